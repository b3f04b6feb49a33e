"""Named statements: read from the Markdown of a page, and said elsewhere in the same words."""

from __future__ import annotations

from pathlib import Path

import pytest
from leaflets.markdown.statements import moved, named
from support import library


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One. [@guide a.1 #x]", {"x": "One. [@guide a.1 #x]"}),
        ("One.\n\nTwo\nlines. [@guide a.1 #x]\n\nThree.", {"x": "Two lines. [@guide a.1 #x]"}),
        ("One.\n[@guide a.1 #x]", {"x": "One. [@guide a.1 #x]"}),
        ("- One.\n- Two\n  lines. [@- #x]\n- Three.", {"x": "Two lines. [@- #x]"}),
        ("1. One. [@guide a.1 #x]", {"x": "One. [@guide a.1 #x]"}),
        ("- One.\n    - Two. [@guide a.1 #x]", {"x": "Two. [@guide a.1 #x]"}),
        ("> - One. [@guide a.1 #x]", {"x": "One. [@guide a.1 #x]"}),
        ("One\n:   Two. [@guide a.1 #x]", {"x": "Two. [@guide a.1 #x]"}),
        ('!!! risk "Risk"\n    One. [@guide a.1 #x]', {"x": "One. [@guide a.1 #x]"}),
        ("# One\nTwo. [@guide a.1 #x]", {"x": "Two. [@guide a.1 #x]"}),
        ("One. [@guide a.1 #x #y]", dict.fromkeys("xy", "One. [@guide a.1 #x #y]")),
        ("One **bold** [l](b.md). [@guide a.1 #x]", {"x": "One **bold** [l](b.md). [@guide a.1 #x]"}),
        ("`One. [@guide a.1 #x]`", {}),
        ("One. [@guide a.1]", {}),
        ("One. [@guide #x]", {}),
        (r"One. \[@guide a.1 #x]", {}),
    ],
)
def test_named(text: str, expected: dict[str, str]) -> None:
    """The Markdown of the block that bears the name, on one line; code and what cannot be read name nothing."""
    assert {each.name: each.text for each in named(text)} == expected


@pytest.mark.parametrize("sign", ["", "- ", "12. ", "- [ ] ", "* [x] ", "> ", ": "])
def test_the_sign_of_an_item_is_none_of_its_words(sign: str) -> None:
    """The words go on over lines; marker, number and box to tick stay where they are."""
    (statement,) = named(f"{sign}Do not\n{' ' * len(sign)}drink. [@guide risks.1 #not-to-drink]\n")
    assert (statement.name, statement.text) == ("not-to-drink", "Do not drink. [@guide risks.1 #not-to-drink]")


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("| One. | Two. [@guide a.1 #x] |", "is a row of a table or a picture"),
        ('![A](b.svg "C.") [@guide a.1 #x]', "is a row of a table or a picture"),
        ("{{ say.y }} [@guide a.1 #x]", "says another statement itself"),
        ("One.[^1] [@guide a.1 #x]", "has a footnote"),
        ("[One][b]. [@guide a.1 #x]", "has a link by reference"),
        ("One. [@guide a.1 #x]", ""),
    ],
)
def test_what_cannot_be_said_elsewhere(text: str, fault: str) -> None:
    """A row, a picture, another statement, a footnote and a link by reference stand in one place only."""
    (statement,) = named(text)
    assert statement.fault.startswith(fault)
    assert bool(statement.fault) == bool(fault)


@pytest.mark.parametrize(
    ("address", "page", "expected"),
    [
        ("b.md", "knee/risks.md", "b.md"),
        ("b.md", "knee/more/a.md", "../b.md"),
        ("b.md", "index.md", "knee/b.md"),
        ("../glossary.md#knee", "knee/more/a.md", "../../glossary.md#knee"),
        ("#part", "knee/risks.md", "how-to-prepare.md#part"),
        ("risks.md#part", "knee/risks.md", "#part"),
        ("risks.md", "knee/risks.md", "risks.md"),
        ("https://www.example.org/a#b", "knee/risks.md", "https://www.example.org/a#b"),
        ("mailto:a@b.example", "knee/risks.md", "mailto:a@b.example"),
        ("/a.md", "knee/risks.md", "/a.md"),
        ("b.md", "knee/how-to-prepare.md", "b.md"),
        ("#part", "knee/how-to-prepare.md", "#part"),
    ],
)
def test_links_lead_where_they_led(address: str, page: str, expected: str) -> None:
    """A statement of another page takes its links along."""
    said = moved(f"See [it]({address}) now.", "knee/how-to-prepare.md", page)
    assert said == f"See [it]({expected}) now."


