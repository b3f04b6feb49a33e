"""A sentence has another word where its fact has its opposite: "after" for "before", "more" for "less".

One word turns an instruction round. The words that must not stand for each other, "knee" for "hip" and "days" for
"hours" among them, are listed in hooks/leaflets/evidence/opposites.yml.

Bad:

        Start eating.
        { data-fact="stop-eating" }

    --- knee/facts.yml
    sources:
      guide: {title: A guide (example), publisher: An example, read: 2027-01-01, lines: 9}
    facts:
      - id: stop-eating
        statement: Stop eating.
        source: {document: guide, lines: [3]}
        quantities: []
        hedge: direct
        kind: instruction
        safety: false

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
from leaflets.evidence.opposites import exchanged, opposites
from leaflets.evidence.page_statements import PageStatements


@needs(STATEMENTS)
def check(pages: list[PageStatements]) -> Iterator[Finding]:
    """Every word whose opposite stands in a fact of its sentence, and that no fact of its block has."""
    for reading in pages:
        for statement in reading.statements:
            if statement.is_cell:
                continue  # a table has a column for each side
            known = {side for fact in statement.facts for side in fact.opposites} | statement.term_opposites
            for sentence in statement.sentences:
                said = opposites(sentence.tokens) if sentence.facts else {}
                for fact in sentence.facts:
                    for side, theirs in exchanged(said, fact.opposites):
                        if side not in known:
                            known.add(side)
                            word, at = said[side]
                            message = f"'{word}', where the fact '{fact.fact.id}' says '{theirs}'"
                            yield reading.page.at_word(statement.block, word, message, sentence.place(at))
