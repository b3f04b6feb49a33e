"""Faults put into a leaflet one at a time (benchmarks/mutants.py): what is made, and that the checks refuse it."""

from __future__ import annotations

import itertools
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from support import library

sys.path.append(str(library.ROOT / "benchmarks"))

import mutants
from mutation.judge import Judge
from mutation.kinds import make
from mutation.ledgers import BY_DESIGN
from mutation.text import Edit, Leaflet, Mutant

LONG = bool(os.environ.get("LEAFLETS_LONG"))
LEAFLET = "vertebroplasty-kyphoplasty"
AIM = 95.0

INDEX = """\
---
title: Knee
description: Two treatments for the spine. The risks, and when to call for help.
---

# Knee

You should leave your bandage on for 48 hours. Tell your doctor about all your medicines right away.
{ data-fact="bandage-48-hours tell-medicines" }

More than one spine bone may break. It gives you a scar.
{ data-fact="one-or-more" }

See [the other page](risks.md).

!!! help "Call us right away, day or night, if:"

    - you have bleeding
      { data-fact="bleeding" }

    Call **{{ local.ward_phone }}** at once.
    { data-fact="local:ward_phone" }

!!! help later "Call us in opening hours if:"

    - you have a question.

    Call **{{ local.night_phone }}**.
    { data-fact="local:night_phone" }
"""
RISKS = """\
# Risks

Do not drive for 6 weeks. You are allowed to walk about. Tell your doctor about all your medicines.
{ data-fact="no-driving tell-medicines" }

Bleeding is possible.
{ data-fact="bleeding" }

- After the treatment, about 750 out of every 1,000 people get better. About 250 out of every 1,000 do not get better.
  { data-fact="better-75-in-100" }
- The cut takes less than at least 2 hours.
  { data-fact="long" }

```chances
better-75-in-100
```

Read `code 48 hours` and [48 hours](x.md#in-48-hours "may") {#may-48}.
{ data-fact="long" }
"""
FACTS = """\
sources: {}
facts:
  - id: bandage-48-hours
    statement: You should leave the bandage on for 48 hours.
    source: {lines: [5]}
    quantities:
      - type: duration
        op: "="
        value: 48
    hedge: should
    safety: true
  - id: tell-medicines
    statement: Tell your doctor about all medicines. Do not stop them.
    source: {lines: [7]}
    hedge: direct
    safety: true
  - id: one-or-more
    statement: More than one spine bone may break.
    hedge: may
    source: {lines: [9]}
  - id: bleeding
    statement: Bleeding is possible, about 2 weeks after treatment.
    hedge: may
    safety: true
  - id: no-driving
    statement: Do not drive for at least 6 weeks.
    hedge: stated
    safety: true
    contradicts: [drive]
  - id: better-75-in-100
    statement: After treatment, about 75 in 100 people get better within 2 weeks.
    hedge: stated
    quantities:
      - value: 75
  - id: long
    statement: The cut takes at least 2 hours.
    hedge: usually
    quantities:
      - value: 2
  - id: drive
    statement: You can drive.
    hedge: can
left_out:
  - fact: drive
    reason: against no-driving
    by: author
"""
SMALL = {"index.md": INDEX, "risks.md": RISKS, "facts.yml": FACTS}

KINDS = {
    "number", "numbers exchanged", "number word", "number added", "number dropped", "unit", "operator",
    "denominator", "mixed denominators", "one side dropped", "risk format",
    "negation added", "negation removed", "hedge stronger", "hedge weaker", "opposite", "who or what",
    "heading or title", "description",
    "sentence added to a cited block", "sentence added to an uncited block", "new paragraph without a source",
    "contradiction without a source", "contradiction in a cited block",
    "left-out fact shown", "left-out fact shown, no longer left out",
    "citation removed", "citation misspelled", "citation of another fact", "citation of one fact more",
    "one citation of several dropped", "citations exchanged on a page", "citations exchanged between pages",
    "chance dropped", "another local value", "phone number written out",
    "safety sentence dropped", "safety box collapsed", "safety block dropped everywhere",
    "safety block dropped on one page", "safety block hidden everywhere", "safety block hidden on one page",
    "safety fact left out without need", "sign moved to a calmer box",
    "ledger: fact dropped", "ledger: quantity altered", "ledger: hedge altered", "ledger: safety taken away",
    "ledger: source line", "ledger and pages alike",
}  # fmt: skip
SEVERAL = (
    "numbers exchanged", "citations exchanged", "left-out fact", "safety block", "safety fact", "sign moved",
    "ledger and pages",
)  # fmt: skip
"""Kinds whose one fault takes several edits."""


def of_small(name: str = "open", seed: int = 1) -> list[Mutant]:
    """All mutants of the small leaflet."""
    made = make(Leaflet("knee", SMALL), name, seed, None)
    return [mutant for several in made.values() for mutant in several]


@pytest.mark.parametrize("name", ["open", "aside"])
@pytest.mark.parametrize("kind", sorted(KINDS))
def test_every_kind_is_made(kind: str, name: str) -> None:
    """Either set makes each kind of fault, even of a small leaflet."""
    assert kind in {mutant.kind for mutant in of_small(name)}


def test_kinds_apart_are_kinds() -> None:
    """What is not refusable by design is a kind that is made."""
    assert set(BY_DESIGN) <= KINDS


