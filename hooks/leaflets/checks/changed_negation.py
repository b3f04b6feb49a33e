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

from leaflets.diagnostics import Finding
from leaflets.evidence.numerals import amounts
from leaflets.evidence.statements import Reading, Sentence, Statement
from leaflets.model import Library


def check(library: Library) -> Iterator[Finding]:
    """Every negation that a sentence has and its facts have not, or the other way round."""
    for reading in library.statements:
        for statement in reading.statements:
            for fact in statement.facts:
                if sentence := _lost(statement, fact):
                    message = f'the "not" of the fact \'{fact.fact.id}\' is lost: "{fact.fact.statement}"'
                    yield reading.page.at_word(statement.block, sentence.first_word, message, sentence.start)
            for sentence in statement.sentences:
                if _added(statement, sentence):
                    message = f"says \"not\" where no fact that this block cites does: '{sentence.text.strip()}'"
                    yield reading.page.at_word(statement.block, sentence.first_word, message, sentence.start)


def _lost(statement: Statement, fact: Reading) -> Sentence | None:
    """The first sentence that states a fact, where all of them leave out its negation."""
    stating = [sentence for sentence in statement.sentences if fact in sentence.facts]
    denied = fact.polarity.denied - fact.polarity.said
    if not denied or not stating:
        return None
    told = [sentence.polarity for sentence in stating]
    if any(polarity.denied & denied for polarity in told):
        return None
    if not any(sentence.stems & denied for sentence in stating):
        return None
    return stating[0]


def _added(statement: Statement, sentence: Sentence) -> bool:
    if not statement.facts or sentence.local or sentence.editorial or not sentence.polarity.count:
        return False
    numbers = amounts(sentence.text)
    sides = any(quantity.of for fact in statement.facts for quantity in fact.fact.quantities)
    if statement.block.kind in {"td", "th"} or (sides and any(not amount.measured for amount in numbers)):
        return False  # the other side of a number: the check of numbers reads it
    denied = frozenset().union(*(fact.polarity.denied for fact in statement.facts)) | statement.denied
    if not sentence.polarity.denied:
        return not any(fact.polarity.count for fact in statement.facts)
    return not sentence.polarity.denied & denied
