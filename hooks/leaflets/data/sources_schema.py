"""Judges the data of a sources.yml by sources.schema.json (JSON Schema, draft 2020-12), in plain words.

Editors read the same schema: its titles, descriptions and `patternErrorMessage` are what authors see there, too.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema_rs

from leaflets.core.diagnostics import did_you_mean
from leaflets.core.yaml_file import Path as Keys

FILE = Path(__file__).with_name("sources.schema.json")
_ENTRIES = {
    "sources": "the source",
    "must_say": "the safety statement",
    "left_out": "the left-out place",
    "questions": "the question",
}
_NAMES = {"must_say": "name", "left_out": "place", "questions": "id"}
"""The key by which an entry of a list is told from the others."""
_TYPES = {"string": "text", "array": "a list", "object": "a mapping (`key: value`)"}
_MOST_GUESSES = 50
"""Keys for which a known one is guessed: guessing takes long where a file has thousands of wrong ones."""


def plain(data: Any) -> Any:
    """YAML's data as JSON has it: dates are text, keys are text. Raises ValueError at a number of endless digits."""
    return json.loads(json.dumps(data, default=str, skipkeys=True))


def faults(data: Any) -> Iterator[tuple[Keys, str]]:
    """What is wrong in the plain data of a sources.yml: each fault with the keys that lead to it."""
    guesses = 0
    for error in _validator().iter_errors(_with_names(data)):
        path = _keys(error.instance_path, data)
        kind: Any = error.kind
        what = _subject(path, data)
        if kind.name == "required":
            title = _node((*path, kind.property)).get("title", "")
            yield path, f"{what} has no `{kind.property}`: {title}"
        elif kind.name == "additionalProperties":
            for key in kind.unexpected:
                guesses += 1
                hint = did_you_mean(key, _node(path)["properties"]) if guesses <= _MOST_GUESSES else ""
                yield (*path, key), f"{what} takes no key `{key}`.{hint}"
        else:
            yield path, f"{what} {_fault(kind, path, error.instance)}"


def _with_names(data: Any) -> Any:
    """The data without the names that the validator leaves out of the path of an error: empty ones."""
    sources = data.get("sources") if isinstance(data, dict) else None
    if not isinstance(sources, dict):
        return data
    named = {}
    for key, source in sources.items():
        if key:
            sections = source.get("sections") if isinstance(source, dict) else None
            if isinstance(sections, dict) and "" in sections:
                source = {**source, "sections": {name: heading for name, heading in sections.items() if name}}
            named[key] = source
    return {**data, "sources": named}


def _fault(kind: Any, path: Keys, value: Any) -> str:
    """What is wrong with one value, to be read after its name."""
    node = _node(path)
    match kind.name:
        case "type" | "enum" | "const" if value is None:
            return "is empty" + ("; write `[]` where there is nothing" if node.get("type") == "array" else "")
        case "type":
            wanted = " or ".join(_TYPES.get(name, name) for name in kind.types)
            quotes = ": put it in quotes" if wanted == "text" and not isinstance(value, list | dict) else ""
            return f"must be {wanted}, not {_shown(value)}{quotes}"
        case "enum":
            hint = did_you_mean(value, node["enum"]) if isinstance(value, str) else ""
            return f"is {_shown(value)}; use one of {', '.join(node['enum'])}.{hint}"
        case "const":
            return f"must be {_shown(node['const'])}, not {_shown(value)}"
        case "pattern":
            message = str(node["patternErrorMessage"])
            return f"{message}: {_shown(value)}" if value.strip() else "is empty"
        case "format":
            return f"is no date such as 2027-01-31: {_shown(value)}"
        case "minItems" | "maxItems":
            return f"must be {node['title']}, such as [guide prepare.9, guide prepare.10]"
        case "uniqueItems":
            return "names something twice"
    raise AssertionError(f"sources.schema.json uses '{kind.name}', for which there are no words")


def _subject(path: Keys, data: Any) -> str:
    """The name of what stands at a path: "`topic` of the safety statement 'bandage'"."""
    if not path:
        return "this file"
    if len(path) == 1:
        return f"`{path[0]}`"
    entry = _at(path[:2], data)
    name: Any = path[1]
    if isinstance(name, int) and isinstance(entry, dict):
        name = entry.get(_NAMES[str(path[0])])
    known = isinstance(name, str) and name.strip()
    what = f"{_ENTRIES[str(path[0])]} '{name}'" if known else f"entry {int(path[1]) + 1} of `{path[0]}`"
    inner = ".".join(key for key in path[2:] if isinstance(key, str))
    return f"`{inner}` of {what}" if inner else what


def _shown(value: Any) -> str:
    """A value as a message names it."""
    if isinstance(value, list | dict):
        return _TYPES["array" if isinstance(value, list) else "object"]
    return f"'{value}'" if isinstance(value, str) else json.dumps(value)


def _keys(path: Iterable[str | int], data: Any) -> Keys:
    """The path of an error with keys as they stand in the data: the validator gives '01' as 1."""
    keys: list[str | int] = []
    for key in path:
        if isinstance(data, dict) and key not in data:
            same = (name for name in data if isinstance(key, int) and re.fullmatch(rf"\+?0*{key}", name))
            key = next(same)
        keys.append(key)
        data = data[key]
    return tuple(keys)


def _at(path: Keys, data: Any) -> Any:
    for key in path:
        data = data[key]
    return data


@cache
def _schema() -> dict[str, Any]:
    return dict(json.loads(FILE.read_text("utf-8")))


@cache
def _validator() -> Any:
    return jsonschema_rs.Draft202012Validator(_schema(), validate_formats=True)


def _node(path: Keys) -> dict[str, Any]:
    """The part of the schema that describes the value at a path; what it refers to is in it."""
    node = _schema()
    for key in path:
        known = node.get("properties", {})
        node = node["items"] if isinstance(key, int) else known[key] if key in known else node["additionalProperties"]
        if "$ref" in node:
            node = {**_schema()["$defs"][node["$ref"].rpartition("/")[2]], **node}
    return node
