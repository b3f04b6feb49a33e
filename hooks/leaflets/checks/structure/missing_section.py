"""A page or a heading that every leaflet must have is not there.

The blank leaflet in docs/templates/leaflet/ is the contract: readers and staff rely on finding every part of
it, such as when to call for help. A heading counts if its text or its id is the contract's.

Bad:

    --- knee/how-to-prepare.md
    # How to prepare

    ## Your medicines

    Bring a list of your medicines. [@guide prepare.1]

Good:

    --- knee/how-to-prepare.md
    # How to prepare

    ## Your medicines

    Bring a list of your medicines. [@guide prepare.1]

    ## Food and drink {#eating-and-drinking}

    Do not eat on the day. [@guide prepare.2 #do-not-eat]
"""

from collections.abc import Iterator

from leaflets.checks.check import LIBRARY, needs
from leaflets.core.diagnostics import Finding, Place, did_you_mean
from leaflets.library import template
from leaflets.library.model import Library


@needs(LIBRARY)
def check(library: Library) -> Iterator[Finding]:
    """A page or heading of the contract that nothing fulfils and nothing looks like."""
    if library.contract is None:
        return
    for leaflet in library.leaflets:
        ours = {page.file for page in leaflet.pages}
        for file in library.contract.files:
            if file not in ours:
                guess = did_you_mean(file, ours - set(library.contract.files))
                yield leaflet.at(f"the page {leaflet.path}/{file} is missing.{guess}")
    for page, blank in template.pairs(library):
        for wanted in template.required(page, blank):
            heading = wanted.heading
            alike = None if wanted.found else template.lookalike(page, heading)
            if wanted.found or (alike and alike.is_heading):
                continue
            message = f"the heading '{'#' * heading.level} {heading.text}' is missing."
            if alike:
                message += f" On line {alike.place.line} it {alike.why}."
            else:
                message += did_you_mean(heading.text, {h.text for h in page.headings})
            title = next((h for h in page.headings if h.level == 1), None)
            yield page.at(title, message) if title else Finding(Place(page.path, 1, 1), message)
