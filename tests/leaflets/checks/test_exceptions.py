"""Findings that a page allows."""

from __future__ import annotations

from pathlib import Path

import pytest
from leaflets.checks import exceptions, registry, verdict
from leaflets.checks.check import Inputs
from leaflets.library import model
from leaflets.markdown import front_matter
from support import library

RISKS = "# Risks\n\n!!! risk\n\n    Infection may happen.\n    [@guide risks.1]\n"
TWICE = f"{RISKS}\n## A\n\nAsk us. [@-]\n\n## A\n\nAsk us. [@-]\n"


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
    page = model.Page("a.md", "docs/a.md", "", front_matter.split(f"---\n{front}---\n"))
    assert exceptions.allowed(page) == allowed


def found(folder: Path, edits: str) -> list[str]:
    """The findings on a changed example."""
    library.change(folder, edits)
    return [str(diagnostic) for diagnostic in library.check(folder)]


def risks(front: str) -> str:
    """The page of risks with a repeated heading and this front matter."""
    return f"--- knee/risks.md\n---\n{front}\n---\n{TWICE}"


ALLOWED = (
    "docs/knee/risks.md:{}:4: the heading 'A' stands at line {} already. Allowed here: They differ. (repeated-heading)"
)
REPEATED = "docs/knee/risks.md:{}:4: the heading 'A' stands at line {} already (repeated-heading)"
CASES = [
    ("title: x", [REPEATED.format(15, 11)]),
    ("allow: {repeated-heading: They differ.}", [ALLOWED.format(15, 11)]),
    ("allow: {repeated-heading: '  They\n\n\n    differ. '}", [ALLOWED.format(18, 14)]),
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
        [
            "docs/knee/risks.md:4:3: the exception 'skipped-level' excepts nothing: delete it (unused-exception)",
            ALLOWED.format(17, 13),
        ],
    ),
    (
        "allow: {unused-exception: Why?, repeated-heading: They differ.}",
        [
            "docs/knee/risks.md:2:9: the exception 'unused-exception' excepts nothing: delete it (unused-exception)",
            ALLOWED.format(15, 11),
        ],
    ),
]


@pytest.mark.parametrize(("front", "expected"), CASES)
def test_exception_on_a_page(front: str, expected: list[str], example: Path) -> None:
    """A used exception excuses its check on its page, and that is told; an unused or unreasoned one is a finding."""
    assert found(example, risks(front)) == expected


@pytest.mark.parametrize("level", ["warn", "info"])
def test_what_is_allowed_is_only_to_know_of(level: str, example: Path) -> None:
    """Whatever level its check has: with the author's reason, and it stops no build."""
    library.change(example, risks("allow: {repeated-heading: They differ.}"))
    library.change(example, f"--- ../mkdocs.yml\nextra:\n  checks: {{repeated-heading: {level}}}\n")
    (told,) = library.check(example)
    assert (told.level, told.allowed, told.check) == ("info", "They differ.", "repeated-heading")
    made = library.read(example)
    assert not verdict.refuses(made, registry.run(Inputs(library=made)))


def test_what_mkdocs_yml_ignores_is_told_as_such_alone(example: Path) -> None:
    """A finding that nobody would be told is not told as allowed either; the check's name is."""
    library.change(example, risks("allow: {repeated-heading: They differ.}"))
    library.change(example, "--- ../mkdocs.yml\nextra:\n  checks: {repeated-heading: ignore, title-heading: info}\n")
    assert library.check(example) == []
    assert verdict.ignored(library.read(example)) == ["repeated-heading"]


def test_exception_counts_on_its_own_page_only(example: Path) -> None:
    """The same finding on another page stays."""
    edits = risks("allow: {repeated-heading: They differ.}")
    other = "\n## More\n\nAsk us. [@-]\n\n## More\n\nAsk us. [@-]\n"
    page = (example / "docs/knee/how-to-prepare.md").read_text("utf-8")
    library.change(example, f"{edits}--- knee/how-to-prepare.md\n{page}{other}")
    (line,) = [each for each in library.check(example) if not each.allowed]
    assert line.path == "docs/knee/how-to-prepare.md"


@pytest.mark.parametrize(
    ("edits", "check"),
    [
        ("--- knee/sources.yml\nformat: leaflets-sources/1\nsources: {}\n", "unknown-place"),
        ("--- knee/sources.yml\nSOURCES\nleft_out:\n  - {place: guide risks.2, by: nurse}\n", "malformed-sources"),
        ("--- knee/sources.yml\nMORE\n", "unused-place"),
        ("--- knee/sources.yml is missing", "malformed-sources"),
        ("--- knee/how-to-prepare.md is missing", "missing-section"),
    ],
)
def test_index_excuses_for_the_leaflet(edits: str, check: str, example: Path) -> None:
    """What is wrong in sources.yml, or with the leaflet as a whole, is excepted in the leaflet's index.md."""
    sources = (example / "docs/knee/sources.yml").read_text("utf-8")
    more = sources.replace("risks.1]", "risks.1-2]")
    assert more != sources
    library.change(example, edits.replace("SOURCES", sources).replace("MORE", more))
    before = [d for d in library.check(example) if d.check == check and d.path != "docs/knee/risks.md"]
    assert before
    index = (example / "docs/knee/index.md").read_text("utf-8")
    library.change(
        example, "--- knee/index.md\n" + index.replace("local: {}", f"local: {{}}\nallow: {{{check}: Being written.}}")
    )
    kept = {d.path for d in library.check(example) if d.check == check and not d.allowed}
    assert not kept & {"docs/knee/sources.yml", "docs/knee/index.md"}
