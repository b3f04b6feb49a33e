"""`{{ say.name }}` names a statement that nobody makes, or one that cannot be said elsewhere.

The words of a statement stand once, under `#name` in their citation. Where two blocks bear the name nobody knows which
one is meant. `{{ say.name }}` stands alone in its paragraph or list item.

Bad:

    --- knee/risks.md
    # Risks

    !!! risk "What may go wrong"

        Infection may happen. [@guide risks.1]

    {{ say.not-to-eat }}

Good:

    --- knee/risks.md
    # Risks

    !!! risk "What may go wrong"

        Infection may happen. [@guide risks.1]

    {{ say.do-not-eat }}
"""

import re
from collections.abc import Iterator

from leaflets.checks.check import LIBRARY, needs
from leaflets.core.diagnostics import Finding, did_you_mean
from leaflets.library import citations
from leaflets.library.model import Leaflet, Library
from leaflets.markdown.statements import SAY

_BOX = re.compile(r"^\[[ xX]\] ")
"""A box to tick, where no extension makes one of it."""


@needs(LIBRARY)
def check(library: Library) -> Iterator[Finding]:
    """Every `{{ say.… }}` that readers see as it is written, and every one that became part of more than its words."""
    for page in library.pages.values():
        for block in page.blocks:
            for match in SAY.finditer(block.prose):
                why = _fault(page.leaflet, match[1]) if page.leaflet else "only pages of a leaflet can say it"
                yield page.at_word(block, match[0], f"'{match[0]}' is shown as it is written: {why}", match.start())

    for leaflet in library.leaflets:
        yield from _said_with_more(leaflet)


def _said_with_more(leaflet: Leaflet) -> Iterator[Finding]:
    """Blocks that bear the name of a statement which stands elsewhere, and say more than that."""
    made = citations.by_name(leaflet) if SAY.search("".join(page.front.body for page in leaflet.pages)) else {}
    for name, blocks in made.items():
        places = leaflet.named.get(name, [])
        if len(places) != 1 or places[0][1].fault:
            continue
        written, statement = places[0]
        line = written.locator.place(statement.offset).line or 1
        own = [block.text for page, block in blocks if page is written and block.line <= line]
        for page, block in blocks:
            if own and _BOX.sub("", block.text) != _BOX.sub("", own[-1]):
                yield page.at(
                    block, f"says more than the statement '{name}': put `{{{{ say.{name} }}}}` alone in its block"
                )


def _fault(leaflet: Leaflet, name: str) -> str:
    places = leaflet.named.get(name, [])
    if not places:
        return f"no statement of this leaflet bears the name '{name}'.{did_you_mean(name, leaflet.named)}"
    if len(places) > 1:
        first, second = (f"{page.path}:{page.locator.place(each.offset).line}" for page, each in places[:2])
        return f"two statements bear the name '{name}': {first} and {second}"
    page, statement = places[0]
    if statement.fault:
        return f"the statement '{name}' {statement.fault} ({page.path}:{page.locator.place(statement.offset).line})"
    return "put it alone in a paragraph or a list item"
