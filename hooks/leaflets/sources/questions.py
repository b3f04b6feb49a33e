"""What a reviewer should look at when a page's words stand beside those of its source. Asks, never refuses.

Words cannot tell whether two sentences say the same; they can tell where it is worth looking. Each kind of question
stays only while it is right at least every second time on texts whose authors had not seen it
(`benchmarks/questions.md`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

from leaflets.core.yaml_file import Core, load
from leaflets.language import words
from leaflets.language.negation import polarity
from leaflets.language.numerals import Amount, amounts
from leaflets.language.sentences import split
from leaflets.sources.numbers import values

_ABOUT_IT = re.compile(r"\bsources?\b", re.IGNORECASE)
"""In a sentence about the source, such as "Our source gives no number"."""
_THAN = re.compile(r"\b(?:more|less|fewer|over|under) than (?=\d|half|one\b)", re.IGNORECASE)
"""How a number is compared: `comparison` asks about that."""
LIKE = 0.4
"""The share of the content words of the shorter sentence from which two are held against each other."""
KINDS = ("denial", "side", "strength", "comparison")
_OPERATORS = {"=": "", "~": "about", "<": "less than", "<=": "at most", ">": "more than", ">=": "at least"}


class Question(NamedTuple):
    """One question: its kind, and what to look at as the end of a sentence."""

    kind: str
    text: str


class _Lists(NamedTuple):
    weakens: re.Pattern[str]
    sides: tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]


def asked(page: str, source: Sequence[str], is_listed: bool = False) -> Iterator[Question]:
    """The questions about what a block of a page says, beside the sentences that it cites.

    Each of its sentences is held against the one that it is most like; one that is like none is not asked about. How
    strongly an item of a list is said depends on the line above it (`is_listed`): that is not asked either.
    """
    told: set[Question] = set()
    is_weak = is_listed or bool(_lists().weakens.search(page))
    for _, sentence in split(page):
        if _ABOUT_IT.search(sentence):
            continue
        for question in _of_sentence(sentence, _nearest(sentence, source), is_weak):
            if question not in told:
                told.add(question)
                yield question


def _nearest(sentence: str, source: Sequence[str]) -> str:
    """The sentence of a source that shares most content words with one of a page; nothing where they share too few."""
    ours = set(words.content(sentence))
    best, most = "", LIKE
    for each in source:
        theirs = set(words.content(each))
        shared = len(ours & theirs) / max(1, min(len(ours), len(theirs)))
        if shared >= most:
            best, most = each, shared
    return best or (source[0] if len(source) == 1 and len(list(split(sentence))) == 1 and len(ours) <= 3 else "")


def _of_sentence(page: str, source: str, is_weak: bool) -> Iterator[Question]:
    if not source:
        return
    lists = _lists()
    if not any(amount.of for amount in amounts(page)):  # "about 250 do not": the other side of a number
        yield from _denials(page, source)
        yield from _sides(page, source, lists)
    if not is_weak and (weak := lists.weakens.search(source)):
        yield Question("strength", f"the source says '{weak[0]}', the page says it outright")
    yield from _comparisons(page, source)


def _denials(page: str, source: str) -> Iterator[Question]:
    """Whether something that both speak of is denied by one of them alone."""
    ours, theirs = polarity(words.tokens(page)), polarity(words.tokens(source))
    if not theirs.count and ours.denied & theirs.said:
        yield Question("denial", "the page denies what the source says")
    if not ours.count and theirs.denied & ours.said:
        yield Question("denial", "the source denies what the page says")


def _sides(page: str, source: str, lists: _Lists) -> Iterator[Question]:
    page, source = (_THAN.sub(" ", text) for text in (page, source))
    for pair in lists.sides:
        for one, other in (pair, pair[::-1]):
            said, told = one.search(page), other.search(source)
            if said and told and not other.search(page) and not one.search(source):
                yield Question("side", f"the page says '{said[0]}', the source says '{told[0]}'")


def _comparisons(page: str, source: str) -> Iterator[Question]:
    """Numbers that are the same, but said to be more, or less, or only about that much."""
    known = amounts(source)
    for amount in amounts(page):
        same = [each for each in known if set(values(each)) == set(values(amount)) and set(values(each))]
        ops = {each.op for each in same}
        if same and amount.op in _OPERATORS and amount.op not in ops and ops <= _OPERATORS.keys():
            theirs = _OPERATORS[same[0].op] or "exactly"
            yield Question("comparison", f"the page says '{_said(page, amount)}', the source says {theirs} so much")


def _said(text: str, amount: Amount) -> str:
    before = text[: amount.start].split()[-3:]
    return " ".join([*before, text[amount.start : amount.end]])


@cache
def _lists() -> _Lists:
    data = load((Path(__file__).parent / "questions.yml").read_text("utf-8"), loader_type=Core).data
    weakens = [word for group in data["weakens"] for word in group]
    sides = tuple((_any(one), _any(other)) for one, other in data["sides"])
    return _Lists(_any(weakens), sides)


def _any(listed: Sequence[str]) -> re.Pattern[str]:
    """One of some words or phrases, whole."""
    longest = sorted(map(str, listed), key=len, reverse=True)
    return re.compile("|".join(rf"\b{re.escape(word)}\b" for word in longest), re.IGNORECASE)
