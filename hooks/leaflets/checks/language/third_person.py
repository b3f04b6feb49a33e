"""The text speaks about patients, and not to them: "patients should", "the patient".

Readers must first find out that they are meant. Say "you" (NHS service manual, A to Z: people or patients). Where
others are meant, say "people": "people with lung disease", "out of every 1,000 people".

Bad:

    Infection may happen. Patients should keep the wound dry.

Good:

    Infection may happen. You should keep the wound dry.
"""

from collections.abc import Iterator

from leaflets.checks.check import LIBRARY, needs
from leaflets.core.diagnostics import Finding
from leaflets.language import persons
from leaflets.library import texts
from leaflets.library.model import Library


@needs(LIBRARY, level="info")
def check(library: Library) -> Iterator[Finding]:
    """Every place where a text speaks about its readers."""
    return texts.findings(library, persons.faults)
