"""A sentence is passive: it hides who does what.

"The bandage is taken off" leaves the reader to guess: must I do it? Say who: "A nurse takes off your bandage", "Take
off your bandage". NHS service manual, How we write; GOV.UK and plainlanguage.gov: use the active voice. Where it
doesn't matter who does it, a passive may be the plainer sentence: this check is meant to be `info`.

Bad:

    Infection may happen. Your wound is washed each day.

Good:

    Infection may happen. A nurse washes your wound each day.
"""

from collections.abc import Iterator

from leaflets.checks.check import LIBRARY, needs
from leaflets.core.diagnostics import Finding
from leaflets.language import passive
from leaflets.library import texts
from leaflets.library.model import Library


@needs(LIBRARY, level="info")
def check(library: Library) -> Iterator[Finding]:
    """Every form of "be" or "get" with a past participle that says what is done to somebody or something."""
    return texts.findings(library, passive.faults)
