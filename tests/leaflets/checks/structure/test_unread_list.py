"""Lists that Markdown reads as part of the paragraph above."""

from __future__ import annotations

from collections.abc import Callable

import pytest


def told(line: int, item: str) -> list[str]:
    """A finding."""
    return [f"{line}:1: '{item}' is shown within the paragraph, not as a list: leave the line above it empty"]


CASES = [
    ("You should not:\n- eat\n- drive", told(4, "- eat")),
    ("You should not:\n1. eat\n2. drive", told(4, "1. eat")),
    ("You should not:\n1) eat", told(4, "1) eat")),
    ("You should not:\n* **eat**", told(4, "* eat")),
    ("You should not:\n+ [eat](risks.md)", told(4, "+ eat")),
    ("We say\nthis.\n- Eat.\n- Drive.", told(5, "- Eat.")),
    ("!!! risk\n\n    Do:\n    - eat", told(6, "- eat")),
    ("> Do:\n> - eat", told(4, "- eat")),
    ("- Do:\n- eat", []),
    ("- Do:\n\n    Not:\n    - eat", told(6, "- eat")),
    ("- Do:\n    - eat\n    - drive", []),
    ("You should not:\n\n- eat\n- drive", []),
    ("Rest for 5\n- 10 days.", []),
    ("It costs: 5 - 3 is 2 - 1.\nA - b - c.", []),
    ("In the year\n2026. Then\n2027. Then", []),
    ("Do:\n\\- eat", []),
    ("```\nDo:\n- eat\n```", []),
    ("Do: `\n- eat`", []),
    ("Do:\n-eat\n1.5 mg", []),
    ("# Do:\n- eat", []),
]


@pytest.mark.parametrize(("text", "found"), CASES)
def test_unread_list(text: str, found: list[str], page: Callable[..., list[str]]) -> None:
    """Lines that begin with "- " or "1. " and run on in the text, after a colon or several of them."""
    assert page("unread-list", f"# Risks\n\n{text}\n") == found
