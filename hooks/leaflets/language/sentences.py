"""A text cut into sentences: the one splitter, for reading grades, and for quotations.

Knows text only. A full stop ends no sentence after a title ("Dr. Smith"), an initial ("J. Smith") or an abbreviation
("e.g. Milk", "approx. 5", "Fig. 2", "No. 3", "6 p.m. Monday"); "p.m." before any other capital does.
"""

from __future__ import annotations

import re

_CLOSING = r"[\"”’)]*"
_END = rf"(?<=[.!?…])(?P<closing>{_CLOSING})\s+(?=[\"“‘(]*[A-Z0-9])"
_COLON = r"|(?<=:)\s+(?=[A-Z])"
_SENTENCE = re.compile(_END)
_SENTENCE_OR_COLON = re.compile(_END + _COLON)
_LETTER = re.compile(r"[^\W_]")
ENDS = re.compile(rf"[.!?…]{_CLOSING}$")
"""The end of a text that is a whole sentence."""

_TITLE = r"(?:Dr|Mr|Mrs|Ms|Prof|St)\."
_GOES_ON = re.compile(
    rf"(?:\b{_TITLE}|(?i:\b(?:vs|approx|e\.g|i\.e|ca|cf)\.)"
    rf"|(?:^|[(\"“]|\bby\s|{_TITLE}\s|\b[A-Z]\.\s?)[A-Z]\.)$"
)
"""What goes on after its full stop, whatever follows; the last part are initials. "Vitamin C." is none."""
_BEFORE_A_NUMBER = re.compile(r"\b(?:Nos?|(?i:pp?|figs?|vol|tel|ext|ch))\.$")
_BEFORE_A_DAY = re.compile(r"\b[ap]\.m\.$", re.IGNORECASE)
_INITIAL = re.compile(r"\b[A-Z]\.$")
_DAY = re.compile(r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day")


def split(text: str, at_colons: bool = False) -> list[tuple[int, str]]:
    """The sentences of a text, each with the place where it begins; `at_colons` also cuts before "Do this: Call us".

    Without it a colon ends none: before a list it ends the block, and so the sentence.
    """
    found, start = [], 0
    for match in (_SENTENCE_OR_COLON if at_colons else _SENTENCE).finditer(text):
        end = match.start() + len(match["closing"] or "")
        if not _goes_on(text, start, match.start(), match.end()):
            found.append((start, text[start:end]))
            start = match.end()
    found.append((start, text[start:]))
    return [(at, sentence) for at, sentence in found if _LETTER.search(sentence)]


def _goes_on(text: str, start: int, end: int, next_begins: int) -> bool:
    """Whether the full stop before `end` belongs to an abbreviation within a sentence."""
    begin = max(start, end - 24)  # no more is read: else time would be quadratic
    before = ("x" if begin > start else "") + text[begin:end]
    return bool(
        _GOES_ON.search(before)
        or (_INITIAL.search(before) and re.match(r"[A-Z]\.", text[next_begins : next_begins + 2]))
        or (text[next_begins].isdigit() and _BEFORE_A_NUMBER.search(before))
        or (_DAY.match(text, next_begins) and _BEFORE_A_DAY.search(before))
    )
