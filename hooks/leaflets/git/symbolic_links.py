"""Symbolic links in a folder, found without going into them: what one leads to may be a whole disk, or itself."""

from __future__ import annotations

import os
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from leaflets.core.paths import is_inside

MOST = 1_000
"""Files behind a linked folder that MkDocs may still read before a check refuses the link: more take too long."""


def links(folder: Path) -> Iterator[Path]:
    """Every symbolic link below a folder, in the order of their paths."""
    for here, folders, names in os.walk(folder):
        folders.sort()
        yield from (Path(here, name) for name in sorted((*folders, *names)) if Path(here, name).is_symlink())


def endless(docs: Path) -> Iterator[Path]:
    """Links below docs/ through which MkDocs, which follows each, would not come to an end in reasonable time."""
    for link in links(docs):
        if not link.is_dir():
            continue
        real = os.path.realpath(link)
        holds_itself = is_inside(Path(real), link.parent)
        if holds_itself or next(islice(_files(real), MOST, None), None) or any(map(os.path.isdir, links(Path(real)))):
            yield link


def leads_to(link: Path) -> str:
    """Where a link leads, as it says itself; or that nobody can say."""
    try:
        return os.fspath(link.readlink())
    except OSError:
        return "…"


def _files(folder: str) -> Iterator[str]:
    for _, _, names in os.walk(folder):
        yield from names
