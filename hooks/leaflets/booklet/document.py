"""A leaflet's pages as one XML text for the stylesheet: what the cover says, every section, words, sources, numbers.

Knows nothing of sizes and fonts: `booklet.typ` does. Nothing is lost silently: what cannot be printed is an error
that names page and line.
"""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass, field
from urllib.parse import quote, unquote, urldefrag, urljoin
from xml.etree.ElementTree import Element, SubElement, tostring

import segno
from selectolax.lexbor import LexborNode

from leaflets.booklet import fonts, pictures, places, printed
from leaflets.booklet.body import Body
from leaflets.booklet.runs import take_out
from leaflets.core import urls
from leaflets.core.diagnostics import LeafletsError
from leaflets.core.text import long_date
from leaflets.data import glossary, phrases
from leaflets.library import figures, provenance
from leaflets.library.model import Leaflet, Library, Page
from leaflets.review.imprint import imprint

_ROOT = "https://site.invalid/"  # stands for the site's root; RFC 2606 keeps the name from being anybody's
NAME = "document.xml"


@dataclass
class Document:
    """One leaflet for the stylesheet: the XML, the pictures that it names by their names, and where those come from."""

    xml: bytes
    files: dict[str, bytes] = field(default_factory=dict)
    origins: dict[str, str] = field(default_factory=dict)


def document(library: Library, leaflet: Leaflet, day: datetime.date) -> Document:
    """The whole leaflet. `day` is printed as its date.

    Raises LeafletsError, with page and line, where something has no print rule or the fonts lack a character.
    """
    made = _Document(library, leaflet, day)
    return Document(tostring(made.whole(), encoding="utf-8"), made.pictures.files, made.pictures.origins)


def address(library: Library, leaflet: Leaflet) -> str:
    """The full address of the leaflet's first page; empty where mkdocs.yml has no `site_url`."""
    ours = library.settings
    if not ours.site_url or leaflet.index is None:
        return ""
    return urljoin(ours.site_url, _url(leaflet.index.src_uri, ours.directory_urls))


def _url(src_uri: str, directory_urls: bool) -> str:
    return urls.address(urls.published_as(src_uri, directory_urls), directory_urls)


