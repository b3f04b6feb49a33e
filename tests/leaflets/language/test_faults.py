"""A fault told with its sentence and a better one."""

from __future__ import annotations

import pytest
from leaflets.language.faults import Fault, is_name, told


def at(text: str, word: str, instead: str | None = None, say: str = "say 'x'") -> str:
    """What is told of a word of a text."""
    start = text.index(word)
    return told(text, Fault(start, start + len(word), "is hard", say, instead))


@pytest.mark.parametrize(
    ("text", "word", "instead", "better"),
    [
        ("Stop. Eat prior to noon. Go.", "prior to", "before", "hard: 'Eat prior to noon.' Better: 'Eat before noon.'"),
        ("Prior to noon, eat.", "Prior to", "before", "Better: 'Before noon, eat.'"),
        ('"Prior to noon" is when.', "Prior to", "before", "Better: '\"Before noon\" is when.'"),
        ("Have an additional test.", "additional", "new", "Better: 'Have a new test.'"),
        ("A sufficient amount", "sufficient", "enough", "Better: 'An enough amount'"),
        ("Take it in  and go.", "in ", "", "Better: 'Take it and go.'"),
    ],
)
def test_better(text: str, word: str, instead: str, better: str) -> None:
    """The sentence is written anew: with a capital where there was one, and with the right article."""
    assert at(text, word, instead).endswith(better)


def test_advice() -> None:
    """Where no words can stand there in its place, the advice stands before the sentence."""
    assert at("Staff administer it.", "administer") == "'administer' is hard; say 'x': 'Staff administer it.'"


def test_long_sentence() -> None:
    """Of a long sentence a message holds what stands around the fault."""
    text = " ".join(["word"] * 60 + ["hard"] + ["word"] * 60)
    message = at(text, "hard", "easy")
    assert len(message) < 400
    assert "… word" in message
    assert "word hard word" in message
    assert "word easy word" in message


@pytest.mark.parametrize(
    ("text", "word", "name"),
    [("See Seven Oaks.", "Seven", True), ("Seven days.", "Seven", False), ("Go. Seven days.", "Seven", False),
     ("“Seven days” is long.", "Seven", False), ("all seven", "seven", False)],
)  # fmt: skip
def test_name(text: str, word: str, name: bool) -> None:
    """A capital within a sentence makes a name; one at its beginning doesn't."""
    assert is_name(text, text.index(word)) is name
