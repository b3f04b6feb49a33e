"""The words of a booklet as its text layer holds them, section by section, beside those of the leaflet's pages."""

from __future__ import annotations

import datetime
import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from urllib.parse import urljoin

import pikepdf
from leaflets.booklet import document
from leaflets.core import urls
from leaflets.core.text import long_date
from leaflets.library import figures, provenance
from leaflets.library.model import Leaflet, Library
from leaflets.markdown.blocks import Block
from leaflets.markdown.marks import BOX_KIND, Marks
from selectolax.lexbor import LexborHTMLParser
from support.browser import seen
from support.browser.seen import Phrases, Words
from support.library import ROOT
from support.pdf.content import Owner, Piece, pieces
from support.pdf.tag_rules import HEADINGS
from support.pdf.tree import Place, Tag, Tree

_LINES = frozenset({*HEADINGS, "P", "LBody", "Lbl", "TD", "TH", "Caption", "TOCI", "Note", "Figure", "Div", "Code"})
_BULLETS = frozenset("•‣–◦▪")
_ADDED_SIGNS = "(),:."
"""The signs that print adds around what it adds."""


@dataclass
class Section:
    """What stands under one heading of the first level; the cover has none."""

    title: str
    words: Words = field(default_factory=Words)
    notes: Words = field(default_factory=Words)


class _Layer:
    """The texts of each marked content that lie on the page."""

    def __init__(self, pdf: pikepdf.Pdf) -> None:
        self.of: dict[Place | Owner, list[Piece]] = {}
        sizes = [[float(edge) for edge in page.mediabox] for page in pdf.pages]
        for piece in pieces(pdf):
            left, bottom, right, top = sizes[piece.page - 1]
            inside = left <= piece.x and piece.x + piece.width <= right + 0.5 and bottom <= piece.y <= top
            if piece.mark.mcid is not None and piece.text and inside and piece.size >= 4:
                self.of.setdefault((piece.mark.owner, piece.mark.mcid), []).append(piece)


def sections(data: bytes) -> list[Section]:
    """The sections of a PDF in tag order, without artifacts and running heads; text beyond the paper is not there."""
    with pikepdf.open(BytesIO(data)) as pdf:
        layer, tree = _Layer(pdf), Tree(pdf)
    found = [Section("")]
    reader = _Reader(layer)
    for tag in _tops(tree.root):
        text = Words()
        if tag.kind == "H1":
            reader.read(tag, text)
            found.append(Section(" ".join(text.tokens)))
        else:
            reader.notes = found[-1].notes
        reader.line = ""
        if tag.kind == "H1":
            _join(found[-1].words, text)
        else:
            reader.read(tag, found[-1].words)
    return found


def _tops(tag: Tag) -> Iterator[Tag]:
    for kid in tag.tags:
        if kid.kind in {"Document", "Part", "Sect", "Art", "Div"} and not kid.contents:
            yield from _tops(kid)
        else:
            yield kid


def _join(words: Words, more: Words) -> None:
    start = len(words.tokens)
    words.tokens += more.tokens
    words.places += more.places
    words.breaks |= {at + start for at in more.breaks}


class _Reader:
    """Reads one tag after the other into words, line by line."""

    def __init__(self, layer: _Layer) -> None:
        self.layer = layer
        self.notes = Words()
        self.line = ""
        self.last: Piece | None = None

    def read(self, tag: Tag, into: Words) -> None:
        self.walk(tag, into)
        self.flush(into, tag)

    def flush(self, into: Words, tag: Tag) -> None:
        lines = self.line.split("\n")
        for number, line in enumerate(lines):
            if number:
                into.breaks.add(len(into.tokens))
            page = self.last.page if self.last else 0
            into.add(line, f"page {page}, {tag.kind}")
        self.line = ""

    def walk(self, tag: Tag, into: Words) -> None:
        if tag.kind == "Note":
            kept, self.line = self.line, ""
            for kid in tag.kids:
                if not isinstance(kid, Tag):
                    self.text(kid)
                elif kid.kind != "Lbl":
                    self.walk(kid, self.notes)
            self.flush(self.notes, tag)
            self.line = kept
            return
        own_line = tag.kind in _LINES
        if own_line:
            self.flush(into, tag)
        if tag.kind == "Lbl" and tag.parent is not None and tag.parent.kind in {"Reference", "Link", "Span", "P"}:
            return  # the number of a note
        for kid in tag.kids:
            if isinstance(kid, Tag):
                self.walk(kid, into)
            else:
                self.text(kid)
        if own_line:
            if tag.kind == "Lbl" and self.line.strip() in _BULLETS:
                self.line = ""
            self.flush(into, tag)

    def text(self, place: Place | Owner) -> None:
        for piece in self.layer.of.get(place, []):
            last = self.last
            if last is not None and self.line and (last.page != piece.page or abs(last.y - piece.y) > piece.size * 0.6):
                self.line += "\n"
            elif last is not None and self.line and piece.x - last.x - last.width > piece.size / 4:
                self.line += " "
            self.line += piece.text.replace("\u200b", "")
            self.last = piece


