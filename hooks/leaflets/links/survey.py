"""One look at all pages of a site: what is wrong with their links, and of which kind. The checks put it into words.

Every page is parsed once. What is fine leaves nothing behind, so that a survey of thousands of pages needs little
memory.
"""

from __future__ import annotations

import posixpath
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from leaflets.core.settings import Settings
from leaflets.core.urls import MARKDOWN
from leaflets.html import styles
from leaflets.links import address, pages, soundness
from leaflets.links import leftovers as unread
from leaflets.links.documents import Document
from leaflets.links.faults import Fault
from leaflets.links.frames import Frames
from leaflets.links.leftovers import Kind, Leftover
from leaflets.links.pages import Image, Link, Page
from leaflets.links.places import Places, Spot
from leaflets.links.published import Published
from leaflets.links.redirects import Redirects
from leaflets.links.targets import HAVE_PARTS, Target, Targets

if TYPE_CHECKING:
    from leaflets.library.model import Leaflet
    from leaflets.links.external import Answer

_SCHEMES = {"only-light", "only-dark", "gh-light-mode-only", "gh-dark-mode-only"}
"""Fragments of pictures that themes read: shown in light, or in dark, only."""
VAGUE = {
    "at this link", "at this page", "click", "click here", "click here for more", "click me", "click on this link",
    "click this", "click this link", "find out more", "find out more here", "follow this link", "for more information",
    "further information", "go here", "here", "learn more", "learn more here", "link", "more", "more details",
    "more here", "more info", "more information", "more information here", "on this page", "press here", "read here",
    "read more", "read more here", "read this", "read this page", "see here", "see more", "see this page", "tap here",
    "the link", "this", "this address", "this article", "this document", "this here", "this link", "this one",
    "this page", "this site", "this web page", "this webpage", "this website",
}  # fmt: skip
"""Link texts that say nothing on their own (WCAG 2.2, 2.4.4 and 2.4.9; technique F84)."""


_FILE_NAME = re.compile(r"\S+\.(?:png|jpe?g|gif|svg|webp|avif|bmp|tiff?|ico)", re.IGNORECASE)


