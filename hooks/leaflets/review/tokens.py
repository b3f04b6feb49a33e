"""The words of two passages beside each other: what is gone, what is new, and what kind of change that is."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

from leaflets.core.yaml_file import Core, load

_TOKEN = re.compile(r"\{local:\w+\}|<[^<>\s]+>|\d[\d.,:/]*\d|\w+(?:['-]\w+)*|%|\s+|[^\w\s]")
_LINK = re.compile(r"<[^<>\s]+>")
_VALUE = re.compile(r"\{local:\w+\}")
LISTS = ("number", "negation", "opposites", "strength")
"""Kinds that go by words, the most dangerous first."""


class Piece(NamedTuple):
    """A run of text in both texts (`same`), in the first alone (`gone`) or in the second alone (`new`)."""

    how: str
    text: str


def split(text: str) -> list[str]:
    """A text as words, signs and spaces; together they are the text."""
    return _TOKEN.findall(text)


def pieces(old: str, new: str) -> Iterator[Piece]:
    """Both texts as one, in whole words."""
    before, now = split(old), split(new)
    for how, a, b, c, d in difflib.SequenceMatcher(None, before, now, autojunk=False).get_opcodes():
        if how == "equal":
            yield Piece("same", "".join(before[a:b]))
            continue
        if a < b:
            yield Piece("gone", "".join(before[a:b]))
        if c < d:
            yield Piece("new", "".join(now[c:d]))


def words(text: str) -> list[str]:
    """The words of a text in lower case, without signs and spaces."""
    return [token.lower() for token in split(text) if any(sign.isalnum() for sign in token) or token == "%"]


def kind(old: str, new: str) -> str:
    """What a change of words is: one of LISTS, `value`, `source` for an address, `words`, `punctuation`; else empty.

    What is gone or new counts; words that only changed their order do, too.
    """
    changed = [piece.text for piece in pieces(old, new) if piece.how != "same"]
    if not changed:
        return ""
    loose = [token.lower() for text in changed for token in split(text)]
    lists = _lists()
    found = {name for token in loose for part in _parts(token) for name in lists.get(part, ())}
    if any(
        sign.isdigit() for token in loose if not (_LINK.fullmatch(token) or _VALUE.fullmatch(token)) for sign in token
    ):
        found.add("number")
    for name in LISTS:
        if name in found:
            return name
    if any(_VALUE.fullmatch(token) for token in loose):
        return "value"
    if any(_LINK.fullmatch(token) for token in loose):
        return "source"
    return "punctuation" if words(old) == words(new) else "words"


def _parts(token: str) -> Iterator[str]:
    """A word, and the parts of one with a hyphen or an apostrophe: "don't" says "n't"."""
    yield token
    if token.endswith("n't"):
        yield "n't"
    yield from re.split(r"['-]", token) if "-" in token or "'" in token else ()


def likeness(old: Sequence[str], new: Sequence[str]) -> float:
    """How much two lists of words share, from 0 to 1, whatever their order is (Dice)."""
    left = list(new)
    shared = 0
    for word in old:
        if word in left:
            left.remove(word)
            shared += 1
    return 2 * shared / (len(old) + len(new)) if old or new else 1.0


@cache
def _lists() -> dict[str, tuple[str, ...]]:
    data = load((Path(__file__).parent / "kinds.yml").read_text("utf-8"), loader_type=Core).data
    found: dict[str, tuple[str, ...]] = {}
    for name in LISTS:
        for word in (str(word) for group in data[name] for word in group):
            found[word] = (*found.get(word, ()), name)
    return found
