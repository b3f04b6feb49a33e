"""Rendered HTML cut into blocks: the pieces that state something, in reading order."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from selectolax.lexbor import LexborHTMLParser, LexborNode

from leaflets.core.diagnostics import Place
from leaflets.data.sources import Citation
from leaflets.markdown import citations
from leaflets.markdown.locator import Text
from leaflets.markdown.marks import BOX_KIND, EVERYTHING, NTH, PICTURE, Marks

if TYPE_CHECKING:
    from leaflets.markdown.locator import Locator

HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}
_BLOCKS = HEADINGS | {
    "p", "li", "dt", "dd", "td", "th", "caption", "figcaption", "pre", "summary", "blockquote", "div",
    "ul", "ol", "dl", "table", "thead", "tbody", "tr", "figure", "details", "section", "hr", "img",
}  # fmt: skip
_CELLS = {"td", "th"}
_DEEPEST = 100  # elements within one another; what lies deeper is read as plain text
_SPACE = re.compile(r"\s+")
_SILENT = {"script", "style", "template"}
_MADE = {"headerlink", "footnote-ref", "footnote-backref", BOX_KIND}
"""Signs that extensions add, where they bear their mark (`marks.py`); no author wrote them."""

LATER = "later"
"""The class of a box about what can wait: it makes another box of a `help`."""
COLLAPSED, UNSEEN, FOOTNOTE = "collapsed text", "hidden text", "a footnote"
_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)


class Span(NamedTuple):
    """A range of a block's text."""

    start: int
    end: int


class LinkSpan(NamedTuple):
    """A range of a block's text that is the text of a link, and the link's address."""

    start: int
    end: int
    address: str


@dataclass(frozen=True)
class Box:
    """An admonition or a `???` box."""

    kinds: tuple[str, ...]
    """All its classes as its author wrote them: `help later` has two."""
    title: str = ""
    """The words of its title."""


@dataclass
class Block:
    """One piece of a page."""

    kind: str
    """The HTML tag (`p`, `li`, `h2`, `td` …), or `title` for the title of a box."""
    text: str
    """What a reader sees, with single spaces; `prose` is the same with spaces in place of code."""
    id: str = ""
    """The id of its element."""
    citation: Citation | None = None
    """What it says of its origin, or the row of its table or the line above its list says for it; else None."""
    locals: tuple[str, ...] = ()
    """The names of the local values in it."""
    links: tuple[tuple[str, str], ...] = ()
    """The address and the text of each link in it."""
    linked: tuple[LinkSpan, ...] = ()
    """The ranges of `text` that are the text of links."""
    heading: Block | None = field(default=None, repr=False)
    """The heading above it."""
    place: Place = Place("", 1, 1)  # noqa: RUF009 (a named tuple cannot change)
    """Where it begins in its source; the first line where that is not known."""
    written: str = ""
    """What the author wrote for it."""
    code: tuple[Span, ...] = ()
    """The ranges of `text` that are code."""
    values: tuple[Span, ...] = ()
    """The ranges of `text` that local values fill."""
    listed: bool = False
    """Whether it is one text of a local value that is a list."""
    row: str = field(default="", repr=False)
    """The text of the table row around a cell."""
    column_head: str = field(default="", repr=False)
    """For a cell below the head of its table the text of the head of its column."""
    fence: str = ""
    """The fence that made it (`chances-2`: the second with that word on its page), if one did."""
    hidden: str = ""
    """Where it hides from a reader at first sight: "collapsed text", "a tab", "a footnote", "hidden text"."""
    item: tuple[int, int] = (0, 0)
    """The number on its page of the innermost list around it, and of its item there, from 1; else (0, 0)."""
    boxes: tuple[Box, ...] = ()
    """The boxes around it, the outermost first."""
    lead: str = field(default="", repr=False)
    """The text of the block right before the list that it is in, such as "Do not:"; else empty."""
    number: str = ""
    """The number that is shown before it, where it begins an item of a numbered list; else empty."""
    picture: str = field(default="", repr=False)
    """For a caption the words in place of its picture (`alt`)."""

    @property
    def line(self) -> int:
        """The line of its place."""
        return self.place.line or 1

    @property
    def column(self) -> int:
        """The column of its place."""
        return self.place.column or 1

    @property
    def admonition(self) -> str:
        """The innermost box around the block as it is written after `!!!`: all its kinds; empty outside of boxes."""
        return " ".join(self.boxes[-1].kinds) if self.boxes else ""

    def is_in(self, admonition: str) -> bool:
        """Whether the innermost box is of these kinds and maybe others. What can wait (`help later`) is no `help`."""
        kinds, wanted = set(self.boxes[-1].kinds if self.boxes else ()), set(admonition.split())
        return bool(wanted) and wanted <= kinds and (LATER in wanted) == (LATER in kinds)

    @property
    def claims(self) -> str:
        """`prose` with spaces in place of local values: what the leaflet itself says. As long as `text`."""
        return _without(self.prose, self.values)

    @property
    def prose(self) -> str:
        """`text` with a space for each character of code: what counts as words. As long as `text`."""
        if self.kind == "pre":
            return " " * len(self.text)
        return _without(self.text, self.code)

    @cached_property
    def words(self) -> Text:
        """The words of `text`, to count phrases in."""
        return Text(self.text)

    @property
    def level(self) -> int:
        """1 to 6 for a heading, 0 for any other block."""
        return int(self.kind[1]) if self.kind in HEADINGS else 0


