"""The passive voice, and what only looks like it."""

from __future__ import annotations

import pytest
from leaflets.language import passive
from leaflets.language.faults import told

FOUND = [
    ("The bandage is taken off.", "is taken", "say who does it"),
    ("Your wound will be washed.", "be washed", "say who does it"),
    ("You are being moved.", "are being moved", "say who does it"),
    ("It has been moved.", "been moved", "say who does it"),
    ("The cement was injected by a doctor.", "was injected", "'A doctor …'"),
    ("You'll be asked by the nurse on the ward.", "be asked", "'The nurse …'"),
    ("It isn't usually given at night.", "isn't usually given", "say who does it"),
    ("You may get moved.", "get moved", "say who does it"),
    ("It is not always carefully checked.", "is not always carefully checked", "say who does it"),
    ("The box is squashed by the weight.", "is squashed", "'The weight …'"),
    ("Results are sent out.", "are sent", "say who does it"),
    ("It is CUT.", "is CUT", "say who does it"),
    ("Today they’re kept cold.", "’re kept", "say who does it"),
]

RIGHT = [
    "You may feel tired, and be worried or scared.",
    "You are supposed to rest. You are allowed to shower.",
    "The bone is made of cells. It is called a vertebra.",
    "You need rest. This is red. There are a hundred beds.",
    "It is based only on facts. It is designed to help.",
    "You are pregnant. He was born in May.",
    "The needle is in. It is indeed a need.",
    "You get a bed. You got a seed.",
    "They are experienced and well trained. They are known to help.",
    "A nurse takes off your bandage. Wash it.",
    "Nobody has used it. You have called us. It has moved.",
    "Bones broken by a fall heal.",
    "It is a treated bone. Your bandage is wet.",
    "The wound is infected. Your ankle is swollen.",
    "The treatment is not needed.",
]


def messages(text: str) -> list[str]:
    """The findings of a text, in words."""
    return [told(text, fault) for fault in passive.faults(text)]


@pytest.mark.parametrize(("text", "words", "say"), FOUND)
def test_found(text: str, words: str, say: str) -> None:
    """A form of "be" or "get" with a participle is found, over adverbs; who does it is named where the text says so."""
    (message,) = messages(text)
    assert message.startswith(f"'{words}' is passive")
    assert say in message


@pytest.mark.parametrize("text", RIGHT)
def test_right(text: str) -> None:
    """Adjectives, fixed phrases, the active voice and words that end in -ed are left alone."""
    assert messages(text) == []
