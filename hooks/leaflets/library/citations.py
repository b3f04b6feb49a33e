"""Where a leaflet's pages cite a place of a source, and where they make a statement that bears a name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

from leaflets.core.diagnostics import Place
from leaflets.data.sources import Range, Single
from leaflets.library.model import Leaflet, Page
from leaflets.markdown.blocks import Block

Citing = tuple[Page, Block]
"""A block that cites, and its page."""


def blocks(leaflet: Leaflet) -> Iterator[Citing]:
    """Every block that cites, in the order of the pages."""
    return ((page, block) for page in leaflet.pages for block in page.blocks if block.citation)


def by_place(leaflet: Leaflet) -> Mapping[Single, list[Citing]]:
    """The blocks that cite each single place; what nobody cites is not in it."""
    found: dict[Single, list[Citing]] = defaultdict(list)
    for page, block in blocks(leaflet):
        for single in dict.fromkeys(block.citation.singles if block.citation else ()):
            found[single].append((page, block))
    return dict(found)


def by_name(leaflet: Leaflet) -> Mapping[str, list[Citing]]:
    """The blocks that make each named statement."""
    found: dict[str, list[Citing]] = defaultdict(list)
    for page, block in blocks(leaflet):
        for name in block.citation.names if block.citation else ():
            found[name].append((page, block))
    return dict(found)


def place(citing: Citing, word: str | Range) -> Place:
    """Where a block cites a place, or bears a name."""
    page, block = citing
    return page.locator.of_citation(block, word.short if isinstance(word, Range) else word)


def in_use(leaflet: Leaflet, key: str) -> list[Single]:
    """The single places of a source that a leaflet uses, in their order; none where its lock is missing."""
    lock, source = leaflet.locks.by_key.get(key), leaflet.sources.sources[key] if leaflet.sources else None
    return list(lock.expand(source.use)) if lock and source else []
