"""Findings, levels, guesses."""

from __future__ import annotations

import pytest
from leaflets.core.diagnostics import Diagnostic, Finding, Level, Place, did_you_mean, judge


@pytest.mark.parametrize(
    ("line", "column", "text"),
    [
        (12, 5, "docs/x.md:12:5: message (check-name)"),
        (12, None, "docs/x.md:12: message (check-name)"),
        (None, None, "docs/x.md: message (check-name)"),
    ],
)
def test_log_line(line: int | None, column: int | None, text: str) -> None:
    """A diagnostic reads as `path:line:column: message (check)`, as short as what is known allows."""
    assert str(Diagnostic("docs/x.md", line, column, "check-name", "warn", "message")) == text


def test_judge_sorts_and_levels() -> None:
    """Sorted by place; a check that is not named is `warn`; `ignore` drops; the same thing is told once."""
    levels: dict[str, Level] = {"known": "info", "quiet": "ignore"}
    findings = [
        ("known", Finding(Place("b.md", 2, 1), "second")),
        ("new", Finding(Place("b.md", 10, 1), "third")),
        ("known", Finding(Place("b.md", 2, 1), "second")),
        ("quiet", Finding(Place("a.md", 1, 1), "dropped")),
        ("new", Finding(Place("b.md"), "first")),
        ("known", Finding(Place("a.md", 9, 9), "zeroth")),
    ]
    assert [(d.message, d.level) for d in judge(findings, levels)] == [
        ("zeroth", "info"),
        ("first", "warn"),
        ("second", "info"),
        ("third", "warn"),
    ]


@pytest.mark.parametrize(
    ("word", "known", "guess"),
    [
        ("prepair.md", ["prepare.md", "risks.md"], " Did you mean 'prepare.md'?"),
        ("something", ["prepare.md"], ""),
        ("x", [], ""),
        ("", ["a"], ""),
    ],
)
def test_did_you_mean(word: str, known: list[str], guess: str) -> None:
    """A near word is offered as a guess, a far one is not."""
    assert did_you_mean(word, known) == guess


@pytest.mark.parametrize(
    ("message", "shown"),
    [
        ("two\nlines\ttab\x1b[31m", "two lines\ufffdtab\ufffd[31m"),
        ("a\u2028b", "a\ufffdb"),
        ("café ‘x’ \u200b", "café ‘x’ \u200b"),
        ("x" * 400, "x" * 400),
        ("x" * 401, "x" * 399 + "…"),
    ],
)
def test_message_is_one_line(message: str, shown: str) -> None:
    """Whatever an author's text brings into a message, the log has one line of bounded length for it."""
    assert judge([("check", Finding(Place("a.md", 1, 1), message))], {})[0].message == shown


def test_name_of_a_file_that_is_not_utf8() -> None:
    """Such a name comes from the disk with surrogates, which no report could be written with."""
    (found,) = judge([("check", Finding(Place("docs/caf\udce9.md", 1, 1), "no page 'caf\udce9.md'"))], {})
    assert str(found) == "docs/caf\ufffd.md:1:1: no page 'caf\ufffd.md' (check)"
