"""A block of chances names a fact that does not exist or that cannot be told out of 1,000 people.

The page then shows the list of ids as it was written.

Bad:

    ```chances
    infektion
    ```

Good:

    ```chances
    infection
    ```
"""

from collections.abc import Iterator

from leaflets.checks.check import LIBRARY, needs
from leaflets.core.diagnostics import Finding, Place
from leaflets.library.model import Library
from leaflets.markdown import chances


@needs(LIBRARY)
def check(library: Library) -> Iterator[Finding]:
    """Every row of a block that could not be made, at its place."""
    for page in library.pages.values():
        for block in page.blocks:
            if block.kind != "pre" or not block.fence.startswith(f"{chances.WORD}-"):
                continue
            if page.leaflet is None:
                yield page.at(block, f"a block of {chances.WORD} tells the facts of its leaflet; this page is in none")
                continue
            written = page.locator.fences.get(block.fence, [])
            rows = [row for _, row in written[1:]] or block.text.split()[1:-1]
            for number, message in chances.faults(rows, page.leaflet.facts):
                place = written[number][0] if written else None
                yield Finding(place, message) if place else page.at(block, message)
    yield from _untold(library)


def _untold(library: Library) -> Iterator[Finding]:
    """Facts with words to tell their number, of a leaflet that tells other facts so, which no block lists."""
    for leaflet in library.leaflets:
        told = {fact for page in leaflet.pages for block in page.blocks if block.fence for fact in block.facts}
        for fact in leaflet.facts.values() if told else ():
            if fact.chance and leaflet.ledger and fact.id not in told:
                message = f"the fact '{fact.id}' has words for a block of {chances.WORD}, but none lists it"
                yield Finding(Place(leaflet.ledger.path, fact.line, 1), message)
