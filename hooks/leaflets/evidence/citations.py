"""Where a leaflet's pages cite its facts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from leaflets.core.diagnostics import Place
from leaflets.library.model import Leaflet, Page
from leaflets.markdown.blocks import Block

Citation = tuple[Page, Block]


def by_fact(leaflet: Leaflet) -> Mapping[str, list[Citation]]:
    """The blocks that cite each fact, in the order of the pages; what nobody cites is not in it."""
    found: dict[str, list[Citation]] = defaultdict(list)
    for page in leaflet.pages:
        for block in page.blocks:
            for fact in dict.fromkeys(block.facts):
                found[fact].append((page, block))
    return dict(found)


def place(citation: Citation, fact: str) -> Place:
    """The place of a citation."""
    page, block = citation
    return page.locator.of_citation(block, fact)
