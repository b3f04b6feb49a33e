"""The print page: pages joined into one, with every link and id right.

mkdocs-print-site-plugin joins pages with regular expressions and breaks links and ids without a word. So its
page gives the frame (template, cover) here, and the pages are joined again with an HTML parser. The module
knows nothing of MkDocs and takes any list of pages: a whole library or one leaflet.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from urllib.parse import unquote, urldefrag, urljoin

from selectolax.lexbor import LexborHTMLParser, LexborNode

from leaflets.html.footnotes import Footnotes

_IDREFS = {
    "for", "form", "headers", "list", "itemref", "popovertarget", "commandfor", "anchor", "aria-labelledby",
    "aria-describedby", "aria-controls", "aria-owns", "aria-details", "aria-errormessage", "aria-flowto",
    "aria-activedescendant",
}  # fmt: skip
"""Attributes that hold ids (HTML; WAI-ARIA 1.2)."""
_ADDRESSES = {"src", "poster", "data"}
_HREFS = {"href", "xlink:href"}
_URL = re.compile(r"""url\(\s*(["']?)#([^)"']*?)\1\s*\)""", re.IGNORECASE)
"""A part of a drawing, in whichever attribute: `fill`, `mask`, `filter`, `marker-end`, `style` (SVG 2, 16)."""
_BREAKS = 25
"""Letters of the longest word that stays whole in a cell: booklets let longer ones break, too."""
_LONG = re.compile(rf"\S{{{_BREAKS + 1},}}")
_PIECE = re.compile(r"[^/.?&=_#@:%,-]*[/.?&=_#@:%,-]*")
_PERMALINK = "¶"
_ROOT = "https://site.invalid/"  # stands for the site's root; RFC 2606 keeps the name from being anybody's


@dataclass(frozen=True)
class PrintedPage:
    """A page as it was rendered for the site; `url` is its address from the site's root, `part` its leaflet.

    `group` names the group of the leaflet's pages in which it stands.
    """

    url: str
    title: str
    html: str
    part: str = ""
    group: str = ""


def repair(frame: str, pages: Sequence[PrintedPage], site_url: str = "") -> str:
    """The print page at the site's root with `pages` in their order, contents before and sources after them.

    `frame` is the page that the plugin wrote. Links to pages that are not printed become full addresses
    under `site_url`; where that is empty they stay relative to the print page.
    """
    tree = LexborHTMLParser(frame)
    place = tree.css_first("#print-site-page")
    if place is None:
        raise ValueError("no element with the id 'print-site-page': is this the page that print-site wrote?")
    # The plugin's own: scripts for what our page does not have, and a style in the body, where HTML has none.
    for node in tree.css("head script, #print-site-page ~ style"):
        node.decompose()
    cover = place.css_first("#print-site-cover-page")
    joined = _Joined(pages, site_url, reserved=_ids(tree, outside=place) | _ids(cover))
    parts = [cover.html if cover is not None else "", joined.contents(), *joined.sections(), joined.sources()]
    place.inner_html = "\n".join(part for part in parts if part)
    return f"{tree.html}\n"


def _ids(tree: LexborHTMLParser | LexborNode | None, outside: LexborNode | None = None) -> set[str]:
    if tree is None:
        return set()
    inside = _ids(outside)
    return {node.attributes.get("id") or "" for node in tree.css("[id]")} - inside


class _Joined:
    """The pages, parsed, with new ids that no two elements share."""

    def __init__(self, pages: Sequence[PrintedPage], site_url: str, reserved: set[str]) -> None:
        self.pages = pages
        self.site_url = site_url
        self.taken = {*reserved, "print-site-page", "contents", "sources"}
        self.keys = {page.url: self._free(key(page.url)) for page in pages}
        self.bodies: dict[str, LexborNode] = {}
        self.anchors: dict[tuple[str, str], str] = {}
        self.footnotes = Footnotes()
        self._trees = []
        for page in pages:
            tree = LexborHTMLParser(f"<!doctype html><body>{page.html}</body>")
            self._trees.append(tree)  # a node lives as long as its tree
            assert tree.body is not None
            self.bodies[page.url] = tree.body
            self._rename(page.url, tree.body)
        for page in pages:
            self._settle(page.url, self.bodies[page.url])

    def _free(self, wanted: str) -> str:
        name, number = wanted, 2
        while name in self.taken:
            name, number = f"{wanted}-{number}", number + 1
        self.taken.add(name)
        return name

    def _rename(self, url: str, body: LexborNode) -> None:
        for link in body.css("a.headerlink"):
            if link.text().strip() == _PERMALINK:
                link.decompose()
        for node in body.css("[id]"):
            old = node.attributes.get("id") or ""
            if not old:
                del node.attrs["id"]
                continue
            new = self._free(f"{self.keys[url]}-{old}")
            node.attrs["id"] = new
            self.anchors.setdefault((url, old), new)
        for node in body.css("a[name]"):
            old = node.attributes.get("name") or ""
            del node.attrs["name"]
            if old and (url, old) not in self.anchors and not node.id:
                node.attrs["id"] = self.anchors[url, old] = self._free(f"{self.keys[url]}-{old}")

    def _settle(self, url: str, body: LexborNode) -> None:
        for node in body.css("*"):
            for name, value in list(node.attributes.items()):
                if (new := self._attribute(url, str(node.tag), name, value or "")) != (value or ""):
                    node.attrs[name] = new
        for node in body.css("img[loading]"):
            del node.attrs["loading"]  # a browser prints no picture that it has not been scrolled to
        for node in body.css("details"):
            node.attrs["open"] = ""
        for cell in body.css("td, th"):
            _let_break(cell)
        self.footnotes.collect(body)
        for level in (5, 4, 3, 2, 1):  # the cover holds the one h1
            for node in body.css(f"h{level}"):
                _retag(node, f"h{level + 1}")

    def _attribute(self, url: str, tag: str, name: str, value: str) -> str:
        """An attribute of an element on the page `url`, as it must stand on the print page."""
        if name in _IDREFS:
            return " ".join(self._id(url, ref) for ref in value.split())
        if name in _HREFS:
            if tag in {"a", "area"}:
                return self._link(url, value)
            return f"#{self._id(url, value[1:])}" if value.startswith("#") else value and _file(url, value)
        if not value:
            return value
        if name in _ADDRESSES:
            return _file(url, value)
        if name == "srcset":
            return ", ".join(_candidates(url, value))
        if name == "usemap" and value.startswith("#"):
            return f"#{self.keys[url]}-{value[1:]}"
        if name == "name" and tag in {"map", "input"}:  # a map's name, and that of a group of buttons
            return f"{self.keys[url]}-{value}"
        return _URL.sub(lambda part: f"url({part[1]}#{self._id(url, part[2])}{part[1]})", value)

    def _id(self, url: str, ref: str) -> str:
        """The new id of what `ref` names on a page; a browser decodes an address, so do we."""
        return self.anchors.get((url, ref)) or self.anchors.get((url, unquote(ref)), ref)

    def _link(self, url: str, href: str) -> str:
        """A link on the page `url`, as it must stand on the print page."""
        try:
            target, fragment = urldefrag(urljoin(_ROOT + url, href))
        except ValueError:
            return href
        if not target.startswith(_ROOT):
            return href
        path = target.removeprefix(_ROOT).partition("?")[0]
        if path in self.keys:
            new = self._id(path, fragment)
            return "#" + (new if new != fragment else self.keys[path])
        full = target.removeprefix(_ROOT) + (f"#{fragment}" if fragment else "")
        return urljoin(self.site_url, full) if self.site_url else full

    def contents(self) -> str:
        """The list of contents: pages in their groups and, under each, its headings of the second level."""
        rows = []
        for (_, group), pages in groupby(self.pages, lambda page: (page.part, page.group)):
            items = "\n".join(map(self._entry, pages))
            name = html.escape(group, quote=False)
            rows.append(f'<li class="contents__group">{name}\n<ol>\n{items}\n</ol></li>' if group else items)
        listed = "\n".join(rows)
        return (
            f'<nav id="contents" class="contents" aria-label="Contents"><h2>Contents</h2>\n<ol>\n{listed}\n</ol></nav>'
        )

    def _entry(self, page: PrintedPage) -> str:
        """A page in the contents."""
        inner = "".join(
            f'<li><a href="#{node.attributes["id"]}">{_plain(node)}</a></li>'
            for node in self.bodies[page.url].css("h3[id]")
            if page.part
        )
        heading = self.bodies[page.url].css_first("h2")
        name = _plain(heading) if heading is not None else html.escape(page.title, quote=False)
        return f'<li><a href="#{self.keys[page.url]}">{name}</a>' + (f"<ol>{inner}</ol>" if inner else "") + "</li>"

    def sections(self) -> Iterator[str]:
        """Each page as a section that begins a new sheet."""
        for page in self.pages:
            kind = "printed-section" if page.part else "printed-section printed-section--library"
            html = self.bodies[page.url].inner_html or ""
            yield f'<section class="{kind}" id="{self.keys[page.url]}">\n{html.strip()}\n</section>'

    def sources(self) -> str:
        """All footnotes, each once; empty where there is none."""
        if not self.footnotes.notes:
            return ""
        return (
            '<section class="printed-section" id="sources"><h2>Notes and sources</h2>\n'
            f"{self.footnotes.html()}\n</section>"
        )


def key(url: str) -> str:
    """The id of a page's section on the print page; one that is taken gets a number."""
    path = re.sub(r"(?:/?index)?\.html$|/$", "", url)
    return re.sub(r"[^A-Za-z0-9]+", "-", path).strip("-").lower() or "home"


def _file(url: str, value: str) -> str:
    """The address of a picture or other file, from the print page at the site's root."""
    try:
        return urljoin(_ROOT + url, value).removeprefix(_ROOT)
    except ValueError:  # no address at all
        return value


def _candidates(url: str, srcset: str) -> Iterator[str]:
    for candidate in re.split(r",\s+", srcset.strip()):
        address, _, size = candidate.strip().partition(" ")
        yield f"{_file(url, address)} {size}".strip()


def _retag(node: LexborNode, tag: str) -> None:
    new = node.parser.create_node(tag)
    for name, value in node.attributes.items():
        new.attrs[name] = value or ""
    new.inner_html = node.inner_html or ""
    node.replace_with(new)


def _let_break(node: LexborNode) -> None:
    """Let the long words of a cell break: a browser takes no other place to break for the width of a column.

    After the signs of an address, and where there is none after each letter.
    """
    for child in list(node.iter(include_text=True)):
        if child.tag != "-text":
            _let_break(child) if child.tag not in {"td", "th", "svg", "script", "style"} else None
            continue
        parts = list(_pieces(child.text(deep=False) or ""))
        if len(parts) > 1:
            for number, part in enumerate(parts):
                if number:
                    child.insert_before(node.parser.create_node("wbr"))
                child.insert_before(part)
            child.decompose()


def _pieces(text: str) -> Iterator[str]:
    """A text cut where its long words may break."""
    at = 0
    for word in _LONG.finditer(text):
        for piece in _PIECE.finditer(word[0]):
            cuts = range(piece.start(), piece.end()) if len(piece[0]) > _BREAKS else [piece.start()]
            for cut in cuts:
                if cut and piece[0]:
                    yield text[at : word.start() + cut]
                    at = word.start() + cut
    yield text[at:]


def _plain(node: LexborNode) -> str:
    return html.escape(" ".join(node.text().split()), quote=False)
