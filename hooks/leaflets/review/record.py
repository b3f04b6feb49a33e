"""The words of record: what patients read of a leaflet, in reading order, one passage a line.

Made from the rendered blocks, never from markup: emphasis, line breaks, ids and the leaflet's folder leave no trace,
and neither does the machine. So two records differ where, and only where, patients read something else. Its form,
`words/1`:

    words/1
    =title | Knee arthroscopy
    ## risks.md
    =heading | Risks
    In short > [risk] What may go wrong > - Signs: | Infection may happen. | guide risks.4 #infection @0b8ee32f must

A line has up to three fields: where the passage stands, its words, and its places in the sources with the names by
which it is called. `@` and eight digits are a hash of the sentences in these places, so that another edition of a
source shows; `must` ends a safety statement. `where` are steps from the page inward: parts, `[classes] title` of
boxes, `- lead` of a list, `1.` its number, `row:` and `column:` of a cell, `(collapsed text)` what hides it. `=kind`
begins what is no text of a page. In words a value of the hospital is `{local:key}`, or each text of a list as it is,
and `<…>` is where a link leads outside. A backslash stands before a sign that would mean something else. What many
leaflets share: `shared.py`.
`=must` lines hold no words of patients but what sources.yml demands of a page, so that nobody loses it in silence.
"""

from __future__ import annotations

import difflib
import hashlib
import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import NamedTuple

from leaflets.core.text import is_slug
from leaflets.data import glossary
from leaflets.data.sources import Range, written
from leaflets.library.model import Leaflet, Library, Page
from leaflets.markdown.blocks import Block, Box
from leaflets.review import pictures

FORMAT = "words/1"
FILE = "words.txt"
DEMAND = "must"
"""The kind of a line that names what a page must say."""
PAGE = "## "
"""What begins the line with a page's file name."""

_FOLDED = str.maketrans({
    **dict.fromkeys("“”„‟«»″", '"'), **dict.fromkeys("‘’‚‛‹›′", "'"), **dict.fromkeys("‐‑‒–—―−", "-"),
    "…": "...", "\u00ad": "",
})  # fmt: skip
_OUTSIDE = re.compile(r"(?:https?:)?//|mailto:|tel:", re.IGNORECASE)
_EDITION = 8
_TAIL = re.compile(rf"(?P<places>.*?)(?:(?:^| )@(?P<edition>[0-9a-f]{{{_EDITION}}}))?(?P<must>(?:^| )must)?")
_CONFLICT = re.compile(r"(?:<{7}|={7}|>{7}|\|{7})(?: |$)")
_PLAIN = re.compile(r"[\[(=#-]|\d+\.$|row: |column: |\\")
"""What begins a step that is no part."""


class Step(NamedTuple):
    """One step of the way to a passage: `part`, `box`, `list`, `number`, `row`, `column` or `hidden`."""

    kind: str
    text: str
    classes: str = ""
    """Of a box."""


@dataclass(frozen=True)
class Passage:
    """One line of a record; `line` is its number where it was read from a file."""

    words: str
    page: str = ""
    kind: str = ""
    where: tuple[Step, ...] = ()
    places: str = ""
    must: bool = False
    edition: str = ""
    """The hash of the sentences in its places."""
    line: int = field(default=0, compare=False)
    at: int = field(default=0, compare=False)
    """The line of its page's source, where it was made from that."""

    def steps(self, kind: str) -> tuple[Step, ...]:
        """The steps of one kind."""
        return tuple(step for step in self.where if step.kind == kind)

    @property
    def part(self) -> str:
        """The parts above it, the outermost first: `At home > Your bandage`."""
        return " > ".join(step.text for step in self.steps("part"))

    @property
    def urgency(self) -> int:
        """2 in a box of emergencies, 1 in another box of calls that cannot wait, else 0."""
        boxes = self.steps("box")
        classes = boxes[-1].classes.split() if boxes else []
        return 0 if "help" not in classes or "later" in classes else 1 + ("emergency" in classes)

    @cached_property
    def text(self) -> str:
        """The line."""
        where = " > ".join(map(_written, self.where))
        head = f"={self.kind} {where}".rstrip() if self.kind else where
        tail = f"{self.places}{f' @{self.edition}' if self.edition else ''}{' must' if self.must else ''}".strip()
        return f"{head} | {self.words}{f' | {tail}' if tail else ''}".strip()


