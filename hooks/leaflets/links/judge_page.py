"""Judges in full what an author wrote: each link, picture and id of a page."""

from __future__ import annotations

import posixpath
from collections import Counter
from collections.abc import Iterator
from typing import Literal

from leaflets.core.settings import Settings
from leaflets.core.urls import MARKDOWN
from leaflets.links import address, pages, soundness, words
from leaflets.links.documents import Document
from leaflets.links.faults import Kind, Occurrence
from leaflets.links.frames import Frames
from leaflets.links.notes import Notes
from leaflets.links.pages import Link, Page
from leaflets.links.published import Published
from leaflets.links.targets import HAVE_PARTS, Targets

_SCHEMES = {"only-light", "only-dark", "gh-light-mode-only", "gh-dark-mode-only"}
"""Fragments of pictures that themes read: shown in light, or in dark, only."""


class PageJudge:
    """Judges pages one after the other; those of a folder together, since they share most of their links."""

    def __init__(
        self, settings: Settings, published: Published, targets: Targets, frames: Frames, notes: Notes, collect: bool
    ) -> None:
        """Begin with no page; `collect` keeps the links to other hosts."""
        self._settings = settings
        self._has_leaflets = settings.has_leaflets  # asks the disk
        self._published = published
        self._targets = targets
        self._frames = frames
        self._notes = notes
        self._collect = collect
        self._sound = SoundLinks()
        self._file_faults: dict[tuple[str, bool], str | None] = {}

    def judge(self, document: Document, page: Page, frame: Page) -> None:
        """Judge a page that stands in a frame."""
        self._sound.enter(document)
        for link in page.links:
            self._link(document, link, page.base)
        for image in page.images:
            if kind := words.alternative_fault(image):
                self._notes.add(Occurrence(document, "src", image.address, image.number, image.alt or "").fault(kind))
        for broken in page.broken:
            note = f"'{broken}' is no address that can be followed"
            self._notes.add(Occurrence(document, "", broken).fault("malformed", note))
        for name, number, count in _repeated(page.ids, set(frame.ids)):
            fault = Occurrence(document, "id", name, number).fault("repeated id")
            fault.count = count
            self._notes.add(fault)
        ids = self._published.known_ids(document.published)
        for tag, attribute, name in page.references:
            known = page.maps if attribute == "usemap" else ids
            if name not in known and not self._in_frame(document, attribute, name):
                self._notes.add(Occurrence(document, attribute, name, text=tag).fault("dangling"))

    def _in_frame(self, document: Document, attribute: str, name: str) -> bool:
        """Whether the frame of a page has the element that an attribute names."""
        if attribute == "usemap":
            return name in pages.read(self._published.html(document.published)).maps
        return name in self._frames.ids and name in self._published.all_ids(document.published)

    def _link(self, document: Document, link: Link, base: str) -> None:
        kind = words.fault(link)
        is_sound = link.use == "go" and not base and self._sound.holds(document, link.address)
        if is_sound and not kind:
            return  # as most are: nothing is made of them
        here = Occurrence(document, link.attribute, link.address, link.number, link.name or "")
        if kind:
            self._refuse(here, kind)
        if is_sound:
            return
        if self._address(here, link, base) and not base and not self._published.languages:
            self._sound.add(link.address, here.target.path in self._published.source_at)

    def _refuse(self, here: Occurrence, kind: Kind, note: str = "", text: str = "") -> Literal[False]:
        """Note a fault. Returns that the link is not sound."""
        self._notes.add(here.fault(kind, note, text))
        return False

    def _address(self, here: Occurrence, link: Link, base: str) -> bool:
        """Judge an address and where it leads. Returns whether it is sound, and would be on each page of the folder."""
        where, document = link.address, here.document
        if not where:
            return self._refuse(here, "no address")
        if wrong := address.fault(where):
            return self._refuse(here, wrong.kind, wrong.message)
        if self._published.is_elsewhere(where):
            return self._other_host(here, link)
        here.target = self._targets.of(where, document.published, base)
        in_docs = self._settings.absolute_in_docs and document.is_markdown
        if where.startswith("/") and document.src_uri and not base and not in_docs:
            return self._refuse(here, "absolute")
        if problem := self._targets.fault(here.target):
            return self._refuse(here, problem)
        return self._inside(here, link)

    def _other_host(self, here: Occurrence, link: Link) -> bool:
        """Judge a link to another host."""
        if not address.is_web(link.address):
            return True
        if link.use in ("load", "image"):
            return self._refuse(here, "request", text=link.tag)
        if self._has_leaflets:
            self._refuse(here, "elsewhere")
        if self._collect:
            self._notes.outside[link.address].append(here)
        return not self._has_leaflets and not self._collect

    def _inside(self, here: Occurrence, link: Link) -> bool:
        """Judge a link to a file that is there."""
        target, document, published = here.target, here.document, self._published
        sound = True
        if document.is_markdown and self._names_built(here):
            sound = self._refuse(here, "built")
        if target.fragment or link.tag == "use":
            sound = self._part(here, link) and sound
        if not published.is_page(target.path):
            if problem := self._fault_of_file(target.path, link.use == "image"):
                sound = self._refuse(here, "unsound", problem)
        elif link.use == "image":
            sound = self._refuse(here, "unsound", "is not an image (it is a page)")
        elif not published.source_at.get(target.path, "").endswith(MARKDOWN):
            self._notes.ask_page(here)
            sound = False
        if link.use == "go" and (note := published.other_language(document.src_uri, target.path, link.language)):
            sound = self._refuse(here, "language", note)
        return sound

    def _part(self, here: Occurrence, link: Link) -> bool:
        """Judge the part of a page or file that a link names: at once where its ids are known, else at the end."""
        target, document = here.target, here.document
        if target.fragment.startswith("fnref:") and target.path == document.published and document.is_markdown:
            return True  # the way back from a footnote that nothing calls: `unused-definition` reports it
        if (target.path.endswith(HAVE_PARTS) and link.tag != "use") or target.fragment in _SCHEMES:
            return True
        if not self._published.is_page(target.path) and link.tag != "use":
            return self._refuse(here, "part of a file")
        if target.fragment in self._published.known_ids(target.path):
            return True
        if link.tag == "use" and target.path == document.published:
            self._notes.add(here.fault("dangling", text=link.tag, address=target.fragment))
        else:
            self._notes.ask_part(here)
        return False

    def _names_built(self, here: Occurrence) -> bool:
        """Whether an address names what is built and no source, and may stand in the source like that.

        MkDocs makes such addresses of the names of sources.
        """
        path = _path(here.address)
        document = here.document
        if path not in document.markdown or not path or here.target.path not in self._published.source_at:
            return False
        return not address.is_outside(path) and not self._published.names_source(path, document.src_uri)

    def _fault_of_file(self, path: str, as_image: bool) -> str | None:
        key = (path, as_image)
        if key not in self._file_faults:
            file = self._published.files.get(path)
            self._file_faults[key] = soundness.fault(file, as_image) if file else None
        return self._file_faults[key]


