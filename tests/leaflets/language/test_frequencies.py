"""Proportions in text: read with their numbers, and nothing else taken for one."""

from __future__ import annotations

import time
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from leaflets.language import frequencies as read
from leaflets.language.frequencies import Frequency, Span, frequencies, number, percentages, told


def shown(one: Frequency) -> tuple[str, str, int, str]:
    """A proportion as the tables below write it."""
    count = "" if one.count is None else "-".join(str(end) for end in dict.fromkeys(one.count))
    return one.text, count, one.of, one.op


READ = [
    ("about 750 out of every 1,000 people", ("750 out of every 1,000", "750", 1000, "~")),
    ("Fewer than 1 out of every 1,000 people", ("1 out of every 1,000", "1", 1000, "<")),
    ("less than one in 1,000.", ("one in 1,000", "1", 1000, "<")),
    ("fewer than one in every thousand", ("one in every thousand", "1", 1000, "<")),
    ("one in ten", ("one in ten", "1", 10, "=")),
    ("one-in-ten", ("one-in-ten", "1", 10, "=")),
    ("One person in ten", ("One person in ten", "1", 10, "=")),
    ("one in a million", ("one in a million", "1", 1_000_000, "=")),
    ("2 in a hundred thousand people", ("2 in a hundred thousand", "2", 100_000, "=")),
    ("10 of 100", ("10 of 100", "10", 100, "=")),
    ("10 per 100", ("10 per 100", "10", 100, "=")),
    ("10/100", ("10/100", "10", 100, "=")),
    ("risk: 1:100", ("1:100", "1", 100, "=")),
    ("1–2 in 100", ("1–2 in 100", "1-2", 100, "=")),
    ("1 to 2 in every 100", ("1 to 2 in every 100", "1-2", 100, "=")),
    ("1 or 2 of every 100", ("1 or 2 of every 100", "1-2", 100, "=")),
    ("between 10 and 20 out of 1,000", ("between 10 and 20 out of 1,000", "10-20", 1000, "=")),
    ("970 or more out of every 1,000", ("970 or more out of every 1,000", "970", 1000, ">=")),
    ("up to 30 out of 1000 people", ("30 out of 1000", "30", 1000, "<=")),
    ("at least 30 out of 1 000 people", ("30 out of 1 000", "30", 1000, ">=")),
    ("1.5 in 1,000", ("1.5 in 1,000", "3/2", 1000, "=")),
    ("twenty-five in every thousand", ("twenty-five in every thousand", "25", 1000, "=")),
    ("out of every 1,000 people", ("out of every 1,000", "", 1000, "=")),
    ("Out of every 1,000 people, about 10 bleed", ("Out of every 1,000 people, about 10", "10", 1000, "~")),
    ("If 100 people have it, five faint", ("If 100 people have it, five", "5", 100, "=")),
    ("two thirds of all patients", ("two thirds of all patients", "2", 3, "=")),
    ("half the people", ("half the people", "1", 2, "=")),
]


@pytest.mark.parametrize(("text", "expected"), READ)
def test_read(text: str, expected: tuple[str, str, int, str]) -> None:
    """The count, the whole and the operator, in digits and in words, however they are joined."""
    (one,) = frequencies(text)
    span = text[one.start : one.end]
    assert (span, *shown(one)[1:]) == expected
    assert one.text in {span, text[: one.end]}


NOTHING = [
    *("24/7", "120/80", "5/10/2027", "10:30", "page 3 of 12", "step 1 of 100", "8 out of 10 on the pain scale"),
    *("2 in 24 hours", "one in two places", "1 in 2027", "the one in ten rooms", "room 3 in 10", "half of the dose"),
    *("20 in 10 people", "0.5/2", "1 in 1", "mix it 1:100", "3-in-1", "1 in 10%", "555-0100", "version 1 of 100"),
]


