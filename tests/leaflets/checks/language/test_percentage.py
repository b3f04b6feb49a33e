"""Percentages: found where they tell a chance."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from support.chance_sentences import PLAIN, found

FOUND = [
    ("About 10% of people have an infection.", "'10%'", "'about 100 out of every 1,000 people'"),
    ("Infection: 2%.", "'2%'", "'20 out of every 1,000 people'"),
    ("The chance of bleeding is less than 1%.", "'1%'", "'fewer than 10 out of every 1,000 people'"),
    ("It works in 75 percent of people.", "'75 percent'", "'750 out of every 1,000 people'"),
    ("It works in 75 per cent of patients.", "'75 per cent'", "'750 out of every 1,000 people'"),
    ("Ten percent of people feel sick.", "'Ten percent'", "'100 out of every 1,000 people'"),
    ("Ninety-five per cent go home the same day.", "'Ninety-five per cent'", "'950 out of every 1,000 people'"),
    ("5 to 10% of people bleed.", "'5 to 10%'", "'50 to 100 out of every 1,000 people'"),
    ("5-10% of people bleed.", "'5-10%'", "'50 to 100 out of every 1,000 people'"),
    ("5% to 10% of people bleed.", "'5% to 10%'", "'50 to 100 out of every 1,000 people'"),
    ("Between 5% and 10% of people bleed.", "'5% and 10%'", "'50 to 100 out of every 1,000 people'"),
    ("Up to 3.5% of people have a leak.", "'3.5%'", "'up to 35 out of every 1,000 people'"),
    ("A leak happens in 0.5 % of cases.", "'0.5 %'", "'5 out of every 1,000 people'"),
    ("A leak happens in 0.01% of cases.", "'0.01%'", "'1 out of every 10,000 people'"),
    ("The success rate is over 90%.", "'90%'", "'more than 900 out of every 1,000 people'"),
    ("There is a 20% chance of pain.", "'20%'", "'200 out of every 1,000 people'"),
    ("There is a one percent risk of a clot.", "'one percent'", "'10 out of every 1,000 people'"),
    ("Most people (80%) get better.", "'80%'", "'800 out of every 1,000 people'"),
    ("**30%** of people are sore.", "'30%'", "'300 out of every 1,000 people'"),
    ("No treatment is 100% safe.", "'100%'", "'1,000 out of every 1,000 people'"),
    ("Nearly 100 percent of people can walk.", "'100 percent'", "'about 1,000 out of every 1,000 people'"),
    ("About 33.3% of people have no pain.", "'33.3%'", "'about 333 out of every 1,000 people'"),
    ("It fails 4% of the time.", "'4%'", "'40 out of every 1,000 people'"),
    ("Around forty percent had relief.", "'forty percent'", "'about 400 out of every 1,000 people'"),
    ("Risk of stroke: <1%.", "'1%'", "'fewer than 10 out of every 1,000 people'"),
    ("At least 60% of people sleep better.", "'60%'", "'at least 600 out of every 1,000 people'"),
    ("The chance is 1 pct.", "'1 pct'", "'10 out of every 1,000 people'"),
    ("About 25% of women and 20% of men have it.", "'25%'", "'20%'"),
    ("It is used by 10% of people.", "'10%'", "'100 out of every 1,000 people'"),
    ("10% (20 out of every 1,000 people) bleed, and 980 do not.", "'10%'", "'100 out of every 1,000 people'"),
]

RIGHT = [
    "About 10% (100 out of every 1,000 people) bleed. About 900 out of every 1,000 do not.",
    "Use a 5% cream, a 1% hydrocortisone cream or a 10% glucose drip solution.",
    "Turn the screen to 200% zoom: that is 200% zoom.",
    "Your oxygen saturation should be over 94%.",
    "Smoking raises the risk by 50%.",
    "The risk is 50% lower.",
    "A small percentage of people need more help.",
    "See [the page](https://www.example.org/a%20b).",
    "`10%` of people bleed.",
    "Charge your battery to 80%.",
]


@pytest.fixture(scope="module")
def messages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """What the check finds in all sentences."""
    return found("percentage", [*(text for text, *_ in FOUND), *RIGHT, *PLAIN], tmp_path_factory.mktemp("percentage"))


@pytest.mark.parametrize(("text", "word", "better"), FOUND)
def test_found(text: str, word: str, better: str, messages: dict[str, str]) -> None:
    """A percentage in digits or words is found, and the same chance is told as people."""
    assert word in messages.get(text, "nothing found")
    assert better in messages[text]


@pytest.mark.parametrize("text", [*RIGHT, *PLAIN])
def test_right(text: str, messages: dict[str, str]) -> None:
    """Strengths, measured levels, comparisons and percentages beside the same number of people are left alone."""
    assert messages.get(text) is None


PLACES = [
    ("## 10% bleed", ["3:4"]),
    ('!!! risk "10% bleed"\n\n    x', ["3:11"]),
    ("| a | b |\n| - | - |\n| Bleeding | 10% |", ["5:14"]),
    ("| a | b | c |\n| - | - | - |\n| 10% | 100 out of every 1,000 | 900 |", []),
    ("![A chart: 10% bleed](a.svg)", ["3:12"]),
    ("x 10% y. Then 20% z.", ["3:3", "3:15"]),
    ("```\n10% bleed\n```", []),
]


@pytest.mark.parametrize(("text", "places"), PLACES)
def test_place(text: str, places: list[str], page: Callable[..., list[str]]) -> None:
    """Headings, titles, cells and the words of pictures are read; each percentage is told at its place."""
    assert [":".join(line.split(":")[:2]) for line in page("percentage", f"# Risks\n\n{text}\n")] == places


def test_front_matter(find: Callable[..., list[str]]) -> None:
    """Titles and descriptions are what search results show."""
    (message,) = find("percentage", "--- knee/risks.md\n---\ntitle: 10% bleed\n---\n# Risks\n")
    assert message.startswith("docs/knee/risks.md:2:1: '10%'")


def test_long_text(tmp_path: Path) -> None:
    """A text of very many percentages is read in linear time; the first ones are told."""
    many = " ".join(["10% of 1,000 one in nine two"] * 300)
    (told,) = found("percentage", [many], tmp_path).values()
    assert told.count("is a percentage") == 10
