"""A paragraph, or an item of a list, has more than 3 sentences.

The NHS service manual: short paragraphs are easier to find one's way in, above all on a phone and with pain or worry.

Bad:

    Infection may happen. Keep your knee clean. Keep it dry. Call us if it is red.

Good:

        Keep your knee clean. Keep it dry. Call us if it is red.
"""

from collections.abc import Iterator

from leaflets.checks.check import LIBRARY, needs
from leaflets.core.diagnostics import Finding
from leaflets.core.text import quote
from leaflets.language import sentences
from leaflets.library import texts
from leaflets.library.model import Library
from leaflets.library.texts import pages

MOST = 3
_SHOWN = 60


@needs(LIBRARY)
def check(library: Library) -> Iterator[Finding]:
    """Every such block, at the sentence nearest to its middle. What a fence makes is not the author's."""
    for page in pages(library):
        for block in page.blocks:
            if block.kind not in texts.KINDS or block.fence or block.text.count(" ") < MOST:
                continue
            found = sentences.split(block.text)
            if len(found) > MOST:
                start, middle = found[len(found) // 2]
                what, begin = ("item", "make two of it") if block.item[0] else ("paragraph", "begin a new one")
                message = f"{what} of {len(found)} sentences; {begin}, for example at {quote(middle, _SHOWN)}"
                yield Finding(texts.place(page, block, start), f"{'an' if what == 'item' else 'a'} {message}")