class Fault(NamedTuple):
    """What is wrong on a line of a record."""

    line: int
    message: str


@dataclass(frozen=True)
class Record:
    """The words of record of one leaflet."""

    passages: tuple[Passage, ...]

    @cached_property
    def text(self) -> str:
        """The whole file."""
        lines, page = [FORMAT], ""
        for passage in self.passages:
            if passage.page != page:
                page = passage.page
                lines.append(f"{PAGE}{page}")
            lines.append(passage.text)
        return "\n".join(lines) + "\n"

    @cached_property
    def fingerprint(self) -> str:
        """The SHA-256 of the text: what roles agree to."""
        return fingerprint(self.text)

    @property
    def title(self) -> str:
        """The leaflet's title."""
        return next((passage.words for passage in self.passages if passage.kind == "title" and not passage.page), "")


def fingerprint(text: str) -> str:
    """The SHA-256 of a text whose lines end with LF, in 64 hexadecimal digits."""
    return hashlib.sha256(text.encode()).hexdigest()


def places_of(block: Block) -> str:
    """The places in the sources that a block cites, and its names, each in a fixed order."""
    if block.citation is None:
        return ""
    return str(
        replace(block.citation, places=tuple(sorted(block.citation.places)), names=tuple(sorted(block.citation.names)))
    )


def edition(leaflet: Leaflet, places: Iterable[Range]) -> str:
    """The hash of the sentences in some places, as their locks have it; nothing where there is none.

    Eight hexadecimal digits of SHA-256.
    """
    locks = leaflet.locks.by_key
    hashes = sorted(
        {
            f"{source} {section}.{number} {locks[place.source].places[section, number].hash}"
            for place in places
            if place.source in locks
            for source, section, number in locks[place.source].expand([place])
        }
    )
    return hashlib.sha256("\n".join(hashes).encode()).hexdigest()[:_EDITION] if hashes else ""


def is_safety(leaflet: Leaflet, block: Block) -> bool:
    """Whether a block states what no leaflet may lose."""
    demanded = leaflet.sources.must_say_by_name if leaflet.sources else {}
    return block.citation is not None and any(name in demanded for name in block.citation.names)


def folded(text: str) -> str:
    """A text in NFC with single spaces, and with one kind of quotes and dashes."""
    return " ".join(unicodedata.normalize("NFC", text).translate(_FOLDED).split())


def escaped(text: str) -> str:
    """A text of an author as it stands in a record."""
    return re.sub(r"[\\|<{]", r"\\\g<0>", folded(text))


def of(library: Library, leaflet: Leaflet) -> Record:
    """The record of a leaflet whose pages are rendered."""
    passages = [*_about(leaflet), *_terms(library, leaflet)]
    for page in leaflet.pages:
        passages += _Reader(leaflet, page).passages()
        passages += _demands(leaflet, page.file)
        passages += [
            Passage(escaped(picture.words), page.file, picture.kind, places=picture.hash)
            for picture in pictures.of(library.settings, page)
        ]
    passages += [
        Passage(escaped(picture.words), "", f"cover-{picture.kind}", places=picture.hash)
        for picture in pictures.of_cover(library.settings, leaflet)
    ]
    return Record(tuple(sorted(passages, key=lambda passage: bool(passage.page))))


def _about(leaflet: Leaflet) -> Iterator[Passage]:
    """What stands around the pages: title, description, owner, the leaflet's own values, its sources."""
    yield Passage(escaped(leaflet.title), kind="title")
    for key in ("description", "owner"):
        if value := str(leaflet.meta.get(key) or ""):
            yield Passage(escaped(value), kind=key)
    own = leaflet.meta.get("local")
    for key, value in sorted((own if isinstance(own, dict) else {}).items(), key=lambda entry: str(entry[0])):
        if not isinstance(value, list):
            yield Passage(escaped(str(value)), kind=f"value:{key}")
    for source in leaflet.sources.sources.values() if leaflet.sources else ():
        told = ", ".join(filter(None, (source.title, source.publisher, source.url, source.read)))
        yield Passage(escaped(told), kind=f"source:{source.key}")
    yield from _demands(leaflet, "")


