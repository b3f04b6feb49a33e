"""Headings of a source: what tells one from another, and how much of it is kept."""

from __future__ import annotations

import pytest
from leaflets.sources import lock, section_keys
from leaflets.sources.splitter import split

LONG = "Who will help you to get home afterward, and when may you drive?"


@pytest.mark.parametrize(
    ("heading", "short"),
    [
        ("", ""),
        ("How should  I\tprepare?", "How should I prepare?"),
        ("One, two & three: four – five; six (seven)?", "One, two & three: four – five; six (seven)?"),
        (LONG, "Who will help you to get home …"),
        ("Don't eat, don't drink, don’t drive, don’t work today", "Don't eat, don't drink, don’t drive, don’t …"),
        ("Was ist vor dem Eingriff zu beachten übrigens?", "Was ist vor dem Eingriff zu beachten …"),
    ],
)
def test_short(heading: str, short: str) -> None:
    """A long heading is cut after its seventh word; the rest says the same as the whole."""
    assert section_keys.short(heading) == short
    assert section_keys.folded(short) == section_keys.folded(heading)
    assert section_keys.short(short) == short


@pytest.mark.parametrize("named", [LONG, section_keys.short(LONG), "WHO WILL HELP YOU TO GET HOME"])
def test_author_may_cut_too(named: str) -> None:
    """In sources.yml the first words of a long heading are enough; no file holds more of it."""
    text = f"# {LONG}\n\nAsk the ward.\n\n# Risks\n\nPain.\n"
    sections = split(text, {"home": named})
    assert [section.key for section in sections] == ["home", "risks"]
    written = lock.written(lock.make("guide", sections))
    assert "[home] Who will help you to get home …\n" in written
    assert lock.read(written, "guide").sections["home"] == section_keys.short(LONG)


def test_other_heading_is_another() -> None:
    """A word that differs among the first ones names another section."""
    assert section_keys.unknown([LONG], {"home": LONG.replace("home", "out"), "same": LONG}) == ["home"]
