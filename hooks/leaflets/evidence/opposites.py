"""Opposites: words of which one must not stand for another, by the list in opposites.yml."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from leaflets.core.yaml_file import load
from leaflets.language.words import Phrases, Token

Side = tuple[int, int]
"""The number of a group, and which of its sides."""
Sides = dict[Side, tuple[str, int]]
"""The sides that a text names, each with its first word and the number of that token."""


@cache
def _list() -> Phrases[tuple[Side, ...]]:
    groups = load((Path(__file__).parent / "opposites.yml").read_text("utf-8")).data
    sides: dict[str, tuple[Side, ...]] = {}
    for number, group in enumerate(groups):
        for side, words in enumerate(group):
            for word in words:
                sides[word] = (*sides.get(word, ()), (number, side))
    return Phrases(sides)


def opposites(text: list[Token]) -> Sides:
    """The sides of groups that a text names."""
    found: Sides = {}
    for at, word, sides in _list().find(text):
        for side in sides:
            found.setdefault(side, (word, at))
    return found


def exchanged(said: Sides, fact: Sides) -> list[tuple[Side, str]]:
    """The sides that a text names where a fact names another of the same group, each with the fact's word.

    Not where the text names both, or the fact does.
    """
    return [
        (side, word)
        for side in said
        for (group, other), (word, _) in fact.items()
        if group == side[0] and other != side[1] and (group, other) not in said and side not in fact
    ]
