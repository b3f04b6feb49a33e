"""Pictures of a page, and the page with its drawings in it."""

from __future__ import annotations

from pathlib import Path

import pytest
from leaflets.library import figures
from leaflets.library.figures import Figure
from leaflets.markdown import marks
from selectolax.lexbor import LexborHTMLParser
from support import library

KNEE = """
--- knee/figures/knee.svg
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8">
  <title>A knee</title>
  <desc>Infection may happen.</desc>
  <defs><path id="a" class="bone" d="M0 0h8v8z"/></defs><use href="#a"/>
</svg>
"""


def shown(example: Path, text: str) -> list[Figure]:
    """The pictures of a page with this text."""
    library.change(example, f"--- knee/risks.md\n# Risks\n\n{text}\n{KNEE}")
    made = library.read(example)
    return list(figures.of(made.pages["knee/risks.md"], made.settings))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('![A knee](figures/knee.svg "Seen.")', ("A knee", "Seen.")),
        ('![A knee](figures/knee.svg "Seen.") [@guide risks.1]', ("A knee", "Seen.")),
        ('![A knee](figures/knee.svg "Seen.")\n[@guide risks.1]\n{ .wide }', ("A knee", "Seen.")),
        ("![A knee](figures/knee.svg) [@guide risks.1]", ("A knee", "")),
    ],
)
def test_pictures_of_a_page(example: Path, text: str, expected: tuple[str, str]) -> None:
    """Alt text and caption, also where it cites."""
    (figure,) = shown(example, text)
    assert (figure.alt, figure.caption) == expected
    assert figure.path == "knee/figures/knee.svg"
    assert (figure.place.line, figure.place.column) == (3, text.index("knee.svg") + 1)


@pytest.mark.parametrize(
    "text", ["Text with ![a sign](figures/knee.svg) in it.", '<img src="figures/knee.svg" alt="">', "No picture."]
)
def test_signs_and_decoration_are_no_pictures(example: Path, text: str) -> None:
    """A picture in a line of text, and one that is decoration, need no caption."""
    assert shown(example, text) == []


def test_same_picture_twice_has_two_places(example: Path) -> None:
    """A finding points to the one that it means."""
    text = '![A](figures/knee.svg "A.")\n\n![B](figures/knee.svg "B.")'
    assert [figure.place.line for figure in shown(example, text)] == [3, 5]


def inlined(example: Path, text: str) -> LexborHTMLParser:
    """A page with its drawings in it."""
    shown(example, text)
    made = library.read(example)
    html = figures.inlined(marks.stripped(made.pages["knee/risks.md"].html or ""), "knee/risks.md", made.settings)
    return LexborHTMLParser(html)


def test_drawing_stands_in_the_page(example: Path) -> None:
    """Twice, with ids of their own; the image is gone and the caption stays."""
    page = inlined(example, '![A](figures/knee.svg "A.")\n\n![B](figures/knee.svg "B.")')
    assert page.css_first("img") is None
    assert [node.text() for node in page.css("figure.picture > svg > title")] == ["A", "B"]
    assert [node.text() for node in page.css("figcaption")] == ["A.", "B."]
    ids = [node.attributes["id"] for node in page.css("svg [id]")]
    assert len(ids) == len(set(ids)) == 6


LABELS = """
--- knee/figures/knee.yml
- {text: bone & marrow, x: 2, y: 2}
- {text: skin, x: 6, y: 2, to: [6, 7]}
"""


def test_labels_stand_on_the_drawing_and_below_it(example: Path) -> None:
    """As words at their places, and as numbers with a list of what they stand for; the style shows one of the two."""
    library.change(example, LABELS)
    page = inlined(example, '![A](figures/knee.svg "A.") [@guide risks.1]')
    words = page.css("figure > svg.drawing--labels > text.label-words")
    assert [(node.text(), node.attributes["x"], node.attributes["y"]) for node in words] == [
        ("bone & marrow", "2", "2"),
        ("skin", "6", "2"),
    ]
    assert len(page.css("svg > g.label-number")) == 2
    assert [node.attributes["d"] for node in page.css("svg > g.line > path")] == ["M6 2L6 7"]
    assert [node.text() for node in page.css("figure > svg + ol.picture__key > li")] == ["bone & marrow", "skin"]
    assert page.css_first("figure > ol + figcaption") is not None


def test_drawing_without_labels_has_no_list(example: Path) -> None:
    """Nor a class that would make it larger."""
    page = inlined(example, '![A](figures/knee.svg "A.") [@guide risks.1]')
    assert page.css_first("figure > svg") is not None
    assert page.css_first(".picture__key, .drawing--labels, .label-number") is None


@pytest.mark.parametrize(
    "text",
    [
        '![A](figures/gone.svg "A.")',
        '![A](figures/bad.svg "A.")',
        '![A](figures/photo.png "A.")',
        "![A](figures/knee.svg)",
        "Text with ![a sign](figures/knee.svg) in it.",
    ],
)
def test_what_cannot_be_taken_in_stays_an_image(example: Path, text: str) -> None:
    """A file that is not there, one with a fault, a photograph, and a picture without a caption."""
    library.change(example, "--- knee/figures/bad.svg\n<svg><script>alert(1)</script></svg>\n")
    page = inlined(example, text)
    assert page.css_first("svg") is None
    assert page.css_first("img") is not None


@pytest.mark.parametrize("path", ["../machine/a.svg", "knee/link.svg", "knee/linked/a.svg", "/machine/a.svg"])
def test_drawing_outside_docs_is_not_read(example: Path, path: str) -> None:
    """Neither `..` nor a link leads to a file of the machine that builds the site."""
    machine = example / "machine"
    machine.mkdir()
    (machine / "a.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8"/>', "utf-8")
    docs = example / "docs"
    (docs / "knee/link.svg").symlink_to(machine / "a.svg")
    (docs / "knee/linked").symlink_to(machine)
    (docs / "knee/a.svg").write_bytes((machine / "a.svg").read_bytes())
    assert figures.drawing(docs, "knee/a.svg") is not None
    assert figures.drawing(docs, str(machine / "a.svg") if path.startswith("/") else path) is None
