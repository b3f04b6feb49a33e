"""The one splitter of sentences."""

from __future__ import annotations

import pytest
from leaflets.language.sentences import split


@pytest.mark.parametrize(
    "text",
    [
        "One.|Two!|Three?|Four",
        "See Dr. Smith.|Then go.",
        "You are seen by Mr. Smith.|He asks you.",
        "See Prof. Lee vs. Dr. Smith now",
        "It is 1.5 mm.|3 of 4 do.",
        "It costs 4.5 dollars.",
        "e.g. this one",
        "Eat something, e.g. Greek yogurt.|Drink, i.e. Water.",
        "Wait for approx. 5 minutes.|Then go.",
        "See Fig. 2 and figs. 3 to 5.|See p. 7.",
        "This is the letter p.|Then comes q.",
        "Call tel. 555.|It is room No. 5.|Go in.",
        "Is it safe?|No.|Ask why.",
        "Come at 6 p.m. Monday.|Eat until 6 p.m.|Then stop.",
        "J. Smith and A. B. Cook wrote it.|Written by R. Lee.",
        "Dr. J. Smith (H. Lee’s friend) comes.",
        "Take vitamin C.|Rest.|You have hepatitis B.|Tell us.",
        "He said “Stop.”|Then he left.",
        "(One.)|“Two.”|Three.",
        "no. not a new one",
        "Do this: Call us.",
    ],
)
def test_split(text: str) -> None:
    """A sentence ends at its mark before a capital or a number; titles, initials and abbreviations end none."""
    assert [sentence for _, sentence in split(text.replace("|", " "))] == text.split("|")


@pytest.mark.parametrize("text", ["Do this:|Call us.", "Do this: call us.", "He asks:|Dr. Lee comes."])
def test_split_at_colons(text: str) -> None:
    """Where it is asked for, a colon before a capital ends one, too."""
    assert [sentence for _, sentence in split(text.replace("|", " "), at_colons=True)] == text.split("|")


@pytest.mark.parametrize("text", ["", "… ", "... ", "(?)"])
def test_nothing_to_read(text: str) -> None:
    """What has no letter and no digit is no sentence."""
    assert split(text) == []


def test_where_sentences_begin() -> None:
    """Each sentence with its place in the text, so that a finding can point at it."""
    text = "One. “Two!”  (Three?) 4."
    assert split(text) == [(0, "One."), (5, "“Two!”"), (13, "(Three?)"), (22, "4.")]
    assert all(text[start:].startswith(sentence) for start, sentence in split(text))
