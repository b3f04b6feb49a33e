"""A section says nothing: no text, only a comment, only a heading, only "TODO", or the blank leaflet's words.

A heading promises the reader an answer.

Bad:

    --- knee/how-to-prepare.md
    # How to prepare

    ## Your medicines

    TODO

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
    """Every required section without a block that says something."""
    for page, blank in template.pairs(library):
        for heading in template.empty(page, blank):
            below = template.under(page, heading)
            if any(template.is_blank_text(block, blank) for block in below):
                why = "holds only the text of the blank leaflet"
            elif any(block.kind == "img" for block in below):
                why = "holds a picture and no words"
            elif any(not block.level and block.kind != "title" for block in below):
                why = "holds only a placeholder"
            else:
                why = "is empty"
            yield page.at(heading, f"the section '{heading.text}' {why}")
