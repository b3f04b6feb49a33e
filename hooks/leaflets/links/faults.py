"""What a survey notes: a link, what is wrong with it and where it stands. The checks put it into words."""

from __future__ import annotations

from dataclasses import dataclass

from leaflets.links.documents import Document
from leaflets.links.targets import NOWHERE, Target


@dataclass(slots=True)
class Fault:
    """Something wrong with a link of a document.

    `kind` is what is wrong. `attribute`, `address` and `number` say which link it is, as `links.Link` does;
    `text` is what it shows. `target` is where it leads, `note` what is to be said. `count` pages have the same
    fault. `at` is its line and column where these are known.
    """

    kind: str
    document: Document
    attribute: str
    address: str
    number: int = 0
    text: str = ""
    target: Target = NOWHERE
    note: str = ""
    count: int = 1
    at: tuple[int, int] | None = None

    @property
    def on_pages(self) -> str:
        """On how many pages what a theme or a plugin made has the fault; nothing where it is one."""
        return f" (on {self.count} pages)" if self.count > 1 else ""
