"""How serious a finding is: extra.checks."""

from __future__ import annotations

from pathlib import Path

import pytest
from support import library


def found(example: Path, checks: str) -> list[tuple[str, str]]:
    """(check, level) of what is found in a library with one long sentence."""
    config = example / "mkdocs.yml"
    config.write_text(config.read_text("utf-8") + checks)
    text = "Infection may happen to you, and it may happen to him or her, and it may happen to any of us."
    library.change(example, f"--- knee/risks.md\n# Risks\n\n!!! risk\n\n    {text}\n    {{ data-fact='infection' }}\n")
    return [(d.check, d.level) for d in library.check(example)]


@pytest.mark.parametrize(
    ("checks", "expected"),
    [
        ("", [("long-sentence", "warn")]),
        ("  checks: {}\n", [("long-sentence", "warn")]),
        ("  checks: {long-sentence: warn}\n", [("long-sentence", "warn")]),
        ("  checks: {long-sentence: info}\n", [("long-sentence", "info")]),
        ("  checks: {long-sentence: ignore}\n", []),
        ("  checks: {skipped-level: ignore}\n", [("long-sentence", "warn")]),
        ("  checks: {long-sentence: error}\n", [("long-sentence", "warn"), ("malformed-settings", "warn")]),
        ("  checks: {long-sentense: info}\n", [("long-sentence", "warn"), ("malformed-settings", "warn")]),
        (
            "  checks: {long-sentense: info, malformed-settings: info}\n",
            [("long-sentence", "warn"), ("malformed-settings", "info")],
        ),
        ("  checks: [long-sentence]\n", [("long-sentence", "warn"), ("malformed-settings", "warn")]),
    ],
)
def test_level(checks: str, expected: list[tuple[str, str]], example: Path) -> None:
    """A check is `warn` unless named; `ignore` is silent; a misspelt entry leaves the strictest setting and is told."""
    assert sorted(found(example, checks)) == expected


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
