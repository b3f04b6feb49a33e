"""Pictures: they have words, which no one has to see them for, and claim no more than their facts."""

from __future__ import annotations

from pathlib import Path

import pytest
from support import library

PAGE = """--- knee/risks.md
# Risks

!!! risk "What may go wrong"

    Infection may happen.
    {{ data-fact="infection" }}

{text}
--- knee/knee.svg
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8">
  <title>{title}</title>
  <desc>{description}</desc>
  <path class="ink" d="M0 0h8v8z"/>
</svg>
"""
FIGURE = '![Infection](knee.svg "Infection may happen.")\n{ data-fact="infection" }'
BY_A_LIST = (
    '![Infection](knee.svg "The list says what each number in the picture stands for.")\n\n1. Infection may happen.'
)


def found(example: Path, description: str, text: str = FIGURE, title: str = "Infection") -> list[str]:
    """The findings on a picture, with the names of their checks."""
    library.change(example, PAGE.format(text=text, title=title, description=description))
    return [f"{each.message} ({each.check})" for each in library.check(example)]


@pytest.mark.parametrize(
    "description",
    [
        "Infection may happen.",
        "On the left, an arrow. On the right, infection may happen.",
        "A person, seen from the back.",
    ],
)
def test_picture_that_says_what_its_facts_say(example: Path, description: str) -> None:
    """Words for what one sees are free; the rest stands in the fact."""
    assert found(example, description) == []


@pytest.mark.parametrize(
    ("description", "expected"),
    [
        ("Infection will happen.", "'will' is stronger than the fact says"),
        ("Infection happens.", "says the fact 'infection' without its 'may'"),
        ("Infection may not happen.", '"not"'),
        ("Infection may happen to 5 people.", "'5'"),
        ("Infection may happen. Surgery cures it.", "no fact that this block cites says 'Surgery cures it"),
        ("Infection may happen quickly.", "no page of the leaflet says 'quickly'"),
    ],
)
def test_picture_that_says_more(example: Path, description: str, expected: str) -> None:
    """A stronger word, a "not", a number, another claim and a word that no page says are findings at the picture."""
    messages = found(example, description)
    assert any(expected in message for message in messages), messages
    assert all(message.startswith("the description of the picture 'knee.svg': ") for message in messages)
    assert all(message.endswith("(unheld-picture)") for message in messages)


@pytest.mark.parametrize("word", ["except", "unless", "apart from", "other than"])
def test_picture_that_drops_an_exception(example: Path, word: str) -> None:
    """What a fact excepts, its picture excepts, too."""
    facts = example / "docs/knee/facts.yml"
    said = f"Infection may happen, {word} in children."
    text = facts.read_text("utf-8")
    assert text.count("statement: Infection may happen.") == 1
    facts.write_text(text.replace("statement: Infection may happen.", f"statement: {said}"), "utf-8")
    assert not [message for message in found(example, said) if "without its" in message]
    messages = found(example, "Infection may happen.")
    expected = f"the description of the picture 'knee.svg': says the fact 'infection' without its '{word}' "
    assert f"{expected}(unheld-picture)" in messages


@pytest.mark.parametrize("text", [FIGURE.replace("![Infection]", "![A painless operation]")])
def test_alt_text_that_says_more(example: Path, text: str) -> None:
    """The words in brackets are held to the caption's facts, too."""
    assert any(message.startswith("the alt text of") for message in found(example, "Infection may happen.", text))


def test_title_that_says_more(example: Path) -> None:
    """So is the title in the file."""
    assert any(message.startswith("the title of") for message in found(example, "Infection may happen.", title="Cured"))


@pytest.mark.parametrize(("key", "expected"), [("B:", False), ("B", True), ("Bone:", True)])
def test_letter_before_a_colon_is_the_key_of_a_part(example: Path, key: str, expected: bool) -> None:
    """In "B: doctors look" the letter states nothing, so that letters can point to the parts of a picture."""
    text = FIGURE.replace('happen."', f'happen. {key} doctors look."').replace('"infection"', '"infection look-inside"')
    messages = found(example, "Infection may happen.", text)
    assert any("(exchanged-word)" in message for message in messages) == expected, messages


