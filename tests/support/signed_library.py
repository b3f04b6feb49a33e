"""Makes the example library one that may be published: signed, reviewed, and no example hospital."""

from __future__ import annotations

import datetime
from pathlib import Path


def review(folder: Path, last: int = -100, due: int = 700, signed: bool = True) -> None:
    """Set the dates of the leaflet's review, in days from now, and whether somebody has signed it."""
    today = datetime.datetime.now(datetime.UTC).date()
    dates = [today + datetime.timedelta(days=days) for days in (last, due)]
    file = folder / "docs/knee/index.md"
    head = file.read_text("utf-8").split("---\n", 2)[2]
    names = f"[{{role: Surgeon, date: {dates[0]}}}]" if signed else "[]"
    file.write_text(
        f'---\ntitle: Knee arthroscopy\nowner: Lead nurse (example)\nversion: "1.0"\nlast_reviewed: {dates[0]}\n'
        f"next_review_due: {dates[1]}\nsigned_off: {names}\nlocal: {{}}\n---\n{head}",
        "utf-8",
    )


def make_ready(folder: Path) -> None:
    """Make a hospital's own library of the example."""
    config = folder / "mkdocs.yml"
    text = config.read_text("utf-8")
    for old, new in (
        ("    example: true\n", ""),
        ("name: Example Hospital", "name: Riverside Hospital"),
        ("hospital.example", "hospital.test"),
        ("555-010", "030 120"),
    ):
        assert old in text
        text = text.replace(old, new)
    config.write_text(text, "utf-8")
    review(folder)