class Survey:
    """Looks at documents and notes their faults by kind. `outside` are the links to other hosts, by address.

    `leaflets` are those that the site was made from; none where only the site is known.
    """

    def __init__(self, settings: Settings, published: Published, collect: bool = False) -> None:
        """Begin with nothing seen; `collect` keeps the links to other hosts."""
        self.settings = settings
        self.published = published
        self.places = Places(settings, published)
        self.documents: list[Document] = []
        self.leaflets: list[Leaflet] = []
        self.outside: dict[str, list[Fault]] = defaultdict(list)
        self._collect = collect
        self._faults: dict[str, list[Fault]] = defaultdict(list)
        self._targets = Targets(published)
        self._frames = Frames()
        self._redirects = Redirects(self._targets)
        self._asked: dict[tuple[str, str], list[Fault]] = defaultdict(list)
        self._led: dict[str, list[Fault]] = defaultdict(list)
        self._fine: dict[str, str] = {}
        self._folder = ""
        self._last: Document | None = None
        self._kept = 0
        self._sound: dict[tuple[str, bool], str | None] = {}
        self._told: dict[tuple[str, str, str], tuple[Fault, Document]] = {}

    def of(self, *kinds: str) -> Iterator[Fault]:
        """The faults of some kinds."""
        for kind in kinds:
            yield from self._faults.get(kind, ())

    def told(self, *kinds: str) -> Iterator[tuple[Fault, Spot]]:
        """The faults of some kinds, each with the place where it is written."""
        for fault in self.of(*kinds):
            yield fault, self.places.link(fault)

    def answered(self, answers: Mapping[str, Answer], kind: str) -> Iterator[tuple[Spot, Answer]]:
        """The links to other hosts that were answered in one way."""
        for address_, faults in self.outside.items():
            answer = answers.get(address_)
            if answer is not None and answer.kind == kind:
                for fault in faults:
                    yield self.places.link(fault), answer

    def look(self, document: Document, around: str = "", apart: bool = True) -> None:
        """Look at one document. `around` is the HTML around it on its page: theme and navigation.

        `apart` is false where the document's own HTML is in it, too: something changed it on the way.
        """
        page = pages.read(document.html)
        if document.authored:
            self.published.note_ids(document.published, page.ids)
            self.documents.append(document)
            frame = self._frame(document, page, around)
            page.base = frame.base or page.base
            self._author(document, page, frame if apart else Page())
        else:
            self._theme(document, page, set())
        if page.refresh is not None:
            self._refresh(document, page.refresh)

    def _refresh(self, document: Document, where: str) -> None:
        """Judge where a page sends its reader on to."""
        fault = Fault("anchor", document, "content", where)
        if wrong := address.fault(where):
            self._of_kind(fault, wrong.kind, note=wrong.message)
        self._redirects.note(document, where, self._is_elsewhere(where))
        if not self._is_elsewhere(where):
            fault.target = self._targets.of(where, document.published)
            if fault.target.fragment and not fault.target.problem:
                self._asked[fault.target.path, fault.target.fragment].append(fault)

    def _frame(self, document: Document, page: Page, around: str) -> Page:
        """Judge the frame of a page where that may hold a fault; what is in it, if it had to be read."""
        if not around:
            return Page()
        fresh, more = self._frames.fresh(around, document.published)
        taken = not self._frames.ids.isdisjoint(page.ids)
        sound = all(self._leads(where, document) for where in fresh)
        frame = Page()
        if more or taken or not sound:
            frame = pages.read(around)
            sound = self._theme(document, frame, {link.address for link in page.links}) and sound
        if sound:
            self._frames.remember()
        return frame

    def _leads(self, where: str, document: Document) -> bool:
        """Whether an address of a frame leads somewhere, or to another host."""
        if not where or where[0] == "#" or self._is_elsewhere(where):
            return True
        return self._targets.of(where, document.published).problem in ("", "server")

    def finish(self) -> None:
        """Judge what needs all pages: parts of other pages, and pages that send their reader on."""
        for (path, fragment), faults in self._asked.items():
            if not self.published.has_part(path, fragment):
                for fault in faults:
                    self._note(fault)
        for path, problem in self._redirects.faults():
            document = self._redirects.documents[path]
            self._note(Fault("redirect", document, "content", self._redirects.addresses[path], note=problem))
            for fault in self._led.get(path, ()):
                if self._redirects.documents.get(fault.document.published):
                    continue  # the page that sends its reader there is told already
                fault.note = f"leads to a page that {problem}"
                self._note(fault)
        self._asked.clear()
        self._led.clear()

    def _note(self, fault: Fault, authored: bool = True) -> None:
        """Keep a fault. What a theme or a plugin made stands on many pages: it is told once."""
        if not authored:
            key = (fault.kind, fault.target.path or fault.address, fault.target.fragment)
            before, last = self._told.get(key, (fault, fault.document))
            self._told[key] = before, fault.document
            if before is not fault:
                before.count += last is not fault.document
                return
        self._kept += 1
        self._faults[fault.kind].append(fault)

    def _author(self, document: Document, page: Page, frame: Page) -> None:
        """Judge in full what an author wrote."""
        for link in page.links:
            self._link(document, link, page.base)
        for image in page.images:
            if kind := _alternative(image):
                self._note(Fault(kind, document, "src", image.address, image.number, text=image.alt or ""))
        for broken in page.broken:
            self._note(Fault("malformed", document, "", broken, note=f"'{broken}' is no address that can be followed"))
        for name, number, count in _repeated(page.ids, set(frame.ids)):
            self._note(Fault("repeated id", document, "id", name, number, count=count))
        ids = self.published.known_ids(document.published)
        for tag, attribute, name in page.references:
            known = page.maps if attribute == "usemap" else ids
            if name not in known and not self._in_frame(document, attribute, name):
                self._note(Fault("dangling", document, attribute, name, text=tag))

    def look_at_styles(self, document: Document) -> None:
        """Look at a style sheet: what it asks for. Its text is the document's HTML."""
        for found in styles.addresses(document.html):
            fault = Fault("", document, "style", found.value, at=(found.line, found.column))
            if wrong := address.fault(found.value):
                self._of_kind(fault, wrong.kind, note=wrong.message)
            elif self._is_elsewhere(found.value):
                if address.is_web(found.value):
                    self._of_kind(fault, "request", text="style")
            elif found.value and found.value[0] != "#":
                fault.target = self._targets.of(found.value, document.published)
                if fault.target.problem:
                    self._of_kind(fault, self._why(fault.target))

    def _in_frame(self, document: Document, attribute: str, name: str) -> bool:
        if attribute == "usemap":
            return name in pages.read(self.published.html(document.published)).maps
        return name in self._frames.ids and name in self.published.all_ids(document.published)

    def _link(self, document: Document, link: Link, base: str) -> None:
        fault = Fault("", document, link.attribute, link.address, link.number, link.name or "")
        if link.name is not None and link.address:
            if not link.name:
                self._of_kind(fault, "no text")
            elif _is_vague(link):
                self._of_kind(fault, "vague")
        if link.use == "go" and not base and self._is_fine(document, link.address):
            return
        kept = self._kept
        if not link.address:
            self._of_kind(fault, "no address")
        elif wrong := address.fault(link.address):
            self._of_kind(fault, wrong.kind, note=wrong.message)
        elif self._is_elsewhere(link.address):
            if link.use in ("load", "image") and address.is_web(link.address):
                self._of_kind(fault, "request", text=link.tag)
            elif address.is_web(link.address):
                if self.settings.has_leaflets:
                    self._of_kind(fault, "elsewhere")
                if self._collect:
                    self._kept += 1
                    self.outside[link.address].append(fault)
        else:
            fault.target = self._targets.of(link.address, document.published, base)
            in_docs = self.settings.absolute_in_docs and document.is_markdown
            if link.address.startswith("/") and document.src_uri and not base and not in_docs:
                self._of_kind(fault, "absolute")
            elif fault.target.problem not in ("", "server"):
                self._of_kind(fault, self._why(fault.target))
            else:
                self._inside(fault, link)
        if kept == self._kept and not base and not self.published.languages:
            path = link.address.partition("#")[0].partition("?")[0]
            self._fine[link.address] = path if fault.target.path in self.published.source_at else ""

    def _is_fine(self, document: Document, where: str) -> bool:
        """Whether a link was fine on another page of the folder, and is here: most links of a folder are the same."""
        if document is not self._last:
            self._last, folder = document, posixpath.dirname(document.published)
            if folder != self._folder:
                self._folder, self._fine = folder, {}
        built = self._fine.get(where)
        return built is not None and where[:1] not in ("", "#", "?") and not (built and built in document.markdown)

    def _why(self, target: Target) -> str:
        """Why a target isn't there: its problem, or that its source is kept off the site."""
        return "unpublished" if target.path in self.published.kept_at else target.problem

    def _inside(self, fault: Fault, link: Link) -> None:
        """Judge a link to a file that is there."""
        target, document = fault.target, fault.document
        published = self.published
        if document.is_markdown and self._names_built(fault):
            self._of_kind(fault, "built")
        if target.fragment or link.tag == "use":
            self._ask(fault, link)
        if not published.is_page(target.path):
            if problem := self._fault_of_file(target.path, link.use == "image"):
                self._of_kind(fault, "unsound", note=problem)
        elif link.use == "image":
            self._of_kind(fault, "unsound", note="is not an image (it is a page)")
        elif target.path not in published.source_at or not published.source_at[target.path].endswith(MARKDOWN):
            self._kept += 1
            self._led[target.path].append(_copy(fault, "redirect"))
        if link.use == "go" and (note := published.other_language(document.src_uri, target.path, link.language)):
            self._of_kind(fault, "language", note=note)

    def _ask(self, fault: Fault, link: Link) -> None:
        """Ask for the part of a page or file that a link names; answered at once where its ids are known."""
        target, here = fault.target, fault.document
        if target.fragment.startswith("fnref:") and target.path == here.published and here.is_markdown:
            return  # the way back from a footnote that nothing calls: `unused-definition` tells it
        if (target.path.endswith(HAVE_PARTS) and link.tag != "use") or target.fragment in _SCHEMES:
            return
        if not self.published.is_page(target.path) and link.tag != "use":
            self._of_kind(fault, "part of a file")
        elif link.tag == "use" and target.path == here.published:
            if target.fragment not in self.published.known_ids(target.path):
                self._note(replace(fault, kind="dangling", address=target.fragment, text=link.tag))
        elif target.fragment not in self.published.known_ids(target.path):
            self._kept += 1
            self._asked[target.path, target.fragment].append(_copy(fault, "anchor"))

    def _names_built(self, fault: Fault) -> bool:
        """Whether an address names what is built and no source, and may stand in the source like that.

        MkDocs makes such addresses of the names of sources.
        """
        path = fault.address.partition("#")[0].partition("?")[0]
        document = fault.document
        if path not in document.markdown or not path or fault.target.path not in self.published.source_at:
            return False
        return not address.is_outside(path) and not self.published.names_source(path, document.src_uri)

    def _fault_of_file(self, path: str, as_image: bool) -> str | None:
        key = (path, as_image)
        if key not in self._sound:
            file = self.published.files.get(path)
            self._sound[key] = soundness.fault(file, as_image) if file else None
        return self._sound[key]

    def _theme(self, document: Document, page: Page, own: set[str]) -> bool:
        """Judge what a theme or a plugin made: only what does not work. `own` addresses are the author's, too.

        Returns whether all of it works.
        """
        sound = True
        for link in page.links:
            where = link.address
            if not where or where[0] == "#":
                continue
            fault = Fault("", document, link.attribute, where, link.number)
            kind = ""
            if self._is_elsewhere(where):
                if link.use in ("load", "image") and address.is_web(where):
                    kind = "request"
            else:
                fault.target = self._targets.of(where, document.published, page.base)
                if fault.target.problem not in ("", "server"):
                    kind = self._why(fault.target)
            if kind:
                sound = False
                if where not in own:
                    self._of_kind(fault, kind, authored=False, text=link.tag)
        return sound

    def _is_elsewhere(self, where: str) -> bool:
        """Whether an address leads to another site; others may share the host of one that stands at its root."""
        if not address.is_outside(where):
            return False
        published = self.published
        site = published.site_url
        if not site or not where.startswith(site):
            return True
        first = re.split("[/?#]", where[len(site) :], maxsplit=1)[0]
        return (
            published.prefix == "/" and bool(first) and first not in published.files and first not in published.folders
        )

    def _of_kind(self, fault: Fault, kind: str, note: str = "", text: str = "", authored: bool = True) -> None:
        self._note(_copy(fault, kind, note, text), authored)


