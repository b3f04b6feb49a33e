"""A "not" of a fact got lost, or stands where the fact has none.

"It is not for slipped disks" without its "not" is the worst misprint of all. What a sentence denies is compared with
what its facts deny, word by word.

Bad:

    --- knee/risks.md
    # Risks

    !!! risk "What may go wrong"

        Infection may not happen.
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
from leaflets.evidence.negation import polarity
from leaflets.evidence.page_statements import PageStatements
from leaflets.evidence.statements import Reading, Sentence, Statement
from leaflets.language.numerals import amounts
from leaflets.language.words import share, tokens

MOST = 0.6
"""The share of a fact's words with which a sentence says all of it."""


@needs(STATEMENTS)
def check(pages: list[PageStatements]) -> Iterator[Finding]:
    """Every negation that a sentence has and its facts have not, or the other way round."""
    for reading in pages:
        for statement in reading.statements:
            for fact in statement.facts:
                if sentence := _lost(statement, fact):
                    message = f'the "not" of the fact \'{fact.fact.id}\' is lost: "{fact.fact.statement}"'
                    yield reading.at(statement, sentence, message)
            for term in statement.cited_terms:
                if sentence := _lost_of_term(statement, term):
                    message = f"the \"not\" of what the term means is lost: '{sentence.text.strip()}'"
                    yield reading.at(statement, sentence, message)
            for sentence in statement.sentences:
                if _added(statement, sentence):
                    message = f"says \"not\" where no fact that this block cites does: '{sentence.text.strip()}'"
                    yield reading.at(statement, sentence, message)
        yield from _titles(reading)


def _lost(statement: Statement, fact: Reading) -> Sentence | None:
    """A sentence that states a fact with fewer negations: the first where all do, else one that says it all."""
    stating = statement.stating(fact)
    if not fact.polarity.count or not stating or statement.is_cell:
        return None
    if sum(sentence.polarity.count for sentence in stating) < fact.polarity.count:
        return stating[0]
    denied = fact.polarity.denied - fact.polarity.said
    bare = [each for each in stating if each.stems & denied and not each.polarity.denied & denied]
    if len(bare) == len(stating):
        return bare[0]
    return next((each for each in bare if share(fact.stems, each.stems) > MOST), None)


def _lost_of_term(statement: Statement, denied: frozenset[str]) -> Sentence | None:
    """The sentence that names what the meaning of a cited term denies, where none denies it."""
    naming = [each for each in statement.sentences if len(each.stems & denied) * 2 > len(denied)]
    if any(each.polarity.denied & denied for each in naming):
        return None
    return naming[0] if naming else None


def _added(statement: Statement, sentence: Sentence) -> bool:
    polarity = sentence.polarity
    if not statement.facts or sentence.local or not sentence.claims or not polarity.count:
        return False
    if statement.is_cell or (statement.block.fence and sentence.editorial):
        return False
    if any(quantity.of for fact in statement.facts for quantity in fact.fact.quantities) and any(
        not amount.measured for amount in amounts(sentence.text)
    ):
        return False  # the other side of a number: the check of numbers reads it
    known = sum(fact.polarity.count for fact in sentence.facts or statement.facts) + bool(statement.denied)
    if polarity.count > known:
        return True
    denied = frozenset().union(*(fact.polarity.denied for fact in statement.facts)) | statement.denied
    said = frozenset().union(*(fact.polarity.said for fact in sentence.facts))
    stray = (polarity.denied - polarity.said) & said - denied
    return bool(stray or (polarity.denied and not polarity.denied & denied))


def _titles(reading: PageStatements) -> Iterator[Finding]:
    """Headings and titles that deny what the facts beneath them say."""
    for statement, part in zip(reading.statements, reading.parts, strict=True):
        block = statement.block
        if not part or not (block.level > 1 or block.kind == "title"):
            continue
        found = polarity(tokens(block.text))
        facts = [fact.polarity for fact in part]
        if found.count and not any(fact.count for fact in facts):
            yield reading.page.at(block, f"says \"not\" where no fact beneath it does: '{block.text}'")
