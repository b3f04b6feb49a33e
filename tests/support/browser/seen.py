"""What readers see beside what the checks read: the words of a finished page in a real browser, and those of a booklet.

`seen.js` walks a page and tells every visible run of words; `read` gives the words that the checks have read of its
source, `model.Page.blocks`. `differences` compares the two as sequences, in both directions. What may stand on a page
beside an author's words is a closed list: the word of a box's kind, numbers of lists and notes, the words of
abbreviations and the addresses of links in print; and the frame, whose words must all come from the templates or from
the library's own data, so that nothing can hide there.
"""

from __future__ import annotations

import difflib
import functools
import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import material
from leaflets.booklet.edition import EDITIONS
from leaflets.core import urls
from leaflets.data import phrases as engine_phrases
from leaflets.html import print_page
from leaflets.library import figures, provenance, rendering
from leaflets.library.model import Leaflet, Library
from leaflets.library.model import Page as Source
from leaflets.markdown import blocks
from leaflets.markdown.blocks import Block
from leaflets.markdown.marks import BOX_KIND, PICTURE, Marks
from leaflets.review.imprint import imprint
from leaflets.site import generated
from playwright.sync_api import Page
from selectolax.lexbor import LexborHTMLParser, LexborNode
from support.library import ROOT

SCRIPT = Path(__file__).with_name("seen.js").read_text("utf-8")
SCREEN = "article.md-content__inner"
SHEETS = "section.printed-section"
APART = """
    .page-top, nav.section-links, details.page-sources, aside.need-help, footer.imprint, p.formats, ul.languages,
    div.toc, ul.leaflet-list, :has(> ul.leaflet-list) > p.letters, h2#leaflets, h3[id^="leaflets-"]
"""
"""What the templates put beside an author's words; where it stands among them it is read as part of the frame."""
LEAST = 8
"""CSS pixels: type that is smaller can't be read."""
PRINTED_WIDTH = 642
"""CSS pixels: the width of the text on A4 with margins of 20 mm."""
_TOKEN = re.compile(r"\w+|[^\w\s]")


@dataclass(frozen=True)
class Scene:
    """How a reader looks at a page; `forced` where the reader sets the colors, `zoomed` the size of type."""

    width: int = 1280
    dark: bool = False
    paper: bool = False
    forced: bool = False
    zoomed: bool = False

    def options(self) -> dict[str, Any]:
        """The options of a browser context."""
        return {
            "viewport": {"width": self.width, "height": 1000},
            "color_scheme": "dark" if self.dark else "light",
            "reduced_motion": "reduce",
            "forced_colors": "active" if self.forced else "none",
        }


SCENES = {
    "light": Scene(),
    "dark": Scene(dark=True),
    "320 px": Scene(width=320),
    "print": Scene(width=PRINTED_WIDTH, paper=True),
}
LONG_SCENES = {
    "reader's own colors": Scene(forced=True),
    "dark, 320 px": Scene(width=320, dark=True),
    "print of a dark page": Scene(width=PRINTED_WIDTH, dark=True, paper=True),
    "text twice as large": Scene(zoomed=True),
}


@dataclass
class Words:
    """A sequence of words; `places` says of each where it stands."""

    tokens: list[str] = field(default_factory=list)
    places: list[str] = field(default_factory=list)
    breaks: set[int] = field(default_factory=set)
    """The tokens before which a line ends, in a PDF: a long word may be broken there."""

    def add(self, text: str, place: str = "") -> None:
        """Add the words of a text."""
        made = tokens(text)
        self.tokens += made
        self.places += [place] * len(made)


def tokens(text: str) -> list[str]:
    """Words and signs one by one. Soft hyphens and other unseen signs stay: a reader's words have none."""
    return _TOKEN.findall(unicodedata.normalize("NFC", text))


# --- What is seen


@dataclass
class Seen:
    """What a reader sees of a page: authors' words by the part in which they stand, the frame, what is hidden."""

    parts: dict[str, Words]
    added: dict[str, list[tuple[str, str]]]
    frame: list[tuple[str, str]]
    hidden: list[tuple[str, str, str]]


