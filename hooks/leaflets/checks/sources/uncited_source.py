"""A source of the leaflet that no fact names.

It would stand among the sources that readers see, as if something came from it.

Bad:

    --- knee/facts.yml
    sources:
      guide: {title: A guide (example), publisher: A society (example), read: 2026-11-22}
      study: {title: A study (example), publisher: A journal (example), read: 2026-11-22}
    facts:
      - id: infection
        statement: Infection may happen.
        kind: risk
        hedge: may
        source: {document: guide, lines: [4]}

Good:

    --- knee/facts.yml
    sources:
      guide: {title: A guide (example), publisher: A society (example), read: 2026-11-22}
    facts:
      - id: infection
        statement: Infection may happen.
        kind: risk
        hedge: may
        source: {document: guide, lines: [4]}
"""

from collections.abc import Iterator

from leaflets.checks.check import LIBRARY, needs
from leaflets.core.diagnostics import Finding, Place
from leaflets.library.model import Library


@needs(LIBRARY)
def check(library: Library) -> Iterator[Finding]:
    """Every document under `sources:` that is the origin of nothing; a leaflet without facts is told elsewhere."""
    for leaflet in library.leaflets:
        ledger = leaflet.ledger
        if ledger is None or not ledger.facts:
            continue
        named = {fact.origin.document for fact in ledger.facts}
        for source in ledger.sources.values():
            if source.id not in named:
                message = f"no fact comes from the source '{source.id}': {source.title}"
                yield Finding(Place(ledger.path, source.line, 1), message)