def _without(text: str, ranges: Iterable[Span]) -> str:
    """A text with spaces in place of ranges of it, which come in order."""
    pieces, at = [], 0
    for start, end in ranges:
        pieces += [text[at:start], " " * (min(end, len(text)) - start)]
        at = end
    return "".join([*pieces, text[at:]])


def read(html: str, locator: Locator | None = None) -> list[Block]:
    """The blocks of a rendered page, with their places in its source where `locator` knows that."""
    tree = LexborHTMLParser(f"<!doctype html><body>{html}</body>")
    reader = _Reader(Marks.of(html))
    if tree.body is not None:
        reader.children(tree.body, _Around(), 0)
    blocks = reader.blocks
    for block, place in zip(blocks, locator.of_blocks(blocks) if locator else (), strict=bool(locator)):
        block.place = place
    heading: Block | None = None
    for block in blocks:
        block.heading = heading
        if block.level:
            heading = block
    return blocks


@dataclass(frozen=True)
class _Around:
    """What is around a node, as its block will have it."""

    boxes: tuple[Box, ...] = ()
    hidden: tuple[str, ...] = ()
    """What hides it, the outermost first."""
    fence: str = ""
    item: tuple[int, int] = (0, 0)
    lead: str = ""
    citation: Citation | None = None
    """What the row of a table or the line above a list cites for all in it that cites nothing of its own."""
    made: bool = False
    """Whether all of it is the renderer's."""


