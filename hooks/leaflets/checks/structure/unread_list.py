"""A list is not read as one: the line above it is not empty, so its items run on in the paragraph.

"You should not: - eat - drive" is what the patient then reads. Markdown begins a list only after an empty line. Told
where the words before it end with a colon, or where several such lines follow; one "- 2" in a paragraph is left alone.

Bad:

    Call us if:
    - your knee is red
    - your knee is hot

Good:

    Call us if:

    - your knee is red
    - your knee is hot
"""

import re
from collections.abc import Iterator

from leaflets.checks.check import LIBRARY, needs
from leaflets.core.diagnostics import Finding, Place
from leaflets.core.text import quote
from leaflets.library import texts
from leaflets.library.model import Library, Page
from leaflets.markdown.blocks import Block

_MARKER = re.compile(r"(?<=\S) (?:[-*+]|\d{1,2}[.)]) (?=\w)")
"""What would begin an item, were it the first in its line, and the line above empty."""
_BEGINS_LINE = re.compile(r"[ \t>]*(?:[-*+]|\d{1,2}[.)])[ \t]+[*_`\[“\"'‘(]*")
_MOST = 50
"""Markers of one block that are looked for in the source: an author mends them together."""


@needs(LIBRARY)
def check(library: Library) -> Iterator[Finding]:
    """The first line of every such list, on any page."""
    for page in library.pages.values():
        for block in page.blocks:
            if block.kind in texts.KINDS and not block.fence:
                yield from _unread(page, block)


def _unread(page: Page, block: Block) -> Iterator[Finding]:
    found = [match for match in list(_MARKER.finditer(block.prose))[:_MOST] if _begins_line(page, block, match)]
    if found and (len(found) > 1 or block.text[: found[0].start()].endswith(":")):
        item = block.text[found[0].start() : found[1].start() if found[1:] else None].strip()
        message = f"{quote(item, 60)} is shown within the paragraph, not as a list: leave the line above it empty"
        yield Finding(_place(page, block, found[0])._replace(column=1), message)


def _place(page: Page, block: Block, match: re.Match[str]) -> Place:
    """Where the word after a marker stands in the source."""
    return texts.place(page, block, match.end())


def _begins_line(page: Page, block: Block, match: re.Match[str]) -> bool:
    """Whether nothing stands before the marker in its line."""
    place = _place(page, block, match)
    return bool(_BEGINS_LINE.fullmatch(page.locator.line_of(place)[: (place.column or 1) - 1]))
