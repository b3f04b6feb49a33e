"""English verbs in their forms, by the lists of verbs.yml and the rules of spelling."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from leaflets.core.yaml_file import load

_VOWELS = "aeiou"
_SHORT = re.compile(r"[^aeiou]*[aeiou][bdglmnprt]")


@dataclass(frozen=True)
class Verb:
    """The forms of a verb: give, gives, giving, gave, given."""

    base: str
    present: str
    ing: str
    past: str
    participle: str

    @property
    def all(self) -> tuple[str, ...]:
        """Every form, each once."""
        return tuple(dict.fromkeys((self.base, self.present, self.ing, self.past, self.participle)))


@dataclass(frozen=True)
class _Lists:
    irregular: dict[str, tuple[str, str]]
    doubled: frozenset[str]
    states: frozenset[str]
    no_participles: frozenset[str]
    fixed: tuple[str, ...]


@cache
def lists() -> _Lists:
    """The lists of verbs.yml; `irregular` has past and participle by base."""
    data = load((Path(__file__).parent / "verbs.yml").read_text("utf-8")).data
    return _Lists(
        {
            base: (str(form), str(form)) if isinstance(form, str) else tuple(form)
            for base, form in data["irregular"].items()
        },
        frozenset(data["doubled"]),
        frozenset(data["states"].split()),
        frozenset(data["no_participles"].split()),
        tuple(data["fixed"]),
    )


@cache
def verb(base: str) -> Verb:
    """The forms of a verb. Of a phrase, such as "go with", its first word changes."""
    first, _, rest = base.partition(" ")
    rest = f" {rest}" if rest else ""
    if first == "be":
        return Verb(base, f"is{rest}", f"being{rest}", f"was{rest}", f"been{rest}")
    past, participle = lists().irregular.get(first) or (_with_ed(first), _with_ed(first))
    forms = (first, "has" if first == "have" else _with_s(first), _with_ing(first), past, participle)
    return Verb(*(form + rest for form in forms))


def _with_s(word: str) -> str:
    if word.endswith(("s", "x", "z", "ch", "sh", "o")):
        return f"{word}es"
    return f"{word[:-1]}ies" if _ends_in_y(word) else f"{word}s"


def _with_ed(word: str) -> str:
    if word.endswith("e"):
        return f"{word}d"
    return f"{word[:-1]}ied" if _ends_in_y(word) else f"{_doubled(word)}ed"


def _with_ing(word: str) -> str:
    if word.endswith("e") and not word.endswith(("ee", "oe", "ye")):
        return f"{word[:-1]}ing"
    return f"{_doubled(word)}ing"


def plural(noun: str) -> str:
    """The plural of a noun; of a phrase its last word changes."""
    return _with_s(noun)


def _ends_in_y(word: str) -> bool:
    return word.endswith("y") and word[-2:-1] not in _VOWELS


def _doubled(word: str) -> str:
    return word + word[-1] if _SHORT.fullmatch(word) or word in lists().doubled else word
