"""Signs that no reader sees, and letters in two parts: where they stand in a text, and their names.

A reader sees "not" where a soft hyphen stands in it; a program that compares words does not. Knows no file.
Unicode 17, chapters 3.11 (normalization forms) and 23 (special areas and format characters).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

_UNSEEN = (
    "\x00-\x09\x0b-\x1f\x7f-\x9f\xa0\xad\u034f\u061c\u115f\u1160\u1680\u17b4\u17b5\u180b-\u180f\u2000-\u200f"
    "\u2028-\u202f\u205f-\u206f\u2800\u3000\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\U0001bca0-\U0001bca3"
    "\U0001d173-\U0001d17a\U000e0000-\U000e0fff\ue000-\uf8ff\ud800-\udfff\U000f0000-\U0010ffff"
)
_PARTS = r"[^\W_][\u0300-\u036f\u0653-\u0655\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\u3099\u309a\ufe20-\ufe2f]{1,9}"
_ODD = re.compile(f"[{_UNSEEN}]|{_PARTS}")
_CONTROLS = {
    0: "NUL",
    8: "backspace",
    9: "tab",
    11: "vertical tab",
    12: "form feed",
    13: "carriage return",
    27: "escape",
}
_KNOWN = {0: "NUL", 9: "tab", 11: "vertical tab", 12: "form feed", 13: "carriage return", 0x85: "next line"}
_KNOWN |= {0xAD: "soft hyphen", 0xA0: "no-break space", 0xFEFF: "byte-order mark"}


def odd(text: str) -> Iterator[tuple[int, str]]:
    r"""The place and the name of each sign that is not seen, and of each letter in two parts. `\n` is none."""
    if text.isascii() and (text.isprintable() or not _ODD.search(text)):
        return
    for match in _ODD.finditer(text):
        sign = match[0]
        if len(sign) == 1:
            yield match.start(), f"{name(sign)}, which no reader sees"
        elif (whole := unicodedata.normalize("NFC", sign)) != sign:
            parts = " and ".join(map(name, sign))
            yield match.start(), f"the letter '{whole}' in {len(sign)} parts ({parts}): write it as one letter"


def name(sign: str) -> str:
    """`U+00AD soft hyphen`: the number and the name of a sign."""
    number = ord(sign)
    known = _KNOWN.get(number) or unicodedata.name(sign, "a sign without a name").lower()
    return f"U+{number:04X} {known}"
