"""The schema of sources.yml."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import jsonschema
from leaflets.data import sources_schema
from leaflets.data.sources import FORMAT, SEVERITIES

SCHEMA = json.loads(sources_schema.FILE.read_text("utf-8"))
JUDGE = jsonschema.Draft202012Validator(SCHEMA, format_checker=jsonschema.FormatChecker())
"""An implementation that the engine does not use."""
GOOD: dict[str, Any] = {
    "format": FORMAT,
    "sources": {
        "guide": {
            "title": "T",
            "publisher": "P",
            "url": "https://x.example/y",
            "read": "2026-01-01",
            "rights": "own",
            "use": ["prepare.1-9"],
            "sections": {"prepare": "How?"},
        }
    },
    "must_say": [{"name": "a", "place": "guide prepare.1", "topic": "t", "on": ["index.md"]}],
    "left_out": [{"place": "guide prepare.2", "reason": "r", "role": "editor", "instead": "i"}],
    "questions": [
        {
            "id": "q",
            "what": "w",
            "severity": "low",
            "places": ["guide prepare.1"],
            "contradict": [["guide prepare.1", "guide prepare.2"]],
            "resolved": "r",
        }
    ],
}


def test_schema_is_a_schema() -> None:
    """It follows the metaschema of draft 2020-12, which it names; a file with every key follows it."""
    assert SCHEMA["$schema"] == jsonschema.Draft202012Validator.META_SCHEMA["$id"]
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    assert [error.message for error in JUDGE.iter_errors(GOOD)] == []
    assert list(sources_schema.faults(GOOD)) == []


def test_names_are_those_of_the_data() -> None:
    """What the schema allows, the engine knows."""
    assert SCHEMA["properties"]["format"]["const"] == FORMAT
    assert SCHEMA["$defs"]["question"]["properties"]["severity"]["enum"] == list(SEVERITIES)


def nodes(node: Any, path: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    """Every key that an author can write, and every kind of entry."""
    for name, inner in node.get("properties", {}).items():
        yield f"{path}.{name}", inner
        yield from nodes(inner, f"{path}.{name}")
    if isinstance(node.get("items"), dict):
        yield f"{path}[]", node["items"]
        yield from nodes(node["items"], f"{path}[]")


def test_every_key_is_explained() -> None:
    """An editor shows a title and a description for every key; what takes keys takes no others."""
    definitions = {name: node for name, node in SCHEMA["$defs"].items() if node.get("type") == "object"}
    for name, part in {"": SCHEMA, **definitions}.items():
        assert part["title"], name
        for path, node in nodes(part, name):
            target = SCHEMA["$defs"][node["$ref"].rpartition("/")[2]] if "$ref" in node else {}
            assert {"title", "description"} <= {*node, *target}, path
        assert part["additionalProperties"] is False, name


def test_both_judges_agree() -> None:
    """Of each value put in place of another, ours says that something is wrong where the other does."""
    for keys in [("format",), ("sources",), ("sources", "guide"), ("must_say",), ("must_say", 0), ("left_out", 0)] + [
        (part, 0, key) for part in ("must_say", "left_out", "questions") for key in GOOD[part][0]
    ] + [("sources", "guide", key) for key in GOOD["sources"]["guide"]]:  # fmt: skip
        for value in (None, "", "x", 1, True, [], {}, [1], {"x": 1}, [["x"]], ["x.md", "x.md"]):
            data = json.loads(json.dumps(GOOD))
            inner = data
            for key in keys[:-1]:
                inner = inner[key]
            inner[keys[-1]] = value
            assert bool(list(sources_schema.faults(data))) == (not JUDGE.is_valid(data)), (keys, value)