class _Reader:
    """Walks the tree once; a run of text and inline elements becomes one block."""

    def __init__(self, marks: Marks) -> None:
        self.marks = marks
        self.blocks: list[Block] = []
        self.lists = 0
        self.number = ""  # of the list item that begins, until it has a block
        self.picture = ""  # the words of a picture, until its caption comes

    def children(self, parent: LexborNode, around: _Around, depth: int) -> None:
        run: list[LexborNode] = []
        items = 0
        numbers = _numbers(parent) if parent.tag == "ol" else None
        for node in parent.iter(include_text=True):
            if node.tag in _BLOCKS and depth < _DEEPEST:
                self.flush(parent, run, around, depth)
                run = []
                if node.tag == "li" and parent.tag in {"ul", "ol"}:
                    items += 1
                    around = replace(around, item=(around.item[0], items))
                    self.number = next(numbers, "") if numbers else ""
                self.block(node, around, depth + 1)
            else:
                run.append(node)
        self.flush(parent, run, around, depth)

    def block(self, node: LexborNode, around: _Around, depth: int) -> None:
        attributes = node.attributes
        classes = (attributes.get("class") or "").split()
        if "toc" in classes and self.marks.has(node, ".toc"):
            return  # `[TOC]`: it repeats the page's headings
        if node.tag == "img" and self.captioned(node):
            self.picture = attributes.get("alt") or ""
            return  # the caption states and cites; `unheld-picture` reads the picture's own words
        hidden = around.hidden
        if node.tag in {"div", "details"} and ("admonition" in classes or node.tag == "details"):
            kinds = tuple(name for name in classes if name not in {"admonition", "open"}) or ("note",)
            around = replace(around, boxes=(*around.boxes, Box(kinds, self.title(node))))
        if node.tag == "summary" and node.parent is not None and hides(node.parent) == COLLAPSED:
            hidden = hidden[:-1]  # what one clicks on to see the rest
        if place := hides(node):
            hidden = (*hidden, place)
        made = around.made or EVERYTHING in self.marks.on(node)
        fence = (attributes.get("data-fence") or "") if self.marks.has(node, "data-fence") else ""
        around = replace(around, hidden=hidden, made=made, fence=fence or around.fence)
        if node.tag in {"ul", "ol"}:
            self.lists += 1
            lead = self.before(node)
            for_all = lead.citation if lead and lead.text.endswith(":") else None
            text = lead.text if lead else ""
            around = replace(around, item=(self.lists, 0), lead=text, citation=for_all or around.citation)
        if node.tag == "tr" and (cells := [cell for cell in node.iter() if cell.tag in {"td", "th"}]):
            around = replace(around, citation=_citation(cells[-1]) or around.citation)
        self.children(node, around, depth)

    def before(self, node: LexborNode) -> Block | None:
        """The block right before a list, if there is one beside it or in the item that holds it."""
        return self.blocks[-1] if self.blocks and _previous(node) else None

    def title(self, box: LexborNode) -> str:
        """The words of a box's title, without the word that the renderer puts before it."""
        first = box.css_first("summary, p.admonition-title")
        if first is None:
            return ""
        inline = _Inline(self.marks)
        for node in first.iter(include_text=True):
            inline.add(node)
        return inline.shown().text

    def captioned(self, image: LexborNode) -> bool:
        """Whether `extension.py` made a figure with a caption of an image."""
        around = image.parent
        return around is not None and around.tag == "figure" and self.marks.has(around, f".{PICTURE}")

    def flush(self, parent: LexborNode, run: list[LexborNode], around: _Around, depth: int) -> None:
        inline = _Inline(self.marks, around.made)
        for node in run:
            inline.add(node, depth=depth)
        shown = inline.shown()
        text = shown.text
        attributes = parent.attributes
        is_image = parent.tag == "img"
        if is_image:
            text = attributes.get("alt") or ""
        if not text and not is_image:
            return
        is_title = parent.tag == "summary" or "admonition-title" in (attributes.get("class") or "").split()
        self.blocks.append(
            Block(
                kind="title" if is_title else str(parent.tag),
                text=text,
                id=attributes.get("id") or "",
                citation=_citation(parent) or around.citation,
                locals=tuple(inline.locals),
                links=tuple(inline.links),
                linked=tuple(shown.linked),
                written=text if is_image else "".join(inline.written),
                code=tuple(shown.code),
                fence=around.fence,
                values=tuple(shown.values),
                listed=inline.listed,
                row=_SPACE.sub(" ", parent.parent.text()) if parent.tag in _CELLS and parent.parent else "",
                column_head=_column_head(parent),
                hidden=around.hidden[0] if around.hidden else inline.hidden,
                item=around.item,
                boxes=around.boxes,
                lead=around.lead,
                number=self.number,
                picture=self.picture if parent.tag == "figcaption" else "",
            )
        )
        self.number = ""
        if parent.tag == "figcaption":
            self.picture = ""


def _citation(node: LexborNode) -> Citation | None:
    """What an element itself cites."""
    attributes = node.attributes
    return citations.of_attributes(attributes.get(citations.ATTRIBUTE), attributes.get(citations.NAMES))


def _column_head(cell: LexborNode) -> str:
    """The text of the head of a cell's column; empty in the head itself, and where there is no such thing."""
    if cell.tag not in _CELLS:
        return ""
    table: LexborNode | None = cell
    while table is not None and table.tag != "table":
        if table.tag == "thead":
            return ""
        table = table.parent
    head = table.css_first("thead tr") if table is not None else None
    if head is None:
        return ""
    at, before = 0, cell.prev
    while before is not None:
        at += _width(before)
        before = before.prev
    for one in head.iter():
        if 0 <= at < _width(one):
            return " ".join(one.text().split())
        at -= _width(one)
    return ""


def _width(cell: LexborNode) -> int:
    """How many columns a cell takes; 0 for what is none."""
    return max(1, _integer(cell.attributes.get("colspan")) or 1) if cell.tag in _CELLS else 0


def _numbers(listed: LexborNode) -> Iterator[str]:
    """The numbers that the items of an `<ol>` show (HTML standard, 4.4.5 and 4.4.8)."""
    items = [node for node in listed.iter() if node.tag == "li"]
    back = -1 if "reversed" in listed.attributes else 1
    number = _integer(listed.attributes.get("start"))
    if number is None:
        number = len(items) if back < 0 else 1
    for item in items:
        value = _integer(item.attributes.get("value"))
        number = number if value is None else value
        yield str(number)
        number += back


def _integer(value: str | None) -> int | None:
    """An attribute's number as HTML reads it: what follows the digits does not count (2.3.4.1)."""
    found = re.match(r"\s*([-+]?[0-9]{1,9})", value or "")
    return int(found[1]) if found else None


