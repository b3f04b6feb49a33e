"""A page does not make a safety statement that it must make openly.

`must_say:` in sources.yml holds the statements that a leaflet must carry: the place that says it, and the pages on
which a reader must find it, not in collapsed text, a tab or a footnote. A page makes the statement where it cites its
place under its name: `[@guide prepare.2 #do-not-eat]`. So a safety instruction that stands on two pages cannot get lost
on one of them, and deleting the sentence does not delete the demand.

Bad:

    --- knee/how-to-prepare.md
    # How to prepare

    ## Your medicines

    Bring a list of your medicines. [@guide prepare.1]

    ## Eating and drinking

    Ask when you may eat. [@guide prepare.2]

Good:

    --- knee/how-to-prepare.md
    # How to prepare

    ## Your medicines

    Bring a list of your medicines. [@guide prepare.1]

    ## Eating and drinking

    Do not eat on the day. [@guide prepare.2 #do-not-eat]
"""

from collections.abc import Iterator

from leaflets.checks.check import LIBRARY, needs
from leaflets.core.diagnostics import Finding, Place
from leaflets.data.sources import MustSay, written
from leaflets.library import citations
from leaflets.library.citations import Citing
from leaflets.library.model import Leaflet, Library


@needs(LIBRARY)
def check(library: Library) -> Iterator[Finding]:
    """Every safety statement that a page must make and does not, or that cites another place."""
    for leaflet in library.leaflets:
        if leaflet.sources is None or not leaflet.sources.must_say:
            continue
        made = citations.by_name(leaflet)
        for entry in leaflet.sources.must_say:
            found = made.get(entry.name, [])
            for message in _missing(leaflet, entry, found):
                yield Finding(Place(leaflet.sources.path, entry.line, 1), message)
            for page, block in found:
                cited = set(block.citation.singles) if block.citation else set()
                if not any(cited.intersection(place) for place in entry.places):
                    message = f"'#{entry.name}' must cite {written(entry.places)}, as sources.yml says"
                    yield page.at_citation(block, entry.name, message)


def _missing(leaflet: Leaflet, entry: MustSay, found: list[Citing]) -> Iterator[str]:
    """What is wrong with each page that must make a statement; with the leaflet, where no page is named."""
    what = f"the safety statement '{entry.name}' ({written(entry.places)}{', ' * bool(entry.topic)}{entry.topic})"
    if not found and not entry.on:
        yield f"no page makes {what}"
    files = {page.file for page in leaflet.pages}
    for file in entry.on:
        blocks = [block for page, block in found if page.file == file]
        if file not in files:
            continue  # `malformed-sources` tells
        if not blocks:
            yield f"{file} does not make {what}: end its sentence with [@{written(entry.places)} #{entry.name}]"
        elif all(block.hidden for block in blocks):
            yield f"{file} makes {what} only in {blocks[0].hidden}"
