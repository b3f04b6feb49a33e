"""Which sentences claim nothing clinical."""

from __future__ import annotations

import pytest
from leaflets.evidence.editorial import is_editorial, is_local


@pytest.mark.parametrize(
    ("sentence", "editorial"),
    [
        ("Why?", True),
        ("(“Why?”)", True),
        ("Ask your doctor.", True),
        ("If you have pain, ask us.", True),
        ("Our source gives no number.", True),
        ("See the page Help.", True),
        ("The page Help says more.", True),
        ("No doctor or nurse has checked them.", True),
        ("Take the medicine.", False),
        ("If you have pain, take a pill.", False),
        ("Our source says that it works.", False),
        ("The treatment works.", False),
        ("You can ask your doctor, but it is safe.", False),
    ],
)
def test_editorial(sentence: str, editorial: bool) -> None:
    """Only the listed forms claim nothing clinical."""
    assert is_editorial(sentence) is editorial


@pytest.mark.parametrize(
    ("sentence", "local"),
    [
        ("Call     .", True),
        ("If nobody answers, call     .", True),
        ("Follow the instructions that your hospital gives you:    ", True),
        ("Do not stop any medicine on your own:     ", True),
        ("Stop any medicine on your own:     ", False),
        ("Do stop any medicine on your own:     ", False),
        ("The treatment takes     .", False),
        ("Do not wait for your check-up: if you are not sure, call     .", True),
        ("Do wait for your check-up. Call", False),
    ],
)
def test_local(sentence: str, local: bool) -> None:
    """Around a value of the hospital stand only the listed words."""
    assert is_local(sentence) is local
