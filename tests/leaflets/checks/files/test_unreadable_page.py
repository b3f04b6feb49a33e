"""Files that cannot be read."""

from __future__ import annotations

import os
import socket
from collections.abc import Callable
from pathlib import Path

import pytest
from support import library


def _fifo(path: Path) -> None:
    os.mkfifo(path)


def _socket(path: Path) -> None:
    here = Path.cwd()
    os.chdir(path.parent)  # the path of a socket is short
    with socket.socket(socket.AF_UNIX) as made:
        made.bind(path.name)
    os.chdir(here)


def _folder(path: Path) -> None:
    path.mkdir()


@pytest.mark.linux
@pytest.mark.parametrize("make", [_fifo, _socket, _folder])
@pytest.mark.parametrize(
    ("path", "check"),
    [
        ("knee/risks.md", "unreadable-page"),
        ("knee/index.md", "unreadable-page"),
        ("index.md", "unreadable-page"),
        ("knee/x.svg", "unsafe-file"),
        ("knee/figures/cover.svg", "unsafe-file"),
        ("knee/x.png", "unsafe-file"),
        ("knee/x.pdf", "unsafe-file"),
        ("knee/x.txt", "unsafe-file"),
        ("glossary.yml", "unreadable-page"),
        ("knee/sources.yml", "unreadable-page"),
        ("knee/grades.yml", "unreadable-page"),
        ("knee/sources/guide.lock", "unreadable-page"),
        ("knee/sources/guide.txt", "unreadable-page"),
        ("templates/leaflet/risks.md", "unreadable-page"),
    ],
)
def test_no_file(make: Callable[[Path], None], path: str, check: str, example: Path) -> None:
    """A pipe, a socket or a folder in place of a file is told, and nothing waits for it."""
    file = example / "docs" / path
    file.unlink(missing_ok=True)
    file.parent.mkdir(exist_ok=True)
    make(file)
    found = {(each.check, each.path) for each in library.check(example)}
    checks = {check, "unsafe-file"} if make is _folder else {check}
    place = f"docs/{path}" if check != "copied-text" else "docs/knee"
    assert any((name, place) in found for name in checks), found
