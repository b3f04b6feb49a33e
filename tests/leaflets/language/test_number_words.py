"""Numbers in words, and those that stay words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from leaflets.language import number_words
from leaflets.language.faults import told

FOUND = [
    ("Rest for two weeks.", "two", "Rest for 2 weeks."),
    ("Two nurses help.", "Two", "2 nurses help."),
    ("Rest for one or two days.", "one or two", "Rest for 1 or 2 days."),
    ("Rest for two to three days.", "two to three", "Rest for 2 to 3 days."),
    ("Rest for one week.", "one", "Rest for 1 week."),
    ("It takes one hour.", "one", "It takes 1 hour."),
    ("Wait twenty-five minutes.", "twenty-five", "Wait 25 minutes."),
    ("About a hundred people.", "a hundred", "About 100 people."),
    ("Two hundred people.", "Two hundred", "200 people."),
    ("Three million people.", "Three million", "3 million people."),
    ("Two thousand people.", "Two thousand", "2,000 people."),
    ("A two-week rest.", "two", "A 2-week rest."),
    ("Have the second dose on the third day.", "second", "write '2nd'"),
    ("Three of the most common signs.", "Three", "3 of the most common signs."),
    ("You have two kidneys.", "two", "You have 2 kidneys."),
    ("At least two or more.", "two", "At least 2 or more."),
    ("Take one tablet two times.", "two", "write '2': 'Take one tablet two times.'"),
    ("Rest one night. Then two days.", "one", "Rest 1 night."),
    ("We give you two tablets.", "two", "We give you 2 tablets."),
    ("Five hundred out of every 1,000 people.", "Five hundred", "500 out of every 1,000 people."),
]

RIGHT = [
    "It helps one in ten people, and nine out of ten walk.",
    "You two go home. It is for you two.",
    "One of them is here. One at a time. No one knows. This one helps.",
    "One or more bones may break. One or the other.",
    "A one-way street and a two-way door. A four-poster bed.",
    "Half an hour. Two-thirds of people. Two thirds of people. A third of them.",
    "Take one or two 200 mg tablets.",
    "Take two 200 mg tablets.",
    "Hundreds of people. Out of every thousand people.",
    "Go to Seven Oaks, Nine Elms.",
    "First, wash. Get a second opinion. A second time. In a second.",
    "Rest 2 weeks. About 3 million people.",
    "The two do not mix. Keep the two together.",
    "There is zero risk.",
    "One day you will laugh. One foot hurts.",
    "A dozenth of tenfold tens.",
    "Some one-to-one help.",
]


def messages(text: str) -> list[str]:
    """The findings of a text, in words."""
    return [told(text, fault) for fault in number_words.faults(text)]


@pytest.mark.parametrize(("text", "words", "better"), FOUND)
def test_found(text: str, words: str, better: str) -> None:
    """A number in words is found, a range as one, and the digits are offered."""
    message = messages(text)[0]
    assert message.startswith(f"'{words}' is a number in words")
    assert better in message


def test_ordinals() -> None:
    """The words "second" and "third" are numbers before a dose or a day."""
    assert len(messages("Have the second dose on the third day.")) == 2


@pytest.mark.parametrize("text", RIGHT)
def test_right(text: str) -> None:
    """The word "one" for a thing, fractions, names, two numbers side by side and fixed phrases stay words."""
    assert messages(text) == []


@given(st.integers(2, 9999))
def test_digits(number: int) -> None:
    """Digits are never a finding."""
    assert messages(f"Rest for {number:,} days, {number} people.") == []
