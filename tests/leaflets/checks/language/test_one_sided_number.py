"""Numbers that tell only one side."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from support import library
from support.chance_sentences import PLAIN, found

FOUND = [
    ("About 10 out of every 1,000 people bleed.", "about 990 out of every 1,000"),
    ("10 in every 1,000 people bleed.", "990 out of every 1,000"),
    ("10 in 1,000 people bleed.", "990 out of every 1,000"),
    ("10 of 1,000 people bleed.", "990 out of every 1,000"),
    ("10 per 1,000 people bleed.", "990 out of every 1,000"),
    ("10/1,000 people bleed.", "990 out of every 1,000"),
    ("Fewer than 1 out of every 1,000 people bleed.", "more than 999 out of every 1,000"),
    ("Less than one in 1,000 bleeds.", "more than 999 out of every 1,000"),
    ("More than 900 out of every 1,000 people get better.", "fewer than 100 out of every 1,000"),
    ("75 in every 100 people walk better.", "25 out of every 100"),
    ("Seventy-five in every hundred people walk better.", "25 out of every 100"),
    ("10 to 20 out of every 1,000 people bleed.", "980 to 990 out of every 1,000"),
    ("Between 10 and 20 out of every 1,000 people bleed.", "980 to 990 out of every 1,000"),
    ("1 or 2 out of every 100 people bleed.", "98 to 99 out of every 100"),
    ("Up to 30 out of every 1,000 people bleed.", "at least 970 out of every 1,000"),
    ("Out of every 1,000 people, about 10 bleed.", "about 990 out of every 1,000"),
    ("Out of 100 people who have it, 3 will faint.", "97 out of every 100"),
    ("If 1,000 people have this, 10 will faint.", "990 out of every 1,000"),
    ("Of every 100 people, five faint.", "95 out of every 100"),
    ("Imagine 100 people: 3 of them faint.", "97 out of every 100"),
    ("10 out of every 1,000 bleed. Most do not.", "990 out of every 1,000"),
    ("10 out of every 1,000 bleed. The others do not.", "990 out of every 1,000"),
    ("10 out of every 1,000 bleed. 980 do not.", "990 out of every 1,000"),
    ("500 out of every 1,000 people get better.", "500 out of every 1,000"),
    ("A third of people bleed.", "about 667 out of every 1,000"),
    ("1 in 40 people bleed.", "975 out of every 1,000"),
    ("10 out of every 1,000 bleed, and 990 do not. 20 out of every 1,000 faint.", "980 out of every 1,000"),
    ("One person in a hundred faints.", "99 out of every 100"),
    ("99 out of 100 people have no pain after 1 year.", "1 out of every 100"),
    ("Only 3 patients in 100 faint.", "97 out of every 100"),
    ("**10** out of every **1,000** people bleed.", "990 out of every 1,000"),
]

RIGHT = [
    "10 out of every 1,000 bleed. 990 out of every 1,000 do not.",
    "10 out of every 1,000 bleed, and the other 990 do not.",
    "990 out of every 1,000 have no pain, 10 have.",
    "75 in 100 get better, and 250 in 1,000 do not.",
    "A third of people bleed, and two thirds of people do not.",
    "Half of people bleed, and half of people do not.",
    "Up to 30 out of every 1,000 bleed. 970 or more do not.",
    "We show each number out of every 1,000 people.",
    "All 100 out of 100 people were awake.",
    "Between 10 and 20 out of every 1,000 bleed, and 980 to 990 do not.",
    "One in the morning. Take two of the 100 tablets.",
]


@pytest.fixture(scope="module")
def messages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """What the check finds in all sentences."""
    texts = [*(text for text, _ in FOUND), *RIGHT, *PLAIN]
    return found("one-sided-number", texts, tmp_path_factory.mktemp("sided"))


@pytest.mark.parametrize(("text", "others"), FOUND)
def test_found(text: str, others: str, messages: dict[str, str]) -> None:
    """A number without its other side is found, and the other side is told by exact arithmetic."""
    assert f"say also that {others} people do not" in messages.get(text, "nothing found")


@pytest.mark.parametrize("text", [*RIGHT, *PLAIN])
def test_right(text: str, messages: dict[str, str]) -> None:
    """Both sides in one block are right, whichever comes first and however they are written."""
    assert messages.get(text) is None


HEAD = "| Out of every 1,000 people | Have it | Do not |\n| - | - | - |\n"
PLACES = [
    ("## 10 out of 1,000 bleed", ["3:4"]),
    ("![10 out of every 1,000 bleed](a.svg)", ["3:3"]),
    ("10 out of every 1,000 bleed.\n\n990 out of every 1,000 do not.", ["3:1", "5:1"]),
    (f"{HEAD}| They bleed after 2 days | about 10 | about 990 |", []),
    (f"{HEAD}| They bleed | may be about 10 | may be about 990 |", []),
    (f"{HEAD}| They bleed | fewer than 1, it appears | more than 999, it appears |", []),
    (f"{HEAD}| They bleed | about 10 |  |", ["5:22"]),
    (f"{HEAD}| They bleed | about 10 | about 980 |", ["5:22", "5:33"]),
    (f"{HEAD}| They bleed | 10 | 990 |\n| They faint | 20 | most |", ["6:16"]),
    ("| Problem | Have it |\n| - | - |\n| Clot | 10 out of every 1,000 |", ["5:10"]),
    ("| Have it | Do not |\n| - | - |\n| 10 out of every 1,000 | 990 out of every 1,000 |", []),
    ("| Medicine | Days |\n| - | - |\n| Iron | about 10 |", []),
]


@pytest.mark.parametrize(("text", "places"), PLACES)
def test_place(text: str, places: list[str], page: Callable[..., list[str]]) -> None:
    """Both sides stand in one block or one row; the number of people may stand in the head of the table."""
    assert [":".join(line.split(":")[:2]) for line in page("one-sided-number", f"# Risks\n\n{text}\n")] == places


def test_long_text(tmp_path: Path) -> None:
    """A text of very many numbers is read in linear time; the first ones are told."""
    many = " ".join(["10 out of every 1,000"] * 300)
    (told,) = found("one-sided-number", [many], tmp_path).values()
    assert told.count("one side") == 10


def test_number_that_is_shown_as_a_chance(example: Path) -> None:
    """Its block tells both sides, on whichever page of the leaflet; another number is told."""
    entry = "- name: Bleeding\n  number: 10 in 1,000\n  have: bleed\n  have_not: do not\n  from: guide risks.1\n"
    said = "--- knee/more.md\n# More\n\n10 out of every 1,000 people bleed. [@guide risks.1]\n\n"
    library.change(example, f"{said}20 out of every 1,000 people faint. [@guide risks.1]\n")
    assert len(library.findings(example, "one-sided-number")) == 2
    library.change(example, f"--- knee/chances.md\n# Chances\n\n```chances\n{entry}```\n")
    (one,) = library.findings(example, "one-sided-number")
    assert "'20 out of every 1,000'" in one.message
