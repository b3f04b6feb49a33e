"""Where in the source? The one engine that says at which place something that was rendered is written.

Python-Markdown keeps no lines. So the words of each rendered block are found again in the words of the
source, in reading order. That also works for any other renderer. What never shows (comments, addresses,
attribute lists, definitions of links) is blanked first: a comment may hold the same words as the text.
"""

from __future__ import annotations

import bisect
import html
import posixpath
import re
from collections import Counter, deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import accumulate, islice
from typing import TYPE_CHECKING

from leaflets.core.diagnostics import Place
from leaflets.data.sources import written
from leaflets.markdown.snippet_file import lines_of
from leaflets.markdown.statements import SAY, from_elsewhere

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

    from leaflets.markdown.blocks import Block
    from leaflets.markdown.includes import Includes

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
  | \[@[^\[\]]*\]
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
_OPENING_TAG = re.compile(r"<(?P<name>[A-Za-z][^\s<>/]*)")
_TITLE = re.compile(
    r"""
    (?: !\[ (?:[^\[\]]|\[[^\[\]]*\])* \]\( \s* (?: <[^<>\n]*> | [^\s()<>]+(?:\([^\s()]*\)[^\s()]*)* ) \s+
      | ^[ ]{0,3}\[[^\[\]\n]+\]:[ \t]*\S+\s+ )
    (?P<quote>["']) (?P<title>(?:(?!\n[ >\t]*\n|\][(:])[\s\S])*?) (?P=quote) (?: \s*\) | [ \t]*$ )
    """,
    re.MULTILINE | re.VERBOSE,
)
"""The title of an image, or of a reference to one: `extension.py` makes a caption of it."""


@dataclass(frozen=True)
class _Title:
    """What is written in quotes with an image."""

    words: tuple[str, ...]
    begin: int
    """The offset of its first word."""
    end: int
    """The offset at which it is over."""


@dataclass
class _Words:
    """The words of a text, with the offset at which each begins."""

    words: list[str] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    where: dict[str, list[int]] = field(default_factory=dict)
    """The positions of each word in `words`."""
    first: dict[str, list[int]] = field(default_factory=dict)
    """The same, of those that begin a line, a table cell or a title."""

    @classmethod
    def of(cls, text: str) -> _Words:
        self = cls()
        end = -1
        for match in WORD.finditer(text):
            word, start = match[0].lower(), match.start()
            if end < 0 or text.find("\n", end, start) >= 0 or text.find("|", end, start) >= 0:
                self.first.setdefault(word, []).append(len(self.words))
            self.where.setdefault(word, []).append(len(self.words))
            self.words.append(word)
            self.starts.append(start)
            end = match.end()
        return self

    def nth(self, parts: list[str], near: int, end: int | None, skip: int) -> int | None:
        """The offset of a phrase from `near` on and before `end`, `skip` of its uses passed over, or the last one."""
        positions = self.where.get(parts[0], [])
        at = bisect.bisect_left(positions, bisect.bisect_left(self.starts, near))
        over = bisect.bisect_left(self.starts, end) if end is not None else len(self.words)
        last = bisect.bisect_left(positions, over)
        if len(parts) == 1:
            found = min(at + skip, last - 1)
            return self.starts[positions[found]] if found >= at else None
        uses = (each for each in positions[at : min(last, at + _USES)] if self.stands(parts, each))
        found_uses = list(islice(uses, skip + 1))
        return self.starts[found_uses[-1]] if found_uses else None

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


