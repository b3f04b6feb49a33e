"""Hover texts come from the glossary alone."""

from __future__ import annotations

import pytest
from support.findings import Find

WRONG = [
    ("Text.\n\n*[MRI]: a test that you may skip", "the page defines 'MRI' itself"),
    ("MRI helps.\n\n*[MRI]: a test that you may skip", "the page defines 'MRI' itself"),
    ("*[you]: stop it\n\nText for you.", "the page defines 'you' itself"),
    ("Text.\n\n*[a b]: c d", "the page defines 'a b' itself"),
    ("Text.\n\n   *[X]:y", "the page defines 'X' itself"),
    ('[x](how-to-prepare.md "You may eat")', "a link has the hover text 'You may eat'"),
    ("[x](how-to-prepare.md 'You may eat')", "a link has the hover text 'You may eat'"),
    ('[x][r]\n\n[r]: how-to-prepare.md "You may eat"', "a link has the hover text 'You may eat'"),
    ("[x][r]\n\n[r]: how-to-prepare.md (You may eat)", "a link has the hover text 'You may eat'"),
    ('[x][r]\n\n[r]: how-to-prepare.md\n    "You may eat"', "a link has the hover text 'You may eat'"),
    ('[x](#risks "You may eat")', "a link has the hover text 'You may eat'"),
    ('!!! risk "Box"\n\n    [x](how-to-prepare.md "You may eat")', "a link has the hover text 'You may eat'"),
    ('[x](how-to-prepare.md){ title="You may eat" }', "a link has the hover text 'You may eat'"),
    ('[![a](x.png)](how-to-prepare.md "You may eat")', "a link has the hover text 'You may eat'"),
]
RIGHT = [
    "[arthroscopy](../glossary.md#arthroscopy)",
    '![A knee](x.png "The caption.")',
    "[x](how-to-prepare.md)",
    "Text[^1].\n\n[^1]: A note.",
    "`*[MRI]: x`",
    "```\n*[MRI]: x\n```",
    '[x](how-to-prepare.md "")',
]


@pytest.mark.parametrize(("text", "message"), WRONG)
def test_of_a_page(text: str, message: str, find: Find) -> None:
    """A definition, used or not, and the title of a link, however they are written."""
    (found,) = find("own-hover-text", f"--- knee/risks.md\n# Risks\n\n{text}\n")
    assert found.startswith("docs/knee/risks.md:")
    assert message in found


@pytest.mark.parametrize("text", RIGHT)
def test_of_the_glossary_or_none(text: str, find: Find) -> None:
    """Links to terms, captions, the way back from a footnote, and code."""
    assert find("own-hover-text", f"--- knee/risks.md\n# Risks\n\n{text}\n") == []


def test_titles_of_extensions(find: Find) -> None:
    """The links that `toc` makes of headings have a title."""
    assert find("own-hover-text", "--- knee/risks.md\n# Risks\n", "  - toc:\n      permalink: true\n") == []
