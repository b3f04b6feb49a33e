"""Brackets, parentheses and quotes of a piece of Markdown: which belong together, and where an address is in them."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right

from leaflets.markdown.ranges import NOWHERE, next_of

LONGEST = 300
"""Characters of a link's text, or of an address over several lines: these can stand in one another."""
_ANGLE = re.compile(r"\(\s*+<(?P<address>[^<>]*+)>\s*+(?:(?:'[^']*+'|\"[^\"]*+\")\s*+)?\)")
_CLOSING = re.compile(r"[\"'](?= *+\))")
_MARK = re.compile(r"[\[\]()\"']")
_SPACE = re.compile(r"\s*+")


class Brackets:
    """The brackets of one piece of Markdown."""

    def __init__(self, text: str) -> None:
        """Read a piece."""
        self.text = text
        self.pairs: list[tuple[int, int, bool]] = []  # of square brackets; whether there are none in between
        self._closes: dict[int, int] = {}
        self._parens: list[int] = []
        self._depths: list[int] = []
        self._quotes: dict[str, list[int]] = {"'": [], '"': []}
        self._ends: dict[str, list[int]] = {"'": [], '"': []}  # quotes before a `)`
        squares: list[int] = []
        rounds: list[int] = []
        last_square = -1
        for match in _MARK.finditer(text):
            mark, at = match[0], match.start()
            if mark in "[]":
                if mark == "[":
                    squares.append(at)
                elif squares:
                    opening = squares.pop()
                    self.pairs.append((opening, at, opening == last_square))
                last_square = at
            elif mark in "()":
                self._parens.append(at)
                self._depths.append((self._depths[-1] if self._depths else 0) + (1 if mark == "(" else -1))
                if mark == "(":
                    rounds.append(at)
                elif rounds:
                    self._closes[rounds.pop()] = at
            else:
                self._quotes[mark].append(at)
        self._newlines = [match.start() for match in re.finditer("\n", text)]
        for match in _CLOSING.finditer(text):
            self._ends[match[0]].append(match.start())

    def target(self, at: int) -> tuple[int, int, int] | None:
        """Where an address begins and ends that stands in the parentheses from `at` on, and where these end.

        As `LinkInlineProcessor.getLink` of Python-Markdown finds it.
        """
        if self.text[at : at + 1] != "(":
            return None
        if match := _ANGLE.match(self.text, at):
            return self._stripped(*match.span("address"), match.end())
        first = at + 1
        quote = min(next_of(self._quotes["'"], first), next_of(self._quotes['"'], first))
        close = self._closes.get(at, NOWHERE)
        if close == NOWHERE == quote:
            return None
        if close < quote:
            return self._stripped(first, close, close + 1)
        other = next_of(self._quotes["'" if self.text[quote] == '"' else '"'], quote)
        titles = [(next_of(self._ends[self.text[q]], q + 1), q) for q in (quote, other) if q != NOWHERE]
        end, start = min(titles)
        if end != NOWHERE:
            return self._stripped(first, start, self.text.index(")", end) + 1)
        # no title: as many parentheses must follow as are open
        opened, before = bisect_right(self._parens, at), bisect_left(self._parens, quote)
        number = before + self._depths[before - 1] - self._depths[opened - 1]
        close = self._parens[number] if number < len(self._parens) else NOWHERE
        return self._stripped(first, close, close + 1) if close != NOWHERE and self.text[close] == ")" else None

    def _stripped(self, first: int, last: int, end: int) -> tuple[int, int, int] | None:
        """The same without white space at the ends; None where an address is too long over lines to be meant."""
        if last - first > LONGEST and self.has_newline(first, last):
            return None
        while last > first and self.text[last - 1].isspace():
            last -= 1
        return min(_after(self.text, first), last), last, end

    def has_newline(self, first: int, last: int) -> bool:
        """Whether there is more than one line in a part."""
        return next_of(self._newlines, first) < last


def _after(text: str, at: int) -> int:
    """The first character from `at` on that is no white space."""
    match = _SPACE.match(text, at)
    return match.end() if match else at
