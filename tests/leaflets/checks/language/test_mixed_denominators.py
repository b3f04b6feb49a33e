"""Chances for two numbers of people side by side."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from support.chance_sentences import PLAIN, found

FOUND = [
    f"{first} bleed, and {second} faint."
    for first in ("2 out of every 100 people", "2 in 100", "Two in a hundred", "2 per 100 people", "2 of every 100")
    for second in ("15 out of every 1,000", "15 in 1,000", "15 of 1,000 people", "1 in 40", "a third of people")
] + [
    "75 in every 100 people (750 out of every 1,000) get better.",
    "Out of every 100 people, 2 bleed. 1 in 1,000 faints.",
    "If 1,000 people have this, 10 bleed. 9 out of 10 get better.",
    "1 in 40 bleed. 1 in 50 faint.",
    "Less than one in 1,000 bleeds; 5 in 10,000 faint.",
    "Half of people get better. 2 in 100 bleed.",
]

RIGHT = [
    "2 in 100 bleed, and 15 in every 100 faint.",
    "Two in a hundred bleed, and 15 out of every 100 people faint.",
    "2 out of every 1,000 people bleed within 10 days. 15 out of every 1,000 faint.",
    "2 in 1,000 bleed. This is page 3 of 100.",
    "2 in 1000 bleed, 3 in 1,000 faint.",
]


@pytest.fixture(scope="module")
def messages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """What the check finds in all sentences."""
    return found("mixed-denominators", [*FOUND, *RIGHT, *PLAIN], tmp_path_factory.mktemp("mixed"))


@pytest.mark.parametrize("text", FOUND)
def test_found(text: str, messages: dict[str, str]) -> None:
    """Two numbers of people in one block are found, however they are written."""
    assert "tell both for the same number of people" in messages.get(text, "nothing found")


@pytest.mark.parametrize("text", [*RIGHT, *PLAIN])
def test_right(text: str, messages: dict[str, str]) -> None:
    """One number of people, however it is written, is right."""
    assert messages.get(text) is None


A, B = "2 in 100 bleed", "15 in 1,000 faint"
PLACES = [
    (f"- {A}\n- {B}", []),
    (f"{A}\n\n{B}", []),
    (f'!!! risk "x"\n\n    - {A}\n    - {B}', ["6:7"]),
    (f'!!! risk "{A}"\n\n    {B}', ["5:5"]),
    (f'!!! risk "x"\n\n    {A}\n\n{B}', []),
    (f'!!! risk "x"\n\n    {A}\n\n!!! risk "y"\n\n    {B}', []),
    (f'!!! risk "x"\n\n    {A}\n\n!!! benefit "y"\n\n    {B}', []),
    (f"| a | b |\n| - | - |\n| {A} | x |\n| {B} | x |", ["6:3"]),
    (f"| Out of every 1,000 people | b |\n| - | - |\n| {A} | x |", ["5:3"]),
    (f"| a |\n| - |\n| {A} |\n\nx\n\n| a |\n| - |\n| {B} |", []),
    (f"{A}, {B}, 3 in 10,000 fall", ["3:17", "3:36"]),
    ("![2 in 100 bleed, 15 in 1,000 faint](a.svg)", ["3:19"]),
]


@pytest.mark.parametrize(("text", "places"), PLACES)
def test_place(text: str, places: list[str], page: Callable[..., list[str]]) -> None:
    """A box and a table are read as one; items of a list and paragraphs are not."""
    assert [":".join(line.split(":")[:2]) for line in page("mixed-denominators", f"# Risks\n\n{text}\n")] == places


def test_front_matter(find: Callable[..., list[str]]) -> None:
    """A description is read too."""
    edits = f"--- knee/risks.md\n---\ntitle: Risks\ndescription: {A}. {B}.\n---\n# Risks\n"
    (message,) = find("mixed-denominators", edits)
    assert message.startswith("docs/knee/risks.md:3:1: '15 in 1,000'")


def test_long_text(tmp_path: Path) -> None:
    """A text of very many numbers is read in linear time; the first ones are told."""
    many = " ".join(["10 out of every 1,000 1 in 40"] * 300)
    (told,) = found("mixed-denominators", [many], tmp_path).values()
    assert told.count("stands beside") == 10
