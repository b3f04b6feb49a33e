"""Which HTML may stand in a page: the elements and attributes that show text, and nothing that acts.

A list of what is safe, not of what is dangerous: what nobody thought of is refused. Judges what was rendered, with an
HTML parser that reads as browsers do, so that it makes no difference how it was written. Knows no pages and no files.
The list is what our Markdown extensions make, and the HTML that authors may need beside it.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from typing import NamedTuple

from selectolax.lexbor import LexborHTMLParser, LexborNode

_EVERYWHERE = frozenset("id class title lang dir role translate hidden".split())
_TEXT = """
    p h1 h2 h3 h4 h5 h6 div section article aside header footer main nav address hgroup hr br wbr pre
    ul dl dt dd figure figcaption caption thead tbody tfoot tr summary
    a span abbr acronym b strong i em u s strike small big sub sup code kbd samp var tt mark dfn cite bdi bdo center
    ruby rt rp picture label blockquote q ins del ol li data time details table col colgroup th td img source track
    audio video input font
"""
_OWN = {
    "a": "href hreflang rel target name download type",
    "blockquote": "cite", "q": "cite", "ins": "cite datetime", "del": "cite datetime",
    "data": "value", "time": "datetime", "ol": "start reversed type", "ul": "type", "li": "value",
    "details": "open name", "font": "color face size",
    "table": "summary border cellpadding cellspacing width align", "col": "span width align valign",
    "colgroup": "span width align valign", "thead": "align valign", "tbody": "align valign",
    "tfoot": "align valign", "tr": "align valign",
    "th": "scope abbr headers colspan rowspan align valign width style",
    "td": "headers colspan rowspan align valign width style",
    "img": "src srcset sizes alt width height loading decoding align",
    "source": "src srcset sizes media type width height", "track": "src kind srclang label default",
    "video": "src poster width height controls preload muted loop", "audio": "src controls preload muted loop",
    "input": "type checked disabled",
    "p": "align", "div": "align", "h1": "align", "h2": "align", "h3": "align", "h4": "align", "h5": "align",
    "h6": "align", "hr": "align width", "br": "clear", "caption": "align",
}  # fmt: skip
_DRAWN = """
    svg g path circle ellipse rect line polyline polygon text tspan title desc defs use symbol linearGradient
    radialGradient stop clipPath mask pattern marker
"""
DRAWN = frozenset(_DRAWN.split())
"""Elements of a drawing (SVG 2) that neither load, link, move nor hold HTML."""
_DRAWING = frozenset(
    """
    xmlns version viewBox preserveAspectRatio x y x1 y1 x2 y2 cx cy r rx ry dx dy fx fy fr d points width height
    transform fill fill-opacity fill-rule stroke stroke-width stroke-opacity stroke-dasharray stroke-dashoffset
    stroke-linecap stroke-linejoin stroke-miterlimit opacity color display visibility vector-effect paint-order
    font-family font-size font-style font-weight text-anchor dominant-baseline alignment-baseline letter-spacing
    word-spacing textLength lengthAdjust rotate offset stop-color stop-opacity gradientUnits gradientTransform
    spreadMethod clip-path clip-rule clipPathUnits mask maskUnits maskContentUnits patternUnits patternContentUnits
    patternTransform marker-start marker-mid marker-end markerWidth markerHeight markerUnits refX refY orient
    shape-rendering text-rendering focusable href xlink:href xmlns:xlink xml:space xml:lang pathLength
    """.split()
)
_SAFE = {name: _EVERYWHERE | set(_OWN.get(name, "").split()) for name in _TEXT.split()}
_SAFE.update(dict.fromkeys(_DRAWN.split(), _EVERYWHERE | _DRAWING))

_ADDRESSES = frozenset("href src srcset cite poster xlink:href".split())
_SCRIPTED = re.compile(
    r"(javascript|vbscript|livescript|data|blob|filesystem|view-source|about|chrome):", re.IGNORECASE
)
_DROPPED = re.compile(r"[\x00-\x20\x7f-\xa0\u200b-\u200f\u2028\u2029\ufeff]")
"""More than browsers drop in front of a scheme and within it (WHATWG URL, 4.4), so that no other reader is fooled."""
_ALIGNED = re.compile(r"text-align:\s*(?:left|right|center);?")
"""The one style that Python-Markdown's tables write."""
_ELSEWHERE = re.compile(r"url\(\s*[\"']?(?!\s*[\"']?#)|[\\@]|expression|import", re.IGNORECASE)
_THEME_CLASS = re.compile(r"md-(?!button(?:--primary)?$)")
_THEME_DATA = ("data-md", "data-clipboard")

