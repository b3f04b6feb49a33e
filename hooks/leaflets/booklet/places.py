"""How wide the place of each element is, told to the stylesheet, and where words that are wider may break.

Walks the finished XML, whose sizes are those of `widths`. A word that its place can't hold breaks where an address
may, and where that is not enough anywhere: it never leaves the paper.
"""

from __future__ import annotations

import re
import unicodedata
from itertools import pairwise
from xml.etree.ElementTree import Element

from leaflets.booklet import fonts, widths

MARK = "\u200b"
"""Stands where a word may break; `rules.typ` makes a place to break of it, and leaves none in the file."""
_PIECE = re.compile(r"[^/.?&=_#@:%,-]*[/.?&=_#@:%,-]*")
_WORD = re.compile(rf"(?:(?!{widths.SPACE.pattern})[\s\S])+")
_INLINE = {"strong", "em", "code", "sup", "sub", "strike", "span", "a", "anchor", "wbr", "again"}
_WHOLE = {"box", "table", "figure", "keyed", "picture"}
"""Elements that the stylesheet measures: `wide` is the part of a line that they have."""
_SIDE = 1.5
_LEAST = 2.0

Slot = tuple[Element, str]


def tell(element: Element, room: float = widths.LINE) -> None:
    """Give an element and all in it their width, and its words places to break; `room` is its width in em."""
    if element.tag == "qr":
        return
    if element.tag in _WHOLE and room < widths.LINE:
        element.set("wide", f"{max(_LEAST, room) / widths.LINE:.3f}")
    if element.tag == "h":
        room /= widths.HEADINGS.get(int(element.get("level", "1")), 1.0)
    elif element.tag == "figure" and (element.get("picture") or element.get("chance")):
        room -= widths.FIGURE
    elif element.tag == "table":
        _table(element, room)
        return
    else:
        room -= _inset(element)
    room = max(_LEAST, room)
    _words(element, room)
    for link in _links(element):
        shown = link.get("shown", "")
        cuts = [0, *breaks(shown, room * 0.95), len(shown)]
        link.set("shown", MARK.join(shown[one:other] for one, other in pairwise(cuts)))
    for child in _blocks(element):
        tell(child, widths.LINE - widths.NOTE if child.tag == "note" else room)


def _inset(element: Element) -> float:
    if element.tag in {"ul", "ol"}:
        numbers = [fonts.width(item.get("marker") or f"{at}.") for at, item in enumerate(element, 1)]
        number = max(numbers, default=0.0) + 0.7 if element.tag == "ol" else 0.0
        return max(widths.ITEM, number, widths.TICK if any(item.get("tick") for item in element) else 0.0)
    if element.tag == "head":
        return _SIDE + 0.09 * widths.LINE
    return {
        "box": widths.BOX, "blockquote": widths.QUOTATION, "pre": widths.CODE, "side": _SIDE,
    }.get(element.tag, 0.0)  # fmt: skip


def _table(table: Element, room: float) -> None:
    parts = [part for part in table.get("widths", "").split(" ") if part]
    columns = [float(part[:-1]) / 100 * room if part.endswith("%") else float(part[:-2]) for part in parts]
    for part in table:
        if part.tag == "caption":
            tell(part, room)
        for row in part if part.tag in {"thead", "tbody"} else ():
            at = 0
            for cell in row:
                end = at + int(cell.get("colspan", "1"))
                tell(cell, sum(columns[at:end]) - widths.CELL)
                at = end


def _blocks(element: Element) -> list[Element]:
    """The elements in an element that are no part of its line, and pictures and notes that are."""
    found = []
    for child in element:
        if child.tag in _INLINE:
            found += _blocks(child)
        else:
            found.append(child)
    return found


def _links(element: Element) -> list[Element]:
    """The links in an element's own lines whose address print shows."""
    inline = [child for child in element if child.tag in _INLINE]
    return [child for child in inline if child.get("shown")] + [link for child in inline for link in _links(child)]


def _words(element: Element, room: float) -> None:
    """Break the words of an element's own lines; a word may go through several elements within the line."""
    line: list[Slot] = []
    for slot in _slots(element):
        if slot is None:
            _settle(line, room)
            line = []
        else:
            line.append(slot)
    _settle(line, room)


def _slots(element: Element) -> list[Slot | None]:
    """The texts of an element's own lines, with None where a line ends."""
    found: list[Slot | None] = [(element, "text")]
    for child in element:
        found += _slots(child) if child.tag in _INLINE else [None]
        found.append((child, "tail"))
    return found


def _settle(line: list[Slot], room: float) -> None:
    texts = [getattr(element, name) or "" for element, name in line]
    marks = breaks("".join(texts), room)
    at = 0
    for (element, name), text in zip(line, texts, strict=True):
        here = [mark - at for mark in marks if at <= mark < at + len(text)]
        if here:
            ends = [0, *here, len(text)]
            setattr(element, name, MARK.join(text[one:other] for one, other in pairwise(ends)))
        at += len(text)


def breaks(text: str, room: float) -> list[int]:
    """Before which characters of a text its words may break, in a place that is so many em wide."""
    found = []
    for word in _WORD.finditer(text):
        if len(word[0]) < widths.BREAKS and fonts.width(word[0]) <= room:
            continue
        for piece in _PIECE.finditer(word[0]):
            start = word.start() + piece.start()
            found += [start] if piece[0] and piece.start() else []
            if fonts.width(piece[0]) > room:  # a sign over a letter stays with it
                found += [start + at for at, sign in enumerate(piece[0]) if at and unicodedata.category(sign)[0] != "M"]
    return found
