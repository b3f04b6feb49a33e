"""A page has no heading of level 1, or more than one, or a leaflet's first page has another title.

Readers, screen readers and search take the one `# …` for the name of the page.

Bad:

    # More risks

    See above.

Good:

    ## More risks

    See above.
"""

from collections.abc import Iterator

from leaflets.checks.check import LIBRARY, needs
from leaflets.core.diagnostics import Finding, Place
from leaflets.library.model import Library


@needs(LIBRARY)
def check(library: Library) -> Iterator[Finding]:
    """The number of h1 on every page; on a leaflet's index.md also its text."""
    for page in library.pages.values():
        if page.html is None:
            continue
        titles = [block for block in page.headings if block.level == 1]
        if not titles:
            line = page.front.body_line if page.front.body.strip() else 1
            yield Finding(Place(page.path, line, 1), "the page has no heading of level 1: `# …`")
        for again in titles[1:]:
            yield page.at(again, f"'{again.text}' is a second heading of level 1; write `## {again.text}`")
        leaflet = page.leaflet
        if (
            titles
            and leaflet
            and leaflet.meta.get("title")
            and page is leaflet.index
            and titles[0].text != leaflet.title
        ):
            message = f"the heading '{titles[0].text}' is not the title '{leaflet.title}' of the front matter"
            yield page.at(titles[0], message)
