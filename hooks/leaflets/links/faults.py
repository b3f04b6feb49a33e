"""What a survey notes: a link, what is wrong with it and where it stands. The checks put it into words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from leaflets.links.documents import Document
from leaflets.links.targets import NOWHERE, Target

Kind = Literal[
    # of the words and pictures of a link
    "no text", "vague", "no alternative", "empty alternative", "blank alternative", "file name",
    # of the address itself
    "no address", "malformed", "unportable", "absolute", "built",
    # of where it leads
    "missing", "folder", "outside", "unpublished", "unsound", "anchor", "part of a file", "redirect", "language",
    # of other hosts: the page asks one for a file, or a leaflet links to one
    "request", "elsewhere",
    # of ids
    "repeated id", "dangling",
]  # fmt: skip
"""What can be wrong with a link."""

DEAD: tuple[Kind, ...] = ("missing", "folder", "outside")
"""Faults of a link to what is not there; as a target's problem, too."""

OF_THE_WORDS: frozenset[Kind] = frozenset(
    {"no text", "vague", "empty alternative", "blank alternative", "file name", "language"}
)
"""Faults of what a link shows: they are fixed where it stands, others where its address is defined."""


@dataclass(slots=True)
class Occurrence:
    """One use of an address in a document: which of its links this is, and where it leads."""

    document: Document
    attribute: str
    """Of the element, as `pages.Link` has it."""
    address: str
    number: int = 0
    """Of the uses of this address in this attribute, from 0."""
    text: str = ""
    """What the link shows."""
    target: Target = NOWHERE
    at: tuple[int, int] | None = None
    """Its line and column, where these are known."""

    def fault(self, kind: Kind, note: str = "", text: str = "", address: str = "") -> Fault:
        """A fault of this use; another `text` or `address` may say more."""
        return Fault(
            self.document,
            self.attribute,
            address or self.address,
            self.number,
            text or self.text,
            self.target,
            self.at,
            kind=kind,
            note=note,
        )


@dataclass(slots=True, kw_only=True)
class Fault(Occurrence):
    """Something wrong with a link of a document."""

    kind: Kind
    note: str = ""
    """What is to be said of it."""
    count: int = 1
    """The number of pages that have the same fault."""

    @property
    def on_pages(self) -> str:
        """On how many pages what a theme or a plugin made has the fault; nothing where it is one."""
        return f" (on {self.count} pages)" if self.count > 1 else ""
