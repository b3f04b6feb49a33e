"""A block does not say where its words come from.

Each paragraph, list item, table row and caption of a leaflet ends with its places in a source, `[@guide prepare.4]`,
or with `[@-]`: our own words, which reviewers see listed. A list under a line that ends with a colon may cite once, on
that line; a row of a table in its last cell. A value of the hospital cites itself. Headings, titles of boxes, questions
and a line that ends with a colon and begins a list need nothing.

Bad:

    --- knee/risks.md
    # Risks

    !!! risk "What may go wrong"

        Infection may happen.

Good:

    --- knee/risks.md
    # Risks

    !!! risk "What may go wrong"

        Infection may happen. [@guide risks.1]
"""

import re
from collections.abc import Iterator

from leaflets.checks.check import LIBRARY, needs
from leaflets.core.diagnostics import Finding
from leaflets.library import template
from leaflets.library.model import Library
from leaflets.markdown.blocks import Block
from leaflets.markdown.statements import SAY

_WORD = re.compile(r"[^\W_]")


@needs(LIBRARY)
def check(library: Library) -> Iterator[Finding]:
    """Every block of a leaflet that cites nothing and needs to; where nobody wants sources, none does."""
    wants = library.contract is not None and library.contract.wants_sources
    for leaflet in library.leaflets:
        if leaflet.sources is None and not wants:
            continue
        for page in leaflet.pages:
            unwritten = template.unwritten(library, page)
            leads = {block.lead for block in page.blocks if block.lead}
            for block in page.blocks:
                if needs_citation(block, leads) and not block.citation and block.text not in unwritten:
                    yield page.at(block, _message(block))


def needs_citation(block: Block, leads: set[str]) -> bool:
    """Whether a block must say where its words come from; `leads` are the lines on its page that begin a list."""
    if block.level or block.kind in {"title", "th", "caption", "dt"} or block.fence or template.is_placeholder(block):
        return False
    if block.kind == "img" or not _WORD.search(block.claims):
        return False  # a picture without a caption says nothing; a value of the hospital cites itself
    if SAY.fullmatch(block.text):
        return False  # `unknown-statement` tells of it
    return not (block.text.endswith("?") or (block.text.endswith(":") and block.text in leads))


def _message(block: Block) -> str:
    start = " ".join(block.text.split()[:6])
    return f"cites nothing: '{start} …'. End it with its place, [@guide prepare.4], or with [@-]: our own words"
