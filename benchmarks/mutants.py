"""Faults put into a finished leaflet one at a time: whether a redline lists each, and what the checks say of it.

    .venv/bin/python benchmarks/mutants.py [--set aside] [--per-kind 20] [--list-survivors] [--words-only]

A mutant is an *item* where its words of record differ from those of the leaflet as it is, so that nobody has agreed to
it, and the redline lists it. It is *refused* where `leaflets check` has a new finding of level `warn`, *asked* where it
has a new one of level `info`. The table has a line for each kind, with the rank of each mutant's first item (1 is the
most dangerous). Exit status: 0 where each mutant is an item and those about safety, numbers and "not" rank as high as
they must (`RANKS`), 1 otherwise.
"""

from __future__ import annotations

import argparse
import difflib
import json
import multiprocessing
import os
import sys
import time
from collections import Counter
from pathlib import Path
from typing import NamedTuple

from leaflets.core.diagnostics import LeafletsError
from leaflets.review import compare

sys.path.insert(0, str(Path(__file__).parent))

from mutation.judge import Judge
from mutation.kinds import RANKS, SETS, make
from mutation.text import Leaflet, Mutant

ROOT = Path(__file__).resolve().parent.parent


class Outcome(NamedTuple):
    """A mutant, its items as rank and kind, the most dangerous first, and the checks with new findings."""

    mutant: Mutant
    items: tuple[tuple[int, str], ...]
    refused: tuple[str, ...] = ()
    asked: tuple[str, ...] = ()

    @property
    def low(self) -> bool:
        """Whether its first item ranks lower than its kind must, or there is none."""
        most = [rank for rank, kinds in RANKS.items() if self.mutant.kind.startswith(kinds)]
        return not self.items or self.items[0][0] > min(most, default=len(compare.RANKS))


def run(judge: Judge, leaflet: Leaflet, mutants: dict[str, list[Mutant]], words_only: bool = False) -> list[Outcome]:
    """Judge every mutant, on all processors; progress on stderr."""
    every = [mutant for several in mutants.values() for mutant in several]
    outcomes = []
    started = time.monotonic()
    _at_work.append((judge, leaflet, every, words_only))  # a forked process has it without its being sent
    with multiprocessing.get_context("fork").Pool() as pool:
        for number, outcome in enumerate(pool.imap(_judged, range(len(every)), chunksize=4), 1):
            outcomes.append(outcome)
            if number % 50 == 0 or number == len(every):
                print(f"{number} of {len(every)} in {time.monotonic() - started:.0f} s", file=sys.stderr, flush=True)
    _at_work.pop()
    return outcomes


_at_work: list[tuple[Judge, Leaflet, list[Mutant], bool]] = []


def _judged(number: int) -> Outcome:
    judge, leaflet, mutants, words_only = _at_work[-1]
    mutated = judge.changed(mutants[number].applied(leaflet.texts))
    items = tuple((item.rank, item.kind) for item in judge.items(mutated))
    found = [] if words_only else judge.new(mutated)
    refused, asked = (
        tuple(sorted({each.check for each in found if each.level == level})) for level in ("warn", "info")
    )
    return Outcome(mutants[number], items, refused, asked)


def table(outcomes: list[Outcome]) -> str:
    """The counts by kind."""
    lines = [f"{'kind':46}{'mutants':>8}{'items':>7}{'refused':>9}{'asked':>7}  ranks of the first item"]
    for kind in dict.fromkeys(outcome.mutant.kind for outcome in outcomes):
        lines.append(_line(kind, [outcome for outcome in outcomes if outcome.mutant.kind == kind]))
    return "\n".join([*lines, "", _line("all", outcomes)])


def _line(kind: str, outcomes: list[Outcome]) -> str:
    items, refused, asked = (
        sum(1 for outcome in outcomes if getattr(outcome, what)) for what in ("items", "refused", "asked")
    )
    ranks = Counter(outcome.items[0][0] for outcome in outcomes if outcome.items)
    told = " ".join(f"{rank}:{count}" for rank, count in sorted(ranks.items()))
    low = sum(outcome.low for outcome in outcomes)
    return f"{kind:46}{len(outcomes):8}{items:7}{refused:9}{asked:7}  {told}{f'  TOO LOW: {low}' if low else ''}"


def survivors(leaflet: Leaflet, outcomes: list[Outcome]) -> str:
    """Each mutant that is no item, or ranks too low, as a unified diff."""
    parts = []
    for outcome in outcomes:
        if outcome.low:
            mutant = outcome.mutant
            parts.append(f"=== {mutant.kind}: {mutant.what}: {outcome.items[:1] or 'no item'}")
            for file, text in mutant.applied(leaflet.texts).items():
                before, after = leaflet.texts[file].splitlines(), text.splitlines()
                parts += difflib.unified_diff(before, after, f"a/{file}", f"b/{file}", lineterm="", n=1)
            parts.append("")
    return "\n".join(parts)


def main() -> int:
    """Make the mutants, judge them, print the table."""
    parser = argparse.ArgumentParser(description="Whether faults in a finished leaflet are items of a redline.")
    parser.add_argument("--leaflet", default="", help="name of its folder under docs/ (default: the first)")
    parser.add_argument("--set", choices=SETS, default="open", help="`aside` is kept aside: look at its numbers only")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--per-kind", type=int, default=20, metavar="N", help="at most so many of a kind; 0: all")
    parser.add_argument("--kinds", nargs="+", default=[], metavar="KIND", help="only those whose name begins so")
    parser.add_argument(
        "--list-survivors", action="store_true", help="print each one that is no item, or ranks too low"
    )
    parser.add_argument("--words-only", action="store_true", help="ask no checks: a tenth of the time")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write every outcome there")
    options = parser.parse_args()
    os.environ.setdefault("SOURCE_DATE_EPOCH", str(int(time.time())))
    try:
        judge = Judge(ROOT, options.leaflet)
    except LeafletsError as error:
        print(f"mutants: {error}", file=sys.stderr)
        return 2
    leaflet = judge.texts()
    mutants = make(leaflet, options.set, options.seed, options.per_kind or None)
    if options.kinds:
        mutants = {kind: few for kind, few in mutants.items() if kind.startswith(tuple(options.kinds))}
    outcomes = run(judge, leaflet, mutants, options.words_only)
    if options.list_survivors:
        print(survivors(leaflet, outcomes))
    print(f"{leaflet.name}, set {options.set}, seed {options.seed}\n")
    print(table(outcomes))
    if options.json:
        data = [
            {"kind": each.mutant.kind, "what": each.mutant.what, **each._asdict(), "mutant": None} for each in outcomes
        ]
        options.json.write_text(json.dumps(data, indent=1, ensure_ascii=False) + "\n", "utf-8")
    return int(any(outcome.low for outcome in outcomes))


if __name__ == "__main__":
    sys.exit(main())
