"""Links as they are written: every address, id and label in a source, with its place.

Faults are found in rendered pages; this says where their authors wrote them. Knows nothing of what is right or wrong.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass
from itertools import accumulate

from leaflets.core.yaml_file import YamlFile
from leaflets.markdown.raw_html import ATTRIBUTE, ENDS, HTML, content_end
from leaflets.markdown.snippet_file import Line, lines_of
from leaflets.markdown.unseen import decoded


@dataclass(frozen=True)
class Written:
    """Something that is written in a source.

    `kind` says what; `value` is the address, id or label, with its entities and escapes decoded:

    - link, image: the address; `label` is the text as written, at most 300 characters of it
    - definition `[label]: address`: the address
    - reference, image reference: the label; `label` is the text
    - autolink `<https://…>` or `<a@b.example>`; bare `https://…`, `www.…` or `a@b.example`
    - attribute: its value; `label` is its name, `tag` the element's; without `tag` it stands in an attribute list
    - id `{ #id }` of an attribute list
    - footnote, footnote definition, abbreviation: the label
    - include: the name, with lines or section
    - value, of YAML: the text; `label` is its key, with a dot between levels

    `meaning` is what a definition, footnote definition or abbreviation defines (its first line). `path`, `line`
    and `column` are the place of the value; where it is empty, of the attribute's name or of the bracket. `start` is
    where the whole begins.
    """

    kind: str
    value: str
    label: str
    tag: str
    path: str
    line: int
    column: int
    start: tuple[int, int]
    meaning: str = ""


class Source:
    """A text made of lines of files, and what is written in it."""

    def __init__(self, lines: list[Line]) -> None:
        """Begin with nothing found."""
        self.lines = lines
        self.text = "\n".join(line.text for line in lines)
        self.begins = [0, *accumulate(len(line.text) + 1 for line in lines)]
        self.found: list[tuple[int, Written]] = []

    @property
    def written(self) -> list[Written]:
        """What was found, in reading order."""
        return [entry for _, entry in sorted(self.found, key=lambda found: found[0])]

    def place(self, at: int) -> tuple[str, int, int]:
        """The file, line and column of a character."""
        number = bisect_right(self.begins, at, hi=len(self.lines)) - 1
        return self.lines[number].place(at - self.begins[number])

    def add(
        self, kind: str, at: int, start: int, value: str, label: str = "", tag: str = "", meaning: str = ""
    ) -> None:
        """Note what is written at one character and begins at another."""
        _, line, column = self.place(start)
        self.found.append((start, Written(kind, value, label, tag, *self.place(at), (line, column), meaning)))

    def attributes(self, tag: re.Match[str], begin: int = 0) -> None:
        """Note the attributes of a tag that was found in the text from character `begin` on."""
        for match in ATTRIBUTE.finditer(tag["rest"]):
            self.attribute(match, begin + tag.start("rest"), begin + tag.start(), tag["tag"].lower(), decoded)

    def attribute(self, match: re.Match[str], begin: int, start: int, tag: str, decode: Callable[[str], str]) -> None:
        """Note one attribute that was found in the text from character `begin` on."""
        group = match.lastgroup or "name"
        at, end = match.span(group)
        name = match["name"].lower()
        value = "" if group == "name" else decode(self.text[begin + at : begin + end])
        at = begin + (at if value else match.start("name"))
        if tag or name != "id":
            self.add("attribute", at, start, value, name, tag)
        else:
            self.add("id", at, start, value)


def in_html(text: str, path: str) -> list[Written]:
    """The attributes of the elements of an HTML file."""
    source = Source(list(lines_of(text, path)))
    at = 0
    while match := HTML.search(text, at):
        at = match.end()
        if not match["tag"]:
            closing = ENDS[match[0]].search(text, match.start() + 2)
            at = closing.end() if closing else len(text)
        elif not match["end"]:
            source.attributes(match)
            at = content_end(text, match)
    return source.written


def values(yaml: YamlFile, path: str, text: str = "") -> list[Written]:
    """The texts in YAML. Their places are found in the file's `text`; without it they are those of their keys."""
    found = []
    lines = text.split("\n")
    for keys, (line, column) in yaml.places.items():
        value = yaml.data
        for key in keys:
            value = value.get(key) if isinstance(value, dict) else value[int(key)] if isinstance(value, list) else None
        if not isinstance(value, str):
            continue
        begin = column - 1
        if isinstance(keys[-1], str) and line <= len(lines):
            begin = max(begin, lines[line - 1].find(":", begin + len(keys[-1])))
        for number, shown in enumerate(lines[line - 1 : line + 1]):
            at = shown.find(value.split("\n")[0], 0 if number else begin)
            if at >= 0:
                line, column = line + number, at + 1
                break
        found.append(Written("value", value, ".".join(map(str, keys)), "", path, line, column, (line, column)))
    return found
