"""A block shares too few words with a fact that it cites: perhaps the id is wrong.

What counts are words with content, by their stems; rare ones count more. The heading above, the sentence that a list
hangs on, and the glossary's plain words help. Less than half of the fact is too little.

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

from leaflets.diagnostics import Finding
from leaflets.evidence.statements import ENOUGH
from leaflets.model import Library


def check(library: Library) -> Iterator[Finding]:
    """Every citation of a fact whose words the block does not hold."""
    for reading in library.statements:
        for statement in reading.statements:
            if statement.block.fence and statement.editorial:
                continue  # what the source does not say of a number
            for fact in statement.facts:
                if reading.reader.share(fact, statement.stems | statement.context) >= ENOUGH:
                    continue
                name = fact.fact.id
                others = (each for each in reading.reader.facts.values() if each not in statement.facts)
                best = max(others, key=lambda each: reading.reader.share(each, statement.stems), default=None)
                guess = ""
                if best and reading.reader.share(best, statement.stems) > 0.8:
                    guess = f" Did you mean '{best.fact.id}'?"
                message = f"says too little of the fact '{name}': \"{fact.fact.statement}\".{guess}"
                yield reading.page.at_citation(statement.block, name, message)
