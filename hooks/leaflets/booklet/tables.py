"""Tables made regular for print: every row has all its columns, every column the width that its words need.

A table must have a first row of headings: Typst tags no others, and a table without any is none to a screen reader
(PDF/UA-1, 7.5). Numbers in attributes are read as browsers read them (HTML, 2.3.4 and 4.9.11).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator
from xml.etree.ElementTree import Element, SubElement

from selectolax.lexbor import LexborNode

from leaflets.booklet import widths
from leaflets.booklet.runs import as_paragraph
from leaflets.booklet.widths import Need

Fill = Callable[[LexborNode, Element], None]
Place = Callable[[Element, LexborNode | None], None]

_PARTS = {"thead", "tbody", "tfoot"}
_CELLS = {"td", "th"}
_NUMBER = re.compile(r"[ \t\n\f\r]*\+?([0-9]+)")
_MOST = {"colspan": 1000, "rowspan": 65534}
_LINES = 14
"""Lines of the headings of a table. They stand on each of its pages, and leave room for a row."""


def fault(table: LexborNode) -> str:
    """What is in the way of printing a table, or nothing."""
    rows = list(_rows(table))
    if not rows:
        return ""
    if any(_reaches(row) for row in rows):
        return "there is a table with a cell that reaches into the next row (`rowspan`)"
    if not _is_head(rows[0]):
        return "there is a table without a first row of headings (`<th>`)"
    if sum(least for least, _ in _needs(table)) > (room := widths.room(table, _inner)):
        inner = "its place" if room < widths.LINE else "a page"
        return f"there is a table that is wider than {inner}"
    if sum(_lines(table, row) for row in _heads(rows)) > _LINES:
        return f"there is a table whose headings take more than {_LINES} lines"
    return ""


def shares(table: LexborNode) -> list[float]:
    """The widths of a table's columns in em, where it has a line to itself: together never more than that."""
    needs, line = _needs(table), widths.room(table, _inner)
    if (over := sum(least for least, _ in needs)) > line:
        return [least * line / over for least, _ in needs]
    if sum(want for _, want in needs) <= line:
        return [want for _, want in needs]
    return widths.shared(needs, line)


def _inner(cell: LexborNode) -> float:
    """How wide a cell is within."""
    table = cell.parent
    while table is not None and table.tag != "table":
        table = table.parent
    if table is None:
        return widths.LINE
    first, last = _across(table, cell)
    return sum(shares(table)[first:last]) - widths.CELL


def _across(table: LexborNode, cell: LexborNode) -> tuple[int, int]:
    """The first and the last column of a cell, from 0, the last one not included."""
    here = (each[1:] for row in _grid(table)[0] for each in row if each[0].mem_id == cell.mem_id)
    return next(here, (0, 1))


def fill(made: Element, table: LexborNode, flow: Fill, place: Place) -> None:
    """Write caption, header rows and rows of a table into `made`, with its number of `columns`.

    A row with one heading over all columns heads the rows under it (`sub`). `widths` are those of the columns: percent
    where the table fills its line, because they want more than that, or for the look of headings over all of them.
    """
    grid, columns = _grid(table)
    needs, line = _needs(table), widths.room(table, _inner)
    made.set("columns", str(columns))
    for caption in (child for child in table.iter() if child.tag == "caption"):
        words = SubElement(made, "caption")
        place(words, caption)
        flow(caption, words)
        as_paragraph(words)
    rows = list(_rows(table))
    heads = len(_heads(rows))
    for tag, part in (("thead", grid[:heads]), ("tbody", grid[heads:])):
        into = SubElement(made, tag) if part else made
        for row in part:
            _row(into, row, columns, flow, place)
    if sum(want for _, want in needs) > line or any(each.tag == "sub" for each in made.iter()):
        parts = widths.shared(needs, line)
        made.set("widths", " ".join(f"{100 * part / sum(parts):.3f}%" for part in parts))
    else:
        made.set("widths", " ".join(f"{want:.2f}em" for _, want in needs))


def _row(part: Element, row: list[tuple[LexborNode, int, int]], columns: int, flow: Fill, place: Place) -> None:
    line = SubElement(part, "tr")
    end = 0
    for cell, first, last in row:
        one = SubElement(line, str(cell.tag), {"colspan": str(last - first)})
        place(one, cell)
        align = (cell.attributes.get("align") or "").lower()
        if align in {"right", "center"}:
            one.set("align", align)
        flow(cell, one)
        end = last
    for _ in range(columns - end):
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


def _heads(rows: list[LexborNode]) -> list[LexborNode]:
    return [row for row in rows if row.parent is not None and row.parent.tag == "thead"] or rows[:1]


def _is_head(row: LexborNode) -> bool:
    cells = _cells(row)
    return bool(cells) and all(cell.tag == "th" for cell in cells)


def _number(cell: LexborNode, name: str) -> int:
    """The number in `colspan` or `rowspan` as a browser reads it; what is none is 1."""
    read = _NUMBER.match(cell.attributes.get(name) or "")
    return min(int(read[1][:12]), _MOST[name]) if read else 1


def _reaches(row: LexborNode) -> bool:
    """Whether a cell goes on in the next row: 0 is to the end of its part of the table, where none goes further."""
    below = row.next
    while below is not None and below.tag != "tr":
        below = below.next
    return below is not None and any(_number(cell, "rowspan") != 1 for cell in _cells(row))


def _grid(table: LexborNode) -> tuple[list[list[tuple[LexborNode, int, int]]], int]:
    """Each row's cells with their first and last column, and the number of columns.

    A column at which no cell of any row begins is none: `colspan="9"` over two cells goes over two.
    """
    rows = []
    starts, most = {0}, 1
    for row in _rows(table):
        x, placed = 0, []
        for cell in _cells(row):
            end = x + max(1, _number(cell, "colspan"))
            placed.append((cell, x, end))
            starts.add(x)
            most = max(most, end)
            x = end
        rows.append(placed)
    edges = [*sorted(starts), most]
    return [[(cell, bisect_left(edges, x), bisect_left(edges, end)) for cell, x, end in row] for row in rows], len(
        starts
    )


def _needs(table: LexborNode) -> list[Need]:
    """What each column needs; a cell over several columns needs them together."""
    grid, columns = _grid(table)
    needs: list[Need] = [(widths.CELL, widths.CELL)] * columns
    cells = [cell for row in grid for cell in row]
    for cell, first, last in sorted(cells, key=lambda each: each[2] - each[1]):
        least, want = widths.need(cell, _whole)
        least, want = least + widths.CELL, want + widths.CELL
        span = needs[first:last]
        more = max(0.0, least - sum(each for each, _ in span)) / (last - first)
        wish = max(0.0, want - sum(each for _, each in span)) / (last - first) if last - first < columns else 0.0
        if last - first == 1:
            needs[first] = (max(span[0][0], least), max(span[0][1], want))
        else:
            needs[first:last] = [(low + more, max(high + wish, low + more)) for low, high in span]
    return needs


def _whole(table: LexborNode) -> Need:
    needs = _needs(table)
    return sum(least for least, _ in needs), sum(want for _, want in needs)


def _lines(table: LexborNode, row: LexborNode) -> int:
    """How many lines a row takes at most."""
    parts = shares(table)
    ends = [0.0]
    for part in parts:
        ends.append(ends[-1] + part)
    most = 1
    for cell in _cells(row):
        first, last = _across(table, cell)
        most = max(most, widths.lines(cell, ends[last] - ends[first] - widths.CELL))
    return most
