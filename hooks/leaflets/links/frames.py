"""What a theme puts around an author's text: nearly the same on every page, so only lines that are new are read.

A page of a theme has some hundred lines, of which most stood on the page before. Where a line may hold more than can
be read in one step, the whole frame is parsed. Reading new lines takes 0.28 ms a page of Material, parsing each frame
with selectolax 2.2 ms; no two frames are the same, so nothing is won by remembering whole ones. A property test holds
that this finds what parsing finds.
"""

from __future__ import annotations

import posixpath
import re
from functools import lru_cache
from typing import NamedTuple

_NAMES = "href|src|action|formaction|data|poster|cite|background|longdesc"
_ADDRESS = re.compile(rf"""[\s:"'](?:{_NAMES})\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>"']+))""", re.IGNORECASE)
_ID = re.compile(r"""[\s"']id\s*=\s*["']?([^\s"'>]+)""", re.IGNORECASE)
_LISTS = ("srcset", "url(", "@import")
"""Signs of more than one address, or of one in a style."""
_WEB = re.compile(r"=\s*+[\"']?\s*+(?:https?:)?[/\\]{2}")
_ELSEWHERE = re.compile(
    r"(?:\A|<(?!a\b|area\b|form\b|link\b[^<>]*\brel=[\"']?(?:canonical|alternate|next|prev)\b)[a-z])[^<]*"
    + _WEB.pattern
)
"""An element that may ask another host for something; on a line that begins within a tag it may be any."""
_NO_ADDRESS = re.compile(r"new url\(|xmlns(?::\w+)?\s*=\s*[\"'][^\"']*")
"""What looks like an address: a script's own, the name of a language."""
_UNCLOSED = re.compile(r"=\s*+(?:\"[^\"]*|'[^']*)?\Z|\A\s*=")
_OVER_LINES = re.compile(rf"(?:{_NAMES}|srcset|style)\s*{_UNCLOSED.pattern}")
"""An address that goes on in the next line, or that begins there."""
_SAME_BELOW = ("#", "/", "../", "http:", "https:", "mailto:", "tel:", "data:", "javascript:")
"""Beginnings of addresses that lead to the same place from each folder in a folder."""
_LONGEST = 10_000  # characters of a line that is remembered: a page without line ends would fill the memory
_FOLDERS = 4  # so many folders' lines are kept; pages come in the order of their paths


class _Line(NamedTuple):
    """What a line of a frame holds.

    `more` where it may hold more than `addresses`, `others` where that is in other lines; `same_below` where all of
    it leads to the same place from each folder in a folder.
    """

    addresses: tuple[str, ...]
    ids: tuple[str, ...]
    more: bool
    others: bool
    same_below: bool


_NOTHING = _Line((), (), False, False, True)


@lru_cache(maxsize=4096)
def _read(line: str) -> _Line:
    """Read a line. Most stand in the frames of other folders, too."""
    low = _NO_ADDRESS.sub("", line.lower())
    lists = any(sign in low for sign in _LISTS)
    if "=" not in low and not lists:
        return _NOTHING
    found = tuple("".join(groups) for groups in _ADDRESS.findall(f" {line}"))
    others = "<base" in low or bool(_UNCLOSED.search(low) and _OVER_LINES.search(low))
    more = lists or others or any("&" in one for one in found) or bool(_WEB.search(low) and _ELSEWHERE.search(low))
    same_below = not lists and all(one.startswith(_SAME_BELOW) for one in found)
    return _Line(found, tuple(_ID.findall(f" {line}")), more, others, same_below)


class Frames:
    """The lines of frames that were seen; `ids` are those of all frames."""

    def __init__(self) -> None:
        """Begin with no line."""
        self.ids: set[str] = set()
        self._seen: dict[str, set[str]] = {}
        self._new: tuple[set[str], list[str]] = (set(), [])

    def fresh(self, html: str, page: str) -> tuple[list[str], bool]:
        """The addresses in lines that are new, and whether a new line may hold more than this can read.

        `page` is the path of the page. Where each page has its own folder, neighbors share their lines.
        """
        folder, name = posixpath.split(page)
        own_folder = bool(folder) and name == "index.html"
        seen = self._lines_of(f"{posixpath.dirname(folder)}/*" if own_folder else folder)
        addresses: list[str] = []
        lines: list[str] = []
        more = False
        for line in set(html.split("\n")) - seen:
            if "=" not in line and "(" not in line and "@" not in line:
                continue
            short = len(line) <= _LONGEST
            read = _read(line) if short else _read.__wrapped__(line)
            self.ids.update(read.ids)
            more = more or read.more
            addresses += read.addresses
            if short and not read.others and not (own_folder and not read.same_below):
                lines.append(line)
        self._new = seen, lines
        return addresses, more

    def remember(self) -> None:
        """Read the lines of the last page no more: they hold no fault."""
        seen, lines = self._new
        seen.update(lines)

    def _lines_of(self, key: str) -> set[str]:
        if key not in self._seen:
            if len(self._seen) == _FOLDERS:
                del self._seen[next(iter(self._seen))]
            self._seen[key] = set()
        return self._seen[key]
