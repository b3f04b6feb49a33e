"""A paragraph, or an item of a list, has more than 3 sentences.

The NHS service manual: short paragraphs are easier to find one's way in, above all on a phone and with pain or worry. A
label in bold at the beginning (**Pain.**) and the labels in a picture's caption are no sentences.

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
from leaflets.library.model import Library, Page
from leaflets.library.texts import pages
from leaflets.markdown.blocks import Block

MOST = 3
_SHOWN = 60


@needs(LIBRARY, level="info")
def check(library: Library) -> Iterator[Finding]:
    """Every such block, at the sentence nearest to its middle. What a fence makes is not the author's."""
    for page in pages(library):
        for block in page.blocks:
            if block.kind not in texts.KINDS - {"figcaption"} or block.fence or block.text.count(" ") < MOST:
                continue
            found = sentences.split(block.text)
            if len(found) > MOST and _is_label(page, block, found[0][1]):
                del found[0]
            if len(found) > MOST:
                start, middle = found[len(found) // 2]
                what, begin = ("item", "make two of it") if block.item[0] else ("paragraph", "begin a new one")
                message = f"{what} of {len(found)} sentences; {begin}, for example at {quote(middle, _SHOWN)}"
                yield Finding(texts.place(page, block, start), f"{'an' if what == 'item' else 'a'} {message}")


def _is_label(page: Page, block: Block, first: str) -> bool:
    """Whether the first sentence of a block is all in bold, and nothing else is."""
    _, line, column = texts.place(page, block, 0)
    lines = page.text.splitlines()
    if not line or not column or line > len(lines):
        return False
    before, after = lines[line - 1][: column - 1], lines[line - 1][column - 1 :]
    return before.endswith("**") and after.startswith(f"{first}**")
