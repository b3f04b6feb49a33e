"""Faults put into a leaflet one at a time (benchmarks/mutants.py): what is made, and that a redline lists each."""

from __future__ import annotations

import itertools
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from support import library
from support.git_library import GitLibrary

sys.path.append(str(library.ROOT / "benchmarks"))

import mutants
from leaflets.review import compare
from mutation.judge import Judge
from mutation.kinds import RANKS, make
from mutation.text import Edit, Leaflet, Mutant, cited

LONG = bool(os.environ.get("LEAFLETS_LONG"))
LEAFLET = "vertebroplasty-kyphoplasty"

INDEX = """\
---
title: Knee
description: Two treatments for the spine. The risks, and when to call for help.
---

# Knee

You should leave your bandage on for 48 hours. Tell your doctor about all your medicines right away.
[@guide home.1; prepare.2 #bandage-48-hours #tell-medicines]

More than one spine bone may break. It gives you a scar. [@guide what.1]

See [the other page](risks.md). [@-]

!!! help "Call us right away, day or night, if:"

    - you have bleeding [@guide risks.1 #bleeding]

    Call **{{ local.ward_phone }}** at once. [@-]

!!! help later "Call us in opening hours if:"

    - you have a question. [@-]

    Call **{{ local.night_phone }}**. [@-]
"""
RISKS = """\
# Risks

Do not drive for 6 weeks. You are allowed to walk about. Tell your doctor about all your medicines.
[@guide home.2; prepare.2 #no-driving #tell-medicines]

Bleeding is possible. [@guide risks.1 #bleeding]

- After the treatment, about 750 out of every 1,000 people get better. About 250 out of every 1,000 do not get better.
  [@guide benefits.1]
- The cut takes less than at least 2 hours. [@guide what.2]

```chances
- name: Getting better
  number: about 75 in 100
  have: get better
  have_not: do not
  open:
    - It does not say within how many weeks.
  from: guide benefits.1; benefits.2
  id: better
- words: Paralysis is possible within 48 hours.
  from: guide home.1
```

Read `code 48 hours` and [48 hours](x.md#in-48-hours "may") {#may-48}. [@guide home.1]
"""
SOURCES = """\
format: leaflets-sources/1
sources:
  guide:
    title: A guide
    read: 2026-11-22
must_say:
  - name: bandage-48-hours
    place: guide home.1
    topic: care
    on: [index.md]
  - name: tell-medicines
    place: guide prepare.2
    topic: instruction
    on: [index.md, risks.md]
  - name: no-driving
    place: guide home.2
    topic: instruction
  - name: bleeding
    place: guide risks.1
    topic: sign
    on: [index.md, risks.md]
left_out:
  - place: guide home.3
    reason: against no-driving
    role: author
questions:
  - id: Q1
    what: To drive, or not to drive?
    contradict:
      - [guide home.2, guide home.3]
"""
SMALL = {"index.md": INDEX, "risks.md": RISKS, "sources.yml": SOURCES}