@pytest.mark.parametrize("name", ["open", "aside"])
def test_one_place(name: str) -> None:
    """A mutant is another text, its edits do not overlap, and there is one unless its kind needs more."""
    for mutant in of_small(name):
        changed = mutant.applied(SMALL)
        assert changed, mutant
        assert any(text != SMALL[file] for file, text in changed.items()), mutant
        edits = sorted(mutant.edits)
        for one, other in itertools.pairwise(edits):
            assert one.file != other.file or one.end <= other.start, mutant
        if not mutant.kind.startswith(SEVERAL):
            assert len(edits) == 1, mutant


def test_sets_differ() -> None:
    """The set kept aside rewrites words in ways that the open one does not."""
    both = {m.edits for m in of_small("open")} & {m.edits for m in of_small("aside")}
    words = {"number", "unit", "operator", "negation added", "hedge stronger", "opposite", "who or what"}
    assert not [m.what for m in of_small("open") if m.edits in both and m.kind in words]


@pytest.mark.parametrize("silent", ["code 48 hours", "x.md#in-48-hours", "#may-48", "{{ local.ward_phone }} at"])
@pytest.mark.parametrize("name", ["open", "aside"])
def test_words_only(silent: str, name: str) -> None:
    """A rule for words changes what people read: no address, id, code or local value."""
    structural = ("citation", "one citation", "safety", "sign", "chance", "another", "phone", "ledger", "left-out")
    for mutant in of_small(name):
        if not mutant.kind.startswith(structural):
            changed = mutant.applied(SMALL)
            for file, text in SMALL.items():
                assert changed.get(file, text).count(silent) == text.count(silent), mutant


def test_hidden_block_keeps_words_and_citation() -> None:
    """A block out of sight is the same block: its words and its citation stand at the end of the page."""
    mutant = next(m for m in of_small() if m.kind == "safety block hidden on one page" and "collapsed" in m.what)
    text = next(iter(mutant.applied(SMALL).values()))
    assert '??? note "More about this"\n\n    ' in text
    assert text.rstrip().endswith("}")


def test_same_for_a_seed() -> None:
    """A seed makes the same mutants, whatever the hashes of strings are; another makes others."""
    code = "import test_mutants as t; print([m for s in ('open', 'aside') for m in t.of_small(s)])"

    def made(seed: str) -> str:
        environ = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(Path(__file__).parent)}
        return subprocess.run(
            [sys.executable, "-c", code], env=environ, capture_output=True, text=True, check=True
        ).stdout

    assert made("1") == made("2")
    assert of_small(seed=1) != of_small(seed=2)


def test_sample_is_drawn_by_the_seed() -> None:
    """At most so many of a kind, the same for a seed."""
    leaflet = Leaflet("knee", SMALL)
    few = make(leaflet, "open", 1, 2)
    assert max(map(len, few.values())) == 2
    assert few == make(leaflet, "open", 1, 2)
    assert few != make(leaflet, "open", 2, 2)


def test_edits_are_applied_from_the_end() -> None:
    """Several edits of one file mean places in the text as it was."""
    mutant = Mutant("x", "", (Edit("a", 0, 1, "long"), Edit("a", 2, 3, ""), Edit("b", 1, 1, "!")))
    assert mutant.applied({"a": "abc", "b": "x", "c": ""}) == {"a": "longb", "b": "x!"}


def test_quick_judge_finds_what_a_full_check_finds(tmp_path: Path) -> None:
    """Judging a mutant by what it changed finds exactly what `leaflets check` finds on its files."""
    judge = Judge(library.ROOT, LEAFLET)
    leaflet = judge.texts()
    made = make(leaflet, "open", 5, 1)
    kinds = sorted(made) if LONG else ["safety block hidden everywhere", "ledger: fact dropped", "negation removed"]
    for name in ("hooks", "overrides"):
        (tmp_path / name).symlink_to(library.ROOT / name)
    shutil.copytree(library.ROOT / "docs", tmp_path / "docs")
    shutil.copy(library.ROOT / "mkdocs.yml", tmp_path)
    for mutant in (made[kind][0] for kind in kinds):
        changed = mutant.applied(leaflet.texts)
        for file, text in {**leaflet.texts, **changed}.items():
            (tmp_path / "docs" / LEAFLET / file).write_text(text, "utf-8")
        full = subprocess.run(
            [sys.executable, "-m", "leaflets", "check"], cwd=tmp_path, capture_output=True, text=True, check=False
        )
        quick = judge.changed(changed)
        judge.render(quick)
        found = [f"{each.level}: {each}" for each in judge.diagnostics(quick)]
        assert sorted(full.stdout.splitlines()) == sorted(found), mutant


@pytest.fixture(scope="module")
def outcomes() -> list[mutants.Outcome]:
    """A sample of the open set on our leaflet, judged once; every mutant where LEAFLETS_LONG is set."""
    judge = Judge(library.ROOT, LEAFLET)
    leaflet = judge.texts()
    return mutants.run(judge, leaflet, make(leaflet, "open", 1, None if LONG else 2))


def test_leaflet_is_refused_when_changed(outcomes: list[mutants.Outcome]) -> None:
    """Of the faults that a check can know, 95% or more are refused: a sample may miss by twice its standard error."""
    counted = mutants.counted(outcomes)
    assert len(counted) > 60
    error = 100 * (AIM / 100 * (1 - AIM / 100) / len(counted)) ** 0.5
    assert mutants.percent(counted) >= AIM - 2 * error, "\n".join(
        f"{each.mutant.kind}: {each.mutant.what}" for each in counted if not each.checks
    )
