"""An address cannot be followed by anybody.

A slip in `https://`, a phone number with letters, a mail address without its @.

Bad:

    See [the society](https//www.example.org).

Good:

    See [the society](https://www.example.org).
"""

from collections.abc import Iterator

from leaflets.checks.check import LINKS, needs
from leaflets.core.diagnostics import Finding
from leaflets.links.survey import Survey


@needs(LINKS)
def check(survey: Survey) -> Iterator[Finding]:
    """Every address whose text alone shows that it leads nowhere."""
    for fault, spot in survey.told("malformed"):
        yield spot.finding(fault.note)
