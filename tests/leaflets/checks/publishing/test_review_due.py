"""Dates of review against the day of the build, 22 November 2026."""

from __future__ import annotations

from collections.abc import Callable

import pytest

CASES = [
    ("2026-11-21", "", "2:1: the review was due on 2026-11-21: have the whole leaflet read"),
    ("2026-11-22", "2:1: the review is due on 2026-11-22, in 0 days", ""),
    ("2026-11-23", "2:1: the review is due on 2026-11-23, in 1 days", ""),
    ("2027-02-20", "2:1: the review is due on 2027-02-20, in 90 days", ""),
    ("2027-02-21", "", ""),
    ("2028-01-01", "", ""),
    ("later", "", ""),
    ("", "", ""),
    ("2020-01-01 10:00:00", "", ""),
]


@pytest.mark.parametrize(("due", "soon", "overdue"), CASES)
def test_dates(due: str, soon: str, overdue: str, find: Callable[..., list[str]]) -> None:
    """Due within 90 days is told apart from overdue; a date that is none is told elsewhere."""
    edits = f"--- knee/index.md\n---\nnext_review_due: {due}\n---\n# K\n"
    for check, expected in (("review-due", soon), ("overdue-review", overdue)):
        assert sorted(find(check, edits)) == sorted(f"docs/knee/index.md:{line}" for line in expected.splitlines())
