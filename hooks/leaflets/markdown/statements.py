"""The named statements of a page: the Markdown of each block that ends with `[@guide experience.31 #bandage]`.

`{{ say.bandage }}` puts the same words elsewhere, so they are read from the source before anything is rendered. Read by
lines and not by a parser: Python-Markdown keeps neither the source of a block nor its place.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass

from leaflets.core import urls
from leaflets.data.sources import Citation, parse_citation
from leaflets.markdown.citations import WRITTEN
from leaflets.markdown.unseen import code_spans

SAY = re.compile(r"\{\{\s*say\.([^\s{}]*)\s*\}\}")
"""The place of a statement that stands elsewhere, too; group 1 is its name."""
_NAME = re.compile(r"#([a-z0-9-]+)")
_BEGINS = re.compile(r"[ \t>]*(?:(?:[-*+]|\d{1,9}[.)]|:)[ \t]+(?:\[[ xX]\][ \t]+)?)+")
_TITLE = re.compile(r"[ \t>]*(?:!!!|\?\?\?\+?|#{1,6}[ \t]|={3,}|```|~~~)")
_LINK = re.compile(r"(?<=\]\()(?P<address>[^\s()<>]+)")
_ELSEWHERE = re.compile(r"[a-zA-Z][\w+.-]*:|/")


@dataclass(frozen=True)
class Statement:
    """A block with a name. `text` is its Markdown on one line, with its citation; `offset` that of the citation."""

    name: str
    text: str
    offset: int
    fault: str = ""
    """Why it cannot be said elsewhere, to be read after its name; or nothing."""


def named(text: str) -> Iterator[Statement]:
    """The statements of a page's body that bear a name, in order; one with two names is two."""
    if "[@" not in text:
        return
    code = code_spans(text)
    for match in WRITTEN.finditer(text):
        citation = parse_citation(match[1])
        if not isinstance(citation, Citation) or not citation.names:
            continue
        if any(start <= match.start() < end for start, end in code):
            continue
        words = _block(text, match.start())
        for name in citation.names:
            yield Statement(name, f"{words} {match[0]}", match.start(), _fault(words))


def from_elsewhere(text: str) -> frozenset[str]:
    """The names of the statements that a page's body says by `{{ say.name }}` and does not make itself."""
    if not (said := set(SAY.findall(text))):
        return frozenset()
    return frozenset(said - {name for inside in WRITTEN.findall(text) for name in _NAME.findall(inside)})


def _block(text: str, end: int) -> str:
    """The Markdown of the block that ends at an offset, on one line, without the sign of a list item."""
    lines: list[str] = []
    for line in reversed(text[:end].split("\n")):
        if not line.strip(" \t>") and lines:
            break
        if _TITLE.match(line):
            break
        marker = _BEGINS.match(line)
        lines.append(line[marker.end() :] if marker else line.strip(" \t>"))
        if marker:
            break
    return " ".join(" ".join(reversed(lines)).split())


def _fault(words: str) -> str:
    """Why a statement cannot be said elsewhere, or nothing."""
    if words.startswith("|") or "![" in words:
        return "is a row of a table or a picture: only a paragraph or a list item can be said elsewhere"
    if SAY.search(words):
        return "says another statement itself: name the other one"
    if "[^" in words:
        return "has a footnote, which stands on its own page only"
    if re.search(r"\]\[[^\]]*\]", words):
        return "has a link by reference: write its address in the brackets"
    return ""


def moved(markdown: str, written_on: str, page: str) -> str:
    """A statement's Markdown as it must stand on another page, so that its links lead where they led."""
    if written_on == page:
        return markdown

    def led(match: re.Match[str]) -> str:
        address = match["address"]
        if _ELSEWHERE.match(address):
            return address
        path, _, fragment = address.partition("#")
        there = posixpath.normpath(posixpath.join(posixpath.dirname(written_on), path)) if path else written_on
        relative = urls.relative(there, page) if there != page else ""
        return f"{relative}#{fragment}" if fragment else relative or posixpath.basename(page)

    return _LINK.sub(led, markdown)
