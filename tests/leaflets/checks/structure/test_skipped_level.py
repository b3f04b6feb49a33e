"""No level of headings is skipped."""

from __future__ import annotations

from collections.abc import Callable

import pytest


@pytest.mark.parametrize(
    ("levels", "found"),
    [
        ([1, 2, 3, 2, 3, 4, 1], []),
        ([1, 3], ["3:5: 'H1' has level 3 under a heading of level 1; write `## H1`"]),
        ([1, 2, 5, 6], ["5:7: 'H2' has level 5 under a heading of level 2; write `### H2`"]),
        ([2, 3], []),
        ([1, 3, 3], ["3:5: 'H1' has level 3 under a heading of level 1; write `## H1`"]),
        (
            [1, 4, 2, 4],
            [
                "3:6: 'H1' has level 4 under a heading of level 1; write `## H1`",
                "7:6: 'H3' has level 4 under a heading of level 2; write `### H3`",
            ],
        ),
    ],
)
def test_skipped_level(levels: list[int], found: list[str], page: Callable[..., list[str]]) -> None:
    """Each heading is at most one level below the one before it."""
    assert page("skipped-level", "\n\n".join(f"{'#' * level} H{n}" for n, level in enumerate(levels))) == found
