"""A fact's statement does not agree with its own hedge and quantities.

Pages are compared with the statement, readers of the ledger with the data: both must say the same. Every number of
the statement stands under `quantities:`, with its operator and unit; the statement is as strong as its hedge.

Bad:

    --- knee/facts.yml
    sources:
      guide: {title: A guide (example), publisher: An example, read: 2027-01-01, lines: 9}
    facts:
      - id: rest
        statement: Rest for two days.
        source: {document: guide, lines: [3]}
        quantities: [{type: duration, op: "=", value: 3, unit: day}]
        hedge: direct
        kind: instruction

Good:

    --- knee/facts.yml
    sources:
      guide: {title: A guide (example), publisher: An example, read: 2027-01-01, lines: 9}
    facts:
      - id: rest
        statement: Rest for two days.
        source: {document: guide, lines: [3]}
        quantities: [{type: duration, op: "=", value: 2, unit: day}]
        hedge: direct
        kind: instruction
"""

import re
from collections.abc import Iterator

from leaflets.checks.check import STATEMENTS, needs
from leaflets.core.diagnostics import Finding, Place, did_you_mean
from leaflets.evidence import hedges, held
from leaflets.evidence.hedges import WEAK
from leaflets.evidence.page_statements import PageStatements
from leaflets.evidence.statements import Reading
from leaflets.language import words

_CONDITION = re.compile(r"\bif\b[^,;]*", re.IGNORECASE)
"""What holds under an "if" is no claim: its "may" and "could" are none of the fact's hedge."""


@needs(STATEMENTS)
def check(pages: list[PageStatements]) -> Iterator[Finding]:
    """Every fact whose statement and data differ."""
    ledger = pages[0].leaflet.ledger
    if ledger is None:
        return
    for reading in pages[0].reader.facts.values():
        for message in [*_numbers(reading), *_hedge(reading)]:
            yield Finding(Place(ledger.path, reading.fact.line, 1), f"the fact '{reading.fact.id}' {message}")


def _numbers(reading: Reading) -> Iterator[str]:
    data = [each for each in held.of_data(reading.fact) if not each.other_side]
    for amount in reading.amounts:
        if amount.op != "date" and not any(not each.differs(amount) for each in data):
            said = reading.fact.statement[amount.start : amount.end]
            yield f"says '{said}', which does not stand so under `quantities:`"
    for each in data:
        if not any(not each.differs(amount) for amount in reading.amounts):
            yield f"has the quantity '{each.shown}', which its statement does not say"


def _hedge(reading: Reading) -> Iterator[str]:
    scale = hedges.scale()
    for part in hedges.unknown(reading.fact.hedge) if reading.fact.hedge else ():
        yield f"has the hedge '{part}', which is not on the list (hedges.yml).{did_you_mean(part, scale.ledger)}"
    levels = [level for part, level in reading.levels if part != "about"]
    if not levels:
        return
    condition = _CONDITION.search(reading.fact.statement)
    start, end = condition.span() if condition else (0, 0)
    places = words.starts(reading.fact.statement)
    said = [
        hedge
        for hedge in reading.hedges
        if hedge.level not in {WEAK, scale.conditional, scale.stated} and not start <= places[hedge.at] < end
    ]
    weakest = min((hedge.level for hedge in said), default=scale.stated)
    if min(levels) < scale.conditional and weakest != min(levels):
        yield f"has the hedge '{reading.fact.hedge}', but its statement is " + (
            f"{'weaker' if weakest < min(levels) else 'stronger'}; write {scale.words(min(levels))}"
        )
    elif min(levels) == scale.stated and weakest < scale.stated:
        word = next(hedge.word for hedge in said if hedge.level == weakest)
        yield f"has the hedge '{reading.fact.hedge}', but its statement says '{word}'"
