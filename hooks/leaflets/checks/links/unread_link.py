"""A link is not read as one: its markup is shown to the reader.

There is a space between `]` and `(`, a bracket is missing, or the brackets are turned round.

Bad:

    See [how to prepare] (how-to-prepare.md).

Good:

    See [how to prepare](how-to-prepare.md).
"""

from collections.abc import Iterator

from leaflets.checks.check import LINKS, needs
from leaflets.core.diagnostics import Finding
from leaflets.links.leftovers import Kind
from leaflets.links.survey import Survey, leftovers

_WHY: dict[Kind, str] = {
    "spaced": "no space between ']' and '('",
    "open": "the ')' is missing, or there is a space in the address",
    "turned": "the words belong in [], the address in ()",
    "unclosed": "the ']' after the words is missing",
}


@needs(LINKS)
def check(survey: Survey) -> Iterator[Finding]:
    """Every link markup that is shown as it is written. What an author escaped with a backslash is meant."""
    for _, leftover, spot in leftovers(survey, *_WHY):
        yield spot.finding(f"'{leftover.shown}' is shown as it is written: {_WHY[leftover.kind]}")
