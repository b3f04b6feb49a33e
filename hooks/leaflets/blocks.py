"""Rendered HTML cut into blocks: the pieces that state something, in reading order."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from selectolax.lexbor import LexborHTMLParser, LexborNode

from leaflets.markup import PICTURE
from leaflets.source import Text

if TYPE_CHECKING:
    from leaflets.source import Source

HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}
_BLOCKS = HEADINGS | {
    "p", "li", "dt", "dd", "td", "th", "caption", "figcaption", "pre", "summary", "blockquote", "div",
    "ul", "ol", "dl", "table", "thead", "tbody", "tr", "figure", "details", "section", "hr", "img",
}  # fmt: skip
_DEEPEST = 100  # elements within one another; what lies deeper is read as plain text
_SPACE = re.compile(r"\s+")
_SILENT = {"script", "style", "template", "svg"}
_MADE = {
    "headerlink",
    "footnote-ref",
    "footnote-backref",
    "box-kind",
}  # signs that extensions add; no author wrote them

COLLAPSED, UNSEEN = "collapsed text", "hidden text"
_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)


@dataclass
class Block:
    """One piece of a page.

    `kind` is the HTML tag (`p`, `li`, `h2`, `td` …), or `title` for the title of an admonition. `text` is what
    a reader sees, with single spaces; `prose` the same with spaces in place of code. `written` is what the
    author wrote for it. `facts` are the ids that it cites, `locals` the local values in it, `links` the
    (address, text) pairs, `linked` the ranges of `text` that are link text. `admonition` is the kind of the
    innermost admonition around it. `values` are the ranges of `text` that local values fill. `row` is the text of
    the table row around a cell. `hidden` says where the block hides from a reader at first sight ("collapsed text",
    "a tab", "a footnote", "hidden text"); it is empty for one that is seen. `line` and `column` count from 1 in the
    page's file.

    `item` is the number of the innermost list on its page that the block stands in, and of its item there, from 1;
    (0, 0) outside of lists.

    `fence` names the fence that made the block (`chances-2`: the second with that word on its page), if one did.
    """

    kind: str
    text: str
    id: str = ""
    facts: tuple[str, ...] = ()
    locals: tuple[str, ...] = ()
    links: tuple[tuple[str, str], ...] = ()
    linked: tuple[tuple[int, int, str], ...] = ()
    admonition: str = ""
    heading: Block | None = field(default=None, repr=False)
    line: int = 1
    column: int = 1
    written: str = ""
    code: tuple[tuple[int, int], ...] = ()
    values: tuple[tuple[int, int], ...] = ()
    row: str = field(default="", repr=False)
    fence: str = ""
    hidden: str = ""
    item: tuple[int, int] = (0, 0)

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


def _without(text: str, ranges: Iterable[tuple[int, int]]) -> str:
    """A text with spaces in place of ranges of it, which come in order."""
    pieces, at = [], 0
    for start, end in ranges:
        pieces += [text[at:start], " " * (min(end, len(text)) - start)]
        at = end
    return "".join([*pieces, text[at:]])


def read(html: str, source: Source | None = None) -> list[Block]:
    """The blocks of a rendered page, with their places in `source` where that is given."""
    tree = LexborHTMLParser(f"<!doctype html><body>{html}</body>")
    reader = _Reader()
    if tree.body is not None:
        reader.children(tree.body, "", (), 0)
    blocks = reader.blocks
    if source is not None:
        captions = [block for block in blocks if block.kind == "figcaption"]
        titles = zip(captions, source.captions([block.written for block in captions]), strict=True)
        of_images = {id(block): place for block, place in titles if place}
        texts = ["" if block.fence or id(block) in of_images else block.written for block in blocks]
        for block, place in zip(blocks, source.locate(texts), strict=True):
            place = of_images.get(id(block), place)
            rows = source.fences.get(block.fence, [])
            place = next((at for at, row in rows if row in block.facts), rows[0][0] if rows else place)
            block.line, block.column = place.line, place.column
    heading: Block | None = None
    for block in blocks:
        block.heading = heading
        if block.level:
            heading = block
    return blocks


class _Reader:
    """Walks the tree once; a run of text and inline elements becomes one block."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.fence = ""
        self.lists = 0
        self.item = (0, 0)

    def children(self, parent: LexborNode, admonition: str, hidden: tuple[str, ...], depth: int) -> None:
        run: list[LexborNode] = []
        for node in parent.iter(include_text=True):
            if node.tag in _BLOCKS and depth < _DEEPEST:
                self.flush(parent, run, admonition, hidden, depth)
                run = []
                self.block(node, admonition, hidden, depth + 1)
            else:
                run.append(node)
        self.flush(parent, run, admonition, hidden, depth)

    def block(self, node: LexborNode, admonition: str, hidden: tuple[str, ...], depth: int) -> None:
        attributes = node.attributes
        classes = (attributes.get("class") or "").split()
        if "toc" in classes:
            return  # `[TOC]`: it repeats the page's headings
        if node.tag == "img" and _has_caption(node):
            return  # the caption states and cites; `unheld-picture` reads the picture's own words
        if node.tag in {"div", "details"} and ("admonition" in classes or node.tag == "details"):
            kinds = [name for name in classes if name not in {"admonition", "open"}]
            admonition = kinds[0] if kinds else "note"
        if node.tag == "summary" and node.parent is not None and hides(node.parent) == COLLAPSED:
            hidden = hidden[:-1]  # what one clicks on to see the rest
        if place := hides(node):
            hidden = (*hidden, place)
        around, self.fence = self.fence, attributes.get("data-fence") or self.fence
        outer = self.item
        if node.tag in {"ul", "ol"}:
            self.lists += 1
            self.item = (self.lists, 0)
        elif node.tag == "li" and self.item[0]:
            self.item = outer = (outer[0], outer[1] + 1)
        self.children(node, admonition, hidden, depth)
        self.item = outer
        self.fence = around

    def flush(
        self, parent: LexborNode, run: list[LexborNode], admonition: str, hidden: tuple[str, ...], depth: int
    ) -> None:
        inline = _Inline()
        for node in run:
            inline.add(node, depth=depth)
        text, linked, code, values = inline.read()
        attributes = parent.attributes
        is_image = parent.tag == "img"
        if is_image:
            text = attributes.get("alt") or ""
        if not text and not is_image:
            return
        classes = (attributes.get("class") or "").split()
        is_title = "admonition-title" in classes or parent.tag == "summary"
        facts = (attributes.get("data-fact") or "").split()
        self.blocks.append(
            Block(
                kind="title" if is_title else str(parent.tag),
                text=text,
                id=attributes.get("id") or "",
                facts=(*facts, *inline.facts),
                locals=tuple(inline.locals),
                links=tuple(inline.links),
                linked=tuple(linked),
                admonition=admonition,
                written=text if is_image else "".join(inline.written),
                code=tuple(code),
                fence=self.fence,
                values=tuple(values),
                row=_SPACE.sub(" ", parent.parent.text()) if parent.tag in {"td", "th"} and parent.parent else "",
                hidden=hidden[0] if hidden else inline.hidden,
                item=self.item,
            )
        )