class SoundLinks:
    """The addresses that were sound on another page of the folder: most links of a folder are the same."""

    def __init__(self) -> None:
        """Begin with none."""
        self._folder = ""
        self._built: dict[str, str] = {}

    def enter(self, document: Document) -> None:
        """Begin the next page: in another folder an address leads elsewhere."""
        folder = posixpath.dirname(document.published)
        if folder != self._folder:
            self._folder, self._built = folder, {}

    def add(self, where: str, is_built: bool) -> None:
        """Keep a sound address; `is_built` where its path is made from a source."""
        self._built[where] = _path(where) if is_built else ""

    def holds(self, document: Document, where: str) -> bool:
        """Whether an address is sound here, too: no part of this page, and no built path that its author wrote."""
        built = self._built.get(where)
        return built is not None and where[:1] not in ("", "#", "?") and not (built and built in document.markdown)


def _path(where: str) -> str:
    return where.partition("#")[0].partition("?")[0]


def _repeated(ids: list[str], taken: set[str]) -> Iterator[tuple[str, int, int]]:
    """Each id that stands twice, the number of its first use too many, from 0, and how many there are.

    Those in `taken` stand on the page already.
    """
    for name, count in Counter(ids).items():
        if count > 1 or name in taken:
            yield name, 0 if name in taken else 1, count + (name in taken)
