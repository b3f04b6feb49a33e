"""Every way in which a section can say nothing."""

from __future__ import annotations

from collections.abc import Callable

import pytest

HEAD = "# How to prepare\n\n## Your medicines\n\n"
TAIL = "\n\n## Eating and drinking\n\nDo not eat on the day. [@guide prepare.2 #do-not-eat]\n"
PLACE = "docs/knee/how-to-prepare.md:3:4: the section 'Your medicines' "
EMPTY, PLACEHOLDER, BLANK = "is empty", "holds only a placeholder", "holds only the text of the blank leaflet"

SAYS_NOTHING = [
    ("", EMPTY),
    ("<!-- Bring a list. -->", EMPTY),
    ("<!--\nBring a list.\n\nToday.\n-->", EMPTY),
    ("### At home", EMPTY),
    ("### At home\n\n#### Alone", EMPTY),
    ("&nbsp;", EMPTY),
    ("\u200b", PLACEHOLDER),
    ("---", EMPTY),
    ('!!! note "Bring a list"', EMPTY),
    ('!!! note "Bring a list"\n\n    <!-- Today. -->', EMPTY),
    ("TODO", PLACEHOLDER),
    ("todo", PLACEHOLDER),
    ("**TODO**", PLACEHOLDER),
    ("[TODO]", PLACEHOLDER),
    ("TODO: ask Anna which medicines to stop, and when, and whether aspirin is one of them", PLACEHOLDER),
    ("TBC", PLACEHOLDER),
    ("(tbc)", PLACEHOLDER),
    ("TBD.", PLACEHOLDER),
    ("To be confirmed.", PLACEHOLDER),
    ("...", PLACEHOLDER),
    ("…", PLACEHOLDER),
    ("–", PLACEHOLDER),
    ("xxx", PLACEHOLDER),
    ("Lorem ipsum dolor sit amet.", PLACEHOLDER),
    ("- TODO\n- TBC", PLACEHOLDER),
    ("| TODO |\n| - |\n| TBC |", PLACEHOLDER),
    ("### At home\n\nTODO", PLACEHOLDER),
    ('!!! note "Bring a list"\n\n    TODO', PLACEHOLDER),
    ("TODO [@guide prepare.1]", PLACEHOLDER),
    ("Write which medicines to stop.", BLANK),
    ("Write which medicines to stop. [@-]", BLANK),
    ("Write which\nmedicines **to stop**.", BLANK),
    ("TODO\n\nWrite which medicines to stop.", BLANK),
    ('!!! note "Bring a list"\n\n    Write which medicines to stop.', BLANK),
]


@pytest.mark.parametrize(("text", "why"), SAYS_NOTHING)
def test_section_that_says_nothing(text: str, why: str, find: Callable[..., list[str]]) -> None:
    """Only a comment, a heading, a box's title, a placeholder or the blank leaflet's words: told once, with why."""
    assert find("empty-section", f"--- knee/how-to-prepare.md\n{HEAD}{text}{TAIL}") == [PLACE + why]


SAYS_SOMETHING = [
    "Bring a list.",
    "Bring a list. [@guide prepare.1]",
    "{{ say.do-not-eat }}",
    "- Bring a list.",
    "<!-- x -->\n\nBring a list.",
    "### At home\n\nBring a list.",
    '!!! note "Bring"\n\n    Bring a list.',
    "TODO\n\nBring a list.",
    "To do this, lie down.",
    "To do at home: drink water.",
    "Todos los medicamentos.",
    "To be done by you.",
    "No.",
    "0",
    "X-rays.",
    "{{ local.ward_phone }}",
    "| a | b |\n| - | - |\n| Bring | it |",
    "```\nBring a list\n```",
]


@pytest.mark.parametrize("text", SAYS_SOMETHING)
def test_section_that_says_something(text: str, find: Callable[..., list[str]]) -> None:
    """One block of an author's own words, wherever it stands, fills a section."""
    assert find("empty-section", f"--- knee/how-to-prepare.md\n{HEAD}{text}{TAIL}") == []


def test_picture_alone(find: Callable[..., list[str]]) -> None:
    """A picture says nothing to who listens: a section that holds nothing else has no words."""
    assert find("empty-section", f"--- knee/how-to-prepare.md\n{HEAD}![A list](list.svg){TAIL}") == [
        "docs/knee/how-to-prepare.md:3:4: the section 'Your medicines' holds a picture and no words"
    ]


def test_two_empty_sections(find: Callable[..., list[str]]) -> None:
    """Each is told at its own line; the page's title above them is not told a third time."""
    text = "# How to prepare\n\n## Your medicines\n\n## Eating and drinking\n"
    assert find("empty-section", f"--- knee/how-to-prepare.md\n{text}") == [
        "docs/knee/how-to-prepare.md:3:4: the section 'Your medicines' is empty",
        "docs/knee/how-to-prepare.md:5:4: the section 'Eating and drinking' is empty",
    ]


def test_whole_page_is_empty(find: Callable[..., list[str]]) -> None:
    """A page with a title alone is one empty section."""
    assert find("empty-section", "--- knee/risks.md\n# Risks\n") == [
        "docs/knee/risks.md:1:3: the section 'Risks' is empty"
    ]


def test_extra_heading_is_the_authors_business(find: Callable[..., list[str]]) -> None:
    """A heading that the contract does not have may be empty."""
    text = "# Risks\n\n!!! risk\n\n    Infection may happen.\n\n## More\n"
    assert find("empty-section", f"--- knee/risks.md\n{text}") == []