def look(page: Page, scene: Scene, content: str = SCREEN) -> Seen:
    """The words of the page that is open, in a scene whose `options` the browser's context has.

    `content` selects what holds authors' words.
    """
    page.emulate_media(media="print" if scene.paper else "screen")
    if scene.zoomed:
        page.add_style_tag(content="html { font-size: 200% !important }")
    page.set_viewport_size({"width": scene.width, "height": 1000})
    options = {"content": content, "apart": APART, "paper": scene.paper, "pixels": LEAST}
    told = page.evaluate(f"options => ({SCRIPT})(options)", options)
    parts, added = {}, {}
    for part in told["content"]:
        words = Words()
        for block in part["blocks"]:
            words.add(block["text"], block["place"])
        parts[part["key"]] = words
        added[part["key"]] = [(kind, text) for kind, text in part["added"]]
    frame = [(block["text"], block["place"]) for block in told["frame"]]
    return Seen(parts, added, frame, [(text, why, place) for text, why, place in told["hidden"]])


# --- What is read


def read(
    page_blocks: Iterable[Block], html: str, source: Source | None, library: Library, pictures: bool = True
) -> Words:
    """The words that the checks read of a page, with what a page adds by a closed list. `html` bears its marks.

    With `pictures` those, too, that stand in place of a picture with a caption and in a drawing; its labels in any
    case, which booklets show with their numbers.
    """
    words = Words()
    tree = LexborHTMLParser(f"<!doctype html><body>{html}</body>")
    numbers = _numbers(tree)
    marks = Marks.of(html)
    captioned = (node for node in tree.css("figure") if marks.has(node, f".{PICTURE}"))
    words_of_boxes = iter(_box_words(tree, marks))
    begun: set[tuple[int, int]] = set()
    lines = source.text.splitlines() if source is not None else []
    for block in page_blocks:
        place = f"line {block.line}, {block.kind}"
        if block.item != (0, 0) and block.item not in begun:
            begun.add(block.item)
            number = numbers.get(block.item, "")
            line = lines[block.line - 1] if 0 < block.line <= len(lines) else ""
            written = re.match(r"[\s>]*([0-9]+)[.)]\s", line)
            if number and written and not number.isalpha():
                number = written[1]
            if number:
                words.add(f"{number}. ", place)
        if block.kind == "figcaption" and not block.fence:
            told, labels = _pictured(next(captioned, None), source, library)
            if pictures:
                told += labels
            else:
                told = [f"{number} {label}" for number, label in enumerate(labels, 1)]
            for text in told:
                words.add(text, f"{place}: its picture")
        if block.kind == "title":
            words.add(next(words_of_boxes, ""), place)
        words.add(block.text, place)
    return words


def _box_words(tree: LexborHTMLParser, marks: Marks) -> Iterator[str]:
    """The words that the renderer put before the titles of boxes; empty for a title without one."""
    for title in tree.css("summary, p.admonition-title"):
        label = title.css_first(f"span.{BOX_KIND}")
        made = label.text() if label is not None and marks.has(label, f".{BOX_KIND}") else ""
        if title.text().strip() != made:
            yield made


def _pictured(figure: LexborNode | None, source: Source | None, library: Library) -> tuple[list[str], list[str]]:
    """The words in place of a picture with a caption and those in it, where the page has the drawing; its labels."""
    image = figure.css_first("img") if figure is not None else None
    if image is None or source is None:
        return [], []
    path = figures.path(source.src_uri, image.attributes.get("src") or "", library.settings)
    drawing = figures.drawing(library.settings.docs, path)
    drawn = drawing.written if drawing is not None and drawing.sound else []
    labels = [label.text for label in drawing.labels] if drawing is not None else []
    return [image.attributes.get("alt") or "", *drawn], labels


def _numbers(tree: LexborHTMLParser) -> dict[tuple[int, int], str]:
    """The number that each item of a numbered list shows, by its list and its place in that, as `Block.item` counts."""
    found = {}
    for at, node in enumerate(tree.css("ul, ol"), 1):
        items = [child for child in node.iter() if child.tag == "li"]
        step = -1 if "reversed" in node.attributes else 1
        number = _whole(node.attributes.get("start"), len(items) if step < 0 else 1)
        depth = _depth(node)
        for place, item in enumerate(items, 1):
            number = _whole(item.attributes.get("value"), number)
            if node.tag == "ol":
                found[at, place] = _shown(number, node.attributes.get("type") or "", depth)
            number += step
    return found