@pytest.mark.parametrize("text", NOTHING)
def test_nothing(text: str) -> None:
    """Times, dates, pages, scores, strengths and more than the whole are no proportions."""
    assert frequencies(text) == ()


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1,000", 1000), ("1 000", 1000), ("0.5", Fraction(1, 2)), ("one", 1), ("nineteen", 19), ("twenty-five", 25),
        ("a hundred", 100), ("two hundred", 200), ("ten thousand", 10_000), ("one hundred thousand", 100_000),
        ("3 million", 3_000_000), ("thousand", 1000), ("several", None),
    ],
)  # fmt: skip
def test_number(text: str, value: Fraction | None) -> None:
    """A number in digits or words, exactly."""
    assert number(text) == value


@pytest.mark.parametrize(
    ("text", "least", "most", "op"),
    [
        ("10%", 10, 10, "="), ("5-10 %", 5, 10, "="), ("5% to 10%", 5, 10, "="), ("under 0.5 percent", 0.5, 0.5, "<"),
        ("about ten per cent", 10, 10, "~"), ("5 percentage points", 5, 5, "="),
    ],
)  # fmt: skip
def test_percentage(text: str, least: float, most: float, op: str) -> None:
    """A percentage or a range of them."""
    (one,) = percentages(text)
    assert (one.value, one.op) == (Span(Fraction(str(least)), Fraction(str(most))), op)


@pytest.mark.parametrize(
    ("share", "of", "op", "words"),
    [
        ((1, 40), 1000, "=", "25 out of every 1,000 people"),
        ((1, 40), 100, "=", "about 2 out of every 100 people"),
        ((1, 5000), 1000, "~", "about 2 out of every 10,000 people"),
        ((1, 1000), 1000, "<", "fewer than 1 out of every 1,000 people"),
        ((2, 3), 1000, "=", "about 667 out of every 1,000 people"),
    ],
)
def test_told(share: tuple[int, int], of: int, op: str, words: str) -> None:
    """A proportion for another number of people; "about" where it does not come out even."""
    assert told(Span(Fraction(*share), Fraction(*share)), of, op) == words


SAYS = [
    *("Our source gives no number.", "It gives no numbers for this.", "There is no exact figure."),
    *("It does not say how many people bleed.", "Nobody knows how often it happens.", "The number is not known."),
    *("Our source doesn’t give a number.", "It says so without a number.", "The figures are unknown."),
]
SILENT = [
    "It gives a number.",
    "We have no phone.",
    "Call this number.",
    "Our source calls it rare.",
    "Not many people.",
]


@pytest.mark.parametrize("text", SAYS)
def test_says_no_number(text: str) -> None:
    """The ways to say that nobody gives the number."""
    assert read.says_no_number(text)


@pytest.mark.parametrize("text", SILENT)
def test_does_not_say_so(text: str) -> None:
    """Other sentences do not say so."""
    assert not read.says_no_number(text)


@given(st.text(max_size=200))
def test_any_text(text: str) -> None:
    """Whatever stands in a text, reading it ends, and places lie in it."""
    for one in (*frequencies(text), *percentages(text)):
        assert 0 <= one.start < one.end <= len(text)


@given(st.integers(1, 999), st.sampled_from([1000, 10_000]), st.sampled_from(["out of every", "in every", "in", "of"]))
def test_quick_test_misses_nothing(count: int, of: int, joint: str) -> None:
    """What is a proportion passes the quick test too, in either way of writing it."""
    (one,) = frequencies(f"İ About {count} {joint} {of:,} people bleed.")
    assert one.share == Span(Fraction(count, of), Fraction(count, of))


@pytest.mark.parametrize(
    "word", ["1", "one ", "1,", "1 in ", "in 1 ", "a hundred ", "out of every ", "5% to ", "half of "]
)
def test_time_is_linear(word: str) -> None:
    """Ten times the text takes about ten times as long, never a hundred times."""
    took = []
    for times in (3_000, 30_000):
        start = time.process_time()
        frequencies(word * times)
        percentages(word * times + "%")
        read.numbers(word * times)
        took.append(time.process_time() - start)
    assert took[1] < 40 * took[0] + 0.1
