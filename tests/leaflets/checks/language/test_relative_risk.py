"""Relative words: found where no number of people stands beside them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from support.chance_sentences import PLAIN, found

FOUND = [
    "Smoking doubles the risk of infection.",
    "Smoking doubles your risk.",
    "The risk doubles if you smoke.",
    "The chance of a leak is doubled.",
    "Your risk of a clot triples.",
    "Smokers have twice the risk.",
    "Smokers have double the risk of a chest infection.",
    "Older people are twice as likely to bleed.",
    "Older people are three times more likely to bleed.",
    "Bleeding is two times as common in older people.",
    "It is half as likely after treatment.",
    "The treatment halves the chance of a new break.",
    "It cuts the risk in half.",
    "It lowers the risk by half.",
    "It lowers the risk of a stroke by a third.",
    "It lowers the risk of pneumonia by 50%.",
    "The risk is 50% lower.",
    "There are 40% fewer infections.",
    "You are 20 percent more likely to heal.",
    "There was a 30% reduction in pain.",
    "Smoking brings a threefold risk of infection.",
    "There is a 10-fold higher risk of a clot.",
    "You have half the risk of an infection.",
    "A leak is more likely than bleeding.",
    "Bleeding is less common than pain.",
    "The risk of a leak is higher than the risk of bleeding.",
    "Kyphoplasty has a lower risk of leaks than vertebroplasty.",
    "The chance of a clot is greater in older people than in younger people.",
    "You have a much lower risk of a clot.",
    "It greatly reduces the chance of a leak.",
    "Infection is far less likely with antibiotics.",
    "Your risk goes up by four times.",
    "Smokers are four times as likely to get an infection.",
    "It raises the risk of bleeding slightly.",
]

RIGHT = [
    "Smoking doubles the risk, from 10 to 20 out of every 1,000 people.",
    "Getting up early lowers the risk of pneumonia.",
    "Keeping the wound clean lowers the risk by keeping germs out.",
    "You may be at higher risk of infection if you smoke.",
    "More likely than not, you go home the same day.",
    "The chance of a leak is more than 10 out of every 1,000 people.",
    "The risk of treatment may be smaller than the benefit.",
    "Use half as much cream if your skin gets red.",
    "You need twice as many pillows.",
    "The risk assessment takes half an hour.",
    "The second dose is half the first one.",
    "Tell us about any risk: more than one may matter.",
    "Eat 50% less salt.",
]


@pytest.fixture(scope="module")
def messages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """What the check finds in all sentences."""
    return found("relative-risk", [*FOUND, *RIGHT, *PLAIN], tmp_path_factory.mktemp("relative"))


@pytest.mark.parametrize("text", FOUND)
def test_found(text: str, messages: dict[str, str]) -> None:
    """A chance that is told only by its size against another one is found."""
    assert "compares chances" in messages.get(text, "nothing found")


@pytest.mark.parametrize("text", [*RIGHT, *PLAIN])
def test_right(text: str, messages: dict[str, str]) -> None:
    """A direction alone is right, as is a comparison with numbers, and words that compare no chances."""
    assert messages.get(text) is None


PLACES = [
    ("## It doubles the risk", ["3:7"]),
    ('!!! risk "It doubles the risk"\n\n    x', ["3:14"]),
    ("| a | b |\n| - | - |\n| x | It doubles the risk |", ["5:10"]),
    ("| a | b | c |\n| - | - | - |\n| doubles the risk | 10 out of every 1,000 | 990 |", []),
    ("![It doubles the risk](a.svg)", ["3:6"]),
    ("It doubles the risk.\n\n10 out of every 1,000 bleed, 990 do not.", ["3:4"]),
]


@pytest.mark.parametrize(("text", "places"), PLACES)
def test_place(text: str, places: list[str], page: Callable[..., list[str]]) -> None:
    """The number must stand in the same block, or in the same row of a table."""
    assert [":".join(line.split(":")[:2]) for line in page("relative-risk", f"# Risks\n\n{text}\n")] == places


def test_long_text(tmp_path: Path) -> None:
    """A text of very many such words is read in linear time."""
    for words in ("risk of more half the ", "twice twice risk ", "more likely risk higher "):
        found("relative-risk", [" ".join([words] * 4000)], tmp_path / words[:4])
