"""A page with a safety statement, or the page that says when to call, is taken out of the search.

Who types "fever" or "driving" must find the page that says what to do. Take `exclude: true` out of the page's front
matter.

Bad:

    --- knee/how-to-prepare.md
    ---
    search:
      exclude: true
    ---

    # How to prepare

    ## Your medicines

    Bring a list of your medicines. [@guide prepare.1]

    ## Eating and drinking

    Do not eat on the day. [@guide prepare.2 #do-not-eat]

Good:

    --- knee/how-to-prepare.md
    ---
    search:
      boost: 2
    ---

    # How to prepare

    ## Your medicines

    Bring a list of your medicines. [@guide prepare.1]

    ## Eating and drinking

    Do not eat on the day. [@guide prepare.2 #do-not-eat]
"""

from collections.abc import Iterator

from leaflets.checks.check import LIBRARY, needs
from leaflets.core.diagnostics import Finding
from leaflets.library.model import Library


@needs(LIBRARY)
def check(library: Library) -> Iterator[Finding]:
    """Every such page of a leaflet, at its `exclude`."""
    for leaflet in library.leaflets:
        for page in leaflet.pages:
            search = page.meta.get("search")
            if not isinstance(search, dict) or search.get("exclude") in (None, False):
                continue
            must_say = leaflet.sources.must_say_by_name if leaflet.sources else {}
            named = {name for block in page.blocks if block.citation for name in block.citation.names}
            safety = named.intersection(must_say)
            if safety or (library.contract and page.file == library.contract.help_file):
                what = f"makes the safety statement '{min(safety)}'" if safety else "says when to call"
                message = f"the page {what}: it must be found, so it cannot be taken out of the search"
                yield page.at_key(message, "search", "exclude")
