"""What patients read: which pages, and these text by text, titles and descriptions first, then every block.

For checks of wording. Each asks for its own words, so that a text without them costs next to nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from leaflets.core.diagnostics import Finding
from leaflets.library.model import Library, Page
from leaflets.markdown.blocks import Block

CELLS = {"td", "th", "caption"}
MOST = 10
"""Findings in one text: to place one, the text is read again, and an author mends them together."""
KEYS = ("title", "description")


@dataclass(frozen=True)
class Passage:
    """One text of a page: that of a block, or of a key of the front matter. `text` has spaces in place of code."""

    page: Page
    text: str
    block: Block | None = None
    key: str = ""

    @property
    def around(self) -> str:
        """The text itself; for a cell of a table, its whole row."""
        return self.block.row if self.block and self.block.row else self.text

    def at(self, word: str, start: int, message: str) -> Finding:
        """A finding at a word that stands at `start` in the text."""
        if self.block is None:
            return self.page.at_key(message, self.key)
        return self.page.at_word(self.block, word, message, start)


def any_of(*words: str) -> Callable[[str], bool]:
    """A quick test: whether one of the words, or parts of words, stands in a text in lower case."""

    def stands_in(low: str) -> bool:
        for word in words:  # noqa: SIM110 (`any` takes twice as long; this runs for every text)
            if word in low:
                return True
        return False

    return stands_in


def files(library: Library) -> Iterator[tuple[str, str]]:
    """The path and the text of each file that authors write and readers see something of, those for staff too."""
    lost = {finding.path for finding in library.unreadable}
    yield from ((page.path, page.text) for page in library.pages.values() if page.path not in lost)
    others = [(library.glossary.path, library.glossary.text), (library.settings.config_name, library.settings.text)]
    others += [(each.ledger.path, each.ledger.text) for each in library.leaflets if each.ledger]
    yield from ((path, text) for path, text in others if path not in lost)


def pages(library: Library) -> Iterator[Page]:
    """The pages that patients read: of leaflets, and directly under docs/. Guides for staff lie in other folders."""
    for leaflet in library.leaflets:
        yield from leaflet.pages
    yield from (page for src_uri, page in library.pages.items() if page.leaflet is None and "/" not in src_uri)


def passages(library: Library, hint: Callable[[str], bool] = bool) -> Iterator[Passage]:
    """Their texts that pass a quick test of the text in lower case."""
    for page in pages(library):
        for key in KEYS:
            value = page.meta.get(key)
            if isinstance(value, str) and hint(value.lower()):
                yield Passage(page, value, key=key)
        for block in page.blocks:
            if hint(block.text.lower()):
                yield Passage(page, block.prose, block)


def together(page: Page) -> Iterator[list[Block]]:
    """The blocks of a page in the groups that are read as one: a box, a table outside of boxes, any other block.

    A box begins with its title, and ends where another kind of box or none begins.
    """
    group: list[Block] = []
    for block in page.blocks:
        if group and not _joins(group[-1], block):
            yield group
            group = []
        group.append(block)
    if group:
        yield group


def _joins(before: Block, block: Block) -> bool:
    if before.admonition or block.admonition:
        return before.admonition == block.admonition and block.kind != "title"
    return before.kind in CELLS and block.kind in CELLS