def _demands(leaflet: Leaflet, page: str) -> Iterator[Passage]:
    """The names of the safety statements that a page must make; with no page, those that any page must."""
    for _, entry in sorted(leaflet.sources.must_say_by_name.items()) if leaflet.sources else ():
        if page in entry.on or not (page or entry.on):
            places = tuple(sorted(entry.places))
            yield Passage(entry.name, page, DEMAND, (), written(places), must=True, edition=edition(leaflet, places))


def _terms(library: Library, leaflet: Leaflet) -> Iterator[Passage]:
    """The terms whose meaning the leaflet shows; what they mean is shared."""
    for name in sorted(terms_shown(library, leaflet)):
        yield Passage(name, kind="term")


def terms_shown(library: Library, leaflet: Leaflet) -> set[str]:
    """The ids of the terms to which the pages of a leaflet link, or whose abbreviation they explain."""
    shown = set()
    page = glossary.PAGE.removesuffix(".md")
    for block in (block for page_ in leaflet.pages for block in page_.blocks):
        for address, _ in block.links:
            path, _, name = address.partition("#")
            if name in library.glossary.by_id and path.rstrip("/").rpartition("/")[2].partition(".")[0] == page:
                shown.add(name)
    for term in library.glossary.terms:
        if term.abbr and any(f">{term.abbr}</abbr>" in (page_.html or "") for page_ in leaflet.pages):
            shown.add(term.id)
    return {name for name in shown if is_slug(name)}


class _Reader:
    """Makes the passages of one page."""

    def __init__(self, leaflet: Leaflet, page: Page) -> None:
        self.leaflet = leaflet
        self.page = page
        self.parts: list[tuple[int, str]] = []
        self.said: dict[str, str] = {}  # by the text of each block so far, its words
        self.titles: dict[Box, str] = {}
        self.row = ("", "")  # the text of a row, and that of its first cell

    def passages(self) -> Iterator[Passage]:
        for block in self.page.blocks:
            words = words_of(block)
            if block.kind == "title" and block.boxes:
                self.titles[block.boxes[-1]] = words
            if block.level:
                self.parts = [part for part in self.parts if part[0] < block.level]
            where = tuple(self.where(block, words))
            if block.level > 1:
                self.parts.append((block.level, words))
            kind = (
                "heading"
                if block.level
                else block.kind
                if block.kind in ("title", "caption", "figcaption", "img")
                else ""
            )
            places, must = " ".join(places_of(block).split()), is_safety(self.leaflet, block)
            cited = edition(self.leaflet, block.citation.places) if block.citation else ""
            yield Passage(words, self.page.file, kind, where, places, must, cited, at=block.place.line or 0)
            self.said[block.text] = words

    def where(self, block: Block, words: str) -> Iterator[Step]:
        """The steps to a block."""
        yield from (Step("part", text) for _, text in self.parts)
        for box in block.boxes:
            title = "" if block.kind == "title" and box is block.boxes[-1] else self.titles.get(box, escaped(box.title))
            yield Step("box", title, " ".join(box.kinds))
        if block.item != (0, 0):
            lead = self.said.get(block.lead, escaped(block.lead))
            yield Step("list", "" if block.boxes and lead == self.titles.get(block.boxes[-1]) else lead)
        if block.number:
            yield Step("number", block.number)
        if block.kind in ("td", "th"):
            if self.row[0] != block.row:
                self.row = (block.row, words)
            elif block.kind == "td" and self.row[1] != words:
                yield Step("row", self.row[1])
            if block.column_head:
                yield Step("column", self.said.get(block.column_head, escaped(block.column_head)))
        if block.hidden:
            yield Step("hidden", block.hidden)


