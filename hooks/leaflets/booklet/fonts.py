"""Which characters the booklets' fonts hold: one that they lack is named, never printed as an empty box."""

from __future__ import annotations

import struct
import unicodedata
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent / "fonts"
"""Atkinson Hyperlegible, made by the Braille Institute for readers with low vision; SIL Open Font License."""
_MADE_OF_OTHERS = {"\u2011", "\u202f", "\u00ad", "\u200b", "\u2060", "\ufeff"}
"""Characters that Typst sets with another glyph, or with none: for breaks, and for none."""


@cache
def characters() -> frozenset[str]:
    """Every character that all weights of the font hold."""
    sets = [_characters(path.read_bytes()) for path in sorted(FOLDER.glob("*.ttf"))]
    return frozenset.intersection(*sets) | _MADE_OF_OTHERS


def missing(text: str) -> list[str]:
    """The characters of a text that the fonts lack, each once, in their order: "中 (U+4E2D)"."""
    lacking = (each for each in dict.fromkeys(text) if each not in characters() and not each.isspace())
    return [f"{each if unicodedata.category(each)[0] != 'C' else '?'} (U+{ord(each):04X})" for each in lacking]


def _characters(font: bytes) -> frozenset[str]:
    """The characters of a TrueType font: its `cmap`, formats 4 and 12 (OpenType 1.9, "cmap")."""
    tables = struct.unpack_from(">H", font, 4)[0]
    records = (struct.unpack_from(">4sLLL", font, 12 + 16 * number) for number in range(tables))
    start = next(offset for tag, _, offset, _ in records if tag == b"cmap")
    found: set[int] = set()
    for number in range(struct.unpack_from(">H", font, start + 2)[0]):
        at = start + struct.unpack_from(">HHL", font, start + 4 + 8 * number)[2]
        form = struct.unpack_from(">H", font, at)[0]
        if form == 4:
            count = struct.unpack_from(">H", font, at + 6)[0] // 2
            ends = struct.unpack_from(f">{count}H", font, at + 14)
            starts = struct.unpack_from(f">{count}H", font, at + 16 + 2 * count)
            for first, last in zip(starts, ends, strict=True):
                found.update(range(first, last + 1))
        elif form == 12:
            for group in range(struct.unpack_from(">L", font, at + 12)[0]):
                first, last, _ = struct.unpack_from(">LLL", font, at + 16 + 12 * group)
                found.update(range(first, last + 1))
    return frozenset(chr(code) for code in found if code != 0xFFFF)
