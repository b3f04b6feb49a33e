"""Pictures for print."""

from __future__ import annotations

from pathlib import Path

import pytest
from leaflets.booklet import document
from leaflets.booklet.editions import set_leaflet
from leaflets.core.diagnostics import LeafletsError
from support import booklets


def test_drawing_in_the_page(tmp_path: Path) -> None:
    """It becomes a file of its own in the color of print, with its title and description."""
    text = "# Page\n\n<svg viewBox='0 0 9 9' role='img'><title>A</title><desc>B</desc><g fill='currentColor'/></svg>\n"
    library = booklets.with_page(tmp_path, text)
    made = document.document(library, library.leaflets[0], booklets.DAY)
    (name,) = made.files
    assert b'xmlns="http://www.w3.org/2000/svg"' in made.files[name]
    assert b'fill="#16191d"' in made.files[name]
    assert f'<picture file="{name}" alt="A. B" kind="drawing"'.encode() in made.xml


def test_cover(tmp_path: Path) -> None:
    """A leaflet's `figures/cover.svg` stands on the cover, with its own words."""
    library = booklets.with_page(tmp_path, "# Page\n\nx\n")
    (library.settings.docs / "knee/figures/cover.svg").write_text(booklets.DRAWING, "utf-8")
    cover = booklets.xml(library).find("picture")
    assert cover is not None
    assert (cover.get("kind"), cover.get("alt")) == ("cover", "A knee. From the side.")
    assert set_leaflet(library, library.leaflets[0], booklets.DAY)


def test_labels_are_numbers_with_a_key(tmp_path: Path) -> None:
    """Paper shows a number for each, and below the picture what it stands for; no word lies in the picture."""
    library = booklets.with_page(tmp_path, '# Page\n\n![My knee.](figures/knee.svg "Seen.") [@guide risks.1]\n')
    (library.settings.docs / "knee/figures/knee.yml").write_text("- {text: kneecap, x: 4, y: 4}\n", "utf-8")
    figure = booklets.page(library).find("figure")
    assert figure is not None
    assert [each.tag for each in figure] == ["p", "key", "caption"]
    assert [item.text for item in figure[1]] == ["kneecap"]
    (picture,) = figure.iter("picture")
    drawn = document.document(library, library.leaflets[0], booklets.DAY).files[picture.attrib["file"]]
    assert b'class="label-number"' in drawn
    assert b"kneecap" not in drawn
    assert set_leaflet(library, library.leaflets[0], booklets.DAY)


def test_picture_with_a_caption(tmp_path: Path) -> None:
    """It is a figure with its caption; who cannot see it hears the words in brackets and the drawing's description."""
    library = booklets.with_page(tmp_path, '# Page\n\n![My knee.](figures/knee.svg "Seen.")\n\n1. One\n')
    figure = booklets.page(library).find("keyed/figure")
    assert figure is not None
    assert (figure.get("picture"), figure.get("lead")) == ("yes", "yes")
    (picture,) = figure.iter("picture")
    assert (picture.get("kind"), picture.get("alt")) == ("figure", "My knee. From the side.")
    assert set_leaflet(library, library.leaflets[0], booklets.DAY)


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (None, "docs/knee/page.md: the picture docs/knee/figures/x.png cannot be read"),
        (b"no picture", "docs/knee/page.md: the picture docs/knee/figures/x.png cannot be printed: "),
    ],
)
def test_faults(tmp_path: Path, data: bytes | None, what: str) -> None:
    """A picture that is missing or broken is named, with the page that shows it."""
    library = booklets.with_page(tmp_path, "# Page\n\n![x](figures/x.png)\n")
    if data is not None:
        (library.settings.docs / "knee/figures/x.png").write_bytes(data)
    with pytest.raises(LeafletsError) as error:
        set_leaflet(library, library.leaflets[0], booklets.DAY)
    assert str(error.value).startswith(what)


def test_letters_in_a_drawing(tmp_path: Path) -> None:
    """Letters that the fonts lack are an error in a drawing, too."""
    library = booklets.with_page(tmp_path, "# Page\n\n![x](figures/knee.svg)\n")
    drawing = booklets.DRAWING.replace("Knee", "膝")
    (library.settings.docs / "knee/figures/knee.svg").write_text(drawing, "utf-8")
    with pytest.raises(LeafletsError, match="lack 膝"):
        set_leaflet(library, library.leaflets[0], booklets.DAY)


@pytest.mark.parametrize(
    ("below", "kept"),
    [("1. The knee", True), ("- The knee", True), ("The knee\n:   A joint", True), ("The knee.\n\n1. One", False)],
)
def test_list_right_under_a_picture_shares_its_page(tmp_path: Path, below: str, kept: bool) -> None:
    """It explains the keys of the picture; together they are one element, which stays whole where a page has room."""
    text = f'# Page\n\n## Knee\n\n![A knee](figures/knee.svg "Seen.")\n\n{below}\n\nAfter.'
    page = booklets.page(booklets.with_page(tmp_path / "library", text))
    keyed = page.find("keyed")
    assert (keyed is not None) == kept
    if keyed is not None:
        assert (keyed[0].tag, len(keyed)) == ("figure", 2)
        assert keyed.get("heads", "").endswith("2")
        assert "After." in "".join(page.itertext())
