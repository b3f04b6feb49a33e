"""Words in drawings that no page shows as a figure: covers, logos, files that lie about."""

from __future__ import annotations

import pytest
from support.findings import Find

SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8">{}</svg>\n'
STOP = "<text>You may eat</text>"


@pytest.mark.parametrize("path", ["knee/figures/cover.svg", "knee/x.SVG", "knee/a/b/x.svg", "images/x.svg", "x.svg"])
def test_any_published_drawing(path: str, find: Find) -> None:
    """Told at the file."""
    found = find("words-in-picture", f"--- {path}\n{SVG.format(STOP)}")
    assert found == [f"docs/{path}: the drawing holds the words 'You may eat': say them in the text of a page"]


@pytest.mark.parametrize("words", ["<title>You may eat</title>", "<desc>You may eat</desc>"])
def test_title_of_a_cover(words: str, find: Find) -> None:
    """The booklet reads them out; a drawing outside leaflets may have them."""
    assert len(find("words-in-picture", f"--- knee/figures/cover.svg\n{SVG.format(words)}")) == 1
    assert (
        find("words-in-picture", f"--- knee/figures/cover.svg is missing\n--- images/x.svg\n{SVG.format(words)}") == []
    )


@pytest.mark.parametrize("words", ["<text>1</text>", "<text>A</text>", "<path d='M0 0'/>"])
def test_numbers_and_letters(words: str, find: Find) -> None:
    """What a caption explains."""
    assert find("words-in-picture", f"--- knee/figures/cover.svg\n{SVG.format(words)}") == []


@pytest.mark.parametrize(
    ("words", "told"), [("Riverside Hospital", 0), ("RIVERSIDE", 0), ("Riverside: you may eat", 1)]
)
def test_logo(words: str, told: int, find: Find) -> None:
    """A logo may show the hospital's name, and no more."""
    config = "--- ../mkdocs.yml\nextra:\n  hospital:\n    name: Riverside Hospital\n    logo: images/logo.svg\n"
    drawing = SVG.format(f"<text>{words}</text>")
    assert len(find("words-in-picture", f"{config}--- images/logo.svg\n{drawing}")) == told


@pytest.mark.parametrize("path", [".x.svg", "templates/x.svg"])
def test_what_is_not_published(path: str, find: Find) -> None:
    """Nobody sees it."""
    assert find("words-in-picture", f"--- {path}\n{SVG.format(STOP)}") == []
