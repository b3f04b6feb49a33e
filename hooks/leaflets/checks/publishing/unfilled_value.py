"""A value that the hospital must write is still empty: a text, or a list without one.

Pages show in its place who will write it. So a draft can be read, and one sees what it still needs. Patients would be
without it: in a build this is `info`, and publishing refuses it.

Bad:

    --- knee/index.md
    ---
    title: Knee arthroscopy
    owner: Lead nurse (example)
    version: "1.0"
    next_review_due: 2028-01-01
    local:
      urgent_signs: []
    ---

    # Knee arthroscopy

    ## In brief

    They look into your knee with a thin tube ([arthroscopy](../glossary.md#arthroscopy)). [@guide about.1]

    - {{ local.urgent_signs }} [@-]

Good:

    --- knee/index.md
    ---
    title: Knee arthroscopy
    owner: Lead nurse (example)
    version: "1.0"
    next_review_due: 2028-01-01
    local:
      urgent_signs: [Your knee is hot., Your calf hurts.]
    ---

    # Knee arthroscopy

    ## In brief

    They look into your knee with a thin tube ([arthroscopy](../glossary.md#arthroscopy)). [@guide about.1]

    - {{ local.urgent_signs }} [@-]
"""

from collections.abc import Iterator

from leaflets.checks.check import LIBRARY, needs
from leaflets.core import values
from leaflets.core.diagnostics import Finding
from leaflets.library.model import Library


@needs(LIBRARY, level="info", published="warn")
def check(library: Library) -> Iterator[Finding]:
    """Every empty text and list among each leaflet's own values."""
    for leaflet in library.leaflets:
        own = leaflet.meta.get("local")
        if leaflet.index is None or not isinstance(own, dict):
            continue
        for key, value in own.items():
            if values.is_blank(value):
                message = f"the local value '{key}' has no text yet: the hospital writes it before patients read this"
                yield leaflet.index.at_key(message, "local", str(key))
