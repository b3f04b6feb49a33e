"""One look at all pages of a site: what is wrong with their links, and of which kind. The checks put it into words.

Three judges share one memory (`Notes`): of the author's page, of the theme's frame around it, of style sheets. Every
page is parsed once. What is sound leaves nothing behind, so that a survey of thousands of pages needs little memory.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from leaflets.core.settings import Settings
from leaflets.links import address, pages
from leaflets.links import leftovers as unread
from leaflets.links.documents import Document
from leaflets.links.faults import Fault, Kind, Occurrence
from leaflets.links.frames import Frames
from leaflets.links.judge_page import PageJudge
from leaflets.links.judge_styles import StyleJudge
from leaflets.links.judge_theme import ThemeJudge
from leaflets.links.leftovers import Leftover
from leaflets.links.notes import Notes
from leaflets.links.pages import Page
from leaflets.links.places import Places, Spot
from leaflets.links.published import Published
from leaflets.links.redirects import Redirects
from leaflets.links.targets import Targets

if TYPE_CHECKING:
    from leaflets.library.model import Leaflet
    from leaflets.links.external import Answer


class Survey:
    """Looks at documents, and gives their faults by kind.

    `leaflets` are those that the site was made from; none where only the site is known.
    """

    def __init__(self, settings: Settings, published: Published, collect: bool = False) -> None:
        """Begin with nothing seen; `collect` keeps the links to other hosts."""
        self.settings = settings
        self.published = published
        self.places = Places(settings, published)
        self.documents: list[Document] = []
        self.leaflets: list[Leaflet] = []
        self._notes = Notes()
        self._targets = Targets(published)
        self._redirects = Redirects(self._targets)
        frames = Frames()
        self._page = PageJudge(settings, published, self._targets, frames, self._notes, collect)
        self._theme = ThemeJudge(published, self._targets, frames, self._notes)
        self._styles = StyleJudge(published, self._targets, self._notes)

    @property
    def outside(self) -> Mapping[str, list[Occurrence]]:
        """The links to other hosts, by address; none where they are not collected."""
        return self._notes.outside

    def of(self, *kinds: Kind) -> Iterator[Fault]:
        """The faults of some kinds."""
        return self._notes.of(*kinds)

    def told(self, *kinds: Kind) -> Iterator[tuple[Fault, Spot]]:
        """The faults of some kinds, each with the place where it is written."""
        for fault in self.of(*kinds):
            yield fault, self.places.link(fault)

    def answered(self, answers: Mapping[str, Answer], kind: str) -> Iterator[tuple[Spot, Answer]]:
        """The links to other hosts that were answered in one way."""
        for where, links in self.outside.items():
            answer = answers.get(where)
            if answer is not None and answer.kind == kind:
                for link in links:
                    yield self.places.link(link), answer

    def look(self, document: Document, around: str = "", apart: bool = True) -> None:
        """Look at one document. `around` is the HTML around it on its page: theme and navigation.

        `apart` is false where the document's own HTML is in it, too: something changed it on the way.
        """
        page = pages.read(document.html)
        if document.authored:
            self.published.note_ids(document.published, page.ids)
            self.documents.append(document)
            frame = self._theme.judge_frame(document, page, around)
            page.base = frame.base or page.base
            self._page.judge(document, page, frame if apart else Page())
        else:
            self._theme.judge(document, page, set())
        if page.refresh is not None:
            self._refresh(document, page.refresh)

    def look_at_styles(self, document: Document) -> None:
        """Look at a style sheet, whose text is the document's HTML."""
        self._styles.judge(document)

    def finish(self) -> None:
        """Judge what needs all pages: parts of other pages, and pages that send their reader on."""
        self._notes.finish(self.published, self._redirects)

    def _refresh(self, document: Document, where: str) -> None:
        """Judge where a page sends its reader on to."""
        here = Occurrence(document, "content", where)
        if wrong := address.fault(where):
            self._notes.add(here.fault(wrong.kind, wrong.message))
        elsewhere = self.published.is_elsewhere(where)
        self._redirects.note(document, where, elsewhere)
        if not elsewhere:
            here.target = self._targets.of(where, document.published)
            if here.target.fragment and not here.target.problem:
                self._notes.ask_part(here)


def leftovers(survey: Survey, *kinds: unread.Kind) -> Iterator[tuple[Document, Leftover, Spot]]:
    """Link markup of some kinds that readers see, with the place where it is written. What is escaped is meant."""
    for document in survey.documents:
        for leftover in unread.read(document.html):
            if leftover.kind in kinds and (spot := survey.places.literal(document, leftover.shown)):
                yield document, leftover, spot
