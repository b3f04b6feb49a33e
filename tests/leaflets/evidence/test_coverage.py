"""How much of the evidence the pages state."""

from __future__ import annotations

from pathlib import Path

from leaflets.evidence import citations
from leaflets.evidence.coverage import Row, coverage
from support import library

LEDGER = """
--- knee/facts.yml
sources:
  guide: {title: A guide (example)}
facts:
  - id: look-inside
    statement: Doctors look into the knee.
    kind: description
    source: {document: guide, lines: [1]}
    quantities: [{type: count, op: "=", value: 2}, {type: vague, op: unstated, text: several}]
  - id: bring-list
    statement: Bring a list of your medicines.
    kind: instruction
    safety: true
    source: {document: guide, lines: [2]}
    quantities: [{type: duration, op: range, min: 1, max: 2, unit: day}]
  - id: do-not-eat
    statement: Do not eat on the day.
    kind: instruction
    safety: true
    source: {document: guide, lines: [3]}
  - id: infection
    statement: Infection may happen.
    kind: risk
    source: {document: guide, lines: [4]}
left_out:
  - {fact: bring-list, reason: Out of date., by: author}
--- knee/how-to-prepare.md
# How to prepare

Call {{ local.ward_phone }}.
{ data-fact="local:ward_phone" }

Or call {{ local.emergency_phone }}.
"""


def test_coverage_of_a_leaflet(example: Path) -> None:
    """Cited, left out and neither add up to all; a word is no number; a local value counts where a page shows it."""
    library.change(example, LEDGER)
    leaflet = library.read(example).leaflets[0]
    found = coverage(leaflet, citations.by_fact(leaflet))
    assert found == [
        Row("Facts", 2, 1, 4),
        Row("Safety facts", 0, 1, 2),
        Row("Numbers", 1, 1, 2),
        Row("Local values", 1, 0, 2),
    ]
    assert [row.neither for row in found] == [1, 1, 0, 1]
