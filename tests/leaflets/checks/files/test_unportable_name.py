"""Names that differ between systems."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from support.findings import Find

NAMES = [
    ("kne\u0301.svg", "has letters in two parts in its name (macOS stores them so): rename the file to 'kn\u00e9.svg'"),
    ("A\u030angstro\u0308m/x.txt", "has letters in two parts in its name"),
    ("\u212b.txt", "has letters in two parts in its name"),
    ("a\u00adb.txt", "U+00AD (soft hyphen) cannot be seen"),
    ("a\u200bb.txt", "U+200B (zero width space) cannot be seen"),
    ("a\u202eb.txt", "U+202E (right-to-left override) cannot be seen"),
    ("a\x07b.txt", "U+0007 (a control character) cannot be seen"),
    ("a\nb.txt", "U+0085 (a control character) cannot be seen"),
    ("a\u00a0b.txt", "has U+00A0 (no-break space) in its name"),
    ("a\udce9b.txt", "has a name that is not UTF-8"),
]


@pytest.mark.linux
@pytest.mark.parametrize(("name", "message"), NAMES)
def test_name(name: str, message: str, example: Path, find: Find) -> None:
    """Letters in two parts, signs that nobody sees, bytes that are no text."""
    assert sys.platform == "linux"
    file = example / "docs/knee" / name
    file.parent.mkdir(exist_ok=True)
    file.write_text("Text")
    (found,) = find("unportable-name")
    assert message in found


@pytest.mark.linux
@pytest.mark.parametrize(
    ("one", "two"),
    [("a.txt", "A.txt"), ("a/b.txt", "A/b.txt"), ("stra\u00dfe.txt", "STRASSE.txt"), ("\u00e9.txt", "\u00c9.txt")],
)
def test_names_that_differ_by_case(one: str, two: str, example: Path, find: Find) -> None:
    """Told once, for the file or for the folder."""
    for name in (one, two):
        file = example / "docs/knee" / name
        file.parent.mkdir(exist_ok=True)
        file.write_text("Text")
    (found,) = find("unportable-name")
    assert "in upper and lower case only" in found


@pytest.mark.parametrize("name", ["caf\u00e9.txt", "a b.txt", "\u4f60.txt", "x.y.txt"])
def test_good_name(name: str, example: Path, find: Find) -> None:
    """Letters of any language, stored as one."""
    (example / "docs/knee" / name).write_text("Text")
    assert find("unportable-name") == []
