"""The first use of a glossary term on a page is not linked to the glossary.

Readers learn the word that staff will use. Where its meaning stands beside it, in brackets or before them, no link is
needed: a page full of links is hard to read.

Bad:

    --- knee/index.md
    ---
    title: Knee arthroscopy
    owner: Lead nurse (example)
    version: "1.0"
    next_review_due: 2028-01-01
    local: {}
    ---

    # Knee arthroscopy

    ## In brief

    Doctors look into your knee by arthroscopy. [@guide about.1]

Good:

    --- knee/index.md
    ---
    title: Knee arthroscopy
    owner: Lead nurse (example)
    version: "1.0"
    next_review_due: 2028-01-01
    local: {}
    ---

    # Knee arthroscopy

    ## In brief

    Doctors look into your knee by [arthroscopy](../glossary.md#arthroscopy). [@guide about.1]
"""

import re
from collections.abc import Iterator

from leaflets.checks.check import LIBRARY, needs
from leaflets.core.diagnostics import Finding
from leaflets.library.model import Library
from leaflets.markdown.blocks import Block

_SKIPPED = {"title", "th", "img", "figcaption"}
"""Where a link does not belong: titles of boxes, heads of tables, images. Headings and code are skipped too."""

_GLOSSARY = re.compile(r"(?:^|/)glossary(?:\.md|\.html|/)?#(.+)$")


@needs(LIBRARY, level="info")
def check(library: Library) -> Iterator[Finding]:
    """The first use of each term in the body of each page of a leaflet."""
    for leaflet in library.leaflets:
        for page in leaflet.pages:
            seen: set[str] = set()
            for block in page.blocks:
                if block.level or block.kind in _SKIPPED:
                    continue
                for term, match in library.glossary.uses(block.prose):
                    if term.id not in seen and not _explained(block, match) and not _links(block, match, term.id):
                        link = f"[{match[0]}](../glossary.md#{term.id})"
                        message = f"the first '{match[0]}' on the page is not linked: {link}"
                        yield page.at_word(block, match[0], message, match.start())
                    seen.add(term.id)


def _explained(block: Block, match: re.Match[str]) -> bool:
    """Whether plain words stand beside the term: "a thin tube (arthroscopy)", "arthroscopy (a look)"."""
    before, after = block.prose[: match.start()], block.prose[match.end() :]
    inside = before.rfind("(") > before.rfind(")") and before[: before.rfind("(")].strip() and ")" in after
    return bool(inside) or after.startswith(" (")


def _links(block: Block, match: re.Match[str], term: str) -> bool:
    """Whether the words stand inside a link to the term."""
    for start, end, address in block.linked:
        found = _GLOSSARY.search(address)
        if start <= match.start() and match.end() <= end and found and found[1] == term:
            return True
    return False
