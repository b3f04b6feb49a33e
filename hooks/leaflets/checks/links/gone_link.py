"""An address of another host leads to nothing.

The page was taken away, or its host is no more. Only `leaflets check --external` asks.

Bad:

    See [the society](https://www.example.org/gone).

Good:

    See [the society](https://www.example.org/here).
"""

from collections.abc import Iterator

from leaflets.checks.check import ANSWERS, Answers, needs
from leaflets.core.diagnostics import Finding


@needs(ANSWERS)
def check(answers: Answers) -> Iterator[Finding]:
    """Every link that no reader can follow any more."""
    for spot, answer in answers.survey.answered(answers.by_address, "gone"):
        yield spot.finding(f"'{spot.address}' {answer.message}")
