"""Dates in another form than "6 August 2026".

NHS service manual, "Numbers, measurements, dates and time": day, month in full, year; no commas, no "6th". "6/8/2026"
is June to one reader and August to another.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator

from leaflets.language.faults import Fault

_MONTHS = "January February March April May June July August September October November December".split()
_MONTH = "|".join(
    f"{name[:3]}(?:{name[3:]}|t)?" if name == "September" else f"{name[:3]}(?:{name[3:]})?" for name in _MONTHS
)
_DAY = r"(?P<day>(?:[12]\d|3[01]|0?[1-9]))"
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_NO_COUNT = r"[.,;:!?)](?!\d)|$| (?:at|to|by|and|or|in|on|from|for|is|was|deadline|until)\b"
"""What may follow "August 6": in "in May 30 people came" the number counts people."""
_FORMS = [
    re.compile(rf"(?<![\w./-]){_YEAR}-(?P<number>0[1-9]|1[0-2])-(?P<day>0[1-9]|[12]\d|3[01])(?![\w/-])"),
    re.compile(
        r"(?<![\w./-])(?P<one>\d{1,2})(?P<mark>[/.-])(?P<two>\d{1,2})(?P=mark)(?P<year>(?:19|20)\d\d|\d\d)(?![\w/-]|\.\d|\s?(?:m?g|mcg|µg|kg|m?l|[cm]?m|%)(?!\w))"
    ),
    re.compile(
        rf"\b(?P<month>{_MONTH})\.? {_DAY}(?:(?:st|nd|rd|th)\b|(?=,? (?:19|20)\d\d\b|{_NO_COUNT}))(?:,? {_YEAR}\b)?"
    ),
    re.compile(rf"\b(?:the )?{_DAY}(?:st|nd|rd|th) (?:of )?(?P<month>{_MONTH})\b(?:\.?,? {_YEAR}\b)?"),
    re.compile(rf"\b{_DAY} (?P<month>Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b(?:\.?,? {_YEAR}\b)?"),
    re.compile(rf"\b{_DAY} (?P<month>{'|'.join(_MONTHS)}), {_YEAR}\b"),
]
_WHAT = "is a date in another form"
_SUCH_AS = "such as '6 August 2026'"
_LEAP_YEAR = 2024


def faults(text: str) -> Iterator[Fault]:
    """The dates of a text that are not in the one form, in their order."""
    if not any(character.isdigit() for character in text):
        return
    found = [fault for form in _FORMS for match in form.finditer(text) if (fault := _fault(match))]
    end = 0
    for fault in sorted(found, key=lambda fault: (fault.start, -fault.end)):
        if fault.start >= end:
            yield fault
            end = fault.end


def _fault(match: re.Match[str]) -> Fault | None:
    parts = match.groupdict()
    year = f" {parts['year']}" if parts.get("year") else ""
    if "one" in parts:
        one, two = int(parts["one"]), int(parts["two"])
        if not (0 < one <= 31 and 0 < two <= 31 and (one <= 12 or two <= 12)):
            return None
        if len(parts["year"]) == 2 or (one <= 12 and two <= 12 and one != two):
            return Fault(*match.span(), _WHAT, f"write the month as a word, {_SUCH_AS}")
        day, month = (one, two) if two <= 12 else (two, one)
    else:
        short = (parts.get("month") or "")[:3]
        day, month = int(parts["day"]), int(parts.get("number") or [m[:3] for m in _MONTHS].index(short) + 1)
    if not _exists(day, month, int(parts.get("year") or _LEAP_YEAR)):
        return Fault(*match.span(), _WHAT, f"there is no such day; write one {_SUCH_AS}")
    return Fault(*match.span(), _WHAT, f"write '{day} {_MONTHS[month - 1]}{year}'")


def _exists(day: int, month: int, year: int) -> bool:
    return day <= monthrange(year, month)[1]
