"""Sections do not stand in the order of the blank leaflet.

Staff who know one leaflet find their way in all of them; so do readers.

Bad:

    --- knee/how-to-prepare.md
    # How to prepare

    ## Eating and drinking

    Do not eat on the day. [@guide prepare.2 #do-not-eat]

    ## Your medicines

    Bring a list of your medicines. [@guide prepare.1]

Good:

    --- knee/how-to-prepare.md
    # How to prepare

    ## Your medicines

    Bring a list of your medicines. [@guide prepare.1]

    ## Eating and drinking

    Do not eat on the day. [@guide prepare.2 #do-not-eat]
"""

import bisect
from collections.abc import Iterator

from leaflets.checks.check import LIBRARY, needs
from leaflets.core.diagnostics import Finding
from leaflets.library import template
from leaflets.library.model import Library
from leaflets.markdown.blocks import Block


@needs(LIBRARY)
def check(library: Library) -> Iterator[Finding]:
    """The fewest headings that must move for the order to be the contract's."""
    for page, blank in template.pairs(library):
        wanted = [w for w in template.required(page, blank) if w.found]
        position = {id(block): index for index, block in enumerate(page.blocks)}
        order = [position[id(w.found[0])] for w in wanted]
        stay = _longest_rising(order)
        for index, required in enumerate(wanted):
            if index not in stay:
                yield page.at(required.found[0], _message(required.found[0], wanted, index))


def _message(block: Block, wanted: list[template.Required], index: int) -> str:
    if index == 0:
        return f"the section '{block.text}' belongs before '{wanted[1].found[0].text}'"
    return f"the section '{block.text}' belongs after '{wanted[index - 1].found[0].text}'"


def _longest_rising(numbers: list[int]) -> set[int]:
    """The indexes of a longest rising subsequence."""
    tails: list[int] = []
    ends: list[int] = []
    before: list[int | None] = []
    for index, number in enumerate(numbers):
        length = bisect.bisect_left(tails, number)
        before.append(ends[length - 1] if length else None)
        tails[length : length + 1] = [number]
        ends[length : length + 1] = [index]
    kept: set[int] = set()
    index_or_none = ends[-1] if ends else None
    while index_or_none is not None:
        kept.add(index_or_none)
        index_or_none = before[index_or_none]
    return kept
