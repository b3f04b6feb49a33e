"""Tables made regular for print: every row has all its columns, every column the width that its longest word needs.

A table must have a first row of headings: Typst tags no others, and a table without any is none to a screen reader
(PDF/UA-1, 7.5).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from xml.etree.ElementTree import Element, SubElement

from selectolax.lexbor import LexborNode

from leaflets.booklet.runs import as_paragraph

Fill = Callable[[LexborNode, Element], None]
Place = Callable[[Element, LexborNode | None], None]

_PARTS = {"thead", "tbody", "tfoot"}
_CELLS = {"td", "th"}
_LETTER = 0.6  # em: the width of a letter, on the safe side; a heading is bold
_INSET = 1.1  # em: the space around what stands in a cell
_PAGE = 27.0  # em: the width of a line in the narrowest edition
_BREAKS = 26  # letters: a longer word may break anywhere
_TALL = 350  # letters in a cell that may go on overleaf


def fault(table: LexborNode) -> str:
    """What is in the way of printing a table, or nothing."""
    rows = list(_rows(table))
    if not rows:
        return ""
    if any(_number(cell, "rowspan") > 1 for row in rows for cell in _cells(row)):
        return "there is a table with a cell that reaches into the next row"
    if not _is_head(rows[0]):
        return "there is a table without a first row of headings (`<th>`)"
    if sum(least for least, _ in _widths(table)) > _PAGE:
        return "there is a table that is wider than a page"
    return ""


def fill(made: Element, table: LexborNode, flow: Fill, place: Place) -> None:
    """Write caption, header rows and rows of a table into `made`, with its number of `columns`.

    A row with one heading over all columns heads the rows under it (`sub`). `widths` are percentages, where the table
    is too wide for its columns to take what they want; `tall` where a row may go on overleaf.
    """
    widths = _widths(table)
    made.set("columns", str(max(1, len(widths))))
    if sum(want for _, want in widths) > _PAGE:
        spare = max(0.0, _PAGE - sum(least for least, _ in widths))
        more = sum(want - least for least, want in widths) or 1.0
        shares = [least + spare * (want - least) / more for least, want in widths]
        made.set("widths", " ".join(f"{100 * share / sum(shares):.3f}" for share in shares))
    if any(len(cell.text()) > _TALL for row in _rows(table) for cell in _cells(row)):
        made.set("tall", "yes")
    for caption in (child for child in table.iter() if child.tag == "caption"):
        words = SubElement(made, "caption")
        place(words, caption)
        flow(caption, words)
        as_paragraph(words)
    rows = list(_rows(table))
    heads = [row for row in rows if row.parent is not None and row.parent.tag == "thead"] or rows[:1]
    for tag, part in (("thead", heads), ("tbody", rows[len(heads) :])):
        into = SubElement(made, tag) if part else made
        for row in part:
            _row(into, row, max(1, len(widths)), flow, place)


def _row(part: Element, row: LexborNode, columns: int, flow: Fill, place: Place) -> None:
    line = SubElement(part, "tr")
    free = columns
    for cell in _cells(row):
        across = min(_number(cell, "colspan"), free)
        free -= across
        one = SubElement(line, str(cell.tag), {"colspan": str(across)})
        place(one, cell)
        align = (cell.attributes.get("align") or "").lower()
        if align in {"right", "center"}:
            one.set("align", align)
        flow(cell, one)
    for _ in range(free):
        SubElement(line, "td", {"colspan": "1"})
    if part.tag == "tbody" and len(line) == 1 and line[0].tag == "th" and columns > 1:
        line.tag = "sub"


def _rows(table: LexborNode) -> Iterator[LexborNode]:
    """The rows of a table, those of its header first and those of its footer last."""
    parts = [child for child in table.iter() if child.tag in _PARTS]
    for tag in ("thead", "tbody", "tfoot"):
        for part in parts:
            if part.tag == tag:
                yield from (row for row in part.iter() if row.tag == "tr")
        if tag == "tbody":
            yield from (row for row in table.iter() if row.tag == "tr")


def _cells(row: LexborNode) -> list[LexborNode]:
    return [cell for cell in row.iter() if cell.tag in _CELLS]


def _is_head(row: LexborNode) -> bool:
    cells = _cells(row)
    return bool(cells) and all(cell.tag == "th" for cell in cells)


def _number(cell: LexborNode, name: str) -> int:
    """How many columns or rows a cell takes: what is no number is 1."""
    value = cell.attributes.get(name) or ""
    return max(1, min(int(value), 100)) if re.fullmatch(r"[0-9]{1,9}", value) else 1


def _widths(table: LexborNode) -> list[tuple[float, float]]:
    """For each column, the least width in em that its words need, and the width that it would take on one line."""
    widths: list[tuple[float, float]] = []
    for row in _rows(table):
        x = 0
        for cell in _cells(row):
            across = _number(cell, "colspan")
            words = cell.text().split() if across == 1 else []
            longest = max((len(word) for word in words if len(word) < _BREAKS), default=1)
            want = sum(map(len, words)) + len(words)
            widths += [(0.0, 0.0)] * (x + across - len(widths))
            if across == 1:
                here = (longest * _LETTER + _INSET, max(longest, want) * _LETTER + _INSET)
                widths[x] = (max(widths[x][0], here[0]), max(widths[x][1], here[1]))
            x += across
    return [(max(least, _INSET), max(want, _INSET)) for least, want in widths]
