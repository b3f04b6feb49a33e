"""What the engine would refuse is told by the check, with its place; where the check is silent there is a booklet."""

from __future__ import annotations

import base64
import struct
import zlib
from pathlib import Path
from typing import Any

import pytest
from leaflets.booklet import refusals
from leaflets.booklet.editions import set_leaflet
from leaflets.checks.publishing import unprintable
from leaflets.core.diagnostics import LeafletsError
from leaflets.library.model import Library
from support import booklets
from support.pdf import paper_words

SVG = "<svg xmlns='http://www.w3.org/2000/svg' xmlns:xlink='http://www.w3.org/1999/xlink' viewBox='0 0 90 50'>{}</svg>"
CMYK = base64.b64decode(
    "/9j/7gAOQWRvYmUAZAAAAAAA/9sAQwBQNzxGPDJQRkFGWlVQX3jIgnhubnj1r7mRyP////////////////////////////////////////////"
    "///////8AAFAgACAAIBEMRAE0RAFkRAEsRAP/EABQAAQAAAAAAAAAAAAAAAAAAAAT/xAAUEAEAAAAAAAAAAAAAAAAAAAAA/9oADgRDAE0AWQBL"
    "AAA/AGmmmv/Z"
)
"""A JPEG for a printing press: 8 pixels in four colors."""


def png(depth: int, kind: int, row: bytes, *more: tuple[bytes, bytes], rows: int = 4) -> bytes:
    """A PNG of four pixels in a row."""
    parts = [(b"IHDR", struct.pack(">LLBBBBB", 4, rows, depth, kind, 0, 0, 0)), *more]
    parts += [(b"IDAT", zlib.compress((b"\0" + row) * rows)), (b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">L", len(data)) + name + data + struct.pack(">L", zlib.crc32(name + data)) for name, data in parts
    )


def profile(space: bytes, kind: bytes = b"mntr") -> tuple[bytes, bytes]:
    """A color profile of a PNG: its header, as far as it says what it is (ICC.1:2022, 7.2)."""
    header = struct.pack(">L4s4s4s4s4s", 132, b"none", b"\x04\x20\0\0", kind, space, b"XYZ ")
    data = header.ljust(36, b"\0") + b"acsp" + b"\0" * 88 + b"\0\0\0\0"
    return b"iCCP", b"x\0\0" + zlib.compress(data)


RGB = png(8, 2, b"\x80" * 12)
MOVES = (b"acTL", struct.pack(">LL", 2, 0))
FRAME = (b"fcTL", struct.pack(">LLLLLHHBB", 0, 4, 4, 0, 0, 1, 1, 0, 0))
GIF = b"GIF89a\4\0\4\0\x80\0\0\0\0\0\xff\xff\xff"
ONE = b"!\xf9\4\0\0\0\0\0,\0\0\0\0\4\0\4\0\0\2\4\x84\x8f\t\5\0"
REFUSED: dict[str, tuple[str, bytes, str]] = {
    "an empty file": ("png", b"", "the file is broken or no PNG file"),
    "a text": ("png", b"no picture", "the file is broken or no PNG file"),
    "half of a picture": ("png", RGB[:50], "the file is broken or no PNG file"),
    "a TIFF": ("png", b"II*\0" + b"\0" * 60, "it holds TIFF, but its name says PNG; save the picture as PNG"),
    "a JPEG": ("png", b"\xff\xd8\xff\xe0" + b"\0" * 60, "it holds JPEG, but its name says PNG"),
    "a PNG": ("jpg", RGB, "it holds PNG, but its name says JPEG; save the picture as JPEG"),
    "an AVIF": ("webp", b"\0\0\0\x1cftypavif" + b"\0" * 40, "it holds AVIF, but its name says WebP"),
    "a HEIC": ("jpg", b"\0\0\0\x1cftypheic" + b"\0" * 40, "it holds HEIC, but its name says JPEG"),
    "a drawing": ("png", SVG.format("").encode(), "it holds SVG, but its name says PNG"),
    "a film in PNG": ("png", png(8, 2, b"\0" * 12, MOVES, FRAME), "it moves, and paper shows its first moment only"),
    "a film in GIF": ("gif", GIF + ONE + ONE + b";", "it moves, and paper shows its first moment only"),
    "colors of a press": ("jpg", CMYK, "its colors are not RGB; save the picture as RGB"),
    "broken XML": ("svg", b"<svg><path></svg>", "failed to parse SVG"),
    "UTF-16": ("svg", SVG.format("").encode("utf-16"), "failed to parse SVG"),
    "no size": ("svg", SVG.format("").replace("viewBox='0 0 90 50'", "width='0'").encode(), "failed to parse"),
    "HTML in it": ("svg", SVG.format("<foreignObject width='9' height='9'/>").encode(), "foreign object"),
    "a picture from elsewhere": ("svg", SVG.format("<image href='https://a.example/b.png'/>").encode(), "linked image"),
    "letters": ("svg", SVG.format("<text y='9'>膝</text>").encode(), "the booklets' fonts lack 膝 (U+819D)"),
    "a hyphen": ("svg", SVG.format("<text y='9'>a&#8209;b</text>").encode(), "the booklets' fonts lack ‑ (U+2011)"),
    "a photograph in CMYK": (
        "svg",
        SVG.format(f"<image href='data:image/jpeg;base64,{base64.b64encode(CMYK).decode()}' width='9'/>").encode(),
        "CMYK",
    ),
}  # fmt: skip
PRINTED: dict[str, tuple[str, bytes]] = {
    "RGB": ("png", RGB),
    "gray": ("png", png(8, 0, b"\x80" * 4)),
    "16 bits": ("png", png(16, 2, b"\x80" * 24)),
    "black and white": ("png", png(1, 0, b"\x80")),
    "see-through": ("png", png(8, 6, b"\x80" * 16)),
    "a profile": ("png", png(8, 2, b"\x80" * 12, profile(b"RGB "))),
    "one moment": ("gif", GIF + ONE + b";"),
    "shapes": ("svg", SVG.format("<path d='M0 0h9v9'/>").encode()),
    "letters": ("svg", SVG.format("<text y='9' font-family='Arial'>Knee</text>").encode()),
    "nothing": ("svg", SVG.format("").encode()),
}


