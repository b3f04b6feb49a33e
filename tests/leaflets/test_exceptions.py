"""Findings that a page allows."""

from __future__ import annotations

from pathlib import Path

import library
import pytest
from leaflets import exceptions, frontmatter, model

RISKS = "# Risks\n\n!!! risk\n\n    Infection may happen.\n    { data-fact='infection' }\n"
TWICE = f"{RISKS}\n## A\n\nAsk us.\n\n## A\n\nAsk us.\n"


@pytest.mark.parametrize(
    ("front", "allowed"),
    [
        ("", {}),
        ("allow:\n", {}),
        ("allow: repeated-heading\n", {}),
        ("allow: [repeated-heading]\n", {}),
        ("allow: {repeated-heading: }\n", {}),
        ("allow: {repeated-heading: ' '}\n", {}),
        ("allow: {repeated-heading: true}\n", {}),
        ("allow: {repeated-heading: 7}\n", {}),
        ("allow: {repeated-heading: [a]}\n", {}),
        ("allow: {repeated-heading: They differ.}\n", {"repeated-heading": "They differ."}),
        ("allow: {7: why}\n", {"7": "why"}),
    ],
)
def test_allowed(front: str, allowed: dict[str, str]) -> None:
    """An exception is a check with its reason in words; without a reason nothing is allowed."""
    page = model.Page("a.md", "docs/a.md", "", frontmatter.split(f"---\n{front}---\n"))
    assert exceptions.allowed(page) == allowed


def found(folder: Path, edits: str) -> list[str]:
    """The findings on a changed example."""
    library.change(folder, edits)
    return [str(diagnostic) for diagnostic in library.check(folder)]


def risks(front: str) -> str:
    """The page of risks with a repeated heading and this front matter."""
    return f"--- knee/risks.md\n---\n{front}\n---\n{TWICE}"


REPEATED = "docs/knee/risks.md:{}:4: the heading 'A' stands at line {} already (repeated-heading)"
CASES = [
    ("title: x", [REPEATED.format(15, 11)]),
    ("allow: {repeated-heading: They differ.}", []),
    (
        "allow:\n  repeated-heading:",
        [
            "docs/knee/risks.md:3:3: the exception 'repeated-heading' gives no reason (front-matter)",
            REPEATED.format(16, 12),
        ],
    ),
    (
        "allow: x",
        ["docs/knee/risks.md:2:1: `allow:` is a mapping: `check-name: reason` (front-matter)", REPEATED.format(15, 11)],
    ),
    (
        "allow:\n  repeated-headin: They differ.",
        [
            "docs/knee/risks.md:3:3: the exception names no check: 'repeated-headin'."
            " Did you mean 'repeated-heading'? (unused-exception)",
            REPEATED.format(16, 12),
        ],
    ),
    (
        "allow:\n  repeated-heading: They differ.\n  skipped-level: Why?",
        ["docs/knee/risks.md:4:3: the exception 'skipped-level' excepts nothing: delete it (unused-exception)"],
    ),
    (
        "allow: {unused-exception: Why?, repeated-heading: They differ.}",
        ["docs/knee/risks.md:2:9: the exception 'unused-exception' excepts nothing: delete it (unused-exception)"],
    ),
]


@pytest.mark.parametrize(("front", "expected"), CASES)
def test_exception_on_a_page(front: str, expected: list[str], example: Path) -> None:
    """A used exception silences its check on its page; an unused, unknown or unreasoned one is itself a finding."""
    assert found(example, risks(front)) == expected


def test_exception_counts_on_its_own_page_only(example: Path) -> None:
    """The same finding on another page stays."""
    edits = risks("allow: {repeated-heading: They differ.}")
    other = "\n## More\n\nAsk us.\n\n## More\n\nAsk us.\n"
    page = (example / "docs/knee/how-to-prepare.md").read_text("utf-8")
    (line,) = found(example, f"{edits}--- knee/how-to-prepare.md\n{page}{other}")
    assert line.startswith("docs/knee/how-to-prepare.md:")


@pytest.mark.parametrize(
    ("edits", "check"),
    [
        ("--- knee/facts.yml\nsources: {}\nfacts: []\n", "unknown-fact"),
        ("--- knee/facts.yml\nFACTS\n", "uncited-fact"),
        ("--- knee/facts.yml\nFACTSleft_out:\n  - {fact: infection, by: nurse}\n", "malformed-facts"),
        ("--- knee/facts.yml is missing", "malformed-facts"),
        ("--- knee/how-to-prepare.md is missing", "missing-section"),
    ],
)
def test_index_excuses_for_the_leaflet(edits: str, check: str, example: Path) -> None:
    """What is wrong in facts.yml, or with the leaflet as a whole, is excepted in the leaflet's index.md."""
    facts = (example / "docs/knee/facts.yml").read_text("utf-8")
    extra = "  - {id: more, statement: More., kind: risk, source: {document: guide}}\n"
    library.change(example, edits.replace("FACTS", facts + (extra if check == "uncited-fact" else "")))
    before = [d for d in library.check(example) if d.check == check and d.path != "docs/knee/risks.md"]
    assert before
    index = (example / "docs/knee/index.md").read_text("utf-8")
    library.change(
        example, "--- knee/index.md\n" + index.replace("local: {}", f"local: {{}}\nallow: {{{check}: Being written.}}")
    )
    kept = {d.path for d in library.check(example) if d.check == check}
    assert not kept & {"docs/knee/facts.yml", "docs/knee/index.md"}
