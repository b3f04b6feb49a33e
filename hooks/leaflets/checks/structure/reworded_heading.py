"""A heading stands for one of the blank leaflet, by its id, and says it in other words.

Who knows one leaflet finds the same part in the next by the same words: patients, staff, and whoever searches. If the
words must differ, as in a leaflet in another language, allow it on the page, with the reason.

Bad:

    --- knee/how-to-prepare.md
    # How to prepare

    ## Your medicines

    Bring a list of your medicines. [@guide prepare.1]

    ## Food and drink {#eating-and-drinking}

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
    """Every heading that fulfils one of the contract by its id alone."""
    for page, blank in template.pairs(library):
        for wanted in template.required(page, blank):
            for heading in wanted.found:
                if template.plain(heading.text) != template.plain(wanted.heading.text):
                    instead = f"{'#' * heading.level} {wanted.heading.text}"
                    message = f"the heading '{heading.text}' is '{wanted.heading.text}' in the blank leaflet"
                    yield page.at(heading, f"{message}; write `{instead}`, as in every leaflet")
