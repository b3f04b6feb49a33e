"""Text as people and pages need it: quoted, listed, escaped, a date in words, the form of an id.

A finding quotes what an author wrote in one kind of quotation marks, on one line, shortened by whole words.
"""

from __future__ import annotations

import datetime
import html
import re
from typing import Any

MOST = 200
"""Characters of a quoted sentence: a sentence of 30 words still fits."""
_SIGNS = re.compile(r"[!-/:-@\[-`{-~]")
"""Every sign of ASCII: each may be markup to some Markdown extension, and a backslash escapes only some."""
_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
# Not strftime: its month names depend on the locale of the machine that builds.
_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


def quote(text: str, most: int = MOST, around: tuple[int, int] = (0, 0)) -> str:
    """A text in quotation marks, on one line. One of more than `most` characters is cut after whole words, with "…".

    What is kept begins with the text, or lies around a range of it.
    """
    if len(text.rstrip()) <= most:
        return f"'{' '.join(text.split())}'"
    start, end = around
    room = (most - min(end - start, most)) // 2
    first = max(0, min(start - room, len(text) - most))
    last = min(len(text), first + most)
    if first:
        first = text.find(" ", first) + 1 or first
    if last < len(text) and text[last] != " ":
        last = max(text.rfind(" ", first, last), end)
        last = last if last > first else first + most
    shown = " ".join(text[first:last].split())
    return f"'{'… ' if first else ''}{shown.rstrip(' ,;:–-') + ' …' if last < len(text) else shown}'"


def listed(words: list[str], joint: str = ", ") -> str:
    """`a, b and c`."""
    return " and ".join([joint.join(words[:-1]), words[-1]] if len(words) > 1 else words)


def in_html(text: str) -> str:
    """The words for HTML, in text and in attributes."""
    return html.escape(text)


def in_markdown(text: str) -> str:
    """The words for one line of Markdown: signs as character references."""
    return _SIGNS.sub(lambda sign: f"&#{ord(sign[0])};", " ".join(text.split()))


def is_slug(name: str) -> bool:
    """Whether a name is lower-case words joined by hyphens."""
    return _SLUG.fullmatch(name) is not None


def long_date(value: Any) -> str:
    """A date as the NHS service manual writes it, "6 August 2026"; what is no date stays as it is."""
    if isinstance(value, datetime.date):
        return f"{value.day} {_MONTHS[value.month - 1]} {value.year}"
    return str(value or "")
