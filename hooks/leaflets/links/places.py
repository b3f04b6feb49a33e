"""Where a link that was found in rendered HTML is written: file, line and column of its source.

Only the sources of pages with a fault are read for this.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import unquote

from leaflets.core import urls
from leaflets.core.diagnostics import Finding, Place
from leaflets.core.settings import Settings
from leaflets.links.documents import Document
from leaflets.links.faults import OF_THE_WORDS, Fault, Occurrence
from leaflets.links.published import Published
from leaflets.markdown.includes import Includes
from leaflets.markdown.manuscript import Manuscript
from leaflets.markdown.written import Written, in_html, values

MARKDOWN = {"link", "image", "definition"}
"""How an address is written that MkDocs rewrites: Markdown's own ways. Raw HTML stays as it is."""

_USES = {"reference": "href", "image reference": "src"}
_ATTRIBUTES = {"link": "href", "autolink": "href", "bare": "href", "image": "src"}
_LISTS = {"style", "srcset", "imagesrcset", "content"}  # attributes that hold more than an address


@dataclass(frozen=True)
class Spot:
    """A place in a file, the address as it is written there, and how it is written (`Written.kind`)."""

    path: str
    line: int | None
    column: int | None
    address: str
    kind: str = ""
    label: str = ""

    def finding(self, message: str) -> Finding:
        """A finding at this place."""
        return Finding(Place(self.path, self.line, self.column), message)


