"""The finished editions, read with pikepdf."""

from __future__ import annotations

import datetime
import re
from functools import cache
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from leaflets.booklet import printed
from leaflets.booklet.cache import Cache
from leaflets.booklet.edition import EDITIONS
from leaflets.booklet.editions import Booklets, set_leaflet
from leaflets.core.diagnostics import LeafletsError
from support import booklets
from support.library import agree, read
from support.pdf import paper_words, proof
from support.pdf.content import pieces

SCREEN = ("booklet", "large-print")


@pytest.fixture(scope="module")
def constructs(tmp_path_factory: pytest.TempPathFactory) -> Booklets:
    """The leaflet with every construct."""
    library = booklets.with_page(tmp_path_factory.mktemp("constructs"), booklets.CONSTRUCTS.read_text("utf-8"))
    return set_leaflet(library, library.leaflets[0], booklets.DAY)


def one_page(folder: Path, text: str) -> Booklets:
    """The example leaflet with one page more."""
    library = booklets.with_page(folder, text)
    return set_leaflet(library, library.leaflets[0], booklets.DAY)


@cache
def texts(pdf: bytes) -> list[str]:
    """The text of each page, without spaces."""
    with pikepdf.open(BytesIO(pdf)) as file:
        found = [""] * len(file.pages)
        for piece in pieces(file):
            found[piece.page - 1] += re.sub(r"\s", "", piece.text)
    return found


@pytest.mark.parametrize("edition", SCREEN)
def test_every_construct(constructs: Booklets, edition: str) -> None:
    """Every construct becomes PDF/UA: right tags in the right order, nothing lost, nothing twice, nothing cut off."""
    assert proof.faults(constructs[edition].pdf) == []


@pytest.mark.parametrize("edition", SCREEN)
def test_groups_in_the_contents(edition: str, tmp_path: Path) -> None:
    """A group's name stands over its pages; pages in none, and sources, come after it. Still PDF/UA."""
    made = booklets.with_page(tmp_path, "# More\n\nWords. [@-]\n")
    contract = made.settings.docs / "templates/leaflet/index.md"
    text = contract.read_text("utf-8").replace("  - how-to-prepare.md\n", "  - Getting ready: [how-to-prepare.md]\n")
    contract.write_text(text, "utf-8")
    made = booklets.again(made)
    pdf = set_leaflet(made, made.leaflets[0], booklets.DAY)[edition].pdf
    assert proof.faults(pdf) == []
    (contents,) = [text for text in texts(pdf) if "Gettingready" in text]
    heads = ["Inbrief", "Gettingready", "Howtoprepare", "Risks", "More", "Sources"]
    places = [contents.index(head, contents.index("Contents")) for head in heads]
    assert places == sorted(places)


def test_every_construct_on_paper(constructs: Booklets) -> None:
    """The sheets to fold are sound, too."""
    assert proof.faults(constructs["fold"].pdf, "paper") == []


def test_every_word_of_the_constructs(constructs: Booklets, tmp_path: Path) -> None:
    """Every block of the page is said in every edition."""
    library = booklets.with_page(tmp_path, booklets.CONSTRUCTS.read_text("utf-8"))
    blocks = [block.text for block in library.pages["knee/page.md"].blocks if block.kind not in {"img", "pre"}]
    blocks = [
        block.replace("quoted", "“quoted”") for block in blocks if "footnote" not in block
    ]  # numbers stand within
    for edition in SCREEN:
        assert proof.unsaid(constructs[edition].pdf, blocks) == []


def test_standards(constructs: Booklets) -> None:
    """Booklet and large print say that they are PDF/UA-1 and PDF/A-2a."""
    for edition in SCREEN:
        with pikepdf.open(BytesIO(constructs[edition].pdf)) as pdf, pdf.open_metadata() as metadata:
            assert metadata["pdfuaid:part"] == "1"
            assert (metadata["pdfaid:part"], metadata["pdfaid:conformance"]) == ("2", "A")


@pytest.mark.parametrize(("edition", "body", "pagination"), [("booklet", 12, 12), ("large-print", 18, 16)])
def test_sizes(constructs: Booklets, edition: str, body: int, pagination: int) -> None:
    """No text is smaller than its edition promises, in footnotes and tables neither."""
    assert proof.small_text(constructs[edition].pdf, body, pagination) == []


