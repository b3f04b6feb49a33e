"""The blank leaflet in docs/templates/leaflet/ cannot serve as a contract.

All checks of completeness rest on it: its index.md lists the pages in order, and each has a heading.

Bad:

    --- templates/leaflet/index.md
    ---
    pages: [index.md, how-to-prepair.md]
    title: Name of the treatment
    ---

    # Name of the treatment

Good:

    --- templates/leaflet/index.md
    ---
    pages: [index.md, how-to-prepare.md, risks.md]
    title: Name of the treatment
    ---

    # Name of the treatment
"""

from collections.abc import Iterator

from leaflets.checks.check import LIBRARY, needs
from leaflets.core.diagnostics import Finding
from leaflets.library.model import Library


@needs(LIBRARY)
def check(library: Library) -> Iterator[Finding]:
    """What reading the contract noted."""
    if library.contract:
        yield from library.contract.faults
