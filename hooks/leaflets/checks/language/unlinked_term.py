"""The first use of a glossary term on a page is not linked to the glossary.

Say the plain word first and the medical word after it, linked: readers learn the word that staff will use.

Bad:

    --- knee/index.md
    ---
    title: Knee arthroscopy
    owner: Lead nurse (example)
    version: "1.0"
    last_reviewed:
    next_review_due: 2028-01-01
    signed_off: []
    local: {}
    ---

    # Knee arthroscopy

    ## In brief

    Doctors look into your knee by arthroscopy.
    { data-fact="look-inside" }

Good:

    --- knee/index.md
    ---
    title: Knee arthroscopy
    owner: Lead nurse (example)
    version: "1.0"
    last_reviewed:
    next_review_due: 2028-01-01
    signed_off: []
    local: {}
    ---

    # Knee arthroscopy

    ## In brief

    They look into your knee with a thin tube ([arthroscopy](../glossary.md#arthroscopy)).
    { data-fact="look-inside" }
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


@needs(LIBRARY)
def check(library: Library) -> Iterator[Finding]:
    """The first use of each term in the body of each page of a leaflet."""
    for leaflet in library.leaflets:
        for page in leaflet.pages:
            seen: set[str] = set()
            for block in page.blocks:
                if block.level or block.kind in _SKIPPED:
                    continue
                for term, match in library.glossary.uses(block.prose):
                    if term.id not in seen and not _links(block, match, term.id):
                        link = f"[{match[0]}](../glossary.md#{term.id})"
                        message = f"the first '{match[0]}' on the page is not linked: {link}"
                        yield page.at_word(block, match[0], message, match.start())
                    seen.add(term.id)


def _links(block: Block, match: re.Match[str], term: str) -> bool:
    """Whether the words stand inside a link to the term."""
    for start, end, address in block.linked:
        found = _GLOSSARY.search(address)
        if start <= match.start() and match.end() <= end and found and found[1] == term:
            return True
    return False
