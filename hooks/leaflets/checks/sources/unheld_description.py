"""The description of a page says something that the leaflet does not.

It stands in search results and link previews, without its sources. So each of its words with content, and each number,
stands in the leaflet or its facts too.

Bad:

    --- knee/index.md
    ---
    title: Looking into the knee
    description: A painless operation.
    ---
    # Looking into the knee

Good:

    --- knee/index.md
    ---
    title: Looking into the knee
    description: What it is to look into a knee.
    ---
    # Looking into the knee
"""

from collections.abc import Iterator

from leaflets.checks.check import STATEMENTS, needs
from leaflets.core.diagnostics import Finding
from leaflets.evidence.negation import polarity
from leaflets.evidence.page_statements import PageStatements
from leaflets.language import words
from leaflets.language.numerals import amounts


@needs(STATEMENTS)
def check(pages: list[PageStatements]) -> Iterator[Finding]:
    """Every description with a word, a number or a "not" that the leaflet lacks."""
    known = held(pages)
    for reading in pages:
        text = reading.page.meta.get("description")
        if not isinstance(text, str):
            continue
        for word in words.tokens(text):
            stem = words.stem(word)
            if stem and stem not in known:
                message = f"the description says '{word}', which no page of the leaflet says"
                yield reading.page.at_key(message, "description")
        yield from _claims(reading, text)


def _claims(reading: PageStatements, text: str) -> Iterator[Finding]:
    there = {(amount.low, amount.unit) for fact in reading.reader.facts.values() for amount in fact.amounts}
    for amount in amounts(text):
        if amount.measured and (amount.low, amount.unit) not in there:
            said = text[amount.start : amount.end]
            yield reading.page.at_key(
                f"the description says '{said}', which no fact of the leaflet says", "description"
            )
    if polarity(words.tokens(text)).count:
        yield reading.page.at_key('the description says "not": say it on a page, with its source', "description")


def held(pages: list[PageStatements]) -> frozenset[str]:
    """The stems of all that a leaflet says."""
    found: set[str] = set()
    for reading in pages:
        for statement in reading.statements:
            found |= statement.stems if not statement.block.level else set(words.content(statement.block.text))
    return frozenset(found)
