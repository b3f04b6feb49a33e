"""Ranges of a text, as pairs of indices: what is to be passed over, and what follows a place."""

from __future__ import annotations

import re
import sys
from bisect import bisect_left
from collections.abc import Iterable

Range = tuple[int, int]
NOWHERE = sys.maxsize
_NOT_NEWLINE = re.compile(r"[^\n]")


def next_of(places: list[int], at: int) -> int:
    """The first of some places that is not before `at`, or NOWHERE."""
    index = bisect_left(places, at)
    return places[index] if index < len(places) else NOWHERE


def blank(text: str, ranges: Iterable[Range]) -> str:
    """The text with NUL in place of what is not to be read; newlines stay."""
    parts = []
    at = 0
    for start, end in sorted(ranges):
        if end > at:
            start = max(start, at)
            parts += [text[at:start], _NOT_NEWLINE.sub("\0", text[start:end])]
            at = end
    return "".join([*parts, text[at:]])
