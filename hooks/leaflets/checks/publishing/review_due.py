"""A leaflet's review is due within 90 days.

Time to ask somebody to read it. A date must never break a build in which nothing changed, so make this `info`. When
the day has passed it is `overdue-review`, which publishing refuses.

Bad:

    --- knee/index.md
    ---
    title: Knee arthroscopy
    owner: Lead nurse (example)
    version: "1.0"
    next_review_due: 2027-01-01
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

import datetime
from collections.abc import Iterator

from leaflets.checks.check import LIBRARY, needs
from leaflets.core.diagnostics import Finding
from leaflets.library.model import Library
from leaflets.review import standing

SOON = datetime.timedelta(days=90)


@needs(LIBRARY)
def check(library: Library) -> Iterator[Finding]:
    """The day of each leaflet's next review against the day of the build."""
    for leaflet in library.leaflets:
        due = standing.due(library, leaflet)
        if leaflet.index and due is not None and datetime.timedelta(0) <= due - library.today <= SOON:
            days = (due - library.today).days
            yield leaflet.index.at_key(f"the review is due on {due}, in {days} days", "next_review_due")
