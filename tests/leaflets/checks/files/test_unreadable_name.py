"""Names of files that have no address."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from support import library
from support.commands import leaflets, mkdocs, output

NAMES = [b"\xff.md", b"caf\xe9.txt", b"a\x1b[31m.svg", b"a\nb.md", b"\x7f.png", "a\x85.txt".encode(), b"d\xe9/x.md"]


@pytest.mark.linux
@pytest.mark.parametrize("name", NAMES)
def test_name_without_an_address(example: Path, name: bytes) -> None:
    """Told by the check and by a build that refuses; in a build that does not, it is not published, and no crash."""
    file = example / "docs/knee" / os.fsdecode(name)
    file.parent.mkdir(exist_ok=True)
    file.write_bytes(b'<svg xmlns="http://www.w3.org/2000/svg"/>' if name.endswith(b"svg") else b"# More\n")
    told = f"docs/knee: the name {os.fsdecode(name)!a}"
    assert [d.check for d in library.check(example) if told in str(d)] == ["unreadable-name"]
    for done in (leaflets(example, "check"), mkdocs(example, "build", "--strict")):
        assert done.returncode == 1
        assert told in output(done)
    assert mkdocs(example, "build").returncode == 0
    assert not [path for path in (example / "site/knee").rglob("*") if not path.name.isprintable()]


@pytest.mark.parametrize("name", ["café.txt", "a b.txt", "Über.txt", "手.txt", ".hid\x1bden"])
def test_name_with_an_address(example: Path, name: str) -> None:
    """Letters of any language, blanks, and what is hidden."""
    (example / "docs/knee" / name).write_text("words\n", "utf-8")
    assert library.findings(example, "unreadable-name") == []
