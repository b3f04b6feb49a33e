"""Opposites: pairs of words that turn a statement round, by the list in opposites.yml."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from leaflets.evidence.words import Phrases, Token
from leaflets.yamlfile import load

Side = tuple[int, int]
"""The number of a pair, and which of its sides."""


@cache
def _list() -> Phrases[Side]:
    pairs = load((Path(__file__).parent / "opposites.yml").read_text("utf-8")).data
    return Phrases(
        {word: (number, side) for number, pair in enumerate(pairs) for side in (0, 1) for word in pair[side]}
    )


def opposites(text: list[Token]) -> dict[Side, tuple[str, int]]:
    """The sides of pairs that a text names, each with its first word and the place of that word."""
    found: dict[Side, tuple[str, int]] = {}
    for at, word, side in _list().find(text):
        found.setdefault(side, (word, text[at][1]))
    return found


def other(side: Side) -> Side:
    """The other side of a pair."""
    return side[0], 1 - side[1]