def _has_caption(image: LexborNode) -> bool:
    """Whether `markup.py` made a figure of it."""
    around = image.parent
    return around is not None and around.tag == "figure" and around.attributes.get("class") == PICTURE


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
        return "a footnote"
    return UNSEEN if "hidden" in attributes or _STYLE.search(attributes.get("style") or "") else ""


class _Inline:
    """Collects the text of inline nodes, their links, local values and citations."""

    def __init__(self) -> None:
        self.pieces: list[tuple[str, str, bool, bool]] = []  # text, address of the link, is code, is a local value
        self.written: list[str] = []
        self.links: list[tuple[str, str]] = []
        self.locals: list[str] = []
        self.facts: list[str] = []
        self.hidden = ""

    def add(self, node: LexborNode, link: str = "", local: bool = False, code: bool = False, depth: int = 0) -> None:
        if node.tag == "-text" or depth > _DEEPEST:
            text = node.text(deep=node.tag != "-text") or ""
            self.pieces.append((text, link, code, local))
            if not local:
                self.written.append(text)
            return
        if node.tag in _SILENT or node.tag == "_comment" or node.tag == "-comment":
            return
        attributes = node.attributes
        if _MADE.intersection((attributes.get("class") or "").split()):
            return
        if node.tag == "br":
            self.pieces.append((" ", link, code, local))
            self.written.append(" ")
        if node.tag != "abbr":  # what stands in a tooltip states nothing
            self.facts += (attributes.get("data-fact") or "").split()
        self.hidden = self.hidden or hides(node)
        key = attributes.get("data-local")
        if key:
            self.locals.append(key)
            self.written.append(f" local {key} ")
        before = len(self.pieces)
        is_link = node.tag == "a" and attributes.get("href") is not None and not key
        if is_link:
            link = attributes["href"] or ""
        for child in node.iter(include_text=True):
            self.add(child, link, local or bool(key), code or node.tag == "code", depth + 1)
        if is_link:
            text = "".join(piece for piece, *_ in self.pieces[before:])
            self.links.append((link, " ".join(text.split())))

    def read(self) -> tuple[str, list[tuple[int, int, str]], list[tuple[int, int]], list[tuple[int, int]]]:
        """What a reader sees, with single spaces, and ranges of it: links with their address, code, local values."""
        text = ""
        links: list[tuple[int, int, str]] = []
        codes: list[tuple[int, int]] = []
        values: list[tuple[int, int]] = []
        for piece, link, code, local in self.pieces:
            more = _SPACE.sub(" ", piece)
            if more.startswith(" ") and (not text or text.endswith(" ")):
                more = more[1:]
            end = len(text) + len(more)
            if link and more:
                joins = links and links[-1][1:] == (len(text), link)
                links.append((links.pop()[0] if joins else len(text), end, link))
            if code and more:
                codes.append((len(text), end))
            if local and more:
                values.append((len(text), end))
            text += more
        return text.rstrip(" "), links, codes, values
