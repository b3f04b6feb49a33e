"""A leaflet's files as text, cut into the pieces that state something, and edits of it.

Reads Markdown by its lines, in its own way: what judges the engine does not ask the engine where a sentence stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, NamedTuple

import yaml

FACTS = "facts.yml"

_CITATION = re.compile(r"\{[^{}\n]*data-fact=\"(?P<ids>[^\"\n]*)\"[^{}\n]*\}")
_OWN_LINE = re.compile(rf"[ \t]*{_CITATION.pattern}[ \t]*")
_HEADING = re.compile(r"#{1,6}[ \t]+(?P<words>.*?)[ \t]*(?:\{[^{}]*\})?[ \t]*")
_BOX = re.compile(r"[ \t]*(?P<sign>!!!|\?\?\?\+?|===\+?)[ \t]+(?P<kind>[\w -]*?)[ \t]*\"(?P<words>[^\"]*)\"[ \t]*")
_ITEM = re.compile(r"[ \t]*(?:[-*+]|\d+[.)])[ \t]+(?:\[[ xX]\][ \t]+)?")
_FENCE = re.compile(r"[ \t]*(?P<fence>`{3,}|~{3,})[ \t]*(?P<info>\w*)")
_RULE = re.compile(r"[ \t]*\|[ \t|:-]*")
_SILENT = re.compile(r"\]\([^()]*\)|\{\{.*?\}\}|\{[^{}]*\}|`[^`]*`|<!--.*?-->|<[^<>]*>", re.DOTALL)
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
    """A paragraph, list item, table cell, heading or box title of a file.

    `start` to `end` are its words, `first` to `last` its whole lines with the citation; `ids` is the range of the
    cited ids. `box` and `box_title` are those of the innermost box around it. For a `chances` block (kind `fence`)
    `facts` are the lines in it.
    """

    file: str
    kind: str
    start: int
    end: int
    first: int
    last: int
    facts: tuple[str, ...] = ()
    ids: tuple[int, int] | None = None
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
    """The files of one leaflet: `texts` by file name; the facts as facts.yml has them."""

    name: str
    texts: dict[str, str]
    pieces: list[Piece] = field(init=False)

    def __post_init__(self) -> None:
        """Cut every page into pieces."""
        self.pieces = [
            piece for file, text in self.texts.items() if file.endswith(".md") for piece in _pieces(file, text)
        ]

    @cached_property
    def ledger(self) -> dict[str, Any]:
        """facts.yml as YAML has it."""
        data = yaml.safe_load(self.texts.get(FACTS, "")) or {}
        return data if isinstance(data, dict) else {}

    @cached_property
    def facts(self) -> dict[str, dict[str, Any]]:
        """The facts by their id."""
        return {fact["id"]: fact for fact in self.ledger.get("facts", ())}

    @cached_property
    def safety(self) -> set[str]:
        """The ids of the facts that somebody may be hurt without."""
        return {name for name, fact in self.facts.items() if fact.get("safety")}

    @cached_property
    def cited(self) -> list[Piece]:
        """The pieces of prose that cite a fact."""
        return [piece for piece in self.pieces if self.real(piece) and piece.kind != "fence"]

    def real(self, piece: Piece) -> list[str]:
        """The facts that a piece cites: no local values, no terms."""
        return [name for name in piece.facts if name in self.facts]

    def words(self, piece: Piece) -> str:
        """The words of a piece as they are written."""
        return self.texts[piece.file][piece.start : piece.end]

    def visible(self, piece: Piece) -> str:
        """The same, as long, with NUL for what no reader sees: addresses, local values, attributes, code."""
        return masked(self.words(piece))

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


def _pieces(file: str, text: str) -> Iterator[Piece]:
    return _Reader(file, text).read()


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
                    fenced.append((start, start + len(bare)))
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
        if match := _OWN_LINE.fullmatch(bare):
            yield from self.close((start + match.start("ids"), start + match.end("ids")), min(end + 1, len(self.text)))
            return
        while self.boxes and indent <= self.boxes[-1][0]:
            self.boxes.pop()
        if match := _HEADING.fullmatch(bare):
            yield from self.close()
            yield self.inline("heading", start + match.start("words"), start + match.end("words"), start, end)
        elif match := _BOX.fullmatch(bare):
            yield from self.close()
            yield self.inline("title", start + match.start("words"), start + match.end("words"), start, end)
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

    def close(self, ids: tuple[int, int] | None = None, last: int = 0) -> Iterator[Piece]:
        if piece := self.open:
            facts = tuple(self.text[slice(*ids)].split()) if ids else ()
            last = last or min(piece.end + 1, len(self.text))
            spans = (piece.start, piece.end, piece.first, last)
            yield Piece(self.file, piece.kind, *spans, facts, ids, *piece.box, piece.indent)
            self.open = None

    def inline(self, kind: str, start: int, end: int, first: int, last: int) -> Piece:
        """A piece of one line, which may cite at its end."""
        match = _CITATION.search(self.text, start, last)
        ids = (match.start("ids"), match.end("ids")) if match else None
        facts = tuple(match["ids"].split()) if match else ()
        return Piece(self.file, kind, start, end, first, last, facts, ids)

    def cells(self, bare: str, start: int) -> Iterator[Piece]:
        for match in re.finditer(r"(?<=\|)[^|]+(?=\||\Z)", bare):
            words = _CITATION.sub("", match[0])
            if words.strip():
                first = start + match.start() + len(words) - len(words.lstrip())
                yield self.inline("cell", first, first + len(words.strip()), first, start + match.end())

    def chances(self, lines: Sequence[tuple[int, int]]) -> Iterator[Piece]:
        for start, end in lines:
            name = self.text[start:end].strip()
            if re.fullmatch(r"[a-z0-9-]+", name):
                first = start + self.text[start:end].index(name)
                span = (first, first + len(name))
                yield Piece(self.file, "fence", *span, start, min(end + 1, len(self.text)), (name,), span)
