"""A section's heading has the wrong level, or is written with a letter of another alphabet.

The contents, search and a screen reader go by level and letters.

Bad:

    --- knee/how-to-prepare.md
    # How to prepare

    ## Your medicines

    Bring a list of your medicines. [@guide prepare.1]

    ### Eating and drinking

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
    """A required heading at another level than the contract's, or something that only looks like it."""
    for page, blank in template.pairs(library):
        for wanted in template.required(page, blank):
            heading = wanted.heading
            right = f"'{'#' * heading.level} {heading.text}'"
            alike = None if wanted.found else template.lookalike(page, heading)
            if alike and alike.is_heading:
                yield Finding(alike.place, f"{right} {alike.why}")
            for found in wanted.found:
                if letter := template.strange_letter(found.text, heading.text):
                    yield page.at(found, f"{right} is written with a character that only looks right{letter}")
                if found.level != heading.level:
                    message = f"'{found.text}' is a heading of level {found.level}; write {right}"
                    yield page.at(found, message)
