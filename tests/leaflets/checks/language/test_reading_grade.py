"""Hard pages."""

from __future__ import annotations

from collections.abc import Callable

import pytest

HARD = "Postoperative infection necessitating antibiotic administration occasionally materializes."

EASY = "You may get sick. "


@pytest.mark.parametrize(
    ("text", "begins"),
    [
        (EASY * 8, ""),
        (f"{HARD} " * 5, "3:1: reading grade "),
        (f"{HARD} " * 4, ""),
        (f"## {HARD * 5}", ""),
        (f"```\n{HARD * 5}\n```", ""),
        (f'!!! note "{HARD * 5}"\n\n    {EASY * 8}', ""),
        ("", ""),
    ],
)
def test_reading_grade(text: str, begins: str, page: Callable[..., list[str]]) -> None:
    """The page's grade, told at its first line of text below the front matter; headings and code do not count.

    A page of fewer than 30 words has no grade that says anything.
    """
    (*found,) = page("reading-grade", f"---\n---\n# Risks\n\n{text}\n")
    assert [line.startswith(begins) for line in found] == ([True] if begins else [])


def test_where_to_begin(page: Callable[..., list[str]]) -> None:
    """A hard page names the three sentences that weigh most, each with its line and its words."""
    easy = "You may go home now."
    text = f"{easy}\n\n- {easy}\n- First {HARD}\n\n{easy} Second {HARD}\n\nThird {HARD}\n"
    (found,) = page("reading-grade", f"# Risks\n\n{text}")
    assert found.startswith("1:1: reading grade 2")
    rest = found.partition("no page is above 8. Begin with ")[2].replace(" and line", "; line")
    lines = [part.split(",")[0] for part in rest.split("; ")]
    assert lines == ["line 6", "line 8", "line 10"]
    assert "'First Postoperative infection necessitating antibiotic" in rest


def test_words_of_the_glossary(page: Callable[..., list[str]], find: Callable[..., list[str]]) -> None:
    """Without its medical words a page is at grade 6 or below; with them it may be a little harder."""
    find("reading-grade", "--- glossary.yml\nterms:\n  - {id: v, term: vertebroplasty, say: s, definition: d}\n")
    assert page("reading-grade", f"# Risks\n\n{'We do vertebroplasty on you at this time of day. ' * 4}\n") == []
    plain = "The doctor examines your painful shoulder before you go home."
    (found,) = page("reading-grade", f"# Risks\n\n{f'{plain} ' * 4}\n")
    there = f"line 3, '{plain}'"
    told = f"without medical words; aim at 6. Begin with {there}; {there} and {there}"
    assert found == f"1:1: reading grade 7.2 {told}"
