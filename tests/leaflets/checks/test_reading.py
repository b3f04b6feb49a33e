"""Long sentences and hard pages."""

from __future__ import annotations

from collections.abc import Callable

import pytest

W20 = "One two three four five six seven eight nine ten one two three four five six seven eight nine ten"
TOLD = "a sentence of 21 words; split it: 'One two three four five six …'"

CASES = [
    (f"{W20}.", []),
    (f"{W20} more.", [f"3:1: {TOLD}"]),
    (f"Short. {W20} more. Short.", [f"3:8: {TOLD}"]),
    (f"{W20} 1,000.", [f"3:1: {TOLD}"]),
    (f"- {W20}\n- {W20}", []),
    (f"- {W20} more", [f"3:3: {TOLD}"]),
    (f"| x |\n| - |\n| {W20} more |", [f"5:3: {TOLD}"]),
    (f"## {W20} more", []),
    (f"```\n{W20} more\n```", []),
    (f"!!! risk\n\n    {W20} more.", [f"5:5: {TOLD}"]),
    (f"{W20[:27]}\n{W20[28:]} more.", [f"3:1: {TOLD}"]),
    (f"<!-- {W20} more. -->\n\nx", []),
]


@pytest.mark.parametrize(("text", "found"), CASES)
def test_long_sentence(text: str, found: list[str], page: Callable[..., list[str]]) -> None:
    """More than 20 words, told at the word with which the sentence begins; an item and a cell end a sentence."""
    assert page("long-sentence", f"# Risks\n\n{text}\n") == found


HARD = "Postoperative infection necessitating antibiotic administration occasionally materializes."


@pytest.mark.parametrize(
    ("text", "begins"),
    [
        ("You may get sick.", ""),
        (HARD, "3:1: reading grade "),
        (f"## {HARD}", ""),
        (f"```\n{HARD}\n```", ""),
        ("", ""),
    ],
)
def test_reading_grade(text: str, begins: str, page: Callable[..., list[str]]) -> None:
    """The page's grade, told at its first line of text below the front matter; headings and code do not count."""
    (*found,) = page("reading-grade", f"---\n---\n# Risks\n\n{text}\n")
    assert [line.startswith(begins) for line in found] == ([True] if begins else [])


def test_words_of_the_glossary(page: Callable[..., list[str]], find: Callable[..., list[str]]) -> None:
    """Without its medical words a page is at grade 6 or below; with them it may be a little harder."""
    term = "vertebroplasty"
    glossary = f"--- glossary.yml\nterms:\n  - {{id: v, term: {term}, say: s, definition: d}}\n"
    text = f"# Risks\n\nWe do {term} on you at this time of day.\n"
    plain = "# Risks\n\nRisky activity typically happens here after surgery today.\n"
    find("reading-grade", glossary)
    assert page("reading-grade", text) == []
    (found,) = page("reading-grade", plain)
    assert found.startswith("1:1: reading grade ")
