"""A section or a heading twice."""

from __future__ import annotations

from collections.abc import Callable

import pytest

PREPARE = "# How to prepare\n\n## Your medicines\n\nBring it.\n\n## Eating and drinking\n\nNo.\n\n"


@pytest.mark.parametrize(
    ("more", "section", "heading"),
    [
        ("", [], []),
        ("## Your medicines\n\nx", ["11:4: the section 'Your medicines' stands at line 3 already"], []),
        ("## your medicines:\n\nx", ["11:4: the section 'your medicines:' stands at line 3 already"], []),
        ("### Your medicines\n\nx", ["11:5: the section 'Your medicines' stands at line 3 already"], []),
        (
            "## Your medicines\n\nx\n\n## Your medicines\n\ny",
            [
                "11:4: the section 'Your medicines' stands at line 3 already",
                "15:4: the section 'Your medicines' stands at line 3 already",
            ],
            [],
        ),
        ("## More\n\nx\n\n## More\n\ny", [], ["15:4: the heading 'More' stands at line 11 already"]),
        ("## More\n\nx\n\n### MORE:\n\ny", [], ["15:5: the heading 'MORE:' stands at line 11 already"]),
        ("## How to prepare\n\nx", ["11:4: the section 'How to prepare' stands at line 1 already"], []),
    ],
)
def test_twice(more: str, section: list[str], heading: list[str], find: Callable[..., list[str]]) -> None:
    """Each further one is told with the line of the first; a required section is told as a section only."""
    path = "docs/knee/how-to-prepare.md:"
    assert find("repeated-section", f"--- knee/how-to-prepare.md\n{PREPARE}{more}") == [path + line for line in section]
    assert find("repeated-heading") == [path + line for line in heading]
