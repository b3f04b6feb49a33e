"""An element names the id of another one that is not there.

Labels, table headers and descriptions are tied by ids. A screen reader says nothing where the id is missing.

Bad:

    <label for="wait">How long?</label> <input id="waiting">

Good:

    <label for="waiting">How long?</label> <input id="waiting">
"""

from collections.abc import Iterator

from leaflets.checks.check import LINKS, needs
from leaflets.core.diagnostics import Finding, did_you_mean
from leaflets.links.survey import Survey


@needs(LINKS)
def check(survey: Survey) -> Iterator[Finding]:
    """Every `for`, `headers`, `list`, `usemap`, `aria-…` that names no element of the page."""
    for fault in survey.of("dangling"):
        spot = survey.places.reference(fault.document, fault.attribute, fault.address)
        ids = sorted(survey.published.all_ids(fault.document.published))
        what = "map" if fault.attribute == "usemap" else "element"
        guess = did_you_mean(fault.address, ids)
        yield spot.finding(f'{fault.attribute}="{fault.address}" names no {what} of this page.{guess}')
