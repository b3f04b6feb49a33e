"""A box has a title and nothing in it.

What belongs in a box is indented by four spaces. With fewer it stands below the box, as any other text: the signs of an
emergency are then no longer in the frame that says so. A box for notes may be empty.

Bad:

    !!! help "Call us if:"

      your knee is red.

Good:

    !!! notes "Your notes"
"""

from collections.abc import Iterator
from itertools import zip_longest

from leaflets.checks.check import LIBRARY, needs
from leaflets.core.diagnostics import Finding
from leaflets.core.text import quote
from leaflets.library.model import Library


@needs(LIBRARY)
def check(library: Library) -> Iterator[Finding]:
    """The title of every such box, on any page."""
    for page in library.pages.values():
        for block, after in zip_longest(page.blocks, page.blocks[1:]):
            if block.kind != "title" or block.is_in("notes"):
                continue
            deeper = after is not None and len(after.boxes) > len(block.boxes)
            if not deeper and (after is None or after.kind == "title" or after.boxes != block.boxes):
                what = f"the box {quote(block.text, 60)} is empty: indent what belongs in it by four spaces"
                yield page.at(block, what)
