"""What each page of a leaflet states, beside the facts that it cites."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from leaflets.core.diagnostics import Finding
from leaflets.evidence.statements import Reader, Reading, Sentence, Statement, beneath
from leaflets.evidence.terms import Terms
from leaflets.library.model import Leaflet, Library, Page


@dataclass(frozen=True)
class PageStatements:
    """The statements of one page, and the reader that knows the leaflet's facts."""

    leaflet: Leaflet
    page: Page
    reader: Reader
    statements: list[Statement]

    def at(self, statement: Statement, sentence: Sentence, message: str) -> Finding:
        """A finding at the beginning of a sentence."""
        return self.page.at_word(statement.block, sentence.first_word, message, sentence.start)

    @cached_property
    def parts(self) -> list[list[Reading]]:
        """For each statement without facts, the facts beneath it."""
        return beneath(self.statements)


def of_leaflet(library: Library, leaflet: Leaflet, terms: Terms | None = None) -> list[PageStatements]:
    """Read what each page of a leaflet states; all must be rendered.

    `terms` are those of the library's glossary: give them where several leaflets are read. Text of the blank leaflet
    that nobody has replaced yet states nothing.
    """
    found = []
    reader = Reader(leaflet.ledger, terms or Terms(library.glossary))
    for page in leaflet.pages:
        blank = library.contract.pages.get(page.file) if library.contract else None
        unwritten = {block.text for block in blank.blocks if not block.level} if blank else set()
        statements = reader.read(page.blocks)
        written = [each for each in statements if each.facts or each.block.text not in unwritten]
        found.append(PageStatements(leaflet, page, reader, written))
    return found
