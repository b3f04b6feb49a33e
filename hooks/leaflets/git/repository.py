"""The git repository around the leaflets: its commit, what is tracked, and what hides changes. Changes nothing there.

Names of files may hold anything but NUL: git lists them apart by it, and bytes that are no UTF-8 stay as they are.
"""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from leaflets.core.diagnostics import one_line

LINK, MODULE = "120000", "160000"
"""Modes of a symbolic link and of another repository (`gitlink`) in git's list of files."""


@dataclass(frozen=True)
class Commit:
    """A commit: its full id, its time in seconds since 1970, and whether files differ from it.

    Where git knows none, `id` is empty and `why` says why.
    """

    id: str = ""
    time: int = 0
    changed: bool = False
    why: str = ""


class NoRepositoryError(Exception):
    """Git can't say anything here; the message says why."""


def git(folder: Path, *arguments: str) -> bytes:
    """What a git command prints, run in a folder and of the repository around it. Raises NoRepositoryError."""
    # Its own variables would lead it to another repository, as in a git hook; and it must write no index.
    environ = {key: value for key, value in os.environ.items() if not key.startswith("GIT_")}
    environ |= {"LC_ALL": "C", "GIT_OPTIONAL_LOCKS": "0"}
    try:
        done = subprocess.run(
            ["git", *arguments], cwd=folder, env=environ, stdin=subprocess.DEVNULL, capture_output=True, check=False
        )
    except FileNotFoundError as error:
        raise NoRepositoryError("git is not installed" if folder.is_dir() else f"{folder} is not there") from error
    except OSError as error:
        raise NoRepositoryError(f"git cannot be run: {error.strerror}") from error
    if done.returncode:
        said = done.stderr.decode("utf-8", "replace").strip().splitlines() or ["git failed"]
        raise NoRepositoryError(one_line(said[0]))
    return done.stdout


def commit(folder: Path, paths: Iterable[Path]) -> Commit:
    """The commit that is checked out in `folder`; `paths` are what a site is made of."""
    try:
        # `rev-list` prints no subject, whatever is in it, and asks no `log.showSignature`.
        name, time = git(folder, "rev-list", "--max-count=1", "--no-commit-header", "--format=%H %ct", "HEAD").split()
    except NoRepositoryError as error:
        return Commit(why=str(error))
    try:
        there = [str(path) for path in paths if path.exists()]
        changed = bool(git(folder, "status", "--porcelain", "-z", "--", *there).strip(b"\0"))
    except NoRepositoryError:
        changed = True
    return Commit(name.decode("ascii"), int(time), changed)


def described(folder: Path) -> str:
    """The commit in `folder` as a reader is told of it, such as `v1.2-3-g0123456789ab`; empty where there is none."""
    try:
        said = git(folder, "describe", "--always", "--dirty=, changed since", "--abbrev=12")
    except NoRepositoryError:
        return ""
    return one_line(said.decode("utf-8", "replace").strip())


def file_at(folder: Path, revision: str, path: Path) -> bytes | None:
    """What a file held at a revision; None where it was not there. Raises NoRepositoryError at no such revision."""
    name = _from_top(folder, path)
    return git(folder, "cat-file", "blob", f"{revision}:{name}") if name in files_at(folder, revision, path) else None


def files_at(folder: Path, revision: str, path: Path) -> list[str]:
    """The files at and below a path at a revision, by their path from the top of the work tree.

    Raises NoRepositoryError where git knows no such revision.
    """
    known = git(folder, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}").strip()
    listed = git(
        folder, "ls-tree", "-r", "-z", "--name-only", "--full-tree", known.decode(), "--", _from_top(folder, path)
    )
    return list(filter(None, map(os.fsdecode, listed.split(b"\0"))))


def blobs(folder: Path, paths: Path, ending: str) -> Iterator[bytes]:
    """What the files below a path whose names end so have ever held, the newest first, in any branch's history.

    Raises NoRepositoryError where there is no repository. A shallow clone knows its own commits alone.
    """
    seen = set()
    raw = (
        "log",
        "--format=",
        "--raw",
        "--no-abbrev",
        "--no-renames",
        "-m",
        "-z",
        "HEAD",
        "--",
        _from_top(folder, paths),
    )
    fields = iter(git(top(folder) or folder, *raw).split(b"\0"))
    for record in fields:
        if record.startswith(b":"):
            name, blob = os.fsdecode(next(fields, b"")), record.split()[3]
            if name.endswith(ending) and blob not in seen and blob.strip(b"0"):
                seen.add(blob)
                yield git(folder, "cat-file", "blob", blob.decode())


def is_shallow(folder: Path) -> bool:
    """Whether the history here is cut off."""
    try:
        return git(folder, "rev-parse", "--is-shallow-repository").strip() == b"true"
    except NoRepositoryError:
        return False


def _from_top(folder: Path, path: Path) -> str:
    """The path of a file from the top of the work tree."""
    return Path(os.path.relpath(os.path.realpath(path), os.path.realpath(top(folder) or folder))).as_posix()


def why_none(folder: Path) -> str:
    """Why there is no work tree of git around a folder; empty where there is one."""
    try:
        inside = git(folder, "rev-parse", "--is-inside-work-tree").strip() == b"true"
    except NoRepositoryError as error:
        return "this is no git repository" if "not a git repository" in str(error) else str(error)
    return "" if inside else "there is no work tree of git"


def tracked(folder: Path) -> Iterator[tuple[str, Path]]:
    """The mode and the path of each tracked file below a folder. Nothing where there is no repository."""
    for record in _listed(folder, "ls-files", "--stage", "-z"):
        head, _, name = record.partition("\t")
        yield head.partition(" ")[0], folder / name


def tracked_and_ignored(folder: Path) -> Iterator[Path]:
    """The tracked files below a folder that a `.gitignore` names. Nothing where there is no repository.

    A person's own lists (`core.excludesFile`, `info/exclude`) do not count: they are on one machine alone.
    """
    for name in _listed(folder, "ls-files", "--cached", "--ignored", "--exclude-per-directory=.gitignore", "-z"):
        yield folder / name


def top(folder: Path) -> Path | None:
    """The folder of the whole work tree around a folder; None where there is none."""
    try:
        name = os.fsdecode(git(folder, "rev-parse", "--show-toplevel").removesuffix(b"\n"))
    except NoRepositoryError:
        return None
    return Path(name) if name else None


def own_attributes(folder: Path) -> Path | None:
    """The file of attributes in git's own folder, which need not be there; None where there is no repository."""
    try:
        name = os.fsdecode(git(folder, "rev-parse", "--git-path", "info/attributes").removesuffix(b"\n"))
    except NoRepositoryError:
        return None
    return folder / name


def _listed(folder: Path, *arguments: str) -> Iterator[str]:
    try:
        listed = git(folder, *arguments)
    except NoRepositoryError:
        return
    yield from filter(None, map(os.fsdecode, listed.split(b"\0")))
