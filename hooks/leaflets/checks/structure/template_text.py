"""Advice of the blank leaflet was left standing between an author's own words, or "TODO" was.

The advice is for authors; a patient must not read "Write …".

Bad:

    --- knee/how-to-prepare.md
    # How to prepare

    ## Your medicines

    Bring a list of your medicines. [@guide prepare.1]

    Write which medicines to stop.

    ## Eating and drinking

    Do not eat on the day. [@guide prepare.2 #do-not-eat]

Good:

    --- knee/how-to-prepare.md
    # How to prepare

    ## Your medicines

    Bring a list of your medicines. [@guide prepare.1]

    ## Eating and drinking

    Do not eat on the day. [@guide prepare.2 #do-not-eat]
"""

from collections.abc import Iterator

from leaflets.checks.check import LIBRARY, needs
from leaflets.core.diagnostics import Finding
from leaflets.library import template
from leaflets.library.model import Library


@needs(LIBRARY)
def check(library: Library) -> Iterator[Finding]:
    """Text of the blank leaflet and placeholders, outside sections that are reported as empty."""
    for page, blank in template.pairs(library):
        told = {id(block) for heading in template.empty(page, blank) for block in template.under(page, heading)}
        for block in page.blocks:
            if block.level or block.kind == "title" or id(block) in told:
                continue
            if template.is_blank_text(block, blank):
                yield page.at(block, f"text of the blank leaflet is left: '{_short(block.text)}'")
            elif block.text and template.is_placeholder(block):
                yield page.at(block, f"a placeholder is left: '{_short(block.text)}'")


def _short(text: str) -> str:
    return text if len(text) <= 50 else text[:49] + "…"
