"""A sentence says a fact more strongly than its source does, or an instruction less strongly.

"May" never becomes "will", "some" never "most", and "usually" is not left out. The ordered list of strengths is
hooks/leaflets/evidence/hedges.yml: a sentence may be at the level of its fact or weaker. A safety instruction may not
be weaker.

Bad:

    --- knee/risks.md
    # Risks

    !!! risk "What may go wrong"

        Infection will happen.
        { data-fact="infection" }

Good:

    --- knee/risks.md
    # Risks

    !!! risk "What may go wrong"

        Infection is possible.
        { data-fact="infection" }
"""

from collections.abc import Iterator

from leaflets.checks.check import STATEMENTS, needs
from leaflets.core.diagnostics import Finding
from leaflets.evidence import hedges
from leaflets.evidence.hedges import WEAK, Hedge
from leaflets.evidence.page_statements import PageStatements
from leaflets.evidence.statements import Reading, Sentence, Statement
from leaflets.language import words

_NUMBERS = "about"
"""A hedge of a number: the check of numbers reads it."""
_ABSOLUTE = frozenset("will always never must all every everyone everybody nobody certain certainly completely".split())
"""What no fact may be made to say that does not say it itself, however plainly it is stated."""
_DENIES = ("not", "never", "n't")


@needs(STATEMENTS)
def check(pages: list[PageStatements]) -> Iterator[Finding]:
    """Every sentence that is stronger, or too weak."""
    for reading in pages:
        for statement, part in zip(reading.statements, reading.parts, strict=True):
            changed = False
            for sentence in statement.sentences:
                for hedge, message in _wrong(statement, sentence):
                    changed = True
                    yield reading.page.at_word(statement.block, hedge.word, message, sentence.place(hedge.at))
            if statement.block.level > 1 or statement.block.kind == "title":
                yield from _title(reading, statement, part)
            if statement.facts and not (changed or statement.editorial or statement.block.kind == "td"):
                yield from _lost(reading, statement)


def _lost(reading: PageStatements, statement: Statement) -> Iterator[Finding]:
    scale = hedges.scale()
    if statement.is_sign:
        return  # signs to look for: nobody says that they happen
    hanging = hedges.hedges(words.tokens(statement.lead))
    for fact in statement.facts:
        stating = statement.stating(fact)
        for part, level in fact.levels if stating else ():
            if part in scale.needs and not any(part in hedges.says(each.tokens) for each in statement.sentences):
                needed = " or ".join(f"'{word}'" for word in scale.needs[part][:2])
                yield _finding(reading, statement, stating, f"the fact '{fact.fact.id}' needs the word {needed}")
            if level == scale.stated or part == _NUMBERS:
                continue
            allowed = max([level, *(hedge.level for hedge in fact.hedges if hedge.level < scale.stated)])
            told = [[*_hedges(statement, sentence), *hanging] for sentence in stating]
            bare = [
                sentence
                for sentence, found in zip(stating, told, strict=True)
                if not sentence.editorial and not any(WEAK < hedge.level <= allowed or _is_if(hedge) for hedge in found)
            ]
            enough = any(WEAK < hedge.level <= level or _is_if(hedge) for found in told for hedge in found)
            enough |= any(hedge.level <= level for sentence in statement.sentences for hedge in sentence.hedges)
            if bare or not enough:
                message = f"says the fact '{fact.fact.id}' without its '{part}'; write {scale.words(level)}"
                yield _finding(reading, statement, bare, message)


def _title(reading: PageStatements, statement: Statement, part: list[Reading]) -> Iterator[Finding]:
    """The words of a heading or title that make a claim without exception, where no fact beneath it does."""
    known = {hedge.word for fact in part for hedge in fact.hedges}
    places = words.starts(statement.block.text) if part else []
    for hedge in hedges.hedges(words.tokens(statement.block.text)) if part else ():
        bold = hedge.word in _ABSOLUTE or hedge.level == 0
        if bold and hedge.word not in known and not statement.block.text.endswith("?"):
            message = f"'{hedge.word}' stands in no fact beneath this title"
            yield reading.page.at_word(statement.block, hedge.word, message, places[hedge.at])


def _is_if(hedge: Hedge) -> bool:
    """Whether it makes a condition, which claims nothing: "if you have pain"."""
    return hedge.word == "if"


def _hedges(statement: Statement, sentence: Sentence) -> list[Hedge]:
    """The hedges of a sentence; one that begins with "Or" goes on with those of the sentence before it."""
    before = statement.sentence_at(sentence.start - 1) if sentence.text.startswith("Or ") else None
    if before:
        return sentence.hedges + before.hedges
    return sentence.hedges


def _finding(reading: PageStatements, statement: Statement, at: list[Sentence], message: str) -> Finding:
    return reading.at(statement, at[0], message) if at else reading.page.at(statement.block, message)


def _wrong(statement: Statement, sentence: Sentence) -> Iterator[tuple[Hedge, str]]:
    """The expressions that are stronger than every fact of the sentence, or weaken an instruction."""
    facts = sentence.facts or statement.facts
    if not facts or not sentence.claims or (statement.block.fence and sentence.editorial):
        return
    scale = hedges.scale()
    known = {hedge.word for fact in statement.facts for hedge in fact.hedges}
    if any(fact.fact.kind == "instruction" for fact in facts):
        known |= {"must", "never"}  # "Do not drive", "you must not drive" and "never drive" are one
    named = [level for fact in facts for _, level in fact.levels]
    levels = named + [hedge.level for fact in facts for hedge in fact.hedges if 0 <= hedge.level < scale.stated]
    most, least = max(levels, default=scale.stated), min(named, default=0)
    for hedge in sentence.hedges:
        if hedge.word in known or hedge.level == scale.conditional:
            continue
        denied = hedge.level == scale.stated and hedge.at and sentence.tokens[hedge.at - 1].endswith(_DENIES)
        strongest = scale.stated if hedge.word not in _ABSOLUTE else scale.stated - 1
        if hedge.level > min(most, strongest) and not denied:
            yield hedge, f"'{hedge.word}' is stronger than {_named(facts, 'the fact says', 'the facts say')}"
        elif hedge.level == 0 < least:
            yield hedge, f"'{hedge.word}' is not what {_named(facts, 'the fact says', 'the facts say')}"
        elif _instructs(facts) and not denied and hedge.level < min(least, scale.conditional - 1):
            yield hedge, f"'{hedge.word}' weakens the instruction {_named(facts)}"


def _instructs(facts: list[Reading]) -> bool:
    return any(fact.fact.kind == "instruction" for fact in facts)


def _named(facts: list[Reading], one: str = "", many: str = "") -> str:
    names = ", ".join(f"'{fact.fact.id}'" for fact in facts)
    said = one if len(facts) == 1 else many
    return f"{said} ({names})" if said else names
