"""Numbers in words, where digits are read and found more easily.

NHS service manual, "Numbers, measurements, dates and time": numerals for all numbers, 1 and 2 too, at the beginning of
a sentence as well; "one" stays a word where it means "a" or stands for a thing; fractions stay words; no 2 numerals
side by side ("two 200 mg tablets").
"""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Iterator
from dataclasses import replace

from leaflets.language import sentences
from leaflets.language.faults import Fault, is_name
from leaflets.language.frequencies import frequencies
from leaflets.language.numerals import UNITS, spelled
from leaflets.language.words import lower

_WHAT = "is a number in words"
_MEASURES = UNITS - {"second", "foot", "day"}
"""After "one" they make it a number: "one week". "One day" is some day."""
_RANGE = (" or ", " to ")
_NEXT = re.compile(r"[ -]?(?P<word>[a-z]+)?")
_BEFORE = re.compile(r"(?P<word>[\w']*)(?P<joint>[ -]?)$")
_LONGEST = 24
"""Characters of the word before a number that are read."""
_ORDINALS = {"second": "2nd", "third": "3rd", "fourth": "4th", "fifth": "5th", "sixth": "6th", "seventh": "7th",
             "eighth": "8th", "ninth": "9th", "tenth": "10th", "eleventh": "11th", "twelfth": "12th"}  # fmt: skip
_ORDINAL = re.compile(
    rf"\b(?P<ordinal>{'|'.join(_ORDINALS)})(?= (?:dose|day|week|month|year|half|trimester|injection)\b)",
    re.IGNORECASE,
)
_AFTER_THE_TWO = frozenset("of is are was were do does did have has can may will should must together".split())
"""After "the two" they make it stand for things: "the two do not mix"."""
_THE = frozenset("the you we us them".split())
_BEGINS = re.compile(r"(?:^|[.!?:;])[\s\"“‘(]*$")
"""The end of what stands before a sentence: "You two" at its begin speaks to two people."""
_PARTS = frozenset("third thirds quarter quarters half halves fifth fifths tenth tenths eighth eighths".split())


def faults(text: str) -> Iterator[Fault]:
    """The numbers of a text that are words and should be digits, in their order.

    Of chances such as "nine out of ten" `one-in-x` tells, and what to say instead is no matter of digits. A sentence
    with a second number in words is not offered: half of it would be in digits.
    """
    found: list[Fault] = []
    low = lower(text)
    every = spelled(text)
    chances = [(one.start, one.end) for one in frequencies(text) if not one.is_round or one.is_one]
    for start, end, value in every:
        if any(first <= start < last for first, last in chances):
            continue
        if fault := _number(text, low, start, end, value):
            joins = found and text[found[-1].end : fault.start] in _RANGE
            found.append(_range(text, found.pop(), fault) if joins else fault)
        elif found and text[found[-1].end : start] in _RANGE:
            found.pop()  # "one or two 200 mg tablets"
    found += (
        Fault(*match.span(), _WHAT, "", _ORDINALS[match["ordinal"].lower()])
        for match in _ORDINAL.finditer(text)
        if not is_name(text, match.start())
    )
    places = {start for start, _, _ in every} | {fault.start for fault in found}
    for fault in sorted(found, key=lambda fault: fault.start):
        others = any(not fault.start <= place < fault.end for place in _in_its_sentence(text, fault.start, places))
        yield replace(fault, say=f"write '{fault.instead}'", instead=None) if others else fault


def _in_its_sentence(text: str, start: int, places: set[int]) -> Iterator[int]:
    """The places that stand in the same sentence as one of them."""
    if len(places) > 1:
        begins = [at for at, _ in sentences.split(text)]
        yield from (place for place in places if bisect(begins, place) == bisect(begins, start))


def _range(text: str, low: Fault, high: Fault) -> Fault:
    """Both numbers of "one or two" as one fault."""
    return Fault(low.start, high.end, _WHAT, "", f"{low.instead}{text[low.end : high.start]}{high.instead}")


def _number(text: str, low: str, start: int, end: int, value: int) -> Fault | None:
    after, before = _NEXT.match(low, end), _BEFORE.search(low[max(0, start - _LONGEST) : start])
    follows = (after and after["word"]) or ""
    precedes, joint = (before["word"], before["joint"]) if before else ("", "")
    beside_digits = re.match(r"[ -]\d", text[end : end + 2]) or (precedes[:1].isdigit() and joint)
    is_joined = text[end : end + 1] == "-" and follows.removesuffix("s") not in UNITS  # "two-way"
    if value == 0 or beside_digits or is_joined or joint == "-" or is_name(text, start) or follows in _PARTS:
        return None
    if text[start:end].isupper() and value > 1 and len(text[start:end]) > 4:
        return None
    if low[start:end] == "one" and not _counts(low, end, follows):
        return None
    if precedes == "you" and _BEGINS.search(text, 0, max(0, start - len("you "))):
        return None
    if precedes in _THE and (follows in _AFTER_THE_TWO or re.match(r"[.,;:!?)]|$", text[end : end + 1])):
        return None
    millions = low[start:end].endswith("million") and value % 1_000_000 == 0
    return Fault(start, end, _WHAT, "", f"{value // 1_000_000} million" if millions else f"{value:,}")


def _counts(low: str, end: int, follows: str) -> bool:
    """Whether "one" is a number: before a measure, or in a range."""
    if follows in _MEASURES:
        return True
    return bool(re.match(r" (?:to|or) (?:two|three|four|five|six|\d)\b", low[end : end + 10]))
