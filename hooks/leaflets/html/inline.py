"""Code and styles that stand in a page, moved into files of their own.

A site whose pages hold neither can be served with a policy that forbids both (Content Security Policy Level 3,
without 'unsafe-inline'): a script that somebody smuggles into a page then does not run. So only what theme and plugins
put around a page's text is moved, known by its hash: what an author wrote stays where the policy stops it. The module
takes text and gives text; it knows no folder and no MkDocs.
"""

from __future__ import annotations

import hashlib
import html
import re
from collections.abc import Container, Iterable, Iterator

from selectolax.lexbor import LexborHTMLParser, LexborNode

from leaflets.html import styles
from leaflets.html.placed import PlacedParser

FOLDER = "assets/inline"
"""Where the files lie, from the site's root. Each is named after its content: pages that hold the same share it."""

_FOREIGN = {"svg", "math"}
_TEXT_ONLY = {"textarea", "title", "xmp", "iframe", "noembed", "noframes"}
"""A tag in one of these is text (HTML standard, 13.2.5: RCDATA and RAWTEXT)."""
_JAVASCRIPT = re.compile(
    r"(?:application|text)/(?:x-)?(?:ecma|java)script|text/javascript1\.[0-5]|text/jscript|text/livescript"
)
"""MIME Sniffing standard, "JavaScript MIME type essence match"."""
_RUNS_TOO = {"module", "importmap", "speculationrules"}
_EVENT = re.compile(r"[\s/\"']on[a-z]+\s*=", re.IGNORECASE)

Attributes = list[tuple[str, str | None]]


def parts(frame: str) -> set[str]:
    """The hashes of the scripts and styles that stand in the HTML around a page's text, for `move`."""
    tree = LexborHTMLParser(frame)
    found = {_mark(str(node.tag), node.text() or "") for node in tree.css("script, style")}
    return found | {_mark("attribute", node.attributes["style"] or "") for node in tree.css("[style]")}


def move(page: str, root: str, ours: Container[str]) -> tuple[str, dict[str, str]]:
    """The page with its inline scripts and styles in files, and these files by their path from the site's root.

    `ours` are the `parts` that may be moved. `root` is the address of the site's root as the page writes it: `../`, an
    empty one, `/leaflets/`. A script keeps its place, and so its time: a browser waits for it there as it did. What
    stays inline, `left` tells: what is not ours, code in attributes, modules, what is in a drawing, and styles that
    name a file by an address of their own. Takes time linear in the page's length.
    """
    finder = _Finder(page, root, ours)
    finder.feed(page)
    finder.close()
    return finder.changed(), finder.files


def left(page: str) -> Iterator[str]:
    """What a policy without 'unsafe-inline' would stop on a page, each in words. Data in a `<script>` is none of it."""
    tree = LexborHTMLParser(page)
    for node in tree.css("script:not([src]):not([href])"):
        if _runs(node.attributes.get("type")) and (node.text() or "").strip():
            yield f"a script: {_begin(node.text() or '')}"
    for node in tree.css("style"):
        if (node.text() or "").strip():
            yield f"a style: {_begin(node.text() or '')}"
    for node in tree.css("[style]"):
        yield f"`style={_begin(node.attributes['style'] or '')}` on <{node.tag}>"
    if _EVENT.search(page):
        yield from _events(tree.css("*"))


def _events(nodes: Iterable[LexborNode]) -> Iterator[str]:
    for node in nodes:
        for name, value in node.attributes.items():
            if name.startswith("on"):
                yield f"`{name}={_begin(value or '')}` on <{node.tag}>"


def _begin(text: str) -> str:
    """The first 60 characters."""
    text = " ".join(text.split())
    return f"'{text}'" if len(text) <= 60 else f"'{text[:59]}…'"


def _runs(kind: str | None) -> bool:
    """Whether a browser runs a script with this `type`; else its text is data (HTML standard, "data block")."""
    kind = (kind or "").strip().lower()
    return not kind or kind in _RUNS_TOO or bool(_JAVASCRIPT.fullmatch(kind))


