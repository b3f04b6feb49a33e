"""A leaflet's files as text, cut into the pieces that state something, and edits of it.

Reads Markdown by its lines, in its own way: what judges the engine does not ask the engine where a sentence stands.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any, NamedTuple

import yaml

SOURCES = "sources.yml"
OWN = "-"
"""What stands in place of a source where the words are the author's own."""

_CITATION = re.compile(r"\s*\[@(?P<inside>[^\[\]]*)\]\s*\Z")
_KEY = re.compile(r" *(?:- )?(?:(?P<key>\w+): +|- +)(?P<value>\S.*)")
_SAID = frozenset("name after number words have have_not open".split())
"""The keys of a chance whose values patients read; the items under `open` have none."""
_HEADING = re.compile(r"#{1,6}[ \t]+(?P<words>.*?)[ \t]*(?:\{[^{}]*\})?[ \t]*")
_BOX = re.compile(r"[ \t]*(?P<sign>!!!|\?\?\?\+?|===\+?)[ \t]+(?P<kind>[\w -]*?)[ \t]*\"(?P<words>[^\"]*)\"[ \t]*")
_ITEM = re.compile(r"[ \t]*(?:[-*+]|\d+[.)])[ \t]+(?:\[[ xX]\][ \t]+)?")
_FENCE = re.compile(r"[ \t]*(?P<fence>`{3,}|~{3,})[ \t]*(?P<info>\w*)")
_RULE = re.compile(r"[ \t]*\|[ \t|:-]*")
_SILENT = re.compile(r"\[@[^\[\]]*\]|\]\([^()]*\)|\{\{.*?\}\}|\{[^{}]*\}|`[^`]*`|<!--.*?-->|<[^<>]*>", re.DOTALL)
_SENTENCE_END = re.compile(r"[.?!]\**(?=\s+[\"(\[*]*[A-Z0-9{])|[.?!:]\**\s*\Z")


class Edit(NamedTuple):
    """In `file`, the characters from `start` to `end` become `new`."""

    file: str
    start: int
    end: int
    new: str


@dataclass(frozen=True)
class Mutant:
    """One fault: its kind, what it is in a few words, and the edits that make it."""

    kind: str
    what: str
    edits: tuple[Edit, ...]

    def applied(self, texts: dict[str, str]) -> dict[str, str]:
        """The files that it changes, as they then are."""
        changed: dict[str, str] = {}
        for edit in sorted(self.edits, key=lambda each: (each.file, -each.start, -each.end)):
            text = changed.get(edit.file, texts[edit.file])
            changed[edit.file] = text[: edit.start] + edit.new + text[edit.end :]
        return changed


@dataclass(frozen=True)
class Piece:
    """A paragraph, list item, table cell, heading or box title of a file; `chance`, a value of one, `entry`, all of it.

    `start` to `end` are its words, `first` to `last` its whole lines with the citation; `inside` is the range of what
    it cites: `places`, each with its source's key, and `names`. A cell has those of its row, the last one the range.
    `box` and `box_title` are those of the innermost box around it.
    """

    file: str
    kind: str
    start: int
    end: int
    first: int
    last: int
    places: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    inside: tuple[int, int] | None = None
    box: str = ""
    box_title: str = ""
    indent: int = 0


@dataclass
class _Open:
    """A piece that is being read."""

    kind: str
    start: int
    end: int
    first: int
    indent: int
    box: tuple[str, str]


@dataclass
class Leaflet:
    """The files of one leaflet: `texts` by file name."""

    name: str
    texts: dict[str, str]
    pieces: list[Piece] = field(init=False)

    def __post_init__(self) -> None:
        """Cut every page into pieces."""
        self.pieces = [piece for file in self.pages for piece in _Reader(file, self.texts[file]).read()]

    @property
    def pages(self) -> list[str]:
        """The names of the pages' files."""
        return [file for file in self.texts if file.endswith(".md")]

    @cached_property
    def sources(self) -> dict[str, Any]:
        """sources.yml as YAML has it."""
        return yaml.safe_load(self.texts.get(SOURCES, "")) or {}

    @cached_property
    def safety(self) -> set[str]:
        """The names of the statements that somebody may be hurt without."""
        return {entry["name"] for entry in self.sources.get("must_say") or ()}

    @cached_property
    def prose(self) -> list[Piece]:
        """The pieces that are sentences: no headings, no titles, and of chances the values."""
        return [piece for piece in self.pieces if piece.kind not in {"heading", "title", "entry"}]

    @cached_property
    def places(self) -> list[str]:
        """Each place that a page cites, once."""
        return list(dict.fromkeys(place for piece in self.pieces for place in piece.places if place != OWN))

    def is_safety(self, piece: Piece) -> bool:
        """Whether a piece makes a safety statement."""
        return not self.safety.isdisjoint(piece.names)

    def words(self, piece: Piece) -> str:
        """The words of a piece as they are written."""
        return self.texts[piece.file][piece.start : piece.end]

    def visible(self, piece: Piece) -> str:
        """The same, as long, with NUL for what no reader sees: addresses, local values, attributes, code."""
        return masked(self.words(piece))

    def ends(self, piece: Piece) -> bool:
        """Whether a piece is a paragraph or an item that ends as a sentence does."""
        return piece.kind in {"paragraph", "item"} and self.words(piece).rstrip("*").endswith(".")

    def sentences(self, piece: Piece) -> list[tuple[int, int]]:
        """The ranges of a piece's sentences in its file."""
        words = self.visible(piece)
        ends = [match.end() for match in _SENTENCE_END.finditer(words)]
        if not ends or ends[-1] < len(words.rstrip()):
            ends.append(len(words))
        starts = [0, *ends[:-1]]
        return [(piece.start + start, piece.start + end) for start, end in zip(starts, ends, strict=True)]


