"""What a leaflet's sources.yml holds, and how a page names a place in a source: `[@guide experience.31 #bandage]`.

Data only. `sources_reader.py` makes `Sources`; the checks judge it. A place is a section of a source and the number of
a sentence in it; the locks of the room `sources/` say which places there are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from itertools import groupby

from leaflets.core.diagnostics import Finding
from leaflets.core.text import is_slug
from leaflets.core.yaml_file import Oddity

FILE = "sources.yml"
FORMAT = "leaflets-sources/1"
SEVERITIES = ("critical", "high", "medium", "low")

_KEY = re.compile(r"[a-z]{3}[a-z0-9]*(?:-[a-z0-9]+)*")
_PLACE = re.compile(r"(?P<section>[a-z0-9]+(?:-[a-z0-9]+)*)\.(?P<first>[1-9]\d{0,3})(?:-(?P<last>[1-9]\d{0,3}))?")
_FREE = re.compile(
    r"(?:public domain|CC0|CC[ -]BY(?:-SA)?|OGL|Open Government Licen[cs]e)(?:[ -]?v?\d(?:\.\d)?)?(?=$|[\s,;:.()])",
    re.IGNORECASE,
)
_NOT_FREE = re.compile(r"\b(?:NC|ND|non-?commercial|no ?deriv\w*)\b", re.IGNORECASE)

WHOLE_SECTION = 10_000
"""The last number of a range that is a whole section, however many sentences it has: `use: [prepare]`."""
Single = tuple[str, str, int]
"""One place: the source's key, the section's, the number of the sentence."""


@dataclass(frozen=True, order=True)
class Range:
    """Places that follow each other in one section of a source, `first` to `last`; often one alone."""

    source: str
    section: str
    first: int
    last: int

    def __str__(self) -> str:
        return f"{self.source} {self.short}"

    @property
    def short(self) -> str:
        """The text without the source's key: `prepare.4-9`; `prepare` for the whole section."""
        if self.last == WHOLE_SECTION:
            return self.section
        return f"{self.section}.{self.first}" + (f"-{self.last}" if self.last > self.first else "")

    def __iter__(self) -> Iterator[Single]:
        return ((self.source, self.section, number) for number in range(self.first, self.last + 1))

    def __contains__(self, place: object) -> bool:
        return isinstance(place, tuple) and place[:2] == (self.source, self.section) and self.holds(place[2])

    def meets(self, other: Range) -> bool:
        """Whether both hold a place."""
        same = (self.source, self.section) == (other.source, other.section)
        return same and self.first <= other.last and other.first <= self.last

    def holds(self, number: int) -> bool:
        """Whether a number of its section is in it."""
        return self.first <= number <= self.last


@dataclass(frozen=True)
class Citation:
    """What a block says of its origin: places, the names by which other pages and `must_say` know its words.

    `own` says that the words are the authors' own and no source's: `[@-]`.
    """

    places: tuple[Range, ...] = ()
    names: tuple[str, ...] = ()
    own: bool = False

    def __str__(self) -> str:
        names = "".join(f" #{name}" for name in self.names)
        return ("-" if self.own else written(self.places)) + names

    @property
    def singles(self) -> Iterator[Single]:
        """Each single place."""
        return (single for places in self.places for single in places)


@dataclass(frozen=True)
class Source:
    """A text that a leaflet rests on. `read` is the day as written in the file.

    `use` are the ranges that the leaflet uses; empty where it uses the whole. `sections` gives headings of the text a
    key of the author's own: key to heading.
    """

    key: str
    title: str = ""
    publisher: str = ""
    url: str = ""
    read: str = ""
    rights: str = ""
    use: tuple[Range, ...] = ()
    sections: dict[str, str] = field(default_factory=dict)
    line: int = 1

    @property
    def kept(self) -> bool:
        """Whether the text may be kept beside its lock."""
        return is_free(self.rights)


@dataclass(frozen=True)
class MustSay:
    """A safety statement that the leaflet must carry: under `name`, on each page of `on` (on any where it is empty)."""

    name: str
    places: tuple[Range, ...]
    topic: str
    on: tuple[str, ...]
    line: int


@dataclass(frozen=True)
class LeftOut:
    """Places in use that no page states, why, the role that decided, and what stands instead."""

    places: tuple[Range, ...]
    reason: str
    role: str
    instead: str
    line: int


@dataclass(frozen=True)
class Question:
    """A question about a source, open until `resolved` says how it was answered.

    `contradict` are pairs of places that say otherwise: not both are shown while the question is open.
    """

    id: str
    what: str
    severity: str = ""
    places: tuple[Range, ...] = ()
    contradict: tuple[tuple[Range, Range], ...] = ()
    resolved: str = ""
    line: int = 1


