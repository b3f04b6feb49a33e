"""The lines of a text with what matters to what works through it by lines: fences of code, items of lists."""

from __future__ import annotations

import re
from collections.abc import Iterator

ITEM = re.compile(r"[ \t>]*(?:[-*+]|\d{1,9}[.)])[ \t]")
"""What begins an item of a list."""
_FENCE = re.compile(r"[ \t>]*(`{3,}|~{3,})")


def lines(text: list[str]) -> Iterator[tuple[str, bool]]:
    """Each line, and whether it stands in a fence, or opens one."""
    fence = ""
    for line in text:
        if ticks := _FENCE.match(line):
            fence = "" if fence and ticks[1].startswith(fence) else fence or ticks[1]
        yield line, bool(fence)
