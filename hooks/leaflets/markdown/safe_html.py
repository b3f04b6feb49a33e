"""Which HTML may stand in a page: what Markdown makes, a few elements beside it, and nothing that acts or imitates.

A list of what is safe, not of what is dangerous: what nobody thought of is refused. Judges what was rendered, with an
HTML parser that reads as browsers do, so that it makes no difference how it was written. What the renderer made bears
its mark (`marks.py`); everything else an author wrote, and an author has no use for the classes and attributes by which
the site steers, hides or colors its own parts. Knows no pages and no files.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from typing import NamedTuple

from selectolax.lexbor import LexborHTMLParser, LexborNode

from leaflets.core.diagnostics import did_you_mean
from leaflets.markdown.marks import ATTRIBUTE, EVERYTHING, Marks

KINDS = frozenset(
    """
    risk limitation benefit help emergency later hospital notes
    note abstract info tip success question warning failure danger bug example quote
    """.split()
)
"""The kinds of boxes: those of `content.css`, then those that Material for MkDocs knows."""

_TIERS = frozenset({"emergency", "later"})
"""How urgent a box `help` is; alone they would look like any box."""
_EVERYWHERE = frozenset("id class lang dir".split())
_TEXT = """
    p h1 h2 h3 h4 h5 h6 div section hr br wbr pre code blockquote ul ol li dl dt dd figure figcaption
    table caption colgroup col thead tbody tfoot tr th td a span abbr b strong i em sub sup img details summary input
"""
"""What Markdown and our extensions make, and beside it: `sub` and `sup` (H2O), `b`, `i`, `wbr`, parts of tables."""
_OWN = {
    "a": "href",
    "ol": "start reversed type", "li": "value",
    "details": "open",
    "table": "", "col": "span", "colgroup": "span",
    "th": "scope headers colspan rowspan align style", "td": "headers colspan rowspan align style",
    "img": "src alt width height",
    "input": "type checked disabled",
}  # fmt: skip
_DRAWN = """
    svg g path circle ellipse rect line polyline polygon text tspan title desc defs use symbol linearGradient
    radialGradient stop clipPath mask pattern marker
"""
DRAWN = frozenset(_DRAWN.split())
"""Elements of a drawing (SVG 2) that neither load, link, move nor hold HTML; in a file, never in a page."""
_SAFE = {name: _EVERYWHERE | set(_OWN.get(name, "").split()) for name in _TEXT.split()}
_RIGHT_TO_LEFT = frozenset("ar arc ckb dv fa he ks ps sd ug ur yi".split())
"""Languages written from right to left (Unicode CLDR); by `dir` alone a page would show 84 where it says 48."""

_ADDRESSES = frozenset("href src".split())
_SCRIPTED = re.compile(
    r"(javascript|vbscript|livescript|data|blob|filesystem|view-source|about|chrome):", re.IGNORECASE
)
_DROPPED = re.compile(r"[\x00-\x20\x7f-\xa0\u200b-\u200f\u2028\u2029\ufeff]")
"""More than browsers drop in front of a scheme and within it (WHATWG URL, 4.4), so that no other reader is fooled."""
_ALIGNED = re.compile(r"text-align:\s*(?:left|right|center);?")
"""The one style that Python-Markdown's tables write."""
_LEAST = 10
"""Pixels: a picture that is set smaller is hidden."""
_CODE_CLASS = re.compile(r"highlight|language-[\w+#.-]+|[a-z][a-z0-9]{0,2}(?:-[A-Z][A-Za-z]*)*|hll|err")
"""What `pymdownx.superfences` and Pygments write around code and within it."""

_GONE = "strikes words out, and a program reads them as said: take the words out"
_LOOK = "changes the look of words, not what they say: leave it out"
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
    **dict.fromkeys(("del", "s", "strike"), _GONE),
    **dict.fromkeys(("font", "small", "big", "u", "center", "tt", "mark"), _LOOK),
    "bdo": "turns the order of signs around: a page would show 84 where it says 48",
    "svg": "draws in the page, unread: put the drawing into a file and show it with ![what it shows](drawing.svg)",
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
    """All that is not safe in the HTML of a page's content, in reading order. The page bears its marks still."""
    end = f"end-{hashlib.sha256(html.encode('utf-8', 'replace')).hexdigest()}"  # no page can hold its own
    tree = LexborHTMLParser(f'<!doctype html><body><div id="{end}-">{html}</div><i id="{end}"></i>')
    if tree.body is None or tree.root is None:
        return
    marks = Marks.of(html)
    seen: dict[tuple[str, str, str], int] = {}
    whole = [tree.root, *([tree.head] if tree.head else []), tree.body]
    for node in whole:  # a `<body>` in a page gives its attributes to the page's own
        if node.attributes:
            yield Fault(f"<{node.tag}> changes the page around the text", str(node.tag), node=node)
    known = {node.mem_id for node in whole}  # `==` would compare their whole HTML
    for made in tree.css(f"[{ATTRIBUTE}]"):
        if EVERYTHING in marks.on(made):
            known.update(inner.mem_id for inner in made.css("*"))
    for node in tree.root.css("*"):
        if node.mem_id in known or (node.attributes.get("id") or "").startswith(end):
            continue
        for why, attribute, value in _of_element(node, marks):
            if end in attribute:
                continue  # it was swallowed: told below
            key = (str(node.tag), attribute, value)
            seen[key] = seen.get(key, -1) + 1
            yield Fault(why, *key, seen[key], node)
    last = tree.css_first(f'body > div[id="{end}-"] + i[id="{end}"]')
    if last is None or last.next is not None:
        yield Fault("the page's HTML ends before all is closed, or closes what it did not open: the rest is swallowed")


