"""Folders on the disk: made read-only and safe from a power cut, removed, found behind links. Knows no releases."""

from __future__ import annotations

import errno
import os
import shutil
from pathlib import Path

from leaflets.core.diagnostics import LeafletsError

_NOT_OURS = {"lost+found"}
"""What stands in the root of an empty disk."""


def real(dest: Path) -> Path:
    """The folder without links in its path; it need not exist, but the one above it must. Raises LeafletsError."""
    try:
        path = dest.parent.resolve(strict=True) / dest.name if not dest.exists() else dest.resolve(strict=True)
        path.stat()
    except FileNotFoundError as error:
        if dest.is_symlink() or not dest.absolute().parent.is_dir():
            raise LeafletsError(f"{error.filename}: no such folder. Nothing was changed; make it first") from error
        return path
    except (OSError, RuntimeError) as error:
        loop = isinstance(error, RuntimeError) or error.errno == errno.ELOOP
        why = "is a symbolic link that leads in a circle" if loop else f"cannot be used: {error}"
        raise LeafletsError(f"{dest}: {why}. Nothing was changed") from error
    if not path.is_dir():
        raise LeafletsError(f"{dest}: is no folder. Nothing was changed; give one")
    return path


def is_empty(path: Path, shown: Path) -> bool:
    """Whether a folder holds nothing, or is not there. Raises LeafletsError where it cannot be read."""
    try:
        return not path.exists() or not {each.name for each in path.iterdir()} - _NOT_OURS
    except OSError as error:
        raise LeafletsError(f"{shown}: cannot be read: {error.strerror}. Nothing was changed") from error


def make(folder: Path) -> None:
    """Make a folder that all may read, whatever the umask; one that is there stays as it is."""
    if not folder.is_dir():
        folder.mkdir()
        folder.chmod(0o755)


def settle(folder: Path) -> None:
    """Make everything below a folder readable for all and writable for nobody, and put it on the disk."""
    os.sync()  # all at once: each `fsync` below then finds nothing to write, and only tells of errors
    for here, _, names in os.walk(folder, topdown=False):
        for name in names:
            path = Path(here, name)
            if path.stat().st_mode & 0o777 != 0o444:  # one that was carried over may be another owner's
                path.chmod(0o444)
            sync(path)
        Path(here).chmod(0o555)
        sync(Path(here))


def sync(path: Path) -> None:
    """Wait until a file, or the names in a folder, are on the disk."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def remove(folder: Path) -> None:
    """Remove what has our naming: a folder, read-only as its folders are. Links are removed, not followed."""
    if folder.is_symlink() or folder.is_file():
        folder.unlink()
        return
    for here, folders, _ in os.walk(folder):
        for each in (Path(here), *(Path(here, name) for name in folders)):
            if not each.is_symlink():
                each.chmod(0o755)
    shutil.rmtree(folder)
