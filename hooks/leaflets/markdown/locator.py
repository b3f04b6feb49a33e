"""Where a rendered thing stands in its Markdown source: the one place that answers this.

Python-Markdown keeps no lines. So the words of each rendered block are found again in the words of the
source, in reading order. That also works for any other renderer. What never shows (comments, addresses,
attribute lists, definitions of links) is blanked first: a comment may hold the same words as the text.
"""

from __future__ import annotations

import bisect
import html
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import accumulate, islice

WORD = re.compile(r"[^\W_]+")
_ALIKE = 4  # so many words in a row that are the same decide where a block begins
_LOOK = 6  # where markup stands between the words: so many, in order
_GAP = 12  # source words (an address, a citation) that may stand between two words of a block
_USES = 2_000  # uses of the first word of a phrase looked at, to find the phrase
_TRIES = 200  # candidates looked at in each direction: a page of one word a thousand times ends, too

_FENCE = re.compile(r"(?P<ticks>`{3,}|~{3,})[ \t]*(?:\{[ \t]*)?\.?(?P<word>[\w#.+-]+)?[^`]*$")
_UNSEEN = re.compile(
    r"""
    (?P<fence> ^[ >\t]*(?P<ticks>`{3,}|~{3,})[^\n`]*$ (?P<code> [\s\S]*?) (?: ^[ >\t]*(?P=ticks)[ \t]*$ | \Z ))
  | (?P<kept> (?<!`)(?P<tick>`+)(?!`)(?:(?!\n[ \t]*\n)[\s\S])*?(?<!`)(?P=tick)(?!`)
      | \{\{[^{}\n]*\}\} | <(?:https?|ftp|mailto):[^<>\s]*> )
  | <!--[\s\S]*?-->
  | </?[A-Za-z][^<>]*>
  | \{:?(?=[^{}\n]*[#.=])[^{}\n]*\}
  | (?<=\])\([^()\n]*(?:\([^()\n]*\)[^()\n]*)*\)
  | (?<=\])\[[^\[\]\n]*\]
  | \[\^[^\[\]\s]+\]:?
  | ^[ ]{0,3}\*?\[[^\[\]\n]+\]:[ \t]*\S[^\n]*$
  | (?<=[-*+][ ])\[[ xX]\]
  | ^[ >\t]*\d{1,9}[.)](?=[ \t])
  | ^[ \t]*(?:!!!|\?\?\?\+?)[ \t][^\n"]*(?=")
  | &\#?[A-Za-z0-9]{1,31};
    """,
    re.MULTILINE | re.VERBOSE,
)
"""What a reader does not see. Code and local values are matched too, so that nothing inside them is blanked."""
_NOTE_LABEL = re.compile(r"^([ >\t]*)\[\^[^\]\n]+\]:", re.MULTILINE)
_ENTITY = re.compile(r"&#?[A-Za-z0-9]{1,31};")
_END_TAG = re.compile(r"</[A-Za-z][^<>]*>")
_TITLE = re.compile(
    r"""
    (?: !\[ (?:[^\[\]]|\[[^\[\]]*\])* \]\( \s* (?: <[^<>\n]*> | [^\s()<>]+(?:\([^\s()]*\)[^\s()]*)* ) \s+
      | ^[ ]{0,3}\[[^\[\]\n]+\]:[ \t]*\S+\s+ )
    (?P<quote>["']) (?P<title>(?:(?!\n[ >\t]*\n|\][(:])[\s\S])*?) (?P=quote) (?: \s*\) | [ \t]*$ )
    """,
    re.MULTILINE | re.VERBOSE,
)
"""The title of an image, or of a reference to one: `extension.py` makes a caption of it."""


@dataclass(frozen=True, order=True)
class Place:
    """A line and a column, both from 1."""

    line: int
    column: int


@dataclass(frozen=True)
class Title:
    """What is written in quotes with an image: its words, and the places where it begins and ends."""

    words: tuple[str, ...]
    begin: Place
    end: Place


