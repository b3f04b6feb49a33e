"""Where a rendered thing stands in its Markdown source: the one place that answers this.

Python-Markdown keeps no lines. So the words of each rendered block are found again in the words of the
source, in reading order. That also works for any other renderer.
"""

from __future__ import annotations

import bisect
import re
from collections.abc import Sequence
from dataclasses import dataclass

WORD = re.compile(r"\w+(?:['’]\w+)*")
_ALIKE = 4  # so many words in a row that are the same decide where a block begins
_LOOK = 6  # where markup stands between the words: so many, in order
_GAP = 12  # source words (an address, a citation) that may stand between two words of a block
_TRIES = 50


@dataclass(frozen=True)
class Place:
    """A line and a column, both from 1."""

    line: int
    column: int


class Source:
    """The words of a Markdown text with their places.

    `first_line` is the line of the file on which `text` begins (front matter stands above it).
    """

    def __init__(self, text: str, first_line: int = 1) -> None:
        """Read the words of `text`."""
        self.lines = text.split("\n")
        self.first_line = first_line
        self.words: list[str] = []
        self.places: list[Place] = []
        self._where: dict[str, list[int]] = {}
        for number, line in enumerate(self.lines, first_line):
            for match in WORD.finditer(line):
                word = match[0].lower()
                self._where.setdefault(word, []).append(len(self.words))
                self.words.append(word)
                self.places.append(Place(number, match.start() + 1))

    def locate(self, texts: Sequence[str]) -> list[Place]:
        """The place at which each of the rendered `texts` begins; they come in reading order.

        A text that the source does not hold (made by an extension) gets the place of the one before it.
        """
        found: list[Place] = []
        cursor = 0
        last = Place(self.first_line, 1)
        for text in texts:
            words = [match[0].lower() for match in WORD.finditer(text)]
            start, end = self._match(words, cursor)
            if start is not None:
                last = self.places[start]
                cursor = end
            found.append(last)
        return found

    def find(self, literal: str, after: int = 0) -> Place | None:
        """The first place of an exact text on a line of the source after line `after`, or None."""
        for number, line in enumerate(self.lines, self.first_line):
            if number > after and (column := line.find(literal)) >= 0:
                return Place(number, column + 1)
        return None

    def word_place(self, word: str, near: Place) -> Place:
        """The place of a word or phrase at or after `near`; `near` itself where it is not found."""
        parts = [match[0].lower() for match in WORD.finditer(word)]
        if not parts:
            return near
        for index in self._where.get(parts[0], ()):
            place = self.places[index]
            at_or_after = (place.line, place.column) >= (near.line, near.column)
            if at_or_after and self.words[index : index + len(parts)] == parts:
                return place
        return near

    def _match(self, words: list[str], cursor: int) -> tuple[int | None, int]:
        """Where `words` begin and end: first as they stand, else with addresses and citations between them."""
        for skip in range(min(3, len(words))):  # the first words may be ones that an extension made
            look = words[skip : skip + _ALIKE]
            starts = self._where.get(look[0], [])
            split = bisect.bisect_left(starts, cursor)
            for start in starts[split:] + starts[:split]:
                if self.words[start : start + len(look)] == look:
                    return start, start + max(len(look), len(words) - skip)
        for skip in range(min(3, len(words))):
            look = words[skip : skip + _LOOK]
            starts = self._where.get(look[0], [])
            split = bisect.bisect_left(starts, cursor)
            for start in starts[split : split + _TRIES]:
                end = self._follow(look, start)
                if end is not None:
                    return start, end
        return None, cursor

    def _follow(self, words: list[str], start: int) -> int | None:
        """The position after the last of `words`, where they follow one another from `start` on; else None."""
        position = start
        for word in words:
            starts = self._where.get(word, ())
            index = bisect.bisect_left(starts, position)
            if index == len(starts) or starts[index] - position > _GAP:
                return None
            position = starts[index] + 1
        return position
