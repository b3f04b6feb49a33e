"""Words to avoid, by the lists of hard_words.yml, in all their forms."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from leaflets.core.yaml_file import load
from leaflets.language.faults import Fault, is_name
from leaflets.language.verbs import plural, verb
from leaflets.language.words import lower

_WORD = re.compile(r"[a-zß-ɏ]+(?:['’-][a-zß-ɏ]+)*")
_NOT_TO_BE_SAID = re.compile(r"[,:']|\bor\b")
"""What to say is then advice, not words that could stand in the sentence."""


@dataclass(frozen=True)
class Entry:
    """One form of a word to avoid: what to say, and what can stand in its place as it is, if anything can."""

    hard: str
    say: str
    instead: str | None
    is_medical: bool
    needs_verb: bool
    lists: tuple[str, ...]


@dataclass(frozen=True)
class HardWords:
    """All forms by their first word, the longest first; None stands for words that are right."""

    by_first: dict[str, list[tuple[tuple[str, ...], Entry | None]]]
    before_verbs: frozenset[str]


@cache
def words() -> HardWords:
    """The lists of hard_words.yml."""
    data = load((Path(__file__).parent / "hard_words.yml").read_text("utf-8")).data
    forms: dict[str, Entry | None] = {}
    for part, of in (("verbs", _verb), ("nouns", _noun), ("phrases", _as_it_is), ("medical", _medical)):
        for hard, entry in data[part].items():
            for base in (hard, *_texts(entry.get("uk")), *_in_ise(hard)):
                for form, say, instead in of(base, entry):
                    needs_verb = entry.get("after") == "verb" and form in {base, verb(base).present}
                    lists = _texts(entry["list"])
                    forms.setdefault(form, Entry(hard, say, instead, part == "medical", needs_verb, lists))
    forms |= {phrase: None for phrases in data["right"].values() for phrase in phrases}
    by_first: dict[str, list[tuple[tuple[str, ...], Entry | None]]] = defaultdict(list)
    for form, found in forms.items():
        parts = tuple(form.split())
        by_first[parts[0]].append((parts, found))
    for entries in by_first.values():
        entries.sort(key=lambda each: -len(each[0]))
    return HardWords(dict(by_first), frozenset(data["before_verbs"]))


_Forms = Iterator[tuple[str, str, str | None]]


def _verb(base: str, entry: dict[str, Any]) -> _Forms:
    """The forms of a verb, each with that form of what to say: "commences", "starts"."""
    hard, say = verb(base), entry["say"]
    if _NOT_TO_BE_SAID.search(say):
        yield from ((form, say, None) for form in entry.get("forms", hard.all))
        return
    good = verb(say)
    pairs = {hard.participle: good.participle if good.past == good.participle else None, hard.past: None}
    if hard.past == hard.participle:
        pairs[hard.past] = good.past if good.past == good.participle else None
    else:
        pairs |= {hard.past: good.past, hard.participle: good.participle}
    pairs |= {hard.ing: good.ing, hard.present: good.present, hard.base: good.base}
    for form in entry.get("forms", hard.all):
        yield form, say, pairs.get(form)


def _noun(base: str, entry: dict[str, Any]) -> _Forms:
    say = entry["say"]
    simple = None if _NOT_TO_BE_SAID.search(say) or " " in say else say
    if forms := entry.get("forms"):
        yield from ((form, say, simple if form == base else None) for form in forms)
        return
    yield base, say, simple
    yield plural(base), say, plural(simple) if simple else None


def _as_it_is(base: str, entry: dict[str, Any]) -> _Forms:
    say = entry["say"]
    yield base, say, None if say == "nothing" or _NOT_TO_BE_SAID.search(say) else say


def _medical(base: str, entry: dict[str, Any]) -> _Forms:
    """A medical word: what to say instead needs an author's ear, so that no sentence is offered."""
    for form in entry.get("forms", (base, plural(base))):
        yield form, entry["say"], None


def _in_ise(word: str) -> tuple[str, ...]:
    """The British spelling of a word in -ize."""
    british = re.sub(r"iz(e|ation)$", r"is\1", word)
    return (british,) if british != word else ()


def _texts(value: Any) -> tuple[str, ...]:
    return () if value is None else (value,) if isinstance(value, str) else tuple(value)


def faults(text: str) -> Iterator[tuple[Fault, Entry]]:
    """The words to avoid in a text; of two that begin at one place the longer."""
    known = words()
    found = [(match[0].replace("’", "'"), match.start(), match.end()) for match in _WORD.finditer(lower(text))]
    at = 0
    while at < len(found):
        for parts, entry in known.by_first.get(found[at][0], ()):
            last = at + len(parts) - 1
            if last < len(found) and _stands(parts, found[at : last + 1], text):
                lacks_verb = entry and entry.needs_verb and (not at or found[at - 1][0] not in known.before_verbs)
                if entry and not lacks_verb and not is_name(text, found[at][1]):
                    yield _fault(entry, text, found[at][1], found[last][2]), entry
                at = last
                break
        at += 1


def _stands(parts: tuple[str, ...], words: Iterable[tuple[str, int, int]], text: str) -> bool:
    """Whether a phrase stands in a text with nothing but spaces between its words."""
    end = None
    for part, (word, start, after) in zip(parts, words, strict=True):
        if part != word or (end is not None and text[end:start].strip(" \u00a0/")):
            return False
        end = after
    return True


def _fault(entry: Entry, text: str, start: int, end: int) -> Fault:
    is_phrase = " " in text[start:end]
    advice = "leave it out" if entry.say == "nothing" else f"say '{entry.say}'"
    return Fault(start, end, f"is {'hard to read' if is_phrase else 'a hard word'}", advice, entry.instead)
