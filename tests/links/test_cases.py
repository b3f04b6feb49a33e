"""The labelled link cases, through real MkDocs builds and through `leaflets check`."""

from __future__ import annotations

import os
import random
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from leaflets.checks import registry
from support.links import judging, link_cases
from support.links.builder import Builder, add_gate
from support.links.link_cases import Case, CaseError

CASES = [case for case in link_cases.load() if case.needs != "linux" or sys.platform == "linux"]
SAMPLE = 60
"""Cases that `make test` builds; LEAFLETS_LONG builds all."""


def sample() -> list[Case]:
    """The cases to build: one of each check and verdict in each category first, then any, always the same ones."""
    built = [case for case in CASES if not case.site]
    if os.environ.get("LEAFLETS_LONG"):
        return built
    shuffled = random.Random(2026).sample(built, len(built))
    chosen: dict[str, Case] = {}
    met: set[str] = set()
    for case in shuffled:
        kinds = {case.check or case.category, f"{case.category} {case.verdict}"}
        if not kinds <= met:
            met |= kinds
            chosen[case.id] = case
    for case in shuffled[: max(0, SAMPLE - len(chosen))]:
        chosen[case.id] = case
    return list(chosen.values())


@pytest.fixture(scope="module")
def builder() -> Iterator[Builder]:
    """The process that builds one case after the other."""
    process = Builder()
    yield process
    process.stop()


@pytest.mark.parametrize("case", [pytest.param(case, id=case.id) for case in sample()])
def test_build_says_what_the_label_says(case: Case, tmp_path: Path, builder: Builder) -> None:
    """A strict build with our gate names file and line of what is broken, and says nothing of what is sound."""
    folder = case.write(tmp_path)
    add_gate(folder)
    said = builder.build(folder)
    wrong = judging.faults(case, said)
    assert not wrong, judging.report(case, said, wrong)


@pytest.mark.parametrize("case", [pytest.param(case, id=case.id) for case in CASES if case.needs != "build"])
def test_check_says_what_the_label_says(case: Case, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """`leaflets check`, or `leaflets check --site` for a finished site, says the same without a build."""
    folder = case.write(tmp_path)
    monkeypatch.chdir(folder)
    said = judging.check("--site", str(folder)) if case.site else judging.check()
    wrong = judging.faults(case, said)
    assert not wrong, judging.report(case, said, wrong)


def test_no_case_has_the_name_of_another() -> None:
    """A name stands for one case: failures are told by it."""
    names = [case.id for case in CASES]
    assert sorted(names) == sorted(set(names))


@pytest.mark.parametrize("name", sorted({case.check for case in CASES if case.check}))
def test_expected_checks_exist(name: str) -> None:
    """A label names a check that there is."""
    assert name in registry.checks()


@pytest.mark.parametrize("category", sorted({case.category for case in CASES}))
def test_every_category_has_both_verdicts(category: str) -> None:
    """Where something can be broken, something alike is sound; robust cases have no verdict."""
    verdicts = {case.verdict for case in CASES if case.category == category}
    assert {"ok", "broken"} <= verdicts or category == "robust"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("- {id: a, why: b, verdict: fine}", "verdict fine"),
        ("- {id: a, why: b, verdict: broken, at: x}", "tier None"),
        ("- {id: a, why: b, verdict: broken, tier: hard}", "`at` is for broken cases"),
        ("- {id: a, why: b, verdict: ok, at: Text}", "`at` is for broken cases"),
        ("- {id: a, why: b, verdict: ok, colour: red}", "unknown keys colour"),
        ("- {id: a, why: b, verdict: ok, needs: luck}", "needs luck"),
        ("- {id: a, why: b, verdict: broken, tier: hard, at: nowhere}", "'nowhere' stands 0 times"),
        ("- {id: a, why: b, verdict: broken, tier: hard, at: e}", "'e' stands"),
        ("- {id: a, why: b, verdict: broken, tier: hard, at: {b.md: x}}", "there is no b.md"),
    ],
)
def test_case_that_is_not_well_formed_is_refused(text: str, words: str) -> None:
    """A slip in a label is found when the cases are read, not taken for a verdict."""
    with pytest.raises(CaseError, match=words):
        link_cases.read(text, "category")


def test_configuration_of_a_case_replaces_keys() -> None:
    """A key of the common mkdocs.yml never stands twice."""
    [case] = link_cases.read("- {id: a, why: b, verdict: ok, config: 'plugins: [search]'}", "category")
    config = case.files["mkdocs.yml"].decode()
    assert config.count("plugins:") == 1
    assert config.endswith("plugins: [search]")