def faults(data: bytes, leaflet: Leaflet, library: Library) -> list[str]:
    """Where a booklet is not, section by section, what the checks read of the pages that it carries."""
    found = []
    there = sections(data)
    phrases = Phrases(added(leaflet, library), _ADDED_SIGNS)
    at = 0
    for page in leaflet.pages:
        expected, notes = printed(page.blocks, page is leaflet.index), Words()
        words = seen.read(expected, page.html or "", page, library, pictures=False)
        for block in page.blocks:
            if block.hidden == "a footnote":
                notes.add(block.text)
        title = " ".join(words.tokens[: len(seen.tokens(expected[0].text))]) if expected else ""
        place = next((n for n in range(at, len(there)) if there[n].title == title), None)
        if place is None:
            found.append(f"no section of the booklet is “{title}” ({page.src_uri})")
            continue
        at = place + 1
        found += [f"{page.src_uri}: {each}" for each in _differences(there[place].words, words, phrases)]
        found += [f"{page.src_uri}, notes: {each}" for each in _differences(there[place].notes, notes, phrases)]
        there[place] = Section("")
    around = Phrases([*added(leaflet, library), *frame(leaflet, library), _day(data)])
    for section in there:
        numbers = r"\b[0-9]+\b" if section.title == "Contents" else r"\bpage [0-9]+\b"
        strange = around.strange(re.sub(numbers, " ", " ".join(section.words.tokens)))
        if strange:
            found.append(f"in the booklet, and from no page: “{strange[:120]}” (under “{section.title}”)")
    cover = " ".join(there[0].words.tokens)
    for wanted in (leaflet.title, str(leaflet.local.get("name") or "")):
        if " ".join(seen.tokens(wanted)) not in cover:
            found.append(f"the cover does not show “{wanted}”")
    return found


def _day(data: bytes) -> str:
    """The day that the file bears, as it is printed."""
    with pikepdf.open(BytesIO(data)) as pdf:
        match = re.match(r"D:([0-9]{4})([0-9]{2})([0-9]{2})", str(pdf.docinfo.get("/CreationDate", "")))
    return long_date(datetime.date(*map(int, match.groups()))) if match else ""


def printed(page_blocks: list[Block], is_index: bool) -> list[Block]:
    """The blocks that a section prints; the heading of index.md gives way to that of its first part."""
    kept = [block for block in page_blocks if block.hidden != "a footnote" and block.kind != "img"]
    return kept[1:] if is_index and len(kept) > 1 and kept[0].level == 1 and kept[1].level == 2 else kept


def _differences(there: Words, expected: Words, phrases: Phrases) -> Iterator[str]:
    for a, b, c, d in seen.changes(expected, there):
        lost, more = expected.tokens[a:b], there.tokens[c:d]
        after = " ".join(expected.tokens[max(0, a - 5) : a])
        if lost:
            yield f"read, but not printed: “{' '.join(lost)[:200]}” ({expected.places[a]}), after “{after}”"
        text = " ".join(more)
        if more and (lost or phrases.strange(re.sub(r"\bpage [0-9]+\b", " ", text))):
            yield f"printed, but not read: “{text[:200]}” ({there.places[c]}), after “{after}”"


def added(leaflet: Leaflet, library: Library) -> Iterator[str]:
    """What print adds to authors' words: the page to which a link leads, addresses, the words of first uses."""
    ours = library.settings
    yield from ("see", "page")
    for page in leaflet.pages:
        here = urls.address(urls.published_as(page.src_uri, ours.directory_urls), ours.directory_urls)
        here = urljoin(ours.site_url or "", here)
        tree = LexborHTMLParser(f"<!doctype html><body>{page.html or ''}</body>")
        marks = Marks.of(page.html or "")
        for abbr in tree.css("abbr.first-use"):
            if marks.has(abbr, ".first-use"):
                yield abbr.attributes.get("title") or ""
        for block in page.blocks:
            for address, _ in block.links:
                for full in (address, urljoin(here, address)):
                    shown = re.sub(r"^(https://|tel:|mailto:)", "", full)
                    yield from (shown, shown.rstrip("/"))
        for image in tree.css("img"):
            path = figures.path(page.src_uri, image.attributes.get("src") or "", ours)
            drawing = figures.drawing(ours.docs, path)
            yield from drawing.written if drawing is not None else ()


@functools.cache
def template_phrases() -> frozenset[str]:
    """The texts of the stylesheets that make booklets."""
    found: set[str] = set()
    for name in ("booklet.typ", "rules.typ"):
        text = (ROOT / "hooks/leaflets/booklet" / name).read_text("utf-8")
        text = re.sub(r"^//.*$|  // .*$", "", text, flags=re.MULTILINE)
        found.update(re.findall(r'"([^"\n]*)"', text))
        for _ in range(3):
            inner = re.findall(r"\[([^\[\]]*)\]", text)
            found.update(part for each in inner for part in re.split(r"#[\w.-]+(?:\([^()]*\))?|#\(|\\|\*", each))
            text = re.sub(r"\[[^\[\]]*\]", "#x", text)
    code = (ROOT / "hooks/leaflets/booklet/document.py").read_text("utf-8")
    found.update(re.findall(r'"([A-Z][^"\n]*)"', code))
    return frozenset(" ".join(each.split()) for each in found)


def frame(leaflet: Leaflet, library: Library) -> Iterator[str]:
    """What a booklet says around the pages: cover, contents, words, sources, back."""
    yield from seen.data_phrases(library)
    yield from template_phrases()
    yield document.address(library, leaflet).removeprefix("https://")
    for source in leaflet.sources.sources.values() if leaflet.sources else ():
        yield from (
            source.title,
            source.publisher,
            provenance.day(source),
            source.url.removeprefix("https://").rstrip("/"),
        )
    yield leaflet.name
    yield from (
        block.text
        for page in leaflet.pages
        for block in page.blocks
        if "help" in {kind for box in block.boxes for kind in box.kinds}
    )
    for page in leaflet.pages:
        tree = LexborHTMLParser(f"<!doctype html><body>{page.html or ''}</body>")
        yield from (label.text() for label in tree.css(f"span.{BOX_KIND}"))
        yield from (block.text for block in page.blocks if block.level in {1, 2})
    for term in library.glossary.terms:
        yield from (term.term, f"{term.term[:1].upper()}{term.term[1:]}", term.abbr or "", term.definition)