@pytest.mark.parametrize("words", range(60, 1560, 300))
def test_whole_sheets(tmp_path: Path, words: int) -> None:
    """A booklet has whole sheets of four pages; pages to write on fill it before the back cover, after sources."""
    made = one_page(tmp_path, "# Page\n\n" + "word " * words)
    booklet = made["booklet"]
    assert booklet.pages % 4 == 0
    assert made["fold"].pages * 2 == booklet.pages
    pages = texts(booklet.pdf)
    written = [page for page in pages[:-1] if "Yourquestionsandnotes" not in page]
    assert pages[: len(written)] == written
    assert len(pages) - len(written) <= 4
    assert re.search(r"consentform:Kneearthroscopy,version1\.0\(draft\),22November2026,words[0-9a-f]{8}", written[-1])
    assert "Whentocall" in pages[-1]
    assert all(len(page) > 90 or "Yourquestionsandnotes" in page for page in pages)


def test_same_bytes(tmp_path: Path) -> None:
    """The same day gives the same bytes, in another folder; another day another date."""
    one, other = (
        one_page(tmp_path / name, "# Page\n\nx\n") for name in ("one", "other") if not (tmp_path / name).mkdir()
    )
    assert [each.pdf for each in one] == [each.pdf for each in other]
    library = booklets.with_page(tmp_path, "# Page\n\nx\n")
    later = set_leaflet(library, library.leaflets[0], booklets.DAY.replace(day=23))
    assert "23November2026" in texts(later["booklet"].pdf)[1]


@pytest.mark.parametrize("edition", SCREEN)
def test_page_numbers(tmp_path: Path, edition: str) -> None:
    """Contents and "see page" name the page on which the section begins."""
    text = "# Page\n\n" + "word " * 900 + "\n\n## Far away {#far}\n\nSee [risks](risks.md), or [this](#far).\n"
    pdf = one_page(tmp_path, text)[edition].pdf
    pages = texts(pdf)
    far = next(number for number, page in enumerate(pages, 1) if "Faraway" in page)
    last = "".join(pages)
    assert f"or this (see page {far})".replace(" ", "") in last
    (risks,) = set(re.findall(r"Risks\.+(\d+)", last))
    assert f"See risks (page {risks})".replace(" ", "") in last
    assert "Risks" in pages[int(risks) - 1]


@pytest.mark.parametrize("edition", SCREEN)
@pytest.mark.parametrize("before", range(0, 260, 20))
def test_box_stays_whole(tmp_path: Path, edition: str, before: int) -> None:
    """A box that fits on a page is on one page, together with the heading above it."""
    box = '## Heading of it\n\n!!! risk "First of it"\n\n' + "    - item of it\n" * 6 + "    - last of it\n"
    pages = texts(one_page(tmp_path, "# Page\n\n" + "word " * before + f"\n\n{box}")[edition].pdf)
    (page,) = (page for page in pages if "Firstofit" in page)
    assert "Headingofit" in page
    assert "lastofit" in page


def test_long_box(tmp_path: Path) -> None:
    """A box that is longer than a page goes on overleaf; nothing of it is cut off."""
    items = "".join(f"    - item {number} of many\n" for number in range(120))
    for booklet in one_page(tmp_path, f'# Page\n\n!!! risk "Long"\n\n{items}'):
        if booklet.edition.name in SCREEN:
            assert proof.faults(booklet.pdf) == []
            assert all(f"item{number}ofmany" in "".join(texts(booklet.pdf)) for number in range(120))


def test_kept(tmp_path: Path) -> None:
    """What is kept is not set again; a change of the page, a picture or the day is another booklet."""
    library = booklets.with_page(tmp_path, "# Page\n\n![A knee](figures/knee.png)\n")
    leaflet, kept = library.leaflets[0], Cache(tmp_path / "kept")
    first = set_leaflet(library, leaflet, booklets.DAY, kept)
    entries = {path: path.read_bytes() for path in (tmp_path / "kept").glob("*/*")}
    assert len(entries) == len(EDITIONS)
    assert set_leaflet(library, leaflet, booklets.DAY, kept) == first
    assert {path: path.read_bytes() for path in (tmp_path / "kept").glob("*/*")} == entries
    (library.settings.docs / "knee/figures/knee.png").write_bytes(booklets.photograph(9, 9))
    assert set_leaflet(library, leaflet, booklets.DAY, kept) != first
    assert len(list((tmp_path / "kept").glob("*/*"))) == 2 * len(entries)


