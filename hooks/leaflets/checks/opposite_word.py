"""A sentence has the opposite of a word of its fact: "after" for "before", "more" for "less".

One word turns an instruction round. The pairs stand in hooks/leaflets/evidence/opposites.yml.

Bad:

    --- knee/risks.md
    # Risks

    !!! risk "What may go wrong"

        Infection may happen.
        { data-fact="infection" }

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

from leaflets.diagnostics import Finding
from leaflets.evidence.opposites import opposites, other
from leaflets.model import Library


def check(library: Library) -> Iterator[Finding]:
    """Every word whose opposite stands in a fact of its sentence, and that no fact of its block has."""
    for reading in library.statements:
        for statement in reading.statements:
            if statement.block.kind in {"td", "th"}:
                continue  # a table has a column for each side
            known = {side for fact in statement.facts for side in fact.opposites}
            for sentence in statement.sentences:
                if sentence.editorial or not sentence.facts:
                    continue
                said = opposites(sentence.tokens)
                for side, (word, start) in said.items():
                    if side in known or other(side) in said:
                        continue
                    for fact in sentence.facts:
                        if other(side) in fact.opposites:
                            theirs = fact.opposites[other(side)][0]
                            message = f"'{word}', where the fact '{fact.fact.id}' says '{theirs}'"
                            yield reading.page.at_word(statement.block, word, message, sentence.start + start)
                            break