def with_picture(folder: Path, suffix: str, data: bytes) -> Library:
    """The example library with a picture on line 5 of a page."""
    library = booklets.with_page(folder, f"# Page\n\nWords.\n\n![Knee](figures/x.{suffix})\n")
    (library.settings.docs / f"knee/figures/x.{suffix}").write_bytes(data)
    return library


@pytest.mark.parametrize(("suffix", "data", "why"), REFUSED.values(), ids=REFUSED)
def test_refused_pictures(tmp_path: Path, suffix: str, data: bytes, why: str) -> None:
    """The finding names the line, and says what to do; whatever stops a booklet is told before."""
    library = with_picture(tmp_path, suffix, data)
    (found,) = unprintable.check(library)
    assert (found.path, found.line, found.column) == ("docs/knee/page.md", 5, 17)
    assert found.message.startswith(f"the picture docs/knee/figures/x.{suffix} cannot be printed: ")
    assert why in found.message
    if "moves" not in why:
        with pytest.raises(LeafletsError):
            set_leaflet(library, library.leaflets[0], booklets.DAY)


@pytest.mark.parametrize(("suffix", "data"), PRINTED.values(), ids=PRINTED)
def test_printed_pictures(tmp_path: Path, suffix: str, data: bytes) -> None:
    """What the engine takes is no finding."""
    library = with_picture(tmp_path, suffix, data)
    assert list(unprintable.check(library)) == []
    assert set_leaflet(library, library.leaflets[0], booklets.DAY)


def test_profile_of_another_kind(tmp_path: Path) -> None:
    """The engine takes a profile as it is; PDF/A does not take every kind (ISO 19005-2, 6.2.4.2)."""
    library = with_picture(tmp_path, "png", png(8, 2, b"\x80" * 12, profile(b"Lab ", b"abst")))
    (found,) = unprintable.check(library)
    assert "its colors are not RGB; save the picture as RGB" in found.message


def test_cover(tmp_path: Path) -> None:
    """The picture of the cover stands on no page, and is asked about, too."""
    library = booklets.with_page(tmp_path, "# Page\n\nx\n")
    (library.settings.docs / "knee/figures/cover.svg").write_bytes(b"<svg>")
    (found,) = unprintable.check(library)
    assert found.path == "docs/knee/figures/cover.svg"


def test_drawing_in_the_page(tmp_path: Path) -> None:
    """One that the page holds has the line of its tag."""
    svg = SVG.format("<image href='https://a.example/b.png' width='9' height='9'/>")
    library = booklets.with_page(tmp_path, f"# Page\n\nWords.\n\n{SVG.format('')}\n\n{svg}\n")
    (found,) = unprintable.check(library)
    assert (found.line, found.column) == (7, 1)


