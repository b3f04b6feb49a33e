"""A file that may be included: its lines with their places, and its sections, as `pymdownx.snippets` marks them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

SECTION = re.compile(
    r"(?P<escape>;?)(?<!-)-++8<-+[ \t]+\[[ \t]*(?P<type>start|end)[ \t]*:[ \t]*(?P<name>[a-z][-_0-9a-z]*)[ \t]*\]",
    re.IGNORECASE,
)
"""A section's marker; `;` makes it text. The extension's own pattern takes quadratic time."""


class Line(NamedTuple):
    """A line as Markdown reads it, and whence it comes; `shift` characters before it are not in the file."""

    text: str
    path: str
    line: int
    shift: int = 0

    def place(self, index: int) -> tuple[str, int, int]:
        """File, line and column (from 1) of a character of `text`."""
        return self.path, self.line, max(1, index + 1 - self.shift)

    def moved(self, text: str) -> Line:
        """The same line with more or fewer characters at its beginning."""
        return Line(text, self.path, self.line, self.shift + len(text) - len(self.text))


@dataclass
class SnippetFile:
    """A file's lines, the slices that are its sections, and which lines are markers of sections.

    The first marker of a section must open it, even one that a `;` escapes; the next that does not open it again
    closes it. A section without an end lasts to the end of the file.
    """

    lines: list[Line]
    sections: dict[str, tuple[int, int]] = field(default_factory=dict)
    markers: set[int] = field(default_factory=set)

    def __post_init__(self) -> None:
        closed: set[str] = set()
        for number, line in enumerate(self.lines):
            if not (marker := SECTION.search(line.text)):
                continue
            name, is_text = marker["name"], bool(marker["escape"])
            if not is_text:
                self.markers.add(number)
            if name in closed or (is_text and name in self.sections):
                continue
            if marker["type"] == "start":
                self.sections.setdefault(name, (number + 1, len(self.lines)))
                continue
            closed.add(name)
            if name in self.sections:
                self.sections[name] = (self.sections[name][0], number)

    def section(self, name: str) -> list[Line]:
        """The lines between the markers of a section, without those of others; none where it does not begin."""
        return [self.lines[n] for n in range(*self.sections.get(name, (0, 0))) if n not in self.markers]

    def span(self, span: str) -> tuple[list[Line], bool]:
        """The lines of `3:5` (from 1, both included, negative ones from the end), and whether there are any.

        Raises ValueError where a number is none. The extension counts an empty line after the last newline.
        """
        first, _, last = span.partition(":")
        total = len(self.lines)
        start, end = int(first or 1), int(last) if last else None
        start = max(0, start - 1 if start >= 0 else total + start)
        end = max(0, total + 1 + end) if end is not None and end < 0 else end
        real = total - (total > 0 and not self.lines[-1].text)
        return self.lines[start:end], bool(self.lines[start : real if end is None else min(end, real)])


def lines_of(text: str, path: str, first_line: int = 1) -> Iterator[Line]:
    """The lines of a text that begins on `first_line` of its file."""
    return (Line(line, path, number) for number, line in enumerate(text.split("\n"), first_line))
