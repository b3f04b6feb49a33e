"""Python's reader of HTML, which can also say where in the text it stands: a page can then be changed in place.

selectolax (lexbor), which reads pages elsewhere, keeps no offsets, and would write all of a page anew.
"""

from __future__ import annotations

from html.parser import HTMLParser


class PlacedParser(HTMLParser):
    """Reads `text` once `feed` is called with it; `here` is the offset of what is being handled."""

    def __init__(self, text: str, convert_charrefs: bool = True) -> None:
        """Note where each line begins; the standard library counts lines by line feeds alone."""
        super().__init__(convert_charrefs=convert_charrefs)
        self._lines = [0]
        for line in text.split("\n"):
            self._lines.append(self._lines[-1] + len(line) + 1)

    def here(self) -> int:
        """Characters before the tag that is being handled."""
        line, column = self.getpos()
        return self._lines[line - 1] + column
