"""An address of another host gave no answer that tells whether it is there.

The host is too slow, too busy or has a fault of its own: try again later. Only `leaflets check --external` asks.

Bad:

    See [the society](https://www.example.org/broken).

Good:

    See [the society](https://www.example.org/here).
"""

from collections.abc import Iterator

from leaflets.checks.check import ANSWERS, Answers, needs
from leaflets.core.diagnostics import Finding


@needs(ANSWERS)
def check(answers: Answers) -> Iterator[Finding]:
    """Every link of which this run could not tell."""
    for spot, answer in answers.survey.answered(answers.by_address, "unknown"):
        yield spot.finding(f"'{spot.address}' {answer.message}")
