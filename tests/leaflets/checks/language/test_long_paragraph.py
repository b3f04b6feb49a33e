"""Paragraphs and items that are too long."""

from __future__ import annotations

from collections.abc import Callable

import pytest


def told(place: str, what: str, begin: str) -> list[str]:
    """A finding."""
    do = "make two of it" if what.startswith("an item") else "begin a new one"
    return [f"{place}: {what} sentences; {do}, for example at '{begin}'"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("One. Two. Three.", []),
        ("One. Two. Three. Four.", told("3:11", "a paragraph of 4", "Three.")),
        ("One.\nTwo.\nThree. Four. Five.", told("5:1", "a paragraph of 5", "Three.")),
        ("It is. It is. It is. It is. It is. It is.", told("3:22", "a paragraph of 6", "It is.")),
        ("One. Two.\n\nThree. Four.", []),
        ("- One. Two. Three. Four.", told("3:13", "an item of 4", "Three.")),
        ("- One. Two.\n- Three. Four.", []),
        ("- One. Two.\n\n    Three. Four.", []),
        ("- One.\n\n    One. Two. Three. Four.", told("5:15", "an item of 4", "Three.")),
        ("!!! risk\n\n    One. Two. Three. Four.", told("5:15", "a paragraph of 4", "Three.")),
        ("> One. Two. Three. Four.", told("3:13", "a paragraph of 4", "Three.")),
        ("| a |\n| - |\n| One. Two. Three. Four. |", told("5:13", "a paragraph of 4", "Three.")),
        ("See Dr. Lee, e.g. now. It is 1.5 mm. Go.", []),
        ("One… two… three… four.", []),
        ("- **Pain.** One. Two. Three.", []),
        ("- **Pain.** One. Two. Three. Four.", told("3:23", "an item of 4", "Three.")),
        ("- **Pain. One.** Two. Three. Four.", told("3:18", "an item of 5", "Two.")),
        ("- Pain. One. Two. Three.", told("3:14", "an item of 4", "Two.")),
        ('![A knee](knee.png "A: in. B: in. C: out. D: out.")', []),
        ("## One. Two. Three. Four.", []),
        ("```\nOne. Two. Three. Four.\n```", []),
        ("<!-- One. Two. Three. Four. -->", []),
    ],
)
def test_long_paragraph(text: str, found: list[str], page: Callable[..., list[str]]) -> None:
    """More than 3 sentences, told at the sentence nearest to the middle, where a new one could begin."""
    assert page("long-paragraph", f"# Risks\n\n{text}\n") == found


CHANCE = """
```chances
- name: Sore
  after: After it
  number: about 10 in 100
  have: may be sore. They rest. They rest more. They call
  have_not: may not
  from: guide risks.1
```
"""


def test_what_a_fence_makes_is_no_paragraph(page: Callable[..., list[str]]) -> None:
    """The sentences of a chance stand in a picture's caption and a table, which nobody can split."""
    assert page("long-paragraph", f"# Risks\n{CHANCE}") == []
