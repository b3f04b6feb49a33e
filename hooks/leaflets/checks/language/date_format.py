"""A date is not written like "6 August 2026".

"6/8/2026" is June to some readers and August to others. The NHS service manual ("Numbers, measurements, dates and
time"): the day, the month as a word in full, the year, without comma or "6th".

Bad:

    Infection may happen. We read this on 08/31/2026.

Good:

    Infection may happen. We read this on 31 August 2026.
"""

from collections.abc import Iterator

from leaflets.checks.check import LIBRARY, needs
from leaflets.core.diagnostics import Finding
from leaflets.language import dates
from leaflets.library import texts
from leaflets.library.model import Library


@needs(LIBRARY, level="info")
def check(library: Library) -> Iterator[Finding]:
    """Every date in another form in what patients read."""
    return texts.findings(library, dates.faults)
