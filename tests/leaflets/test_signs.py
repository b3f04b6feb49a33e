"""Signs that no reader sees."""

from __future__ import annotations

import pytest
from leaflets.signs import odd

UNSEEN = ", which no reader sees"
TWO = (
    "the letter 'é' in 2 parts (U+0065 latin small letter e and U+0301 combining acute accent): write it as one letter"
)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("plain", []),
        ("línea, naïve, Ångström – 10 µm, 5 °C, “x”, 你好, हिन्दी, עִברִית", []),
        ("two\nlines", []),
        ("a\u00adb", [(1, "U+00AD soft hyphen" + UNSEEN)]),
        ("10\u00a0mg", [(2, "U+00A0 no-break space" + UNSEEN)]),
        ("\ufeffa", [(0, "U+FEFF byte-order mark" + UNSEEN)]),
        ("n\u200bot", [(1, "U+200B zero width space" + UNSEEN)]),
        ("n\u200dot", [(1, "U+200D zero width joiner" + UNSEEN)]),
        ("a\u2060b", [(1, "U+2060 word joiner" + UNSEEN)]),
        ("\u202e84", [(0, "U+202E right-to-left override" + UNSEEN)]),
        ("\u206684", [(0, "U+2066 left-to-right isolate" + UNSEEN)]),
        ("a\ufe0f", [(1, "U+FE0F variation selector-16" + UNSEEN)]),
        ("a\U000e0041", [(1, "U+E0041 tag latin capital letter a" + UNSEEN)]),
        ("a\U000e0100", [(1, "U+E0100 variation selector-17" + UNSEEN)]),
        ("a\ue000", [(1, "U+E000 a sign without a name" + UNSEEN)]),
        ("a\tb", [(1, "U+0009 tab" + UNSEEN)]),
        ("a\x07b", [(1, "U+0007 a sign without a name" + UNSEEN)]),
        ("a\u3164b", [(1, "U+3164 hangul filler" + UNSEEN)]),
        ("e\u0301", [(0, TWO)]),
        ("x\u0338", []),
    ],
)  # fmt: skip
def test_odd(text: str, found: list[tuple[int, str]]) -> None:
    """Each is told with its place and its name; letters of any language and line ends are none."""
    assert list(odd(text)) == found


def test_many_marks_take_no_long_time() -> None:
    """A letter with very many accents is looked at in pieces: normalizing takes quadratic time."""
    assert len(list(odd("e" + "\u0301\u0323" * 50_000))) == 1
