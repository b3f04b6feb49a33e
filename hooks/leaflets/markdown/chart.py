"""Icon arrays: 1,000 people as 1,000 places in an SVG, in ten blocks of a hundred that are numbered.

A filled place is a person who has it, a ring one who does not, a dashed ring one of whom the number leaves it open.
So shape tells them apart, not color. Where it is less than five people the first block stands above the others once
more, drawn larger: nobody finds one place among a thousand. Knows no pages. Everything stands in attributes, with
`currentColor` for the ink: it needs no stylesheet, and takes the color of the text around it. The numbers are drawn as
lines: in a booklet letters would be text that is read beside the words in place of the picture.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from html import escape
from typing import Literal

from leaflets.language.numerals import PER

PLACES = PER
State = Literal["filled", "open", "ring"]
NARROW = "chances__array--narrow"
"""The class of the drawing for narrow screens: the same blocks, two beside each other."""

_STEP = 10  # from the middle of one place to the middle of the next
_SIDE = 10  # places of a block in a row, and rows
_BLOCK = _SIDE * _SIDE
_SIZE = _SIDE * _STEP
_GAP = 12  # between two blocks
_LABEL = 24  # under a block, for its number
_ACROSS = 5  # blocks beside each other, where there is room
_RARE = 5  # so many people are found without a lens
_LENS = 1.6  # times as large
_INSET = 5  # from its frame to its places
_CIRCLE = "a3.4 3.4 0 1 1 0-.01z"  # from its rightmost point all around; an arc back to where it begins is none
_INK: dict[State, str] = {
    "filled": 'fill="currentColor" stroke="currentColor" stroke-width="1.2"',
    "open": 'fill="none" stroke="currentColor" stroke-width="2.4" stroke-dasharray="2.9 2.44"',
    "ring": 'fill="none" stroke="currentColor" stroke-width="1.2"',
}
_DIGITS = {
    "0": "M5 1C2 1 1 4 1 8s1 7 4 7 4-3 4-7-1-7-4-7z",
    "1": "M2 4l4-3v14",
    "2": "M1 4.500C1.300 2.300 2.900 1 5 1c2.400 0 4 1.500 4 3.900C9 8 5 10.500 1 15h8.300",
    "3": "M1.500 2.600C2.500 1.500 3.700 1 5 1c2.300 0 3.700 1.300 3.700 3.400S7 7.800 4.500 7.800C7.500"
    " 7.800 9 9.200 9 11.400S7.300 15 5 15c-1.600 0-3-.6-4-1.800",
    "4": "M7 15V1L1 11h8.600",
    "5": "M8.500 1h-6L2 7.200C3 6.400 4 6 5.100 6 7.500 6 9 7.800 9 10.400S7.400 15 4.800 15c-1.500"
    " 0-2.800-.6-3.800-1.700",
    "6": "M8.200 2.200C7.400 1.400 6.400 1 5.400 1 2.500 1 1 4.300 1 8.800 1 12.800 2.400 15 5 15c2.400"
    " 0 4-1.800 4-4.300S7.500 6.500 5.200 6.500C3.300 6.500 1.800 7.600 1 9.500",
    "7": "M1 1h8L4 15",
    "8": "M5 7.600C3 7.200 1.800 6 1.800 4.300S3.100 1 5 1s3.200 1.600 3.200 3.300S7 7.200 5"
    " 7.600c-2.400.5-4 1.800-4 3.800S2.600 15 5 15s4-1.600 4-3.600-1.600-3.300-4-3.800z",
    "9": "M1.800 13.800c.8.8 1.800 1.200 2.800 1.200C7.500 15 9 11.700 9 7.200 9 3.200 7.600 1 5 1 2.600"
    " 1 1 2.800 1 5.300s1.500 4.200 3.800 4.200c1.900 0 3.400-1.100 4.200-3",
    ",": "M2.500 14v1.500l-1.300 2.700",
}
"""The numbers as lines, 10 wide and 16 high."""
_WIDTHS = {",": 5}
_DIGIT = 12.5  # from the beginning of one digit to that of the next


def array(filled: int, undecided: int, title: str, description: str, name: str) -> str:
    """The icon array of `filled` people who have it and `undecided` ones; the rest of the 1,000 have it not.

    Two drawings, of which a stylesheet shows one: five blocks beside each other, and two for narrow screens (`NARROW`).
    `title` and `description` are told in the place of either; their ids begin with `name`. Raises ValueError where
    there are more than 1,000 people.
    """
    if min(filled, undecided) < 0 or filled + undecided > PLACES:
        raise ValueError(f"{filled} and {undecided} of {PLACES} people")
    counts: dict[State, int] = {"filled": filled, "open": undecided, "ring": PLACES - filled - undecided}
    states = [state for state, count in counts.items() for _ in range(count)]
    named = (
        f'<title id="{name}-title">{escape(title)}</title>\n<desc id="{name}-text">{escape(description)}</desc>\n'
        f'<defs><path id="{name}-hundred" d="{_path(range(_BLOCK))}"/></defs>\n'
    )
    wide = _drawing(states, _ACROSS, name, "chances__array", named)
    return f"{wide}\n{_drawing(states, 2, name, f'chances__array {NARROW}')}"


def is_magnified(filled: int, undecided: int) -> bool:
    """Whether the picture has a block that is drawn larger, too."""
    return 0 < filled + undecided < _RARE


def sign(state: State) -> str:
    """One place, as a sign before the words that say what it means."""
    return (
        '<svg class="chances__sign" viewBox="0 0 10 10" width="16" height="16" aria-hidden="true"'
        f' data-search-exclude=""><path {_INK[state]} d="M8.4 5{_CIRCLE}"/></svg>'
    )


def _drawing(states: Sequence[State], across: int, name: str, classes: str, named: str = "") -> str:
    """One drawing of the blocks, `across` of them beside each other; `named` is what it says of itself."""
    blocks = [states[at : at + _BLOCK] for at in range(0, PLACES, _BLOCK)]
    width = across * (_SIZE + _GAP) - _GAP
    lens = is_magnified(states.count("filled"), states.count("open"))
    above = _SIZE * _LENS + 2 * (_INSET + _GAP) if lens else 0
    places = [
        (number % across * (_SIZE + _GAP), above + number // across * (_SIZE + _LABEL + _GAP))
        for number in range(len(blocks))
    ]
    height = places[-1][1] + _SIZE + _LABEL
    parts = [
        *(_lens(blocks[0], name, above) if lens else ()),
        *_groups(blocks, places, f"{name}-hundred"),
        *_numbers(places),
    ]
    return (
        f'<svg class="{classes}" viewBox="0 0 {width} {height:g}" role="img" data-search-exclude="" '
        f'aria-labelledby="{name}-title" aria-describedby="{name}-text">\n{named}' + "\n".join(parts) + "\n</svg>"
    )


def _groups(blocks: Sequence[Sequence[State]], places: Sequence[tuple[float, float]], hundred: str) -> Iterator[str]:
    """The places of each state; a whole block of it is one `use`, a part of a block one path."""
    for state in _INK:
        drawn = [part for block, at in zip(blocks, places, strict=True) for part in _part(block, state, at, hundred)]
        if drawn:
            yield "\n".join([f"<g {_INK[state]}>", *drawn, "</g>"])


def _part(block: Sequence[State], state: State, at: tuple[float, float], hundred: str) -> Iterator[str]:
    """The places of a state in a block."""
    inside = [place for place, each in enumerate(block) if each == state]
    if len(inside) == _BLOCK:
        yield f'<use href="#{hundred}" x="{at[0]:g}" y="{at[1]:g}"/>'
    elif inside:
        yield f'<path transform="translate({at[0]:g} {at[1]:g})" d="{_path(inside)}"/>'


def _lens(block: Sequence[State], name: str, above: float) -> Iterator[str]:
    """The first block, drawn larger, in a frame from which lines lead to it."""
    side = _SIZE * _LENS + 2 * _INSET
    edge = side - 1.2
    yield (
        f'<path fill="none" stroke="currentColor" stroke-width="1.2" d="M.6 .6h{edge:g}v{edge:g}h-{edge:g}z'
        f'M.6 {side:g}V{above:g}M{side - 0.6:g} {side:g}L{_SIZE} {above:g}"/>'
    )
    yield f'<g transform="translate({_INSET} {_INSET}) scale({_LENS})">'
    yield from _groups([block], [(0, 0)], f"{name}-hundred")
    yield "</g>"


def _numbers(places: Iterable[tuple[float, float]]) -> Iterator[str]:
    """Under each block the number up to which it counts."""
    yield '<g fill="none" stroke="currentColor" stroke-width="1.8" stroke-linecap="round" stroke-linejoin="round">'
    for number, (x, y) in enumerate(places, 1):
        at, drawn = 0.0, ""
        for digit in f"{number * _BLOCK:,}":
            drawn += f'<path transform="translate({at:g})" d="{_DIGITS[digit]}"/>'
            at += _WIDTHS.get(digit, _DIGIT)
        left = x + (_SIZE - at + _DIGIT - 10) / 2
        yield f'<g transform="translate({left:g} {y + _SIZE + 5:g})">{drawn}</g>'
    yield "</g>"


def _path(places: Iterable[int]) -> str:
    """Circles, row by row."""
    steps: list[str] = []
    at = (0, 0)
    for place in places:
        to = (place % _SIDE * _STEP, place // _SIDE * _STEP)
        start = f"M{to[0] + 8.4:g} {to[1] + 5}" if not steps else f"m{to[0] - at[0]} {to[1] - at[1]}"
        steps.append(start + _CIRCLE)
        at = to
    return "".join(steps)
