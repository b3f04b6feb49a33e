"""A leaflet's facts.yml is missing, is no YAML, or a fact in it lacks its statement, kind or source.

A fact without a source is only an opinion.

Bad:

    --- knee/facts.yml
    sources:
      guide: {title: A guide (example)}
    facts:
      - id: infection
        statement: Infection may happen.
        kind: risk

Good:

    --- knee/facts.yml
    sources:
      guide: {title: A guide (example)}
    facts:
      - id: infection
        statement: Infection may happen.
        kind: risk
        source: {document: guide, lines: [3]}
      - {id: look-inside, statement: Doctors look inside., kind: description, source: {document: guide}}
      - {id: bring-list, statement: Bring a list., kind: instruction, source: {document: guide}}
      - {id: do-not-eat, statement: Do not eat., kind: instruction, source: {document: guide}, safety: true}
"""

from collections.abc import Iterator

from leaflets.diagnostics import Finding
from leaflets.evidence.ledger import FILE
from leaflets.model import Library


def check(library: Library) -> Iterator[Finding]:
    """Leaflets without facts where the blank leaflet has them, and what reading the facts noted."""
    for leaflet in library.leaflets:
        if leaflet.ledger is None and library.contract and library.contract.wants_facts:
            yield leaflet.at(f"{leaflet.path}/{FILE} is missing: no statement has a source")
        elif leaflet.ledger is not None:
            yield from leaflet.ledger.faults
