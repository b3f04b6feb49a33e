"""What is kept counts only for exactly what it was made of."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from pathlib import Path

import pytest
from leaflets.booklet import inputs
from leaflets.library.model import Library
from support import booklets

PAGE = '# Page\n\n![A knee](figures/knee.png)\n\n![A knee](figures/knee.svg "A knee.")\n'


def _of(library: Library, day: datetime.date = booklets.DAY, engine: str = "1") -> str:
    return inputs.key(library, library.leaflets[0], day, engine)


def _text(path: str, old: str, new: str) -> Callable[[Path], None]:
    def change(docs: Path) -> None:
        file = docs / path
        assert old in file.read_text("utf-8")
        file.write_text(file.read_text("utf-8").replace(old, new), "utf-8")

    return change


CHANGES = {
    "a word": _text("knee/risks.md", "Infection", "An infection"),
    "a picture": lambda docs: (docs / "knee/figures/knee.png").write_bytes(booklets.photograph(2, 2)),
    "a label": lambda docs: (docs / "knee/figures/knee.yml").write_text("- {text: bone, x: 9, y: 9}\n", "utf-8"),
    "a cover": lambda docs: (docs / "knee/figures/cover.svg").write_text(booklets.DRAWING, "utf-8"),
    "the version": _text("knee/index.md", '"1.0"', '"1.1"'),
    "a value of the leaflet": _text("knee/index.md", "local: {}", "local: {ward_phone: 555-0177}"),
    "a definition": _text("glossary.yml", "A look into a joint through", "A look into joints through"),
    "a source": _text("knee/sources.yml", "A guide (example)", "Another guide (example)"),
    "the site's address": _text("../mkdocs.yml", "hospital.example/", "hospital.example/x/"),
    "the hospital": _text("../mkdocs.yml", "name: Example Hospital", "name: Other Hospital"),
    "the language": _text("../mkdocs.yml", "language: en", "language: de"),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_changes(tmp_path: Path, change: Callable[[Path], None]) -> None:
    """Each change of what is printed changes the key; without one it is the same."""
    library = booklets.with_page(tmp_path, PAGE)
    before = _of(library)
    assert _of(booklets.again(library)) == before
    change(library.settings.docs)
    assert _of(booklets.again(library)) != before


def test_day_and_engine(tmp_path: Path) -> None:
    """Another day, and another program, stylesheet or font, make another booklet."""
    library = booklets.with_page(tmp_path, PAGE)
    keys = {_of(library), _of(library, booklets.DAY.replace(day=1)), _of(library, engine="2")}
    assert len(keys) == 3


def test_preview(tmp_path: Path) -> None:
    """A booklet marked as not for patients is never taken for the one that is, nor the other way round."""
    library = booklets.with_page(tmp_path, PAGE)
    before = _of(library)
    library.settings.mode = "preview"
    assert _of(library) != before


def test_missing_picture(tmp_path: Path) -> None:
    """A picture that is not there has no bytes; making the booklet says so."""
    assert _of(booklets.with_page(tmp_path, "# Page\n\n![x](gone.png)\n"))
