"""A sentence of a source is on no page, and sources.yml does not say why.

So nothing that a source says gets lost in silence. A sentence that a leaflet leaves out on purpose stands under
`left_out:` with its reason and the role that decided. A part of the source that is not for this leaflet at all is not
in `use:`.

Bad:

    --- knee/how-to-prepare.md
    # How to prepare

    ## Your medicines

    Ask your doctor which medicines to take. [@-]

    ## Eating and drinking

    Do not eat on the day. [@guide prepare.2 #do-not-eat]

Good:

    --- knee/how-to-prepare.md
    # How to prepare

    ## Your medicines

    Bring a list of your medicines. [@guide prepare.1]

    ## Eating and drinking

    Do not eat on the day. [@guide prepare.2 #do-not-eat]
"""

from collections.abc import Iterator
from itertools import groupby

from leaflets.checks.check import LIBRARY, needs
from leaflets.core.diagnostics import Finding, Place
from leaflets.data.sources import Range, Single, written
from leaflets.library import citations
from leaflets.library.model import Library
from leaflets.library.provenance import LOCAL


@needs(LIBRARY)
def check(library: Library) -> Iterator[Finding]:
    """Every place in use neither cited nor left out, neighbors as one; each value that stands for none on no page."""
    for leaflet in library.leaflets:
        sources = leaflet.sources
        if sources is None:
            continue
        cited = citations.by_place(leaflet)
        left_out = {single for entry in sources.left_out for places in entry.places for single in places}
        for key, source in sources.sources.items():
            told = cited.keys() | left_out
            missing = [single for single in citations.in_use(leaflet, key) if single not in told]
            for place in _runs(missing):
                many = "sentences are" if place.last > place.first else "sentence is"
                message = f"{place}: the {many} on no page. Cite it, or name it under `left_out:` with a reason"
                yield Finding(Place(sources.path, source.line, 1), message)
        shown = {key for page in leaflet.pages for block in page.blocks if not block.hidden for key in block.locals}
        for entry in sources.left_out:
            value = entry.instead.removeprefix(LOCAL)
            if entry.instead.startswith(LOCAL) and value not in shown:
                where = written(entry.places)
                message = f"{where} is left out for the hospital's own rule '{value}', which no page shows"
                yield Finding(Place(sources.path, entry.line, 1), message)


def _runs(singles: list[Single]) -> Iterator[Range]:
    """Places that follow each other, as ranges."""
    for _, run in groupby(enumerate(singles), lambda pair: (pair[1][:2], pair[1][2] - pair[0])):
        places = [single for _, single in run]
        yield Range(*places[0][:2], places[0][2], places[-1][2])
