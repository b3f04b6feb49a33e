"""Nobody has signed a leaflet off: it is a draft.

A build shows drafts, and says on every page that they are. Only publishing refuses them: what patients read was
signed by somebody of their hospital.

Bad:

    --- knee/index.md
    ---
    title: Knee arthroscopy
    owner: Lead nurse (example)
    version: "1.0"
    last_reviewed:
    next_review_due: 2028-01-01
    signed_off: []
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

from collections.abc import Iterator

from leaflets.checks.check import PUBLISHING, needs
from leaflets.core.diagnostics import Finding
from leaflets.library.model import Library


@needs(PUBLISHING)
def check(library: Library) -> Iterator[Finding]:
    """Every leaflet whose `signed_off` is empty or cannot be read."""
    for leaflet in library.leaflets:
        if leaflet.draft:
            message = "is a draft that nobody has signed off (`signed_off`): publish with --preview, or have it signed"
            if leaflet.index and "signed_off" in leaflet.meta:
                yield leaflet.index.at_key(message, "signed_off")
            else:
                yield leaflet.at(message)
