"""An address works on one computer only, or only where scripts may run.

A drive letter, `file:`, `javascript:`, or `//host`, which means another thing in a copy on a stick.

Bad:

    See [the form](file:///C:/forms/consent.pdf).

Good:

    See [how to prepare](how-to-prepare.md).
"""

from collections.abc import Iterator

from leaflets.checks.check import LINKS, needs
from leaflets.core.diagnostics import Finding
from leaflets.links.survey import Survey


@needs(LINKS)
def check(survey: Survey) -> Iterator[Finding]:
    """Every address that others cannot follow."""
    for fault, spot in survey.told("unportable"):
        yield spot.finding(fault.note)
