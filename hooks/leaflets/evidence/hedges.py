"""Hedges: how strongly a text says something, by the one ordered list in hedges.yml.

Levels are numbers from 0, the weakest; the last is a plain statement.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from leaflets.core.yaml_file import load
from leaflets.language.words import Phrases, Token

WEAK = -1
"""The level of words that make an instruction a matter of taste; it is none of the list."""
_NO_HEDGE = {("at", "most"), ("at", "all"), ("above", "all"), ("after", "all"), ("of", "every"), ("in", "every")}
_NO_HEDGE |= {("how", "often"), ("how", "many"), ("as", "many")}


@dataclass(frozen=True)
class Hedge:
    """An expression in a text, the number of the token where it begins, and its level."""

    word: str
    at: int
    level: int


@dataclass(frozen=True)
class Scale:
    """The list: the names of the levels, the level of each word of the ledger, and what expresses it.

    `needs` are words of the ledger that a page must say, each with what says the same.
    """

    names: tuple[str, ...]
    ledger: dict[str, int]
    levels: dict[str, int]
    needs: dict[str, list[str]]
    phrases: Phrases[int]
    needed: Phrases[str]

    @property
    def stated(self) -> int:
        """The level of a plain statement."""
        return len(self.names) - 1

    @property
    def conditional(self) -> int:
        """The level of what holds under a condition only."""
        return self.names.index("conditional")

    def words(self, level: int) -> str:
        """What expresses a level, as a message may say it: 'may', 'might' or 'can'."""
        first, second, third = [f"'{word}'" for word, at in self.levels.items() if at == level][:3]
        return f"{first}, {second} or {third}"


@cache
def scale() -> Scale:
    """The list of hedges.yml."""
    data = load((Path(__file__).parent / "hedges.yml").read_text("utf-8")).data
    levels: dict[str, int] = {}
    ledger: dict[str, int] = {}
    for number, entry in enumerate(data["levels"]):
        levels |= dict.fromkeys(entry["words"], number)
        ledger |= dict.fromkeys(entry["ledger"], number)
    levels |= dict.fromkeys(data["weak"], WEAK)
    needs: dict[str, list[str]] = data["needs"]
    needed = Phrases({word: part for part, expressions in needs.items() for word in expressions})
    names = tuple(entry["level"] for entry in data["levels"])
    return Scale(names, ledger, levels, needs, Phrases(levels), needed)


def hedges(text: list[Token]) -> list[Hedge]:
    """The expressions of a text that say how strongly it is meant, in their order."""
    return [
        Hedge(word, at, level)
        for at, word, level in scale().phrases.find(text)
        if not at or (text[at - 1], word) not in _NO_HEDGE
    ]


def says(text: list[Token]) -> set[str]:
    """The words of the ledger, of those that a page must say, that a text says."""
    return {part for _, _, part in scale().needed.find(text)}


def levels_of(hedge: str) -> list[tuple[str, int]]:
    """The parts of a ledger's `hedge` that are known, each with its level: "about+may" has two."""
    known = scale().ledger
    return [(part, known[part]) for part in map(str.strip, hedge.split("+")) if part in known]


def unknown(hedge: str) -> list[str]:
    """The parts of a ledger's `hedge` that the list does not know."""
    return [part for part in map(str.strip, hedge.split("+")) if part not in scale().ledger]
