"""Two negatives stand where one positive would do: "not uncommon", "do not fail to", "no fewer than".

Readers must turn the sentence around to see what is meant, and some get it the wrong way round (plainlanguage.gov, "Use
positive language"). A single "not" in a warning stays: "Do not drive until your doctor says so" is no finding.

Bad:

    It is not uncommon to have an infection.

Good:

    It is common to have an infection.
"""

from collections.abc import Iterator

from leaflets.checks.check import LIBRARY, needs
from leaflets.core.diagnostics import Finding
from leaflets.language import negatives
from leaflets.library import texts
from leaflets.library.model import Library


@needs(LIBRARY, level="info")
def check(library: Library) -> Iterator[Finding]:
    """Every double negative in what patients read."""
    return texts.findings(library, negatives.faults)
