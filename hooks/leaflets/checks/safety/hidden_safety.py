"""A safety fact stands only where a reader does not see it at first sight.

Collapsed text (`???`), tabs and footnotes are for what one can do without.

Bad:

    --- knee/how-to-prepare.md
    # How to prepare

    ## Your medicines

    Bring a list of your medicines.
    { data-fact="bring-list" }

    ## Eating and drinking

    ??? info "More about eating"

        Do not eat on the day.
        { data-fact="do-not-eat" }

Good:

    --- knee/how-to-prepare.md
    # How to prepare

    ## Your medicines

    Bring a list of your medicines.
    { data-fact="bring-list" }

    ## Eating and drinking

    Do not eat on the day.
    { data-fact="do-not-eat" }

    ??? info "More about eating"

        Do not eat on the day, not even a little.
        { data-fact="do-not-eat" }
"""

from collections.abc import Iterator

from leaflets.checks.check import LIBRARY, needs
from leaflets.core.diagnostics import Finding
from leaflets.evidence import citations
from leaflets.library.model import Library
from leaflets.markdown.blocks import COLLAPSED


@needs(LIBRARY)
def check(library: Library) -> Iterator[Finding]:
    """Every safety fact whose every citation is in a block that hides."""
    for leaflet in library.leaflets:
        for page in leaflet.pages:
            for block in page.blocks:
                if block.hidden == COLLAPSED and "help" in block.admonition.split() and block.kind == "p":
                    yield page.at(block, "a box that says when to call is collapsed: write `!!! help`")
        ledger = leaflet.ledger
        if ledger is None or not any(block.hidden and block.facts for page in leaflet.pages for block in page.blocks):
            continue
        cited = citations.by_fact(leaflet)
        for fact in ledger.facts:
            places = cited.get(fact.id, [])
            if fact.safety and places and all(block.hidden for _, block in places):
                page, block = places[0]
                message = f"the safety fact '{fact.id}' stands only in {block.hidden}: {fact.statement}"
                yield page.at_citation(block, fact.id, message)
