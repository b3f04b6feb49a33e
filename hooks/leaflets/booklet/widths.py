"""How wide things are in print, in em of the text: what words need, and what their place leaves them.

The sizes are those of `rules.typ` for the narrower of the editions, on the safe side: what fits here fits there.
Knows HTML and the font, no leaflet.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterator, Sequence

from selectolax.lexbor import LexborNode

from leaflets.booklet import fonts

Need = tuple[float, float]
"""The least width in em that something needs, and the one that it would take on one line."""

LINE = 27.1
"""A line of the narrowest edition, the large print: 174 mm at 18 points, less a little."""
CELL = 1.15
"""What stands around the words of a cell."""
BOX = 2.3
FIGURE = 1.45
ITEM = 1.35
"""The sign before an item of a list; a number is as wide as it is."""
TICK = 1.8
QUOTATION = 1.3
CODE = 1.4
NOTE = 3.0
"""The number before a footnote, and its indent."""
HEADINGS = {1: 1.67, 2: 1.29, 3: 1.06}
"""How large a heading is, by its level, compared with the text."""
BREAKS = 26
"""Letters: a longer word may break anywhere, where its place is too narrow for it."""
_PICTURE = 5.0
"""A picture in a cell: it is at least so wide, and grows with its column."""
_SIGN = 1.6
_BETWEEN = 0.3
"""The space between two words."""
SPACE = re.compile(r"[ \t\r\n\f\u2000-\u2006\u2008-\u200a\u205f\u3000]+")
"""Where a line may end: not at a space that does not break."""
_INLINE = {
    "b", "strong", "mark", "em", "i", "cite", "dfn", "var", "code", "kbd", "samp", "tt", "sup", "sub", "del", "s",
    "strike", "span", "abbr", "acronym", "small", "big", "font", "u", "ins", "time", "data", "label", "bdi", "bdo",
    "wbr", "a", "q", "picture",
}  # fmt: skip
_NONE = {"script", "style", "template", "noscript", "-comment", "_comment"}


def inset(node: LexborNode) -> float:
    """What an element leaves free beside its content."""
    tag, classes = node.tag, (node.attributes.get("class") or "").split()
    if tag == "details" or "admonition" in classes:
        return BOX
    if tag == "ol":
        return ITEM + 0.6 * len(str(len(node.css("li"))))
    return {"ul": TICK, "blockquote": QUOTATION, "pre": CODE, "figure": FIGURE}.get(str(tag), 0.0)


def room(node: LexborNode, cell: Callable[[LexborNode], float]) -> float:
    """The width of a line where an element stands; `cell` tells how wide a cell around it is within."""
    free, parent = 0.0, node.parent
    while parent is not None:
        if parent.tag in {"td", "th"}:
            return max(1.0, cell(parent) - free)
        free += inset(parent)
        parent = parent.parent
    return max(1.0, LINE - free)


def need(node: LexborNode, table: Callable[[LexborNode], Need]) -> Need:
    """What the content of an element needs; `table` tells it of a table. A word that may break needs no line."""
    least = want = 0.0
    for part in _parts(node):
        if isinstance(part, LexborNode):
            low, high = table(part) if part.tag == "table" else need(part, table)
            low, high = low + inset(part), high + inset(part)
        else:
            low = max((width for width, breaks in part if not breaks), default=0.0)
            high = sum(width for width, _ in part) + _BETWEEN * len(part)
        least, want = max(least, low), max(want, high)
    return least, max(least, want)


def lines(node: LexborNode, width: float) -> int:
    """How many lines the content of an element takes at a width; a picture is as one line, and so is a row."""
    count = 0
    for part in _parts(node):
        if isinstance(part, LexborNode):
            count += len(part.css("tr")) if part.tag == "table" else lines(part, max(1.0, width - inset(part)))
            continue
        left = 0.0
        for each, _ in part:
            if each > left:
                more = max(1, math.ceil(each / max(1.0, width)))
                count, left = count + more, more * width
            left -= each + _BETWEEN
    return count


def words(text: str) -> list[tuple[float, bool]]:
    """The words of a text: how wide each is, and whether it may break anywhere."""
    return [(fonts.width(word), len(word) >= BREAKS) for word in SPACE.split(text) if word]


def _parts(node: LexborNode) -> Iterator[LexborNode | list[tuple[float, bool]]]:
    """The lines of an element, as words, and its blocks, in their order."""
    line = _Line()
    for child in _flat(node):
        if isinstance(child, str):
            line.text += child
        elif isinstance(child, float):
            line.put(child)
        else:
            if made := line.end():
                yield made
            if child.tag != "br":
                yield child
    if made := line.end():
        yield made


def _flat(node: LexborNode) -> Iterator[str | float | LexborNode]:
    """What stands in an element: texts, widths of pictures, line breaks and blocks."""
    for child in node.iter(include_text=True):
        tag = str(child.tag)
        if tag == "-text":
            yield child.text(deep=False) or ""
        elif tag in {"img", "svg"}:
            yield _SIGN if "chances__sign" in (child.attributes.get("class") or "") else _PICTURE
        elif tag == "input":
            yield _SIGN
        elif tag in _INLINE:
            yield from _flat(child)
        elif tag not in _NONE:
            yield child


class _Line:
    """One line on its way: words and pictures."""

    def __init__(self) -> None:
        self.text = ""
        self.made: list[tuple[float, bool]] = []

    def put(self, width: float) -> None:
        self.made += [*words(self.text), (width, False)]
        self.text = ""

    def end(self) -> list[tuple[float, bool]]:
        made = [*self.made, *words(self.text)]
        self.text, self.made = "", []
        return made


def shared(needs: Sequence[Need], line: float) -> list[float]:
    """The widths of columns that fill a line: the narrow ones take what they want, the others share what is left.

    No column gets less than its least, where the line has room for that.
    """
    made = [least for least, _ in needs]
    free = line - sum(made)
    open_ = set(range(len(needs)))
    while open_ and free > 0:
        fair = (free + sum(made[at] for at in open_)) / len(open_)
        modest = {at for at in open_ if needs[at][1] <= fair}
        if not modest:
            break
        for at in modest:
            free -= needs[at][1] - made[at]
            made[at] = needs[at][1]
        open_ -= modest
    if free > 0:
        share = {at: needs[at][1] - needs[at][0] for at in open_} or dict.fromkeys(range(len(needs)), 1.0)
        for at, each in share.items():
            made[at] += free * each / (sum(share.values()) or 1.0)
    return made
