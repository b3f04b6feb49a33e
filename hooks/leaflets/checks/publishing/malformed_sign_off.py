"""A sign-off says what cannot be: a role that there is not, a day to come, a file that was renamed or cut off.

It counts for nothing. `leaflets sign` writes these files; don't edit one, sign anew.

Bad:

    --- knee/signed/2026-11-01-clinician-5fb2ef21.yml
    format: leaflets-sign-off/1
    words: 5fb2ef21

Good:

    --- all roles have agreed
"""

from collections.abc import Iterator

from leaflets.checks.check import LIBRARY, needs
from leaflets.core.diagnostics import Finding
from leaflets.library.model import Library
from leaflets.review import standing


@needs(LIBRARY, level="info", published="warn")
def check(library: Library) -> Iterator[Finding]:
    """Every fault of the sign-offs of each leaflet, and of those for shared words."""
    for leaflet in library.leaflets:
        yield from standing.of(library, leaflet).signed.faults
    yield from standing.shared_sign_offs(library).faults
