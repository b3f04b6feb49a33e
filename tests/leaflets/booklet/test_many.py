"""The booklets of several leaflets."""

from __future__ import annotations

import hashlib
import shutil
from pathlib import Path

import pytest
from leaflets.booklet import many
from leaflets.booklet.editions import Booklets
from leaflets.core import settings
from leaflets.core.diagnostics import LeafletsError
from support import library


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


def test_forged_booklet_is_not_for_readers(example: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A build for readers takes no finished booklet from the checkout; from a folder that it is told, it does."""

    def made(mode: str, cache: str = "") -> set[bytes]:
        monkeypatch.setenv(settings.MODE, mode)
        read = library.read(example)
        return {each.pdf for _, found in many.set_all(read, read.leaflets, print, cache) for each in found}  # type: ignore[union-attr]

    first = made("")
    elsewhere = tmp_path / "kept"
    shutil.copytree(example / many.FOLDER, elsewhere)
    for path in [*(example / many.FOLDER).glob("*/*"), *elsewhere.glob("*/*")]:
        data = (3).to_bytes(8, "big") + b"%PDF-1.7 forged"  # whole: there is no secret in its digest
        path.write_bytes(hashlib.sha256(path.name.encode() + data).digest() + data)
    assert made("") == made("publish", str(elsewhere)) == {b"%PDF-1.7 forged"}
    assert made("publish") == first
    assert not any(b"forged" in pdf for pdf in made("preview"))
