"""A short key for each section of a text: the author's own, else the first word of its heading that says something."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence

TOP = "top"
"""The section before the first heading."""
_FALLBACK = "part"
"""For a heading without Latin letters or digits."""
_WORD = re.compile(r"[a-z0-9]+")
_ANY_WORD = re.compile(r"\w+(?:['’]\w+)*")
_LONGEST = 7
"""Words of a heading that count. Eight in a row that are the same as the source's are copied."""
_SAYS_NOTHING = frozenset(
    "what is are was were the a an of how who whom when where which why does do did i we you it he she they my your "
    "our this that these those will would should can could may might must shall some any common to for from in on at "
    "by with and or if be been being have has had get gets about before after during as there their its not no us me "
    "more most other vs".split()
)


def of(headings: Sequence[str], own: Mapping[str, str]) -> list[str]:
    """The key of each heading, each once; `own` gives keys with the headings that they stand for.

    Of two sections with one heading the first gets the author's key.
    """
    wanted = {folded(heading): key for key, heading in reversed(list(own.items()))}
    taken = set(own)
    found: list[str] = []
    for heading in headings:
        key = wanted.pop(folded(heading), "")
        if not key:
            key = next(each for each in _numbered(_first_word(heading)) if each not in taken)
            taken.add(key)
        found.append(key)
    return found


def unknown(headings: Sequence[str], own: Mapping[str, str]) -> list[str]:
    """The author's keys whose heading the text does not have."""
    known = {folded(heading) for heading in headings}
    return [key for key, heading in own.items() if folded(heading) not in known]


def folded(heading: str) -> str:
    """What tells a heading from others: its first words, without capitals, signs and spaces."""
    plain = unicodedata.normalize("NFKC", heading).casefold().replace("’", "'")
    return " ".join(_ANY_WORD.findall(plain)[:_LONGEST])


def short(heading: str) -> str:
    """A heading in one line, a long one by its first words and an ellipsis: of a text with rights no more is kept."""
    line = " ".join(heading.split())
    found = list(_ANY_WORD.finditer(line))
    return line if len(found) <= _LONGEST else f"{line[: found[_LONGEST - 1].end()]} …"


def _first_word(heading: str) -> str:
    if not heading:
        return TOP
    plain = unicodedata.normalize("NFKD", heading).encode("ascii", "ignore").decode().lower().replace("'", "")
    words = _WORD.findall(plain)
    telling = (word for word in words if word not in _SAYS_NOTHING and re.search(r"[a-z]{2}", word))
    return next(telling, words[0] if words else _FALLBACK)


def _numbered(word: str) -> Iterator[str]:
    yield word
    number = 2
    while True:
        yield f"{word}-{number}"
        number += 1
