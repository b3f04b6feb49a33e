"""What of a rendered page can stand on paper: the elements that the stylesheet has a rule for, and those it has not.

`booklet.typ` has one rule for each element of `document.py`; here stands which HTML becomes which of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from urllib.parse import quote

from selectolax.lexbor import LexborHTMLParser, LexborNode

from leaflets.booklet import fonts, tables
from leaflets.core.diagnostics import Finding, Place
from leaflets.library.model import Page
from leaflets.markdown.blocks import UNSEEN, hides

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
_IN_CODE = {*INLINE, "span", "a", "u", "ins", "small", "big", "font", "data", "time", "abbr", "wbr"}
"""What `pre` may hold: lines of signs."""
KNOWN = {*INLINE, *PLAIN, *THROUGH, *BLOCKS}
UNSEEN_IN_PRINT = {"script", "style", "template", "noscript", "-comment", "_comment", "!doctype", "None"}
"""What shows nothing on the site either; `raw HTML` checks judge scripts. "None" is `<?x ?>`: it has no name."""
_MARKS = {"headerlink": "¶", "footnote-backref": "↩"}
LONGEST = 7000
"""Characters of an address; the engine takes 8,000."""
MOST = 50
"""Constructs of a page that are told: to place one, the whole page is read again."""
PICTURES = {".svg": "svg", ".png": "png", ".jpg": "jpg", ".jpeg": "jpg", ".gif": "gif", ".webp": "webp"}


class UnprintableError(Exception):
    """A construct without a rule: the page's path, a line near it, and what it is."""

    def __init__(self, path: str, line: int, what: str) -> None:
        """Keep the place."""
        super().__init__(f"{path}:{line}: {what}, which no booklet can print")


def left_out(node: LexborNode) -> str:
    """Why print leaves an element out, words and all, or nothing: this is the whole list, and no class is enough.

    Beside these there are UNSEEN_IN_PRINT, the titles of drawings, which are heard, and the number that stands for a
    footnote: print counts anew.
    """
    classes = (node.attributes.get("class") or "").split() if node.tag in {"a", "div"} else ()
    if node.tag == "a" and any(_said(node) == sign for name, sign in _MARKS.items() if name in classes):
        return "a sign to click on: the way to a heading, or back from a footnote"
    if "toc" in classes and _is_contents(node):
        return "the contents of a page, which the booklet has for all pages"
    if "footnote" in classes and _is_notes(node):
        return "the list of footnotes, each of which stands on the page that refers to it"
    return ""


def is_reference(node: LexborNode) -> bool:
    """Whether an `a` is the number of a footnote."""
    return "footnote-ref" in (node.attributes.get("class") or "").split() and _said(node).isdigit()


def _said(node: LexborNode) -> str:
    return node.text().strip().rstrip("\ufe0e\ufe0f")


def _is_contents(node: LexborNode) -> bool:
    """Whether an element holds a title and links to headings of the page, in their own words, and no other word."""
    top = node
    while top.parent is not None:
        top = top.parent
    heads = {each.id: _words(each) for each in top.css("h1, h2, h3, h4, h5, h6") if each.id}
    links = node.css("a[href]")
    named = [_words(link) for link in links if heads.get((link.attributes["href"] or "")[1:]) == _words(link)]
    titles = [_words(each) for each in node.css("span.toctitle")[:1]]
    return bool(links) and len(named) == len(links) and _words(node) == "".join([*titles, *named])


def _is_notes(node: LexborNode) -> bool:
    """Whether an element holds footnotes alone."""
    notes = node.css("ol > li[id]")
    return bool(notes) and _words(node) == "".join(_words(note) for note in notes)


def _words(node: LexborNode) -> str:
    """The letters of an element, without spaces and without the sign that leads to a heading."""
    return "".join(node.text().replace("¶", "").split())


def faults(page: Page) -> Iterator[Finding]:
    """Each construct of a rendered page that no rule prints, with its place."""
    if page.html is None:
        return
    tree = LexborHTMLParser(f"<!doctype html><body>{page.html}</body>")
    if tree.body is None:
        return
    for node, what in islice(_found(tree.body, 0), MOST):
        yield page.at_element(node, f"{what}, which no booklet can print")
    for node in tree.body.css("h1, h2, h3, h4, h5, h6"):
        if node.css_first("img") is not None and not node.text().strip():
            yield page.at_element(node, "there is a heading without words, which no booklet can print")
    yield from _unwritable(page, tree.body)


def _unwritable(page: Page, body: LexborNode) -> Iterator[Finding]:
    """Each block with characters that the engine does not set, and those in code, footnotes and other words."""
    told: set[str] = {"\ufffd"}  # of that `unreadable-page` tells
    for block in page.blocks:
        if lacking := [each for each in fonts.lacking(block.text) if each != "\ufffd"]:
            told.update(lacking)
            yield _lacking(page, lacking, block.place)
    texts = [_all_text(body), *(each.attributes.get("title") or "" for each in body.css("abbr.first-use"))]
    texts += [each.attributes.get("alt") or "" for each in body.css(":is(h1, h2, h3, h4, h5, h6) img")]
    if lacking := [each for each in fonts.lacking("".join(texts)) if each not in told]:
        yield _lacking(page, lacking, page.locator.start)


def _lacking(page: Page, lacking: list[str], near: Place) -> Finding:
    place = page.locator.of_pattern(f"([{re.escape(''.join(lacking))}])", near) or near
    advice = "; write a plain hyphen, -" if lacking == ["\u2011"] else ""
    names = ", ".join(fonts.name(each) for each in lacking[:20])
    return Finding(place, f"the booklets' fonts lack {names}{advice}")


def _all_text(node: LexborNode) -> str:
    """The text of an element without that of drawings, which are pictures, and of what is never seen."""
    parts: list[str] = []
    waiting = list(node.iter(include_text=True))[::-1]
    while waiting:
        child = waiting.pop()
        if child.tag == "-text":
            parts.append(child.text(deep=False) or "")
        elif (
            child.tag != "svg" and str(child.tag) not in UNSEEN_IN_PRINT and not (child.tag == "a" and left_out(child))
        ):
            waiting += list(child.iter(include_text=True))[::-1]
    return "".join(parts)


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
    if tag == "a" and len(quote(attributes.get("href") or "")) > LONGEST:
        return f"there is an address of more than {LONGEST:,} characters"
    if tag == "li" and (node.parent is None or node.parent.tag not in {"ul", "ol"}):
        return "there is an <li> that stands in no list"
    if tag == "pre" and (other := next((each for each in node.css("*") if each.tag not in _IN_CODE | {"pre"}), None)):
        return f"there is an element <{other.tag}> within <pre>"
    if tag == "svg" and node.css_first("foreignObject, foreignobject") is not None:
        return "there is a drawing with HTML in it (`<foreignObject>`)"
    return tables.fault(node) if tag == "table" else ""


def _picture_fault(src: str) -> str:
    path = src.partition("?")[0].partition("#")[0].lower()
    if re.match(r"(?:[a-z][a-z0-9+.-]*:|//)", path):
        return f"there is a picture that is no file of the leaflets ('{src[:60]}')"
    suffix = path[path.rfind(".") :] if "." in path else ""
    return "" if suffix in PICTURES else f"there is a picture of the kind '{suffix or src}'"
