"""What a check finds, and what it becomes once the configuration has given it a level.

Knows nothing of where findings are shown (`report.py`) or how they are found (`checks/`).
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal, NamedTuple, get_args

Level = Literal["warn", "info", "ignore"]
LEVELS: tuple[str, ...] = get_args(Level)


LONGEST = 400
"""Characters in a message: more is a text, not a message."""
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")
"""What would break a line or cannot be written: surrogates stand in names of files that are not UTF-8."""


class LeafletsError(Exception):
    """Something that stops the work before it can be judged; the message says what to do. Exit status 2."""


def of_system(error: OSError) -> str:
    """Return what an error of the system says in words, with the file that it is about; of a copy what is written."""
    file = error.filename2 or error.filename
    return f"{file}: {error.strerror}" if file else str(error)


class RefusedError(Exception):
    """Something that findings refuse; the message says what, and what stays as it was."""

    def __init__(self, message: str, status: int = 1) -> None:
        """Keep the exit status beside the message: 1 where findings refuse it, 2 where it could not be judged."""
        super().__init__(message)
        self.status = status


class Place(NamedTuple):
    """A place in a file of the project; the file as a whole where there is no line."""

    path: str
    """Relative to the folder of mkdocs.yml, with `/`."""
    line: int | None = None
    """From 1."""
    column: int | None = None
    """From 1."""


@dataclass(frozen=True, order=True)
class Finding:
    """What is wrong at a place, as a check yields it."""

    place: Place
    message: str

    @property
    def path(self) -> str:
        """The path of its place."""
        return self.place.path

    @property
    def line(self) -> int | None:
        """The line of its place."""
        return self.place.line

    @property
    def column(self) -> int | None:
        """The column of its place."""
        return self.place.column


@dataclass(frozen=True)
class Diagnostic:
    """A finding, the check that made it and its level.

    `allowed` is the reason for which a page allows it; such a diagnostic is `info`, whatever the level of its check.
    """

    path: str
    line: int | None
    column: int | None
    check: str
    level: Level
    message: str
    allowed: str = ""

    @property
    def place(self) -> str:
        """`docs/x.md:12:5`, as short as what is known allows."""
        return ":".join(str(part) for part in (self.path, self.line, self.column) if part is not None)

    @property
    def text(self) -> str:
        """The message, and the reason where a page allows it."""
        end = "" if self.message.endswith((".", "?", "!", "…")) else "."
        return f"{self.message}{end} Allowed here: {self.allowed}" if self.allowed else self.message

    def __str__(self) -> str:
        return f"{self.place}: {self.text} ({self.check})"


def judge(
    findings: Iterable[tuple[str, Finding]], levels: Mapping[str, Level], default: Level = "warn"
) -> list[Diagnostic]:
    """Give each (check, finding) its level, drop the ignored, sort by place.

    A check that `levels` does not name gets `default`: the strictest setting, so that a new check never
    starts its life unseen.
    """
    judged = {
        Diagnostic(one_line(f.path), f.line, f.column, check, levels.get(check, default), one_line(f.message))
        for check, f in findings
        if levels.get(check, default) != "ignore"
    }
    return in_order(judged)


def in_order(diagnostics: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Diagnostics by their place."""
    return sorted(diagnostics, key=lambda d: (d.path, d.line or 0, d.column or 0, d.check, d.message, d.allowed))


def one_line(message: str, more: str = "") -> str:
    """A message as one line that can be read: an author's text in it may hold anything, at any length.

    `more` ends it, whole.
    """
    plain, room = _CONTROL.sub("\ufffd", message.replace("\n", " ")), LONGEST - len(more)
    return (plain if len(plain) <= room else plain[: room - 1] + "…") + more


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """` Did you mean 'x'?` for the nearest known word, or nothing where none is near."""
    near = difflib.get_close_matches(word, list(known), n=1, cutoff=0.7)
    return f" Did you mean '{near[0]}'?" if near else ""
