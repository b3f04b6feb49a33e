"""Negations: which content words of a sentence stand under a "not"."""

from __future__ import annotations

from dataclasses import dataclass

from leaflets.language.words import Token, stem, stems

_VERBS = "do does did is are was were can could wo would should must need have has had might ca"
_NEGATORS = frozenset("not no never none nobody nothing nor neither cannot without avoid avoids avoiding".split())
_NEGATORS |= {f"{verb}n't" for verb in _VERBS.split()}
_ENDS = frozenset("but because so if when until unless though although then while . ; : ? !".split())
_NUMBERS = frozenset("number numbers figure figures".split())
_REACH = 14
"""Content words after a negator that it may concern."""


@dataclass(frozen=True)
class Polarity:
    """The stems that are denied, those that are said, and how many negators there are."""

    denied: frozenset[str]
    said: frozenset[str]
    count: int


_NOTHING: frozenset[str] = frozenset()


def polarity(found: list[Token], content: frozenset[str] | None = None) -> Polarity:
    """Read the tokens of one sentence; `content` are its stems, where they are known.

    A negation reaches to the end of its clause, over a few content words at most.
    """
    if _NEGATORS.isdisjoint(found):
        return Polarity(_NOTHING, frozenset(stems(found)) if content is None else content, 0)
    said: set[str] = set()
    denied: set[str] = set()
    count = left = 0
    for at, word in enumerate(found):
        if word in _NEGATORS:
            about_numbers = word == "no" and at + 1 < len(found) and found[at + 1] in _NUMBERS
            if not about_numbers:  # "our source gives no number"
                left, count = _REACH, count + 1
        elif word in _ENDS:
            left = 0
        elif made := stem(word):
            (denied if left else said).add(made)
            left = max(0, left - 1)
    return Polarity(frozenset(denied), frozenset(said), count)