def _previous(node: LexborNode) -> bool:
    """Whether something that is no space stands before a node within its parent."""
    before = node.prev
    while before is not None and before.tag == "-text" and not (before.text() or "").strip():
        before = before.prev
    return before is not None


def hides(node: LexborNode) -> str:
    """Where an element hides its content from a reader at first sight, or nothing.

    Every tab does, the first one too: themes open the one that a reader chose on another page.
    """
    attributes = node.attributes
    if not attributes:
        return COLLAPSED if node.tag == "details" else ""
    if node.tag == "details" and "open" not in attributes:
        return COLLAPSED
    classes = (attributes.get("class") or "").split()
    if "tabbed-content" in classes:
        return "a tab"
    if "footnote" in classes:
        return FOOTNOTE
    return UNSEEN if "hidden" in attributes or _STYLE.search(attributes.get("style") or "") else ""


@dataclass(frozen=True)
class _Piece:
    """A piece of text within one inline element."""

    text: str
    link: str = ""
    """The address of the link around it."""
    code: bool = False
    local: bool = False
    """Whether a local value made it."""


@dataclass
class _Shown:
    """What a reader sees of inline nodes, with single spaces, and ranges of it."""

    text: str = ""
    linked: list[LinkSpan] = field(default_factory=list)
    code: list[Span] = field(default_factory=list)
    values: list[Span] = field(default_factory=list)

    def add(self, piece: _Piece) -> None:
        """Append a piece."""
        more = _SPACE.sub(" ", piece.text)
        if more.startswith(" ") and (not self.text or self.text.endswith(" ")):
            more = more[1:]
        if not more:
            return
        start, end = len(self.text), len(self.text) + len(more)
        if piece.link:
            joins = bool(self.linked) and self.linked[-1][1:] == (start, piece.link)
            self.linked.append(LinkSpan(self.linked.pop().start if joins else start, end, piece.link))
        if piece.code:
            self.code.append(Span(start, end))
        if piece.local:
            self.values.append(Span(start, end))
        self.text += more


class _Inline:
    """Collects the text of inline nodes, their links and local values."""

    def __init__(self, marks: Marks, made: bool = False) -> None:
        self.marks = marks
        self.made = made
        self.pieces: list[_Piece] = []
        self.written: list[str] = []
        self.links: list[tuple[str, str]] = []
        self.locals: list[str] = []
        self.listed = False
        self.hidden = ""

    def add(self, node: LexborNode, link: str = "", local: bool = False, code: bool = False, depth: int = 0) -> None:
        if node.tag == "-text" or depth > _DEEPEST:
            text = node.text(deep=node.tag != "-text") or ""
            self.pieces.append(_Piece(text, link, code, local))
            if not local:
                self.written.append(text)
            return
        if node.tag in _SILENT or node.tag == "_comment" or node.tag == "-comment":
            return
        if node.tag == "svg" and (self.made or self.marks.has(node, EVERYTHING)):
            return  # the picture of a chance: its words stand beside it
        attributes = node.attributes
        if _MADE.intersection(self.marks.classes(node)):
            return
        if node.tag == "img":  # in a link or the like: what is heard in its place
            alt = f" {attributes.get('alt') or ''} "
            self.pieces.append(_Piece(alt, link, code, local))
            self.written.append(alt)
            return
        if node.tag == "br":
            self.pieces.append(_Piece(" ", link, code, local))
            self.written.append(" ")
        self.hidden = self.hidden or hides(node)
        key = attributes.get("data-local") if self.marks.has(node, "data-local") else None
        if key:
            self.locals.append(key)
            nth = attributes.get(NTH) if self.marks.has(node, NTH) else None
            self.listed = self.listed or bool(nth)
            if nth in (None, "1"):  # the author wrote one line for all
                self.written.append(f" local {key} ")
        before = len(self.pieces)
        is_link = node.tag == "a" and attributes.get("href") is not None and not key
        if is_link:
            link = attributes["href"] or ""
        for child in node.iter(include_text=True):
            self.add(child, link, local or bool(key), code or node.tag == "code", depth + 1)
        if is_link:
            text = "".join(piece.text for piece in self.pieces[before:])
            self.links.append((link, " ".join(text.split())))

    def shown(self) -> _Shown:
        """What a reader sees of the nodes."""
        shown = _Shown()
        for piece in self.pieces:
            shown.add(piece)
        shown.text = shown.text.rstrip(" ")
        return shown
