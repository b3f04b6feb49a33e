"""Paths of files: which ones lie below a folder, and whether one ends there once links are followed.

Who writes a leaflet must not reach a file of the machine that builds it. Knows nothing of what is in a file.
"""

from __future__ import annotations

import os
import posixpath
import re
from collections.abc import Iterator
from pathlib import Path, PurePath

_NO_ADDRESS = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff]")


def is_inside(docs: Path, path: Path | str) -> bool:
    """Whether a path, absolute or from `docs`, ends below it: neither `..` nor a link leads out of it."""
    try:
        real, base = os.path.realpath(docs / path), os.path.realpath(docs)
    except (OSError, ValueError):  # a NUL in its name
        return False
    return real == base or real.startswith(base.rstrip(os.sep) + os.sep)


def way_out(docs: Path, path: str) -> str:
    """The first part of a path from `docs` that leads out of it, such as a linked folder; empty where none does."""
    if is_inside(docs, path):
        return ""
    parts = PurePath(path).parts
    ends = ("/".join(parts[: end + 1]) for end in range(len(parts)))
    return next((part for part in ends if not is_inside(docs, part)), path)


def below(folder: Path, stay: bool = False) -> Iterator[str]:
    """Every file below a folder by its path from there: linked folders too, but none that holds itself.

    With `stay` a linked folder that leads out of `folder` is one path, and nobody goes into it: it may be a whole disk.
    """
    skip = len(str(folder)) + 1
    above: dict[str, frozenset[str]] = {}
    for here, folders, names in os.walk(folder, followlinks=True):
        real = os.path.realpath(here)
        holders = above.get(here.rpartition(os.sep)[0], frozenset())
        if real in holders:
            folders.clear()
            continue
        above[here] = holders | {real}
        if stay:
            out = {name for name in folders if not is_inside(folder, os.path.join(here, name))}  # noqa: PTH118
            folders[:] = [name for name in folders if name not in out]
            names += out
        folders.sort()
        prefix = here[skip:].replace(os.sep, "/")
        yield from (f"{prefix}/{name}" if prefix else name for name in sorted(names))


def folders(folder: Path) -> Iterator[str]:
    """Every folder below a folder by its path from there, empty ones too; links are not followed."""
    skip = len(str(folder)) + 1
    for here, _, _ in os.walk(folder):
        if here[skip:]:
            yield here[skip:].replace(os.sep, "/")


def has_no_address(path: str) -> bool:
    """Whether the name of a file cannot be written as an address: bytes that are not UTF-8, signs that control."""
    return _NO_ADDRESS.search(path) is not None


def on_disk(site: Path) -> dict[str, Path | None]:
    """The files of a finished site by their path."""
    return {path: site / path for path in below(site)}


def there(docs: Path, stay: bool = False) -> list[str]:
    """Every file under docs/ that MkDocs knows: README.md gives way to an index.md beside it. `stay` as in `below`."""
    paths = list(below(docs, stay))
    known = set(paths)
    return [
        path
        for path in paths
        if posixpath.basename(path) != "README.md" or posixpath.join(posixpath.dirname(path), "index.md") not in known
    ]
