"""Sentences of a page."""

from __future__ import annotations

from pathlib import Path

from leaflets.library import prose
from support import library


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
