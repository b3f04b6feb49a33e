"""Sections out of order: the fewest that must move are told."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from leaflets.checks.structure import section_order

NAMES = "ABCDE"
BLANK = "# Risks\n\n" + "\n\n".join(f"## Part {name}\n\nWrite about {name}." for name in NAMES)

CASES = [
    ("ABCDE", []),
    ("BCDEA", ["19:4: the section 'Part A' belongs after 'Risks'"]),
    ("EABCD", ["3:4: the section 'Part E' belongs after 'Part D'"]),
    ("ABDCE", ["11:4: the section 'Part C' belongs after 'Part B'", "15:4: the section 'Part C'"]),
    ("ACDBE", ["15:4: the section 'Part B' belongs after 'Part A'"]),
    ("ADBCE", ["7:4: the section 'Part D' belongs after 'Part C'"]),
    ("EDCBA", ["4"] * 4),
    ("ACE", []),
    ("ACDE", []),
    ("CA", ["7:4: the section 'Part A' belongs after 'Risks'"]),
    ("AxByCDzE", []),
]


@pytest.mark.parametrize(("order", "expected"), CASES)
def test_order(order: str, expected: list[str], page: Callable[..., list[str]], find: Callable[..., list[str]]) -> None:
    """Only what was moved is told; missing and further sections do not count."""
    find("section-order", f"--- templates/leaflet/risks.md\n{BLANK}")
    text = "# Risks\n\n" + "\n\n".join(f"## Part {name}\n\nOwn words on {name}." for name in order)
    found = page("section-order", text)
    if order == "EDCBA":
        assert len(found) == 4
    elif order == "ABDCE":  # either of two neighbors may be the one that moved
        assert len(found) == 1
        assert found[0].split(" belongs")[0] in {"11:4: the section 'Part D'", "15:4: the section 'Part C'"}
    else:
        assert found == expected


@pytest.mark.parametrize(
    ("numbers", "length"),
    [
        ([], 0),
        ([1], 1),
        ([1, 2, 3], 3),
        ([3, 2, 1], 1),
        ([2, 1, 3], 2),
        ([1, 5, 2, 3, 4], 4),
        ([4, 1, 2, 3], 3),
        ([2, 3, 1, 4, 0, 5], 4),
    ],
)
def test_longest_rising(numbers: list[int], length: int) -> None:
    """As many as possible stay, and those that stay rise."""
    kept = sorted(section_order._longest_rising(numbers))
    assert len(kept) == length
    assert [numbers[i] for i in kept] == sorted(numbers[i] for i in kept)


def test_first_section(find: Callable[..., list[str]]) -> None:
    """What belongs at the very top is told by what it belongs before."""
    find("section-order", "--- templates/leaflet/index.md\n# Name\n\n## A\n\nWrite a.\n\n## B\n\nWrite b.\n")
    assert find("section-order", "--- knee/index.md\n# Knee\n\n## B\n\nx\n\n## A\n\ny\n") == [
        "docs/knee/index.md:7:4: the section 'A' belongs before 'B'"
    ]
