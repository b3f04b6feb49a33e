"""An address of another host leads to nothing.

The page was taken away, or its host is no more. Only `leaflets check --external` asks.

Bad:

    --- knee/risks.md
    # Risks

    !!! risk "What may go wrong"

        Infection may happen.
        { data-fact="infection" }

    See [the society](https://www.example.org/gone).

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
    """Every link that no reader can follow any more."""
    for spot, answer in survey.answered(answers, "gone"):
        yield spot.finding(f"'{spot.address}' {answer.message}")
