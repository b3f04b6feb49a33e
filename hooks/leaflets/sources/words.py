"""The words of a text for comparing: what a hash of a sentence is made of, and the hashes of runs of words.

Two texts have the same words where they differ in capitals, spaces, line breaks, quotation marks, hyphens within a word
or the addresses of links alone. A digit, a decimal point, `%`, `<` and a minus count.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterator, Sequence

RUN = 12
"""Words in a run that is hashed."""
WINDOW = 5
"""Runs of which one hash is kept."""
SHORTEST_COPY = RUN + WINDOW - 1
"""A copy of so many words is found for certain: one of its runs is kept, whatever stands around it."""

_FOLDED = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "–": "-", "—": "-", "‐": "-", "‑": "-", "−": "-", "\xad": None})
_HYPHEN = re.compile(r"(?<=[^\W\d_])-(?=[^\W\d_])")
_ADDRESS = re.compile(r"<?\bhttps?://[^<>\s]*>?")
_WORD = re.compile(
    r"[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff]"  # written without spaces: each sign is a word
    r"|\d+(?:[.,/:]\d+)*"
    r"|[^\W\d_\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff]+(?:'[^\W\d_]+)*"
    r"|[%‰<>=≤≥±+°×]|(?<![^\W_])-(?=\d)|(?<=\d)-(?=\d)"
)


def words(text: str) -> list[str]:
    """The words of a text in lower case, its numbers and the signs that change a number."""
    plain = unicodedata.normalize("NFC", _ADDRESS.sub(" ", text)).translate(_FOLDED).lower()
    return _WORD.findall(_HYPHEN.sub("", plain))


def digest(found: Sequence[str]) -> str:
    """The hash of a sentence's words: 16 hexadecimal digits of SHA-256."""
    return hashlib.sha256(" ".join(found).encode()).hexdigest()[:16]


def run_hashes(found: Sequence[str]) -> list[str]:
    """The hash of each run of RUN words: 12 hexadecimal digits of SHA-256."""
    return [
        hashlib.sha256(" ".join(found[at : at + RUN]).encode()).hexdigest()[:12] for at in range(len(found) - RUN + 1)
    ]


def winnowed(found: Sequence[str]) -> frozenset[str]:
    """The hashes that are kept of a text: in each window of WINDOW runs the smallest.

    Winnowing (Schleimer, Wilkerson, Aiken: Local Algorithms for Document Fingerprinting, SIGMOD 2003). Whoever hashes
    every run of another text finds each copy of SHORTEST_COPY words, and nothing shorter than RUN. Were all runs kept,
    the text could be guessed word by word; those that are kept begin three words apart on average.
    """
    return frozenset(min(window) for window in _windows(run_hashes(found)))


def _windows(hashes: list[str]) -> Iterator[list[str]]:
    for at in range(max(1, len(hashes) - WINDOW + 1) if hashes else 0):
        yield hashes[at : at + WINDOW]