class _Document:
    """Puts the parts together, and knows where each link leads."""

    def __init__(self, library: Library, leaflet: Leaflet, day: datetime.date) -> None:
        self.library = library
        self.leaflet = leaflet
        self.day = day
        self.pictures = pictures.Pictures(library.settings)
        self.sections = {_url(page.src_uri, library.settings.directory_urls): page for page in leaflet.pages}
        self.glossary = _url(glossary.PAGE, library.settings.directory_urls)
        self.terms: set[str] = set()
        self.labels: set[str] = set()
        self.wanted: set[str] = set()
        self.rows: list[tuple[Page, str]] = []

    def whole(self) -> Element:
        root = Element("leaflet", self._about())
        SubElement(root, "phrases", dict(phrases.ALL))
        bodies = [
            self._section(root, page, group) for group, pages in self.library.grouped(self.leaflet) for page in pages
        ]
        self._glossary(root)
        self._sources(root)
        self._back(root, bodies)
        self._settle(root)
        _keep_keys(root)
        _heads(root)
        self._cover(root)
        places.tell(root)
        self._readable(root)
        return root

    def _about(self) -> dict[str, str]:
        facts = imprint(self.library, self.leaflet)
        hospital = {key: str(value) for key, value in self.leaflet.local.items() if value is not None}
        return {
            "id": self.leaflet.name,
            "title": self.leaflet.title,
            "language": self.library.settings.language.partition("-")[0].lower(),
            "description": str(self.leaflet.meta.get("description") or ""),
            "hospital": hospital.get("name", ""),
            "department": hospital.get("department", ""),
            "example": "yes" if self.leaflet.local.get("example") is True else "",
            "version": facts.version,
            "code": facts.code,
            "draft": "yes" if facts.draft else "",
            "changed": "yes" if facts.changed else "",
            "agreed": "; ".join(f"{role}, {day}" for role, day in facts.agreed),
            "preview": "yes" if self.library.settings.preview else "",
            "reviewed": facts.last_reviewed,
            "due": facts.next_review_due,
            "owner": facts.owner,
            "date": long_date(self.day),
            "day": self.day.isoformat(),
            "address": address(self.library, self.leaflet),
        }

    def _section(self, root: Element, page: Page, group: str) -> Element:
        """The section of a page; `group` is the name over it in the contents."""
        made = SubElement(root, "section", {"label": self._start(page), **({"group": group} if group else {})})
        try:
            Body(page, self).into(made)
        except printed.UnprintableError as error:
            found = next(printed.faults(page), None)
            raise LeafletsError(f"{found.path}:{found.line}: {found.message}" if found else str(error)) from error
        _head(made, page, is_index=page is self.leaflet.index)
        return made

    def _glossary(self, root: Element) -> None:
        terms = [term for term in self.library.glossary.terms if term.id in self.terms]
        if not terms:
            return
        made = SubElement(root, "glossary", {"label": "words"})
        for term in sorted(terms, key=lambda term: term.term.lower()):
            name = f"{term.term[:1].upper()}{term.term[1:]}" + (f" ({term.abbr})" if term.abbr else "")
            SubElement(made, "term", {"label": f"term:{term.id}", "name": name}).text = term.definition

    def _sources(self, root: Element) -> None:
        made = SubElement(root, "sources", {"label": "sources"})
        known = self.leaflet.sources.sources if self.leaflet.sources else {}
        for source in known.values():
            made.append(
                Element(
                    "source",
                    {
                        "title": source.title or source.key,
                        "publisher": source.publisher,
                        "address": provenance.web(source),
                        "day": provenance.day(source),
                    },
                )
            )

    def _back(self, root: Element, bodies: list[Element]) -> None:
        """The back cover: the emergencies, else the first call that cannot wait; numbers, formats, the address."""
        made = SubElement(root, "back")
        boxes = [box for body in bodies for box in body.iter("box") if box.get("kind") == "help"]
        for tier in ("emergency", None):
            if found := next((box for box in boxes if box.get("tier") == tier), None):
                made.append(_copy(found))
                break
        local = {key: str(value) for key, value in self.leaflet.local.items() if value not in (None, "")}
        called = {_compact(link.get("href", "").removeprefix("tel:")) for link in made.iter("a")}
        for who, key, hours in (
            (phrases.ALL["emergency"], "emergency_phone", ""),
            (f"{local.get('ward_name', phrases.ALL['care_team'])}:", "ward_phone", local.get("ward_hours", "")),
            (phrases.ALL["other_times"], "out_of_hours_phone", ""),
        ):
            if key in local and (hours or _compact(local[key]) not in called):
                SubElement(made, "number", {"who": who, "call": local[key], "hours": hours})
        if "formats_phone" in local or "formats_email" in local:
            phone, email = local.get("formats_phone", ""), local.get("formats_email", "")
            SubElement(made, "formats", {"phone": phone, "email": email})
        for line in self.library.settings.languages:
            if not fonts.missing(line.text):  # `unprinted-language` tells of the others
                SubElement(made, "language", {"tag": line.tag.partition("-")[0], "line": line.text})
        if where := root.get("address"):
            code = segno.make(where, error="m", micro=False)
            SubElement(made, "qr").text = code.svg_inline(border=4, scale=4, dark="#000", light="#fff")

    def _cover(self, root: Element) -> None:
        """The picture of the cover: `figures/cover.svg` of the leaflet, where there is one."""
        path = figures.cover(self.leaflet)
        if (self.library.settings.docs / path).is_file():
            root.insert(0, self.pictures.of_file(path, "", "cover"))

    # What `Body` asks of the leaflet around a page.

    def link(self, page: Page, href: str) -> dict[str, str]:
        """Where a link of a page leads: into the booklet, or to an address that print shows."""
        directory_urls = self.library.settings.directory_urls
        try:
            target, fragment = urldefrag(urljoin(_ROOT + _url(page.src_uri, directory_urls), href))
        except ValueError:
            return {}
        fragment = unquote(fragment)
        if not target.startswith(_ROOT):
            scheme, _, rest = href.partition(":")
            if scheme.lower() not in {"http", "https", "mailto", "tel"}:
                return {}
            shown = rest if scheme.lower() in {"mailto", "tel"} else href.removeprefix("https://").rstrip("/")
            return {"href": quote(href, safe=_ALREADY), "shown": unquote(shown)}
        path = target.removeprefix(_ROOT).partition("?")[0]
        if path == self.glossary and fragment in self.library.glossary.by_id:
            self.terms.add(fragment)
            return {"to": f"term:{fragment}"}
        if (there := self.sections.get(path)) is not None:
            wanted = f"{there.src_uri}#{fragment}" if fragment else self._start(there)
            self.wanted.add(wanted)
            return {"to": wanted, "start": self._start(there), "show": "page"}
        base = self.library.settings.site_url
        if not base:
            return {}
        full = urljoin(base, target.removeprefix(_ROOT)) + (f"#{quote(fragment)}" if fragment else "")
        return {"href": full, "shown": full.removeprefix("https://")}

    def label(self, page: Page, name: str) -> str:
        """The label of an id; the first element of a page with the id has it."""
        label = f"{page.src_uri}#{name}"
        if label in self.labels:
            return ""
        self.labels.add(label)
        return label

    def picture(self, page: Page, node: LexborNode) -> Element:
        """A picture: of a file under docs/, or drawn in the page."""
        return self.pictures.of(page, node)

    def key(self, page: Page, node: LexborNode) -> list[str]:
        """What the numbers in a picture stand for."""
        return self.pictures.key(page, node)

    def _start(self, page: Page) -> str:
        return f"{page.src_uri}#"

    def _settle(self, root: Element) -> None:
        """Labels that nothing leads to go; links to ids that are not there lead to their section."""
        labels = {str(each.get("label")) for each in root.iter() if each.get("label")}
        back = root.find("back")
        for each in back.iter() if back is not None else ():
            each.attrib.pop("label", None)
        for each in root.iter():
            if each.tag == "a" and each.get("to") and each.get("to") not in labels:
                each.set("to", each.get("start") or self._start(self.leaflet.pages[0]))
            each.attrib.pop("start", None) if each.tag == "a" else None
        wanted = {each.get("to") for each in root.iter("a")} | {each.get("to") for each in root.iter("again")}
        for each in root.iter():
            if each.get("label") and each.tag not in {"section", "term", "note"} and each.get("label") not in wanted:
                del each.attrib["label"]
        for each in root.iter():
            for anchor in [child for child in each if child.tag == "anchor" and not child.get("label")]:
                take_out(each, anchor)

    def _readable(self, each: Element, place: str = "") -> None:
        """Raises LeafletsError where the fonts lack a character of an element; `place` is that of the one around it."""
        if each.get("data-page"):
            place = f"{each.get('data-page')}:{each.get('data-line')}"
        shown = (value for name, value in each.attrib.items() if name not in _UNPRINTED)
        told = (each.text or "", *(child.tail or "" for child in each), *shown)
        if each.tag != "picture" and (lacking := fonts.missing("".join(told))):
            what = f"the booklets' fonts lack {', '.join(lacking[:20])}"
            raise LeafletsError(f"{place or self.leaflet.place}: {what}")
        for child in each:
            self._readable(child, place)


