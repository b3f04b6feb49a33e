"""Signs that nobody sees, and letters that are others in disguise."""

from __future__ import annotations

import pytest
from leaflets.core import signs

UNSEEN = {
    "infec\u00adtion": "U+00AD (soft hyphen) cannot be seen, and stands within 'infection'",
    "n\u200bot": "U+200B (zero width space)",
    "n\u200dot": "U+200D (zero width joiner)",
    "n\u2060ot": "U+2060 (word joiner)",
    "n\ufeffot": "U+FEFF (a byte-order mark within the text)",
    "not\u202eevird": "U+202E (right-to-left override)",
    "a \u2066 b": "U+2066 (left-to-right isolate)",
    "a\u200e": "U+200E (left-to-right mark)",
    "a\ufe0f": "U+FE0F (variation selector-16)",
    "a\U000e0100": "U+E0100 (variation selector-17)",
    "a\U000e0041": "U+E0041 (tag latin capital letter a)",
    "a\U000f0000": "U+F0000 (a sign of somebody's own)",
    "\ue000": "U+E000 (a sign of somebody's own) cannot be seen: take it out",
    "\u0378": "U+0378 (no sign that Unicode knows)",
    "a\x0bb": "U+000B (a line break from a slide)",
    "a\x0cb": "U+000C (a page break)",
    "a\x07b": "U+0007 (a control character)",
    "a\u2028b": "U+2028 (line separator)",
    "a\u3164b": "U+3164 (hangul filler)",
    "a\u2800b": "U+2800 (braille pattern blank)",
    "a\u034fb": "U+034F (combining grapheme joiner)",
    "caf\ufffd": "U+FFFD (replacement character) stands where a letter was lost",
    "cafe\u0301": "'é' is written in 2 parts (U+0301 (combining acute accent)): write it as one letter",
    "u\u0308ber": "'ü' is written in 2 parts",
    "n\u0336ot": "U+0336 (combining long stroke overlay) stands over or through 'n'",
    "6\u20dd": "U+20DD (combining enclosing circle)",
    "Z\u0351\u0357\u0304": "stands over or through 'Z'",
}


@pytest.mark.parametrize(("text", "told"), UNSEEN.items(), ids=map(repr, UNSEEN))
def test_unseen(text: str, told: str) -> None:
    """Each sign is named, with its word."""
    assert any(told in sign.what for sign in signs.unseen(f"Do {text} it."))


FINE = [
    "naïve café, Łódź",
    "a\u00a0b",
    "“so” – ‘it’ …",
    "⚠\ufe0f",
    "👨\u200d👩\u200d👧",
    "می\u200cخواهم",
    "क्\u200dष",
    "ẹ\u0301",
    "日本",
    "5\u202f%",
    "ĳs",
]


@pytest.mark.parametrize("text", FINE)
def test_seen(text: str) -> None:
    """What other scripts and emoji need, and spaces that can be seen, are no fault."""
    assert [*signs.unseen(text), *signs.mixed(text)] == []


MIXED = {
    "n\u03bft": "U+03BF (greek small letter omicron) is no Latin letter",
    "n\u043et": "U+043E (cyrillic small letter o) is no Latin letter",
    "\u0410spirin": "U+0410 (cyrillic capital letter a)",
    "N\u039fT": "U+039F (greek capital letter omicron)",
    "\u0570eart": "U+0570 (armenian small letter ho)",
    "b\u13a2ood": "U+13A2 (cherokee letter i)",
    "\uff4e\uff4f\uff54": "only looks like 'n': write 'n'",
    "\U0001d5fb\U0001d5fc\U0001d601": "only looks like 'n': write 'n'",
    "\ufb01nd": "U+FB01 (latin small ligature fi) only looks like 'fi'",
    "\u2113iter": "only looks like 'l'",
}


@pytest.mark.parametrize(("text", "told"), MIXED.items(), ids=map(ascii, MIXED))
def test_mixed(text: str, told: str) -> None:
    """The letter of another script is named, not the ones around it."""
    assert any(told in sign.what for sign in signs.mixed(f"Do {text} it."))


@pytest.mark.parametrize(
    "text",
    [
        "TNFα",
        "IFNγ",
        "NFκB",
        "α-blocker",
        "β2",
        "μg",
        "µmol kΩ MΩ",
        "мир",
        "καρδιά",
        "日本 MRI",
        "ΔF508",
        "1ª",
        "№ 5",
        "H₂O",
    ],
)
def test_not_mixed(text: str) -> None:
    """Words of another script, units, and Greek letters as medicine uses them are no fault."""
    assert list(signs.mixed(text)) == []
