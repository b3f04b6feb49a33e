"""Which shapes of Markdown are too much: what no leaflet needs, and what Python-Markdown takes minutes or ends for.

Python-Markdown's time is quadratic in the signs of one paragraph, in what is opened and never closed, and in how deep
things stand within one another. So a page is judged here before it is rendered. Each limit is several times what the
largest Markdown files hold that we could find (README files, licenses, change logs and manuals of 1,100 packages), and
a page of 1 MB that keeps them all is rendered within half a minute.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

LINE = 10_000
"""Characters in a line; real ones have up to 2,700."""
PARAGRAPH = 30_000
"""Characters in a paragraph, item of a list or row of a table; up to 12,000."""
SIGNS = 3_000
"""Signs of Markdown or HTML in it; up to 1,300."""
OPEN = 20
"""Square or round brackets in it that nothing closes; up to 4."""
OPEN_TAGS = 100
"""Tags on a page that nothing closes, such as `<a `; up to 7."""
QUOTES, LISTS, INDENT = 20, 60, 400
"""Quotations and lists that begin on one line, and the columns before its first sign; up to 5, 36 and 93."""
FENCES, DEFINITIONS = 5_000, 2_000
"""Lines on a page that open or close code, and that define a term, an abbreviation or a footnote."""
PARTS = 40_000
"""Paragraphs, items and rows of a page."""

_SIGNS = re.compile(r"[\[\]*_`<>&\\^~{}|!=+$\x02\x03]")
_NEW = re.compile(r"[ \t>]*(?:[-*+]|\d{1,9}[.)])[ \t]")
_RULER = re.compile(r"[ \t>]*\|?[ \t]*:?-+[-| \t:]*$")
_BLANK = re.compile(r"[ \t>]*$")
_STARTS = re.compile(r"(?:[ \t>]{0,400}(?:[-*+]|\d{1,9}[.)])[ \t])+")
_RULE = re.compile(r"[ \t>]*(?:(?:\*[ \t]*)+|(?:-[ \t]*)+)$")
_MARK = re.compile(r"(?:[-*+]|\d{1,9}[.)])[ \t]")
_OPEN_TAG = re.compile(r"<[A-Za-z/!?][^<>]*(?=<|\Z)")
_DEFINES = re.compile(r"[ \t>]*(?::[ \t]|\*\[|\[\^)")
_FENCE = re.compile(r"[ \t>]*(?:`{3}|~{3})")


@dataclass(frozen=True)
class Excess:
    """What is too much: the line of the text, from 1, the column, and what to tell."""

    line: int
    column: int
    message: str


class TooMuchError(Exception):
    """A text that is not rendered, since it would take too long; the message says why."""


def excess(text: str) -> Excess | None:
    """The first thing on a page that is too much, or None. Takes linear time."""
    return next(_excesses(text), None)


def _excesses(text: str) -> Iterator[Excess]:
    lines = text.split("\n")
    fences = definitions = 0
    for number, line in enumerate(lines, 1):
        if len(line) > LINE:
            message = f"a line of {len(line):,} characters; a page is shown with lines of {LINE:,} or fewer"
            yield Excess(number, LINE + 1, f"{message}: begin a new paragraph")
            return
        yield from _depth(line, number)
        fences += bool(_FENCE.match(line))
        definitions += bool(_DEFINES.match(line))
        for lines_so_far, most, what in ((fences, FENCES, "open or close code"), (definitions, DEFINITIONS, "define")):
            if lines_so_far > most:
                yield Excess(number, 1, f"more than {most:,} lines of this page {what}: make it two pages")
                return
    for number, (first, part) in enumerate(_parts(lines), 1):
        if number > PARTS:
            message = f"the page has more than {PARTS:,} paragraphs, items and rows: make it two pages"
            yield Excess(first, 1, message)
        yield from _crowded(part, first)
    opened = list(_OPEN_TAG.finditer(text))
    if len(opened) > OPEN_TAGS:
        at = opened[0].start()
        message = f"{len(opened):,} tags of this page have no '>', from this one on: write &lt; for the sign '<'"
        yield Excess(text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at), message)


def _depth(line: str, number: int) -> Iterator[Excess]:
    """What begins too deep in a line."""
    indent = len(line) - len(line.lstrip(" \t>"))
    quotes = line.count(">", 0, indent)
    if quotes > QUOTES:
        yield Excess(number, 1, f"{quotes:,} quotations stand within one another; the most is {QUOTES}")
    if len(line[:indent].expandtabs(4)) > INDENT:
        yield Excess(number, indent + 1, f"the text begins behind more than {INDENT} spaces: move it to the left")
    starts = _STARTS.match(line)
    lists = len(_MARK.findall(starts[0])) if starts and len(starts[0]) > LISTS and not _RULE.match(line) else 0
    if lists > LISTS:
        yield Excess(number, 1, f"{lists:,} lists begin within one another on one line; the most is {LISTS}")


def _parts(lines: list[str]) -> Iterator[tuple[int, list[str]]]:
    """What is read in one piece, with its first line: paragraphs; items where a list begins; rows of a table."""
    run: list[str] = []
    for number, line in enumerate([*lines, ""], 1):
        if not _BLANK.match(line):
            run.append(line)
        elif run:
            yield from _split(run, number - len(run))
            run = []


def _split(run: list[str], first: int) -> Iterator[tuple[int, list[str]]]:
    if len(run) > 1 and "|" in run[0] and _RULER.match(run[1]):
        yield from ((first + at, [row]) for at, row in enumerate(run))
    elif _NEW.match(run[0]):
        starts = [at for at, line in enumerate(run) if _NEW.match(line)]
        yield from ((first + at, run[at:end]) for at, end in zip(starts, [*starts[1:], len(run)], strict=True))
    else:
        yield first, run


def _crowded(part: list[str], first: int) -> Iterator[Excess]:
    """What is too much in one paragraph."""
    text = "\n".join(part)
    what = f"{len(text):,} characters in one paragraph; the most is {PARAGRAPH:,}"
    if len(text) > PARAGRAPH:
        yield Excess(first, 1, f"{what}: leave lines empty between thoughts")
    elif (signs := len(_SIGNS.findall(text))) > SIGNS:
        yield Excess(first, 1, f"{signs:,} signs such as * _ [ < | in one paragraph or row; the most is {SIGNS:,}")
    else:
        for opening, closing in ("[]", "()"):
            if text.count(opening) > OPEN and (at := _unclosed(text, opening, closing)):
                line = text.count("\n", 0, at[0])
                column = at[0] - text.rfind("\n", 0, at[0])
                message = f"{len(at):,} brackets '{opening}' of this paragraph are never closed; the most is {OPEN}"
                yield Excess(first + line, column, message)


def _unclosed(text: str, opening: str, closing: str) -> list[int]:
    """Where brackets stand that nothing closes, if they are too many."""
    found: list[int] = []
    for match in re.finditer(rf"\\.|[{re.escape(opening + closing)}]", text):
        if match[0] == opening:
            found.append(match.start())
        elif match[0] == closing and found:
            found.pop()
    return found if len(found) > OPEN else []