def _depth(node: LexborNode) -> int:
    depth, around = 0, node.parent
    while around is not None:
        depth += around.tag == "ol"
        around = around.parent
    return depth


def _shown(number: int, kind: str, depth: int) -> str:
    return chr((64 if kind == "A" else 96) + number) if kind in {"a", "A"} and 0 < number < 27 else str(number)


def _whole(value: str | None, otherwise: int) -> int:
    match = re.match(r"\s*([+-]?[0-9]+)", value or "")
    return int(match[1]) if match else otherwise


def added(html: str, paper: bool) -> list[tuple[str, str]]:
    """What a page adds by the renderer's marks: numbers of notes, and in print the words of first uses."""
    tree, marks, found = LexborHTMLParser(f"<!doctype html><body>{html}</body>"), Marks.of(html), []
    for node in tree.css("a.footnote-ref, abbr.first-use"):
        if node.tag == "a" and marks.has(node, ".footnote-ref"):
            found.append(("note", node.text()))
        elif node.tag == "abbr" and paper and marks.has(node, ".first-use"):
            found.append(("first use", node.attributes.get("title") or ""))
    return found


# --- The comparison


def differences(seen: Words, expected: Words, most: int = 12) -> list[str]:
    """Where what is seen is not what is read: words seen that no check reads, words read that nobody sees."""
    if seen.tokens == expected.tokens:
        return []
    found = []
    for a, b, c, d in changes(expected, seen):
        lost, more = " ".join(expected.tokens[a:b]), " ".join(seen.tokens[c:d])
        after = " ".join(expected.tokens[max(0, a - 5) : a])
        if lost:
            found.append(f"read, but not seen: “{lost[:200]}” ({expected.places[a]}), after “{after}”")
        if more:
            found.append(f"seen, but not read: “{more[:200]}” ({seen.places[c]}), after “{after}”")
    return found[:most]


def changes(expected: Words, seen: Words) -> Iterator[tuple[int, int, int, int]]:
    """The ranges of words that differ, in both. A long word that a line breaks is the same word."""
    one, other = expected.tokens, seen.tokens
    start = 0
    while start < min(len(one), len(other)) and one[start] == other[start]:
        start += 1
    matcher = difflib.SequenceMatcher(None, one[start:], other[start:], autojunk=False)
    for tag, a, b, c, d in matcher.get_opcodes():
        a, b, c, d = a + start, b + start, c + start, d + start
        broken = len(seen.breaks.intersection(range(c + 1, d)))
        if tag != "equal" and not ("".join(one[a:b]) == "".join(other[c:d]) and 0 < (d - c) - (b - a) <= broken):
            yield a, b, c, d


# --- The frame


class Phrases:
    """The closed list of what may stand around authors' words: texts of templates, and the library's own data.

    `free` are the signs that may stand between phrases; without it any may, and signs within phrases do not count.
    """

    def __init__(self, phrases: Iterable[str], free: str = "") -> None:
        """Keep each phrase as its words."""
        self.free = free
        self.known: dict[str, set[tuple[str, ...]]] = {}  # by their first word
        for phrase in phrases:
            if made := tuple(self._split(phrase)):
                self.known.setdefault(made[0], set()).add(made)

    def with_more(self, phrases: Iterable[str]) -> Phrases:
        """These and more."""
        made = Phrases(phrases, self.free)
        for first, known in self.known.items():
            made.known[first] = made.known[first] | known if first in made.known else known
        return made

    def _split(self, text: str) -> list[str]:
        return [token for token in tokens(text) if self.free or token[0].isalnum() or token[0] == "_"]

    def strange(self, text: str) -> str:
        """The words of a text from the first one on that is part of no phrase; empty where all are."""
        words = self._split(text)
        reached = {0}
        for at, word in enumerate(words):
            if at in reached:
                if word in self.free:
                    reached.add(at + 1)
                for phrase in self.known.get(word, ()):
                    if tuple(words[at : at + len(phrase)]) == phrase:
                        reached.add(at + len(phrase))
        return "" if len(words) in reached else " ".join(words[max(reached) :])