def test_element_without_a_rule(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An element that the stylesheet does not know stops the booklet with its page and line."""
    monkeypatch.setitem(printed.INLINE, "kbd", "unheard-of")
    with pytest.raises(LeafletsError, match="no print rule for <unheard-of>"):
        one_page(tmp_path, "# Page\n\nPress <kbd>x</kbd>.\n")


def test_names(constructs: Booklets) -> None:
    """Every edition has a file name, a number of pages and a size in words."""
    names = [f"knee-{edition}.pdf" for edition in ("booklet", "large-print", "fold")]
    assert [constructs.file(each) for each in constructs] == names
    assert all(each.pages > 1 and re.fullmatch(r"\d+ kB", each.size) for each in constructs)
    with pytest.raises(KeyError):
        constructs["braille"]


def test_heading_above_a_tall_box(tmp_path: Path) -> None:
    """A box that would fill a page alone leaves room for its heading, or goes on overleaf: none stands alone."""
    numbers = range(12, 40)
    boxes = "".join(
        f'## Heading {number} of it\n\n!!! risk "First {number} of it"\n\n' + "    - item\n" * number + "\n"
        for number in numbers
    )
    made = one_page(tmp_path, f"# Page\n\n{boxes}")
    for edition in SCREEN:
        pages = texts(made[edition].pdf)
        for number in numbers:
            (page,) = (page for page in pages if f"Heading{number}ofit" in page)
            assert f"First{number}ofit" in page


def test_date(tmp_path: Path) -> None:
    """A leaflet bears the day of its last whole reading, and is not set again tomorrow; a draft that of the build."""
    library = booklets.with_page(tmp_path, "# Page\n\nAsk us.\n")
    (leaflet,) = library.leaflets
    later = booklets.DAY + datetime.timedelta(days=1)

    def fold(day: datetime.date) -> bytes:
        return set_leaflet(library, leaflet, day)["fold"].pdf

    assert fold(booklets.DAY) != fold(later)
    agree(tmp_path / "library", "2026-05-03")
    library = read(tmp_path / "library")
    (leaflet,) = library.leaflets
    assert fold(booklets.DAY) == fold(later)
    assert "3May2026" in "".join(texts(set_leaflet(library, leaflet, later)["booklet"].pdf))


WHOLE = {
    "a footnote longer than a page": "x[^1]\n\n[^1]: " + "word " * 1500,
    "many footnotes": " ".join(f"a[^{at}]" for at in range(60))
    + "\n\n"
    + "\n".join(f"[^{at}]: Note {at} {'more ' * 30}" for at in range(60)),
    "a footnote in headings that come again": "| A[^1] | B |\n| - | - |\n" + "| x | y |\n" * 60 + "\n[^1]: Note.",
    "a link in headings that come again": "| [A](risks.md) | B |\n| - | - |\n" + "| x | y |\n" * 60,
    "an address without a place to break": f"[write](mailto:{'a' * 300}@b.example)",
    "a long title of a box": f'!!! risk "{"word " * 400}"\n\n    x',
    "a long caption": f"<figure><p>x</p><figcaption>{'word ' * 900}</figcaption></figure>",
    "a caption that comes first": "<figure><figcaption>first</figcaption><p>second</p></figure>",
    "a long number to call": f"<a href='tel:911'>{'call ' * 900}</a>",
    "a long heading": f"## {'word ' * 700}",
    "lines of code": "    " + "\n    ".join(f"{'line' * 30} {at}" for at in range(80)),
    "old references in a drawing": "<svg viewBox='0 0 9 9'><path id='a' d='M0 0h9'/><use xlink:href='#a'/></svg>",
    "a box in lists": "<ul><li><ul><li><div class='admonition risk'>"
    + "<p>one line</p>" * 24
    + "</div></li></ul></li></ul>",
    "a wide picture in a narrow cell": f"| A | B |\n| - | - |\n| ![x](figures/knee.svg) | {'word ' * 90} |",
}


@pytest.mark.parametrize("text", WHOLE.values(), ids=WHOLE)
def test_whole_on_paper(tmp_path: Path, text: str) -> None:
    """What is long, wide or comes again is on the paper to its end, and the sheets are whole."""
    library = booklets.with_page(tmp_path, f"# Page\n\n{text}\n")
    made = set_leaflet(library, library.leaflets[0], booklets.DAY)
    for edition in SCREEN:
        assert paper_words.lost(library.pages["knee/page.md"].html or "", made[edition].pdf) == []
        assert paper_words.off_paper(made[edition].pdf) == []
