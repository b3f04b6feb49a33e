"""What the fonts of the booklets hold."""

from __future__ import annotations

import pytest
from leaflets.booklet import fonts


@pytest.mark.parametrize(
    "text", ["Plain words.", "naïve café Łódź über ¿qué? şğı", "½ 37 °C, 5 µg – “so” … €", "a\u2011b\u202fc\n\t"]
)
def test_there(text: str) -> None:
    """Languages of Europe, and the signs of units and of good typesetting."""
    assert fonts.missing(text) == []


def test_missing() -> None:
    """Each character that is missing is named once, in order; one that does not show by its number alone."""
    assert fonts.missing("a☐中☐\x02") == ["☐ (U+2610)", "中 (U+4E2D)", "? (U+0002)"]


def test_license() -> None:
    """The license stands beside the fonts."""
    assert "SIL OPEN FONT LICENSE Version 1.1" in (fonts.FOLDER / "LICENSE.txt").read_text("utf-8").replace("\r", "")
