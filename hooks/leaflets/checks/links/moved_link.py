"""An address of another host has moved for good.

It still leads there, by a signpost that may be taken down. Only `leaflets check --external` asks.

Bad:

    See [the society](https://www.example.org/moved).

Good:

    See [the society](https://www.example.org/here).
"""

from collections.abc import Iterator

from leaflets.checks.check import ANSWERS, Answers, needs
from leaflets.core.diagnostics import Finding


@needs(ANSWERS)
def check(answers: Answers) -> Iterator[Finding]:
    """Every link that a permanent redirect answers; a temporary one is left alone."""
    for spot, answer in answers.survey.answered(answers.by_address, "moved"):
        yield spot.finding(f"'{spot.address}' {answer.message}")
