"""The booklets of several leaflets."""

from __future__ import annotations

import shutil
from pathlib import Path

import library
import pytest
from leaflets.booklet import many
from leaflets.booklet.editions import Booklets
from leaflets.diagnostics import LeafletsError


def test_set_all(example: Path) -> None:
    """Each leaflet has its booklets; one that cannot be printed has the reason, and the others have theirs."""
    for name in ("hip", "foot"):
        shutil.copytree(example / "docs/knee", example / "docs" / name)
    (example / "docs/hip/risks.md").write_text("# Risks\n\n<video></video>\n", "utf-8")
    made = library.read(example)
    found = {leaflet.name: booklets for leaflet, booklets in many.set_all(made, made.leaflets, print)}
    assert {name: type(booklets) for name, booklets in found.items()} == {
        "knee": Booklets,
        "foot": Booklets,
        "hip": LeafletsError,
    }
    assert str(found["hip"]).startswith("docs/hip/risks.md:3: there is an element <video>")
    assert len(list((example / many.FOLDER).glob("*/*"))) == 6


def test_progress(example: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever waits hears how far it is."""
    for number in range(4):
        shutil.copytree(example / "docs/knee", example / f"docs/leaflet-{number}")
    made = library.read(example)
    told: list[str] = []
    monkeypatch.setattr(many, "_EVERY", 0.0)
    assert len(list(many.set_all(made, made.leaflets, told.append))) == 5
    assert told == [f"Booklets: {number} of 5 leaflets" for number in range(1, 6)]


def test_none(example: Path) -> None:
    """A library without leaflets needs none."""
    assert list(many.set_all(library.read(example), [], print)) == []
