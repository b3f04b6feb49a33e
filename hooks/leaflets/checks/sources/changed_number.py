"""A number on a page is not that of its fact: another value, unit, operator or denominator, or no fact has it at all.

Read are digits, words, ranges, "half", "several". What is compared is exact: "75 in 100" and "750 out of every 1,000"
are one, and the other side ("250 do not") follows from it. "About", "fewer than" and "at least" belong to the number.
A heading holds only numbers of the facts beneath it.

Bad:

    --- knee/facts.yml
    sources:
      guide: {title: A guide (example), publisher: An example, read: 2027-01-01, lines: 9}
    facts:
      - id: rest
        statement: Rest for at least two days.
        source: {document: guide, lines: [3]}
        quantities: [{type: duration, op: ">=", value: 2, unit: day}]
        hedge: direct
        kind: instruction
        safety: false
    --- knee/risks.md
    # Risks

    !!! risk "What may go wrong"

        Rest for 2 days.
        { data-fact="rest" }

Good:

    --- knee/facts.yml
    sources:
      guide: {title: A guide (example), publisher: An example, read: 2027-01-01, lines: 9}
    facts:
      - id: rest
        statement: Rest for at least two days.
        source: {document: guide, lines: [3]}
        quantities: [{type: duration, op: ">=", value: 2, unit: day}]
        hedge: direct
        kind: instruction
        safety: false
    --- knee/risks.md
    # Risks

    !!! risk "What may go wrong"

        Rest for 2 days or more.
        { data-fact="rest" }
"""

from collections.abc import Iterable, Iterator

from leaflets.checks.check import STATEMENTS, needs
from leaflets.core.diagnostics import Finding
from leaflets.evidence import held
from leaflets.evidence.held import Held
from leaflets.evidence.page_statements import PageStatements
from leaflets.evidence.statements import Statement
from leaflets.language.numerals import Amount
from leaflets.markdown.blocks import Block


@needs(STATEMENTS)
def check(pages: list[PageStatements]) -> Iterator[Finding]:
    """Every number of a page that its facts do not hold, and every number of a fact that its block leaves out."""
    for reading in pages:
        sources = reading.leaflet.ledger.sources.values() if reading.leaflet.ledger else ()
        dates = {document.date for document in sources} - {""}
        for statement, part in zip(reading.statements, reading.parts, strict=True):
            facts = (statement.facts or part) if statement.amounts else []
            known = [each for fact in facts for each in held.of(fact)]
            changed = False
            for amount in statement.amounts:
                if _in_a_name(statement.block, amount) or (amount.op == "date" and amount.word in dates):
                    continue
                if message := _wrong(amount, known, statement):
                    changed = True
                    word = statement.block.text[amount.start : amount.end].split(maxsplit=1)[0]
                    yield reading.page.at_word(statement.block, word, message, amount.start)
            if not changed:
                yield from _missing(reading, statement)


def _in_a_name(block: Block, amount: Amount) -> bool:
    """Whether a number stands in the text of a link to another site: it belongs to the name of what is there."""
    return any(
        start <= amount.start < end and address.startswith(("http:", "https:")) for start, end, address in block.linked
    )


def _wrong(amount: Amount, known: Iterable[Held], statement: Statement) -> str:
    """What is wrong with a number, or nothing."""
    said = statement.block.text[amount.start : amount.end]
    titled = bool(statement.block.level) or statement.block.kind == "title"
    nearest: list[str] = []
    for each in known:
        fault = "" if titled and each.same_value(amount) and each.same_unit(amount) else each.differs(amount)
        if not fault and each.other_side is None:
            return ""
        if not fault and each.other_side == statement.denies(amount):
            return ""
        if not fault:
            side = "do not have it" if each.other_side else "have it"
            fault = f"the fact '{each.fact}' says that so many {side}"
        if each.same_value(amount) or not nearest:
            nearest.insert(0, fault)
    if not nearest:
        return f"'{said}': no fact that this block cites has a number"
    return f"'{said}': {nearest[0]}"


def _missing(reading: PageStatements, statement: Statement) -> Iterator[Finding]:
    if statement.is_cell or statement.is_sign:
        return
    for fact in statement.facts:
        stating = [sentence for sentence in statement.stating(fact) if not sentence.editorial]
        if not stating or not fact.fact.quantities:
            continue
        starts = {sentence.start for sentence in stating}
        there = [amount for amount in statement.amounts if _within(amount, statement, starts)]
        for each in held.of(fact):
            if each.needed and all(each.differs(amount) for amount in there):
                message = f"leaves out '{each.shown}' of the fact '{fact.fact.id}'"
                yield reading.at(statement, stating[0], message)
                break


def _within(amount: Amount, statement: Statement, starts: set[int]) -> bool:
    """Whether a number stands in one of the sentences that begin at `starts`."""
    sentence = statement.sentence_at(amount.start)
    return sentence is not None and sentence.start in starts and amount.start < sentence.start + len(sentence.text)
