"""How serious a finding is: extra.checks."""

from __future__ import annotations

from pathlib import Path

import pytest
from leaflets.checks import registry
from support import library

RISKS = "--- knee/risks.md\n# Risks\n\n!!! risk\n\n    {} [@guide risks.1]\n\n{}\n"
LONG = "Infection may happen to you, and it may happen to him or her, and it may happen to any of us."


def found(example: Path, checks: str, text: str) -> list[tuple[str, str]]:
    """(check, level) of what is found in a library with this page."""
    config = example / "mkdocs.yml"
    config.write_text(config.read_text("utf-8") + checks)
    library.change(example, text)
    return sorted((d.check, d.level) for d in library.check(example))


@pytest.mark.parametrize(
    ("checks", "expected"),
    [
        ("", [("skipped-level", "warn")]),
        ("  checks: {}\n", [("skipped-level", "warn")]),
        ("  checks: {skipped-level: warn}\n", [("skipped-level", "warn")]),
        ("  checks: {skipped-level: info}\n", [("skipped-level", "info")]),
        ("  checks: {skipped-level: ignore}\n", []),
        ("  checks: {title-heading: ignore}\n", [("skipped-level", "warn")]),
        ("  checks: {skipped-level: error}\n", [("malformed-settings", "warn"), ("skipped-level", "warn")]),
        ("  checks: {skiped-level: info}\n", [("malformed-settings", "warn"), ("skipped-level", "warn")]),
        (
            "  checks: {skiped-level: info, malformed-settings: info}\n",
            [("malformed-settings", "info"), ("skipped-level", "warn")],
        ),
        ("  checks: [skipped-level]\n", [("malformed-settings", "warn"), ("skipped-level", "warn")]),
    ],
)
def test_level(checks: str, expected: list[tuple[str, str]], example: Path) -> None:
    """A check has its own level unless named; `ignore` is silent; a misspelt entry leaves that level and is told."""
    page = RISKS.format("Infection may happen.", "## A\n\n#### B")
    assert found(example, checks, page) == expected


@pytest.mark.parametrize(
    ("checks", "expected"),
    [
        ("", [("long-sentence", "info")]),
        ("  checks: {long-sentence: warn}\n", [("long-sentence", "warn")]),
        ("  checks: {long-sentence: ignore}\n", []),
    ],
)
def test_level_of_advice(checks: str, expected: list[tuple[str, str]], example: Path) -> None:
    """Language is advice, unless a library is stricter with itself."""
    assert found(example, checks, RISKS.format(LONG, "")) == expected


def test_language_never_refuses() -> None:
    """Advice stops nobody; only a file of grades that cannot be read does."""
    language = [check for check in registry.checks().values() if check.family == "language"]
    assert [check.name for check in language if check.level != "info"] == ["malformed-grades"]


@pytest.mark.parametrize(
    ("edits", "expected"),
    [
        (
            "--- knee/prepare.md\n# P\n",
            [
                "docs/knee/prepare.md:1:1: the contract lists no page 'prepare.md'; it is shown last."
                " Did you mean 'how-to-prepare.md'?"
            ],
        ),
        (
            "--- knee/risk.md\n# P\n",
            ["docs/knee/risk.md:1:1: the contract lists no page 'risk.md'; it is shown last. Did you mean 'risks.md'?"],
        ),
        (
            "--- knee/more/risks.md\n# P\n",
            [
                "docs/knee/more/risks.md:1:1: the contract lists no page 'more/risks.md'; it is shown last."
                " Did you mean 'risks.md'?"
            ],
        ),
        ("--- about.md\n# P\n", []),
    ],
)
def test_unlisted_page(edits: str, expected: list[str], example: Path) -> None:
    """A page that the contract does not list is told, with the section that it may be meant for."""
    library.change(example, edits)
    told = [d for d in library.check(example) if d.check == "unlisted-page"]
    assert [f"{d.place}: {d.message}" for d in told] == expected


@pytest.mark.parametrize(
    ("edits", "expected"),
    [
        ("--- knee/risks.md is missing", "the page docs/knee/risks.md is missing."),
        (
            "--- knee/risks.md is missing\n--- knee/risk.md\n# R\n",
            "the page docs/knee/risks.md is missing. Did you mean 'risk.md'?",
        ),
        (
            "--- knee/risks.md is missing\n--- knee/Risks.md\n# R\n",
            "the page docs/knee/risks.md is missing. Did you mean 'Risks.md'?",
        ),
    ],
)
def test_missing_page(edits: str, expected: str, example: Path) -> None:
    """A page that is missing is told at the leaflet's index.md, with the file that may be meant."""
    library.change(example, edits)
    told = [d for d in library.check(example) if d.check == "missing-section"]
    assert [f"{d.place}: {d.message}" for d in told] == [f"docs/knee/index.md:1:1: {expected}"]
