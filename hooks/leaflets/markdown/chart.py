"""Icon arrays: 1,000 people as 1,000 places in an SVG, ten groups of a hundred, always at the same scale.

A filled place is a person who has it, a ring one who does not, a dashed ring one of whom the number leaves it open.
So shape tells them apart, not color. Knows no facts and no pages. Everything stands in attributes, with
`currentColor` for the ink: it needs no stylesheet, and takes the color of the text around it.
"""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from typing import Literal

from leaflets.data.ledger import PER

PLACES = PER
State = Literal["filled", "open", "ring"]

_STEP = 10  # from the middle of one place to the middle of the next
_GAP = 8  # between two groups, beside the step
_ACROSS, _DOWN = 20, 5  # places of a group
_GROUP = _ACROSS * _DOWN
_GROUPS_ACROSS = 2
_WIDTH = _GROUPS_ACROSS * _ACROSS * _STEP + _GAP
_HEIGHT = (PLACES // _GROUP // _GROUPS_ACROSS) * (_DOWN * _STEP + _GAP) - _GAP
_CIRCLE = "a3.4 3.4 0 1 1 0-.01z"  # from its rightmost point all around; an arc back to where it begins is none
_INK: dict[State, str] = {
    "filled": 'fill="currentColor" stroke="currentColor" stroke-width="1.2"',
    "open": 'fill="none" stroke="currentColor" stroke-width="2.4" stroke-dasharray="2.9 2.44"',
    "ring": 'fill="none" stroke="currentColor" stroke-width="1.2"',
}


def array(filled: int, undecided: int, title: str, description: str, name: str) -> str:
    """The icon array of `filled` people who have it and `undecided` ones; the rest of the 1,000 have it not.

    `title` and `description` are told in its place; their ids begin with `name`. Raises ValueError where there are
    more than 1,000 people.
    """
    if min(filled, undecided) < 0 or filled + undecided > PLACES:
        raise ValueError(f"{filled} and {undecided} of {PLACES} people")
    counts: dict[State, int] = {"filled": filled, "open": undecided, "ring": PLACES - filled - undecided}
    states = [state for state, count in counts.items() for _ in range(count)]
    return (
        f'<svg class="chances__array" viewBox="0 0 {_WIDTH} {_HEIGHT}" role="img" data-search-exclude="" '
        f'aria-labelledby="{name}-title" aria-describedby="{name}-text">\n'
        f'<title id="{name}-title">{escape(title)}</title>\n<desc id="{name}-text">{escape(description)}</desc>\n'
        f'<defs><path id="{name}-hundred" d="{_path(range(_GROUP))}"/></defs>\n'
        + "\n".join(_drawn(states, f"{name}-hundred"))
        + "\n</svg>"
    )


def sign(state: State) -> str:
    """One place, as a sign before the words that say what it means."""
    return (
        '<svg class="chances__sign" viewBox="0 0 10 10" width="16" height="16" aria-hidden="true"'
        f' data-search-exclude=""><path {_INK[state]} d="M8.4 5{_CIRCLE}"/></svg>'
    )


def _drawn(states: list[State], hundred: str) -> Iterator[str]:
    """The places of each state; a whole group of it is one `use`, a part of a group one path."""
    for state in dict.fromkeys(states):
        yield f"<g {_INK[state]}>"
        for number in range(PLACES // _GROUP):
            group = states[number * _GROUP : (number + 1) * _GROUP]
            places = [place for place, each in enumerate(group) if each == state]
            x = number % _GROUPS_ACROSS * (_ACROSS * _STEP + _GAP)
            y = number // _GROUPS_ACROSS * (_DOWN * _STEP + _GAP)
            if len(places) == _GROUP:
                yield f'<use href="#{hundred}" x="{x}" y="{y}"/>'
            elif places:
                yield f'<path transform="translate({x} {y})" d="{_path(places)}"/>'
        yield "</g>"


def _path(places: range | list[int]) -> str:
    """Circles, column by column: half a group is filled from its left, as a bar is."""
    steps: list[str] = []
    at = (0, 0)
    for place in places:
        to = (place // _DOWN * _STEP, place % _DOWN * _STEP)
        start = f"M{to[0] + 8.4:g} {to[1] + 5}" if not steps else f"m{to[0] - at[0]} {to[1] - at[1]}"
        steps.append(start + _CIRCLE)
        at = to
    return "".join(steps)
