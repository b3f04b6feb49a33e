"""How many faults the checks refuse, when they are put into a finished leaflet one at a time.

    .venv/bin/python benchmarks/mutants.py [--set aside] [--per-kind 20] [--list-survivors] [--at-least 95]

A mutant is refused where `leaflets check` has a finding of level `warn` that the leaflet without it does not have.
The table has a line for each kind: mutants, refused, percent, and the checks that refused them. Kinds that no check
without the source can refuse stand apart and do not count. Exit status: 0 at least so many percent refused, 1 fewer.
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

sys.path.insert(0, str(Path(__file__).parent))

from mutation.judge import Judge
from mutation.kinds import SETS, make
from mutation.ledgers import BY_DESIGN
from mutation.text import Leaflet, Mutant

ROOT = Path(__file__).resolve().parent.parent


class Outcome(NamedTuple):
    """A mutant and the checks that refused it; none where it survived."""

    mutant: Mutant
    checks: tuple[str, ...]


def run(judge: Judge, leaflet: Leaflet, mutants: dict[str, list[Mutant]]) -> list[Outcome]:
    """Judge every mutant, on all processors; progress on stderr."""
    every = [mutant for several in mutants.values() for mutant in several]
    outcomes = []
    started = time.monotonic()
    _at_work.append((judge, leaflet, every))  # a forked process has it without its being sent
    with multiprocessing.get_context("fork").Pool() as pool:
        for number, names in enumerate(pool.imap(_refused_by, range(len(every)), chunksize=4), 1):
            outcomes.append(Outcome(every[number - 1], names))
            if number % 50 == 0 or number == len(every):
                print(f"{number} of {len(every)} in {time.monotonic() - started:.0f} s", file=sys.stderr, flush=True)
    _at_work.pop()
    return outcomes


_at_work: list[tuple[Judge, Leaflet, list[Mutant]]] = []


def _refused_by(number: int) -> tuple[str, ...]:
    judge, leaflet, mutants = _at_work[-1]
    found = judge.refusals(mutants[number].applied(leaflet.texts))
    return tuple(sorted({diagnostic.check for diagnostic in found}))


def counted(outcomes: list[Outcome]) -> list[Outcome]:
    """Those that a check could refuse."""
    return [outcome for outcome in outcomes if outcome.mutant.kind not in BY_DESIGN]


def percent(outcomes: list[Outcome]) -> float:
    """How many of 100 were refused; 0 where there are none."""
    return 100 * sum(1 for outcome in outcomes if outcome.checks) / len(outcomes) if outcomes else 0.0


def table(outcomes: list[Outcome]) -> str:
    """The counts by kind."""
    lines = [f"{'kind':44}{'mutants':>8}{'refused':>8}{'%':>7}  refused by"]
    kinds = {outcome.mutant.kind: 0 for outcome in outcomes}
    for kind in kinds:
        if kind not in BY_DESIGN:
            lines.append(_line(kind, [outcome for outcome in outcomes if outcome.mutant.kind == kind]))
    lines += ["", _line("all of these", counted(outcomes))]
    apart = [kind for kind in kinds if kind in BY_DESIGN]
    if apart:
        lines += ["", "not refusable by design, and not counted above:"]
    for kind in apart:
        lines.append(_line(kind, [outcome for outcome in outcomes if outcome.mutant.kind == kind]))
        lines.append(f"    {BY_DESIGN[kind]}")
    return "\n".join(lines)


def _line(kind: str, outcomes: list[Outcome]) -> str:
    refused = sum(1 for outcome in outcomes if outcome.checks)
    checks = Counter(check for outcome in outcomes for check in outcome.checks)
    names = ", ".join(f"{name} {count}" for name, count in checks.most_common(6))
    return f"{kind:44}{len(outcomes):8}{refused:8}{percent(outcomes):7.1f}  {names}".rstrip()


def survivors(leaflet: Leaflet, outcomes: list[Outcome]) -> str:
    """Each counted mutant that nothing refused, as a unified diff."""
    parts = []
    for outcome in counted(outcomes):
        if not outcome.checks:
            mutant = outcome.mutant
            parts.append(f"=== {mutant.kind}: {mutant.what}")
            for file, text in mutant.applied(leaflet.texts).items():
                before, after = leaflet.texts[file].splitlines(), text.splitlines()
                parts += difflib.unified_diff(before, after, f"a/{file}", f"b/{file}", lineterm="", n=1)
            parts.append("")
    return "\n".join(parts)


def main() -> int:
    """Make the mutants, judge them, print the table."""
    parser = argparse.ArgumentParser(description="How many faults in a finished leaflet the checks refuse.")
    parser.add_argument("--leaflet", default="", help="name of its folder under docs/ (default: the first)")
    parser.add_argument("--set", choices=SETS, default="open", help="`aside` is kept aside: look at its numbers only")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--per-kind", type=int, default=20, metavar="N", help="at most so many of a kind; 0: all")
    parser.add_argument("--kinds", nargs="+", default=[], metavar="KIND", help="only those whose name begins so")
    parser.add_argument("--list-survivors", action="store_true", help="print each one that nothing refused")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write every outcome there")
    parser.add_argument("--at-least", type=float, default=0, metavar="PERCENT")
    options = parser.parse_args()
    os.environ.setdefault("SOURCE_DATE_EPOCH", str(int(time.time())))
    try:
        judge = Judge(ROOT, options.leaflet)
    except LeafletsError as error:
        print(f"mutants: {error}", file=sys.stderr)
        return 2
    standing = [diagnostic for diagnostic in judge.base if diagnostic.level == "warn"]
    if standing:
        print(f"the leaflet has {len(standing)} findings itself; they may hide what a mutant brings", file=sys.stderr)
    leaflet = judge.texts()
    mutants = make(leaflet, options.set, options.seed, options.per_kind or None)
    if options.kinds:
        mutants = {kind: few for kind, few in mutants.items() if kind.startswith(tuple(options.kinds))}
    outcomes = run(judge, leaflet, mutants)
    if options.list_survivors:
        print(survivors(leaflet, outcomes))
    print(f"{leaflet.name}, set {options.set}, seed {options.seed}\n")
    print(table(outcomes))
    if options.json:
        data = [{"kind": each.mutant.kind, "what": each.mutant.what, "checks": each.checks} for each in outcomes]
        options.json.write_text(json.dumps(data, indent=1, ensure_ascii=False) + "\n", "utf-8")
    return 0 if percent(counted(outcomes)) >= options.at_least else 1


if __name__ == "__main__":
    sys.exit(main())
