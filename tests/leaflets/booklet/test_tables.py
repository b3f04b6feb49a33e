"""Tables made regular."""

from __future__ import annotations

from pathlib import Path

import pytest
from leaflets.booklet import fonts, tables, widths
from leaflets.booklet.editions import set_leaflet
from selectolax.lexbor import LexborHTMLParser
from support import booklets
from support.pdf import paper_words

HEAD = "<tr><th>A</th><th>B</th></tr>"
CASES = {
    "Markdown": (
        "| A | B |\n| :-: | -: |\n| c | d |",
        "<thead><tr><th colspan=1 align=center>A</th><th colspan=1 align=right>B</th></tr></thead>"
        "<tbody><tr><td colspan=1 align=center>c</td><td colspan=1 align=right>d</td></tr></tbody>",
    ),
    "a short row": (
        f"<table>{HEAD}<tr><td>c</td></tr></table>",
        "<thead><tr><th colspan=1>A</th><th colspan=1>B</th></tr></thead>"
        "<tbody><tr><td colspan=1>c</td><td colspan=1/></tr></tbody>",
    ),
    "a row that names the next ones": (
        f"<table><thead>{HEAD}</thead><tr><th colspan=2>S</th></tr><tr><td>c</td><td>d</td></tr></table>",
        "<thead><tr><th colspan=1>A</th><th colspan=1>B</th></tr></thead>"
        "<tbody><sub><th colspan=2>S</th></sub><tr><td colspan=1>c</td><td colspan=1>d</td></tr></tbody>",
    ),
    "a foot that stands first": (
        "<table><tfoot><tr><td>f</td></tr></tfoot><thead><tr><th>A</th></tr></thead><tbody><tr><td>b</td></tr></tbody></table>",
        "<thead><tr><th colspan=1>A</th></tr></thead>"
        "<tbody><tr><td colspan=1>b</td></tr><tr><td colspan=1>f</td></tr></tbody>",
    ),
    "a caption": (
        "<table><caption>What <b>this</b> is</caption><tr><th>A</th></tr></table>",
        "<caption><p>What <strong>this</strong> is</p></caption><thead><tr><th colspan=1>A</th></tr></thead>",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=CASES)
def test_rows(tmp_path: Path, text: str, expected: str) -> None:
    """Every row has all columns; headings over all columns head the rows under them."""
    (table,) = booklets.page(booklets.with_page(tmp_path, f"# Page\n\n{text}\n")).iter("table")
    assert booklets.shown(table) == expected


def test_widths(tmp_path: Path) -> None:
    """A column is never narrower than its longest word, however long the text beside it is."""
    text = f"| anaesthesiologist | x |\n| - | - |\n| {'some words ' * 20} | {'more words ' * 60} |\n"
    (table,) = booklets.page(booklets.with_page(tmp_path, f"# Page\n\n{text}\n")).iter("table")
    first, second = (float(part.rstrip("%")) for part in (table.get("widths") or "").split())
    assert first / 100 * widths.LINE > fonts.width("anaesthesiologist") + widths.CELL
    assert first + second == pytest.approx(100, abs=0.01)


SHARED = {
    "what is short stays on its line": ([(2.0, 4.0), (3.0, 90.0)], [4.0, 23.0]),
    "two long ones share": ([(3.0, 40.0), (3.0, 80.0)], [3 + 21 * 37 / 114, 3 + 21 * 77 / 114]),
    "all fit": ([(2.0, 4.0), (2.0, 5.0)], [13.0, 14.0]),
    "only the least": ([(13.0, 30.0), (14.0, 60.0)], [13.0, 14.0]),
    "short beside two long ones": ([(1.0, 7.0), (2.0, 50.0), (2.0, 50.0)], [7.0, 10.0, 10.0]),
}


@pytest.mark.parametrize(("needs", "expected"), SHARED.values(), ids=SHARED)
def test_shared(needs: list[widths.Need], expected: list[float]) -> None:
    """A number keeps its unit on its line; long texts share the rest."""
    assert widths.shared(needs, 27.0) == pytest.approx(expected)


SPANS = {
    "to the end": ('rowspan="0"', True),
    "a space behind": ('rowspan="2 "', True),
    "a sign": ('rowspan="+2"', True),
    "half": ('rowspan="2.7"', True),
    "letters behind": ('rowspan="3x"', True),
    "huge": ('rowspan="99999999999"', True),
    "one": ('rowspan="1"', False),
    "below one": ('rowspan="-1"', False),
    "none": ('rowspan="two"', False),
    "empty": ('rowspan=""', False),
}


@pytest.mark.parametrize("cell", ["td", "th"])
@pytest.mark.parametrize(("span", "reaches"), SPANS.values(), ids=SPANS)
def test_rowspan(span: str, reaches: bool, cell: str) -> None:
    """It is read as a browser reads it, and refused where the cell goes on in the next row."""
    html = f"<table>{HEAD}<tr><{cell} {span}>c</{cell}><td>d</td></tr><tr><td>e</td><td>f</td></tr></table>"
    (table,) = LexborHTMLParser(html).css("table")
    assert ("next row" in tables.fault(table)) == reaches
    last = LexborHTMLParser(f"<table>{HEAD}<tr><{cell} {span}>c</{cell}><td>d</td></tr></table>").css_first("table")
    assert tables.fault(last) == ""


@pytest.mark.parametrize(
    ("span", "columns"),
    [("2", 2), ("2 ", 2), (" +2", 2), ("0", 1), ("-1", 1), ("9", 2), ("99999", 2), ("2.7", 2), ("x", 1)],
)
def test_colspan(tmp_path: Path, span: str, columns: int) -> None:
    """A cell goes over as many columns as in a browser; those that no other row has are none."""
    text = f'<table>{HEAD}<tr><td colspan="{span}">c</td></tr></table>'
    (table,) = booklets.page(booklets.with_page(tmp_path, f"# Page\n\n{text}\n")).iter("table")
    assert table.get("columns") == "2"
    assert [cell.get("colspan") for cell in table.findall("tbody/tr/td")][:1] == [str(columns)]


LINES = "".join(f"line{number}<br>" for number in range(70))
ITEMS = "<ul>" + "".join(f"<li>item{number}</li>" for number in range(60)) + "</ul>"
PARTS = "".join(f"<p>part{number}</p>" for number in range(60))
INNER = HEAD + "".join(f"<tr><td>in{number}</td><td>out{number}</td></tr>" for number in range(50))
BOX = f"<div class='admonition risk'><p class='admonition-title'>Title</p>{PARTS[:400]}</p></div>"
WORDS = " ".join(f"word{number}" for number in range(60))
TALL = {
    "lines": f"<table>{HEAD}<tr><td>{LINES}</td><td>x</td></tr></table>",
    "a list": f"<table>{HEAD}<tr><td>x</td><td>{ITEMS}</td></tr></table>",
    "paragraphs": f"<table>{HEAD}<tr><td>{PARTS}</td><td>{WORDS}</td></tr></table>",
    "a table": f"<table>{HEAD}<tr><td><table>{INNER}</table></td><td>{WORDS}</td></tr></table>",
    "a box": f"<table>{HEAD}<tr><td>{BOX}</td><td>{WORDS} {WORDS}</td></tr></table>",
    "over two columns": f"<table>{HEAD}<tr><td colspan=2>{LINES}</td></tr><tr><td>x</td><td>y</td></tr></table>",
    "a heading in between": f"<table>{HEAD}<tr><th colspan=2>{LINES}</th></tr><tr><td>x</td><td>y</td></tr></table>",
    "both": f"<table>{HEAD}<tr><td>{LINES}</td><td>{ITEMS}</td></tr><tr><td>x</td><td>y</td></tr></table>",
    "in a list": f"<ul><li>one<table>{HEAD}<tr><td>{LINES}</td><td>{WORDS}</td></tr></table></li></ul>",
    "in a box": f"<div class='admonition note'><table>{HEAD}<tr><td>{LINES}</td><td>{WORDS}</td></tr></table></div>",
    "in Markdown": f"| A | B |\n| - | - |\n| {LINES} | {WORDS} |\n| last | row |",
}


@pytest.mark.parametrize("text", TALL.values(), ids=TALL)
def test_tall_cell(tmp_path: Path, text: str) -> None:
    """A cell that is taller than a page goes on overleaf: no word is lost, and none is off the paper."""
    library = booklets.with_page(tmp_path, f"# Page\n\n{text}\n")
    made = set_leaflet(library, library.leaflets[0], booklets.DAY)
    for edition in ("booklet", "large-print"):
        assert paper_words.lost(library.pages["knee/page.md"].html or "", made[edition].pdf) == []
        assert paper_words.off_paper(made[edition].pdf) == []


def test_tall_headings() -> None:
    """They stand on each page of the table: what leaves no room for a row is refused."""
    for lines, refused in ((14, False), (15, True)):
        html = f"<table><tr><th>{'a<br>' * (lines - 1)}a</th></tr><tr><td>b</td></tr></table>"
        assert ("more than 14 lines" in tables.fault(LexborHTMLParser(html).css_first("table"))) == refused


def test_picture_in_a_cell(tmp_path: Path) -> None:
    """It is no wider than its cell, in a narrow one neither."""
    text = f"| A | B |\n| - | - |\n| ![x](figures/knee.png) | {WORDS} |"
    (picture,) = booklets.page(booklets.with_page(tmp_path, f"# Page\n\n{text}\n")).iter("picture")
    assert float(picture.get("wide") or "1") < 0.35
