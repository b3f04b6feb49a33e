"""Words: a text cut into words once, its content words as stems, and phrases found in it.

Stems are those of the Snowball stemmer for English (Porter2). Words that only say how strongly, how many or whether
are no content: other modules read these. The list is words.yml.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Generic, TypeVar

import snowballstemmer

from leaflets.core.yaml_file import load

_TOKEN = re.compile(r"[a-z]-[a-z]+|[a-zß-ɏ]+(?:'[a-zß-ɏ]+)*|[.;:?!]")
_stemmer = snowballstemmer.stemmer("english")

Token = str
"""A word in lower case, or a mark that ends a clause."""
T = TypeVar("T")


def tokens(text: str) -> list[Token]:
    """The words of a text in lower case, and its marks `. ; : ? !`."""
    return _TOKEN.findall(_plain(text))


def starts(text: str) -> list[int]:
    """Where each token of a text begins in it."""
    return [match.start() for match in _TOKEN.finditer(_plain(text))]


def _plain(text: str) -> str:
    """A text as long as before, in lower case, with one kind of apostrophe."""
    return lower(text).replace("’", "'")


def lower(text: str) -> str:
    """The text in lower case, as long as it was: "İ" would become two characters."""
    low = text.lower()
    return low if len(low) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def content(text: str) -> list[str]:
    """The stems of the content words of a text, in their order."""
    return stems(tokens(text))


def stems(found: Iterable[Token]) -> list[str]:
    """The stems of the content words among tokens."""
    return [made for word in found if (made := stem(word))]


@cache
def stem(word: str) -> str:
    """The stem of a word in lower case; nothing for a mark and for a word that is no content."""
    word = word.removesuffix("'s")
    return "" if not word[:1].isalpha() or word in _no_content() else str(_stemmer.stemWord(word))


@cache
def _no_content() -> frozenset[str]:
    data = load((Path(__file__).parent / "words.yml").read_text("utf-8")).data
    return frozenset(" ".join(data.values()).split())


class Phrases(Generic[T]):
    """Phrases of one word or more, each with a value; of two that begin at one word the longer is found."""

    def __init__(self, phrases: Mapping[str, T]) -> None:
        """Sort the phrases by their first word."""
        self._by_first: dict[str, list[tuple[list[str], T]]] = defaultdict(list)
        for phrase, value in phrases.items():
            self._by_first[phrase.split()[0]].append((phrase.split(), value))
        for found in self._by_first.values():
            found.sort(key=lambda entry: -len(entry[0]))

    def find(self, text: list[Token]) -> Iterator[tuple[int, str, T]]:
        """The phrases in a text: the number of the token where each begins, the phrase and its value."""
        at = 0
        while at < len(text):
            for phrase, value in self._by_first.get(text[at], ()):
                if len(phrase) == 1 or text[at : at + len(phrase)] == phrase:
                    yield at, " ".join(phrase), value
                    at += len(phrase) - 1
                    break
            at += 1


def weights(statements: Iterable[Collection[str]]) -> dict[str, float]:
    """How much each stem tells one statement from the others: rare ones more (inverse document frequency)."""
    statements = list(statements)
    counts = Counter(word for statement in statements for word in set(statement))
    return {word: math.log((len(statements) + 1) / (count + 0.5)) + 0.1 for word, count in counts.items()}


def share(of: Collection[str], held: Collection[str], weight: Mapping[str, float] | None = None) -> float:
    """How much of the words `of` are among the words `held`: 0 to 1, by weight. 1 where there is nothing to hold."""
    if weight is None:
        return sum(word in held for word in of) / len(of) if of else 1.0
    total = have = 0.0
    for word in of:
        one = weight.get(word, 1.0)
        total += one
        if word in held:
            have += one
    return have / total if total else 1.0
