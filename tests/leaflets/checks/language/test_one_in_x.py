"""Chances told for a number of people of their own."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from support.chance_sentences import PLAIN, found

FOUND = [
    ("1 in 40 people have an infection.", "'1 in 40'", "'25 out of every 1,000 people'"),
    ("About 1 in 40 people have an infection.", "'1 in 40'", "'about 25 out of every 1,000 people'"),
    ("Fewer than 1 in 200 bleed.", "'1 in 200'", "'fewer than 5 out of every 1,000 people'"),
    ("One in ten has a new break.", "'One in ten'", "'100 out of every 1,000 people'"),
    ("About one in ten people feel sick.", "'one in ten'", "'about 100 out of every 1,000 people'"),
    ("One person in ten feels sick.", "'One person in ten'", "'100 out of every 1,000 people'"),
    ("One person in every five feels sick.", "'One person in every five'", "'200 out of every 1,000 people'"),
    ("1 out of 20 people bleed.", "'1 out of 20'", "'50 out of every 1,000 people'"),
    ("1 out of every 8 people bleed.", "'1 out of every 8'", "'125 out of every 1,000 people'"),
    ("One of every four patients is sore.", "'One of every four'", "'250 out of every 1,000 people'"),
    ("The risk is 1 in 250.", "'1 in 250'", "'4 out of every 1,000 people'"),
    ("The risk is 1:250.", "'1:250'", "'4 out of every 1,000 people'"),
    ("The risk is 1 in 5,000.", "'1 in 5,000'", "'2 out of every 10,000 people'"),
    ("The risk is 1 in 50 000.", "'1 in 50 000'", "'2 out of every 100,000 people'"),
    ("There is a 1 in 20 chance.", "'1 in 20'", "'50 out of every 1,000 people'"),
    ("There is a one-in-four chance.", "'one-in-four'", "'250 out of every 1,000 people'"),
    ("It happens in 1 in 500 cases.", "'1 in 500'", "'2 out of every 1,000 people'"),
    ("It happens to 1 patient in 25.", "'1 patient in 25'", "'40 out of every 1,000 people'"),
    ("3 in 40 people bleed.", "'3 in 40'", "'75 out of every 1,000 people'"),
    ("9 out of 10 people get better.", "'9 out of 10'", "'900 out of every 1,000 people'"),
    ("Nine out of ten people get better.", "'Nine out of ten'", "'900 out of every 1,000 people'"),
    ("Two in three people sleep well.", "'Two in three'", "'about 667 out of every 1,000 people'"),
    ("About 2 to 3 in 10 people are sore.", "'2 to 3 in 10'", "'about 200 to 300 out of every 1,000 people'"),
    ("1 per 50 people bleed.", "'1 per 50'", "'20 out of every 1,000 people'"),
    ("A third of people have pain.", "'A third of people'", "'about 333 out of every 1,000 people'"),
    ("About half of patients go home.", "'half of patients'", "'about 500 out of every 1,000 people'"),
    ("Three quarters of all patients walk better.", "'Three quarters of all patients'", "'750 out of every 1,000"),
    ("A quarter of the women in the study bled.", "'A quarter of the women'", "'250 out of every 1,000 people'"),
    ("Out of 40 people, 1 has an infection.", "'Out of 40 people, 1'", "'25 out of every 1,000 people'"),
    ("More than 1 in 30 people faint.", "'1 in 30'", "'more than 33 out of every 1,000 people'"),
    ("1 in 100 people faint.", "'1 in 100'", "'10 out of every 1,000 people'"),
]

RIGHT = [
    "1 out of every 1,000 people faint. 999 do not.",
    "75 out of 100 people walk better. 25 do not.",
    "2 in every 10,000 people faint. 9,998 do not.",
    "The one in the box is yours. Take one in five minutes.",
    "The treatment is in two parts, one in each of two rooms.",
    "Come to room 1 in 20 minutes.",
    "It is 5/10/2027. The scan is at 10:30.",
    "Half of the dose is enough. A third of the cream is left.",
    "Walk for a quarter of an hour.",
    "Lift 1 of 5 fingers. Eat 1 of 3 meals.",
    "Mix the drops 1:20 in water.",
    "One in the morning, ten at night.",
    "Read part one in ten minutes.",
    "We show each one out of every 1,000 people.",
]


@pytest.fixture(scope="module")
def messages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """What the check finds in all sentences."""
    texts = [*(text for text, *_ in FOUND), *RIGHT, *PLAIN]
    return found("one-in-x", texts, tmp_path_factory.mktemp("one"))


@pytest.mark.parametrize(("text", "word", "better"), FOUND)
def test_found(text: str, word: str, better: str, messages: dict[str, str]) -> None:
    """A number of people that fits this chance only is found; the same chance is told for the leaflet's number."""
    assert word in messages.get(text, "nothing found")
    assert better in messages[text]


@pytest.mark.parametrize("text", [*RIGHT, *PLAIN])
def test_right(text: str, messages: dict[str, str]) -> None:
    """100, 1,000, 10,000 people and more can be shared; other words with "in", "of" and numbers tell no chance."""
    assert messages.get(text) is None


LEAFLET = [
    ("1 in 100 people bleed, 99 do not.", []),
    ("1 in 1,000 people bleed, 999 do not.", []),
    ("1 in 100 bleed. 1 in 1,000 faint. 5 in 1,000 fall.", ["1 in 100' is told: say '10 out of every 1,000 people'"]),
    ("1 in 40 bleed. 5 in 100 fall.", ["1 in 40' is told: say 'about 2 out of every 100 people'"]),
    ("1 in 100 bleed. 1 in 100 fall. 1 in 1,000 faint.", ["1 in 1,000' is told: say '1 out of every 1,000 people'"]),
]


@pytest.mark.parametrize(("text", "told"), LEAFLET)
def test_number_of_the_leaflet(text: str, told: list[str], page: Callable[..., list[str]]) -> None:
    """The leaflet's own number of people is the round one that it tells most chances for."""
    found = [line.split("'", 1)[1].replace("for a number of people of its own", "") for line in page("one-in-x", text)]
    assert [line.replace("told :", "told:") for line in found] == told


PLACES = [
    ("## 1 in 40 bleed", ["3:4"]),
    ('!!! risk "1 in 40 bleed"\n\n    x', ["3:11"]),
    ("| a | b |\n| - | - |\n| Bleeding | 1 in 40 |", ["5:14"]),
    ("![A chart: 1 in 40 bleed](a.svg)", ["3:12"]),
    ("One **person** in 40 bleeds. 1 in 20 faints.", ["3:1", "3:30"]),
    ("```\n1 in 40\n```\n\n`1 in 40`", []),
]


@pytest.mark.parametrize(("text", "places"), PLACES)
def test_place(text: str, places: list[str], page: Callable[..., list[str]]) -> None:
    """Headings, titles, cells and the words of pictures are read, each told at its place; code is not."""
    assert [":".join(line.split(":")[:2]) for line in page("one-in-x", f"# Risks\n\n{text}\n")] == places


def test_long_text(tmp_path: Path) -> None:
    """A text of very many numbers is read in linear time."""
    for words in ("1 in 40", "one two three in", "out of every 1,000 people", "half of the "):
        found("one-in-x", [" ".join([words] * 5000)], tmp_path / words[:4])
