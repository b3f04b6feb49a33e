"""A sentence has more than 20 words.

The NHS service manual: split it, one thought to a sentence. Each item of a list counts as a sentence.

Bad:

    Infection may happen if you do not keep the skin of your knee clean and dry in the first few days after you
    go home.

Good:

    Infection may happen. Keep the skin of your knee clean and dry in the first few days at home.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator

from leaflets.checks.check import LIBRARY, needs
from leaflets.core.diagnostics import Finding
from leaflets.core.text import quote
from leaflets.library import readability, texts
from leaflets.library.model import Library
from leaflets.library.texts import pages

MOST = 20
_JOINT = re.compile(
    r"[,;:–—] {1,9}(?P<mark>\S)|\b(?P<word>and|because|but|if|or|so|then|unless|until|when|where|which|while|who)\b"
)
_LEAST = 4
"""Words on either side of a place where a sentence could be split."""


@needs(LIBRARY, level="info")
def check(library: Library) -> Iterator[Finding]:
    """Every sentence with more than 20 words."""
    for page in pages(library):
        for sentence in texts.sentences(page):
            number = len(readability.words(sentence.text))
            if number > MOST:
                where = _where(sentence.text)
                message = f"a sentence of {number} words; split it{where}: {quote(sentence.text)}"
                yield Finding(sentence.place, message)


def _where(sentence: str) -> str:
    """The joint nearest to the middle of a sentence, as a guess where to split it; nothing where there is none."""
    begins = readability.places(sentence)
    best, middle = None, len(sentence) / 2
    for match in _JOINT.finditer(sentence):
        start = match.start("mark") if match["mark"] else match.start("word")
        before = bisect_left(begins, start)
        near = best is None or abs(start - middle) < abs(best - middle)
        if near and min(before, len(begins) - before) >= _LEAST:
            best = start
    if best is None:
        return ""
    return f", for example before '{' '.join(sentence[best:].split(maxsplit=3)[:3])} …'"