def leftovers(survey: Survey, *kinds: Kind) -> Iterator[tuple[Document, Leftover, Spot]]:
    """Link markup of some kinds that readers see, with the place where it is written. What is escaped is meant."""
    for document in survey.documents:
        for leftover in unread.read(document.html):
            if leftover.kind in kinds and (spot := survey.places.literal(document, leftover.shown)):
                yield document, leftover, spot


def _copy(fault: Fault, kind: str, note: str = "", text: str = "") -> Fault:
    return replace(fault, kind=kind, note=note, text=text or fault.text)


def _is_vague(link: Link) -> bool:
    """Whether a link's words would fit any page. Code, and the name of the part that it leads to, say something."""
    words = (link.name or "").lower().strip(" .,:;!?…»›>→")
    return words in VAGUE and not link.coded and not link.address.endswith("#" + words.replace(" ", "-"))


def _alternative(image: Image) -> str:
    """What is wrong with the text of a picture, or nothing. An empty one may be meant: the check finds out."""
    if image.hidden:
        return ""
    if image.alt is None:
        return "no alternative"
    if not image.alt:
        return "empty alternative"
    if not image.alt.strip():
        return "blank alternative"
    words = image.alt.strip().lower()
    stem = image.address.rpartition("/")[2].partition("?")[0].rpartition(".")[0].lower()
    return "file name" if _FILE_NAME.fullmatch(words) or (words == stem and not words.isalpha()) else ""


def _repeated(ids: list[str], taken: set[str]) -> Iterator[tuple[str, int, int]]:
    """Each id that stands twice, the number of its first use too many, from 0, and how many there are.

    Those in `taken` stand on the page already.
    """
    for name, count in Counter(ids).items():
        if count > 1 or name in taken:
            yield name, 0 if name in taken else 1, count + (name in taken)
