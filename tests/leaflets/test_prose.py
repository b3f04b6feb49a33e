"""Sentences of a page, and how findings quote them."""

from __future__ import annotations

from pathlib import Path

import library
import pytest
from leaflets import prose


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
    assert prose.quote(text, most) == quoted


@pytest.mark.parametrize(("words", "text"), [(["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c")])
def test_listed(words: list[str], text: str) -> None:
    """Words in a row, as people write them."""
    assert prose.listed(words) == text


def test_sentences_of_a_page(example: Path) -> None:
    """In reading order, each with its place, the second of two that begin alike too; headings and code are none."""
    text = (
        "# Risks\n\n!!! risk\n\n    You may. You may not.\n\n`code` It is. It\nis.\n\n- You may go\n\n```\nYou.\n```\n"
    )
    library.change(example, f"--- knee/risks.md\n{text}")
    page = library.read(example).pages["knee/risks.md"]
    found = [(each.text, each.at("")) for each in prose.sentences(page)]
    assert [(words, at.line, at.column) for words, at in found] == [
        ("You may.", 5, 5),
        ("You may not.", 5, 14),
        ("code It is.", 7, 2),
        ("It is.", 7, 15),
        ("You may go", 10, 3),
    ]
