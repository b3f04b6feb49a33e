"""A block shares too few words with a fact that it cites: perhaps the id is wrong.

What counts are words with content, by their stems; rare ones count more. The heading above, the sentence that a list
hangs on, and the glossary's plain words help. Less than half of the fact is too little. A safety fact
stands in one sentence of the block, whatever is around it.

Bad:

    --- knee/risks.md
    # Risks

    !!! risk "What may go wrong"

        Your knee may swell.
        { data-fact="infection" }

Good:

    --- knee/risks.md
    # Risks

    !!! risk "What may go wrong"

        Infection may happen.
        { data-fact="infection" }
"""

from collections.abc import Iterator

from leaflets.checks.check import STATEMENTS, needs
from leaflets.core.diagnostics import Finding
from leaflets.evidence.page_statements import PageStatements
from leaflets.evidence.statements import ENOUGH, Reader, Reading, Statement


@needs(STATEMENTS)
def check(pages: list[PageStatements]) -> Iterator[Finding]:
    """Every citation of a fact whose words the block does not hold."""
    for reading in pages:
        for statement in reading.statements:
            if statement.block.fence and statement.editorial:
                continue  # what the source does not say of a number
            for fact in statement.facts:
                if reading.reader.share(fact, statement.stems | statement.context) >= ENOUGH and (
                    not fact.fact.safety or _in_own_words(reading.reader, fact, statement)
                ):
                    continue
                name = fact.fact.id
                others = (each for each in reading.reader.facts.values() if each not in statement.facts)
                best = max(others, key=lambda each: reading.reader.share(each, statement.stems), default=None)
                guess = ""
                if best and reading.reader.share(best, statement.stems) > 0.8:
                    guess = f" Did you mean '{best.fact.id}'?"
                message = f"says too little of the fact '{name}': \"{fact.fact.statement}\".{guess}"
                yield reading.page.at_citation(statement.block, name, message)


def _in_own_words(reader: Reader, fact: Reading, statement: Statement) -> bool:
    """Whether one sentence of the block says the fact; a cell, a sign and an item of a list may need what is around."""
    if statement.block.kind != "p" or statement.is_sign:
        stems = statement.stems | (statement.context if statement.lead or statement.is_sign else frozenset())
        return statement.is_cell or reader.share(fact, stems | statement.terms) >= ENOUGH
    claims = [each for each in statement.sentences if not each.editorial] or statement.sentences
    return any(reader.share(fact, each.stems | statement.terms) >= ENOUGH for each in claims)
