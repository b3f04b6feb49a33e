"""The words of a link do not say where it leads.

Many readers go from link to link: "here" says nothing then (WCAG 2.2, 2.4.4).

Bad:

    To prepare [click here](how-to-prepare.md).

Good:

    Read [how to prepare](how-to-prepare.md).
"""

from collections.abc import Iterator

from leaflets.checks.check import LINKS, needs
from leaflets.core.diagnostics import Finding
from leaflets.links.survey import Survey


@needs(LINKS, elsewhere="info")
def check(survey: Survey) -> Iterator[Finding]:
    """Every link whose words would fit any page."""
    for fault, spot in survey.told("vague"):
        yield spot.finding(f"the link '{fault.text}' does not say where it leads: name the page")
