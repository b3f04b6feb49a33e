"""YAML with places: what a file says, and the line on which it says it.

Knows YAML only. Duplicate keys, which PyYAML takes in silence, are errors here. ruamel.yaml has places and refuses such
keys, too, but is written in Python: it takes 1.1 s for a file of 96 KB, where libyaml's events and this take 0.1 s; and
it has no limits on depth and aliases.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, ClassVar

import yaml

from leaflets.core import signs

Path = tuple[str | int, ...]

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

MOST_ALIASES = 100
"""A file with more aliases than this is refused: nested ones grow without limit (a "billion laughs")."""
LARGEST = 5_000_000  # characters of a file
LONGEST_NUMBER = 100
"""Characters. To read `1:59:59:…`, a number to the base of 60 in YAML 1.1, takes quadratic time."""
MOST_DEPTH = 100
"""Lists and mappings within one another. libyaml calls itself for each and crashes at some thousands."""
_NESTING = ("[", "{", "- ", "? ")
_NUMBERS = {"tag:yaml.org,2002:int", "tag:yaml.org,2002:float"}
_TEXT = "tag:yaml.org,2002:str"
_TAGS = "tag:yaml.org,2002:"
_YES_OR_NO = "tag:yaml.org,2002:bool"
_COMMENT = re.compile(r"[ \t]+(#(?P<sticks>\S)?.*)")
_NAME = re.compile(r"&\S+|!(?=[ \t])")
"""An anchor, or a tag without a name, where words were meant: `&Co`, `! Do not drive`."""
_OTHER_NEWLINES = re.compile("[\x85\u2028\u2029]")
"""Line ends in YAML, but in no editor: with them the lines would be counted wrongly."""


class YamlError(ValueError):
    """A fault in a YAML text, with its line and column from 1."""

    def __init__(self, message: str, line: int, column: int) -> None:
        """Keep the place beside the message."""
        super().__init__(message)
        self.line = line
        self.column = column


@dataclass(frozen=True)
class Oddity:
    """What may be lost or unseen of the text at `path`: it stands at `line` and `column`.

    `cut` is what YAML does not take for a part of the text: the comment that follows on its line, or a sign before it.
    Else `sign` is a message on the sign that cannot be seen.
    """

    path: Path
    line: int
    column: int
    cut: str = ""
    sign: str = ""


@dataclass
class YamlFile:
    """`data` as Python values; `places` gives (line, column) of the key or list entry at a path.

    `written` holds what stands in the file where YAML reads a value without quotes as a number, a date, yes or no.
    """

    data: Any
    places: dict[Path, tuple[int, int]] = field(default_factory=dict)
    written: dict[Path, str] = field(default_factory=dict)
    odd: list[Oddity] = field(default_factory=list)

    def line(self, *path: str | int) -> int:
        """The line of the key at `path`, or of the nearest thing above it; 1 for an empty file."""
        return self.place(*path)[0]

    def place(self, *path: str | int) -> tuple[int, int]:
        """The line and column of the key at `path`, or of the nearest thing above it."""
        while path and path not in self.places:
            path = path[:-1]
        return self.places.get(path, (1, 1))


def load(text: str, first_line: int = 1, loader_type: Any = _Loader) -> YamlFile:
    """Read one YAML document whose text begins on `first_line` of its file; `loader_type` knows its tags.

    Raises YamlError at syntax errors, unknown tags, values that are none (31 February), duplicate keys, and more
    aliases or levels than a file of ours needs.
    """
    if len(text) > LARGEST:
        raise YamlError(f"longer than {LARGEST:,} characters", first_line, 1)
    loader = None
    try:
        if _OTHER_NEWLINES.search(text):
            _refuse_depth(text, first_line)  # MkDocs reads a front matter with them: it must not crash there, either
            text = _OTHER_NEWLINES.sub(" ", text)
        loader = loader_type(text)
        _refuse_depth(text, first_line)
        node = loader.get_single_node()
        if node is None:
            return YamlFile(None)
        places = _Places(first_line, text)
        places.walk(node, ())
        return YamlFile(_construct(loader, node, first_line), places.found, places.written, places.odd)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line, column = (mark.line, mark.column) if mark else (0, 0)
        lines = text.rstrip().split("\n")
        if line >= len(lines):  # the end came too early: show the last line that says something
            line, column = len(lines) - 1, max(0, len(lines[-1]) - 1)
        raise YamlError(_explain(error, lines[line][column:]), first_line + line, column + 1) from error
    except yaml.reader.ReaderError as error:
        at = text.find(chr(error.character))
        line, column = text.count("\n", 0, at), at - text.rfind("\n", 0, at)
        message = f"the character U+{error.character:04X} is not allowed"
        raise YamlError(message, first_line + line, column) from error
    except yaml.YAMLError as error:
        raise YamlError(str(error).splitlines()[0], first_line, 1) from error
    finally:
        if loader is not None:
            loader.dispose()


def _refuse_depth(text: str, first_line: int) -> None:
    if sum(map(text.count, _NESTING)) <= MOST_DEPTH:
        return
    depth = 0
    for event in yaml.parse(text, Loader=_Loader):
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > MOST_DEPTH:
            mark: Any = event.start_mark
            message = f"more than {MOST_DEPTH} lists or mappings within one another"
            raise YamlError(message, first_line + mark.line, mark.column + 1)


def _construct(loader: Any, node: Any, first_line: int) -> Any:
    """The Python values of a document. A value that is none, such as 31 February, raises YamlError at its place."""
    try:
        return loader.construct_document(node)
    except (ValueError, LookupError, AttributeError, OverflowError, RecursionError, TypeError) as error:
        for scalar in _scalars(node):
            try:
                _Loader("").construct_object(scalar)
            except (ValueError, LookupError, AttributeError, OverflowError) as inner:
                mark = scalar.start_mark
                # what a tag makes of a text that it does not fit is no error of YAML, and says little
                why = str(inner) if isinstance(inner, ValueError) else f"{scalar.tag.replace(_TAGS, '!!')} does not fit"
                message = f"'{scalar.value[:30]}' is no value: {why}"
                raise YamlError(message, first_line + mark.line, mark.column + 1) from error
        raise YamlError(str(error), first_line, 1) from error


def _scalars(node: Any) -> Iterator[Any]:
    if isinstance(node, yaml.ScalarNode):
        yield node
        return
    for entry in node.value:
        for part in entry if isinstance(entry, tuple) else (entry,):
            yield from _scalars(part)


def _explain(error: yaml.MarkedYAMLError, rest: str) -> str:
    """The fault in words that tell what to do; `rest` is the line from the fault on."""
    problem = str(error.problem or error.context or "not YAML")
    if "mapping values are not allowed" in problem:
        return "a colon inside a value: put the value in quotes"
    if rest.startswith("\t"):
        return "a tab: indent with spaces"
    return problem


class Core(_Loader):  # type: ignore[misc]
    """As YAML 1.2's core schema, only `true` and `false` stand for yes and no: a key `on` is text, and so is `no`."""

    yaml_implicit_resolvers: ClassVar[dict[str, Any]] = {
        first: [(tag, form) for tag, form in forms if tag != _YES_OR_NO]
        for first, forms in _Loader.yaml_implicit_resolvers.items()
    }