def masked(words: str) -> str:
    """Markdown with NUL in place of each character that is no word of a reader's."""
    return _SILENT.sub(lambda match: "\0" * len(match[0]), words)


def plain(words: str) -> str:
    """Markdown as words with single spaces."""
    return " ".join(re.sub(r"[\[\]*\0]", " ", masked(words)).split())


def body_start(text: str) -> int:
    """Where a page's text begins, below its front matter."""
    match = re.match(r"---\n.*?\n---\n", text, re.DOTALL)
    return match.end() if match else 0


def cited(inside: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The places and the names of a citation, each place with the key of its source."""
    words = inside.split()
    names = tuple(word[1:] for word in words if word.startswith("#"))
    places, key = [], ""
    for place in " ".join(word for word in words if not word.startswith("#")).split(";"):
        *keys, number = place.split() or [""]
        key = keys[0] if keys else key
        places.append(f"{key} {number}".strip())
    return tuple(places), names


class _Reader:
    """Reads the lines of one page in turn."""

    def __init__(self, file: str, text: str) -> None:
        self.file, self.text = file, text
        self.boxes: list[tuple[int, str, str]] = []
        self.open: _Open | None = None
        self.fence = self.info = ""

    def read(self) -> Iterator[Piece]:
        at = body_start(self.text)
        fenced: list[tuple[int, int]] = []
        for line in self.text[at:].splitlines(keepends=True):
            bare, start, at = line.rstrip("\n"), at, at + len(line)
            match = _FENCE.match(bare)
            if self.fence:
                if match and match["fence"].startswith(self.fence) and not match["info"]:
                    if self.info == "chances":
                        yield from self.chances(fenced)
                    self.fence, fenced = "", []
                else:
                    fenced.append((start, at))
            elif match:
                yield from self.close()
                self.fence, self.info = match["fence"], match["info"]
            else:
                yield from self.line(bare, start)
        yield from self.close()

    def line(self, bare: str, start: int) -> Iterator[Piece]:
        end, indent = start + len(bare), len(bare) - len(bare.lstrip())
        if not bare.strip() or bare.lstrip().startswith("<!--"):
            yield from self.close()
            return
        while self.boxes and indent <= self.boxes[-1][0]:
            self.boxes.pop()
        if match := _HEADING.fullmatch(bare):
            yield from self.close()
            yield Piece(self.file, "heading", start + match.start("words"), start + match.end("words"), start, end)
        elif match := _BOX.fullmatch(bare):
            yield from self.close()
            yield Piece(self.file, "title", start + match.start("words"), start + match.end("words"), start, end)
            kind = match["kind"] if match["sign"] == "!!!" else f"{match['sign']} {match['kind']}"
            self.boxes.append((indent, kind, match["words"]))
        elif bare.lstrip().startswith("|"):
            yield from self.close()
            yield from self.cells(bare, start) if not _RULE.fullmatch(bare) else ()
        elif (match := _ITEM.match(bare)) or not self.open:
            yield from self.close()
            words = start + (match.end() if match else indent)
            box = self.boxes[-1][1:] if self.boxes else ("", "")
            self.open = _Open("item" if match else "paragraph", words, end, start, indent, box)
        else:
            self.open.end = end

    def close(self) -> Iterator[Piece]:
        if piece := self.open:
            last = min(piece.end + 1, len(self.text))
            yield self.citing(piece.kind, piece.start, piece.end, piece.first, last, (*piece.box, piece.indent))
            self.open = None

    def citing(
        self, kind: str, start: int, end: int, first: int, last: int, box: tuple[str, str, int] = ("", "", 0)
    ) -> Piece:
        """A piece that may cite at its end."""
        match = _CITATION.search(self.text[start:end])
        if not match:
            return Piece(self.file, kind, start, end, first, last, (), (), None, *box)
        inside = (start + match.start("inside"), start + match.end("inside"))
        return Piece(self.file, kind, start, start + match.start(), first, last, *cited(match["inside"]), inside, *box)

    def cells(self, bare: str, start: int) -> Iterator[Piece]:
        row = [
            self.citing(
                "cell", start + match.start(1), start + match.end(1), start + match.start(), start + match.end()
            )
            for match in re.finditer(r"(?<=\|)\s*([^|]+?)\s*(?=\||\Z)", bare)
        ]
        for cell in row:
            if cell.end > cell.start:
                yield replace(cell, places=row[-1].places, names=row[-1].names)

    def chances(self, lines: Sequence[tuple[int, int]]) -> Iterator[Piece]:
        starts = [number for number, (start, _) in enumerate(lines) if self.text.startswith("- ", start)]
        for one, other in itertools.pairwise([*starts, len(lines)]):
            values: list[tuple[str, int, int, int, int]] = []
            for start, end in lines[one:other]:
                if match := _KEY.fullmatch(self.text[start:end].rstrip()):
                    values.append(
                        (match["key"] or "open", start + match.start("value"), start + match.end(), start, end)
                    )
            keys = {key: (start, end) for key, start, end, *_ in values}
            places = cited(self.text[slice(*keys["from"])])[0] if "from" in keys else ()
            names = (self.text[slice(*keys["id"])],) if "id" in keys else ()
            for key, *spans in values:
                if key in _SAID:
                    yield Piece(self.file, "chance", *spans, places, names)
            inside = keys.get("from")
            whole = (lines[one][0], lines[other - 1][1])
            yield Piece(self.file, "entry", *whole, *whole, places, names, inside)
