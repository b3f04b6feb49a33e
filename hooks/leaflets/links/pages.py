"""What a page links to: every address, id and reference to an id in a piece of HTML. Judges nothing."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Literal

from selectolax.lexbor import LexborHTMLParser, LexborNode

from leaflets.html import styles

Use = Literal["go", "image", "load", "mention"]
"""Where an address is for: readers follow it, the page shows it, the page needs it, or it is only named."""

ADDRESSES: dict[str, dict[str, Use]] = {
    "a": {"href": "go", "xlink:href": "go"},
    "area": {"href": "go"},
    "form": {"action": "go"},
    "button": {"formaction": "go"},
    "input": {"src": "image", "formaction": "go"},
    "img": {"src": "image", "srcset": "image", "longdesc": "go"},
    "source": {"src": "load", "srcset": "image"},
    "video": {"src": "load", "poster": "image"},
    "audio": {"src": "load"},
    "track": {"src": "load"},
    "object": {"data": "load"},
    "embed": {"src": "load"},
    "iframe": {"src": "load"},
    "frame": {"src": "load"},
    "script": {"src": "load"},
    "link": {"href": "load", "imagesrcset": "image"},
    "use": {"href": "load", "xlink:href": "load"},
    "image": {"href": "image", "xlink:href": "image"},
    "feimage": {"href": "image", "xlink:href": "image"},
    "blockquote": {"cite": "mention"},
    "q": {"cite": "mention"},
    "ins": {"cite": "mention"},
    "del": {"cite": "mention"},
    "body": {"background": "image"},
    "table": {"background": "image"},
    "td": {"background": "image"},
}
"""The attributes that hold an address, by element (HTML standard, index of attributes; SVG 2)."""

_LINK_LOADS = {
    "stylesheet",
    "icon",
    "preload",
    "modulepreload",
    "prefetch",
    "manifest",
    "apple-touch-icon",
    "mask-icon",
}
"""Kinds of `<link rel=…>` that a browser fetches. The others only name an address."""
_LINK_GOES = {"next", "prev", "alternate", "license", "author", "help", "search", "up", "index", "first", "last"}
_CONNECTS = {"preconnect", "dns-prefetch"}

_ID_LISTS = {
    "for": {"label", "output"},
    "headers": {"td", "th"},
    "list": {"input"},
    "form": {"button", "input", "select", "textarea", "output", "fieldset", "object"},
    "popovertarget": {"button", "input"},
}
_ARIA = (
    "aria-activedescendant", "aria-controls", "aria-describedby", "aria-details", "aria-errormessage",
    "aria-flowto", "aria-labelledby", "aria-owns",
)  # fmt: skip
"""The attributes that name ids of other elements (HTML standard; WAI-ARIA 1.2, ID reference lists)."""

_PAINTS = ("fill", "stroke", "clip-path", "mask", "filter", "marker-start", "marker-mid", "marker-end")
"""SVG's attributes that name an element by `url(#id)`."""
_NAMED = {*_ID_LISTS, *_ARIA, *_PAINTS, "style", "usemap", "data-broken"}
_OTHERS = {"map", "base", "meta"}
_SELECTOR = ",".join(
    [
        *(name for name in ADDRESSES if name not in ("td", "table", "body", "ins", "del", "q")),
        *(f"{name}[cite]" for name in ("ins", "del", "q")),
        *("[background]", "[id]", "[style]", "[usemap]", "meta[http-equiv]", "base", "map", "style"),
        *(f"[{name}]" for name in (*_ID_LISTS, *_ARIA, "data-broken")),
        *(f'[{name}^="url("]' for name in _PAINTS),
    ]
)
_SELECTOR = f":is({_SELECTOR})"  # else an element is found once for each part that fits
_REFRESH = re.compile(r"\s*[\d.]+\s*[;,\s]\s*(?:url\s*=\s*)?(?P<quote>['\"]?)(?P<url>.*?)(?P=quote)\s*\Z", re.I | re.S)
_SOURCES = {"src", "srcset", "data-src", "data-srcset", ":src", "v-bind:src"}
"""Where the address of a picture stands; scripts that load pictures late keep it in `data-…`."""
_HIDDEN = '[hidden], [aria-hidden="true"]'
_SPACE = re.compile(r"\s+")
_MADE = {"headerlink", "footnote-ref", "footnote-backref"}  # signs that extensions add; no author wrote them


