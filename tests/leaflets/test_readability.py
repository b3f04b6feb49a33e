"""Reading age, by one pinned method."""

from __future__ import annotations

import pytest
from leaflets import readability
from leaflets.blocks import Block


@pytest.mark.parametrize(
    ("word", "number"),
    [
        ("a", 1),
        ("cement", 2),
        ("doctor", 2),
        ("hospital", 3),
        ("through", 1),
        ("Doctors", 2),
        ("doctor's", 2),
        ("doctor’s", 2),
        ("vertebroplasty", 5),
        ("osteoporosis", 6),
        ("X-ray", 2),
        ("follow-up", 3),
        ("48", 1),
        ("1,000", 1),
        ("tumor", 2),
        ("tumors", 2),
        ("blorfle", 2),
        ("blorfe", 1),
        ("zzz", 1),
    ],
)
def test_syllables(word: str, number: int) -> None:
    """From the dictionary, else our own list, else the groups of vowels; a number counts one."""
    assert readability.syllables(word) == number


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("One. Two! Three? Four", ["One.", "Two!", "Three?", "Four"]),
        ("See Dr. Smith. Then go.", ["See Dr. Smith.", "Then go."]),
        ("It is 1.5 mm. 3 of 4 do.", ["It is 1.5 mm.", "3 of 4 do."]),
        ("e.g. this one", ["e.g. this one"]),
        ("He said “Stop.” Then he left.", ["He said “Stop.", "Then he left."]),
        ("no. not a new one", ["no. not a new one"]),
        ("…", []),
        ("", []),
    ],
)
def test_sentences(text: str, sentences: list[str]) -> None:
    """A sentence ends at its mark before a capital or a number; titles and abbreviations do not end one."""
    assert readability.sentences(text) == sentences


def test_words() -> None:
    """Words with their apostrophes and hyphens; numbers with their signs; no punctuation."""
    assert readability.words("Don’t X-ray 1,000 cafés (or 1.5)!") == ["Don’t", "X-ray", "1,000", "cafés", "or", "1.5"]


def block(text: str, kind: str = "p") -> Block:
    """A block of a page."""
    return Block(kind, text)


def test_score() -> None:
    """The formula of Kincaid et al. (1975), worked by hand: 6 words, 2 sentences, 8 syllables."""
    score = readability.of([block("The doctor comes. You stay happy."), block("A heading in capitals", "h2")])
    assert (score.words, score.sentences, score.longest) == (6, 2, 3)
    assert score.grade == round(0.39 * 6 / 2 + 11.8 * 8 / 6 - 15.59, 2)


def test_score_of_nothing() -> None:
    """A page without words has the grade 0."""
    assert readability.of([block("…"), block("code here", "pre")]) == readability.Score(0.0, 0, 0, 0)


def test_topic_words() -> None:
    """A medical word of the glossary counts two syllables, so that the rest of the text is judged."""
    long = [block("Ask about vertebroplasty now.")]
    assert readability.of(long, frozenset({"vertebroplasty"})).grade < readability.of(long).grade
    assert readability.of(long, frozenset({"vertebroplasty"})).grade == round(0.39 * 4 + 11.8 * 6 / 4 - 15.59, 2)


@pytest.mark.parametrize("kind", ["p", "li", "dd", "td", "figcaption", "blockquote", "title"])
def test_each_block_ends_a_sentence(kind: str) -> None:
    """A list item, a cell and a box's title end a sentence, with or without a full stop."""
    assert readability.of([block("one two", kind), block("three", kind)]).sentences == 2