@functools.cache
def template_phrases() -> frozenset[str]:
    """The texts of the templates that make the pages: ours, and the theme's own words."""
    found: set[str] = set()
    files = [*(ROOT / "overrides").rglob("*.html")]
    for file in files:
        text = re.sub(r"\{#.*?#\}", "\0", file.read_text("utf-8"), flags=re.DOTALL)
        for code in re.findall(r"\{[{%].*?[}%]\}", text, flags=re.DOTALL):
            found.update(re.findall(r'"([^"]+)"', code))
        text = re.sub(r"\{[{%].*?[}%]\}", "\0", text, flags=re.DOTALL)
        found.update(re.split(r"\0|<[^>]*>", text))
    language = Path(material.__file__).parent / "templates/partials/languages/en.html"
    found.update(re.findall(r'"([^"]*)"', language.read_text("utf-8")))
    return frozenset(" ".join(each.replace("&nbsp;", " ").split()) for each in found)


def data_phrases(library: Library) -> Iterator[str]:
    """What the templates fill in: the engine's phrases, names, numbers and dates of hospital and leaflets, titles."""
    yield from (form for words in engine_phrases.ALL.values() for form in (words, words.lower()))
    yield from library.contract.groups.values() if library.contract else ()
    ours = library.settings
    config = ours.yaml.data if isinstance(ours.yaml.data, dict) else {}
    yield from (str(config.get(key) or "") for key in ("site_name", "copyright"))
    yield from (str(values.get("title") or "") for name, values in ours.extension_configs.items() if name == "toc")
    theme = config.get("theme") if isinstance(config.get("theme"), dict) else {}
    yield from (str(each["toggle"]["name"]) for each in theme.get("palette") or [] if "toggle" in each)
    yield from (str(value) for value in ours.hospital.values())
    yield from (line.text for line in ours.languages)
    for leaflet in library.leaflets:
        facts = imprint(library, leaflet)
        yield from (leaflet.title, str(leaflet.meta.get("description") or ""), facts.version, facts.owner)
        yield from (str(facts.last_reviewed or ""), str(facts.next_review_due or ""))
        yield from (facts.code, *(word for agreed in facts.agreed for word in agreed))
        yield from (str(value) for value in leaflet.local.values())
        yield leaflet.title[:1].upper()
    for edition in EDITIONS:
        yield from (edition.title, f"{edition.title}, {edition.on(ours.paper)}", edition.note)
    for page in library.pages.values():
        yield from (page.title, str(page.meta.get("title") or ""))


def page_phrases(here: Expected, library: Library) -> Iterator[str]:
    """What the frame of one page repeats of it: its headings, and what it cites."""
    yield from (block.text for block in here.blocks if block.level)
    if here.source is not None:
        cited = provenance.notes(here.source)
        yield from (note.text for note in cited.notes)
        yield from (text for name, _, day in cited.sources for text in (name, day))


_BOOKLET_SIZE = re.compile(r"\([0-9]+\s+pages, [0-9.,]+\s+[kM]B\)")


def page_faults(seen: Seen, here: Expected, library: Library, phrases: Phrases, paper: bool) -> list[str]:
    """Where one page of the site is not what is read of it, with its frame. `phrases` are those of all pages."""
    found = differences(seen.parts.get("", Words()), here.words(library))
    shown = [(kind, text) for kind, text in seen.added.get("", []) if kind in {"note", "first use"}]
    if shown != (wanted := added(here.html, paper)):
        found.append(f"added are {shown}, and should be {wanted}")
    found += frame_faults(seen, phrases.with_more(page_phrases(here, library)))
    leaflet = here.source.leaflet if here.source is not None else None
    return found + (frame_lacks(seen, required(library, leaflet)) if leaflet is not None else [])


def frame_faults(seen: Seen, phrases: Phrases) -> list[str]:
    """Words around authors' words that neither a template nor the library's data holds."""
    found = []
    for text, place in seen.frame:
        strange = phrases.strange(_BOOKLET_SIZE.sub(" ", text))
        if strange:
            found.append(f"seen in the frame, and from no template: “{strange[:120]}” ({place})")
    return found