def words_of(block: Block) -> str:
    """The words of a block with the names of values in their place, and where its links lead outside."""
    named = len(block.values) == len(block.locals) and not block.listed
    values = dict(zip(block.values, block.locals, strict=True)) if named else {}
    ends = {link.end: link.address for link in block.linked if _OUTSIDE.match(link.address)}
    out, at = "", 0
    for stop in sorted({*(edge for span in values for edge in span), *ends, len(block.text)}):
        key = next((key for span, key in values.items() if span == (at, stop)), "")
        piece = unicodedata.normalize("NFC", block.text[at:stop]).translate(_FOLDED)
        out += f"{{local:{key}}}" if key else re.sub(r"[\\|<{]", r"\\\g<0>", piece)
        out += f" <{ends[stop]}>" if stop in ends else ""
        at = stop
    return " ".join(out.split())


def _written(step: Step) -> str:
    text = re.sub(r"(?<= )>(?= )", r"\\>", step.text)
    if step.kind == "part":
        return f"\\{text}" if _PLAIN.match(text) else text
    return {
        "box": f"[{step.classes}] {text}".rstrip(),
        "list": f"- {text}".rstrip(),
        "number": f"{text}.",
        "row": f"row: {text}",
        "column": f"column: {text}",
        "hidden": f"({text})",
    }[step.kind]


def _step(written: str) -> Step:
    """A step as it is written. What cannot be told apart is a part."""
    text = written.replace(r"\>", ">")
    if match := re.fullmatch(r"\[([^\]]*)\] ?(.*)", text):
        return Step("box", match[2], match[1])
    if text == "-" or text.startswith("- "):
        return Step("list", text[2:])
    if re.fullmatch(r"-?\d+\.", text):
        return Step("number", text[:-1])
    if text.startswith("(") and text.endswith(")"):
        return Step("hidden", text[1:-1])
    for kind in ("row", "column"):
        if text.startswith(f"{kind}: "):
            return Step(kind, text.removeprefix(f"{kind}: "))
    return Step("part", text[1:] if text.startswith("\\") and _PLAIN.match(text[1:]) else text)


def parse(text: str) -> Record | list[Fault]:
    """A record from its file; or, where it is none, what is wrong with it, each with its line."""
    lines = text.split("\n")
    if conflicts := [number for number, line in enumerate(lines, 1) if _CONFLICT.match(line)]:
        message = "two branches changed this file: take either side, then run `leaflets words --write`"
        return [Fault(conflicts[0], message)]
    if lines[0] != FORMAT:
        known = f"begins with '{lines[0][:40]}', not with '{FORMAT}'"
        newer = re.fullmatch(r"words/\d+", lines[0])
        return [Fault(1, f"{known}: {'another version of Leaflets wrote it' if newer else 'it is no record of words'}")]
    if lines.pop():
        return [Fault(len(lines) + 1, "the file is cut off: its last line has no end")]
    return _passages(lines[1:])


def _passages(lines: Iterable[str]) -> Record | list[Fault]:
    passages, faults, page = [], [], ""
    for number, line in enumerate(lines, 2):
        if line.startswith(PAGE):
            page = line.removeprefix(PAGE)
            continue
        fields = [field_.strip() for field_ in re.split(r"(?<!\\)\|", line)]
        if not 2 <= len(fields) <= 3:
            faults.append(Fault(number, "is no passage: `where | words | places`"))
            continue
        head, words, *rest = fields
        kind, _, way = head[1:].partition(" ") if head.startswith("=") else ("", "", head)
        where = tuple(_step(step) for step in re.split(r" > ", way) if step)
        tail = _TAIL.fullmatch(rest[0] if rest else "")
        assert tail, "each part may be missing"
        passages.append(
            Passage(words, page, kind, where, tail["places"], bool(tail["must"]), tail["edition"] or "", number)
        )
    return faults or Record(tuple(passages))


def changes(old: str, new: str) -> list[str]:
    """The lines that differ between two records, as a diff writes them: `-` before, `+` now."""
    lines = difflib.unified_diff(old.splitlines(), new.splitlines(), n=0, lineterm="")
    return [line for line in list(lines)[2:] if not line.startswith("@@")]


def shown(words: str) -> str:
    """The words of a passage as people read them, without the record's backslashes."""
    return re.sub(r"\\(.)", r"\1", words)
