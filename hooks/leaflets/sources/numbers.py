"""Whether a number on a page is one that its sources have. Exact arithmetic; knows no pages.

The same are equal fractions ("75 in 100", "750 out of every 1,000", "75%"), their other side ("250 do not"), units of
one measure ("48 hours", "2 days"), numbers in words ("two", "half", "twice"), and one end of a range. How strongly a
number is said ("about", "at least") is a question for people, and no matter of this.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction
from typing import NamedTuple

from leaflets.language.numerals import PER, Amount

_MEASURES: dict[str, tuple[str, Fraction]] = {
    "second": ("time", Fraction(1, 3600)), "minute": ("time", Fraction(1, 60)), "hour": ("time", Fraction(1)),
    "day": ("time", Fraction(24)), "night": ("time", Fraction(24)), "week": ("time", Fraction(168)),
    "month": ("months", Fraction(1)), "year": ("months", Fraction(12)),
    "mg": ("weight", Fraction(1, 1000)), "g": ("weight", Fraction(1)), "kg": ("weight", Fraction(1000)),
    "ml": ("volume", Fraction(1, 1000)), "l": ("volume", Fraction(1)),
    "liter": ("volume", Fraction(1)), "litre": ("volume", Fraction(1)),
    "mm": ("length", Fraction(1, 1000)), "cm": ("length", Fraction(1, 100)), "m": ("length", Fraction(1)),
    "inch": ("inches", Fraction(1)), "foot": ("inches", Fraction(12)), "pound": ("pounds", Fraction(1)),
}  # fmt: skip
_WORDS = {
    "half": Fraction(1, 2), "third": Fraction(1, 3), "quarter": Fraction(1, 4),
    "twice": Fraction(2), "double": Fraction(2), "thrice": Fraction(3), "triple": Fraction(3),
}  # fmt: skip
_SHARE, _COUNT = "share", "count"


class Value(NamedTuple):
    """A number without its wording: what it measures, `share` (a part of all) or `count`, and how much."""

    measure: str
    number: Fraction


def values(amount: Amount) -> Iterator[Value]:
    """The values that an amount says: both ends of a range; none of "several" or a date."""
    if amount.op == "date":
        return
    if amount.word:
        if amount.word in _WORDS:
            yield Value(_COUNT if _WORDS[amount.word] > 1 else _SHARE, _WORDS[amount.word])
        return
    for number in (amount.low, amount.high):
        if number is None:
            continue
        if amount.of:
            yield Value(_SHARE, number / amount.of)
        elif amount.unit in _MEASURES:
            measure, factor = _MEASURES[amount.unit]
            yield Value(measure, number * factor)
        else:
            yield Value(_COUNT, number)


def held(amount: Amount, known: Iterable[Amount]) -> bool:
    """Whether every value of an amount is among those of the amounts of its sources."""
    if amount.bare_denominator:
        return amount.of == PER or any(each.of == amount.of or each.low == amount.of for each in known)
    there = {value for each in known for value in values(each)}
    return all(_is_among(value, there) for value in values(amount))


def _is_among(value: Value, there: set[Value]) -> bool:
    if value in there:
        return True
    shares = {each.number for each in there if each.measure == _SHARE}
    if value.measure == _SHARE:
        return 1 - value.number in shares or Value(_COUNT, value.number) in there
    if value.measure == _COUNT:  # in a table, whose heading has the denominator
        return bool({value.number / PER, 1 - value.number / PER} & shares)
    return False
