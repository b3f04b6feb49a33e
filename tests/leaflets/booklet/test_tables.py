"""Tables made regular."""

from __future__ import annotations

from pathlib import Path

import printing
import pytest

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
    (table,) = printing.page(printing.with_page(tmp_path, f"# Page\n\n{text}\n")).iter("table")
    assert printing.shown(table) == expected


def test_widths(tmp_path: Path) -> None:
    """A column is never narrower than its longest word, however long the text beside it is."""
    text = f"| anaesthesiologist | x |\n| - | - |\n| {'some words ' * 20} | {'more words ' * 60} |\n"
    (table,) = printing.page(printing.with_page(tmp_path, f"# Page\n\n{text}\n")).iter("table")
    first, second = map(float, (table.get("widths") or "").split())
    assert first / 100 * 27 > len("anaesthesiologist") * 0.6
    assert first + second == pytest.approx(100)
    assert table.get("tall") == "yes"
