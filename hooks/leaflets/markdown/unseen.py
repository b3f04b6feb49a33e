"""What readers of a piece of Markdown do not see as it is written: code spans, comments, escapes, entities."""

from __future__ import annotations

import html
import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable
from itertools import accumulate

from leaflets.markdown.ranges import NOWHERE, Range, next_of

_TICKS = re.compile("`+")
_SLASHES = re.compile(r"(?<!\\)\\++(?=`)")
_BACKSLASH = re.compile(r"\\[\s\S]")
_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()>#+\-.!|])")
_ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_INLINE_COMMENT = re.compile(r"<!--(?:(?!<!--|-->)[\s\S])*-->|<\?(?:(?!<\?|\?>)[\s\S])*\?>")
_SOFT = re.compile(r"[ \t]*\n[ \t]*>[> \t]*|\s+|&#?\w+;|[*_]+")
"""What may differ between a source and what a reader sees of it."""


def code_spans(text: str) -> list[Range]:
    """Code, as `BacktickInlineProcessor` of Python-Markdown finds it."""
    runs = [match.span() for match in _TICKS.finditer(text)]
    starts = [start for start, _ in runs]
    by_length: dict[int, list[int]] = defaultdict(list)
    for start, end in runs:
        by_length[end - start].append(start)
    longest = [*accumulate((end - start for start, end in reversed(runs)), max)][::-1]
    escaped = {match.end() for match in _SLASHES.finditer(text) if len(match[0]) % 2}
    found = []
    at = 0
    while match := _TICKS.search(text, at):
        start, at = match.span()
        if start in escaped:
            at = start + 1
            continue
        length = at - start
        closing = next_of(by_length[length], at) if length in by_length else NOWHERE
        following = bisect_left(starts, at)
        if closing == NOWHERE and following < len(starts) and longest[following] < length:
            length = longest[following]
            closing = next_of(by_length[length], at)
        if closing != NOWHERE:
            at = closing + length
            found.append((start, at))
        else:
            at += length  # the processor goes too far here
    return found


def escapes(text: str) -> list[Range]:
    """Characters behind a backslash, which are no markup."""
    return [match.span() for match in _BACKSLASH.finditer(text) if _ESCAPE.match(match[0])]


def comments(text: str) -> list[Range]:
    """Comments within a line of text."""
    return [match.span() for match in _INLINE_COMMENT.finditer(text)]


def decoded(text: str) -> str:
    """The text with its entities as what they stand for."""
    return _ENTITY.sub(lambda match: html.unescape(match[0]), text) if "&" in text else text


def unescaped(text: str) -> str:
    """The text with its entities and escaped characters as what they stand for."""
    return decoded(_ESCAPE.sub(r"\1", text))


def softened(text: str) -> tuple[str, Callable[[int], int]]:
    """The text without what may differ from what readers see; and where its characters come from."""
    parts = []
    made, origins = [0], [0]
    at = length = 0
    for match in _SOFT.finditer(text):
        new = " " if match[0][0].isspace() else html.unescape(match[0]) if match[0][0] == "&" else ""
        parts += [text[at : match.start()], new]
        length += match.start() - at
        made += [length, length + len(new)]
        origins += [match.start(), match.end()]
        length += len(new)
        at = match.end()

    def origin(index: int) -> int:
        last = bisect_right(made, index) - 1
        return origins[last] + index - made[last]

    return "".join([*parts, text[at:]]), origin
