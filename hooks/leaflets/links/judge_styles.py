"""Judges a style sheet: what it asks for must be there, and on this host."""

from __future__ import annotations

from leaflets.html import styles
from leaflets.links import address
from leaflets.links.documents import Document
from leaflets.links.faults import Occurrence
from leaflets.links.notes import Notes
from leaflets.links.published import Published
from leaflets.links.targets import Targets


class StyleJudge:
    """Judges style sheets."""

    def __init__(self, published: Published, targets: Targets, notes: Notes) -> None:
        """Note what there is to ask for."""
        self._published = published
        self._targets = targets
        self._notes = notes

    def judge(self, document: Document) -> None:
        """Judge one style sheet. Its text is the document's HTML."""
        for found in styles.addresses(document.html):
            where = found.value
            here = Occurrence(document, "style", where, at=(found.line, found.column))
            if wrong := address.fault(where):
                self._notes.add(here.fault(wrong.kind, wrong.message))
            elif self._published.is_elsewhere(where):
                if address.is_web(where):
                    self._notes.add(here.fault("request", text="style"))
            elif where and where[0] != "#":
                here.target = self._targets.of(where, document.published)
                if problem := self._targets.fault(here.target):
                    self._notes.add(here.fault(problem))
