"""Signs that nobody sees, letters in two parts, and letters that only look like others.

Who reads "not" with a zero-width space in it reads "not"; a search, a screen reader and the checks do not. Knows text
only. Categories and composed letters are those of the Unicode Character Database (UAX 44, UAX 15); which scripts a word
may mix follows Unicode Technical Standard 39, "Mixed-Script Detection", with the Greek letters of medicine let through.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

_CONTROLS = {0x0B: "a line break from a slide", 0x0C: "a page break", 0xFEFF: "a byte-order mark within the text"}
_LOST = "\ufffd"
_UNSEEN_LETTERS = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0\ufffc")
"""Fillers and the like: letters, marks and a pattern to Unicode, and nothing to the eye."""
_JOINERS = frozenset("\u200c\u200d")
"""Arabic, Persian and the scripts of India need them between letters; they join emoji, too."""
_SELECTORS = re.compile("[\u180b-\u180d\ufe00-\ufe0f\U000e0100-\U000e01ef]")
_OVER = re.compile("[\u0334-\u0338\u20d2\u20d3\u20d8-\u20da\u20e5\u20e6\u20ea\u20eb\u0488\u0489\u20dd-\u20e4]")
"""Marks that strike a letter through or stand around it."""
_PLAIN = re.compile(r"[\n\t\x20-\x7e\xa0-\xac\xae-\xff‘’“”–—…]*")
_MARKED = re.compile(
    r"[^\W\d_][\u0300-\u036f\u1dc0-\u1dff\u20d0-\u20ff]+|.[\u0334-\u0338\u0488\u0489\u20d0-\u20ff]+", re.DOTALL
)
_WORD = re.compile(r"[^\W\d_]+")
_UNITS = frozenset("g G m L l M mol s Sv V W Gy k K A F H U Hz".split())
_MICRO = frozenset("\u00b5\u03bc\u2126\u03a9")
_LETTERS_ALIKE = frozenset("\u0391\u0392\u0395\u0396\u0397\u0399\u039a\u039c\u039d\u039f\u03a1\u03a4\u03a5\u03a7\u03bf")
"""Greek letters that are letters of ours to the eye, in any type."""
_OURS = frozenset("LATIN GREEK CYRILLIC ARMENIAN CHEROKEE COPTIC HEBREW ARABIC GEORGIAN LISU DESERET GOTHIC".split())
"""Scripts of which letters are taken for those of another."""


@dataclass(frozen=True)
class Sign:
    """From `start` to `end` of a text stands something that is told in `what`: a whole message."""

    start: int
    end: int
    what: str


def named(sign: str) -> str:
    """A sign by number and name: "U+00AD (soft hyphen)"."""
    name = _CONTROLS.get(ord(sign)) or unicodedata.name(sign, "").lower()
    category = unicodedata.category(sign)
    kind = {"Cc": "a control character", "Co": "a sign of somebody's own", "Cn": "no sign that Unicode knows"}
    name = name or kind.get(category, "no sign")
    return f"U+{ord(sign):04X} ({name})"


def unseen(text: str) -> Iterator[Sign]:
    """Signs that cannot be seen, and letters that are written in two parts, in their order."""
    if _PLAIN.fullmatch(text):
        return
    found = [
        Sign(at, at + 1, f"{named(sign)} cannot be seen{_where(text, at)}: take it out")
        for at, sign in enumerate(text)
        if _is_unseen(sign) and not _is_needed(text, at)
    ]
    found += (
        Sign(at, at + 1, f"{named(sign)} stands where a letter was lost{_where(text, at)}: write the letter")
        for at, sign in enumerate(text)
        if sign == _LOST
    )
    found += (made for match in _MARKED.finditer(text) if (made := _in_parts(match)))
    yield from sorted(found, key=lambda sign: sign.start)


def mixed(text: str) -> Iterator[Sign]:
    """Words with letters of two scripts, and letters that are others in disguise (wide, bold, joined), in order."""
    if _PLAIN.fullmatch(text):
        return
    for match in _WORD.finditer(text):
        word = match[0]
        if word.isascii():
            continue
        at, message = next(((at, told) for at, sign in enumerate(word) if (told := _disguised(sign))), (0, ""))
        if not message:
            at, message = _foreign(word)
        if message:
            yield Sign(match.start() + at, match.end(), f"'{word}': {message}")


@cache
def _is_unseen(sign: str) -> bool:
    if sign in _UNSEEN_LETTERS or _SELECTORS.match(sign):
        return True
    category = unicodedata.category(sign)
    return category in {"Zl", "Zp"} or (category[0] == "C" and sign not in "\n\t")


def _is_needed(text: str, at: int) -> bool:
    """Whether a joiner or a selector does what it is for: within a script that needs it, or with an emoji."""
    sign, before, after = text[at], text[at - 1 : at], text[at + 1 : at + 2]
    pictures = {"So", "Sk"}
    if _SELECTORS.match(sign):
        return bool(before) and unicodedata.category(before) in pictures
    if sign not in _JOINERS or not before or not after:
        return False
    if {unicodedata.category(before), unicodedata.category(after)} <= pictures | {"Mn"}:
        return sign == "\u200d"
    return all(unicodedata.category(each)[0] in "LM" and _script(each) not in _SEPARATE for each in (before, after))


_SEPARATE = frozenset("LATIN GREEK CYRILLIC ARMENIAN GEORGIAN HEBREW COMBINING CJK FULLWIDTH".split())
"""Scripts whose letters stand apart, so that a joiner joins nothing."""


def _where(text: str, at: int) -> str:
    """The word around a place, without what cannot be seen."""
    ends = [part.split() for part in (text[max(0, at - 20) : at], text[at + 1 : at + 21])]
    halves = [
        ends[0][-1] if ends[0] and not text[at - 1].isspace() else "",
        ends[1][0] if ends[1] and not text[at + 1].isspace() else "",
    ]
    parts = ["".join(each for each in half if not _is_unseen(each)) for half in halves]
    word = "".join(parts)
    return f", and stands within '{word}'" if all(parts) else f", and stands beside '{word}'" if word else ""


def _in_parts(match: re.Match[str]) -> Sign | None:
    """A letter with marks of its own that Unicode has as one sign, or with one that strikes it through."""
    written = match[0]
    composed = unicodedata.normalize("NFC", written)
    if composed != written:
        message = f"'{composed}' is written in {len(written)} parts ({named(written[1])}): write it as one letter"
        return Sign(match.start(), match.end(), message)
    if _OVER.search(written) or len(written) > 3:
        return Sign(
            match.start(), match.end(), f"{named(written[1])} stands over or through '{written[0]}': take it out"
        )
    return None


@cache
def _disguised(sign: str) -> str:
    """What to tell of a letter that is only another form of some of ours; nothing of others."""
    if sign.isascii() or sign in "ªºĳĲ" or unicodedata.category(sign) not in {"Lu", "Ll", "Lt", "Lo"}:
        return ""  # numbers are for `unread-number`
    plain = unicodedata.normalize("NFKC", sign)
    if (
        plain.isascii()
        and plain != sign
        and sign not in _MICRO
        and not unicodedata.decomposition(sign).startswith("<super")
    ):
        return f"{named(sign)} only looks like '{plain}': write '{plain}'"
    return ""


@cache
def _script(sign: str) -> str:
    """The script of a letter, as its name begins; nothing for what has none."""
    return unicodedata.name(sign, "").partition(" ")[0]


def _foreign(word: str) -> tuple[int, str]:
    """Where a word has a letter of another script than most of it, and what to tell; nothing where it may."""
    scripts = [script if (script := _script(sign)) in _OURS else "" for sign in word]
    kinds = set(scripts) - {""}
    if len(kinds) < 2:
        return 0, ""
    if kinds == {"LATIN", "GREEK"} and _is_medical(word, scripts):
        return 0, ""
    main = "LATIN" if "LATIN" in kinds else max(kinds, key=scripts.count)
    at = next(at for at, script in enumerate(scripts) if script and script != main)
    return at, f"{named(word[at])} is no {main.capitalize()} letter, and the others are: write the word anew"


def _is_medical(word: str, scripts: list[str]) -> bool:
    """Whether Greek and Latin letters may stand together: units ("μg", "kΩ"), and names such as TNFα and NFκB."""
    latin = "".join(sign for sign, script in zip(word, scripts, strict=True) if script == "LATIN")
    greek = {sign for sign, script in zip(word, scripts, strict=True) if script == "GREEK"}
    if greek <= _MICRO:
        return latin in _UNITS
    return latin.isupper() and not greek & _LETTERS_ALIKE
