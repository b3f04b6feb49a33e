"""A leaflet has a page that the blank leaflet does not list.

It is shown last. Often it is a section under a wrong file name.

Bad:

    --- knee/prepare.md
    # How to prepare for surgery

    Bring this leaflet.

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
from leaflets.core.diagnostics import Finding, Place, did_you_mean
from leaflets.library.model import Library


@needs(LIBRARY)
def check(library: Library) -> Iterator[Finding]:
    """Every page of a leaflet that is not in the contract's `pages:`."""
    if library.contract is None or library.contract.faults:
        return
    files = library.contract.files
    for leaflet in library.leaflets:
        for page in leaflet.pages:
            inner = page.src_uri.removeprefix(f"{leaflet.name}/")
            if inner not in files:
                guess = did_you_mean(inner, files)
                yield Finding(Place(page.path, 1, 1), f"the contract lists no page '{inner}'; it is shown last.{guess}")