@dataclass
class _Words:
    """The words of a text with their places; `first` holds those that begin a line, a table cell or a title."""

    words: list[str] = field(default_factory=list)
    places: list[tuple[int, int]] = field(default_factory=list)
    where: dict[str, list[int]] = field(default_factory=dict)
    first: dict[str, list[int]] = field(default_factory=dict)

    @classmethod
    def of(cls, lines: Sequence[str], first_line: int) -> _Words:
        self = cls()
        for number, line in enumerate(lines, first_line):
            end = 0
            for match in WORD.finditer(line):
                word = match[0].lower()
                if not end or "|" in line[end : match.start()]:
                    self.first.setdefault(word, []).append(len(self.words))
                self.where.setdefault(word, []).append(len(self.words))
                self.words.append(word)
                self.places.append((number, match.start() + 1))
                end = match.end()
        return self

    def nth(self, parts: list[str], near: Place, end: Place | None, skip: int) -> Place | None:
        """The place of a phrase from `near` on and before `end`, `skip` of its uses passed over, or the last one."""
        starts = self.where.get(parts[0], [])
        first = bisect.bisect_left(self.places, (near.line, near.column))
        at = bisect.bisect_left(starts, first)
        over = bisect.bisect_left(self.places, (end.line, end.column)) if end else len(self.words)
        last = bisect.bisect_left(starts, over)
        if len(parts) == 1:
            found = min(at + skip, last - 1)
            return Place(*self.places[starts[found]]) if found >= at else None
        uses = (each for each in starts[at : min(last, at + _USES)] if self.stands(parts, each))
        places = list(islice(uses, skip + 1))
        return Place(*self.places[places[-1]]) if places else None

    def stands(self, parts: list[str], start: int) -> bool:
        """Whether some words stand in a row at a position."""
        head = parts[:_ALIKE]
        return self.words[start : start + len(head)] == head and self.words[start : start + len(parts)] == parts

    def candidates(self, word: str, cursor: int, index: dict[str, list[int]]) -> Iterator[int]:
        """The positions of a word: from the cursor on, then those before it, in order."""
        starts = index.get(word, [])
        split = bisect.bisect_left(starts, cursor)
        yield from starts[split : split + _TRIES]
        yield from starts[max(0, split - _TRIES) : split]


