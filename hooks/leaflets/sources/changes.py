"""What a new edition of a source changed: places that are new, gone, have other words, or only another number.

Old places are known by their hashes alone, so a lock is enough: the old text is not needed.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import zip_longest

from leaflets.sources import lock, splitter
from leaflets.sources.lock import Lock
from leaflets.sources.splitter import SplitError

Spot = tuple[str, int]
"""Section and number."""


@dataclass(frozen=True)
class Changes:
    """What differs between two locks of one source; each pair is an old place and a new one."""

    changed: list[tuple[Spot, Spot]] = field(default_factory=list)
    added: list[Spot] = field(default_factory=list)
    removed: list[Spot] = field(default_factory=list)
    moved: list[tuple[Spot, Spot]] = field(default_factory=list)

    def __bool__(self) -> bool:
        return bool(self.changed or self.added or self.removed or self.moved)


def named(spot: Spot) -> str:
    """A place as a citation names it, without the key of its source."""
    return f"{spot[0]}.{spot[1]}"


def runs(pairs: Sequence[tuple[Spot, Spot]]) -> Iterator[tuple[str, str]]:
    """Pairs of places by their names; those that follow each other on both sides as one: `risks.8-18`, `risks.7-17`."""
    run: list[tuple[Spot, Spot]] = []
    for pair in pairs:
        if run and pair != tuple((section, number + 1) for section, number in run[-1]):
            yield _as_range(run, 0), _as_range(run, 1)
            run = []
        run.append(pair)
    if run:
        yield _as_range(run, 0), _as_range(run, 1)


def _as_range(run: Sequence[tuple[Spot, Spot]], side: int) -> str:
    (section, first), (_, last) = run[0][side], run[-1][side]
    return named((section, first)) + (f"-{last}" if last > first else "")


def between(old: Lock, new: Lock) -> Changes:
    """Compare two locks: equal sentences are paired in their order, what stands between pairs is changed."""
    before, after = list(old.places), list(new.places)
    matcher = difflib.SequenceMatcher(
        None, [old.places[spot].hash for spot in before], [new.places[spot].hash for spot in after], autojunk=False
    )
    found = Changes()
    for kind, start, end, to_start, to_end in matcher.get_opcodes():
        pairs = zip_longest(before[start:end], after[to_start:to_end])
        for one, other in pairs:
            if one is None:
                found.added.append(other)
            elif other is None:
                found.removed.append(one)
            elif kind != "equal":
                found.changed.append((one, other))
            elif one != other:
                found.moved.append((one, other))
    return _carried(old, new, found)


def _carried(old: Lock, new: Lock, found: Changes) -> Changes:
    """Take sentences that stand elsewhere with the same words out of the changed ones: they moved."""
    gone = {old.places[spot].hash: spot for spot in found.removed}
    came = {new.places[spot].hash: spot for spot in found.added}
    moved = [(gone[same], came[same]) for same in gone if same in came]
    olds, news = {one for one, _ in moved}, {other for _, other in moved}
    return Changes(
        found.changed,
        [spot for spot in found.added if spot not in news],
        [spot for spot in found.removed if spot not in olds],
        found.moved + moved,
    )


def differs(locked: Lock, text: str, keys: Mapping[str, str]) -> bool:
    """Whether a text is not the one that was locked, word for word."""
    try:
        sections = splitter.split(text, keys)
    except SplitError:
        return True
    return lock.written(lock.make(locked.key, sections)) != lock.written(locked)
