"""Code fences that nothing closes."""

from __future__ import annotations

from collections.abc import Callable

import pytest


def told(line: int, fence: str) -> list[str]:
    """A finding."""
    return [f"{line}:1: the fence {fence} is never closed; put {fence} after the code"]


CASES = [
    ("```\ncode\n```", []),
    ("```\ncode", told(3, "```")),
    ("~~~\ncode\n```", told(3, "~~~")),
    ("````\n```\n````", []),
    ("````\ncode\n```", told(3, "````")),
    ("``` text\ncode\n```\n\n```\nmore", told(7, "```")),
    ("```\na\n```\n\n~~~ b\nc\n~~~", []),
    ("!!! risk\n\n    ```\n    code\n    ```", []),
    ("!!! risk\n\n    ```\n    code", told(5, "```")),
    ("```\ncode\n``` text", told(3, "```")),
    ("> ```\n> code", told(3, "```")),
    ("Use ``` in text.", []),
    ("```inline```", []),
    ("``", []),
    ("```", told(3, "```")),
]


@pytest.mark.parametrize(("text", "found"), CASES)
def test_fence(text: str, found: list[str], page: Callable[..., list[str]]) -> None:
    """A fence is closed by the same signs, as many or more, with nothing after them; else its line is told."""
    assert page("unclosed-fence", f"# Risks\n\n{text}\n") == found


def test_lines_count_from_the_top(page: Callable[..., list[str]]) -> None:
    """Front matter counts."""
    assert page("unclosed-fence", "---\nallow: {}\n---\n\n```\n") == told(5, "```")