KINDS = {
    "number", "numbers exchanged", "number word", "number added", "number dropped", "number altered on all pages",
    "unit", "operator", "denominator", "mixed denominators", "one side dropped", "risk format",
    "negation added", "negation removed", "hedge stronger", "opposite", "who or what", "heading or title",
    "description", "sentence added", "new paragraph",
    "contradiction on another page", "contradiction in another block",
    "citation removed", "citation misspelled", "citation as own words", "citation of another place",
    "citation of one place more", "citation of a place for own words", "one place of several dropped",
    "citations exchanged on a page", "citations exchanged between pages",
    "chance dropped", "another local value", "phone number written out",
    "safety, hedge weaker", "safety name taken away", "safety sentence dropped", "safety box collapsed",
    "safety block dropped everywhere", "safety block dropped on one page",
    "safety block hidden everywhere", "safety block hidden on one page", "sign moved to a calmer box",
    "safety boxes exchanged",
    "left-out place shown", "left-out place shown, no longer left out", "left-out place shown, question answered",
    "sources: must_say taken away", "sources: must_say of another place", "sources: must_say under another name",
    "sources: must_say on one page less", "sources: safety left out without need", "sources: told otherwise",
}  # fmt: skip
SEVERAL = (
    "numbers exchanged", "number altered", "citations exchanged", "left-out place", "safety block", "safety boxes",
    "sign moved", "sources: safety",
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


def test_citations_are_read() -> None:
    """A place without a key is of the source before it; names stand last."""
    assert cited("guide brief.3; brief.5-7; nice 1.2 #one #two") == (
        ("guide brief.3", "guide brief.5-7", "nice 1.2"),
        ("one", "two"),
    )
    assert cited("-") == (("-",), ())


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
    structural = ("citation", "one place", "safety", "sign", "chance", "another", "phone", "sources", "left-out")
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
    assert text.rstrip().endswith("]")


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


def _project(folder: Path) -> Path:
    """A copy of the shipped project, whose engine and theme are links."""
    for name in ("hooks", "overrides"):
        (folder / name).symlink_to(library.ROOT / name)
    shutil.copytree(library.ROOT / "docs", folder / "docs")
    shutil.copy(library.ROOT / "mkdocs.yml", folder)
    return folder


def test_quick_judge_finds_what_a_full_check_finds(tmp_path: Path, judge: Judge) -> None:
    """Judging a mutant by what it changed finds exactly what `leaflets check` finds on its files."""
    leaflet = judge.texts()
    made = make(leaflet, "open", 5, 1)
    few = ["safety block hidden everywhere", "sources: must_say taken away", "negation removed"]
    _project(tmp_path)
    for mutant in (made[kind][0] for kind in (sorted(made) if LONG else few)):
        changed = mutant.applied(leaflet.texts)
        for file, text in {**leaflet.texts, **changed}.items():
            (tmp_path / "docs" / LEAFLET / file).write_text(text, "utf-8")
        full = subprocess.run(
            [sys.executable, "-m", "leaflets", "check"], cwd=tmp_path, capture_output=True, text=True, check=False
        )
        found = [f"{each.level}: {each}" for each in judge.diagnostics(judge.changed(changed))]
        assert sorted(full.stdout.splitlines()) == sorted(found), mutant


@pytest.fixture(scope="module")
def judge() -> Judge:
    """The shipped leaflet, read and rendered once."""
    return Judge(library.ROOT, LEAFLET)


@pytest.mark.parametrize("name", ["open", "aside"])
def test_acceptance_4_every_mutant_is_an_item(name: str, judge: Judge) -> None:
    """None is agreed: the redline lists each, safety first, then numbers, then "not". LEAFLETS_LONG: all."""
    leaflet = judge.texts()
    outcomes = mutants.run(judge, leaflet, make(leaflet, name, 1, None if LONG else 1), words_only=True)
    assert len(outcomes) >= len(KINDS) - 1  # the shipped leaflet may have no value of its own to exchange
    assert not [outcome.mutant for outcome in outcomes if not outcome.items]
    assert not [(outcome.mutant, outcome.items[0]) for outcome in outcomes if outcome.low]


def test_exchanged_boxes_are_refused(judge: Judge) -> None:
    """A draft that nobody has agreed to has no redline: the checks themselves hold the urgency of a call."""
    made = make(judge.texts(), "open", 1, None)["safety boxes exchanged"]
    assert len(made) == 3  # each two of three levels
    for mutant in made:
        found = {each.check for each in judge.new(judge.changed(mutant.applied(judge.texts().texts)))}
        assert "mixed-urgency" in found, mutant


def test_acceptance_4_safety_number_and_not_rank_above_all_others() -> None:
    """Only what turns a sentence around as "not" does shares its rank."""
    first = {kind for kind in compare.RANKS if kind.startswith("safety ")} | {"number", "negation", "opposites"}
    others = compare.RANKS.keys() - first
    assert max(compare.RANKS[kind] for kind in first) < min(compare.RANKS[kind] for kind in others)
    assert max(RANKS) == compare.RANKS["negation"]


def test_acceptance_4_mutants_in_a_history(tmp_path: Path, judge: Judge) -> None:
    """Committed on a branch, each is in the redline of that branch; one of each rank's kinds, and one of no rank."""
    leaflet = judge.texts()
    made = make(leaflet, "open", 2, 1)
    repository = GitLibrary(_project(tmp_path))
    kinds = {"safety block dropped on one page": 1, "sources: must_say taken away": 1, "number": 2, "negation added": 3}
    for kind, most in {**kinds, "citation of another place": 5}.items():
        repository.git("checkout", "-q", "-b", kind.replace(" ", "-").replace(":", ""), "main")
        for file, text in made[kind][0].applied(leaflet.texts).items():
            (tmp_path / "docs" / LEAFLET / file).write_text(text, "utf-8")
        repository.commit(kind)
        (found,) = json.loads(repository.run("redline", LEAFLET, "main..HEAD", "--json"))
        ranks = [item["rank"] for item in found["items"]]
        assert ranks, made[kind]
        assert min(ranks) <= most, made[kind]