SAID = ("Do not eat on the day.", "guide prepare.2 #do-not-eat")


@pytest.mark.parametrize(
    "text",
    [
        "{{ say.do-not-eat }}",
        "{{say.do-not-eat}}  ",
        "- {{ say.do-not-eat }}",
        "1. {{ say.do-not-eat }}",
        "> {{ say.do-not-eat }}",
        "- One. [@-]\n\n    {{ say.do-not-eat }}",
        "- One. [@-]\n- {{ say.do-not-eat }}",
        "- One. [@-]\n    - {{ say.do-not-eat }}",
        "!!! risk\n\n    {{ say.do-not-eat }}",
    ],
)
def test_said_elsewhere(example: Path, text: str) -> None:
    """Alone in a paragraph, a list item or a box it becomes the very words, with their place and their name."""
    library.change(example, f"--- knee/risks.md\n# Risks\n\n{text}\n")
    blocks = library.read(example).pages["knee/risks.md"].blocks
    assert SAID in [(block.text, str(block.citation or "")) for block in blocks]
    assert "say." not in " ".join(block.text for block in blocks)
    assert library.findings(example, "lost-words") == []


@pytest.mark.parametrize(
    "text",
    [
        "Never: {{ say.do-not-eat }}",
        "It was wrong to say:\n{{ say.do-not-eat }}",
        "- It was wrong to say:\n  {{ say.do-not-eat }}",
        "It was wrong to say:\n- {{ say.do-not-eat }}",
        "{{ say.do-not-eat }} Never.",
        "# {{ say.do-not-eat }}",
        "| a |\n| - |\n| {{ say.do-not-eat }} |",
        "{{ say.do-not-ea }}",
        "{{ say. }}",
        "`{{ say.do-not-eat }}`",
    ],
)
def test_shown_as_written(example: Path, text: str) -> None:
    """Not alone in its block, or by a name that nobody bears, it stays as it is written, for a check to tell."""
    library.change(example, f"--- knee/risks.md\n# Risks\n\n{text}\n")
    blocks = library.read(example).pages["knee/risks.md"].blocks
    assert "{{ say." in " ".join(block.text for block in blocks)
    assert SAID not in [(block.text, str(block.citation or "")) for block in blocks]


def test_name_that_stands_twice_is_not_said(example: Path) -> None:
    """Nobody knows which of the two is meant."""
    twice = "Fast. [@guide prepare.2 #do-not-eat]"
    library.change(example, f"--- knee/risks.md\n# Risks\n\n{twice}\n\n{{{{ say.do-not-eat }}}}\n")
    blocks = library.read(example).pages["knee/risks.md"].blocks
    assert blocks[-1].text == "{{ say.do-not-eat }}"


def test_place_of_what_is_said(example: Path) -> None:
    """It stands where it is said, each use in its turn; so do its words, its citation and its local values."""
    said = "{{ say.do-not-eat }}"
    library.change(
        example, f"--- knee/risks.md\n# Risks\n\nDo not. [@-]\n\n- {said}\n- {said}\n\n{said}\n\nEat. [@-]\n"
    )
    page = library.read(example).pages["knee/risks.md"]
    assert [(block.line, block.column) for block in page.blocks] == [(1, 3), (3, 1), (5, 3), (6, 3), (8, 1), (10, 1)]
    second = page.blocks[3]
    assert page.locator.of_word(second, "eat") == second.place
    assert page.locator.of_citation(second, "do-not-eat") == second.place
    assert page.locator.of_local(second, "ward") == second.place


def test_said_with_its_links(example: Path) -> None:
    """On a page in another folder a link leads to the same page."""
    library.change(
        example,
        "--- knee/risks.md\n# Risks\n\nSee [how](how-to-prepare.md#your-medicines). [@guide risks.1 #see]\n"
        "--- knee/more/a.md\n# More\n\n{{ say.see }}\n",
    )
    (said,) = library.read(example).pages["knee/more/a.md"].blocks[1:]
    assert said.links == (("../how-to-prepare.html#your-medicines", "how"),)
