"""A fault of the language in a text: where, what it is, and what to say instead."""

from __future__ import annotations

import re
from dataclasses import dataclass

from leaflets.core.text import quote
from leaflets.language import sentences

_LONGEST = 130
"""Characters of a sentence that a message quotes."""
_ARTICLE = re.compile(r"\b(an?)( +)$", re.IGNORECASE)


@dataclass(frozen=True)
class Fault:
    """From `start` to `end` of a text stands something that `what` names ("is a hard word").

    `say` tells what to do ("say 'give'"). `instead` is what can stand there in its place, letter for letter, where
    there is such a thing: then the whole sentence is offered.
    """

    start: int
    end: int
    what: str
    say: str
    instead: str | None = None


def told(text: str, fault: Fault) -> str:
    """A fault in words: what stands there, its sentence, and a better one."""
    begin, sentence = _sentence(text, fault)
    start, end = fault.start - begin, min(fault.end - begin, len(sentence))
    found = text[fault.start : fault.end].strip()
    quoted = quote(sentence, _LONGEST, (start, end))
    if fault.instead is None:
        return f"'{found}' {fault.what}; {fault.say}: {quoted}"
    before, instead = _fitted(sentence[:start], fault.instead, sentence[start:end])
    better = " ".join(f"{before}{instead}{sentence[end:]}".split())
    better = better[:1].upper() + better[1:] if sentence[:1].isupper() else better
    offered = quote(better, _LONGEST, (start, start + len(instead)))
    return f"'{found}' {fault.what}: {quoted} Better: {offered}"


def is_name(text: str, at: int) -> bool:
    """Whether the word at a place is written as a name: with a capital, within a sentence."""
    before = text[max(0, at - 10) : at].rstrip(' "“‘(*[')
    return text[at : at + 1].isupper() and bool(before) and before[-1] not in ".!?:…–—|"


def _sentence(text: str, fault: Fault) -> tuple[int, str]:
    """The sentence around a fault, and where it begins; two of them where the fault has a full stop within."""
    begin, end = 0, len(text)
    for start, sentence in sentences.split(text):
        if start <= fault.start:
            begin = start
        end = start + len(sentence)
        if end >= fault.end:
            break
    return begin, text[begin:end]


def _fitted(before: str, instead: str, was: str) -> tuple[str, str]:
    """Words as they stand in the sentence: with a capital where there was one, and with the right "a" or "an"."""
    article = _ARTICLE.search(before)
    if article and instead:
        right = "an" if instead[0] in "aeiou" else "a"
        right = right.capitalize() if article[1][0].isupper() else right
        before = before[: article.start()] + right + article[2]
    if was[:1].isupper() and not before.strip(' "“‘(*'):
        instead = instead[:1].upper() + instead[1:]
    return before, instead
