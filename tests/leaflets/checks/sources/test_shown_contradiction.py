"""Facts that contradict each other: one of them is shown, or the question is answered."""

from __future__ import annotations

from collections.abc import Callable

import pytest

FACTS = """\
--- knee/facts.yml
sources:
  g: {title: A guide, publisher: P, read: 2026-11-22}
facts:
  - {id: eat, statement: Eat., kind: risk, hedge: may, source: {document: g}%s}
  - {id: fast, statement: Fast., kind: risk, hedge: may, source: {document: g}%s}
issues:
  - {id: Q1, what: W?%s}
  - {id: Q2, what: W?}
"""
PREPARE = '--- knee/how-to-prepare.md\n# H\n\nText.\n{ data-fact="%s" }\n'
RISKS = '--- knee/risks.md\n# R\n\nText.\n{ data-fact="%s" }\n'
AGAINST = ", contradicts: [%s]"
ASKS = ", issues: [%s]"
SOLVED = ", resolved: So. The clinical team."
HERE = "docs/knee/risks.md:4:14: the fact '%s' contradicts '%s', which docs/knee/how-to-prepare.md:4 shows"
EAT_LAST = HERE % ("eat", "fast")
FAST_LAST = HERE % ("fast", "eat")


@pytest.mark.parametrize(
    ("first", "second", "issue", "prepare", "risks", "message"),
    [
        ("", "", "", "eat", "fast", ""),
        (AGAINST % "fast", AGAINST % "eat", "", "eat", "fast", FAST_LAST),
        (AGAINST % "fast", AGAINST % "eat", "", "fast", "eat", EAT_LAST),
        (AGAINST % "fast", "", "", "eat", "fast", FAST_LAST),
        ("", AGAINST % "eat", "", "eat", "fast", FAST_LAST),
        (AGAINST % "fast", "", "", "eat", "eat", ""),
        (AGAINST % "fast" + ASKS % "Q1", ASKS % "Q1", "", "eat", "fast", FAST_LAST + "; open is Q1"),
        (AGAINST % "fast" + ASKS % "Q1", ASKS % "Q1", SOLVED, "eat", "fast", ""),
        (AGAINST % "fast" + ASKS % "Q1", ASKS % "Q2", SOLVED, "eat", "fast", FAST_LAST),
        (AGAINST % "fast" + ASKS % "Q1, Q2", ASKS % "Q2, Q1", SOLVED, "eat", "fast", FAST_LAST + "; open is Q2"),
        (AGAINST % "fast" + ASKS % "Q9", ASKS % "Q9", SOLVED, "eat", "fast", FAST_LAST + "; open is Q9"),
        (AGAINST % "eat", "", "", "eat", "fast", ""),
        (AGAINST % "zzz", "", "", "eat", "fast", ""),
    ],
)
def test_pairs(
    first: str, second: str, issue: str, prepare: str, risks: str, message: str, find: Callable[..., list[str]]
) -> None:
    """Told once, at the one that stands further back, while an issue that both name is open; or none is shared."""
    edits = FACTS % (first, second, issue) + PREPARE % prepare + RISKS % risks
    assert find("shown-contradiction", edits) == ([message] if message else [])


def test_both_in_one_block(find: Callable[..., list[str]]) -> None:
    """The two may stand side by side."""
    edits = FACTS % (AGAINST % "fast", "", "") + PREPARE % "eat fast" + RISKS % "local:ward_phone"
    assert find("shown-contradiction", edits) == [
        "docs/knee/how-to-prepare.md:4:18: the fact 'fast' contradicts 'eat', which docs/knee/how-to-prepare.md:4 shows"
    ]
