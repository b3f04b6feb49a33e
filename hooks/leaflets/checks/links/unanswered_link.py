"""An address of another host gave no answer that tells whether it is there.

The host is too slow, too busy or has a fault of its own: try again later. Only `leaflets check --external` asks.

Bad:

    --- knee/risks.md
    # Risks

    !!! risk "What may go wrong"

        Infection may happen.
        { data-fact="infection" }

    See [the society](https://www.example.org/broken).

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
    """Every link of which this run could not tell."""
    for spot, answer in survey.answered(answers, "unknown"):
        yield spot.finding(f"'{spot.address}' {answer.message}")
