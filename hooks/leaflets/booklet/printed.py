"""What of a rendered page can stand on paper: the elements that the stylesheet has a rule for, and those it has not.

`booklet.typ` has one rule for each element of `document.py`; here stands which HTML becomes which of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from selectolax.lexbor import LexborHTMLParser, LexborNode

from leaflets.blocks import UNSEEN, hides
from leaflets.booklet import fonts, tables
from leaflets.diagnostics import Finding
from leaflets.model import Page
from leaflets.source import Place

DEEPEST = 18
"""Elements within one another. Typst ends at 80 calls, four for an element, and paper is too narrow long before."""
BOXES = 3
"""Boxes, pictures with captions and tables within one another."""

INLINE = {
    "b": "strong", "strong": "strong", "mark": "strong", "em": "em", "i": "em", "cite": "em", "dfn": "em", "var": "em",
    "code": "code", "kbd": "code", "samp": "code", "tt": "code", "sup": "sup", "sub": "sub", "del": "strike",
    "s": "strike", "strike": "strike",
}  # fmt: skip
"""Elements within a line, and what they are in print: no italics, no underlines (UKAAF, RNIB)."""
PLAIN = {
    "span", "abbr", "acronym", "small", "big", "font", "u", "ins", "time", "data", "label", "bdi", "bdo", "wbr", "br",
    "a", "q", "img", "svg", "picture", "input", "source",
}  # fmt: skip
"""Elements within a line that have a rule of their own, or print as the words in them."""
THROUGH = {"div", "section", "article", "aside", "header", "footer", "main", "nav", "address", "center", "hgroup"}
"""Blocks that print as what is in them."""
BLOCKS = {
    "h1", "h2", "h3", "h4", "h5", "h6", "p", "ul", "ol", "li", "dl", "dt", "dd", "table", "caption", "colgroup", "col",
    "thead", "tbody", "tfoot", "tr", "th", "td", "blockquote", "pre", "hr", "figure", "figcaption", "details",
    "summary",
}  # fmt: skip
KNOWN = {*INLINE, *PLAIN, *THROUGH, *BLOCKS}
UNSEEN_IN_PRINT = {"script", "style", "template", "noscript", "-comment", "_comment", "!doctype", "None"}
"""What shows nothing on the site either; `raw HTML` checks judge scripts. "None" is `<?x ?>`: it has no name."""
MOST = 50
"""Constructs of a page that are told: to place one, the whole page is read again."""
PICTURES = {".svg": "svg", ".png": "png", ".jpg": "jpg", ".jpeg": "jpg", ".gif": "gif", ".webp": "webp"}


class UnprintableError(Exception):
    """A construct without a rule: the page's path, a line near it, and what it is."""

    def __init__(self, path: str, line: int, what: str) -> None:
        """Keep the place."""
        super().__init__(f"{path}:{line}: {what}, which no booklet can print")


def faults(page: Page) -> Iterator[Finding]:
    """Each construct of a rendered page that no rule prints, with its place."""
    if page.html is None:
        return
    tree = LexborHTMLParser(f"<!doctype html><body>{page.html}</body>")
    if tree.body is None:
        return
    for node, what in islice(_found(tree.body, 0), MOST):
        place = _place(page, tree.body, node)
        yield Finding(page.path, place.line, place.column, f"{what}, which no booklet can print")
    for block in page.blocks:
        if lacking := fonts.missing(block.text.replace("\ufffd", "")):  # of that `unreadable-page` tells
            yield page.at(block, f"the booklets' fonts lack {', '.join(lacking[:20])}")


def _place(page: Page, body: LexborNode, node: LexborNode) -> Place:
    """Where an element stands: by its words, by its address, or as the so many-eth of its kind in raw HTML."""
    text = " ".join(node.text().split())
    block = next((block for block in page.blocks if block.text and text.startswith(block.text)), None)
    if block is not None:
        return Place(block.line, block.column)
    place = Place(page.front.body_line, 1)
    if src := (node.attributes.get("src") or "").rpartition("/")[2]:
        return page.source.search(f"({re.escape(src)})", place)
    alike = [each.mem_id for each in body.css("*") if each.tag == node.tag]  # any name, such as `a:b(c)`
    return page.source.tag(str(node.tag), alike.index(node.mem_id)) or place


def _found(parent: LexborNode, depth: int, boxes: int = 0) -> Iterator[tuple[LexborNode, str]]:
    for node in parent.iter():
        tag = str(node.tag)
        if tag in UNSEEN_IN_PRINT:
            continue
        inner = boxes + is_box(node)
        if (what := unprintable(node, tag)) or (what := too_deep(node, depth, inner)):
            yield node, what
        elif tag != "svg":
            yield from _found(node, depth + 1, inner)


def deep(parent: LexborNode, depth: int = 0, boxes: int = 0) -> Iterator[str]:
    """What stands too deep below an element."""
    for node in parent.iter():
        inner = boxes + is_box(node)
        if what := too_deep(node, depth, inner):
            yield what
        elif node.tag != "svg":
            yield from deep(node, depth + 1, inner)


def is_box(node: LexborNode) -> bool:
    """Whether an element is one that print keeps whole."""
    return node.tag in {"details", "table", "figure"} or "admonition" in (node.attributes.get("class") or "").split()


def too_deep(node: LexborNode, depth: int, boxes: int) -> str:
    """What to say where an element stands within too many others; `depth` counts them, `boxes` with itself."""
    if depth >= DEEPEST:
        return f"<{node.tag}> stands within {depth} other elements"
    return f"a box, table or picture stands within {boxes - 1} others" if boxes > BOXES else ""


def unprintable(node: LexborNode, tag: str) -> str:
    """What is in the way of printing an element itself, or nothing; its children are not looked at."""
    attributes = node.attributes
    if tag not in KNOWN:
        return f"there is an element <{tag}>"
    if tag == "input" and (attributes.get("type") or "text").lower() != "checkbox":
        return f'there is an element <input type="{attributes.get("type") or "text"}">'
    if hides(node) == UNSEEN:
        return f"<{tag}> is hidden text"
    if tag == "img":
        return _picture_fault(attributes.get("src") or "")
    if tag == "svg" and node.css_first("foreignObject, foreignobject") is not None:
        return "there is a drawing with HTML in it (`<foreignObject>`)"
    return tables.fault(node) if tag == "table" else ""


def _picture_fault(src: str) -> str:
    path = src.partition("?")[0].partition("#")[0].lower()
    if re.match(r"(?:[a-z][a-z0-9+.-]*:|//)", path):
        return f"there is a picture that is no file of the leaflets ('{src[:60]}')"
    suffix = path[path.rfind(".") :] if "." in path else ""
    return "" if suffix in PICTURES else f"there is a picture of the kind '{suffix or src}'"
