"""The editions that each booklet has, and what readers must know of each. It sets nothing and needs no Typst."""

from __future__ import annotations

from dataclasses import dataclass

from leaflets.core.paper import Paper


@dataclass(frozen=True)
class Edition:
    """One form of the booklet; `half` where a page is half a sheet, `note` what a reader must know before."""

    name: str
    title: str
    half: bool = False
    note: str = ""

    def on(self, paper: Paper) -> str:
        """The name of what it is printed on: "A5", "Letter"."""
        return paper.page_name if self.half else paper.sheet_name


BOOKLET = Edition("booklet", "Booklet", half=True)
LARGE_PRINT = Edition("large-print", "Large print")
FOLD = Edition("fold", "Booklet to fold and staple", note="for paper only, not for screen readers")
EDITIONS = (BOOKLET, LARGE_PRINT, FOLD)
SET_ANEW = (BOOKLET, LARGE_PRINT)
"""Those that are set; the others hold the pages of one of these."""