Core.add_implicit_resolver(_YES_OR_NO, re.compile(r"(?:true|True|TRUE|false|False|FALSE)\Z"), list("tTfF"))


class _Places:
    """Notes the place of every key and list entry; refuses duplicate keys, loops and too many aliases.

    An alias shows as a node that was met before. Each is walked again, so their number is what limits the work.
    """

    def __init__(self, first_line: int, text: str) -> None:
        self.first_line = first_line
        self.lines = text.split("\n")
        self.written: dict[Path, str] = {}
        self.odd: list[Oddity] = []
        self.found: dict[Path, tuple[int, int]] = {}
        self.met: set[int] = set()
        self.above: set[int] = set()
        self.aliases = 0

    def walk(self, node: Any, path: Path, is_key: bool = False) -> None:
        if not isinstance(node, yaml.CollectionNode):
            if len(node.value) > LONGEST_NUMBER and node.tag in _NUMBERS:
                mark = node.start_mark
                message = f"a number of more than {LONGEST_NUMBER} characters; put a text in quotes"
                raise YamlError(message, self.first_line + mark.line, mark.column + 1)
            self.signs(node, path)
            if not node.style and not is_key:
                self.plain(node, path)
            return
        here = id(node)
        line = self.first_line + node.start_mark.line
        if here in self.above:
            raise YamlError("an alias that holds itself", line, 1)
        if len(path) > MOST_DEPTH:
            raise YamlError(f"more than {MOST_DEPTH} lists or mappings within one another", line, 1)
        self.aliases += here in self.met
        if self.aliases > MOST_ALIASES:
            raise YamlError(f"more than {MOST_ALIASES} aliases (*name)", line, 1)
        self.met.add(here)
        self.above.add(here)
        if isinstance(node, yaml.MappingNode):
            for key, value in node.value:
                name = key.value if isinstance(key, yaml.ScalarNode) else str(key.start_mark.line)
                self.walk(key, (*path, name), is_key=True)
                self.note((*path, name), key)
                self.walk(value, (*path, name))
        else:
            for index, value in enumerate(node.value):
                self.note((*path, index), value)
                self.walk(value, (*path, index))
        self.above.discard(here)

    def plain(self, node: Any, path: Path) -> None:
        """Note what is read in another way than it is written: a value without quotes ends before the first ` #`."""
        end, (line, column) = node.end_mark, self.start(node)
        if name := _NAME.match(self.lines[line], column):
            self.odd.append(Oddity(path, self.first_line + line, column + 1, cut=name[0]))
        if node.tag != _TEXT:
            self.written[path] = node.value
        if node.tag == _TEXT or not node.value:
            comment = _COMMENT.match(self.lines[end.line], end.column) if end.line < len(self.lines) else None
            if comment and (node.value or comment["sticks"]):
                self.odd.append(Oddity(path, self.first_line + end.line, comment.start(1) + 1, cut=comment[1]))

    def signs(self, node: Any, path: Path) -> None:
        """Note the first sign of a value or key that is not seen; one written as an escape, at its beginning."""
        found = next(signs.unseen(node.value), None)
        if found is None:
            return
        mark, last = node.start_mark, node.end_mark
        line, column = mark.line, mark.column
        for number, text in enumerate(self.lines[mark.line : last.line + 1], mark.line):
            begin = mark.column if number == mark.line else 0
            end = last.column if number == last.line else len(text)
            if place := next(signs.unseen(text[begin:end]), None):
                line, column = number, begin + place.start
                break
        self.odd.append(Oddity(path, self.first_line + line, column + 1, sign=found.what))

    def start(self, node: Any) -> tuple[int, int]:
        """Return the line and column at which a node begins, from 0; libyaml puts a value that lacks below the text."""
        mark = node.start_mark
        return (mark.line, mark.column) if mark.line < len(self.lines) else (len(self.lines) - 1, len(self.lines[-1]))

    def note(self, path: Path, node: Any) -> None:
        line, column = self.start(node)
        place = (self.first_line + line, column + 1)
        if path in self.found and path[-1] != "<<":  # the merge key may stand more than once
            raise YamlError(f"the key '{path[-1]}' stands here for the second time", *place)
        self.found[path] = place
