"""Pictures: they have words, which no one has to see them for, and are shapes alone."""

from __future__ import annotations

from pathlib import Path

import pytest
from support import library

PAGE = """--- knee/risks.md
# Risks

!!! risk "What may go wrong"

    Infection may happen. [@guide risks.1]

{text}
--- knee/knee.svg
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8">
  <title>{title}</title>
  <desc>{description}</desc>
  <path class="ink" d="M0 0h8v8z"/>
</svg>
"""
FIGURE = '![Infection](knee.svg "Infection may happen.") [@guide risks.1]'


def found(example: Path, description: str, text: str = FIGURE, title: str = "Infection") -> list[str]:
    """The findings on a picture, with the names of their checks."""
    library.change(example, PAGE.format(text=text, title=title, description=description))
    return [f"{each.message} ({each.check})" for each in library.check(example)]


@pytest.mark.parametrize("text", [FIGURE, FIGURE.replace(" [@", "\n[@")])
def test_picture_with_words(example: Path, text: str) -> None:
    """Alt text, caption, title and description, and the place in a source that the caption states."""
    assert found(example, "On the left, an arrow. On the right, infection may happen.", text) == []


def test_picture_that_cites_nothing(example: Path) -> None:
    """A caption states something, as a paragraph does."""
    assert [message.rpartition(" (")[2] for message in found(example, "A knee.", FIGURE.partition(" [@")[0])] == [
        "uncited-block)"
    ]


@pytest.mark.parametrize(("text", "expected"), [("1", 0), ("12", 0), ("B", 0), ("b", 1), ("AB", 1), ("123", 1)])
def test_numbers_and_letters_are_no_words(example: Path, text: str, expected: int) -> None:
    """A drawing may show a number of two digits or a capital letter: the key of a part."""
    page = PAGE.replace("</svg>", f"<text>{text}</text></svg>")
    page = page.format(text=FIGURE, title="Infection", description="Infection may happen.")
    library.change(example, page)
    assert len(library.findings(example, "words-in-picture")) == expected


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
    assert finding.line == 7 + before.count("\n")
    assert finding.column == len(before) - before.rfind("\n")
    assert "on a line of its own, with an empty line before and after" in finding.message


def test_pictures_on_lines_one_after_the_other(example: Path) -> None:
    """Each becomes a figure, and each is judged: the citation behind the last one is that one's alone."""
    lines = f"{FIGURE.partition(' [@')[0]}\n{FIGURE}\n\nA sign. [@-]"
    checks = [message.rpartition(" (")[2] for message in found(example, "", lines)]
    assert sorted(checks) == ["uncited-block)", "undescribed-picture)", "undescribed-picture)"]


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
