"""Makes the example library one that may be published: signed, reviewed, and no example hospital."""

from __future__ import annotations

import datetime
from pathlib import Path

from support import library


def review(folder: Path, last: int = -100, due: int = 700) -> None:
    """Set the day of the leaflet's next review, in days from now; all roles agree to it as of the day `last`."""
    today = datetime.datetime.now(datetime.UTC).date()
    dates = [today + datetime.timedelta(days=days) for days in (last, due)]
    file = folder / "docs/knee/index.md"
    head = file.read_text("utf-8").split("---\n", 2)[2]
    file.write_text(
        f'---\ntitle: Knee arthroscopy\nowner: Lead nurse (example)\nversion: "1.0"\n'
        f"next_review_due: {dates[1]}\nlocal: {{}}\n---\n{head}",
        "utf-8",
    )
    library.agree(folder, str(dates[0]))


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
