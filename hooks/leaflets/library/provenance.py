"""Where each thing that a page cites comes from, in words for readers.

Makes the notes of one page from its citations; the template shows them as a closed list, and a script sets
them under the blocks when a reader asks for it. Judges nothing: a citation that leads nowhere has no note.
"""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import quote

from leaflets.core import urls, values
from leaflets.core.settings import Settings
from leaflets.core.text import long_date
from leaflets.data.sources import Range, Source
from leaflets.library.model import Leaflet, Page
from leaflets.markdown.blocks import Block

LOCAL = "local:"
"""What the token of a hospital's value begins with."""


@dataclass(frozen=True)
class Note:
    """What one citation stands for.

    `cited` is its token in the page (`guide:prepare.4`, `local:ward_phone`), `kind` is place or local. `text` is the
    section and the sentences in words, or the value.
    """

    cited: str
    kind: str
    text: str

    @property
    def id(self) -> str:
        """An id with a colon: no heading of a page can have the same."""
        return f"source:{self.cited}"


@dataclass(frozen=True)
class Notes:
    """The notes of a page, each once, in the order in which the page cites; and the sources that it rests on."""

    sources: tuple[tuple[str, str, str], ...] = ()
    """The name, the address (which may be empty) and the day of reading of each."""
    notes: tuple[Note, ...] = ()


def notes(page: Page) -> Notes:
    """What a rendered page cites; nothing where it is of no leaflet."""
    leaflet = page.leaflet
    if leaflet is None:
        return Notes()
    found: dict[str, Note] = {}
    used: dict[str, Source] = {}
    known = leaflet.sources.sources if leaflet.sources else {}
    for block in page.blocks:
        for place in block.citation.places if block.citation else ():
            if source := known.get(place.source):
                used[source.key] = source
                token = str(place).replace(" ", ":")
                found[token] = Note(token, "place", where(leaflet, place))
        for key in block.locals:
            if texts := values.texts(leaflet.local.get(key)):
                found[f"{LOCAL}{key}"] = Note(f"{LOCAL}{key}", "local", "; ".join(texts))
    return Notes(
        tuple((name(source, known.values()), web(source), day(source)) for source in used.values()),
        tuple(found.values()),
    )


def where(leaflet: Leaflet, place: Range) -> str:
    """A place in words: “How should I prepare?”, sentences 4 to 9; if there are several sources, its own first."""
    known = leaflet.sources.sources if leaflet.sources else {}
    several = len(known) > 1 and place.source in known
    return ", ".join(filter(None, (
        name(known[place.source], known.values()) if several else "", heading(leaflet, place), sentences(place)
    )))  # fmt: skip


def heading(leaflet: Leaflet, place: Range) -> str:
    """The heading of a place's section as the source has it, in quotation marks; else the section's key."""
    lock = leaflet.locks.by_key.get(place.source)
    words = lock.sections.get(place.section, "") if lock else ""
    return f"“{words}”" if words else f"section {place.section}"


def sentences(place: Range) -> str:
    """The numbers of a place: "sentence 4", "sentences 4 to 9"."""
    if place.last == place.first:
        return f"sentence {place.first}"
    return f"sentences {place.first} {'and' if place.last == place.first + 1 else 'to'} {place.last}"


def name(source: Source, among: Iterable[Source]) -> str:
    """The publisher of a source, and its title too where there are several of that publisher; else the title."""
    title = source.title or source.key
    only = Counter(other.publisher for other in among)[source.publisher] == 1
    both = source.publisher if only else f"{source.publisher}, “{title}”"
    return both if source.publisher else title


def web(source: Source) -> str:
    """The address of a source, where it is one of the web."""
    return source.url if source.url.startswith(("https://", "http://")) else ""


def day(source: Source) -> str:
    """When a source was read: "read on 22 November 2026"; empty where nobody says."""
    try:
        return f"read on {long_date(datetime.date.fromisoformat(source.read))}"
    except ValueError:
        return f"read on {source.read}" if source.read else ""


def address(start: str, target: str, settings: Settings) -> str:
    """The way from one page to another, as MkDocs writes it; both are paths under docs/."""
    here, there = (
        urls.address(urls.published_as(path, settings.directory_urls), settings.directory_urls)
        for path in (start, target)
    )
    return urls.relative(there, here)


def anchor(heading: Block | None) -> str:
    """The fragment that leads to a heading; empty where the heading is none or has no id."""
    return f"#{quote(heading.id)}" if heading and heading.id and heading.level > 1 else ""
