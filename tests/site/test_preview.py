"""`leaflets publish --preview` of the shipped leaflets: every page and booklet says that it is not for patients."""

from __future__ import annotations

import os
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from selectolax.lexbor import LexborHTMLParser
from support.commands import leaflets, output
from support.library import ROOT
from support.pdf.content import pieces
from support.shipped_pages import RISKS

from .conftest import Visit

LONG = bool(os.environ.get("LEAFLETS_LONG"))
WORDS = "Preview: not for patients"


@pytest.fixture(scope="module")
def preview(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What readers of the preview see."""
    dest = tmp_path_factory.mktemp("preview") / "www"
    done = leaflets(ROOT, "publish", "--preview", str(dest), SOURCE_DATE_EPOCH="1795305600")
    assert done.returncode == 0, output(done)
    assert ", a preview, not for patients." in output(done)
    return dest / "current"


def marked_pages(site: Path) -> tuple[list[str], list[str]]:
    """The pages whose visible words begin with the mark, and the others."""
    marked: tuple[list[str], list[str]] = ([], [])
    for path in sorted(site.resolve().rglob("*.html")):
        html = path.read_text("utf-8")
        if '<meta http-equiv="refresh"' in html:
            continue  # an address that only leads on
        body = LexborHTMLParser(html).body
        assert body is not None
        notices = body.css(".notice--preview")
        marked[not notices or WORDS not in notices[0].text()].append(path.name)
    return marked


def marked_sheets(site: Path, editions: str = "*.pdf") -> tuple[int, int]:
    """How many pages of booklets there are, and how many bear the mark; each side of a folded sheet is two of them."""
    pages = marks = 0
    for path in sorted(site.resolve().rglob(editions)):
        with pikepdf.open(path) as pdf:
            painted = pieces(pdf)
            for number in range(1, len(pdf.pages) + 1):
                words = "".join(piece.text for piece in painted if piece.page == number).replace(" ", "")
                pages += 2 if "-fold" in path.name else 1
                marks += words.count(WORDS.replace(" ", ""))
    return pages, marks


def test_every_page_is_marked(preview: Path) -> None:
    """Leaflets, glossary, staff's pages, the print page and `404.html` alike."""
    marked, others = marked_pages(preview)
    assert others == []
    assert {"index.html", "print_page.html", "404.html", "glossary.html", "admins.html"} <= set(marked)


def test_every_sheet_is_marked(preview: Path) -> None:
    """Cover, inside and back of all editions: a page may be copied alone."""
    pages, marks = marked_sheets(preview)
    assert pages > 60
    assert marks == pages


def test_nothing_else_is_marked(site: Path) -> None:
    """An ordinary build bears no mark anywhere."""
    assert marked_pages(site)[0] == []
    pages, marks = marked_sheets(site, "*-booklet.pdf")
    assert pages
    assert marks == 0


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("address", [RISKS, "print_page.html"])
def test_mark_is_seen(preview: Path, visit: Visit, address: str, width: int) -> None:
    """At the top of the page, within the window of a small phone too; everything loads."""
    visitor = visit(preview.as_uri() + "/", viewport={"width": width, "height": 640})
    page = visitor.open(address)
    box = page.locator(".notice--preview").first.bounding_box()
    assert box is not None
    assert 0 <= box["x"] <= box["x"] + box["width"] <= width
    assert box["y"] + box["height"] < 200
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert visitor.errors == []
    assert visitor.strangers() == []


def test_mark_is_printed(preview: Path, visit: Visit) -> None:
    """Each sheet that a browser prints of the print page bears it, beside the cover; to read all takes long."""
    page = visit(preview.as_uri() + "/").open("print_page.html")
    with pikepdf.open(BytesIO(page.pdf(prefer_css_page_size=True, page_ranges="" if LONG else "1-4"))) as pdf:
        painted = pieces(pdf)
        for number in range(1, len(pdf.pages) + 1):
            words = "".join(piece.text for piece in painted if piece.page == number)
            assert WORDS.replace(" ", "") in words.replace(" ", ""), number
