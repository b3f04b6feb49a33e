"""Content words, hedges, negations and opposites."""

from __future__ import annotations

import string
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from leaflets.core.yaml_file import load
from leaflets.evidence import hedges
from leaflets.evidence.hedges import levels_of, scale, unknown
from leaflets.evidence.negation import polarity
from leaflets.evidence.opposites import exchanged, opposites
from leaflets.language import words
from leaflets.language.words import tokens


@pytest.mark.parametrize(
    ("text", "stems"),
    [
        ("Keep the dressing dry.", ["keep", "dress", "dri"]),
        ("You may not have it at all.", []),
        ("X-rays of the patient's knees", ["x-ray", "patient", "knee"]),
        ("the patient’s knee", ["patient", "knee"]),
        ("broken bones break", ["broken", "bone", "break"]),
        ("", []),
        ("1,000 —", []),
    ],
)
def test_content(text: str, stems: list[str]) -> None:
    """Stems of what a sentence is about; how strongly, how many and whether is no content."""
    assert words.content(text) == stems


def test_share() -> None:
    """A word that stands in few facts counts more than one that stands in many."""
    weight = words.weights([{"bone", "cement"}, {"bone", "needle"}, {"bone", "skin"}])
    assert weight["cement"] > weight["bone"]
    assert words.share({"bone", "cement"}, {"cement"}, weight) > 0.5 > words.share({"bone", "cement"}, {"bone"}, weight)
    assert words.share({"bone", "cement"}, {"bone"}) == 0.5
    assert words.share(set(), {"bone"}) == words.share(set(), set(), weight) == 1


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Infection may happen.", ["may"]),
        ("It is Possible.", ["possible"]),
        ("Most often, it works.", ["most often"]),
        ("In most cases it works.", ["most"]),
        ("At most 5.", []),
        ("Above all, after all, not at all.", []),
        ("All people always do.", ["all", "always"]),
        ("750 out of every 1,000 people", []),
        ("How often do you go?", []),
        ("It is extremely rare.", ["extremely rare"]),
        ("Try not to drive if you can.", ["try not to", "if you can"]),
        ("You have to, or you need to.", ["have to", "need to"]),
        ("The maybes and willing", []),
    ],
)
def test_hedges(text: str, found: list[str]) -> None:
    """The words that say how strongly; the longest of two; none where the same word says something else."""
    assert [hedge.word for hedge in hedges.hedges(words.tokens(text))] == found


def test_levels_are_ordered() -> None:
    """From "rare" to a plain statement: each is stronger than the one before."""
    order = ["rarely", "may", "sometimes", "some", "probably", "often", "usually", "should", "if", "will"]
    levels = [scale().levels[word] for word in order]
    assert levels == sorted(set(levels)) == list(range(len(levels)))
    assert scale().names[scale().stated] == "stated"
    assert scale().names[scale().conditional] == "conditional"


def test_every_word_of_the_ledger_has_a_level() -> None:
    """The hedge words of the shipped leaflet, 37 of the first ledger among them, are all on the list."""
    facts = load((Path(__file__).parents[3] / "docs/vertebroplasty-kyphoplasty/facts.yml").read_text("utf-8")).data
    used = {fact["hedge"] for fact in facts["facts"]}
    assert len(used) >= 37
    assert [unknown(hedge) for hedge in used if unknown(hedge)] == []


def test_sum_of_hedges() -> None:
    """Such as "about+may", which means both; a word that is not on the list is told."""
    assert [part for part, _ in levels_of("about+may")] == ["about", "may"]
    assert levels_of("rumored") == []
    assert unknown("may+rumored") == ["rumored"]


@pytest.mark.parametrize(
    ("text", "denied", "count"),
    [
        ("Do not drive.", {"drive"}, 1),
        ("You don't drive.", {"drive"}, 1),
        ("You don’t drive.", {"drive"}, 1),
        ("You cannot move.", {"move"}, 1),
        ("It comes without exercises.", {"exercis"}, 1),
        ("Do not stay, but plan a ride.", {"stay"}, 1),
        ("No food: drink water.", {"food"}, 1),
        ("Our source gives no number.", set(), 0),
        ("Nobody may copy it.", {"copi"}, 1),
        ("Leave it at home.", set(), 0),
        ("You may be awake, or not.", set(), 1),
    ],
)
def test_negation(text: str, denied: set[str], count: int) -> None:
    """A negation reaches to the end of its clause; "no number" denies nothing."""
    found = polarity(words.tokens(text))
    assert (found.denied, found.count) == (denied, count)
    assert not found.said & denied


@pytest.mark.parametrize(
    ("said", "fact", "words"),
    [
        ("Eat before it", "Eat after it", ["after"]),
        ("Eat after it", "Eat after it", []),
        ("Eat before and after it", "Eat after it", []),
        ("Eat before it", "Eat before and after it", []),
        ("Do it later", "Do it right away", ["right away"]),
        ("the knee", "the hip", ["hip"]),
        ("two days", "two hours", ["hours"]),
        ("rights", "left", []),
    ],
)
def test_opposites(said: str, fact: str, words: list[str]) -> None:
    """A word stands where the fact has another of its group; not where either has both."""
    found = exchanged(opposites(tokens(said)), opposites(tokens(fact)))
    assert [word for _, word in found] == words


def test_opposites_know_their_place() -> None:
    """The first word of each side, and where it begins."""
    assert list(opposites(tokens("Do it right away, soon"))) == list(opposites(tokens("soon")))
    assert list(opposites(tokens("Do it right away, soon")).values()) == [("right away", 2)]


@given(st.text(string.printable + "’éß—"))
def test_any_text(text: str) -> None:
    """No text is too much; every place lies in it."""
    found = words.tokens(text)
    for hedge in hedges.hedges(found):
        assert text[words.starts(text)[hedge.at] :].lower().startswith(hedge.word.split()[0])
    polarity(found)
    for word, at in opposites(found).values():
        assert text[words.starts(text)[at] :].lower().startswith(word.split()[0])


@pytest.mark.parametrize("piece", ["not ", "most often ", "most ", "if you ", "a-", "a'", "x", ". "])
def test_long_text(piece: str) -> None:
    """100,000 characters take well under a second."""
    start = time.process_time()
    found = words.tokens(piece * (100_000 // len(piece)))
    hedges.hedges(found)
    polarity(found)
    opposites(found)
    assert time.process_time() - start < 5
