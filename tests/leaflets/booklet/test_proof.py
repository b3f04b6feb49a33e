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
from leaflets.evidence import citations
from leaflets.library.model import Library
from support import library
from support.pdf import proof
from support.pdf.content import pieces
from support.shipped_pages import NAMES

DAY = datetime.date(2026, 11, 22)
SCREEN = ("a5", "large-print")
SMALLEST = {"a5": (12, 12), "large-print": (18, 16)}
"""Points: UKAAF and RNIB ask for 12 in standard print, for 16 and better 18 in large print."""


@cache
def shipped() -> Library:
    """The shipped library."""
    return library.read(library.ROOT)


@cache
def booklets(name: str) -> Booklets:
    """All editions of a shipped leaflet."""
    (leaflet,) = (leaflet for leaflet in shipped().leaflets if leaflet.name == name)
    return editions.set_leaflet(shipped(), leaflet, DAY)


@pytest.mark.parametrize("edition", SCREEN)
@pytest.mark.parametrize("name", NAMES)
def test_no_faults(name: str, edition: str) -> None:
    """A5 and large print are PDF/UA, read in the order of their pages, with nothing lost, said twice or cut off."""
    assert proof.faults(booklets(name)[edition].pdf) == []


@pytest.mark.parametrize("name", NAMES)
def test_no_faults_on_paper(name: str) -> None:
    """The sheets to fold are A4 landscape, ask for two sides, and have no tags, which would be wrong ones."""
    assert proof.faults(booklets(name)["a4-fold"].pdf, "paper") == []


@pytest.mark.parametrize("edition", [edition.name for edition in EDITIONS])
@pytest.mark.parametrize("name", NAMES)
def test_safety_facts(name: str, edition: str) -> None:
    """Every fact about safety that the pages state is stated in every edition, wherever a page states it."""
    (leaflet,) = (leaflet for leaflet in shipped().leaflets if leaflet.name == name)
    assert leaflet.ledger is not None
    left_out = {each.fact for each in leaflet.ledger.left_out}
    cited = citations.by_fact(leaflet)
    facts = [fact for fact in leaflet.ledger.facts if fact.safety and fact.id not in left_out]
    assert facts
    assert [fact.id for fact in facts if fact.id not in cited] == []
    stated = {block.text: fact.id for fact in facts for _, block in cited[fact.id]}
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
    """The A5 edition fills sheets of four pages, and the sheets carry its pages: two on a side."""
    made = booklets(name)
    assert made["a5"].pages % 4 == 0
    assert made["a4-fold"].pages == made["a5"].pages // 2


def unsaid(booklet: Booklet, texts: list[str]) -> list[str]:
    """Which texts an edition does not say; sheets are read as their A5 pages, folded."""
    kind = "paper" if booklet.edition.name == "a4-fold" else "ua"
    return proof.unsaid(booklet.pdf, texts, kind)
