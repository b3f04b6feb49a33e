"""A box of calls has the title, or the hospital's value, of a box of another urgency.

Such as `!!! help later "Call {{ local.emergency_phone }} for an ambulance if:"`: its look and its first word say that
it can wait, and the back cover of the booklet prints the wrong box. The blank leaflet says what belongs to which: a
title of one of its boxes `!!! help …`; the values in the titles of its emergencies; and the values that are the whole
of an item, such as `{{ local.urgent_signs }}`. Only these are held: the text below "right away" may name the ambulance.

Bad:

    --- templates/leaflet/risks.md
    # Risks

    !!! help emergency "Call {{ local.emergency_phone }} if:"

        - Write one sign in each line.

    !!! help "Call us right away if:"

        - Write one sign in each line.

    --- knee/risks.md
    # Risks

    !!! help "Call {{ local.emergency_phone }} if:"

        - you are bleeding [@guide risks.1]

    !!! help emergency "Call us right away if:"

        - you have a question [@-]

Good:

    --- templates/leaflet/risks.md
    # Risks

    !!! help emergency "Call {{ local.emergency_phone }} if:"

        - Write one sign in each line.

    !!! help "Call us right away if:"

        - Write one sign in each line.

    --- knee/risks.md
    # Risks

    !!! help emergency "Call {{ local.emergency_phone }} at once if:"

        - you are bleeding [@guide risks.1]

    !!! help "Call us right away if:"

        - you feel ill. If nobody answers, call {{ local.emergency_phone }}. [@-]
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from leaflets.checks.check import LIBRARY, needs
from leaflets.core.diagnostics import Finding
from leaflets.library.model import Contract, Library
from leaflets.markdown.blocks import LATER, Block

EMERGENCY = "help emergency"
_SIGNS = re.compile(r"[\W_]+")
_AS = {"title value": "a part of a title", "item value": "an item"}

Levels = dict[tuple[str, str], str]
"""By ("title", its words), ("title value", name) and ("item value", name): the only box in which it belongs."""


@needs(LIBRARY)
def check(library: Library) -> Iterator[Finding]:
    """Every title and value of a box that belongs in a box of another urgency, in any page of a leaflet."""
    levels = _levels(library.contract) if library.contract else {}
    if not levels:
        return
    for leaflet in library.leaflets:
        for page in leaflet.pages:
            for block in page.blocks:
                here = _level(block)
                for key in _keys(block):
                    level = levels.get(key, here)
                    if here and level != here:
                        message = f"{_what(*key)} belongs to '!!! {level}', and this box is '!!! {here}'"
                        yield page.at(block, f"{message}: write '!!! {level}', or other words here")


def _levels(contract: Contract) -> Levels:
    """What belongs to one level alone; of the values in titles, those of an ambulance."""
    found: dict[tuple[str, str], set[str]] = defaultdict(set)
    for page in contract.pages.values():
        for block in page.blocks:
            for key in _keys(block) if "help" in block.admonition.split() else ():
                found[key].add(_level(block))
    single = {key: next(iter(levels)) for key, levels in found.items() if len(levels) == 1}
    return {key: level for key, level in single.items() if key[0] != "title value" or level == EMERGENCY}


def _level(block: Block) -> str:
    """The innermost box of a block as `help` and what makes it another; one of another kind as it is written."""
    kinds = block.boxes[-1].kinds if block.boxes else ()
    said = [kind for kind in ("help", "emergency", LATER) if kind in kinds]
    return " ".join(said if "help" in said else kinds)


def _keys(block: Block) -> Iterator[tuple[str, str]]:
    if block.kind == "title":
        if words := _words(block.claims):
            yield "title", words
        yield from (("title value", name) for name in block.locals)
    elif block.kind == "li" and block.locals and not _words(block.claims):
        yield from (("item value", name) for name in block.locals)


def _words(text: str) -> str:
    """A title for comparison: its letters and digits, in any case."""
    return _SIGNS.sub(" ", text).strip().casefold()


def _what(kind: str, name: str) -> str:
    return "this title" if kind == "title" else f"'{{{{ local.{name} }}}}' as {_AS[kind]}"
