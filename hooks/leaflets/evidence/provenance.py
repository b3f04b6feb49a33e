"""Where each thing that a page cites comes from, in words for readers.

Makes the notes of one page from its citations; the template shows them as a closed list, and a script sets
them under the blocks when a reader asks for it. Judges nothing: a citation that leads nowhere has no note.
"""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import quote

from leaflets.core import urls
from leaflets.core.settings import Settings
from leaflets.core.text import long_date
from leaflets.data import glossary
from leaflets.data.ledger import LOCAL, TERM, Document, Fact, Ledger
from leaflets.library.model import Library, Page
from leaflets.markdown.blocks import Block


@dataclass(frozen=True)
class Note:
    """What one citation stands for.

    `cited` is the citation as written, `id` that of the note in the page. `kind` is fact, local or term.
    `statement` is the fact, the value or the definition; `origin` says where it comes from; `address` leads to
    the term in the glossary, from the page.
    """

    cited: str
    kind: str
    statement: str
    origin: str = ""
    address: str = ""

    @property
    def id(self) -> str:
        """An id with a colon: no heading of a page can have the same."""
        return f"source:{self.cited}"


def notes(page: Page, library: Library) -> list[Note]:
    """The notes of a rendered page, each once, in the order in which the page cites."""
    leaflet = page.leaflet
    if leaflet is None:
        return []
    found = []
    known_as = names(leaflet.ledger) if leaflet.ledger else {}
    for cited in dict.fromkeys(cited for block in page.blocks for cited in block.facts):
        name = cited.partition(":")[2]
        if cited.startswith(LOCAL):
            value = leaflet.local.get(name)
            if value is not None:
                found.append(Note(cited, "local", str(value)))
        elif cited.startswith(TERM):
            if term := library.glossary.by_id.get(name):
                where = f"{address(page.src_uri, glossary.PAGE, library.settings)}#{name}"
                found.append(Note(cited, "term", term.definition, term.term, where))
        elif leaflet.ledger and (fact := leaflet.ledger.by_id.get(cited)):
            found.append(Note(cited, "fact", fact.statement, origin(fact, leaflet.ledger, known_as)))
    return found


def names(ledger: Ledger) -> dict[str, str]:
    """Each document by its id: its publisher, and its title too where the ledger has several of that publisher."""
    of_publisher = Counter(document.publisher for document in ledger.sources.values())
    found = {}
    for document in ledger.sources.values():
        title = document.title or document.id
        only = of_publisher[document.publisher] == 1
        both = document.publisher if only else f"{document.publisher}, “{title}”"
        found[document.id] = both if document.publisher else title
    return found


def origin(fact: Fact, ledger: Ledger, known_as: Mapping[str, str]) -> str:
    """Document, section, lines and day: "RadiologyInfo, section at-home, line 41, read on 22 November 2026".

    `known_as` are the `names` of the ledger's documents.
    """
    document = ledger.sources.get(fact.origin.document)
    if document is None:
        return "not known"
    parts = [known_as[document.id], section(fact), lines(fact.origin.lines), day(document)]
    return ", ".join(part for part in parts if part)


def section(fact: Fact) -> str:
    """The section of the source: "section at home"; empty where the ledger names none."""
    return f"section {fact.origin.section.replace('-', ' ')}" if fact.origin.section else ""


def lines(numbers: tuple[int, ...]) -> str:
    """Line numbers of the saved copy in words: "line 41", "lines 5, 11 and 19"; empty where there is none."""
    words = [str(number) for number in numbers]
    if len(words) < 2:
        return f"line {words[0]}" if words else ""
    return f"lines {', '.join(words[:-1])} and {words[-1]}"


def day(document: Document) -> str:
    """When a document was read: "read on 22 November 2026"; empty where the ledger does not say."""
    try:
        return f"read on {long_date(datetime.date.fromisoformat(document.date))}"
    except ValueError:
        return f"read on {document.date}" if document.date else ""


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
