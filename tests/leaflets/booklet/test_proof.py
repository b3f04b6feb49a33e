"""The shipped booklets, proven: tags, order of reading, sizes, and every word of every page in every edition."""

from __future__ import annotations

import datetime
from functools import cache
from io import BytesIO

import pikepdf
import pytest
from leaflets.booklet import editions
from leaflets.booklet.edition import EDITIONS
from leaflets.booklet.editions import Booklet, Booklets
from leaflets.core.paper import PAPERS
from leaflets.library import citations
from leaflets.library.model import Library
from support import library
from support.pdf import proof
from support.pdf.content import pieces
from support.shipped_pages import NAMES

DAY = datetime.date(2026, 11, 22)
SCREEN = ("booklet", "large-print")
SMALLEST = {"booklet": (12, 12), "large-print": (18, 16)}
"""Points: UKAAF and RNIB ask for 12 in standard print, for 16 and better 18 in large print."""

MOST = {"booklet": 28, "large-print": 40}
"""Pages: seven sheets that are folded and stapled; what a reader may be asked to carry in large print."""
LEAST = 0.6
"""The share of a page that is used."""


@cache
def shipped(paper: str = "") -> Library:
    """The shipped library, for other paper where that is named."""
    made = library.read(library.ROOT)
    if paper:
        made.settings.extra["paper"] = paper
    return made


@cache
def booklets(name: str, paper: str = "") -> Booklets:
    """All editions of a shipped leaflet."""
    made = shipped(paper)
    (leaflet,) = (leaflet for leaflet in made.leaflets if leaflet.name == name)
    return editions.set_leaflet(made, leaflet, DAY)


@pytest.mark.parametrize("edition", SCREEN)
@pytest.mark.parametrize("name", NAMES)
def test_no_faults(name: str, edition: str) -> None:
    """Both to read are PDF/UA, in the order of their pages, with nothing lost, said twice or cut off."""
    assert proof.faults(booklets(name)[edition].pdf) == []


@pytest.mark.parametrize("name", NAMES)
def test_no_faults_on_paper(name: str) -> None:
    """The sheets to fold lie on their side, ask for two sides, and have no tags, which would be wrong ones."""
    assert proof.faults(booklets(name)["fold"].pdf, "paper") == []


@pytest.mark.parametrize("edition", [edition.name for edition in EDITIONS])
@pytest.mark.parametrize("name", NAMES)
def test_safety_statements(name: str, edition: str) -> None:
    """Every safety statement that the leaflet must make is made in every edition, wherever a page makes it."""
    (leaflet,) = (leaflet for leaflet in shipped().leaflets if leaflet.name == name)
    assert leaflet.sources is not None
    made = citations.by_name(leaflet)
    names = [entry.name for entry in leaflet.sources.must_say]
    assert names
    assert [each for each in names if each not in made] == []
    stated = {block.text: each for each in names for _, block in made[each]}
    assert {words: stated[words] for words in unsaid(booklets(name)[edition], list(stated))} == {}


@pytest.mark.parametrize("edition", SCREEN)
@pytest.mark.parametrize("name", NAMES)
def test_every_word(name: str, edition: str) -> None:
    """Whatever a page of the site says, the booklet says too."""
    (leaflet,) = (leaflet for leaflet in shipped().leaflets if leaflet.name == name)
    texts = [block.text for page in leaflet.pages for block in page.blocks]
    assert len(texts) > 100
    assert unsaid(booklets(name)[edition], texts) == []


@pytest.mark.parametrize("edition", SCREEN)
@pytest.mark.parametrize("name", NAMES)
def test_sizes(name: str, edition: str) -> None:
    """No text is smaller than the edition promises, in figures, headers and footers neither."""
    assert proof.small_text(booklets(name)[edition].pdf, *SMALLEST[edition]) == []


@pytest.mark.parametrize("edition", SCREEN)
@pytest.mark.parametrize("name", NAMES)
def test_no_ugly_page(name: str, edition: str) -> None:
    """No heading stands alone at the foot of a page, and no page is nearly empty."""
    assert proof.ugly_pages(booklets(name)[edition].pdf) == []


