"""Two links on a page have the same words and lead to different places.

Who goes from link to link, or hears a list of them, cannot tell them apart (WCAG 2.2, 2.4.9).

Bad:

    To prepare, read [what to do](how-to-prepare.md). At first, read [what to do](index.md).

Good:

    To prepare, read [how to prepare](how-to-prepare.md). At first, read [in brief](index.md).
"""

import posixpath
import re
from collections.abc import Iterator

from leaflets.checks.check import LIBRARY, needs
from leaflets.core.diagnostics import Finding
from leaflets.core.text import quote
from leaflets.library import texts
from leaflets.library.model import Library, Page
from leaflets.library.texts import pages


@needs(LIBRARY)
def check(library: Library) -> Iterator[Finding]:
    """Every link whose words led elsewhere above it on the page."""
    for page in pages(library):
        first: dict[str, tuple[str, int]] = {}
        for block in page.blocks:
            for start, end, address in block.linked:
                text = " ".join(block.text[start:end].split())
                target = _target(page, address)
                before, line = first.setdefault(text.casefold(), (target, block.line))
                if text and before != target:
                    message = f"the words {quote(text)} lead to another place than on line {line}"
                    yield Finding(texts.place(page, block, start), f"{message}: say in each link where it leads")


def _target(page: Page, address: str) -> str:
    """Where an address leads, in one spelling: from docs/, without the suffix of pages."""
    if re.match(r"[a-z][a-z0-9+.-]*:|//", address, re.IGNORECASE):
        return address
    path, _, part = address.partition("#")
    path = posixpath.join(posixpath.dirname(page.src_uri), path) if path else page.src_uri
    return f"{re.sub(r'[.](?:md|html)$', '', posixpath.normpath(path))}#{part}"