@dataclass(slots=True)
class Link:
    """An address in a page.

    `number` counts the same address in the same attribute from 0. `name` is what a reader sees or hears of a link
    that can be followed; None where nobody needs one. `language` is the element's `hreflang`. `coded` where it shows
    code: the name of something.
    """

    tag: str
    attribute: str
    address: str
    use: Use
    number: int = 0
    name: str | None = None
    language: str = ""
    coded: bool = False


@dataclass(slots=True)
class Image:
    """An `img` and its text alternative; `alt` is None where it has none. `hidden` where no text is needed."""

    address: str
    alt: str | None
    number: int
    hidden: bool


@dataclass(slots=True)
class Page:
    """All that a piece of HTML links to, in reading order.

    `ids` are those of its elements and of `<a name>`, `maps` the names of image maps; `references` are (element,
    attribute, id) that name an id; `broken` are addresses that our Markdown extension took out. `refresh` is where
    `<meta http-equiv=refresh>` leads, `base` what `<base href>` says. `hides` where something may be hidden.
    """

    links: list[Link] = field(default_factory=list)
    images: list[Image] = field(default_factory=list)
    ids: list[str] = field(default_factory=list)
    maps: list[str] = field(default_factory=list)
    references: list[tuple[str, str, str]] = field(default_factory=list)
    broken: list[str] = field(default_factory=list)
    refresh: str | None = None
    base: str = ""
    hides: bool = False


def read(html: str) -> Page:
    """What a piece of HTML links to: a whole page, or what MkDocs rendered of one."""
    tree = LexborHTMLParser(html)
    page = Page(hides="hidden" in html)
    seen: dict[tuple[str, str], int] = {}
    for node in tree.css(_SELECTOR):
        _element(page, node, seen)
    return page


def _element(page: Page, node: LexborNode, seen: dict[tuple[str, str], int]) -> None:
    tag = str(node.tag).lower()  # SVG has `feImage`
    attributes = node.attributes
    if (name := attributes.get("id")) is not None:
        page.ids.append(name)
    known = ADDRESSES.get(tag)
    if known:
        for attribute, use in known.items():
            if attribute in attributes:
                value = attributes[attribute] or ""
                addresses = styles.srcset(value) if attribute.endswith("srcset") else (value.strip(),)
                for address in addresses:
                    number = seen.get((attribute, address), 0)
                    seen[attribute, address] = number + 1
                    link = Link(tag, attribute, address, use, number)
                    if not _settle(link, node, attributes, page.hides):
                        continue
                    page.links.append(link)
        if tag == "a":
            if (anchor := attributes.get("name")) and anchor != name:
                page.ids.append(anchor)
        elif tag == "img":
            if not attributes.keys() & _SOURCES:
                page.links.append(Link(tag, "src", "", "image", name=(attributes.get("alt") or "")))
            _image(page, attributes, seen)
        elif tag == "input" and (attributes.get("type") or "").lower() == "image":
            _image(page, attributes, seen)
    if tag == "style":
        _style(page, node.text(), seen)
    elif tag in _OTHERS or not _NAMED.isdisjoint(attributes):
        _others(page, tag, attributes, seen)


