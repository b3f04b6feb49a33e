"""What a set of rewrites holds. `open_set.py` is the one to tune on; `aside_set.py` is kept aside."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

Rules = tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Table:
    """One set of rewrites.

    `rules` are (pattern, replacement) pairs by kind, for every piece of prose; `safety` the same for those that make
    a safety statement; `headings` for headings and titles of boxes; `description` for the front matter's one.
    In a pattern a space stands for any space or line end; case does not matter, a capital letter stays one.
    `numbers` make another number of a number, `added` are put into a block without one, `sentences` are what no
    source says. `hiding` are forms with `{text}` and `{citation}` in which a block is collapsed or out of sight.
    `first` says whether a sentence is put before a block's own, or after them.
    """

    rules: dict[str, Rules]
    safety: dict[str, Rules]
    headings: Rules
    description: Rules
    numbers: tuple[Callable[[int], int | str], ...]
    added: tuple[str, ...]
    sentences: tuple[str, ...]
    hiding: dict[str, str]
    first: bool


def rewrites(words: str, rules: Rules) -> Iterator[tuple[int, int, str]]:
    """Every place at which a rule changes the words: start, end, and what then stands there."""
    for pattern, replacement in rules:
        for match in re.finditer(pattern.replace(" ", r"\s+"), words, re.IGNORECASE):
            if found := _rewrite(words, match, replacement):
                yield found


def _rewrite(words: str, match: re.Match[str], replacement: str) -> tuple[int, int, str] | None:
    start, end, new = match.start(), match.end(), match.expand(replacement)
    if match[0] == new or "\0" in match[0]:
        return None
    if not new:
        if words[end : end + 1] in {"", ".", ",", ";", ":"}:
            return len(words[:start].rstrip()), end, ""
        end += len(words[end:]) - len(words[end:].lstrip())
        if words[end : end + 1] in {"", "\0"}:
            return None
        new, end = words[end], end + 1
    if match[0][:1].isupper():
        new = new[:1].upper() + new[1:]
    return start, end, new
