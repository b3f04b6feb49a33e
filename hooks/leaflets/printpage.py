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
from urllib.parse import unquote, urldefrag, urljoin

from selectolax.lexbor import LexborHTMLParser, LexborNode

from leaflets.footnotes import Footnotes

_IDREFS = ("for", "headers", "aria-labelledby", "aria-describedby", "aria-controls", "aria-owns", "list")
_ADDRESSES = ("src", "poster", "data")
_ROOT = "https://site.invalid/"  # stands for the site's root; RFC 2606 keeps the name from being anybody's


@dataclass(frozen=True)
class PrintedPage:
    """A page as it was rendered for the site; `url` is its address from the site's root, `part` its leaflet."""

    url: str
    title: str
    html: str
    part: str = ""


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
            link.decompose()
        for node in body.css("[id]"):
            old = node.attributes.get("id") or ""
            new = self._free(f"{self.keys[url]}-{old}")
            node.attrs["id"] = new
            self.anchors.setdefault((url, old), new)
        for node in body.css("a[name]"):
            old = node.attributes.get("name") or ""
            del node.attrs["name"]
            if (url, old) not in self.anchors:
                node.attrs["id"] = self.anchors[url, old] = self._free(f"{self.keys[url]}-{old}")

    def _settle(self, url: str, body: LexborNode) -> None:
        for node in body.css(",".join(f"[{name}]" for name in _IDREFS)):
            for name in _IDREFS:
                if value := node.attributes.get(name):
                    node.attrs[name] = " ".join(self.anchors.get((url, ref), ref) for ref in value.split())
        for node in body.css("a[href], area[href]"):
            node.attrs["href"] = self._link(url, node.attributes["href"] or "")
        for node in body.css(",".join(f"[{name}]" for name in _ADDRESSES)):
            for name in _ADDRESSES:
                if value := node.attributes.get(name):
                    node.attrs[name] = _file(url, value)
        for node in body.css("use[href^='#']"):  # a part of a drawing in the page
            part = (node.attributes["href"] or "").removeprefix("#")
            node.attrs["href"] = "#" + self.anchors.get((url, part), part)
        for node in body.css("[srcset]"):
            node.attrs["srcset"] = ", ".join(_candidates(url, node.attributes["srcset"] or ""))
        for node in body.css("img[loading]"):
            del node.attrs["loading"]  # a browser prints no picture that it has not been scrolled to
        for node in body.css("input[type=radio][name]"):
            node.attrs["name"] = f"{self.keys[url]}-{node.attributes['name']}"
        for node in body.css("details"):
            node.attrs["open"] = ""
        self.footnotes.collect(body)
        for level in (5, 4, 3, 2, 1):  # the cover holds the one h1
            for node in body.css(f"h{level}"):
                _retag(node, f"h{level + 1}")

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
            start = self.keys[path]
            return "#" + self.anchors.get((path, fragment), self.anchors.get((path, unquote(fragment)), start))
        full = target.removeprefix(_ROOT) + (f"#{fragment}" if fragment else "")
        return urljoin(self.site_url, full) if self.site_url else full

    def contents(self) -> str:
        """The list of contents: pages and, under each, its headings of the second level."""
        items = []
        for page in self.pages:
            inner = "".join(
                f'<li><a href="#{node.attributes["id"]}">{_plain(node)}</a></li>'
                for node in self.bodies[page.url].css("h3[id]")
                if page.part
            )
            heading = self.bodies[page.url].css_first("h2")
            name = _plain(heading) if heading is not None else html.escape(page.title, quote=False)
            items.append(
                f'<li><a href="#{self.keys[page.url]}">{name}</a>' + (f"<ol>{inner}</ol>" if inner else "") + "</li>"
            )
        rows = "\n".join(items)
        return f'<nav id="contents" class="contents" aria-label="Contents"><h2>Contents</h2>\n<ol>\n{rows}\n</ol></nav>'

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
    return urljoin(_ROOT + url, value).removeprefix(_ROOT)


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


def _plain(node: LexborNode) -> str:
    return html.escape(" ".join(node.text().split()), quote=False)