@dataclass
class Sources:
    """One sources.yml, everything in the order of the file, and what is wrong with that file."""

    path: str
    sources: dict[str, Source] = field(default_factory=dict)
    must_say: list[MustSay] = field(default_factory=list)
    left_out: list[LeftOut] = field(default_factory=list)
    questions: list[Question] = field(default_factory=list)
    faults: list[Finding] = field(default_factory=list)
    text: str = ""
    odd: list[Oddity] = field(default_factory=list)

    @cached_property
    def must_say_by_name(self) -> dict[str, MustSay]:
        """The safety statements by their name."""
        return {entry.name: entry for entry in self.must_say}

    @cached_property
    def open_questions(self) -> list[Question]:
        """The questions that nobody has answered yet."""
        return [question for question in self.questions if not question.resolved]


def is_free(rights: str) -> bool:
    """Whether rights begin with "public domain" or a license that lets anybody copy, change and sell the text.

    These are CC0, CC BY, CC BY-SA and the Open Government Licence. They must come first: "not in the public domain"
    holds the same words.
    """
    return _FREE.match(rights.strip()) is not None and not _NOT_FREE.search(rights)


def written(places: tuple[Range, ...]) -> str:
    """Places as a citation names them: `guide brief.3; brief.5; nice 1.2`."""
    pieces: list[str] = []
    for source, group in groupby(places, lambda place: place.source):
        first, *others = [place.short for place in group]
        pieces += [f"{source} {first}", *others]
    return "; ".join(pieces)


def key_fault(key: str) -> str:
    """What is wrong with the key of a source, to be read after it, to the end of the sentence; or nothing."""
    if _KEY.fullmatch(key):
        return ""
    guess = "-".join(re.findall(r"[a-z0-9]+", key.lower()))
    hint = f" Did you mean '{guess}'?" if _KEY.fullmatch(guess) else ""
    return f"is no key: use three or more lower-case letters, then letters, digits and hyphens.{hint}"


def parse_citation(text: str) -> Citation | str:
    """Read the inside of a citation, without brackets and `@`; where that can't be, say why as a whole sentence.

    `guide experience.31 #bandage`, `guide brief.3; brief.5-7; nice 1.2`, `-` (own words); any `#names` stand last.
    """
    words = text.split()
    if not words:
        return "The citation is empty: name a source and a place, as in `guide prepare.4`, or `-` for your own words."
    first_name = next((number for number, word in enumerate(words) if word.startswith("#")), len(words))
    names = _names(words[first_name:])
    if isinstance(names, str):
        return names
    places = " ".join(words[:first_name])
    if places == "-":
        return Citation((), names, own=True)
    if not places:
        name = names[0]
        return f"The citation names no place: write `guide prepare.4 #{name}`, or `- #{name}` for your own words."
    found = parse_places(places)
    return found if isinstance(found, str) else Citation(found, names)


def _names(words: list[str]) -> tuple[str, ...] | str:
    names = tuple(word.removeprefix("#") for word in words)
    for word, name in zip(words, names, strict=True):
        if not word.startswith("#"):
            return f"'{word}' stands after a name: write the places first, the #names last."
        if not is_slug(name):
            guess = "-".join(re.findall(r"[a-z0-9]+", name.lower()))
            hint = f" Did you mean '#{guess}'?" if guess else ""
            return f"'#{name}' is no name: use lower-case words joined by hyphens.{hint}"
        if names.count(name) > 1:
            return f"'#{name}' stands there twice."
    return names


def parse_places(text: str, source: str = "") -> tuple[Range, ...] | str:
    """Read `guide brief.3; brief.5-7; nice 1.2`; where that can't be, say why as a whole sentence.

    A piece without a key is of the source before it, the first one of `source`.
    """
    found: list[Range] = []
    for piece in text.split(";"):
        place = _range(piece.split(), source)
        if isinstance(place, str):
            return place
        if any(map(place.meets, found)):
            return f"`{place}` stands there twice."
        found.append(place)
        source = place.source
    return tuple(found)


def _range(words: list[str], source: str) -> Range | str:
    """One place or range; `source` is the key where the words name none."""
    shown = " ".join(words)
    example = f"write a source and a place, as in `{source or 'guide'} prepare.4` or `{source or 'guide'} prepare.4-9`"
    if not words:
        return f"Nothing stands beside a `;`: {example}."
    *keys, place = words
    if len(keys) > 1 or "," in shown:
        return f"`{shown}` is no place: {example}, and `;` between two."
    if not keys and not (source and "." in place):
        lacks = "names no source" if "." in place else "names no sentence"
        return f"`{shown}` {lacks}: {example}."
    key = keys[0] if keys else source
    if fault := key_fault(key):
        return f"'{key}' {fault}"
    match = _PLACE.fullmatch(place)
    if match is None:
        return f"`{place}` is no place: {example}."
    first, last = int(match["first"]), int(match["last"] or match["first"])
    if last < first or match["last"] == match["first"]:
        return f"`{place}` is no range: its last number must be higher than its first."
    return Range(key, match["section"], first, last)
