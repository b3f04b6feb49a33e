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

from leaflets.diagnostics import Finding
from leaflets.evidence import words
from leaflets.evidence.negation import polarity
from leaflets.evidence.numerals import amounts
from leaflets.model import Library, PageStatements


def check(library: Library) -> Iterator[Finding]:
    """Every description with a word, a number or a "not" that the leaflet lacks."""
    held: dict[str, frozenset[str]] = {}
    for reading in library.statements:
        text = reading.page.meta.get("description")
        if reading.leaflet.ledger is None or not isinstance(text, str):
            continue
        if reading.leaflet.name not in held:
            held[reading.leaflet.name] = _held(library, reading.leaflet.name)
        known = held[reading.leaflet.name]
        for word, _ in words.tokens(text):
            stem = words.stem(word)
            if stem and stem not in known:
                yield reading.page.at_key(
                    f"the description says '{word}', which no page of the leaflet says", "description"
                )
        yield from _claims(reading, text)


def _claims(reading: PageStatements, text: str) -> Iterator[Finding]:
    there = {(amount.low, amount.unit) for fact in reading.reader.facts.values() for amount in fact.amounts}
    for amount in amounts(text):
        if amount.measured and (amount.low, amount.unit) not in there:
            said = text[amount.start : amount.end]
            yield reading.page.at_key(
                f"the description says '{said}', which no fact of the leaflet says", "description"
            )
    if polarity(text).count:
        yield reading.page.at_key('the description says "not": say it on a page, with its source', "description")


def _held(library: Library, name: str) -> frozenset[str]:
    """The stems of all that a leaflet says."""
    found: set[str] = set()
    for reading in library.statements:
        if reading.leaflet.name == name:
            for statement in reading.statements:
                found |= statement.stems if not statement.block.level else set(words.content(statement.block.text))
    return frozenset(found)
