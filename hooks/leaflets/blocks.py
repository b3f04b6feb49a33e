"""Rendered HTML cut into blocks: the pieces that state something, in reading order."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from selectolax.lexbor import LexborHTMLParser, LexborNode

if TYPE_CHECKING:
    from leaflets.source import Source

HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}
_BLOCKS = HEADINGS | {
    "p", "li", "dt", "dd", "td", "th", "caption", "figcaption", "pre", "summary", "blockquote", "div",
    "ul", "ol", "dl", "table", "thead", "tbody", "tr", "figure", "details", "section", "hr", "img",
}  # fmt: skip
_SILENT = {"script", "style", "template", "svg"}


@dataclass
class Block:
    """One piece of a page.

    `kind` is the HTML tag (`p`, `li`, `h2`, `td` …), or `title` for the title of an admonition. `text` is what
    a reader sees, with single spaces. `facts` are the ids that it cites, `locals` the local values in it,
    `links` the (address, text) pairs, `linked` the ranges of `text` that are link text. `admonition` is the
    kind of the innermost admonition around it. `line` and `column` count from 1 in the page's file.
    """

    kind: str
    text: str
    id: str = ""
    facts: tuple[str, ...] = ()
    locals: tuple[str, ...] = ()
    links: tuple[tuple[str, str], ...] = ()
    linked: tuple[tuple[int, int, str], ...] = ()
    broken: tuple[str, ...] = ()
    admonition: str = ""
    admonition_number: int = 0
    heading: Block | None = field(default=None, repr=False)
    line: int = 1
    column: int = 1
    written: str = ""

    @property
    def level(self) -> int:
        """1 to 6 for a heading, 0 for any other block."""
        return int(self.kind[1]) if self.kind in HEADINGS else 0


def read(html: str, source: Source | None = None) -> list[Block]:
    """The blocks of a rendered page, with their places in `source` where that is given."""
    tree = LexborHTMLParser(f"<!doctype html><body>{html}</body>")
    reader = _Reader()
    if tree.body is not None:
        reader.children(tree.body, "", 0)
    blocks = reader.blocks
    if source is not None:
        for block, place in zip(blocks, source.locate([b.written for b in blocks]), strict=True):
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
        self.admonitions = 0

    def children(self, parent: LexborNode, admonition: str, number: int) -> None:
        run: list[LexborNode] = []
        for node in parent.iter(include_text=True):
            if node.tag in _BLOCKS:
                self.flush(parent, run, admonition, number)
                run = []
                self.block(node, admonition, number)
            else:
                run.append(node)
        self.flush(parent, run, admonition, number)

    def block(self, node: LexborNode, admonition: str, number: int) -> None:
        classes = (node.attributes.get("class") or "").split()
        if node.tag in {"div", "details"} and ("admonition" in classes or node.tag == "details"):
            kinds = [name for name in classes if name not in {"admonition", "open"}]
            self.admonitions += 1
            self.children(node, kinds[0] if kinds else "note", self.admonitions)
        else:
            self.children(node, admonition, number)

    def flush(self, parent: LexborNode, run: list[LexborNode], admonition: str, number: int) -> None:
        inline = _Inline()
        for node in run:
            inline.add(node)
        text = inline.text()
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
                linked=tuple(inline.ranges()),
                broken=tuple(inline.broken),
                admonition=admonition,
                admonition_number=number,
                written="".join(inline.written),
            )
        )


class _Inline:
    """Collects the text of inline nodes, their links, local values and citations."""

    def __init__(self) -> None:
        self.characters: list[tuple[str, str]] = []  # (character, address of the link around it)
        self.written: list[str] = []
        self.links: list[tuple[str, str]] = []
        self.locals: list[str] = []
        self.facts: list[str] = []
        self.broken: list[str] = []

    def add(self, node: LexborNode, link: str = "", local: bool = False) -> None:
        if node.tag == "-text":
            text = node.text(deep=False) or ""
            self.characters += ((character, link) for character in text)
            if not local:
                self.written.append(text)
            return
        if node.tag in _SILENT or node.tag == "_comment" or node.tag == "-comment":
            return
        attributes = node.attributes
        if "headerlink" in (attributes.get("class") or ""):
            return
        if node.tag == "br":
            self.characters.append((" ", link))
        self.facts += (attributes.get("data-fact") or "").split()
        if broken := attributes.get("data-broken"):
            self.broken.append(broken)
        key = attributes.get("data-local")
        if key:
            self.locals.append(key)
            self.written.append(f" local {key} ")
        if node.tag == "a" and attributes.get("href") is not None and not key:
            link = attributes["href"] or ""
            before = len(self.characters)
            self.walk(node, link, local)
            text = " ".join("".join(c for c, _ in self.characters[before:]).split())
            self.links.append((link, text))
        else:
            self.walk(node, link, local or bool(key))

    def walk(self, node: LexborNode, link: str, local: bool) -> None:
        for child in node.iter(include_text=True):
            self.add(child, link, local)

    def text(self) -> str:
        """What a reader sees, with single spaces; `characters` shrinks to the same length."""
        squeezed: list[tuple[str, str]] = []
        for character, link in self.characters:
            if not character.isspace():
                squeezed.append((character, link))
            elif squeezed and squeezed[-1][0] != " ":
                squeezed.append((" ", link))
        if squeezed and squeezed[-1][0] == " ":
            squeezed.pop()
        self.characters = squeezed
        return "".join(character for character, _ in squeezed)

    def ranges(self) -> Iterator[tuple[int, int, str]]:
        """(start, end, address) of each stretch of link text, in characters of `text`."""
        start = 0
        for index in range(1, len(self.characters) + 1):
            here = self.characters[start][1]
            if index == len(self.characters) or self.characters[index][1] != here:
                if here:
                    yield start, index, here
                start = index
