"""A number is written with signs that nothing here reads: "½", "48²", "−6 weeks", "≥ 3", digits of other scripts.

The checks hold the numbers of a page to those of its sources. They read digits, commas, points and words; a sign beside
them changes the number, and would go unread. Many readers don't know such signs either (NHS service manual: "at least
3", not "≥ 3"), and some screen readers leave them out.

Bad:

    Infection may happen in the first ½ hour.

Good:

    Infection may happen in the first half hour.
"""

import re
import unicodedata
from collections.abc import Iterator
from itertools import islice

from leaflets.checks.check import LIBRARY, needs
from leaflets.core.diagnostics import Finding
from leaflets.core.signs import named
from leaflets.library.model import Library
from leaflets.library.texts import MOST, claims

_BESIDE = "−±∓≤≥<>≈~∼≃≠×÷⁄∕^"
_SAY = {
    "−": "minus", "±": "plus or minus", "≤": "at most", "≥": "at least", "<": "fewer than", ">": "more than",
    "≈": "about", "~": "about", "∼": "about", "×": "times", "+": "or more",
}  # fmt: skip
_SIGN = re.compile(
    rf"(?P<before>[{_BESIDE}])\s{{0,3}}\d|\d\s{{0,3}}(?P<after>[{_BESIDE}])|(?<=\d)(?P<more>\+)(?!\w)"
    r"|(?:(?<=\s)|^|(?<=\())(?<!\d\s)(?P<minus>[-–]|\+)(?=\d+\s?[A-Za-z%])"
)
_OTHERS = re.compile(r"[^\x00-\xb1\xb4-\xb8\xba-\xbb\xbf-\xff]")


@needs(LIBRARY)
def check(library: Library) -> Iterator[Finding]:
    """Every such sign in the texts that patients read."""
    for passage in claims(library):
        for start, end, message in islice(_found(passage.text), MOST):
            word = re.search(r"\w+", passage.text[max(0, start - 1) : end + 3])
            yield passage.at(word[0] if word else passage.text[start:end], start, message)


def _found(text: str) -> Iterator[tuple[int, int, str]]:
    for match in _SIGN.finditer(text):
        kind = str(match.lastgroup)
        sign = match[kind]
        said = "minus" if kind == "minus" and sign != "+" else _SAY.get(sign, "")
        advice = f"write '{said}'" if said else "write it in words"
        yield match.start(kind), match.end(kind), f"{_shown(sign)} beside a number is not read: {advice}"
    for match in _OTHERS.finditer(text):
        sign = match[0]
        if unicodedata.category(sign) in {"Nd", "Nl", "No"} and not _is_unit(text, match.start()):
            plain = unicodedata.normalize("NFKC", sign).replace("\u2044", "/")
            digits = str(unicodedata.digit(sign)) if unicodedata.category(sign) == "Nd" else plain
            yield match.start(), match.end(), f"{named(sign)} is not read as a number: write '{digits}' or a word"


def _shown(sign: str) -> str:
    return f"'{sign}'" if sign.isascii() else f"'{sign}', {named(sign)},"


def _is_unit(text: str, at: int) -> bool:
    """Whether a raised or lowered digit stands at a letter: "m²", "SpO₂"."""
    before = text[at - 1 : at]
    return unicodedata.decomposition(text[at]).startswith(("<super>", "<sub>")) and before.isalpha()