class Source:
    """The words of a Markdown text with their places.

    `first_line` is the line of the file on which `text` begins (front matter stands above it).
    """

    def __init__(self, text: str, first_line: int = 1) -> None:
        """Read the words of `text`: those that a reader sees, and all of them."""
        self.text = text
        self.lines = text.split("\n")
        self.first_line = first_line
        closed = text.rfind("-->") + 1  # a comment that nothing closes is none; and each would be read to the end
        text = self._text = text[:closed] + text[closed:].replace("<!--", "    ")
        self.titles, untitled = self._cut_titles()
        self._seen = _Words.of(_UNSEEN.sub(_blank, untitled).split("\n"), first_line)
        self._all = _Words.of(self.lines, first_line)

    @cached_property
    def shown(self) -> str:
        """The text with spaces in place of what no reader sees: addresses, attribute lists, comments, labels.

        The titles of images and the numbers of list items stay, and character references are the signs that they stand
        for. As long as the text.
        """
        labels = _NOTE_LABEL.sub(lambda match: match[1] + " " * (len(match[0]) - len(match[1])), self._text)
        shown = list(_UNSEEN.sub(_blank_but_signs, labels))
        for match in _TITLE.finditer(self._with_tags):
            start, end = match.span("title")
            shown[start:end] = _ENTITY.sub(_blank_but_signs, self._text[start:end])
        return "".join(shown)

    def locate(self, texts: Sequence[str]) -> list[Place]:
        """The place at which each of the rendered `texts` begins; they come in reading order.

        A text that the source does not hold (made by an extension) gets the place of the one before it.
        """
        found: list[Place] = []
        cursor = 0
        last = Place(self.first_line, 1)
        taken: set[int] = set()
        for text in texts:
            words = _split(text)
            start = self._plain(words, cursor, taken)
            if start is None and words and (place := self._unseen(words, last)):
                last = place
                found.append(last)
                continue
            if start is None:
                start = self._between(words, cursor, taken)
            if start is not None:
                taken.add(start)
                last = Place(*self._seen.places[start])
                if start >= cursor:  # else a footnote, or the like: what is written above and shown below
                    cursor = self._end(words, start)
            found.append(last)
        return found

    def captions(self, texts: Sequence[str]) -> list[Place | None]:
        """The place of each of the captions `texts`, in reading order: the first word of its image's title."""
        found: list[Place | None] = []
        last = -1
        for text in texts:
            words = tuple(_split(text))
            alike = [number for number, title in enumerate(self.titles) if words and title.words == words]
            after = [number for number in alike if number > last]
            if alike:
                last = (after or alike)[0]
            found.append(self.titles[last].begin if alike else None)
        return found

    @cached_property
    def fences(self) -> dict[str, list[tuple[Place, str]]]:
        """The rows of every closed fence with a word, the opening line first: `chances-2` is the second of its word."""
        found: dict[str, list[tuple[Place, str]]] = {}
        counts: Counter[str] = Counter()
        ticks, word = "", ""
        rows: list[tuple[Place, str]] = []
        for number, line in enumerate(self.lines, self.first_line):
            text = line.lstrip(" \t>")
            match = _FENCE.match(text)
            if not ticks and match:
                ticks, word, rows = match["ticks"], match["word"] or "", []
            elif ticks and match and match["ticks"] == ticks and not match["word"]:
                if word:
                    counts[word] += 1
                    found[f"{word}-{counts[word]}"] = rows
                ticks, rows = "", []
            rows.append((Place(number, len(line) - len(text) + 1), text.rstrip()))
        return found

    def find(self, literal: str, after: int = 0) -> Place | None:
        """The first place of an exact text on a line of the source after line `after`, or None."""
        for number, line in enumerate(self.lines, self.first_line):
            if number > after and (column := line.find(literal)) >= 0:
                return Place(number, column + 1)
        return None

    def search(self, pattern: str, near: Place) -> Place:
        """The place of a pattern's group 1 at or after `near`; `near` itself where it is not found."""
        compiled = re.compile(pattern)
        for number, line in enumerate(self.lines[near.line - self.first_line :], near.line):
            match = compiled.search(line, near.column - 1 if number == near.line else 0)
            if match:
                return Place(number, match.start(1) + 1)
        return near

    def tag(self, name: str, number: int = 0) -> Place | None:
        """The place of the opening tag of raw HTML with this name, `number` of them passed over; none in code."""
        opening = re.compile(rf"<{re.escape(name)}(?![\w-])", re.IGNORECASE)
        found = list(islice(opening.finditer(self._with_tags), number + 1))
        if len(found) <= number:
            return None
        return self.place(found[number].start())

    def end_tags(self) -> Iterator[tuple[str, Place]]:
        """Each `</…>` as it is written, with its place; none in code."""
        for match in _END_TAG.finditer(self._with_tags):
            yield match[0], self.place(match.start())

    @cached_property
    def _with_tags(self) -> str:
        """The text with spaces in place of code and comments; what is no tag of HTML stays, too."""
        return _UNSEEN.sub(_blank_code, self._text)

    def word_place(self, word: str, near: Place, skip: int = 0) -> Place:
        """The place of a word or phrase at or after `near`; `near` itself where it is not found.

        Where `near` is in the title of an image, only that title is searched. `skip` of the word's uses are passed
        over, as far as there are so many.
        """
        parts = _split(word)
        title = next((title for title in self.titles if title.begin <= near < title.end), None)
        end = title.end if title else None
        for words in (self._seen, self._all)[bool(title) :] if parts else ():
            if place := words.nth(parts, near, end, skip):
                return place
        return near

    def _cut_titles(self) -> tuple[list[Title], str]:
        """The titles of images in their order, and the text with spaces in their place."""
        titles, text, end = [], "", 0
        for match in _TITLE.finditer(self._with_tags):
            begin, over = match.span("title")
            words = tuple(_split(html.unescape(match["title"])))
            first = WORD.search(match["title"])
            titles.append(Title(words, self.place(begin + (first.start() if first else 0)), self.place(over)))
            text += self._text[end:begin] + re.sub(r"[^\n]", " ", self._text[begin:over])
            end = over
        return titles, text + self._text[end:]

    def place(self, offset: int) -> Place:
        """The place of a character of the text."""
        line = bisect.bisect_right(self._starts, offset) - 1
        return Place(self.first_line + line, offset - self._starts[line] + 1)

    @cached_property
    def _starts(self) -> list[int]:
        """Where each line of the text begins."""
        return [0, *accumulate(len(line) + 1 for line in self.lines[:-1])]

    def _plain(self, words: list[str], cursor: int, taken: set[int]) -> int | None:
        """The position at which a block with these words begins, the surest way of finding it first.

        All its words in a row, then its first ones; at the beginning of a line or cell, then anywhere.
        """
        for index in (self._seen.first, self._seen.where):
            for look in (words, words[:_ALIKE]):
                for start in self._seen.candidates(look[0], cursor, index) if look else ():
                    if start not in taken and self._stands(look, start):
                        return start
        return None

    def _between(self, words: list[str], cursor: int, taken: set[int]) -> int | None:
        """The position of a block without its first words, which may be an extension's, or with words between."""
        for skip in range(1, min(3, len(words))):
            look = words[skip : skip + _ALIKE]
            for start in self._seen.candidates(look[0], cursor, self._seen.where) if len(look) == _ALIKE else ():
                if start not in taken and self._stands(look, start):
                    return start
        for skip in range(min(3, len(words) - 1)):
            look = words[skip : skip + _LOOK]
            for start in self._seen.candidates(look[0], cursor, self._seen.where):
                if start >= cursor and start not in taken and self._follows(look, start):
                    return start
        return None

    def _stands(self, words: list[str], start: int) -> bool:
        """Whether the words stand in a row at a position."""
        return self._seen.stands(words, start)

    def _follows(self, words: list[str], start: int) -> bool:
        """Whether the words follow one another from a position on, with a few others between them."""
        position = start
        for word in words:
            after = self._next(word, position)
            if after is None:
                return False
            position = after
        return True

    def _end(self, words: list[str], start: int) -> int:
        """The position after the last of a block's words."""
        position = start
        for word in words:
            after = self._next(word, position)
            position = position if after is None else after
        return position

    def _next(self, word: str, position: int) -> int | None:
        """The position after the next use of a word, if that is near."""
        starts = self._seen.where.get(word, [])
        index = bisect.bisect_left(starts, position)
        if index == len(starts) or starts[index] - position > _GAP:
            return None
        return starts[index] + 1

    def _unseen(self, words: list[str], last: Place) -> Place | None:
        """The place of a block that shows what should not be seen, such as a citation that was not read."""
        look = words[:_ALIKE]
        for start in self._all.where.get(look[0], [])[:_TRIES]:
            place = Place(*self._all.places[start])
            if place >= last and self._all.words[start : start + len(look)] == look:
                return place
        return None


