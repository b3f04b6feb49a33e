"""Names of files that have no address."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from support import library
from support.commands import leaflets, mkdocs, output

NAMES = [b"\xff.md", b"caf\xe9.txt", b"a\x1b[31m.svg", b"a\nb.md", b"\x7f.png", "a\x85.txt".encode(), b"d\xe9/x.md"]


def put(library: Path, name: bytes) -> str:
    """A file of that name in a leaflet; what is told of it."""
    file = library / "docs/knee" / os.fsdecode(name)
    file.parent.mkdir(exist_ok=True)
    file.write_bytes(b'<svg xmlns="http://www.w3.org/2000/svg"/>' if name.endswith(b"svg") else b"# More\n")
    return f"docs/knee: the name {os.fsdecode(name)!a}"


@pytest.mark.linux
@pytest.mark.parametrize("name", NAMES)
def test_name_without_an_address(example: Path, name: bytes) -> None:
    """One finding, without a crash."""
    told = put(example, name)
    assert [d.check for d in library.check(example) if told in str(d)] == ["unreadable-name"]


@pytest.mark.linux
def test_it_is_not_published(example: Path) -> None:
    """Told by the command and by a build that refuses; in a build that does not, the file is left out."""
    told = [put(example, name) for name in NAMES]
    for done in (leaflets(example, "check"), mkdocs(example, "build", "--strict")):
        assert done.returncode == 1
        assert [each for each in told if each not in output(done)] == []
    assert mkdocs(example, "build").returncode == 0
    assert not [path for path in (example / "site/knee").rglob("*") if not path.name.isprintable()]


@pytest.mark.parametrize("name", ["café.txt", "a b.txt", "Über.txt", "手.txt", ".hid\x1bden"])
def test_name_with_an_address(example: Path, name: str) -> None:
    """Letters of any language, blanks, and what is hidden."""
    (example / "docs/knee" / name).write_text("words\n", "utf-8")
    assert library.findings(example, "unreadable-name") == []
