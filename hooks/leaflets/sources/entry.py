"""A new source in sources.yml: its lines are put into the text, so that comments and order stay as they are."""

from __future__ import annotations

import re
from collections.abc import Mapping

import yaml

from leaflets.core.diagnostics import LeafletsError
from leaflets.data import sources_reader
from leaflets.data.sources import FORMAT

KEYS = ("title", "publisher", "url", "read", "rights")
"""What is written of a source, in this order; `use: whole` follows."""
_SOURCES = re.compile(r"^sources:(?P<value>[ \t]*(?:\{[ \t]*\})?)[ \t]*(?P<comment>#.*)?$", re.MULTILINE)
_DATE = re.compile(r"\d{4}-\d\d-\d\d")
_KEY_OF_TOP = re.compile(r"[^\s#]")
_NEW = f"""\
# yaml-language-server: $schema=SCHEMA
# The texts that this leaflet rests on. A page cites a sentence of one: [@KEY prepare.4].
# `leaflets source show` opens a text with the number of each sentence.
format: {FORMAT}

sources:

# The safety statements that the leaflet must carry: {{name, place, topic, on: [page.md]}}
must_say: []

# Places that no page states: {{place, reason, role, instead}}
left_out: []

# Open questions about the sources: {{id, what, severity, places, contradict, resolved}}
questions: []
"""


def new_file(schema: str, key: str) -> str:
    """A sources.yml without sources; `schema` leads from its folder to the schema, `key` stands in its example."""
    return _NEW.replace("SCHEMA", schema).replace("KEY", key)


def added(text: str, key: str, values: Mapping[str, str], path: str) -> str:
    """The text of a sources.yml with one source more, at the end of `sources:`.

    Raises LeafletsError where that cannot be done without changing what stands there.
    """
    match = _SOURCES.search(text)
    if match is None:
        raise LeafletsError(f"{path}: write `sources:` on a line of its own, without `{{…}}`, and run this again")
    lines = text.split("\n")
    at = text.count("\n", 0, match.start())
    comment = f" {match['comment']}" if match["comment"] else ""
    lines[at] = f"sources:{comment}"
    end = at + 1
    for number in range(at + 1, len(lines)):
        if _KEY_OF_TOP.match(lines[number]):
            break
        if lines[number].startswith((" ", "\t")) and lines[number].strip():
            end = number + 1
    lines[end:end] = _lines(key, values)
    result = "\n".join(lines)
    before, after = sources_reader.read(text, path), sources_reader.read(result, path)
    if {*after.sources} != {*before.sources, key} or len(after.must_say) != len(before.must_say):
        raise LeafletsError(f"{path}: could not add '{key}' to it: is it written in block style, two spaces a level?")
    return result


def _lines(key: str, values: Mapping[str, str]) -> list[str]:
    lines = [f"  {key}:"]
    for name in KEYS:
        value = values.get(name, "")
        if value or name != "url":  # the only one that a source may lack
            lines.append(f"    {name}: {_written(value)}".rstrip())
    return [*lines, "    use: whole"]


def _written(value: str) -> str:
    """A value as YAML reads it as this text; a date as people write it."""
    if not value or _DATE.fullmatch(value):
        return value
    line = yaml.safe_dump(value, allow_unicode=True, width=10**6)
    return line.removesuffix("\n").removesuffix("\n...")
