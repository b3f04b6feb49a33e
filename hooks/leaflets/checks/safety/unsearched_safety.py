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

    Bring a list of your medicines.
    { data-fact="bring-list" }

    ## Eating and drinking

    Do not eat on the day.
    { data-fact="do-not-eat" }

Good:

    --- knee/how-to-prepare.md
    ---
    search:
      boost: 2
    ---

    # How to prepare

    ## Your medicines

    Bring a list of your medicines.
    { data-fact="bring-list" }

    ## Eating and drinking

    Do not eat on the day.
    { data-fact="do-not-eat" }
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
            safety = {fact for block in page.blocks for fact in block.facts if _is_safety(leaflet.facts.get(fact))}
            if safety or (library.contract and page.file == library.contract.help_file):
                what = f"states '{min(safety)}', which is about safety" if safety else "says when to call"
                message = f"the page {what}: it must be found, so it cannot be taken out of the search"
                yield page.at_key(message, "search", "exclude")


def _is_safety(fact: object) -> bool:
    return getattr(fact, "safety", False) is True
