"""The editions that each booklet has, and what readers must know of each. It sets nothing and needs no Typst."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Edition:
    """One form of the booklet; `paper` is what it is printed on, `note` what a reader must know before."""

    name: str
    title: str
    paper: str
    note: str = ""


A5 = Edition("a5", "Booklet", "A5")
LARGE_PRINT = Edition("large-print", "Large print", "A4")
A4_FOLD = Edition("a4-fold", "Booklet to fold and staple", "A4", "for paper only, not for screen readers")
EDITIONS = (A5, LARGE_PRINT, A4_FOLD)
SET_ANEW = (A5, LARGE_PRINT)
"""Those that are set; the others hold the pages of one of these."""