class _Finder(PlacedParser):
    """Reads a page once and notes what to put in place of what. Python's parser, since it tells where a tag stands."""

    def __init__(self, page: str, root: str, ours: Container[str]) -> None:
        super().__init__(page, convert_charrefs=False)
        self.page, self.root, self.ours = page, root, ours
        self.files: dict[str, str] = {}
        self.edits: list[tuple[int, int, str]] = []
        self.rules: dict[str, str] = {}
        self.tags: list[tuple[int, int, str]] = []
        self.head_ends = -1
        self._foreign = 0
        self._open: tuple[int, int, str, Attributes] | None = None

    def handle_starttag(self, tag: str, attrs: Attributes) -> None:
        raw = self.get_starttag_text() or ""
        self._foreign += tag in _FOREIGN
        given: dict[str, str | None] = {}
        for name, value in attrs:
            given.setdefault(name, value)  # of two that are the same a browser takes the first
        start, end = self.here(), self.here() + len(raw)
        if tag in _TEXT_ONLY and not self._foreign:
            self.set_cdata_mode(tag)
        if not self._foreign and (tag == "style" or (tag == "script" and "src" not in given)):
            self._open = (start, end, tag, attrs)
        elif "style" in given and self._may("attribute", given["style"] or "") and _moves(given["style"] or ""):
            self._style(start, end, raw, tag, given)

    def _style(self, start: int, end: int, raw: str, tag: str, given: dict[str, str | None]) -> None:
        """A class in place of an attribute. Its rule outranks any without `!important`, as the attribute did."""
        value = (given.pop("style") or "").strip()
        if value:
            name = f"style-{_hash(value)}"
            self.rules[name] = f".{name}:not(#_) {{ {value} }}\n"
            given["class"] = f"{given.pop('class', '') or ''} {name}".strip()
        self.tags.append((start, end, _tag(tag, list(given.items()), closed=raw.endswith("/>"))))

    def handle_endtag(self, tag: str) -> None:
        if tag in _FOREIGN:
            self._foreign = max(0, self._foreign - 1)
        elif tag == "head" and self.head_ends < 0:
            self.head_ends = self.here()
        if self._open and self._open[2] == tag:
            start, end, _, attrs = self._open
            self._open = None
            inner, close = self.page[end : self.here()], self.page.find(">", self.here()) + 1
            if close and inner.strip() and self._may(tag, inner):
                self._element(start, close, tag, attrs, inner)

    def _element(self, start: int, close: int, tag: str, attrs: Attributes, inner: str) -> None:
        kind = (dict(attrs).get("type") or "").strip().lower()
        if tag == "script" and _runs(kind) and kind not in _RUNS_TOO:
            kept = [
                (name, value) for name, value in attrs if name not in ("async", "defer")
            ]  # no use inline: no waiting
            where = self.root + self._file(inner, "js")
            self.edits.append((start, close, _tag("script", [*kept, ("src", where)]) + "</script>"))
        elif tag == "style" and _moves(inner):
            kept = [(name, value) for name, value in attrs if name != "type"]
            where = self.root + self._file(inner, "css")
            self.edits.append((start, close, _tag("link", [("rel", "stylesheet"), ("href", where), *kept])))

    def _may(self, kind: str, text: str) -> bool:
        return _mark(kind, text) in self.ours

    def _file(self, text: str, suffix: str) -> str:
        path = f"{FOLDER}/{_hash(text)}.{suffix}"
        self.files[path] = text
        return path

    def changed(self) -> str:
        """The page with all edits made."""
        if not self.rules:
            self.edits += self.tags
        elif self.head_ends >= 0:
            where = self.root + self._file("".join(self.rules.values()), "css")
            link = _tag("link", [("rel", "stylesheet"), ("href", where)])
            self.edits += [*self.tags, (self.head_ends, self.head_ends, link)]
        parts, at = [], 0
        for start, end, text in sorted(self.edits):
            parts += [self.page[at:start], text]
            at = end
        return "".join([*parts, self.page[at:]])


def _mark(kind: str, text: str) -> str:
    """By what a script, style or attribute is known again, however its page was written out meanwhile."""
    plain = re.sub(r"\r\n?", "\n", text).strip()
    return hashlib.sha256(f"{kind} {plain}".encode()).hexdigest()


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def _moves(css: str) -> bool:
    """Whether styles mean the same in another file: they name none by an address that begins at the page."""
    return all(re.match(r"[a-z][a-z0-9+.-]*:|//|#", found.value, re.IGNORECASE) for found in styles.addresses(css))


def _tag(name: str, attrs: Attributes, closed: bool = False) -> str:
    given = "".join(f" {key}" if value is None else f' {key}="{html.escape(value)}"' for key, value in attrs)
    return f"<{name}{given}{'/' if closed else ''}>"
