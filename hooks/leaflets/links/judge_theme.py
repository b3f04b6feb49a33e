"""Judges what a theme or a plugin made, around an author's text or as a page of its own: only what does not work."""

from __future__ import annotations

from typing import Literal

from leaflets.links import address, pages
from leaflets.links.documents import Document
from leaflets.links.faults import Kind, Occurrence
from leaflets.links.frames import Frames
from leaflets.links.notes import Notes
from leaflets.links.pages import Page
from leaflets.links.published import Published
from leaflets.links.targets import Targets


class ThemeJudge:
    """Judges frames one after the other: of each, only what the frames before did not hold."""

    def __init__(self, published: Published, targets: Targets, frames: Frames, notes: Notes) -> None:
        """Begin with no frame."""
        self._published = published
        self._targets = targets
        self._frames = frames
        self._notes = notes

    def judge_frame(self, document: Document, page: Page, around: str) -> Page:
        """Judge the frame of a page where that may hold a fault; what is in it, if it had to be read."""
        if not around:
            return Page()
        fresh, more = self._frames.fresh(around, document.published)
        taken = not self._frames.ids.isdisjoint(page.ids)
        sound = all(self._leads(where, document) for where in fresh)
        frame = Page()
        if more or taken or not sound:
            frame = pages.read(around)
            sound = self.judge(document, frame, {link.address for link in page.links}) and sound
        if sound:
            self._frames.remember()
        return frame

    def _leads(self, where: str, document: Document) -> bool:
        """Whether an address of a frame leads somewhere, or to another host."""
        if not where or where[0] == "#" or self._published.is_elsewhere(where):
            return True
        return not self._targets.fault(self._targets.of(where, document.published))

    def judge(self, document: Document, page: Page, own: set[str]) -> bool:
        """Judge the links of a page or frame; those in `own` are the author's, too, and judged there.

        Returns whether all of them work.
        """
        sound = True
        for link in page.links:
            where = link.address
            if not where or where[0] == "#":
                continue
            here = Occurrence(document, link.attribute, where, link.number)
            kind: Kind | Literal[""] = ""
            if self._published.is_elsewhere(where):
                if link.use in ("load", "image") and address.is_web(where):
                    kind = "request"
            else:
                here.target = self._targets.of(where, document.published, page.base)
                kind = self._targets.fault(here.target)
            if kind:
                sound = False
                if where not in own:
                    self._notes.add_repeated(here.fault(kind, text=link.tag))
        return sound