class Text:
    """The words of a text without lines, in which phrases are counted."""

    def __init__(self, text: str) -> None:
        """Read the words."""
        self._words = _Words.of([text], 1)

    def times(self, phrase: str, end: int) -> int:
        """How often a word or phrase stands in the first `end` characters; of a phrase, as far as is looked at."""
        parts, words = _split(phrase), self._words
        if not parts:
            return 0
        starts = words.where.get(parts[0], [])
        over = bisect.bisect_left(words.places, (1, end + 1)) - len(parts) + 1
        last = bisect.bisect_left(starts, over)
        return last if len(parts) == 1 else sum(words.stands(parts, each) for each in starts[: min(last, _USES)])


def _split(text: str) -> list[str]:
    return [match[0].lower() for match in WORD.finditer(text)]


def _blank(match: re.Match[str]) -> str:
    """Spaces in place of what is not seen; code without the line that opens it; the rest as it is."""
    if match["kept"]:
        return match[0]
    if match["fence"]:
        opening = match.start("code") - match.start()
        return " " * opening + match["fence"][opening:]
    return re.sub(r"[^\n]", " ", match[0])


def _blank_but_signs(match: re.Match[str]) -> str:
    """The same, but a character reference is the sign that it stands for, and the number of an item stays."""
    if match[0][-1] in ".)" and match[0][:-1].strip(" >\t").isdigit():
        return match[0]
    if match[0].startswith("&") and len(sign := html.unescape(match[0])) == 1:
        return sign.ljust(len(match[0]))
    return _blank(match)


def _blank_code(match: re.Match[str]) -> str:
    """Spaces in place of code, local values and comments; the rest as it is."""
    if match["kept"] or match["fence"] or match[0].startswith("<!--"):
        return re.sub(r"[^\n]", " ", match[0])
    return match[0]
