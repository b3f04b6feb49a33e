"""An address of another host has moved for good.

It still leads there, by a signpost that may be taken down. Only `leaflets check --external` asks.

Bad:

    --- knee/risks.md
    # Risks

    !!! risk "What may go wrong"

        Infection may happen.
        { data-fact="infection" }

    See [the society](https://www.example.org/moved).

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
    """Every link that a permanent redirect answers; a temporary one is left alone."""
    for spot, answer in survey.answered(answers, "moved"):
        yield spot.finding(f"'{spot.address}' {answer.message}")
