"""What patients read: which pages, and these as passages and as sentences, each with its place.

For checks of the language; `findings` is how they report. A check that asks for its own words gives a quick test, so
that a text without them costs next to nothing. Knows no single check.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import islice

from leaflets.core.diagnostics import Finding, Place
from leaflets.core.text import listed, quote
from leaflets.language.faults import Fault, told
from leaflets.language.sentences import split
from leaflets.library import readability
from leaflets.library.model import Library, Page
from leaflets.library.readability import Reading
from leaflets.markdown.blocks import Block

CELLS = {"td", "th", "caption"}
KINDS = readability.TEXT | readability.CELLS
"""The blocks that hold sentences. Headings, titles of boxes, heads of tables, pictures and code do not."""
KEYS = ("title", "description")
MOST = 10
"""Findings in one text: to place one, the text is read again, and an author fixes them together."""
MOST_OF_THREE = 90
"""Characters of each where three sentences are quoted in one finding."""

_WORD = re.compile(r"\w\S*")


@dataclass(frozen=True)
class Passage:
    """A text of a page: that of a block, a sentence of one, or that of a key of the front matter."""

    page: Page
    text: str
    """With spaces in place of code."""
    block: Block | None = None
    key: str = ""
    """The key of the front matter, where it is no block's."""
    start: int = 0
    """Where it begins in the text of its block."""

    @property
    def around(self) -> str:
        """The text itself; for a cell of a table, its whole row."""
        return self.block.row if self.block and self.block.row else self.text

    @property
    def place(self) -> Place:
        """The place of its first word."""
        if self.block is None:
            return Place(self.page.path, *self.page.front.yaml.place(self.key))
        return place(self.page, self.block, self.start)

    def at(self, word: str, start: int, message: str) -> Finding:
        """A finding at a word that begins at `start` in the text."""
        if self.block is None:
            return self.page.at_key(message, self.key)
        return self.page.at_word(self.block, word, message, self.start + start)


def place(page: Page, block: Block, start: int) -> Place:
    """The place of the first word from `start` on in the text of a block."""
    word = _WORD.search(block.text, start)
    return page.locator.of_word(block, word[0], word.start()) if word else block.place


def any_of(*words: str) -> Callable[[str], bool]:
    """A quick test: whether one of the words, or parts of words, is in a text in lower case."""

    def is_in(low: str) -> bool:
        for word in words:  # noqa: SIM110 (`any` takes twice as long; this runs for every text)
            if word in low:
                return True
        return False

    return is_in


def files(library: Library) -> Iterator[tuple[str, str]]:
    """The path and the text of each file that authors write and readers see something of, those for staff too."""
    lost = {finding.path for finding in library.unreadable}
    yield from ((page.path, page.text) for page in library.pages.values() if page.path not in lost)
    others = [(library.glossary.path, library.glossary.text), (library.settings.config_name, library.settings.text)]
    others += [(each.sources.path, each.sources.text) for each in library.leaflets if each.sources]
    yield from ((path, text) for path, text in others if path not in lost)


def pages(library: Library) -> Iterator[Page]:
    """The pages that patients read: of leaflets, and directly under docs/. Guides for staff lie in other folders."""
    for leaflet in library.leaflets:
        yield from leaflet.pages
    yield from (page for src_uri, page in library.pages.items() if page.leaflet is None and "/" not in src_uri)


def passages(library: Library, hint: Callable[[str], bool] = bool) -> Iterator[Passage]:
    """Their texts that pass a quick test of the text in lower case: title and description first, then each block."""
    for page in pages(library):
        for key in KEYS:
            value = page.meta.get(key)
            if isinstance(value, str) and hint(value.lower()):
                yield Passage(page, value, key=key)
        for block in page.blocks:
            if hint(block.text.lower()):
                yield Passage(page, block.prose, block)


def claims(library: Library) -> Iterator[Passage]:
    """The same with spaces in place of local values: what the authors of the leaflets say themselves.

    Text of the blank leaflet that nobody has replaced yet is left out: another check reports it.
    """
    contract = library.contract.pages if library.contract else {}
    blank = {name: {block.text for block in page.blocks} for name, page in contract.items()}
    for passage in passages(library):
        page, block = passage.page, passage.block
        if block is None:
            yield passage
        elif not (page.leaflet and block.text in blank.get(page.file, ())):
            yield replace(passage, text=block.claims)


def sentences(page: Page) -> Iterator[Passage]:
    """The sentences of a page in reading order, code in them too."""
    for block in page.blocks:
        if block.kind in KINDS:
            yield from (Passage(page, text, block, start=start) for start, text in split(block.text))


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


def findings(library: Library, faults: Callable[[str], Iterable[Fault]]) -> Iterator[Finding]:
    """Every fault of what the authors say, with its sentence and a better one."""
    for passage in claims(library):
        for fault in islice(faults(passage.text), MOST):
            yield finding(passage, fault)


def finding(passage: Passage, fault: Fault) -> Finding:
    """A fault of a text, with its sentence and a better one."""
    whole = passage.block.text if passage.block else passage.text
    word = passage.text[fault.start : fault.end].split()[0]
    return passage.at(word, fault.start, told(whole, fault))


def begin_with(page: Page, reading: Reading, plain: bool = False) -> str:
    """Where to begin on a page that is too hard: its three sentences that weigh most, each with its line."""
    named = [
        f"line {place(page, each.block, each.start).line}, {quote(each.text, MOST_OF_THREE)}"
        for each in reading.hardest(3, plain)
    ]
    return f"Begin with {listed(named, '; ')}"
