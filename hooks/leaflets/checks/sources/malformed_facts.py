"""A leaflet's facts.yml is missing, is no YAML, or does not say of a fact what a fact must say.

A fact without a source is only an opinion. What facts.yml holds is written down in `facts.schema.json`, which your
editor reads, too; names in it must exist, and numbers fit each other.

Bad:

    --- knee/facts.yml
    sources:
      guide: {title: A guide (example), publisher: A society (example), read: 2026-11-22}
    facts:
      - id: infection
        statement: Infection may happen.
        kind: risk
        hedge: may
        source: {document: gide, lines: [4]}

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
from leaflets.core.diagnostics import Finding, Place, did_you_mean
from leaflets.data.ledger import FILE, LOCAL
from leaflets.library.model import Library


@needs(LIBRARY)
def check(library: Library) -> Iterator[Finding]:
    """Leaflets without facts where the blank leaflet has them, and what reading the facts noted."""
    for leaflet in library.leaflets:
        ledger = leaflet.ledger
        if ledger is None:
            if library.contract and library.contract.wants_facts:
                yield leaflet.at(f"{leaflet.path}/{FILE} is missing: no statement has a source")
            continue
        yield from ledger.faults
        for entry in ledger.left_out if leaflet.described else ():
            name = entry.replaced_by.removeprefix(LOCAL)
            if entry.replaced_by.startswith(LOCAL) and name not in leaflet.local:
                message = f"'{entry.fact}' is replaced by the local value '{name}', which does not exist."
                yield Finding(Place(ledger.path, entry.line, 1), message + did_you_mean(name, leaflet.local))
