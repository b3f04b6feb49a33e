"""On which page of its booklets a passage stands, held against the finished PDFs."""

from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from leaflets.booklet import pages
from leaflets.booklet.editions import set_leaflet
from leaflets.core.diagnostics import LeafletsError
from leaflets.library.model import Leaflet, Library
from support import booklets, library
from support.pdf.content import pieces

LONG = "\n".join(f"## Part {part}\n\n" + f"Words of the part number {part}. [@-]\n\n" * 30 for part in range(8))


def wrong(made: Library, leaflet: Leaflet) -> list[str]:
    """The passages whose words are not on the page that is told, with that page."""
    printed, found, out = set_leaflet(made, leaflet, booklets.DAY), pages.of(made, leaflet, booklets.DAY), []
    assert [edition.name for edition in found] == ["booklet", "large-print"]
    for edition, told in found.items():
        with pikepdf.open(BytesIO(printed[edition.name].pdf)) as file:
            texts = [""] * len(file.pages)
            for piece in pieces(file):
                texts[piece.page - 1] += re.sub(r"\W", "", piece.text)
        for page in leaflet.pages:
            for block in page.blocks:
                if block.kind not in ("p", "li", "h1", "h2", "td") or (page.path, block.place.line) not in told:
                    continue
                number = told[page.path, block.place.line or 0]
                words = re.sub(r"\W", "", block.text)  # print says after a link to which page it leads
                if words[:20] not in texts[number - 1] and words[-12:] not in texts[number - 1]:
                    out.append(f"{edition.name}, page {number}: {block.text}")
    return out


def test_the_page_that_is_told_has_the_words(tmp_path: Path) -> None:
    """Each passage of a leaflet with several pages of paper, and a part that begins overleaf."""
    made = booklets.with_page(tmp_path, f"# More\n\n{LONG}")
    assert wrong(made, made.leaflets[0]) == []
    told = next(iter(pages.of(made, made.leaflets[0], booklets.DAY).values()))
    assert len({page for (path, _), page in told.items() if path.endswith("/page.md")}) > 4


def test_a_booklet_that_is_handed_out() -> None:
    """Each passage of a shipped leaflet stands where it is told to be."""
    made = library.read(library.ROOT)
    assert wrong(made, made.leaflets[0]) == []


def test_what_cannot_be_printed(tmp_path: Path) -> None:
    """Is told with its place."""
    made = booklets.with_page(tmp_path, "# More\n\n<table><tr><td rowspan=2>a</td></tr><tr></tr></table>\n")
    with pytest.raises(LeafletsError, match=r"docs/knee/page\.md:\d+"):
        pages.of(made, made.leaflets[0], booklets.DAY)