class Places:
    """Finds places; keeps what is written on the pages that it has read."""

    def __init__(self, settings: Settings, published: Published) -> None:
        """Note where includes are looked up and what there is to link to."""
        self.includes = Includes.of(settings)
        self._settings = settings
        self._published = published
        self._manuscripts: dict[str, Manuscript] = {}
        self._written: dict[str, list[Written]] = {}

    def written(self, document: Document) -> list[Written]:
        """All that is written on a page and in what it includes, in reading order."""
        if document.is_markdown:
            return self._manuscript(document).written
        if document.path not in self._written:
            self._written[document.path] = in_html(document.text, document.path)
        return self._written[document.path]

    def _manuscript(self, document: Document) -> Manuscript:
        if document.path not in self._manuscripts:
            front = document.front
            made = Manuscript(front.body, document.path, front.body_line, self.includes)
            self._manuscripts[document.path] = made
        return self._manuscripts[document.path]

    def link(self, link: Occurrence) -> Spot:
        """Where a link is written: the one of its number, unless only another shows its text.

        Without a line where nobody wrote it there: a theme or a plugin made it.
        """
        document, address = link.document, link.address
        if link.at:
            return Spot(document.path, *link.at, address, "style")
        if not document.authored and (value := self._value(link)):
            return value
        at_use = isinstance(link, Fault) and link.kind in OF_THE_WORDS
        found = list(self._candidates(document, link.attribute, address, at_use))
        found = [spot for spot in found if not self._becomes_another(spot, document, address)] or found
        same = [spot for spot in found if link.text and _words(spot.label) == _words(link.text)]
        if found:
            spot = found[min(link.number, len(found) - 1)]
            return same[0] if same and spot not in same and spot.kind != "attribute" else spot
        return self._value(link) or self._anywhere(link) or Spot(document.path, None, None, address)

    def _candidates(self, document: Document, attribute: str, address: str, at_use: bool) -> Iterator[Spot]:
        """The places that may have become this address, in the order in which they are rendered."""
        entries = self.written(document)
        definitions = {_label(entry.label): entry for entry in entries if entry.kind == "definition"}
        for entry in entries:
            if entry.kind in _USES:
                target = definitions.get(_label(entry.value))
                if target and _USES[entry.kind] == attribute and self._becomes(target, document, address):
                    place = entry if at_use else target
                    yield Spot(place.path, place.line, place.column, target.value, "definition", entry.label)
                continue
            made = entry.label if entry.kind == "attribute" else _ATTRIBUTES.get(entry.kind)
            if made and made in (attribute, attribute or made) and self._becomes(entry, document, address):
                line, column, value = entry.line, entry.column, entry.value
                if entry.kind == "attribute" and entry.label in _LISTS:
                    line, column, value = _within(entry, address)
                yield Spot(entry.path, line, column, value, entry.kind, entry.label)

    def _becomes(self, entry: Written, document: Document, address: str) -> bool:
        """Whether an address as it is written is this one as it is rendered."""
        value = entry.value.strip()
        if value == address or unquote(value) == unquote(address):
            return True
        if entry.kind == "attribute":
            return entry.label in _LISTS and bool(address) and address in value
        if entry.kind in ("autolink", "bare"):
            return address in (f"mailto:{value}", f"http://{value}", f"https://{value}")
        return unquote(self._made(value, document)) == unquote(address)

    def _becomes_another(self, spot: Spot, document: Document, address: str) -> bool:
        """Whether MkDocs makes another address of this one: beside it stands the HTML that it leaves as it is."""
        return spot.kind in MARKDOWN and unquote(self._made(spot.address.strip(), document)) != unquote(address)

    def _made(self, written: str, document: Document) -> str:
        """The address that MkDocs makes of one in Markdown."""
        try:
            return urls.rewritten(
                written,
                document.src_uri,
                self._published.known,
                self._published.directory_urls,
                self._settings.absolute_in_docs,
                self._published.sources,
            )
        except ValueError:
            return written

    def _value(self, link: Occurrence) -> Spot | None:
        """The front matter's or mkdocs.yml's value that holds an address which the page itself does not."""
        document, config = link.document, self._settings
        wanted = {link.address, link.target.path} - {""}
        whole = _whole(*wanted)
        for yaml, path, text in (
            (document.front.yaml, document.path, document.text),
            (config.yaml, config.config_name, config.text),
        ):
            for entry in values(yaml, path, text):
                if wanted and whole.search(entry.value):
                    return Spot(entry.path, entry.line, entry.column, link.address, "value")
        return None

    def _anywhere(self, link: Occurrence) -> Spot | None:
        """The first place in the source where an address stands at all: in a style, or as an extension reads it."""
        document, wanted = link.document, link.address or link.text
        whole = _whole(wanted)
        for number, line in enumerate(document.text.split("\n") if document.authored and wanted else (), 1):
            if found := whole.search(line):
                return Spot(document.path, number, found.start("address") + 1, link.address)
        return None

    def literal(self, document: Document, shown: str) -> Spot | None:
        """Where markup that is shown to readers is written; None where it is escaped, and meant."""
        place = self._manuscript(document).literal(shown) if document.is_markdown else None
        return Spot(*place, shown) if place else None

    def id(self, document: Document, name: str, number: int) -> Spot:
        """Where the `number`th element with an id is written, or the last one that is."""
        entries = [
            entry
            for entry in self.written(document)
            if entry.value == name and (entry.kind == "id" or (entry.kind == "attribute" and entry.label in _IDS))
        ]
        if entries:
            entry = entries[min(number, len(entries) - 1)]
            return Spot(entry.path, entry.line, entry.column, name, entry.kind)
        return Spot(document.path, None, None, name)

    def reference(self, document: Document, attribute: str, name: str) -> Spot:
        """Where an element's attribute names an id."""
        for entry in self.written(document):
            if entry.kind == "attribute" and entry.label == attribute and name in _named(entry.value):
                return Spot(entry.path, entry.line, entry.column, name, entry.kind)
        return Spot(document.path, None, None, name)


_IDS = {"id", "name"}


def _whole(*addresses: str) -> re.Pattern[str]:
    """Finds addresses that are not a part of a longer one."""
    any_of_them = "|".join(map(re.escape, addresses))
    return re.compile(rf"(?<![\w./%-])(?:/|\./)?(?P<address>{any_of_them})(?![\w/%-]|\.\w)")


def _within(entry: Written, address: str) -> tuple[int, int, str]:
    """The line and column of an address in an attribute that holds more than one."""
    before = entry.value[: entry.value.find(address)]
    lines = before.count("\n")
    column = len(before) - before.rfind("\n") if lines else entry.column + len(before)
    return entry.line + lines, column, address


def _named(value: str) -> set[str]:
    """The ids in an attribute: `a b`, `#a` or `url(#a)`."""
    return {name.removeprefix("url(").removesuffix(")").removeprefix("#") for name in value.split()}


def _label(text: str) -> str:
    """A reference's label as Python-Markdown compares it."""
    return " ".join(text.lower().split())


def _words(text: str) -> str:
    return " ".join(text.lower().split()).strip("*_` ")
