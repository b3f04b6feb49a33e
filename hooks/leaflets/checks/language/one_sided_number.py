"""A number says how many people have something, and nothing says how many do not.

"10 out of every 1,000 have an infection" and "990 have none" are the same number: each alone makes the risk look larger
or smaller than it is. Tell both in the same paragraph, list item or row of a table, or show the number once in the
leaflet as chances, which tell both. The other side of "fewer than 1 out
of every 1,000" is "more than 999".

Bad:

    --- knee/risks.md
    # Risks

    !!! risk "What may go wrong"

        Infection may happen to about 10 out of every 1,000 people. [@guide risks.1]

Good:

    --- knee/risks.md
    # Risks

    !!! risk "What may go wrong"

        Infection may happen to about 10 out of every 1,000 people. About 990 will have none. [@guide risks.1]
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from fractions import Fraction
from functools import cached_property
from itertools import islice

from leaflets.checks.check import LIBRARY, needs
from leaflets.core.diagnostics import Finding
from leaflets.language.frequencies import Frequency, Span, frequencies, may_tell, numbers, span, told
from leaflets.language.frequency_patterns import RANGE
from leaflets.language.words import lower
from leaflets.library.model import Leaflet, Library, Page
from leaflets.library.texts import CELLS, MOST, passages, together
from leaflets.markdown.blocks import Block

_OTHER = {"<": ">", ">": "<", "<=": ">=", ">=": "<=", "~": "~", "=": "="}
_CELL = re.compile(
    r"(?:(?:may|be|it|appears?|to|about|around|fewer|less|more|than|up|at|least|most|some|nearly|only|over|under)[, ]+)"
    rf"{{0,5}}(?P<count>{RANGE})(?![\w%-])(?: or (?:more|fewer))?"
    r"(?! ?(?:%|percent|minutes?|hours?|days?|weeks?|months?|years?)\b)"
)
"""A cell that holds a number of people: "may be about 100"."""


@needs(LIBRARY, level="info")
def check(library: Library) -> Iterator[Finding]:
    """Every proportion whose other side stands nowhere in its block; every row of a table with one side."""
    pages: dict[str, tuple[Page, dict[int, int]]] = {}
    charted = {leaflet.name: _charted(leaflet) for leaflet in library.leaflets}
    for passage in passages(library, may_tell):
        shown = charted[passage.page.leaflet.name] if passage.page.leaflet else set()
        found = [one for one in frequencies(passage.text) if one.share not in shown]
        others = _Others(passage.around) if any(one.count for one in found) else None
        for one in islice((one for one in found if others and one.count and not others.of(one)), MOST):
            yield passage.at(one.text, one.start, _message(one))
        if passage.block and passage.block.kind in CELLS:
            heads = pages.setdefault(passage.page.path, (passage.page, {}))[1]
            heads.update({id(passage.block): one.of for one in found if one.count is None})
    for page, heads in pages.values():
        for group in together(page):
            of = next((heads[id(block)] for block in group if id(block) in heads), 0)
            if of:
                yield from _rows(page, group, of)


def _charted(leaflet: Leaflet) -> set[Span]:
    """The shares that a leaflet shows as chances: their block tells both sides."""
    blocks = (block for page in leaflet.pages for block in page.blocks if block.fence.startswith("chances"))
    return {one.share for block in blocks for one in frequencies(block.text) if one.count}


def _rows(page: Page, table: Sequence[Block], of: int) -> Iterator[Finding]:
    """The cells with a number of people in whose row the others are not told; `of` stands in the table's head."""
    for cell in table:
        match = _CELL.match(lower(cell.text)) if cell.kind == "td" else None
        count = span(match["count"]) if match else None
        if match and count and count.most <= of:
            one = Frequency(*match.span("count"), match["count"], of, count)
            if not _Others(cell.row or cell.text).of(one):
                yield page.at_word(cell, one.text, _message(one), one.start)


class _Others:
    """The numbers and proportions of a block, among which the other side of one of them may stand."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.shares = Counter(one.share for one in frequencies(text) if one.count)

    @cached_property
    def numbers(self) -> Counter[Fraction]:
        """How often each number stands there; read only where the proportions do not tell both sides."""
        return Counter(numbers(self.text))

    def of(self, one: Frequency) -> bool:
        """Whether the others stand there, as a number or as a proportion; of all and of nobody there are none."""
        least, most = one.share
        if one.count is None or most == 0 or least == 1:
            return True
        others = Span(1 - most, 1 - least)
        twice = 2 if others == one.share else 1  # half of them: the same number for both sides
        if self.shares[others] >= twice:
            return True
        return all(self.numbers[end * one.of] >= twice for end in others)


def _message(one: Frequency) -> str:
    share = Span(1 - one.share.most, 1 - one.share.least)
    of = one.of if one.is_round else 1000
    return f"'{one.text}' tells one side: say also that {told(share, of, _OTHER[one.op])} do not"
