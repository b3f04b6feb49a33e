"""What no schema can say of a facts.yml: names that must exist and not repeat, numbers that must fit each other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction
from typing import Any

from leaflets.core.diagnostics import did_you_mean
from leaflets.core.yaml_file import Path as Keys

_MOST_GUESSES = 50
"""Names for which a known one is guessed: guessing takes long where a file has thousands of wrong ones."""

Faults = Iterator[tuple[Keys, str]]


def entries(data: Any, key: str) -> Iterator[tuple[int, dict[str, Any]]]:
    """The mappings in the list under a key, each with its number in that list."""
    listed = data.get(key) if isinstance(data, dict) else None
    for index, entry in enumerate(listed if isinstance(listed, list) else ()):
        if isinstance(entry, dict):
            yield index, entry


def exact(value: Any) -> Fraction | None:
    """A number of YAML without rounding: 0.1 is one tenth. None where it is none."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    try:
        return Fraction(str(value))
    except ValueError:  # .inf and .nan
        return None


def faults(data: Any, line_of: Mapping[str, int]) -> Faults:
    """What does not fit in the plain data of a facts.yml; `line_of` gives the line of each fact's first entry."""
    yield from _Consistency(data, line_of).faults()


class _Consistency:
    """The names of one file."""

    def __init__(self, data: Any, line_of: Mapping[str, int]) -> None:
        self.data = data
        self.line_of = line_of
        self.guesses = 0
        self.issues = {name for _, entry in entries(data, "issues") if isinstance(name := entry.get("id"), str)}
        sources = data.get("sources") if isinstance(data, dict) else None
        self.sources: dict[str, Any] = sources if isinstance(sources, dict) else {}
        self.contradicts = {
            entry["id"]: set(_names(entry, "contradicts"))
            for _, entry in entries(data, "facts")
            if isinstance(entry.get("id"), str)
        }

    def faults(self) -> Faults:
        for index, fact in entries(self.data, "facts"):
            yield from self.fact(("facts", index), fact)
        for key in ("issues", "evidence_questions"):
            yield from self.repeated(key, "id")
        yield from self.repeated("left_out", "fact")
        for index, entry in entries(self.data, "left_out"):
            if isinstance(name := entry.get("fact"), str):
                yield from self.unknown(
                    ("left_out", index, "fact"), f"left out is the fact '{name}'", name, self.line_of
                )
        for index, entry in entries(self.data, "issues"):
            lengths = [length for name in self.sources if (length := self.length(name)) is not None]
            if lengths and len(lengths) == len(self.sources):
                yield from _beyond(
                    ("issues", index, "lines"), entry, f"the issue '{entry.get('id')}'", max(lengths), "the source"
                )
        for index, entry in entries(self.data, "evidence_questions"):
            for number, name in _numbered(entry, "about"):
                what = f"the evidence question '{entry.get('id')}' is about the issue '{name}'"
                yield from self.unknown(("evidence_questions", index, "about", number), what, name, self.issues)

    def fact(self, path: Keys, fact: dict[str, Any]) -> Faults:
        """What one fact names, and its numbers."""
        what = f"the fact '{fact.get('id')}'"
        source = fact.get("source")
        document = source.get("document") if isinstance(source, dict) else None
        if isinstance(document, str) and isinstance(source, dict):
            where = f"{what} names the source '{document}'"
            yield from self.unknown((*path, "source", "document"), where, document, self.sources)
            if (length := self.length(document)) is not None:
                yield from _beyond((*path, "source", "lines"), source, what, length, f"'{document}'")
        for number, name in _numbered(fact, "issues"):
            yield from self.unknown((*path, "issues", number), f"{what} names the issue '{name}'", name, self.issues)
        for number, name in _numbered(fact, "contradicts"):
            at = (*path, "contradicts", number)
            yield from self.unknown(at, f"{what} contradicts the fact '{name}'", name, self.line_of)
            if name == fact.get("id"):
                yield at, f"{what} contradicts itself"
            elif name in self.line_of and fact.get("id") not in self.contradicts.get(name, ()):
                message = f"{what} contradicts '{name}', which does not name it under `contradicts`"
                yield at, f"{message} (line {self.line_of[name]})"
        for number, quantity in entries(fact, "quantities"):
            yield from _quantity((*path, "quantities", number), quantity, what)

    def length(self, document: str) -> int | None:
        """How many lines the saved text of a source has, where the file says so."""
        source = self.sources.get(document)
        length = source.get("lines") if isinstance(source, dict) else None
        return length if isinstance(length, int) and not isinstance(length, bool) else None

    def unknown(self, path: Keys, what: str, name: str, known: Iterable[str]) -> Faults:
        """A name that nothing has."""
        if name not in known:
            self.guesses += 1
            hint = did_you_mean(name, known) if self.guesses <= _MOST_GUESSES else ""
            yield path, f"{what}, which does not exist.{hint}"

    def repeated(self, key: str, name_key: str) -> Faults:
        """A name that stands for two entries of one list."""
        seen: set[str] = set()
        for index, entry in entries(self.data, key):
            name = entry.get(name_key)
            if isinstance(name, str):
                if name in seen:
                    yield (key, index), f"'{name}' stands under `{key}` already"
                seen.add(name)


def _quantity(path: Keys, quantity: dict[str, Any], what: str) -> Faults:
    value, of, least, most = (exact(quantity.get(key)) for key in ("value", "of", "min", "max"))
    if least is not None and most is not None and least >= most:
        message = "a quantity of %s has a `min` of %s, which is not below its `max` of %s"
        yield (*path, "min"), message % (what, quantity["min"], quantity["max"])
    for key, part in (("value", value), ("max", most)):
        if of is not None and part is not None and part > of:
            yield (
                (*path, key),
                f"a quantity of {what} has a `{key}` of {quantity[key]}, more than its `of`, {quantity['of']}",
            )


def _beyond(path: Keys, entry: dict[str, Any], what: str, length: int, where: str) -> Faults:
    lines = entry.get("lines")
    for number, line in enumerate(lines if isinstance(lines, list) else ()):
        if isinstance(line, int) and line > length:
            yield (*path, number), f"{what} names line {line}; {where} has {length}"


def _numbered(entry: dict[str, Any], key: str) -> Iterator[tuple[int, str]]:
    listed = entry.get(key)
    for number, name in enumerate(listed if isinstance(listed, list) else ()):
        if isinstance(name, str):
            yield number, name


def _names(entry: dict[str, Any], key: str) -> Iterator[str]:
    return (name for _, name in _numbered(entry, key))
