"""What the fonts of the booklets hold."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from leaflets.booklet import engine, fonts
from leaflets.booklet.editions import set_leaflet
from support import booklets
from support.pdf.content import pieces


@pytest.mark.parametrize(
    "text",
    [
        "Plain words.",
        "naïve café Łódź über ¿qué? şğı",
        "½ 37 °C, 5 µg – “so” … €",
        "a\u202fb\u2003c\u00add\u200be\u2060f\n\t",
    ],
)
def test_there(text: str) -> None:
    """Languages of Europe, and the signs of units and of good typesetting."""
    assert fonts.missing(text) == []


def test_missing() -> None:
    """Each character that is missing is named once, in order; one that does not show by its number alone."""
    assert fonts.missing("a☐中☐\x02") == ["☐ (U+2610)", "中 (U+4E2D)", "? (U+0002)"]


@pytest.mark.parametrize("sign", ["\u2011", "\u1680", "\ufeff", "\x1c", "\u200d", "\u2010", "\u115f"])
def test_signs_that_the_engine_refuses(sign: str) -> None:
    """A hyphen that does not break, rare spaces and marks, joiners: no list of ours says that they are harmless."""
    assert fonts.lacking(f"a{sign}b") == [sign]


def test_engine_agrees() -> None:
    """Every character that we call printable is set in both weights, and no space that we let through is refused."""
    spaces = {chr(code) for code in range(0x3001) if chr(code).isspace()}
    told = fonts.characters() | {sign for sign in spaces if not fonts.lacking(sign)}
    assert [sign for sign in sorted(told) if not engine.prints(sign)] == []
    assert len(told) > 340


@pytest.mark.parametrize(("word", "width"), [("i", 0.315), ("W", 0.883), ("\u200b", 0.0), ("é", 0.566)])
def test_width(word: str, width: float) -> None:
    """In em, in the bolder of the weights where that is wider."""
    assert fonts.width(word) == pytest.approx(width, abs=0.01)
    assert fonts.width(word * 3) == pytest.approx(3 * width, abs=0.03)


def test_license() -> None:
    """The license stands beside the fonts."""
    assert "SIL OPEN FONT LICENSE Version 1.1" in (engine.FONTS / "LICENSE.txt").read_text("utf-8").replace("\r", "")


def test_booklets_show_the_plain_zero(tmp_path: Path) -> None:
    """The font is ours in both weights, and a number stays one run of text: some would read "1", "0" aloud."""
    made = booklets.with_page(tmp_path, "# More\n\n10 **20**. [@-]\n")
    pdf = set_leaflet(made, made.leaflets[0], booklets.DAY)["booklet"].pdf
    with pikepdf.open(BytesIO(pdf)) as file:
        used = {str(each.get("/BaseFont", "")) for each in file.objects if isinstance(each, pikepdf.Dictionary)}
        texts = [piece.text.strip() for piece in pieces(file)]
    assert {name.partition("+")[2] for name in used if name} == {"LeafletsSans-Regular", "LeafletsSans-Bold"}
    assert {"10", "20"} <= set(texts)