@pytest.mark.parametrize(("text", "expected"), [("1", 0), ("12", 0), ("B", 0), ("b", 1), ("AB", 1), ("123", 1)])
def test_numbers_and_letters_are_no_words(example: Path, text: str, expected: int) -> None:
    """A drawing may show a number of two digits or a capital letter: the key of a part."""
    page = PAGE.replace("</svg>", f"<text>{text}</text></svg>")
    page = page.format(text=FIGURE, title="Infection", description="Infection may happen.")
    library.change(example, page)
    assert len(library.findings(example, "words-in-picture")) == expected


def test_list_right_under_a_picture_holds_it(example: Path) -> None:
    """A caption that only points to the list needs no fact of its own."""
    cited = f'{BY_A_LIST}\n   {{ data-fact="infection" }}'
    assert found(example, "Infection may happen.", cited) == []
    assert any("without its 'may'" in message for message in found(example, "Infection happens.", cited))


def test_picture_that_nothing_holds(example: Path) -> None:
    """A caption that points to a list without a citation holds nothing."""
    text = BY_A_LIST.replace("Infection may happen.", "Ask your doctor.")
    assert found(example, "Infection may happen.", text) == [
        "nothing holds the picture 'knee.svg': its caption cites no fact, and no list right under it does "
        "(unheld-picture)"
    ]


def test_drawing_without_words(example: Path) -> None:
    """Title and description are missed apart, and in one run."""
    assert [message.rpartition(" (")[2] for message in found(example, "", title="")] == ["undescribed-picture)"] * 2


@pytest.mark.parametrize(
    "text",
    [
        'See ![Infection](knee.svg "Infection may happen.")',
        '![Infection](knee.svg "Infection may happen.") Look.',
        '![Infection](knee.svg "Infection may happen.")\nLook.',
        '- ![Infection](knee.svg "Infection may happen.")',
        '[![Infection](knee.svg "Infection may happen.")](how-to-prepare.md)',
        '| a |\n| - |\n| ![Infection](knee.svg "Infection may happen.") |',
    ],
)
def test_caption_amid_text(example: Path, text: str) -> None:
    """A picture with a caption that becomes no figure is a finding at its caption, for no check would read it."""
    library.change(example, PAGE.format(text=text, title="Infection", description="Infection may happen."))
    (finding,) = library.findings(example, "undescribed-picture")
    before = text[: text.index("Infection may")]
    assert finding.line == 8 + before.count("\n")
    assert finding.column == len(before) - before.rfind("\n")
    assert "on a line of its own, with an empty line before and after" in finding.message


def test_pictures_on_lines_one_after_the_other(example: Path) -> None:
    """Each becomes a figure, and each is judged; a sign without a caption in a line of text is none."""
    first = FIGURE.replace("\n", "")
    lines = f"{first}\n{FIGURE}\n\nA ![](knee.svg) sign."
    messages = found(example, "Infection happens.", lines)
    assert len([message for message in messages if "without its 'may'" in message]) == 2, messages


def test_unsound_cover(example: Path) -> None:
    """The drawing of the cover is judged as the others are, at the leaflet."""
    svg = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8"><style/></svg>'
    library.change(example, f"--- knee/figures/cover.svg\n{svg}\n")
    (finding,) = [each for each in library.check(example) if "style" in each.message]
    assert (finding.path, finding.check) == ("docs/knee/index.md", "unsafe-drawing")


def test_many_faults_of_a_drawing_are_one_finding(example: Path) -> None:
    """What a drawing program writes on every line is told once, with the first line and how many more there are."""
    path = '<path d="M0 0h8v8z" style="fill: red"/>\n'
    page = PAGE.format(text=FIGURE, title="Infection", description="Infection may happen.")
    library.change(example, page.replace("</svg>", f"{path * 3}<linearGradient/></svg>"))
    (finding,) = library.check(example)
    assert finding.message == (
        "the drawing 'knee.svg' has the attribute 'style' (its line 5, and 2 more) and holds <linearGradient> "
        "(its line 8): a drawing in a page is shapes alone; save it as plain SVG without styles"
    )


@pytest.mark.parametrize("inside", ["<script/>", '<path onclick="x()"/>', '<use href="x.svg#a"/>', "<g>"])
def test_drawing_that_acts_is_told_once(example: Path, inside: str) -> None:
    """At the file, whether a page shows it or not; the page keeps an image."""
    page = PAGE.format(text=FIGURE, title="Infection", description="Infection may happen.")
    library.change(example, page.replace("</svg>", f"{inside}</svg>"))
    (finding,) = [each for each in library.check(example) if each.check.startswith("unsafe-")]
    assert (finding.path, finding.check) == ("docs/knee/knee.svg", "unsafe-file")
