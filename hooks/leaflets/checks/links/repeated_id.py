"""Two elements of a page have the same id.

A link to it leads to the first one only, and a screen reader may read the wrong one.

Bad:

    ## Bleeding { #more }

    It is rare.

    ## Pain { #more }

    It goes away.

Good:

    ## Bleeding { #bleeding }

    It is rare.

    ## Pain { #pain }

    It goes away.
"""

from collections.abc import Iterator

from leaflets.checks.check import LINKS, needs
from leaflets.core.diagnostics import Finding
from leaflets.links.survey import Survey


@needs(LINKS)
def check(survey: Survey) -> Iterator[Finding]:
    """Every id that more than one element has, at the second of them."""
    for fault in survey.of("repeated id"):
        spot = survey.places.id(fault.document, fault.address, fault.number)
        times = f"; {fault.count} elements have it" if fault.count > 2 else ""
        yield spot.finding(f"the id '{fault.address}' is taken already on this page{times}")
