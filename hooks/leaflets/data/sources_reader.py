"""Reads sources.yml into Sources. What is wrong in it is kept in `faults`, and the rest is used."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from leaflets.core.diagnostics import Finding, Place, did_you_mean
from leaflets.core.text import is_slug
from leaflets.core.yaml_file import Core, YamlError, YamlFile, load
from leaflets.core.yaml_file import Path as Keys
from leaflets.data import sources_schema
from leaflets.data.sources import (
    WHOLE_SECTION,
    LeftOut,
    MustSay,
    Question,
    Range,
    Source,
    Sources,
    key_fault,
    parse_places,
)

WHOLE = "whole"


def read(text: str, path: str) -> Sources:
    """Read sources.yml; `path` is what findings name."""
    found = Sources(path, text=text)
    try:
        yaml = load(text, loader_type=Core)
        found.odd = yaml.odd
        data = sources_schema.plain(yaml.data)
    except YamlError as error:
        found.faults.append(Finding(Place(path, error.line, error.column), f"not YAML: {error}"))
        return found
    except ValueError as error:
        found.faults.append(Finding(Place(path, 1, 1), f"holds a number that is too long: {error}"))
        return found
    faults = list(sources_schema.faults(data))
    if isinstance(data, dict):
        reading = _Reading(data, yaml, found)
        reading.read()
        faults += reading.faults
    found.faults = sorted({Finding(Place(path, yaml.line(*keys), 1), message) for keys, message in faults})
    return found


class _Reading:
    """One file being read: what fits goes into `found`, what does not into `faults`, with the keys that lead to it."""

    def __init__(self, data: dict[str, Any], yaml: YamlFile, found: Sources) -> None:
        self.data = data
        self.yaml = yaml
        self.found = found
        self.faults: list[tuple[Keys, str]] = []
        self.keys: set[str] = set()
        self.names: dict[str, int] = {}
        self.ids: dict[str, int] = {}

    def read(self) -> None:
        sources = _mapping(self.data.get("sources"))
        self.keys = set(sources)
        for key, entry in sources.items():
            self.source(key, _mapping(entry))
        for index, entry in self.entries("must_say"):
            self.must_say(index, entry)
        for index, entry in self.entries("left_out"):
            self.left_out(index, entry)
        for index, entry in self.entries("questions"):
            self.question(index, entry)

    def entries(self, key: str) -> Iterator[tuple[int, dict[str, Any]]]:
        """The mappings in the list under a key, each with its number in that list."""
        for index, entry in enumerate(_list(self.data.get(key))):
            if isinstance(entry, dict):
                yield index, entry

    def fault(self, message: str, *keys: str | int) -> None:
        self.faults.append((keys, message))

    def source(self, key: str, entry: dict[str, Any]) -> None:
        if wrong := key_fault(key):
            self.fault(f"'{key}' {wrong}", "sources", key)
        title, publisher, url, date, rights = (
            _text(entry.get(name)) for name in ("title", "publisher", "url", "read", "rights")
        )
        self.found.sources[key] = Source(
            key, title, publisher, url, date, rights,
            self.use(key, entry.get("use")),
            self.sections(key, _mapping(entry.get("sections"))),
            self.yaml.line("sources", key),
        )  # fmt: skip

    def use(self, key: str, use: Any) -> tuple[Range, ...]:
        if use is None or use == WHOLE:
            return ()
        if use == []:
            self.fault("names no place: write `use: whole`, or leave the source out", "sources", key, "use")
        listed = enumerate(use) if isinstance(use, list) else [(0, use)]
        ranges: list[Range] = []
        for index, text in listed:
            path = ("sources", key, "use", index)
            section = isinstance(use, list) and isinstance(text, str) and is_slug(text) and not text.isdigit()
            whole = (Range(key, str(text), 1, WHOLE_SECTION),)
            for place in whole if section else self.places(text, path, key):
                if place.source != key:
                    self.fault(f"`use:` of '{key}' names the place `{place}` of another source", *path)
                elif other := next(filter(place.meets, ranges), None):
                    self.fault(f"`{place.short}` stands in `{other.short}` already, in part or whole", *path)
                else:
                    ranges.append(place)
        return tuple(ranges)

    def sections(self, key: str, entry: dict[str, Any]) -> dict[str, str]:
        found: dict[str, str] = {}
        for name, heading in entry.items():
            path = ("sources", key, "sections", name)
            if not is_slug(name):
                self.fault(f"the key '{name}' of a section is not lower-case words joined by hyphens", *path)
            elif (text := _text(heading)) and text in found.values():
                other = next(known for known in found if found[known] == text)
                self.fault(f"the section '{text}' has the key '{other}' already", *path)
            elif text:
                found[name] = text
        return found

    def places(self, text: Any, path: Keys, source: str = "") -> tuple[Range, ...]:
        """Read places of sources that this file knows; nothing where one cannot be read."""
        if not isinstance(text, str) or not text.strip():
            return ()  # told already
        ranges = parse_places(text, source)
        if isinstance(ranges, str):
            self.fault(ranges, *path)
            return ()
        known = self.keys
        for name in dict.fromkeys(place.source for place in ranges if place.source not in known):
            self.fault(f"there is no source '{name}' under `sources:`.{did_you_mean(name, known)}", *path)
        return tuple(place for place in ranges if place.source in known)

    def must_say(self, index: int, entry: dict[str, Any]) -> None:
        path = ("must_say", index)
        name, topic, line = _text(entry.get("name")), _text(entry.get("topic")), self.yaml.line(*path)
        places = self.places(entry.get("place"), (*path, "place"))
        if name in self.names:
            self.fault(f"the name '{name}' stands at line {self.names[name]} already", *path)
        elif is_slug(name):
            self.names[name] = line
            pages = tuple(page for page in _list(entry.get("on")) if isinstance(page, str))
            self.found.must_say.append(MustSay(name, places, topic, pages, line))

    def left_out(self, index: int, entry: dict[str, Any]) -> None:
        """Read what is left out; an entry without place, reason and role leaves nothing out."""
        path = ("left_out", index)
        places = self.places(entry.get("place"), (*path, "place"))
        for place in places:
            for other in self.found.left_out:
                if any(map(place.meets, other.places)):
                    self.fault(f"`{place}` is left out at line {other.line} already", *path, "place")
        reason, role, instead = (_text(entry.get(key)) for key in ("reason", "role", "instead"))
        if places and reason and role:
            self.found.left_out.append(LeftOut(places, reason, role, instead, self.yaml.line(*path)))

    def question(self, index: int, entry: dict[str, Any]) -> None:
        path = ("questions", index)
        name, what, severity, resolved = (_text(entry.get(key)) for key in ("id", "what", "severity", "resolved"))
        line = self.yaml.line(*path)
        if name and self.ids.setdefault(name, line) != line:
            self.fault(f"the id '{name}' stands at line {self.ids[name]} already", *path)
            return
        places = [
            place
            for number, text in enumerate(_list(entry.get("places")))
            for place in self.places(text, (*path, "places", number))
        ]
        pairs = [
            self.pair(pair, (*path, "contradict", number)) for number, pair in enumerate(_list(entry.get("contradict")))
        ]
        contradict = tuple(pair for pair in pairs if pair is not None)
        self.found.questions.append(Question(name, what, severity, tuple(places), contradict, resolved, line))

    def pair(self, texts: Any, path: Keys) -> tuple[Range, Range] | None:
        """Read two places that contradict each other; each is one, or a range."""
        pair = [self.places(text, (*path, number)) for number, text in enumerate(_list(texts))]
        if [len(places) for places in pair] != [1, 1]:
            if all(pair) and len(pair) == len(("one", "other")):
                self.fault("each of two places that contradict each other is one place or range, without `;`", *path)
            return None
        [(one,), (other,)] = pair
        if one.meets(other):
            self.fault(f"`{one}` cannot contradict itself", *path)
            return None
        return one, other


def _mapping(value: Any) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def _text(value: Any) -> str:
    return "" if value is None else " ".join(str(value).split())
