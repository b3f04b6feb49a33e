"""An address of another host may not be opened by a program.

A reader with the right to it may get there: look yourself. Only `leaflets check --external` asks.

Bad:

    See [the society](https://www.example.org/forbidden).

Good:

    See [the society](https://www.example.org/here).
"""

from collections.abc import Iterator

from leaflets.checks.check import ANSWERS, Answers, needs
from leaflets.core.diagnostics import Finding


@needs(ANSWERS)
def check(answers: Answers) -> Iterator[Finding]:
    """Every link whose host says no."""
    for spot, answer in answers.survey.answered(answers.by_address, "forbidden"):
        yield spot.finding(f"'{spot.address}' {answer.message}")
