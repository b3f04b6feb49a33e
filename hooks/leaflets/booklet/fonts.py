"""Which characters the booklets' fonts hold: one that they lack is named, never printed as an empty box."""

from __future__ import annotations

import struct
import unicodedata
from functools import cache

from leaflets.booklet import engine

_ASKED = {"\u2011", "\u00ad", "\u200b", "\u2060"}
"""Characters that the engine may set with another glyph, or with none: for breaks, and for none; and all spaces."""
_WIDEST = 1.1  # em: of a character that the font lacks


@cache
def characters() -> frozenset[str]:
    """Every character that all weights of the font hold."""
    return frozenset.intersection(*(frozenset(each) for each in _advances()))


def lacking(text: str) -> list[str]:
    """The characters of a text that no booklet can print, each once, in their order."""
    return [each for each in dict.fromkeys(text) if each not in characters() and not _is_set(each)]


def missing(text: str) -> list[str]:
    """The characters of a text that no booklet can print, each once, in their order: "中 (U+4E2D)"."""
    return [name(each) for each in lacking(text)]


def name(character: str) -> str:
    """A character with its number; one that shows nothing by its number alone."""
    return f"{character if unicodedata.category(character)[0] not in 'CZ' else '?'} (U+{ord(character):04X})"


def width(text: str) -> float:
    """How wide a text is in em, in the wider of the weights."""
    if text.isascii() and text in _KNOWN:
        return _KNOWN[text]
    made = sum(max(each.get(sign, _WIDEST) for each in _advances()) for sign in text if sign != "\u200b")
    if len(_KNOWN) < 100_000:
        _KNOWN[text] = made
    return made


_KNOWN: dict[str, float] = {}
"""The widths of words: most of them come again."""


def _is_set(character: str) -> bool:
    return (character in _ASKED or character.isspace()) and engine.prints(character)


@cache
def _advances() -> list[dict[str, float]]:
    """For each weight, the width in em of every character that it holds."""
    return [_read(path.read_bytes()) for path in sorted(engine.FONTS.glob("*.ttf"))]


def _read(font: bytes) -> dict[str, float]:
    """The characters of a TrueType font and their widths: `cmap`, formats 4 and 12, and `hmtx` (OpenType 1.9)."""
    count = struct.unpack_from(">H", font, 4)[0]
    records = (struct.unpack_from(">4sLLL", font, 12 + 16 * number) for number in range(count))
    starts = {tag: offset for tag, _, offset, _ in records}
    em = struct.unpack_from(">H", font, starts[b"head"] + 18)[0]
    measured = struct.unpack_from(">H", font, starts[b"hhea"] + 34)[0]
    glyphs = _glyphs(font, starts[b"cmap"])
    return {
        chr(code): struct.unpack_from(">H", font, starts[b"hmtx"] + 4 * min(glyph, measured - 1))[0] / em
        for code, glyph in glyphs.items()
    }


def _glyphs(font: bytes, start: int) -> dict[int, int]:
    """The number of the glyph of each character."""
    found: dict[int, int] = {}
    for number in range(struct.unpack_from(">H", font, start + 2)[0]):
        at = start + struct.unpack_from(">HHL", font, start + 4 + 8 * number)[2]
        form = struct.unpack_from(">H", font, at)[0]
        if form == 4:
            count = struct.unpack_from(">H", font, at + 6)[0] // 2
            ends, begins, deltas, offsets = (
                struct.unpack_from(f">{count}H", font, at + 14 + 2 * skip)
                for skip in (0, count + 1, 2 * count + 1, 3 * count + 1)
            )
            for segment, (first, last) in enumerate(zip(begins, ends, strict=True)):
                for code in range(first, min(last, 0xFFFE) + 1):
                    glyph = code
                    if offsets[segment]:
                        here = at + 16 + 6 * count + 2 * segment + offsets[segment] + 2 * (code - first)
                        glyph = struct.unpack_from(">H", font, here)[0]
                    if glyph := (glyph + deltas[segment]) % 0x10000 if glyph else 0:
                        found[code] = glyph
        elif form == 12:
            for group in range(struct.unpack_from(">L", font, at + 12)[0]):
                first, last, glyph = struct.unpack_from(">LLL", font, at + 16 + 12 * group)
                found.update((code, glyph + code - first) for code in range(first, last + 1))
    return found
