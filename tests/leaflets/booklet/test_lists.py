"""Lists that raw HTML made: what stands in them stays."""

from __future__ import annotations

from pathlib import Path

import pytest
from leaflets.booklet import lists
from leaflets.booklet.editions import set_leaflet
from selectolax.lexbor import LexborHTMLParser
from support import booklets
from support.pdf import paper_words

CASES = {
    "a block for an item": ("<ol><p>a</p><li>b</li></ol>", "<ol><li marker=><p>a</p></li><li marker=1.>b</li></ol>"),
    "a list in a list": ("<ul><ul><li>a</li></ul></ul>", "<ul><li><ul><li>a</li></ul></li></ul>"),
    "only a meaning": ("<dl><dd>x</dd></dl>", "<p>x</p>"),
    "terms in groups": (
        "<dl><div><dt>A</dt><dd>x</dd></div><div><dt>B</dt></div></dl>",
        "<dl><item><dt>A</dt><dd>x</dd></item><item><dt>B</dt></item></dl>",
    ),
    "text between terms": (
        "<dl><dt>A</dt>stray<dd>x</dd></dl>",
        "<dl><item><dt>A</dt><dd>stray</dd><dd>x</dd></item></dl>",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=CASES)
def test_stray(tmp_path: Path, text: str, expected: str) -> None:
    """It becomes an item, a meaning or a paragraph."""
    assert booklets.shown(booklets.page(booklets.with_page(tmp_path, f"# Page\n\n{text}\n"))) == expected


NUMBERS = {
    "a start": ('start="3"', ["", ""], ["3.", "4."]),
    "zero and below": ('start="-1"', ["", "", ""], ["-1.", "0.", "1."]),
    "a start that is no number": ('start="x"', ["", ""], ["1.", "2."]),
    "a number and more": ('start=" +7th"', ["", ""], ["7.", "8."]),
    "letters": ('type="a" start="26"', ["", ""], ["z.", "aa."]),
    "capitals": ('type="A"', ["", ""], ["A.", "B."]),
    "Roman": ('type="i" start="3999"', ["", ""], ["mmmcmxcix.", "4000."]),
    "Roman capitals": ('type="I" start="4"', ["", ""], ["IV.", "V."]),
    "letters below one": ('type="a" start="0"', ["", ""], ["0.", "a."]),
    "a kind that HTML lacks": ('type="disc" start="2"', [""], ["2."]),
    "down": ("reversed", ["", "", ""], ["3.", "2.", "1."]),
    "down from": ('reversed start="9"', ["", ""], ["9.", "8."]),
    "a value": ("", ["", 'value="7"', ""], ["1.", "7.", "8."]),
    "a value that is none": ("", ["", 'value="many"', ""], ["1.", "2.", "3."]),
    "values down": ("reversed", ['value="5"', ""], ["5.", "4."]),
    "an item of its own kind": ("", ["", 'type="a"', ""], ["1.", "b.", "3."]),
    "above 99": ('start="99"', ["", "", ""], ["99.", "100.", "101."]),
    "huge": ('start="99999999999"', [""], ["1."]),
}


@pytest.mark.parametrize(("attributes", "items", "expected"), NUMBERS.values(), ids=NUMBERS)
def test_numbers(attributes: str, items: list[str], expected: list[str]) -> None:
    """What stands before each item is what a browser shows."""
    html = f"<ol {attributes}>" + "".join(f"<li {each}>x</li>" for each in items) + "</ol>"
    (made,) = LexborHTMLParser(html).css("ol")
    assert lists.markers(made) == expected


def test_numbers_on_paper(tmp_path: Path) -> None:
    """Nested, in a box, in a table, after a paragraph: the numbers of the page are those of both editions, in order."""
    text = """# Page

<ol start="3"><li>three<ol type="a" start="2"><li>inner</li></ol></li><li value="120">many</li></ol>

Then go on.

<ol start="121"><li>more</li><li></li><li>after a gap</li></ol>

!!! risk "Box"

    <ol reversed><li>two</li><li>one</li></ol>

<table><tr><th>Steps</th></tr><tr><td><ol type="I" start="9"><li>nine</li><li>ten</li></ol></td></tr></table>
"""
    library = booklets.with_page(tmp_path, text)
    made = set_leaflet(library, library.leaflets[0], booklets.DAY)
    told = "3.threeb.inner120.manyThengoon.121.more123.afteragapRiskBox2.two1.oneStepsIX.nineX.ten"
    for edition in ("booklet", "large-print"):
        assert told in paper_words.of_pdf(made[edition].pdf)
