"""Parts of a Markdown text that links and code cannot leave: paragraphs, items, cells, lines; and what is code."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from enum import Enum, auto

from leaflets.markdown.ranges import Range

_FENCE = re.compile(r"(?P<prefix>[> ]*)(?P<fence>`{3,}(?=[^`]*\Z)|~{3,})")
_OPENER = re.compile(
    r"(?P<alone>#|!!!|\?\?\?|===[!+ ]*[\"']|///|(?:[-*_=][ \t]*+)++\Z)|:[ \t]|\*?\[[^\[\]]*\][ ]?:", re.ASCII
)
"""Lines that begin something new in a paragraph: no link or code reaches into them; `alone`: nor out of them."""
_BOX = re.compile(r"!!!|\?\?\?|===[!+ ]*[\"']")
_ITEM = re.compile(r"(?:[-*+]|\d+[.)])(?:[ \t]|\Z)")
_HOLDER = re.compile(r"(?:[-*+]|\d+[.)])[ \t]|!!!|\?\?\?|===[!+ ]*[\"']|[:/+@%&]{2}|:[ \t]|\[\^")
"""Lines below which indented text need not be code."""
_ROW = re.compile(r"[ \t>]*+\|?[ \t]*+:?-++:?[ \t]*+(?:\|[ \t]*+(?::?-++:?[ \t]*+)?)++\Z")
_LINE = re.compile(r"[^\n\0]+")
LEAD = r"(?:[ \t>]|(?:[-*+:]|\d+[.)])[ \t])*+"
"""What may stand before the text of a line."""
_PREFIX = re.compile(LEAD)


class _Above(Enum):
    """What a line follows."""

    NOTHING = auto()
    ALONE = auto()  # a line that is a block of its own, such as a heading
    FIRST = auto()  # the first line of this block
    OTHER = auto()


class _Block(Enum):
    """What a line stands in."""

    PARAGRAPH = auto()
    LIST = auto()
    TABLE = auto()
    CODE = auto()


class _Holder(Enum):
    """What may hold the indented text below it."""

    NOTHING = auto()
    TEXT = auto()
    BOX = auto()  # only such text


class Segments:
    """The segments of a text.

    Indented text is taken for code only where a plain paragraph or nothing stands above it.
    """

    def __init__(self, text: str) -> None:
        """Read a text; NUL is no part of it."""
        self.text: list[Range] = []
        self.code: list[Range] = []
        self._begin = 0  # of the segment that is read
        self._above = _Above.NOTHING
        self._block = _Block.PARAGRAPH
        self._holder = _Holder.NOTHING
        self._in_quote = False
        self._last_indent = 0
        end = -1
        for match in _LINE.finditer(text):
            if match.start() - end > 1:  # after empty lines, or what is hidden
                self._above = _Above.NOTHING
            end = match.end()
            self._line(match[0], match.start(), 1 if text[match.start() - 1 : match.start()] == "\0" else 4)
        self._end(len(text), self._block is _Block.CODE)

    def _line(self, line: str, at: int, tab: int) -> None:
        body = line.lstrip(" \t>")
        if not body.strip():
            self._above = _Above.NOTHING
            return
        indent = len(line[: len(line) - len(body)].partition(">")[0].expandtabs(tab))
        was_code = self._block is _Block.CODE
        is_first = self._is_first(indent)
        if is_first:
            is_code = indent > 3 and self._holder is _Holder.NOTHING
            is_code = is_code and (self._above is _Above.NOTHING or self._last_indent < 4)
            self._block = _Block.CODE if is_code else _Block.PARAGRAPH
        elif self._above is _Above.FIRST and self._block is not _Block.CODE and _ROW.match(line):
            self._block = _Block.TABLE
        prefix = _PREFIX.match(line)
        was_quote, self._in_quote = self._in_quote, bool(prefix and ">" in prefix[0])
        opener, is_item = _OPENER.match(body), bool(_ITEM.match(body))
        is_fresh = is_first or (self._in_quote and not was_quote)
        if is_item and is_fresh and self._block is _Block.PARAGRAPH:
            self._block = _Block.LIST
        if self._is_new(is_fresh or bool(opener), is_item) or (self._block is _Block.CODE) != was_code:
            self._end(at, was_code)
        if indent < 4:
            keeps = self._holder is not _Holder.NOTHING and (not is_first or self._above is _Above.ALONE)
            is_holder = keeps or _HOLDER.match(body)
            self._holder = _Holder.BOX if _BOX.match(body) else _Holder.TEXT if is_holder else _Holder.NOTHING
        self._last_indent = indent
        self._above = _Above.ALONE if opener and opener["alone"] else _Above.FIRST if is_fresh else _Above.OTHER

    def _is_first(self, indent: int) -> bool:
        """Whether a line begins a block, by what it follows."""
        if self._above in (_Above.NOTHING, _Above.ALONE):
            return True
        return indent < 4 and (self._block is _Block.CODE or self._holder is _Holder.BOX)

    def _is_new(self, begins: bool, is_item: bool) -> bool:
        """Whether a line is a segment of its own or begins one."""
        if self._block is _Block.CODE:
            return False
        return begins or self._block is _Block.TABLE or (self._block is _Block.LIST and is_item)

    def _end(self, at: int, is_code: bool) -> None:
        (self.code if is_code else self.text).append((self._begin, at))
        self._begin = at


def fences(lines: Iterable[str]) -> Iterator[Range]:
    """The first and last lines of fenced code, as `pymdownx.superfences` finds them."""
    first, mark, width, quotes = -1, "", 0, 0
    is_after_blank = False
    for number, line in enumerate(lines):
        line = line.expandtabs(4)
        if first < 0:
            if ("```" in line or "~~~" in line) and (match := _FENCE.match(line)):
                first, mark = number, match["fence"]
                width, quotes = len(match["prefix"]), match["prefix"].count(">")
                is_after_blank = False
            continue
        prefix = line[:width]
        prefix = prefix[: len(prefix) - len(prefix.lstrip("> "))]
        content, depth = line[len(prefix) :], prefix.count(">")
        if not (content if quotes else line.strip()):
            is_after_blank = True
            is_lost = depth > quotes
        elif quotes:
            is_lost = depth > quotes or len(prefix) < width or (is_after_blank and depth < quotes)
        else:
            is_lost = depth > 0 or len(prefix) < width
        if content.startswith(mark) and not content[len(mark) :].strip(" ") and not is_lost:
            yield first, number
        elif not is_lost:
            is_after_blank = is_after_blank and not content
            continue
        first = -1
