"""The order of the site: home, leaflets, glossary, other pages, then what is for authors and reviewers.

Knows the library, not MkDocs; `outline` returns what `nav` in mkdocs.yml would hold, had anybody written it.
"""

from __future__ import annotations

import html
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from leaflets.data import glossary
from leaflets.library.model import Leaflet, Library, Page
from leaflets.review import standing

HOME = "index.md"
LONGEST_ABOUT = 160
"""Characters of what a page says of itself: lists of search engines cut what is longer."""


def outline(library: Library, sources: Iterable[str]) -> list[Any]:
    """The navigation in the form of mkdocs.yml's `nav`.

    `sources` are the Markdown files that the site will have, as paths under docs/; pages that only a
    plugin knows of are among them. Each stands in the outline exactly once.
    """
    left = dict.fromkeys(sources)
    items: list[Any] = []

    def take(*wanted: str) -> list[str]:
        return [left.pop(path) or path for path in wanted if path in left]

    items += take(HOME)
    for leaflet in _by_title(library):
        pages: list[Any] = []
        for group, inside in library.grouped(leaflet):
            taken = take(*(page.src_uri for page in inside))
            pages += [{html.escape(group, quote=False): taken}] if group and taken else taken
        if pages:
            items.append({html.escape(leaflet.title, quote=False): pages})
    items += take(glossary.PAGE)
    items += take(*sorted(path for path in left if "/" not in path))
    for folder, paths in groupby(sorted(left, key=_index_first), key=lambda path: path.split("/")[0]):
        items.append({_folder_title(library.pages, folder): list(paths)})
    return items


@dataclass(frozen=True)
class Entry:
    """A leaflet in the directory on the home page; `letter` is the one it stands under."""

    letter: str
    title: str
    description: str
    draft: bool
    src_uri: str
    name: str


def directory(library: Library) -> list[Entry]:
    """All leaflets by title, as in a printed index: without regard to case; numbers stand under `#`."""
    return [
        Entry(
            letter=leaflet.title[:1].upper() if leaflet.title[:1].isalpha() else "#",
            title=leaflet.title,
            description=str(leaflet.meta.get("description") or ""),
            draft=standing.of(library, leaflet).draft,
            src_uri=leaflet.pages[0].src_uri,
            name=leaflet.name,
        )
        for leaflet in _by_title(library)
    ]


def about(page: Page) -> str:
    """What a page says first, for lists of search engines and of links: at most 160 characters, and whole words."""
    open_text = (block for block in page.blocks if block.kind == "p" and not block.boxes and not block.hidden)
    first = next((block.text for block in open_text), "")
    if len(first) <= LONGEST_ABOUT:
        return first
    return f"{first[:LONGEST_ABOUT].rpartition(' ')[0].rstrip(',;:')} …"


def _by_title(library: Library) -> list[Leaflet]:
    return sorted(library.leaflets, key=lambda leaflet: (leaflet.title.casefold(), leaflet.name))


def _index_first(path: str) -> tuple[str, bool, str]:
    folder, _, rest = path.partition("/")
    return folder, rest != HOME, rest


def _folder_title(pages: dict[str, Page], folder: str) -> str:
    index = pages.get(f"{folder}/{HOME}")
    return index.title if index and index.title else folder.replace("-", " ").capitalize()