class Locator:
    """Answers where in a Markdown text something is written that its rendered page shows."""

    def __init__(self, text: str, path: str = "", first_line: int = 1, includes: Includes | None = None) -> None:
        """Read a text that begins on `first_line` of the file `path` (front matter stands above it).

        With `includes` the lines of the files that it includes stand in their places, and have their own.
        """
        self.start = Place(path, first_line, 1)
        self.lines = includes.lines(text, path, first_line)[0] if includes else list(lines_of(text, path, first_line))
        self.text = "\n".join(line.text for line in self.lines) if includes else text
        closed = self.text.rfind("-->") + 1  # a comment that nothing closes is none; each would be read to the end
        self._text = self.text[:closed] + self.text[closed:].replace("<!--", "    ")
        self._titles, untitled = self._cut_titles()
        self._seen = _Words.of(_UNSEEN.sub(_blank, untitled))
        self._tree: _Tree | None = None

    def place(self, offset: int) -> Place:
        """The place of a character of the text; of what is appended to every page, the first of the file."""
        number = bisect.bisect_right(self._starts, offset) - 1
        path, line, column = self.lines[number].place(offset - self._starts[number])
        return Place(path, line, column) if line else Place(self.start.path, 1, 1)

    def line_at(self, offset: int) -> str:
        """The line of the text with a character."""
        return self.lines[bisect.bisect_right(self._starts, offset) - 1].text

    def line_of(self, place: Place) -> str:
        """The line of the text on which a place is."""
        return self.lines[self._number(place)].text

    def of_blocks(self, blocks: Sequence[Block]) -> list[Place]:
        """The place at which each of a page's blocks begins; they come in reading order.

        A caption is where its image has it, what a fence made is in the row with its citation, or where the fence
        opens, what `{{ say.name }}` says where that stands. A block that the source does not hold (made by an
        extension) gets the place of the one before it.
        """
        captions = [block for block in blocks if block.kind == "figcaption"]
        titles = zip(captions, self.of_captions([block.written for block in captions]), strict=True)
        elsewhere = {id(block): place for block, place in titles if place}
        elsewhere |= self._of_said(blocks)
        texts = ["" if block.fence or id(block) in elsewhere else block.written for block in blocks]
        found = []
        for block, place in zip(blocks, self.of_texts(texts), strict=True):
            rows = self.fences.get(block.fence, [])
            otherwise = rows[0][0] if rows else elsewhere.get(id(block), place)
            cited = written(block.citation.places) if block.citation and rows else ""
            found.append(
                next((at for at, row in rows if cited and row.partition("from:")[2].strip() == cited), otherwise)
            )
        return found

    def _of_said(self, blocks: Sequence[Block]) -> dict[int, Place]:
        """The place of each block that `{{ say.name }}` put there, by the id of the block: its next use, in order."""
        uses: dict[str, list[int]] = {}
        for match in reversed(list(SAY.finditer(self.text)) if self._said else []):
            uses.setdefault(match[1], []).append(match.start())
        found = {}
        for block in blocks:
            names = block.citation.names if block.citation and not block.fence else ()
            if name := next((name for name in names if uses.get(name) and name in self._said), ""):
                found[id(block)] = self.place(uses[name].pop())
        return found

    def _is_said(self, block: Block) -> bool:
        return bool(block.citation and self._said.intersection(block.citation.names))

    def of_texts(self, texts: Iterable[str]) -> list[Place]:
        """The same for blocks of which only the text is known."""
        found: list[Place] = []
        cursor = 0
        last = 0
        place = self.start
        taken: set[int] = set()
        for text in texts:
            words = _split(text)
            start = self._plain(words, cursor, taken)
            if start is None and words and (unseen := self._unseen(words, last)) is not None:
                last, place = unseen, self.place(unseen)
                found.append(place)
                continue
            if start is None:
                start = self._between(words, cursor, taken)
            if start is not None:
                taken.add(start)
                last = self._seen.starts[start]
                place = self.place(last)
                if start >= cursor:  # else a footnote, or the like: what is written above and shown below
                    cursor = self._end(words, start)
            found.append(place)
        return found

    def of_captions(self, texts: Iterable[str]) -> list[Place | None]:
        """The place of each of the captions `texts`, in reading order: the first word of its image's title."""
        found: list[Place | None] = []
        last = -1
        for text in texts:
            words = tuple(_split(text))
            alike = [number for number, title in enumerate(self._titles) if words and title.words == words]
            after = [number for number in alike if number > last]
            if alike:
                last = (after or alike)[0]
            found.append(self.place(self._titles[last].begin) if alike else None)
        return found

    def of_word(self, block: Block, word: str, start: int = 0) -> Place:
        """The place of a word or phrase of a block: the one at `start` in the block's text, else the first.

        Where a reader sees it, else where only an author does; the block's own place where neither is found, or a
        fence made the block. In the title of an image only that title is searched.
        """
        parts = _split(word)
        if block.fence or not parts or self._is_said(block):
            return block.place
        skip = block.words.times(word, start) if start else 0
        near = self._offset(block.place)
        title = next((title for title in self._titles if title.begin <= near < title.end), None)
        for words in (self._all,) if title else (self._seen, self._all):
            if (found := words.nth(parts, near, title.end if title else None, skip)) is not None:
                return self.place(found)
        return block.place

    def of_citation(self, block: Block, word: str) -> Place:
        """The place of a place or a name in the citation of a block; the block's own where it is not found."""
        cited = rf"\[@[^\[\]\n]*?(?<![\w.-])({re.escape(word)})(?![\w-])"
        is_here = not block.fence and not self._is_said(block)
        return (self.of_pattern(cited, block.place) if is_here else None) or block.place

    def of_local(self, block: Block, key: str) -> Place:
        """The place of the name of a local value in a block; the block's own where it is not found."""
        found = None if self._is_said(block) else self.of_pattern(rf"\blocal\.({re.escape(key)})\b", block.place)
        return found or block.place

    def of_attribute(self, name: str, value: str = "", near: Place | None = None) -> Place | None:
        """The place of one of the words in an attribute's value, at or after a place; without one, of its name."""
        attribute = rf"(?<![\w:-]){re.escape(name)}"
        word = rf"(?<![\w:-])({re.escape(value)})(?![\w-])"
        return self.of_pattern(rf"{attribute}\s*=[^}}]*?{word}" if value else rf"({attribute})\s*=", near)

    def of_link(self, address: str, near: Place | None = None) -> Place:
        """The place of the name of a file to which an address leads, at or after a place; that place where it is not.

        It need not be written as it is rendered: only the name is compared.
        """
        name = posixpath.basename(address.partition("?")[0].partition("#")[0])
        return self.of_pattern(f"({re.escape(name)})", near) or near or self.start

    def of_element(self, node: LexborNode, blocks: Sequence[Block]) -> Place:
        """The place of an element of the rendered page, which has these blocks.

        That of its tag where all of its kind are raw HTML; else of its words, of the file that it shows, of a tag like
        it, or of the words around it. The beginning of the text where there is nothing of all that.
        """
        number, count = self._number_of(node)
        tags = self._tags(str(node.tag))
        if len(tags) == count:
            return self.place(tags[number])
        if words := _place_of_words(node, blocks):
            return words
        if src := node.attributes.get("src"):
            return self.of_link(src)
        if tags:
            return self.place(tags[min(number, len(tags) - 1)])
        around = node.parent
        while around is not None and around.tag not in ("body", "html"):
            if words := _place_of_words(around, blocks):
                return words
            around = around.parent
        return self.start

    def of_pattern(self, pattern: str, near: Place | None = None) -> Place | None:
        """The place of group 1 of a pattern within a line, at or after a place; None where it is not found."""
        compiled = re.compile(pattern)
        number, column = (self._number(near), (near.column or 1) - 1) if near else (0, 0)
        for index in range(number, len(self.lines)):
            if match := compiled.search(self.lines[index].text, column if index == number else 0):
                return self.place(self._starts[index] + match.start(1))
        return None

    def end_tags(self) -> Iterator[tuple[str, Place]]:
        """Each `</…>` as it is written, with its place; none in code."""
        for match in _END_TAG.finditer(self._with_tags):
            yield match[0], self.place(match.start())

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

    @cached_property
    def fences(self) -> dict[str, list[tuple[Place, str]]]:
        """The rows of every closed fence with a word, the opening line first: `chances-2` is the second of its word.

        Each has its place and its text, without the spaces that stand before the fence itself.
        """
        found: dict[str, list[tuple[Place, str]]] = {}
        counts: Counter[str] = Counter()
        ticks, word, before = "", "", 0
        rows: list[tuple[Place, str]] = []
        for line in self.lines:
            text = line.text.lstrip(" \t>")
            match = _FENCE.match(text)
            if not ticks and match:
                ticks, word, rows = match["ticks"], match["word"] or "", []
                before = len(line.text) - len(text)
            elif ticks and match and match["ticks"] == ticks and not match["word"]:
                if word:
                    counts[word] += 1
                    found[f"{word}-{counts[word]}"] = rows
                ticks, rows = "", []
            inner = line.text[min(before, len(line.text) - len(text)) :]
            rows.append((Place(*line.place(len(line.text) - len(text))), inner.rstrip()))
        return found

    @cached_property
    def _said(self) -> frozenset[str]:
        """The names of the statements that `{{ say.name }}` takes from other pages."""
        return from_elsewhere(self.text)

    @cached_property
    def _all(self) -> _Words:
        """All words of the text, seen or not."""
        return _Words.of(self.text)

    @cached_property
    def _with_tags(self) -> str:
        """The text with spaces in place of code and comments; what is no tag of HTML stays, too."""
        return _UNSEEN.sub(_blank_code, self._text)

    @cached_property
    def _starts(self) -> list[int]:
        """The offset at which each line of the text begins."""
        return [0, *accumulate(len(line.text) + 1 for line in self.lines[:-1])]

    @cached_property
    def _numbers(self) -> dict[tuple[str, int], int]:
        """The number of each line of the text, from 0, by its file and its line there."""
        return {(line.path, line.line): number for number, line in enumerate(self.lines)}

    def _number(self, place: Place) -> int:
        """The number of the line on which a place is, from 0; the first for one that the text does not hold."""
        return self._numbers.get((place.path, place.line or 0), 0)

    def _offset(self, place: Place) -> int:
        """The offset of a place."""
        return self._starts[self._number(place)] + (place.column or 1) - 1

    def _tags(self, name: str) -> list[int]:
        """The offset of each opening tag of raw HTML with this name; none in code."""
        return self._opening.get(name.lower(), [])

    @cached_property
    def _opening(self) -> dict[str, list[int]]:
        """The offsets of the opening tags of raw HTML by their name."""
        found: dict[str, list[int]] = {}
        for match in _OPENING_TAG.finditer(self._with_tags):
            found.setdefault(match["name"].lower(), []).append(match.start())
        return found

    def _number_of(self, node: LexborNode) -> tuple[int, int]:
        """Which an element is of those in its tree with its name, from 0, and how many there are."""
        top = node
        while top.parent is not None:
            top = top.parent
        if self._tree is None or self._tree.top.mem_id != top.mem_id:
            self._tree = _Tree(top)
        return self._tree.numbers.get(node.mem_id, 0), self._tree.counts[str(node.tag)]

    def _cut_titles(self) -> tuple[list[_Title], str]:
        """The titles of images in their order, and the text with spaces in their place."""
        titles, text, end = [], "", 0
        for match in _TITLE.finditer(self._with_tags):
            begin, over = match.span("title")
            words = tuple(_split(html.unescape(match["title"])))
            first = WORD.search(match["title"])
            titles.append(_Title(words, begin + (first.start() if first else 0), over))
            text += self._text[end:begin] + re.sub(r"[^\n]", " ", self._text[begin:over])
            end = over
        return titles, text + self._text[end:]

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

    def _unseen(self, words: list[str], last: int) -> int | None:
        """The offset of a block that shows what should not be seen, such as a citation that was not read."""
        look = words[:_ALIKE]
        for start in self._all.where.get(look[0], [])[:_TRIES]:
            offset = self._all.starts[start]
            if offset >= last and self._all.words[start : start + len(look)] == look:
                return offset
        return None