def _settle(link: Link, node: LexborNode, attributes: dict[str, str | None], hides: bool) -> bool:
    """Complete a link with what depends on its element; False where it is none of ours."""
    if link.use == "go":
        link.language = attributes.get("hreflang") or ""
        if link.tag in ("a", "area"):
            link.name = _name(node, attributes, hides)
            link.coded = bool(link.name) and node.first_child is not None and node.first_child.tag == "code"
        elif not link.address:
            return False  # a form without an address sends to its own page
    elif link.tag == "link" and link.attribute == "href":
        kinds = set((attributes.get("rel") or "").lower().split())
        if kinds & _CONNECTS:
            return False
        link.use = "load" if kinds & _LINK_LOADS else "go" if kinds & _LINK_GOES else "mention"
    return bool(link.address) or link.use != "mention"


def _name(node: LexborNode, attributes: dict[str, str | None], hides: bool) -> str | None:
    """What a screen reader says of a link (accname 1.2, shortened); None for a link that is hidden from it."""
    if attributes.get("aria-hidden") == "true" or "hidden" in attributes:
        return None
    if _MADE.intersection((attributes.get("class") or "").split()):
        return None
    if attributes.get("href") == f"#{attributes.get('id')}":
        return None  # the sign of a line of code: it leads to itself
    if label := (attributes.get("aria-label") or attributes.get("aria-labelledby") or "").strip():
        return label
    text = node.text()
    for inner in node.css(_HIDDEN) if hides else ():
        text = text.replace(inner.text(), "", 1)
    if text and not text.isspace():
        return _SPACE.sub(" ", text).strip()
    if label := (attributes.get("title") or "").strip():
        return label
    if node.tag == "area":
        return (attributes.get("alt") or "").strip()
    for inner in node.css("[alt],[aria-label],[title],[aria-labelledby],svg title"):
        theirs = inner.attributes
        words = theirs.get("alt") or theirs.get("aria-label") or theirs.get("title") or theirs.get("aria-labelledby")
        words = words or (inner.text() if inner.tag == "title" else "")
        if words and words.strip():
            return words.strip()
    return ""


def _image(page: Page, attributes: dict[str, str | None], seen: dict[tuple[str, str], int]) -> None:
    address = (attributes.get("src") or "").strip()
    alt = (attributes["alt"] or "") if "alt" in attributes else None
    hidden = attributes.get("role") in ("presentation", "none") or attributes.get("aria-hidden") == "true"
    labelled = any((attributes.get(name) or "").strip() for name in ("aria-label", "aria-labelledby"))
    page.images.append(Image(address, alt, seen.get(("src", address), 1) - 1, hidden or labelled))


def _others(page: Page, tag: str, attributes: dict[str, str | None], seen: dict[tuple[str, str], int]) -> None:
    """References to ids, addresses in styles, `meta`, `base`."""
    for attribute, value in attributes.items():
        if not value:
            continue
        if attribute == "style" and "(" in value:
            _style(page, value, seen)
        elif attribute in _ARIA or (attribute in _ID_LISTS and tag in _ID_LISTS[attribute]):
            page.references += ((tag, attribute, name) for name in value.split())
        elif attribute in _PAINTS and value.startswith("url(#"):
            page.references.append((tag, attribute, value[5:].partition(")")[0]))
        elif attribute == "usemap":
            page.references.append((tag, attribute, value.strip().removeprefix("#")))
        elif attribute == "data-broken":
            page.broken.append(value)
    if tag == "map":
        page.maps.append(attributes.get("name") or "")
    elif tag == "base":
        page.base = page.base or (attributes.get("href") or "").strip()
    elif tag == "meta" and (attributes.get("http-equiv") or "").strip().lower() == "refresh":
        match = _REFRESH.match(attributes.get("content") or "")
        page.refresh = match["url"].strip() if match else None


def _style(page: Page, css: str, seen: dict[tuple[str, str], int]) -> None:
    for found in styles.addresses(css):
        number = seen.get(("style", found.value), 0)
        seen["style", found.value] = number + 1
        page.links.append(Link("style", "style", found.value, "load", number))
