"""A box that the blank leaflet has, such as `!!! risk` or `!!! help`, is missing or empty.

Where the blank leaflet has `!!! help emergency` beside `!!! help`, one box cannot stand for both.
Risks, limits and "Call … if:" stand in boxes of their own so that nobody overlooks them.

Bad:

    --- knee/risks.md
    # Risks

    Infection may happen. [@guide risks.1]

Good:

    --- knee/risks.md
    # Risks

    !!! risk "What may go wrong"

        Infection may happen. [@guide risks.1]
"""

from collections.abc import Iterator

from leaflets.checks.check import LIBRARY, needs
from leaflets.core.diagnostics import Finding
from leaflets.library import template
from leaflets.library.model import Library, Page
from leaflets.markdown.blocks import Block


@needs(LIBRARY)
def check(library: Library) -> Iterator[Finding]:
    """Every box of the contract that the same section of the leaflet does not have, or has without content."""
    for page, blank in template.pairs(library):
        fulfilled = {id(w.heading): w.found for w in template.required(page, blank)}
        hollow = {id(heading) for heading in template.empty(page, blank)}
        boxes = _boxes(blank)
        for heading, kind in boxes:
            homes = fulfilled.get(id(heading), page.headings[:1]) if heading else page.headings[:1]
            if not homes or any(id(home) in hollow for home in homes):
                continue  # the section is missing or empty, which is told already
            blocks = [block for home in homes for block in template.under(page, home)]
            closer = [other for at, other in boxes if at is heading and set(kind.split()) < set(other.split())]
            inside = [block for block in blocks if block.is_in(kind) and not any(map(block.is_in, closer))]
            where = f"the section '{homes[0].text}'"
            if not inside:
                yield page.at(homes[0], f"{where} has no box '!!! {kind}'")
            elif not any(template.is_content(block, blank) for block in inside):
                yield page.at(inside[0], f"the box '!!! {kind}' in {where} is empty")


def _boxes(blank: Page) -> list[tuple[Block | None, str]]:
    """(heading, kind) of each box in the contract's page, in order, each pair once."""
    found: dict[tuple[int, str], tuple[Block | None, str]] = {}
    for block in blank.blocks:
        if block.admonition:
            found.setdefault((id(block.heading), block.admonition), (block.heading, block.admonition))
    return list(found.values())
