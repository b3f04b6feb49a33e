"""A picture's own words say something that the facts of its caption and its list do not.

What a reader hears in place of a picture stands on no page: its words in brackets, and the title and description in
its file. So they are held to the facts that the caption cites, or the list right under the picture, as a sentence of a
page is, and keep a fact's "except", "unless" and "apart from". Each of their words stands in the leaflet or its facts.
Words for what one sees, such as "left", are free.

Bad:

    ![Infection](knee.svg "Infection may happen.")
    { data-fact="infection" }

    --- knee/knee.svg
    <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8">
      <title>Infection</title>
      <desc>Infection may happen. It is painless.</desc>
      <path class="ink" d="M0 0h8v8z"/>
    </svg>

Good:

    ![Infection](knee.svg "Infection may happen.")
    { data-fact="infection" }

    --- knee/knee.svg
    <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8">
      <title>Infection</title>
      <desc>On the left, an arrow. Infection may happen.</desc>
      <path class="ink" d="M0 0h8v8z"/>
    </svg>
"""

import re
from collections.abc import Iterator
from pathlib import Path

from leaflets.checks.check import LIBRARY, needs
from leaflets.checks.sources import changed_hedge, changed_negation, changed_number, opposite_word, unsourced_sentence
from leaflets.checks.sources.unheld_description import held
from leaflets.core.diagnostics import Finding
from leaflets.evidence import page_statements
from leaflets.evidence.page_statements import PageStatements
from leaflets.evidence.statements import ENOUGH, Statement
from leaflets.language import words
from leaflets.library import figures
from leaflets.library.figures import Figure
from leaflets.library.model import Library
from leaflets.markdown.blocks import Block

_AS_ON_A_PAGE = (unsourced_sentence, changed_number, changed_hedge, changed_negation, opposite_word)
"""The checks of a sentence beside its facts."""
_AS_A_NAME = (unsourced_sentence, changed_number, opposite_word)
"""A name is no sentence: it has no "may" and no "not" to lose."""
_SEEN = words.content(
    "left right top bottom middle side back front above under beside behind between seen see view larger smaller show "
    "picture drawing line arrow circle dot number step first second third fourth person dark darker light "
    "color place row time"
)
"""What one says of any picture."""
_EXCEPTION = re.compile(r"\b(?:apart from|except|unless|other than)\b", re.IGNORECASE)


@needs(LIBRARY)
def check(library: Library) -> Iterator[Finding]:
    """Every word and sentence of a picture that nothing holds, and every picture that nothing holds at all."""
    for leaflet in library.leaflets:
        shown = [(page, figure) for page in leaflet.pages for figure in figures.of(page, library.settings)]
        if not leaflet.ledger or not shown:
            continue
        pages = page_statements.of_leaflet(library, leaflet)
        known = held(pages).union(_SEEN)
        by_page = {reading.page.path: reading for reading in pages}
        for page, figure in shown:
            for message in _faults(by_page[page.path], figure, library.settings.docs, known):
                yield Finding(figure.place, message)


def _faults(reading: PageStatements, figure: Figure, docs: Path, known: frozenset[str]) -> Iterator[str]:
    if figure.caption and not figure.facts:
        yield f"nothing holds the picture '{figure.name}': its caption cites no fact, and no list right under it does"
    for name, text in _words(figure, docs) if figure.caption and figure.facts else ():
        where = f"the {name} of the picture '{figure.name}'"
        block = Block("p", text, facts=figure.facts, place=figure.place)
        statements = reading.reader.read([block])
        for sentence in statements[0].sentences:
            sentence.stems = sentence.stems.difference(_SEEN)
            sentence.facts = [fact for fact in sentence.facts if reading.reader.share(fact, sentence.stems) >= ENOUGH]
        alone = PageStatements(reading.leaflet, reading.page, reading.reader, statements)
        for each in _AS_ON_A_PAGE if name == "description" else _AS_A_NAME:
            yield from (f"{where}: {finding.message}" for finding in each.check([alone]))
        if name == "description":
            yield from (f"{where}: {message}" for message in _unexcepted(statements[0], text))
        for word in words.tokens(text):
            if (stem := words.stem(word)) and stem not in known:
                yield f"{where}: no page of the leaflet says '{word}'"


def _unexcepted(statement: Statement, text: str) -> Iterator[str]:
    """The facts that a description says without the exception that they make."""
    for fact in {fact.fact.id: fact.fact for sentence in statement.sentences for fact in sentence.facts}.values():
        if (said := _EXCEPTION.search(fact.statement)) and not _EXCEPTION.search(text):
            yield f"says the fact '{fact.id}' without its '{said[0].lower()}'"


def _words(figure: Figure, docs: Path) -> Iterator[tuple[str, str]]:
    yield "alt text", figure.alt
    if (drawing := figure.drawing(docs)) and not drawing.unsafe:
        yield "title", drawing.title
        yield "description", drawing.description