WORDS: dict[str, tuple[dict[str, Any], str]] = {
    "the title": ({"title": "The 膝"}, "the title of the leaflet: the booklets' fonts lack 膝"),
    "a hyphen in the title": ({"title": "X\u2011ray"}, "lack ‑ (U+2011)"),
    "the version": ({"version": "1\u2011a"}, "the version: the booklets' fonts lack"),
    "the owner": ({"owner": "看护"}, "the owner: the booklets' fonts lack 看"),
    "the hospital": ({"local": {"name": "Klinik\u1680Ost"}}, "the name of the hospital: the booklets' fonts lack"),
    "the department": ({"local": {"department": "Abteilung\ufeff"}}, "the department: the booklets' fonts lack"),
    "the ward": ({"local": {"ward_name": "٣"}}, "`ward_name`: the booklets' fonts lack"),
    "hours": ({"local": {"ward_hours": "8 → 6"}}, "`ward_hours`: the booklets' fonts lack"),
    "a long title": ({"title": "word " * 41}, "the title of the leaflet has 205 letters; a booklet has room for 200"),
    "a long name": ({"local": {"name": "x" * 101}}, "has 101 letters; a booklet has room for 100"),
}


@pytest.mark.parametrize(("meta", "what"), WORDS.values(), ids=WORDS)
def test_words_around_the_pages(tmp_path: Path, meta: dict[str, Any], what: str) -> None:
    """Those of cover, heads, feet and back are checked where they stand: in `index.md` or mkdocs.yml."""
    library = booklets.with_page(tmp_path, "# Page\n\nx\n")
    library.leaflets[0].meta.update(meta)
    (found,) = refusals.of_leaflet(library, library.leaflets[0])
    assert what in found.message
    assert found.path in {"docs/knee/index.md", "mkdocs.yml"}


def test_terms_and_sources(tmp_path: Path) -> None:
    """The words of the glossary and the sources have their own files."""
    library = booklets.with_page(tmp_path, "# Page\n\nx\n")
    for path in (library.glossary.path, "docs/knee/sources.yml"):
        file = library.settings.root / path
        text = file.read_text("utf-8")
        file.write_text(
            text.replace("through a thin tube", "through a thin tube →").replace("A guide", "A\u2011guide"), "utf-8"
        )
    found = {(each.path, each.message) for each in unprintable.check(booklets.again(library))}
    assert {message.partition(":")[0] for _, message in found} == {"the term 'arthroscopy'", "the source 'guide'"}


LONG = "Esophagogastroduodenoscopy"
COVERS: dict[str, dict[str, Any]] = {
    "a long word": {"title": LONG},
    "a longer word": {"title": LONG * 3},
    "wide letters": {"title": "W" * 40},
    "as long as it may be": {"title": ("A title of many long words " * 8)[:200]},
    "a word of that length": {"title": (LONG * 8)[:200]},
    "the hospital": {"local": {"name": "Sankt" + "Bartholomäus" * 7, "department": "Radiologie" * 10}},
    "words of the hospital": {"local": {"name": ("House of " * 20)[:100], "department": ("part of " * 20)[:100]}},
    "all": {
        "title": (LONG * 8)[:200],
        "version": "1.0-" + "rc" * 48,
        "owner": "Owner" * 40,
        "local": {"name": "N" * 100, "department": "D" * 100, "example": True, "ward_name": "Ward" * 40}
        | {"ward_phone": "555 0100 " * 12, "ward_hours": "always" * 30, "formats_email": "a" * 90 + "@a.example"},
    },
}


@pytest.mark.parametrize("picture", [False, True])
@pytest.mark.parametrize("meta", COVERS.values(), ids=COVERS)
def test_covers(tmp_path: Path, meta: dict[str, Any], picture: bool) -> None:
    """Title, hospital, version and address stay within the paper, on one page of cover, however long they are."""
    library = booklets.with_page(tmp_path, "# Page\n\nx\n")
    leaflet = library.leaflets[0]
    leaflet.meta.update(meta)
    library.settings.site_url = f"https://leaflets.{'verylonghospitalname' * 12}.example/"
    if picture:
        (library.settings.docs / "knee/figures/cover.svg").write_text(booklets.DRAWING, "utf-8")
    assert list(unprintable.check(library)) == []
    made = set_leaflet(library, leaflet, booklets.DAY)
    for edition in ("booklet", "large-print"):
        assert paper_words.off_paper(made[edition].pdf) == []
        covers = paper_words.pages(made[edition].pdf)
        assert paper_words.squeezed(leaflet.title) in covers[0]
        assert "Donotuseafter1January2028" in covers[0]
        assert paper_words.squeezed(str(leaflet.local["name"])) in covers[0]
        assert covers[1].startswith("Contents")
        assert "verylonghospitalname" * 12 in covers[-1]
