"""A citation names a source, a section or a sentence that is not there.

A reviewer would find nothing to hold the words against. `leaflets source show` lists the places of a source, each with
the citation to copy.

Bad:

    --- knee/risks.md
    # Risks

    !!! risk "What may go wrong"

        Infection may happen. [@guide risk.1]

Good:

    --- knee/risks.md
    # Risks

    !!! risk "What may go wrong"

        Infection may happen. [@guide risks.1]
"""

from collections.abc import Iterator

from leaflets.checks.check import LIBRARY, needs
from leaflets.core.diagnostics import Finding, did_you_mean
from leaflets.data.sources import Range
from leaflets.library import citations
from leaflets.library.model import Leaflet, Library


@needs(LIBRARY)
def check(library: Library) -> Iterator[Finding]:
    """Every place that a block names and that no lock has."""
    for leaflet in library.leaflets:
        for page, block in citations.blocks(leaflet):
            for place in block.citation.places if block.citation else ():
                if fault := _fault(leaflet, place):
                    yield page.at_citation(block, _named(leaflet, place), fault)


def _named(leaflet: Leaflet, place: Range) -> str:
    """The word of a citation that is wrong: the key of an unknown source, else the place."""
    return place.short if leaflet.sources and place.source in leaflet.sources.sources else place.source


def _fault(leaflet: Leaflet, place: Range) -> str:
    """What is wrong with a place, or nothing; nothing of a source whose lock is missing, which is told elsewhere."""
    known = leaflet.sources.sources if leaflet.sources else {}
    if place.source not in known:
        there = f"sources.yml of this leaflet has no source '{place.source}'" if known else "this leaflet has no source"
        return f"{there}.{did_you_mean(place.source, known)}"
    lock = leaflet.locks.by_key.get(place.source)
    return lock.lacks(place) if lock else ""
