"""How findings quote."""

from __future__ import annotations

import pytest
from leaflets.core import text as texts


@pytest.mark.parametrize(
    ("text", "most", "quoted"),
    [
        ("One two.", 20, "'One two.'"),
        ("One\n  two.", 20, "'One two.'"),
        ("One two three", 13, "'One two three'"),
        ("One two three", 12, "'One two …'"),
        ("One two, three", 8, "'One two …'"),
        ("Onetwothree", 6, "'Onetwo …'"),
        ("", 6, "''"),
    ],
)
def test_quote(text: str, most: int, quoted: str) -> None:
    """On one line and whole where it is short; else it ends after a whole word, with no mark before the dots."""
    assert texts.quote(text, most) == quoted


@pytest.mark.parametrize(("words", "text"), [(["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c")])
def test_listed(words: list[str], text: str) -> None:
    """Words in a row, as people write them."""
    assert texts.listed(words) == text


@pytest.mark.parametrize(
    ("around", "quoted"),
    [((0, 3), "'one two three …'"), ((14, 18), "'… four five …'"), ((24, 27), "'… four five six'")],
)
def test_quote_around(around: tuple[int, int], quoted: str) -> None:
    """Of a long text what stands around a range of it is kept, in whole words."""
    assert texts.quote("one two three four five six", 17, around) == quoted
