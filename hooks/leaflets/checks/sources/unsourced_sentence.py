"""A sentence stands in a cited block, but no fact that the block cites says it.

A citation vouches for every sentence of its block. At least half of the content words of each sentence stand in the
cited facts, or are the glossary's words for a term in them. Sentences that claim nothing clinical, and those with a
value of the hospital in them, go without.

Bad:

    --- knee/risks.md
    # Risks

    !!! risk "What may go wrong"

        Infection may happen. Most people sleep well that night.
        { data-fact="infection" }

Good:

    --- knee/risks.md
    # Risks

    !!! risk "What may go wrong"

        Infection may happen. Ask your doctor about it.
        { data-fact="infection" }
"""

from collections.abc import Iterator

from leaflets.checks.check import STATEMENTS, needs
from leaflets.core.diagnostics import Finding
from leaflets.evidence.page_statements import PageStatements
from leaflets.language import words

LEAST = 0.5
"""The share of a sentence's content words that its facts hold."""


@needs(STATEMENTS)
def check(pages: list[PageStatements]) -> Iterator[Finding]:
    """Every sentence of a cited block that its facts do not hold."""
    for reading in pages:
        for statement in reading.statements:
            if not statement.block.facts or not statement.known:
                continue  # `uncited-block` and `unknown-fact` tell of these
            held = statement.held
            if statement.is_sign and not statement.facts:
                continue  # whom to call, and when, is the hospital's own rule
            for sentence in statement.sentences:
                share = words.share(sentence.stems, held)
                if sentence.editorial or sentence.local or share >= LEAST or (statement.is_sign and share):
                    continue
                start = " ".join(sentence.text.split()[:6])
                message = f"no fact that this block cites says '{start} …'"
                yield reading.at(statement, sentence, message)
