"""`extra.paper` in mkdocs.yml: on what a hospital prints, `a4` or `letter`. Half a sheet is a page of a booklet.

The sizes are those of ISO 216 and ANSI/ASME Y14.1, in millimetres.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from leaflets.core.diagnostics import did_you_mean

Size = tuple[float, float]
"""Width and height of an upright page in millimetres."""


@dataclass(frozen=True)
class Paper:
    """A sheet, and the page of a booklet that is folded of it."""

    name: str
    sheet_name: str
    page_name: str
    sheet: Size
    page: Size

    @property
    def css(self) -> str:
        """The rule by which browsers print on it (CSS Paged Media 3, 7.1)."""
        return f"@page {{ size: {self.name}; }}\n"


A4 = Paper("a4", "A4", "A5", (210, 297), (148, 210))
LETTER = Paper("letter", "Letter", "half Letter", (215.9, 279.4), (139.7, 215.9))
PAPERS = {paper.name: paper for paper in (A4, LETTER)}


def read(value: Any) -> Paper:
    """The paper of `extra.paper`; A4 where it says none that there is."""
    return PAPERS.get(str(value), A4)


def fault(value: Any) -> str:
    """What is wrong with `extra.paper`, or nothing."""
    if value is None or str(value) in PAPERS:
        return ""
    return f"there is no paper '{value}'.{did_you_mean(str(value).lower(), PAPERS)} There are: {', '.join(PAPERS)}"