_UNPRINTED = {"data-page", "data-line", "label", "to", "href", "file", "lang", "kind", "description", "heads", "wide"}
"""Attributes of the XML that are no words on paper."""
_ALREADY = "%/:=&?~#+!$,;'@()*[]"


def _head(section: Element, page: Page, is_index: bool) -> None:
    """A section begins with one heading; that of `index.md` repeats the cover, and gives way to the first part's."""
    heads = [each for each in section if each.tag == "h"]
    if (
        is_index
        and len(heads) > 1
        and heads[0] is section[0]
        and heads[1] is section[1]
        and heads[1].get("level") == "2"
    ):
        section.remove(heads[0])
        heads[1].set("level", "1")
        heads.pop(0)
    if not heads or heads[0] is not section[0]:
        section.insert(0, Element("h", {"level": "1", "title": page.title}))
        section[0].text = page.title
    section.set("title", section[0].get("title") or page.title)


def _keep_keys(root: Element) -> None:
    """Put a picture and the list right under it, which explains its keys, into an element of their own: one page."""
    for parent in list(root.iter()):
        for at, picture, below in reversed(list(zip(range(len(parent)), parent, list(parent)[1:], strict=False))):
            if picture.get("picture") and below.tag in {"ul", "ol", "dl"} and not (picture.tail or "").strip():
                parent.remove(picture)
                parent.remove(below)
                keyed = Element("keyed")
                keyed.extend([picture, below])
                keyed.tail, below.tail = below.tail, None
                parent.insert(at, keyed)


def _heads(root: Element) -> None:
    """Tell each box, table and picture the levels of the headings right above it: they must share its page."""
    for parent in root.iter():
        levels = ""
        for child in parent:
            if child.tag in {"box", "table", "figure", "keyed"} and levels:
                child.set("heads", levels)
            levels = levels + child.get("level", "") if child.tag == "h" else ""


def _compact(number: str) -> str:
    """A phone number without what people write between its digits."""
    return re.sub(r"[^0-9+*#]", "", number)


def _copy(element: Element) -> Element:
    """A copy without labels and notes: they stand where they were written."""
    made = Element(element.tag, {key: value for key, value in element.attrib.items() if key != "label"})
    made.text, made.tail = element.text, element.tail
    for child in element:
        made.append(_copy(child))
    for child in [child for child in made if child.tag in {"note", "again", "anchor"}]:
        take_out(made, child)
    return made
