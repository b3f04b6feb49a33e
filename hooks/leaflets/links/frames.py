"""What a theme puts around an author's text: nearly the same on every page, so only lines that are new are read.

A page of a theme has some hundred lines, of which most stood on the page before. This is what makes looking at
all of them cheap; where a line may hold more than can be read in one step, the whole frame is parsed.
"""

from __future__ import annotations

import posixpath
import re

_ADDRESS = re.compile(
    r"""\s(?:href|src|action|data|poster|cite|background)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>"']+))""", re.IGNORECASE
)
_ID = re.compile(r"""\sid\s*=\s*["']?([^\s"'>]+)""", re.IGNORECASE)
_MORE = re.compile(
    r"srcset|http-equiv|<base\b|url\(|@import|=\s*\Z"
    r"|<(?!a\b|area\b|form\b|link\b[^>]*\brel=[\"']?(?:canonical|alternate|next|prev)\b)[a-z]+\b[^>]*=\s*[\"']?(?:https?:)?//",
    re.IGNORECASE,
)
"""What cannot be read in one step: lists of addresses, styles, tags over several lines, requests to other hosts."""
_SAME_BELOW = ("#", "/", "../", "http:", "https:", "mailto:", "tel:", "data:", "javascript:")
"""Beginnings of addresses that lead to the same place from each folder in a folder."""
_FOLDERS = 4  # so many folders' lines are kept; pages come in the order of their paths


class Frames:
    """The lines of frames that were seen; `ids` are those of all frames."""

    def __init__(self) -> None:
        """Begin with no line."""
        self.ids: set[str] = set()
        self._seen: dict[str, set[str]] = {}

    def fresh(self, html: str, page: str) -> tuple[list[str], bool]:
        """The addresses in lines that are new, and whether a new line may hold more than this can read.

        `page` is the path of the page. Where each page has its own folder, neighbors share their lines.
        """
        folder, name = posixpath.split(page)
        own_folder = name == "index.html"
        seen = self._lines_of(f"{posixpath.dirname(folder)}/*" if own_folder else folder)
        addresses: list[str] = []
        more = False
        for line in set(html.split("\n")) - seen:
            if "=" not in line:
                continue
            found = ["".join(groups) for groups in _ADDRESS.findall(line)]
            self.ids.update(_ID.findall(line))
            more = more or bool(_MORE.search(line)) or any("&" in address for address in found)
            addresses += found
            if not own_folder or all(address.startswith(_SAME_BELOW) for address in found):
                seen.add(line)
        return addresses, more

    def _lines_of(self, key: str) -> set[str]:
        if key not in self._seen:
            if len(self._seen) == _FOLDERS:
                del self._seen[next(iter(self._seen))]
            self._seen[key] = set()
        return self._seen[key]
