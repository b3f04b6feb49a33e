"""YAML with places: what a file says, and the line on which it says it.

Knows YAML only. Duplicate keys, which PyYAML takes in silence, are errors here.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import yaml

Path = tuple[str | int, ...]

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
MOST_ALIASES = 100
"""A file with more aliases than this is refused: nested ones grow without limit (a "billion laughs")."""


class YamlError(ValueError):
    """A fault in a YAML text, with its line and column from 1."""

    def __init__(self, message: str, line: int, column: int) -> None:
        """Keep the place beside the message."""
        super().__init__(message)
        self.line = line
        self.column = column


@dataclass
class YamlFile:
    """`data` as Python values; `places` gives (line, column) of the key or list entry at a path."""

    data: Any
    places: dict[Path, tuple[int, int]] = field(default_factory=dict)

    def line(self, *path: str | int) -> int:
        """The line of the key at `path`, or of the nearest thing above it; 1 for an empty file."""
        return self.place(*path)[0]

    def place(self, *path: str | int) -> tuple[int, int]:
        """The line and column of the key at `path`, or of the nearest thing above it."""
        while path and path not in self.places:
            path = path[:-1]
        return self.places.get(path, (1, 1))


def load(text: str, first_line: int = 1) -> YamlFile:
    """Read one YAML document whose text begins on `first_line` of its file.

    Raises YamlError at syntax errors, unknown tags, duplicate keys and too many aliases.
    """
    loader = _Loader(text)
    try:
        aliases = sum(isinstance(token, yaml.AliasToken) for token in yaml.scan(text, Loader=_Loader))
        if aliases > MOST_ALIASES:
            raise YamlError(f"more than {MOST_ALIASES} aliases (*name)", first_line, 1)
        node = loader.get_single_node()
        places: dict[Path, tuple[int, int]] = {}
        if node is None:
            return YamlFile(None, places)
        _walk(node, (), places, first_line, set())
        return YamlFile(loader.construct_document(node), places)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line, column = (mark.line, mark.column) if mark else (0, 0)
        raise YamlError(_explain(error), first_line + line, column + 1) from error
    except yaml.YAMLError as error:
        raise YamlError(str(error).splitlines()[0], first_line, 1) from error
    except (ValueError, RecursionError, TypeError) as error:
        if isinstance(error, YamlError):
            raise
        raise YamlError(str(error), first_line, 1) from error
    finally:
        loader.dispose()


def _explain(error: yaml.MarkedYAMLError) -> str:
    problem = str(error.problem or error.context or "not YAML")
    if "mapping values are not allowed" in problem:
        return "a colon inside a value: put the value in quotes"
    if "cannot start any token" in problem and "\\t" in repr(problem):
        return "a tab: indent with spaces"
    return problem


def _walk(node: Any, path: Path, places: dict[Path, tuple[int, int]], first_line: int, above: set[int]) -> None:
    """Note the place of every key and list entry below `node`; refuse duplicate keys and loops."""
    if id(node) in above:
        raise YamlError("an alias that holds itself", first_line + node.start_mark.line, 1)
    above = above | {id(node)}
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            name = key.value if isinstance(key, yaml.ScalarNode) else str(key.start_mark.line)
            here = (*path, name)
            mark = (first_line + key.start_mark.line, key.start_mark.column + 1)
            if here in places and not path_is_merge(name):
                raise YamlError(f"the key '{name}' stands here for the second time", *mark)
            places[here] = mark
            _walk(value, here, places, first_line, above)
    elif isinstance(node, yaml.SequenceNode):
        for index, value in enumerate(node.value):
            here = (*path, index)
            places[here] = (first_line + value.start_mark.line, value.start_mark.column + 1)
            _walk(value, here, places, first_line, above)


def path_is_merge(name: str) -> bool:
    """Whether a key is YAML's merge key `<<`, which may stand more than once."""
    return name == "<<"
