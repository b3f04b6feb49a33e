"""The registry of the checks: declared, chosen, renamed."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from leaflets.checks import registry, verdict
from leaflets.checks.check import INPUTS, Inputs
from leaflets.core import settings
from leaflets.core.diagnostics import LeafletsError
from leaflets.site import surveys
from support import library

CHECKS = library.ROOT / "hooks/leaflets/checks"
TWICE = "## A\n\nAsk us. [@-]\n\n## A\n\nAsk us. [@-]"
"""Found by `repeated-heading`."""


@pytest.fixture
def renamed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two checks that were called otherwise."""
    monkeypatch.setattr(registry, "REDIRECTS", {"heading-twice": "repeated-heading", "script": "unsafe-html"})


def found(example: Path, edits: str) -> list[tuple[str, str, str, bool]]:
    """Place, check and level of each finding on the changed example, and whether its page allows it."""
    library.change(example, edits)
    return [(each.place, each.check, each.level, each.allowed > "") for each in library.check(example)]


def test_name_and_family_are_those_of_the_file() -> None:
    """Each file of a family is a check of that name; each reads one of the inputs."""
    files = {(path.parent.name, path.stem) for path in CHECKS.glob("*/*.py") if path.stem != "__init__"}
    assert {(check.family, name.replace("-", "_")) for name, check in registry.checks().items()} == files
    assert {check.needs for check in registry.checks().values()} == set(INPUTS)
    assert all(check.name == name for name, check in registry.checks().items())
    assert {check.family for check in registry.checks().values()} == set(registry.families())


def test_file_that_declares_no_check(tmp_path: Path) -> None:
    """A check that lacks its declaration would never run: all that runs checks says where and what to write."""
    shutil.copytree(library.ROOT / "hooks/leaflets", tmp_path / "leaflets")
    (tmp_path / "leaflets/checks/links/odd_link.py").write_text("def check(survey): yield\n", "utf-8")
    code = f"import sys; sys.path.insert(0, {str(tmp_path)!r}); from leaflets.checks import registry; registry.checks()"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert "TypeError: checks/links/odd_link.py declares no check: put `@needs(…)` above `def check`" in done.stderr


def test_redirects_lead_from_no_check_to_a_check() -> None:
    """A name of today is never redirected, and an old one leads to a name of today."""
    assert set(registry.REDIRECTS.values()) <= set(registry.checks())
    assert not registry.REDIRECTS.keys() & registry.checks().keys()


@pytest.mark.usefixtures("renamed")
def test_old_name_under_allow(example: Path) -> None:
    """It allows what the new name would, and is told with its line."""
    edits = f"---\nallow:\n  heading-twice: They differ.\n---\n{TWICE}"
    assert found(example, edits) == [
        ("docs/knee/risks.md:3:3", "renamed-check", "info", False),
        ("docs/knee/risks.md:15:4", "repeated-heading", "info", True),
    ]
    (told,) = (each for each in library.check(example) if each.check == "renamed-check")
    assert told.message == "the check 'heading-twice' is called 'repeated-heading' now: write that name"


@pytest.mark.usefixtures("renamed")
def test_old_name_that_allows_nothing(example: Path) -> None:
    """An exception that is not needed is told under either name."""
    assert [each[:2] for each in found(example, "---\nallow:\n  heading-twice: They differ.\n---")] == [
        ("docs/knee/risks.md:3:3", "renamed-check"),
        ("docs/knee/risks.md:3:3", "unused-exception"),
    ]


@pytest.mark.usefixtures("renamed")
def test_old_name_in_the_settings(example: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It gives the level, in a build and when publishing; the name of today has the last word beside it."""
    extra = "--- ../mkdocs.yml\nextra:\n  checks:\n    heading-twice: ignore\n"
    assert [each[1:3] for each in found(example, f"{TWICE}\n{extra}")] == [("renamed-check", "info")]
    assert found(example, f"{extra}    repeated-heading: warn\n")[0][1:] == ("repeated-heading", "warn", False)
    assert found(example, extra.replace("    h", "    repeated-heading: info\n    h"))[0][2] == "info"
    ours = settings.read(example / "mkdocs.yml")
    ours.extra["checks_at_publish"] = {"heading-twice": "warn"}
    assert [verdict.levels_of(ours, publishing)["repeated-heading"] for publishing in (False, True)] == ["info", "warn"]


@pytest.mark.usefixtures("renamed")
def test_old_name_lowers_no_check_of_the_floor(example: Path) -> None:
    """Neither on a page nor in the settings, as little as the new one."""
    edits = "---\nallow:\n  script: We need it.\n---\n<script>go()</script>\n--- ../mkdocs.yml\nextra:\n  checks:\n"
    told = [each[1:] for each in found(example, f"{edits}    script: ignore\n")]
    assert ("unsafe-html", "warn", False) in told
    assert told.count(("forbidden-exception", "warn", False)) == 2
    assert told.count(("renamed-check", "info", False)) == 2
    assert not {"unused-exception", "malformed-settings"} & {check for check, *_ in told}


@pytest.mark.usefixtures("renamed")
def test_chosen() -> None:
    """Old names are taken as the new ones; all names of no check are told at once."""
    assert registry.chosen(["heading-twice", "broken-link"]) == {"repeated-heading", "broken-link"}
    with pytest.raises(LeafletsError, match=r"'brokenlink'.* Did you mean 'broken-link'\?\nthere is no check 'x'"):
        registry.chosen(["brokenlink", "broken-link", "x"])


def test_only_chosen_checks_run(example: Path) -> None:
    """Neither their findings nor the exceptions from others are told; an unused exception from one of them is."""
    library.change(
        example, f"---\nallow:\n  repeated-heading: a\n  long-sentence: b\n  nothing: c\n---\n{TWICE}\n\n[x](y.md)"
    )
    made = library.read(example)
    inputs = Inputs(library=made, links=surveys.of_library(made))

    def told(*names: str) -> list[tuple[str, str]]:
        return [(each.check, each.allowed) for each in verdict.of(made, registry.run(inputs, names), names)]

    assert told("broken-link") == [("broken-link", "")]
    assert told("repeated-heading") == [("repeated-heading", "a")]
    assert told("long-sentence") == [("unused-exception", "")]
    assert [name for name, _ in told()].count("unused-exception") == 2


def test_checks_run_where_their_input_is(example: Path) -> None:
    """A check that has nothing to read does not run, and cannot be chosen."""
    survey = surveys.of_library(library.read(example))
    registry.must_run(["broken-link", "inline-code"], Inputs(links=survey, site=survey))
    with pytest.raises(LeafletsError, match=r"'inline-code' reads a built site.*\n'long-sentence' judges leaflets"):
        registry.must_run(["long-sentence", "broken-link", "inline-code"], Inputs(links=survey))
    assert registry.run(Inputs()) == []