def _of_element(node: LexborNode, marks: Marks) -> Iterator[tuple[str, str, str]]:
    """Why an element is not safe: (reason, attribute, its value)."""
    tag = str(node.tag)
    if tag not in _SAFE:
        yield f"<{tag}> {_WHY.get(tag, 'is not among the elements that a page may hold')}", "", ""
        return
    made = marks.on(node)
    for name, value in node.attributes.items():
        if name == ATTRIBUTE and made:
            continue
        if name == "class":
            why = _of_classes(node, (value or "").split(), marks.classes(node))
        else:
            why = "" if name in made else _of_attribute(node, name, value or "")
        if why:
            yield why, name, value or ""
    if tag == "input" and (node.attributes.get("type") or "").lower() != "checkbox":
        yield "<input> asks the reader for something: the site takes nothing down", "", ""
    elif tag == "input" and "disabled" not in node.attributes:
        yield "<input> is no box of a task list: write `- [ ] text`", "", ""


def _of_classes(node: LexborNode, classes: list[str], made: frozenset[str]) -> str:
    """Why an author may not write one of an element's classes, or nothing."""
    boxed = node.tag == "details" or ("admonition" in classes and "admonition" in made)
    if boxed and (tiers := _TIERS.intersection(classes)) and ("help" not in classes or len(tiers) > 1):
        return "a call is written `!!! help emergency`, `!!! help` or `!!! help later`"
    for name in classes:
        if name in made or (boxed and name in KINDS) or _is_of_code(node, name):
            continue
        if boxed:
            return f"there is no box of the kind '{_short(name)}'.{did_you_mean(name, KINDS)}"
        return f"the class '{_short(name)}' is not for authors: by classes the site steers and hides its own parts"
    return ""


def _is_of_code(node: LexborNode, name: str) -> bool:
    """Whether a class is one that code bears: on its frame, or on what stands in that."""
    if not _CODE_CLASS.fullmatch(name):
        return False
    if name == "highlight" or name.startswith("language-"):
        return node.tag in ("div", "pre", "code", "table")
    around = node.parent
    while around is not None and around.tag not in ("body", "html"):
        if "highlight" in (around.attributes.get("class") or "").split():
            return True
        around = around.parent
    return False


def _of_attribute(node: LexborNode, name: str, value: str) -> str:
    """Why an attribute that an author wrote is not safe, or nothing."""
    tag = str(node.tag)
    if name.startswith("on"):
        return f"'{name}' runs code"
    if name == ATTRIBUTE:
        return f"'{name}' is the renderer's mark: no author sets it"
    if name.startswith("data-"):
        return f"'{name}' steers the site's own parts: an author writes no `data-…`"
    if name.startswith("aria-") or name == "role":
        return f"'{name}' tells screen readers something else than the page shows: leave it out"
    if name == "hidden":
        return "'hidden' hides words from readers: take them out, or show them"
    if name == "title":  # that of a picture on a line of its own has become its caption
        return "'title' is read by a mouse alone: write the words in the text"
    if name not in _SAFE[tag]:
        return f"'{name}' is not among the attributes that <{tag}> may have"
    if name == "style":
        return "" if _ALIGNED.fullmatch(value.strip()) else "'style' changes the look: only tables' alignment may"
    if name == "id" and value.startswith("__"):
        return f"the id '{_short(value)}' is one of the site's own parts"
    if name == "dir":
        return _of_direction(node, value)
    if name in ("width", "height") and not (value.isascii() and value.isdigit() and int(value[:9]) >= _LEAST):
        return f"'{name}={_short(value)}' is no number of {_LEAST} pixels or more"
    if name in _ADDRESSES and (found := scripted(value)):
        return f"'{found}:' runs code or hides what it leads to: link a page or file"
    return ""


def _of_direction(node: LexborNode, value: str) -> str:
    """`dir` says in which direction words run: that of their language, which stands beside it or around it."""
    around: LexborNode | None = node
    while around is not None and not around.attributes.get("lang"):
        around = around.parent
    language = (around.attributes.get("lang") or "" if around is not None else "").lower().split("-")[0]
    right = "rtl" if language in _RIGHT_TO_LEFT else "ltr"
    if value.lower() == right:
        return ""
    return (
        f"'dir={_short(value)}' is not the direction of the language '{language or 'en'}': give `lang`, or leave it out"
    )


def closes(tag: str) -> bool:
    """Whether `</…>` as it is written may close an element of a page: it has a name of the list, and no more."""
    found = re.fullmatch(r"</([A-Za-z][A-Za-z0-9]*)\s*>", tag)
    return found is not None and found[1].lower() in {*_SAFE, *_WHY}


def scripted(value: str) -> str:
    """The scheme in an attribute that acts in the reader's browser."""
    found = _SCRIPTED.match(_DROPPED.sub("", value))
    return found[1].lower() if found else ""


def _short(value: str) -> str:
    return value if len(value) <= 40 else f"{value[:40]}…"
