"""A leaflet's review is overdue.

A date must never break a build in which nothing changed: in a build this is `info`. Publishing refuses it: patients
must not read what nobody has looked at for too long.

Bad:

    --- knee/index.md
    ---
    title: Knee arthroscopy
    owner: Lead nurse (example)
    version: "1.0"
    last_reviewed: 2024-01-01
    next_review_due: 2026-01-01
    signed_off: [{role: Surgeon (example), date: 2024-01-01}]
    local: {}
    ---

    # Knee arthroscopy

    ## In brief

    They look into your knee with a thin tube ([arthroscopy](../glossary.md#arthroscopy)).
    { data-fact="look-inside" }

Good:

    --- knee/index.md
    ---
    title: Knee arthroscopy
    owner: Lead nurse (example)
    version: "1.0"
    last_reviewed: 2026-01-01
    next_review_due: 2028-01-01
    signed_off: [{role: Surgeon (example), date: 2026-01-01}]
    local: {}
    ---

    # Knee arthroscopy

    ## In brief

    They look into your knee with a thin tube ([arthroscopy](../glossary.md#arthroscopy)).
    { data-fact="look-inside" }
"""

import datetime
from collections.abc import Iterator

from leaflets.checks.check import LIBRARY, needs
from leaflets.core.diagnostics import Finding
from leaflets.library.model import Library


@needs(LIBRARY)
def check(library: Library) -> Iterator[Finding]:
    """The day of each leaflet's next review against the day of the build."""
    today = library.today
    for leaflet in library.leaflets:
        page = leaflet.index
        if page is None:
            continue
        due = leaflet.meta.get("next_review_due")
        if type(due) is datetime.date and due < today:
            yield page.at_key(f"the review was due on {due}: have the whole leaflet read", "next_review_due")
