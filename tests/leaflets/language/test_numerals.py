"""Numbers in English text."""

from __future__ import annotations

import time
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from leaflets.language.numerals import Amount, amounts, spelled


def short(amount: Amount) -> str:
    """An amount as a test writes it: operator, value, denominator, unit."""
    value = amount.word or "-".join(str(end) for end in (amount.low, amount.high) if end is not None)
    of = f"/{amount.of}" if amount.of else ""
    return f"{amount.op} {value}{of} {amount.unit}".strip()


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("for 48 hours", ["= 48 hour"]),
        ("for forty-eight hours", ["= 48 hour"]),
        ("a 48-hour wait", ["= 48 hour"]),
        ("for 4.5 hours", ["= 9/2 hour"]),
        ("1,000 steps", ["= 1000 step"]),
        ("two thousand steps", ["= 2000 step"]),
        ("a hundred steps", ["= 100 step"]),
        ("twenty-one days", ["= 21 day"]),
        ("about 1 hour after", ["~ 1 hour"]),
        ("nearly two days", ["~ 2 day"]),
        ("at least 6 weeks", [">= 6 week"]),
        ("6 weeks or more", [">= 6 week"]),
        ("6 or more weeks", [">= 6 week"]),
        ("six weeks or longer", [">= 6 week"]),
        ("at most 15 minutes", ["<= 15 minute"]),
        ("for only 15 minutes", ["<= 15 minute"]),
        ("15 minutes at most", ["<= 15 minute"]),
        ("one hour or less", ["<= 1 hour"]),
        ("up to the six-hour mark", ["<= 6 hour"]),
        ("within 20 minutes", ["<= 20 minute"]),
        ("after 20 minutes", ["after 20 minute"]),
        ("no more than 3 days", ["<= 3 day"]),
        ("more than 3 days", ["> 3 day"]),
        ("fewer than 3 people", ["< 3 people"]),
        ("2 to 3 days", ["range 2-3 day"]),
        ("2 or 3 days", ["range 2-3 day"]),
        ("2–3 days", ["range 2-3 day"]),
        ("between 2 and 4 weeks", ["range 2-4 week"]),
        ("about 750 out of every 1,000 people", ["~ 750/1000"]),
        ("75 in 100", ["= 75/100"]),
        ("10 people in every 100", ["= 10/100"]),
        ("one in ten", ["= 1/10"]),
        ("10 per 100", ["= 10/100"]),
        ("75%", ["= 75/100"]),
        ("75 percent", ["= 75/100"]),
        ("75 per cent", ["= 75/100"]),
        ("out of every 1,000 people", ["= /1000 people"]),
        ("the pictures show 1,000 people each", ["= /1000 people"]),
        ("several hours", ["vague several hour"]),
        ("a few days", ["vague few day"]),
        ("a couple of days", ["vague couple day"]),
        ("several parts", ["vague several part"]),
        ("half of them", ["vague half of"]),
        ("twice as likely", ["vague twice as"]),
        ("on 22 November 2026", ["date 2026-11-22"]),
        ("by 3 May", ["date 05-03"]),
        ("48 hours, then 2 days", ["= 48 hour", "= 2 day"]),
        ("One or more bones", [">= 1 bone"]),
        ("one small nick", ["= 1 nick"]),
    ],
)
def test_amounts(text: str, found: list[str]) -> None:
    """Value, operator, range, denominator and unit."""
    assert [short(amount) for amount in amounts(text)] == found


@pytest.mark.parametrize(
    "text",
    [
        "No one knows.",
        "one of them",
        "this one, not that one",
        "a third way",
        "the bones L1 and T12",
        "an X-ray",
        "one another",
        "someone",
        "",
    ],
)
def test_no_amount(text: str) -> None:
    """What looks like a number and counts nothing."""
    assert amounts(text) == []


def test_place() -> None:
    """An amount knows where it stands in the text, with what belongs to it."""
    text = "Rest for at least 6 weeks or so."
    (amount,) = amounts(text)
    assert text[amount.start : amount.end] == "6 weeks"


def test_parts_are_exact() -> None:
    """75 in 100 and 750 out of 1,000 are the same part."""
    (first,), (second,) = amounts("75 in 100"), amounts("750 out of every 1,000")
    assert first.parts == second.parts == (Fraction(3, 4), None)


PIECES = [*"0123456789,.%-–/ ", "one ", "out of ", "every ", "to ", "half ", "May ", "hundred ", "a few ", "x "]


@given(st.lists(st.sampled_from(PIECES)).map("".join))
def test_any_text(text: str) -> None:
    """No text is too much for it, and every amount lies in the text."""
    for amount in amounts(text):
        assert 0 <= amount.start < amount.end <= len(text)


@pytest.mark.parametrize("piece", ["1", "1,", "1 to ", "one ", "twenty-", "out of every ", "hundred ", "half "])
def test_long_text(piece: str) -> None:
    """100,000 characters take well under a second."""
    start = time.process_time()
    amounts(piece * (100_000 // len(piece)))
    assert time.process_time() - start < 5


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("two weeks", [(0, 3, 2)]),
        ("twenty-one or Thirty two", [(0, 10, 21), (14, 24, 32)]),
        ("a hundred people, two hundred", [(0, 9, 100), (18, 29, 200)]),
        ("one of them", [(0, 3, 1)]),
        ("2 weeks, 3 million, out of every thousand, several, half", []),
        ("", []),
    ],
)
def test_spelled(text: str, found: list[tuple[int, int, int]]) -> None:
    """Numbers that are words are told with their place and value; digits, fractions and vague words are none."""
    assert spelled(text) == found
