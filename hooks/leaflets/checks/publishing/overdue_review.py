"""A leaflet's review is overdue.

A date must never break a build in which nothing changed: in a build this is `info`. Publishing refuses it: patients
must not read what nobody has looked at for too long.

Bad:

    --- knee/index.md
    ---
    title: Knee arthroscopy
    owner: Lead nurse (example)
    version: "1.0"
    next_review_due: 2026-01-01
    local: {}
    ---

    # Knee arthroscopy

    ## In brief

    They look into your knee with a thin tube ([arthroscopy](../glossary.md#arthroscopy)). [@guide about.1]

Good:

    --- knee/index.md
    ---
    title: Knee arthroscopy
    owner: Lead nurse (example)
    version: "1.0"
    next_review_due: 2028-01-01
    local: {}
    ---

    # Knee arthroscopy

    ## In brief

    They look into your knee with a thin tube ([arthroscopy](../glossary.md#arthroscopy)). [@guide about.1]
"""

from collections.abc import Iterator

from leaflets.checks.check import LIBRARY, needs
from leaflets.core.diagnostics import Finding
from leaflets.library.model import Library
from leaflets.review import standing


@needs(LIBRARY)
def check(library: Library) -> Iterator[Finding]:
    """The day of each leaflet's next review against the day of the build."""
    today = library.today
    for leaflet in library.leaflets:
        page = leaflet.index
        if page is None:
            continue
        due = standing.due(library, leaflet)
        if due is not None and due < today:
            yield page.at_key(f"the review was due on {due}: have the whole leaflet read", "next_review_due")
