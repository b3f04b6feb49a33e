"""All kinds of fault, and a sample of them that is the same for the same seed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from random import Random

from mutation import blocks, sources, words
from mutation.aside_set import ASIDE
from mutation.open_set import OPEN
from mutation.table import Table
from mutation.text import Leaflet, Mutant

SETS = {"open": OPEN, "aside": ASIDE}
RANKS = {
    1: ("safety", "sign", "sources: must_say taken", "sources: must_say on", "sources: safety"),
    2: ("number", "unit", "denominator", "mixed denominators", "one side dropped"),
    3: ("negation",),
}
"""How high an item of these kinds must rank at least; kinds by what their names begin with."""


def _all(leaflet: Leaflet, table: Table, random: Random) -> Iterator[Mutant]:
    yield from words.numbers(leaflet, table)
    yield from words.of_words(leaflet, table)
    yield from words.number_added(leaflet, table, random)
    yield from words.sentences(leaflet, table, random)
    yield from words.contradictions(leaflet, table, random)
    yield from words.description(leaflet, table)
    yield from sources.shown(leaflet, table, random)
    yield from blocks.citations(leaflet, random)
    yield from blocks.swaps(leaflet, random)
    yield from blocks.safety(leaflet, table)
    yield from blocks.local_values(leaflet, random)
    yield from blocks.calmer(leaflet)
    yield from blocks.boxes_exchanged(leaflet)
    yield from sources.demands(leaflet)
    yield from sources.alike(leaflet, table)


def make(leaflet: Leaflet, name: str, seed: int, per_kind: int | None) -> dict[str, list[Mutant]]:
    """Mutants by kind, at most `per_kind` of each (None: all), drawn by `seed`. `name` is a key of SETS.

    Two rules that make the same text make one mutant.
    """
    made: dict[str, dict[tuple[object, ...], Mutant]] = {}
    for mutant in _all(leaflet, SETS[name], Random(f"{name} {seed}")):
        made.setdefault(mutant.kind, {}).setdefault(mutant.edits, mutant)
    return {kind: _sample(list(found.values()), per_kind, f"{name} {seed} {kind}") for kind, found in made.items()}


def _sample(mutants: Sequence[Mutant], most: int | None, seed: str) -> list[Mutant]:
    if most is None or len(mutants) <= most:
        return list(mutants)
    return [mutants[index] for index in sorted(Random(seed).sample(range(len(mutants)), most))]
