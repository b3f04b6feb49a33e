"""The text of a link is an address, such as https://www.example.org/.

Nobody can read it aloud, and it does not say what is there. Name the page; booklets print the address by themselves.

Bad:

    Read more: <https://www.example.org/knee-exercises>

Good:

    Read about [exercises for your knee](https://www.example.org/knee-exercises).
"""

import re
from collections.abc import Iterator

from leaflets.checks.check import LIBRARY, needs
from leaflets.core.diagnostics import Finding
from leaflets.core.text import quote
from leaflets.library import texts
from leaflets.library.model import Library
from leaflets.library.texts import pages

_ADDRESS = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)
_SHOWN = 80


@needs(LIBRARY)
def check(library: Library) -> Iterator[Finding]:
    """Every such link of a page that patients read."""
    for page in pages(library):
        for block in page.blocks:
            for start, end, address in block.linked:
                text = block.text[start:end].strip()
                if _ADDRESS.fullmatch(text):
                    shown = f"the text of this link is an address, {quote(text, _SHOWN)}"
                    link = f"[name of the page]({address})"
                    yield Finding(texts.place(page, block, start), f"{shown}: say what is there, `{link}`")