_WHY = {
    "script": "runs code",
    **dict.fromkeys(("style", "link"), "changes the look of the whole page"),
    **dict.fromkeys(
        ("iframe", "frame", "frameset", "noframes", "object", "embed", "applet", "portal", "fencedframe"),
        "shows a page or program from elsewhere",
    ),
    **dict.fromkeys(
        ("form", "button", "select", "option", "optgroup", "textarea", "fieldset", "output", "datalist", "keygen"),
        "asks the reader for something: the site takes nothing down",
    ),
    "base": "changes where all links of the page lead",
    "meta": "can send the reader elsewhere",
    **dict.fromkeys(("template", "noscript", "noembed", "plaintext", "xmp"), "hides what is in it from the checks"),
    **dict.fromkeys(("animate", "animateMotion", "animateTransform", "set", "discard"), "changes the page later"),
    **dict.fromkeys(("foreignObject", "image", "feImage"), "brings something from elsewhere into a drawing"),
}


class Fault(NamedTuple):
    """What may not stand in a page: why, and by what it is found in its source.

    `tag` is the element, `attribute` one of its attributes, `value` that attribute's value, `number` counts those
    before it that are alike. `node` is the element itself, None for the page as a whole.
    """

    why: str
    tag: str = ""
    attribute: str = ""
    value: str = ""
    number: int = 0
    node: LexborNode | None = None


def faults(html: str) -> Iterator[Fault]:
    """All that is not safe in the HTML of a page's content, in reading order."""
    end = f"end-{hashlib.sha256(html.encode('utf-8', 'replace')).hexdigest()}"  # no page can hold its own
    tree = LexborHTMLParser(f'<!doctype html><body><div id="{end}-">{html}</div><i id="{end}"></i>')
    if tree.body is None or tree.root is None:
        return
    seen: dict[tuple[str, str, str], int] = {}
    whole = [tree.root, *([tree.head] if tree.head else []), tree.body]
    for node in whole:  # a `<body>` in a page gives its attributes to the page's own
        if node.attributes:
            yield Fault(f"<{node.tag}> changes the page around the text", str(node.tag), node=node)
    known = {node.mem_id for node in whole}  # `==` would compare their whole HTML
    for node in tree.root.css("*"):
        if node.mem_id in known or (node.attributes.get("id") or "").startswith(end):
            continue
        for why, attribute, value in _of_element(node):
            if end in attribute:
                continue  # it was swallowed: told below
            key = (str(node.tag), attribute, value)
            seen[key] = seen.get(key, -1) + 1
            yield Fault(why, *key, seen[key], node)
    last = tree.css_first(f'body > div[id="{end}-"] + i[id="{end}"]')
    if last is None or last.next is not None:
        yield Fault("the page's HTML ends before all is closed, or closes what it did not open: the rest is swallowed")


def _of_element(node: LexborNode) -> Iterator[tuple[str, str, str]]:
    """Why an element is not safe: (reason, attribute, its value)."""
    tag = str(node.tag)
    if tag not in _SAFE or (tag == "title" and not _in_drawing(node)):
        yield f"<{tag}> {_WHY.get(tag, 'is not among the elements that a page may hold')}", "", ""
        return
    for name, value in node.attributes.items():
        if why := _of_attribute(tag, name, value or ""):
            yield why, name, value or ""
    if tag == "input" and (node.attributes.get("type") or "").lower() != "checkbox":
        yield "<input> asks the reader for something: the site takes nothing down", "", ""
    elif tag == "input" and "disabled" not in node.attributes:
        yield "<input> is no box of a task list: write `- [ ] text`", "", ""


def _in_drawing(node: LexborNode) -> bool:
    while node.parent is not None:
        node = node.parent
        if node.tag == "svg":
            return True
    return False


def _of_attribute(tag: str, name: str, value: str) -> str:
    """Why an attribute is not safe, or nothing."""
    if name.startswith("on"):
        return f"'{name}' runs code"
    if name.startswith(_THEME_DATA):
        return f"'{name}' steers the site's own parts"
    if name not in _SAFE[tag] and not name.startswith(("aria-", "data-")):
        return f"'{name}' is not among the attributes that <{tag}> may have"
    if name == "style":
        return "" if _ALIGNED.fullmatch(value.strip()) else "'style' changes the look: only tables' alignment may"
    if name == "id" and value.startswith("__"):
        return f"the id '{_short(value)}' is one of the site's own parts"
    if name == "class" and (own := [word for word in value.split() if _THEME_CLASS.match(word)]):
        return f"the class '{_short(own[0])}' is one of the site's own parts"
    if name in _ADDRESSES:
        return _of_address(tag, value)
    if tag in DRAWN and _ELSEWHERE.search(value) and not name.startswith(("aria-", "data-")) and name != "title":
        return f"'{name}' brings something from elsewhere into a drawing"
    return ""


def _of_address(tag: str, value: str) -> str:
    if found := scripted(value):
        return f"'{found}:' runs code or hides what it leads to: link a page or file"
    if tag in DRAWN and not value.strip().startswith("#"):
        return f"'{_short(value)}' brings something from elsewhere into a drawing"
    return ""


def scripted(value: str) -> str:
    """The scheme in an attribute, or in one of the addresses of a `srcset`, that acts in the reader's browser."""
    for part in (value, *value.split(",")):
        if found := _SCRIPTED.match(_DROPPED.sub("", part)):
            return found[1].lower()
    return ""


def _short(value: str) -> str:
    return value if len(value) <= 40 else f"{value[:40]}…"
