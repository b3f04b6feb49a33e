"""Proportions in English text: "10 out of every 1,000 people", "one in ten", "5 to 10%", "a third of people".

Reads how a chance is told, so that the checks can judge the form. It knows proportions only; all other numbers, with
their units, are read by `numerals.py`. Exact arithmetic. Time is linear in the length of the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from typing import NamedTuple

from leaflets.language.frequency_patterns import (
    AFTER_WHOLE,
    BIG,
    BY,
    COUNTS,
    COUNTS_THINGS,
    DILUTION,
    FRACTION,
    FREQUENCY,
    JOINTS,
    MORE_OR_LESS,
    NO_NUMBER,
    NUMBER,
    ODDS,
    OF_PEOPLE,
    PARTS,
    PERCENT,
    SCALE,
    SLASHES,
    SMALL,
    TENS,
    THE_ONE,
    WHOLE,
)
from leaflets.language.words import lower

_OPERATORS = {
    "<=": ("up to", "up\u00a0to", "at most", "≤", "or fewer", "or less"),
    ">=": ("at least", "≥", "or more"),
    "<": ("fewer", "less", "under", "below", "<"),
    ">": ("more", "over", "above", ">"),
}
_TOLD = {"<": "fewer than ", ">": "more than ", "<=": "up to ", ">=": "at least ", "~": "about "}


class Span(NamedTuple):
    """A range of numbers, both ends in it: "2" is 2 to 2."""

    least: Fraction
    most: Fraction


@dataclass(frozen=True)
class Frequency:
    """`count` out of `of`, from `start` to `end` in the text.

    `count` is None where only the whole is named: "out of every 1,000 people". `op` is one of `< <= > >= ~ =`.
    `form` is "count", "whole" or "fraction" ("a third of people").
    """

    start: int
    end: int
    text: str
    of: int
    count: Span | None = None
    op: str = "="
    form: str = "count"

    @property
    def share(self) -> Span:
        """The proportion in parts of 1; 1 where only the whole is named."""
        least, most = self.count or (Fraction(self.of), Fraction(self.of))
        return Span(least / self.of, most / self.of)

    @property
    def is_one(self) -> bool:
        """Whether it is one of so many: "1 in 40", "one person in ten", "fewer than 1 out of every 1,000"."""
        return self.count == Span(Fraction(1), Fraction(1))

    @property
    def is_round(self) -> bool:
        """Whether the whole is 100, 1,000, 10,000 or more: numbers of people that several chances can share."""
        return self.of >= 100 and _is_power_of_ten(self.of)


@dataclass(frozen=True)
class Percentage:
    """A percentage, from `start` to `end` in the text; `value` in parts of 100."""

    start: int
    end: int
    text: str
    value: Span
    op: str = "="

    @property
    def share(self) -> Span:
        """The same in parts of 1."""
        return Span(self.value.least / 100, self.value.most / 100)


def may_tell(low: str) -> bool:
    """A quick test: whether a text in lower case may tell a proportion."""
    if JOINTS.search(f" {low}") or "-in-" in low or (("/" in low or ":" in low) and SLASHES.search(low)):
        return True
    return "half " in low or "third" in low or "quarter" in low or "fifth" in low or "tenth" in low


def frequencies(text: str) -> tuple[Frequency, ...]:
    """The proportions of a text in its order, each counted once."""
    return _frequencies(text) if may_tell(lower(text)) else ()


@lru_cache(maxsize=10_000)  # three checks ask for the same texts
def _frequencies(text: str) -> tuple[Frequency, ...]:
    low = lower(text)
    found: list[Frequency] = []
    for one in sorted([*_counts(low, text), *_fractions(low, text), *_wholes(low, text)], key=_before):
        if not found or one.start >= found[-1].end:
            found.append(one)
    return tuple(found)


def _before(one: Frequency) -> tuple[int, int]:
    """Of two readings that begin at one place the longer one, which has a count, is taken."""
    return one.start, -one.end


def percentages(text: str) -> list[Percentage]:
    """The percentages of a text, in digits and in words."""
    low = lower(text)
    if "%" not in low and "percent" not in low and "per cent" not in low and "pct" not in low:
        return []
    found = []
    for match in PERCENT.finditer(low):
        if value := span(match["count"]):
            start, end = match.start("count"), match.end()
            found.append(Percentage(start, end, text[start:end], value, _operator(match["op"])))
    return found


def compares(low: str, found: Percentage) -> bool:
    """Whether a percentage of a text (in lower case) says by how much something differs: "50% lower", "by 50%"."""
    if MORE_OR_LESS.match(low, found.end):
        return True
    return bool(BY.search(low[max(0, found.start - 40) : found.start])) and not OF_PEOPLE.match(low, found.end)


def says_no_number(text: str) -> bool:
    """Whether a text says that nobody gives the number: "Our source gives no number"."""
    return bool(NO_NUMBER.search(lower(text)))


def span(text: str) -> Span | None:
    """The number or the range that stands in a text; None where one of its words is no number."""
    ends = [value for part in re.findall(NUMBER, lower(text)) if (value := number(part)) is not None]
    return Span(min(ends), max(ends)) if ends else None


def number(text: str) -> Fraction | None:
    """The value of a number: "1,000", "0.5", "one thousand", "twenty-five", "3 million"."""
    total = Fraction(0)
    for part in re.sub(r"(?<=\d)[,\u00a0\u2009\u202f ](?=\d)", "", lower(text)).replace("-", " ").split():
        if part in BIG:
            total = max(total, Fraction(1)) * BIG[part]
        elif part in SMALL or part in TENS:
            total += SMALL.get(part) or TENS[part]
        elif re.fullmatch(r"\d+(?:\.\d+)?", part):
            total += Fraction(part)
        elif part != "a":
            return None
    return total


def numbers(text: str) -> list[Fraction]:
    """All numbers of a text that may count people: those without a unit."""
    return [value for match in COUNTS.finditer(lower(text)) if (value := number(match[0])) is not None]


def _counts(low: str, text: str) -> Iterator[Frequency]:
    for match in FREQUENCY.finditer(low):
        of, count = number(match["of"]), span(match["count"])
        if of is None or count is None or of.denominator != 1 or of < 2 or count.most > of:
            continue
        people = bool(match["who"] or match["people"])
        if match["count"] == "one" and THE_ONE.search(low, max(0, match.start("count") - 12), match.start("count")):
            continue
        if not people and _is_none(match, low, int(of)):
            continue
        start, end = match.start("count"), match.end("of")
        yield Frequency(start, end, text[start:end], int(of), count, _operator(match["op"] or _or(match)))


def _is_none(match: re.Match[str], low: str, of: int) -> bool:
    """Whether a match without people is something else: a page of pages, a date, a score, "the one in two parts"."""
    before = low[max(0, match.start("count") - 60) : match.start("count")]
    joint = match["joint"].replace("-", " ").split()
    if match["op"] is None and COUNTS_THINGS.search(before):
        return True
    if match["each"]:
        return joint[0] in {"for", "from", "among"}
    if joint[:2] == ["out", "of"]:
        return of in {5, 10, 100} and bool(SCALE.search(before) or SCALE.search(low[match.end() : match.end() + 40]))
    if joint[0] == "in":
        return 1900 <= of < 2100 and of != 2000 and "," not in match["of"]
    if joint[0] == ":":
        return bool(DILUTION.search(before) or DILUTION.search(low[match.end() : match.end() + 30])) or not (
            ODDS.search(before) and match["count"] == "1"
        )
    return of < 100 or not _is_power_of_ten(of)


def _wholes(low: str, text: str) -> Iterator[Frequency]:
    """What begins with the whole: "out of every 1,000 people, about 10 …"; without a count where none follows."""
    for match in WHOLE.finditer(low):
        of = number(match["every"] or match["some"])
        if of is None or of.denominator != 1 or of < 10:
            continue
        start, end = match.start(), match.end("every" if match["every"] else "some")
        after = AFTER_WHOLE.match(low, match.end())
        count = span(after["count"]) if after else None
        if after and count and count.most <= of:
            op = _operator(after["op"] or _or(after))
            yield Frequency(start, after.end("count"), text[start : after.end("count")], int(of), count, op)
        else:
            yield Frequency(start, end, text[start:end], int(of), form="whole")


def _fractions(low: str, text: str) -> Iterator[Frequency]:
    if not any(part in low for part in PARTS):
        return
    for match in FRACTION.finditer(low):
        of = PARTS[match["part"]]
        times = Fraction(SMALL.get(match["times"] or "one", 1))
        if times < of:
            start = match.start("times") if match["times"] else match.start("part")
            span_ = Span(times, times)
            yield Frequency(
                start, match.end(), text[start : match.end()], of, span_, _operator(match["op"]), "fraction"
            )


def _or(match: re.Match[str]) -> str:
    """What stands after a count: "10 or fewer"."""
    return f"or {match['or']}" if match["or"] else ""


def _operator(words: str | None) -> str:
    words = words or ""
    for operator, starts in _OPERATORS.items():
        if words.startswith(starts):
            return operator
    return "=" if words in {"", "only", "just"} else "~"


def _is_power_of_ten(of: int) -> bool:
    return str(of).strip("0") == "1"


def told(share: Span, of: int, op: str = "=") -> str:
    """How a proportion (parts of 1) is told out of `of` people: "about 25 out of every 1,000 people".

    Where a part of a person would come out, the next whole of ten times as many people is taken.
    """
    while of < 1_000_000 and any((part * of).denominator != 1 for part in share) and share.most * of < 1:
        of *= 10
    exact = all((part * of).denominator == 1 for part in share)
    least, most = (round(part * of) for part in share)
    words = _TOLD.get(op, "" if exact else "about ")
    count = f"{least:,}" if least == most else f"{least:,} to {most:,}"
    return f"{words}{count} out of every {of:,} people"
