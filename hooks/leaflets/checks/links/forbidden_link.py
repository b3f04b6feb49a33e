"""An address of another host may not be opened by a program.

A reader with the right to it may get there: look yourself. Only `leaflets check --external` asks.

Bad:

    --- knee/risks.md
    # Risks

    !!! risk "What may go wrong"

        Infection may happen.
        { data-fact="infection" }

    See [the society](https://www.example.org/forbidden).

Good:

    --- knee/risks.md
    # Risks

    !!! risk "What may go wrong"

        Infection may happen.
        { data-fact="infection" }

    See [the society](https://www.example.org/here).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from leaflets.core.diagnostics import Finding
from leaflets.links.survey import Survey

if TYPE_CHECKING:
    from leaflets.links.external import Answer


def check_answers(survey: Survey, answers: Mapping[str, Answer]) -> Iterator[Finding]:
    """Every link whose host says no."""
    for spot, answer in survey.answered(answers, "forbidden"):
        yield spot.finding(f"'{spot.address}' {answer.message}")