def required(library: Library, leaflet: Leaflet) -> list[str]:
    """What must be seen around every page of a leaflet: which one it is, and whom to call."""
    facts, local = imprint(library, leaflet), leaflet.local
    phones = ("emergency_phone", "ward_phone", "out_of_hours_phone")
    return [leaflet.title, facts.version, *(str(local[key]) for key in phones if local.get(key))]


def frame_lacks(seen: Seen, wanted: Iterable[str]) -> list[str]:
    """What must be seen in the frame, and is not."""
    said = " ".join(token for text, _ in seen.frame for token in tokens(text))
    return [f"not seen in the frame: “{each}”" for each in wanted if " ".join(tokens(each)) not in said]


# --- The pages that nobody writes, and the print page


@dataclass
class Expected:
    """What is read of one page of the site: its address, its blocks and HTML, its file if an author wrote it."""

    address: str
    src_uri: str
    blocks: list[Block]
    html: str
    source: Source | None

    def words(self, library: Library) -> Words:
        """The words that a reader must see."""
        return read(self.blocks, self.html, self.source, library)

    def on_paper(self, library: Library) -> Words:
        """Those of its part of the print page: notes stand at that page's end, letters to jump by are for screens."""
        kept = [block for block in self.blocks if not _is_note(block) and not _is_letters(block)]
        return read(kept, self.html, self.source, library)

    @property
    def notes(self) -> list[str]:
        """The texts of its footnotes, block by block."""
        return [block.text for block in self.blocks if _is_note(block)]


def _is_note(block: Block) -> bool:
    return block.hidden == "a footnote"


def _is_letters(block: Block) -> bool:
    made = tokens(block.text)
    return len(made) > 1 and all(len(token) == 1 for token in made)


def pages(library: Library) -> list[Expected]:
    """Every page of the site with what is read of it: those that authors wrote, and those that are made of data."""
    known = generated.files(library)
    ours = library.settings.directory_urls
    found = [
        Expected(urls.published_as(page.src_uri, ours), page.src_uri, page.blocks, page.html or "", page)
        for page in library.pages.values()
    ]
    for path in known:
        if path.endswith(".md"):
            text = re.sub(r"\A---\n.*?\n---\n", "", known[path], flags=re.DOTALL)
            html = rendering.rendered(library, text, path, {*known, *library.pages}, known.evidence.get(path))
            found.append(Expected(urls.published_as(path, ours), path, blocks.read(html), html, None))
    return found


def print_page_faults(seen: Seen, library: Library, expected: Sequence[Expected], phrases: Phrases) -> list[str]:
    """Where the print page is not, leaflet by leaflet and page by page, what is read; and its frame."""
    headings = (block.text for each in expected for block in each.blocks if block.level)
    found = frame_faults(seen, phrases.with_more(["Contents", "Notes and sources", *headings]))
    for leaflet in library.leaflets:
        found += frame_lacks(seen, [leaflet.title, imprint(library, leaflet).version])
    ours = library.settings.directory_urls
    by_key = {print_page.key(urls.address(each.address, ours)): each for each in expected}
    order = [print_page.key(urls.address(urls.published_as(page.src_uri, ours), ours))
             for leaflet in library.leaflets for page in leaflet.pages]  # fmt: skip
    keys = [key for key in seen.parts if key in by_key]
    if keys[: len(order)] != order:
        found.append(f"the pages of the leaflets are {order}, and are seen as {keys}")
    for key in keys:
        found += [f"{key}: {each}" for each in differences(seen.parts[key], by_key[key].on_paper(library))]
    if "sources" in seen.parts:
        said = " ".join(seen.parts["sources"].tokens)
        found += [f"no note says “{text}”" for text in dict.fromkeys(
            text for each in expected if each.source and each.source.leaflet for text in each.notes
        ) if " ".join(tokens(text)) not in said]  # fmt: skip
    for key in set(seen.parts) - set(keys) - {"sources"}:
        found.append(f"the part {key} is no page")
    return found