class _Tree:
    """The elements of a parsed page, each numbered among those with its name; `top` keeps their ids theirs."""

    def __init__(self, top: LexborNode) -> None:
        self.top = top
        self.counts: Counter[str] = Counter()
        self.numbers: dict[int, int] = {}
        for node in top.css("*"):
            self.numbers[node.mem_id] = self.counts[str(node.tag)]
            self.counts[str(node.tag)] += 1


def _place_of_words(node: LexborNode, blocks: Sequence[Block]) -> Place | None:
    """The place of the first block with the words with which an element begins."""
    text = " ".join(node.text().split())
    return next((block.place for block in blocks if block.text and text.startswith(block.text)), None)


class InOrder:
    """Places of elements that are visited in reading order, of which several may have the same words."""

    def __init__(self, blocks: Iterable[Block]) -> None:
        """Note the place of each block of the page by the block's text."""
        self._places: dict[str, deque[Place]] = {}
        for block in blocks:
            self._places.setdefault(" ".join(block.text.split()), deque()).append(block.place)

    def of_element(self, node: LexborNode) -> Place | None:
        """The place of the block with an element's words: of several that of the next one."""
        places = self._places.get(" ".join(node.text().split()))
        if not places:
            return None
        return places[0] if len(places) == 1 else places.popleft()


class Text:
    """The words of a text without lines, in which phrases are counted."""

    def __init__(self, text: str) -> None:
        """Read the words."""
        self._words = _Words.of(text)

    def times(self, phrase: str, end: int) -> int:
        """How often a word or phrase stands in the first `end` characters; of a phrase, as far as is looked at."""
        parts, words = _split(phrase), self._words
        if not parts:
            return 0
        starts = words.where.get(parts[0], [])
        over = bisect.bisect_left(words.starts, end) - len(parts) + 1
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