@pytest.mark.parametrize("edition", SCREEN)
@pytest.mark.parametrize("name", NAMES)
def test_no_faults_on_other_paper(name: str, edition: str) -> None:
    """The same on the paper that the shipped settings do not name, and its pages have that size."""
    other = next(paper for paper in PAPERS.values() if paper is not shipped().settings.paper)
    made = booklets(name, other.name)[edition]
    assert proof.faults(made.pdf) == []
    with pikepdf.open(BytesIO(made.pdf)) as pdf:
        sizes = {tuple(round(float(edge) / 72 * 25.4) for edge in page.mediabox[2:]) for page in pdf.pages}
    assert sizes == {tuple(map(round, other.sheet if edition == "large-print" else other.page))}
    assert made.paper == made.edition.on(other)


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("edition", SCREEN)
@pytest.mark.parametrize("name", NAMES)
def test_few_full_pages(name: str, edition: str, paper: str) -> None:
    """A booklet has no more pages than it may, and each but the last two is used for the most part."""
    made = booklets(name, paper)[edition]
    assert made.pages <= MOST[edition]
    with pikepdf.open(BytesIO(made.pdf)) as pdf:
        painted = pieces(pdf)
        height = float(pdf.pages[0].mediabox[3])
    heads = [piece.y for piece in painted if piece.mark.artifact == "Pagination" and piece.y > height / 2]
    feet = [piece.y for piece in painted if piece.mark.artifact == "Pagination" and piece.y < height / 2]
    top, bottom = min(heads), max(feet)
    used = {}
    for number in range(2, made.pages - 1):
        here = [each for each in painted if each.page == number and each.mark.artifact != "Pagination"]
        used[number] = (top - min(each.y for each in here)) / (top - bottom)
    assert {number: share for number, share in used.items() if share < LEAST} == {}


@pytest.mark.parametrize("edition", SCREEN)
@pytest.mark.parametrize("name", NAMES)
def test_page_numbers(name: str, edition: str) -> None:
    """Every page but the cover says its number; the contents and links print those of the pages they lead to."""
    made = booklets(name)[edition]
    with pikepdf.open(BytesIO(made.pdf)) as pdf:
        feet = [(piece.page, piece.text) for piece in pieces(pdf) if piece.mark.artifact == "Pagination"]
    numbers = [(page, text.replace("\u00a0", " ")) for page, text in feet if "page" in text]
    assert numbers == [(page, f"page {page} of {made.pages}") for page in range(2, made.pages + 1)]
    promised = proof.promised_pages(made.pdf)
    (leaflet,) = (leaflet for leaflet in shipped().leaflets if leaflet.name == name)
    assert len(promised) > len(leaflet.pages), "contents name every section, and some links lead to others"
    assert [each for each in promised if each[1] != each[2]] == []


@pytest.mark.parametrize("edition", SCREEN)
@pytest.mark.parametrize("name", NAMES)
def test_archive(name: str, edition: str) -> None:
    """The file also says that it is PDF/A-2a, to be kept for good (ISO 19005-2)."""
    with (
        pikepdf.open(BytesIO(booklets(name)[edition].pdf)) as pdf,
        pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as data,
    ):
        assert (str(data["pdfaid:part"]), str(data["pdfaid:conformance"])) == ("2", "A")


@pytest.mark.parametrize("edition", [edition.name for edition in EDITIONS])
@pytest.mark.parametrize("name", NAMES)
def test_small_files(name: str, edition: str) -> None:
    """A booklet can be sent and loaded anywhere: it is under 500 kB."""
    assert len(booklets(name)[edition].pdf) < 500_000


@pytest.mark.parametrize("name", NAMES)
def test_whole_sheets(name: str) -> None:
    """The booklet fills sheets of four pages, and the sheets carry its pages: two on a side."""
    made = booklets(name)
    assert made["booklet"].pages % 4 == 0
    assert made["fold"].pages == made["booklet"].pages // 2


def unsaid(booklet: Booklet, texts: list[str]) -> list[str]:
    """Which texts an edition does not say; sheets are read as their pages, folded."""
    kind = "paper" if booklet.edition.name == "fold" else "ua"
    return proof.unsaid(booklet.pdf, texts, kind)
