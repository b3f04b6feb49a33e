"""Files that cannot be read, are too large, or have a name that others have or cannot find."""

from __future__ import annotations

import os
import socket
import struct
import sys
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image
from support import library

from .conftest import Find


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
        ("knee/facts.yml", "unreadable-page"),
        ("knee/grades.yml", "unreadable-page"),
        ("knee/x.hashes", "copied-text"),
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


def _png(width: int, height: int) -> bytes:
    head = b"IHDR" + struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    parts = (head, b"IDAT" + zlib.compress(b""), b"IEND")
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(part) - 4) + part + struct.pack(">I", zlib.crc32(part)) for part in parts
    )


@pytest.mark.parametrize(
    ("width", "height", "told"),
    [
        (5000, 5000, False),
        (5001, 5000, True),
        (30000, 30000, True),
        (1, 25_000_001, True),
        (2**31 - 1, 2**31 - 1, True),
    ],
)
def test_pixels(width: int, height: int, told: bool, example: Path, find: Find) -> None:
    """25 megapixels, by the header: nothing is decoded."""
    (example / "docs/knee/x.png").write_bytes(_png(width, height))
    found = find("over-budget")
    assert len(found) == told
    assert all("at most 25 million: make the picture smaller" in line for line in found)


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "GIF", "WEBP", "AVIF"])
def test_pixels_of_each_kind(kind: str, example: Path, find: Find) -> None:
    """The headers of all kinds are read."""
    suffix = {"JPEG": "jpg"}.get(kind, kind.lower())
    Image.new("L", (16000, 1570)).save(example / f"docs/knee/x.{suffix}", kind)
    assert len(find("over-budget")) == 1


def test_bytes_of_a_picture(example: Path, find: Find) -> None:
    """10 MB."""
    file = example / "docs/knee/x.png"
    file.write_bytes(_png(1, 1) + bytes(10_000_000 - len(_png(1, 1))))
    assert find("over-budget") == []
    file.write_bytes(_png(1, 1) + bytes(10_000_000))
    assert find("over-budget") == ["docs/knee/x.png: has 10.0 MB, at most 10 MB: make the picture smaller"]


@pytest.mark.parametrize(
    "data", [b"", b"\x89PNG\r\n\x1a\n", b"GIF89a", b"\xff\xd8\xff", b"RIFF\0\0\0\0WEBPVP8 ", b"\0\0\1\0\1\0"]
)
def test_broken_header(data: bytes, example: Path, find: Find) -> None:
    """Another check tells of it."""
    (example / "docs/knee/x.png").write_bytes(data)
    assert find("over-budget") == []


def test_links_and_bytes_of_a_page(example: Path, find: Find) -> None:
    """2,000 links; a page of more than 1 MB is not rendered."""
    assert find("over-budget", "--- knee/risks.md\n# Risks\n\n" + "[x](#risks)\n\n" * 2000) == []
    (found,) = find("over-budget", "--- knee/risks.md\n# Risks\n\n" + "[x](#risks)\n\n" * 2001)
    assert found == "docs/knee/risks.md:1:1: holds 2,001 links, at most 2,000: split the page"
    (example / "docs/knee/risks.md").write_text("# Risks\n\n" + "x" * 1_000_000)
    (found,) = find("unreadable-page")
    assert found == "docs/knee/risks.md: has 1,000,009 bytes, at most 1,000,000: split it"


RESERVED = [
    "glossary.md", "Glossary.md", "glossary.html", "contributing/findings.md", "contributing/evidence/index.md",
    "contributing/evidence/knee.md", "knee/knee-a5.pdf", "knee/knee-large-print.pdf", "knee/knee-a4-fold.pdf",
    "knee/KNEE-A5.pdf", "404.md", "404.html", "sitemap.xml", "print_page.md", "print_page.html", "search/x.txt",
    "search/index.md", "assets/x.png", "Assets/x.png", "assets/inline/x.txt", "assets/hospital.css",
]  # fmt: skip


@pytest.mark.parametrize("path", RESERVED)
def test_name_that_the_engine_makes(path: str, find: Find) -> None:
    """Booklets, the glossary, the manual, the search and the theme's files, in upper and lower case."""
    found = find("reserved-name", f"--- {path}\nText")
    assert found == [f"docs/{path}: has a name that the site's own files have: give it another name"]


@pytest.mark.parametrize(
    "path", ["knee/plan.pdf", "knee/hip-a5.pdf", "knee/404.md", "searching.md", "knee/glossary.md"]
)
def test_other_name(path: str, find: Find) -> None:
    """Names that only look like one."""
    assert find("reserved-name", f"--- {path}\nText") == []


@pytest.mark.parametrize(
    ("paths", "told"),
    [
        (("knee/x.md", "knee/x.markdown"), "knee/x.md"),
        (("knee/x.md", "knee/x.html"), "knee/x.md"),
        (("x/README.md", "x/index.markdown"), "x/index.markdown"),
        (("x/README.md", "x/index.md"), ""),
    ],
)
def test_two_files_of_one_page(paths: tuple[str, str], told: str, find: Find) -> None:
    """One of them would be lost."""
    found = find("reserved-name", "".join(f"--- {path}\nText\n" for path in paths))
    assert [line.partition(":")[0] for line in found] == ([f"docs/{told}"] if told else [])


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


@pytest.mark.linux
@pytest.mark.parametrize(
    ("file", "link", "advice"),
    [
        ("kni\u00e9.txt", "kni\u00e9.txt", ""),
        ("knie\u0301.txt", "kni\u00e9.txt", "another form (one or two parts): rename the file, typed anew"),
        ("kni\u00e9.txt", "knie\u0301.txt", "another form (one or two parts): type the address anew"),
        ("knie\u0301.txt", "kni%C3%A9.txt", "another form (one or two parts): rename the file, typed anew"),
        ("Knie.txt", "knie.txt", "upper and lower case must be the same"),
    ],
)
def test_link_to_a_name_in_another_form(file: str, link: str, advice: str, example: Path, find: Find) -> None:
    """Says what differs, and which of the two to mend."""
    (example / "docs/knee" / file).write_text("Text")
    found = find("broken-link", f"--- knee/risks.md\n# Risks\n\n[plan]({link})\n")
    assert len(found) == bool(advice), found
    assert all(line.endswith(advice) for line in found), found
