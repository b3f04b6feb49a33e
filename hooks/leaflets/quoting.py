"""How a finding quotes what an author wrote: in one kind of quotation marks, on one line, shortened by whole words."""

from __future__ import annotations

MOST = 200
"""Characters of a quoted sentence: a sentence of 30 words still fits."""


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
