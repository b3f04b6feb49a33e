"""A safety statement stands only where a reader does not see it at first sight.

Collapsed text (`???`), tabs and footnotes are for what one can do without.

Bad:

    --- knee/how-to-prepare.md
    # How to prepare

    ## Your medicines

    Bring a list of your medicines. [@guide prepare.1]

    ## Eating and drinking

    ??? info "More about eating"

        Do not eat on the day. [@guide prepare.2 #do-not-eat]

Good:

    --- knee/how-to-prepare.md
    # How to prepare

    ## Your medicines

    Bring a list of your medicines. [@guide prepare.1]

    ## Eating and drinking

    Do not eat on the day. [@guide prepare.2 #do-not-eat]

    ??? info "More about eating"

        Do not eat on the day, not even a little. [@guide prepare.2 #do-not-eat]
"""

from collections.abc import Iterator

from leaflets.checks.check import LIBRARY, needs
from leaflets.core.diagnostics import Finding
from leaflets.library import citations
from leaflets.library.model import Library
from leaflets.markdown.blocks import COLLAPSED


@needs(LIBRARY)
def check(library: Library) -> Iterator[Finding]:
    """Every statement of `must_say:` made only in blocks that hide, and every collapsed box that says when to call."""
    for leaflet in library.leaflets:
        for page in leaflet.pages:
            for block in page.blocks:
                if block.hidden == COLLAPSED and "help" in block.admonition.split() and block.kind == "p":
                    yield page.at(block, "a box that says when to call is collapsed: write `!!! help`")
        made = citations.by_name(leaflet) if leaflet.sources else {}
        for entry in leaflet.sources.must_say if leaflet.sources else ():
            places = made.get(entry.name, [])
            if places and all(block.hidden for _, block in places):
                page, block = places[0]
                message = f"the safety statement '{entry.name}' stands only in {block.hidden}"
                yield page.at_citation(block, entry.name, message)
