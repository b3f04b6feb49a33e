"""A section stands twice on a page.

A reader who finds the first one misses what the second one says.

Bad:

    --- knee/how-to-prepare.md
    # How to prepare

    ## Your medicines

    Bring a list of your medicines. [@guide prepare.1]

    ## Eating and drinking

    Do not eat on the day. [@guide prepare.2 #do-not-eat]

    ## Your medicines

    Bring this leaflet too.

Good:

    --- knee/how-to-prepare.md
    # How to prepare

    ## Your medicines

    Bring a list of your medicines. [@guide prepare.1]

    Bring this leaflet too.

    ## Eating and drinking

    Do not eat on the day. [@guide prepare.2 #do-not-eat]
"""

from collections.abc import Iterator

from leaflets.checks.check import LIBRARY, needs
from leaflets.core.diagnostics import Finding
from leaflets.library import template
from leaflets.library.model import Library


@needs(LIBRARY)
def check(library: Library) -> Iterator[Finding]:
    """Every heading after the first that fulfils the same heading of the contract."""
    for page, blank in template.pairs(library):
        for wanted in template.required(page, blank):
            for again in wanted.found[1:]:
                first = wanted.found[0].line
                yield page.at(again, f"the section '{again.text}' stands at line {first} already")
