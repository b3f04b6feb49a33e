"""What patients read as sentences: which blocks hold some, and where each stands.

Knows pages and blocks, and no single check.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from leaflets.core.diagnostics import Finding, Place
from leaflets.core.text import listed, quote
from leaflets.language.sentences import split
from leaflets.library import readability
from leaflets.library.model import Page
from leaflets.library.readability import Reading
from leaflets.markdown.blocks import Block

KINDS = readability.TEXT | readability.CELLS
"""The blocks that hold sentences. Headings, titles of boxes, heads of tables, pictures and code do not."""

MOST_OF_THREE = 90
"""Characters of each where three sentences are quoted in one finding."""

_WORD = re.compile(r"\w\S*")


@dataclass(frozen=True)
class Sentence:
    """One sentence of a page: `text`, which begins at `start` in the text of its block."""

    page: Page
    block: Block
    start: int
    text: str

    def at(self, message: str) -> Finding:
        """A finding at the word with which the sentence begins."""
        return at(self.page, self.block, self.start, message)


def place(page: Page, block: Block, start: int) -> Place:
    """The place of the first word from `start` on in the text of a block."""
    word = _WORD.search(block.text, start)
    return page.locator.of_word(block, word[0], word.start()) if word else block.place


def at(page: Page, block: Block, start: int, message: str) -> Finding:
    """A finding there."""
    return Finding(place(page, block, start), message)


def sentences(page: Page) -> Iterator[Sentence]:
    """The sentences of a page in reading order."""
    for block in page.blocks:
        if block.kind in KINDS:
            for start, text in split(block.text):
                yield Sentence(page, block, start, text)


def begin_with(page: Page, reading: Reading, plain: bool = False) -> str:
    """Where to begin on a page that is too hard: its three sentences that weigh most, each with its line."""
    named = [
        f"line {place(page, each.block, each.start).line}, {quote(each.text, MOST_OF_THREE)}"
        for each in reading.hardest(3, plain)
    ]
    return f"Begin with {listed(named, '; ')}"
