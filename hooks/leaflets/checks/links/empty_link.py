"""A link has no address, or nothing that says where it leads.

Without words a screen reader reads the address letter by letter (WCAG 2.2, 2.4.4 and 4.1.2).

Bad:

    See [](how-to-prepare.md).

Good:

    See [how to prepare](how-to-prepare.md).
"""

from collections.abc import Iterator

from leaflets.checks.check import LINKS, needs
from leaflets.core.diagnostics import Finding
from leaflets.links.survey import Survey


@needs(LINKS)
def check(survey: Survey) -> Iterator[Finding]:
    """Every link without an address, and every one without a name."""
    for fault, spot in survey.told("no address"):
        if fault.attribute == "href":
            yield spot.finding(f"the link '{fault.text}' has no address" if fault.text else "a link has no address")
        else:
            yield spot.finding(f'{fault.attribute}="" names no file')
    for _, spot in survey.told("no text"):
        yield spot.finding(f"the link to '{spot.address}' has no words: say where it leads")
