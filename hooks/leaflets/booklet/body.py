"""One rendered page as XML for the stylesheet: every word kept, entities resolved, links made ready for paper.

The elements are HTML's, fewer of them: `rules.typ` has one rule for each. What has no rule raises
`printed.UnprintableError`; `printed.faults` says the same without raising.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Protocol
from xml.etree.ElementTree import Element, SubElement

from selectolax.lexbor import LexborHTMLParser, LexborNode

from leaflets.booklet import lists, printed, tables
from leaflets.booklet.runs import SPACE, Run, as_paragraph, clean, plain
from leaflets.library.model import Page
from leaflets.markdown.chart import NARROW
from leaflets.markdown.extension import BRACKETED
from leaflets.markdown.locator import InOrder
from leaflets.markdown.marks import BLANK_RULE, BOX_KIND, PICTURE

_LANGUAGE = re.compile(r"[a-z]{2,3}", re.IGNORECASE)
_SEE = re.compile(r"\bsee\s*$", re.IGNORECASE)
_LEADS = {"chances__how", "chances__lead"}
"""Paragraphs that stay on the page of what follows."""
_FIGURES = {"chances__one": "chance", PICTURE: "picture"}
"""The kinds of figures, by their class, and their names in the XML."""
_PARAGRAPHS = {"figcaption": "caption", "blockquote": "blockquote"}
"""Tags that are no paragraphs in the XML, either."""
_SHORT = 24
"""Letters of a phone number that stays on one line."""
_KEPT_IN_LINE = {*printed.INLINE, *printed.PLAIN}
_BACK = re.compile(r"&#160;(?=<a class=.footnote-backref)")
"""The space before the sign that leads back from a footnote; paper has neither."""
_IN_RUN = _KEPT_IN_LINE | printed.UNSEEN_IN_PRINT


class Surroundings(Protocol):
    """What a page must be told of the leaflet around it."""

    def link(self, page: Page, href: str) -> dict[str, str]:
        """The attributes of a link: `to` a label in the booklet or `href` outside, `show` what print adds."""

    def label(self, page: Page, name: str) -> str:
        """The label of an id on a page; empty where another element has it already."""

    def picture(self, page: Page, node: LexborNode) -> Element:
        """A picture with its words."""

    def key(self, page: Page, node: LexborNode) -> list[str]:
        """What the numbers in a picture stand for."""


class Body:
    """Turns the HTML of one page into XML elements."""

    def __init__(self, page: Page, around: Surroundings) -> None:
        """Parse the page, and note the places of its blocks."""
        self.page = page
        self.around = around
        html = _BACK.sub("", page.html or "")
        self._tree = LexborHTMLParser(f"<!doctype html><body>{html}</body>")
        self._places = InOrder(page.blocks)
        self._line = page.front.body_line
        self._notes: dict[str, LexborNode] = {}
        self._set: set[str] = set()
        self._level = 0
        self._language = ""

    def into(self, parent: Element) -> None:
        """Put everything that the page shows into `parent`."""
        body = self._tree.body
        if body is None:
            return
        if deep := next(printed.deep(body), None):
            raise printed.UnprintableError(self.page.path, self._line, deep)
        for notes in body.css("div.footnote"):
            if printed.left_out(notes):
                self._notes |= {note.id or "": note for note in notes.css("ol > li[id]")}
        for node in body.css("div.toc, a.headerlink, a.footnote-backref"):
            if printed.left_out(node):
                node.decompose()
        self._flow(body, parent)
        left = [note for name, note in self._notes.items() if name not in self._set]
        if left:
            lists.fill(SubElement(parent, "ol"), left, self._flow_of, self._place)

    def _flow(self, node: LexborNode, parent: Element) -> None:
        self._flow_of(list(node.iter(include_text=True)), parent)

    def _flow_of(self, nodes: list[LexborNode], parent: Element) -> None:
        """Blocks as elements, runs of text between them as paragraphs of their own where blocks stand beside them."""
        run: list[LexborNode] = []
        alone = all(child.tag == "-text" or str(child.tag) in _IN_RUN for child in nodes)
        for child in nodes:
            if str(child.tag) in printed.UNSEEN_IN_PRINT:
                continue
            if child.tag == "-text" or str(child.tag) in _KEPT_IN_LINE:
                run.append(child)
                continue
            self._run(run, parent, alone)
            run = []
            self._block(child, parent)
        self._run(run, parent, alone)

    def _run(self, run: list[LexborNode], parent: Element, alone: bool) -> None:
        if not run or not any(child.tag != "-text" or (child.text(deep=False) or "").strip() for child in run):
            return
        into = parent if alone and parent.tag not in {"section", "box", "blockquote"} else SubElement(parent, "p")
        if into is not parent:
            self._place(into, None)
        writer = Run(into)
        for child in run:
            self._inline(child, writer)
        writer.end()
        if into is not parent and not into.text and not len(into):
            parent.remove(into)

    def _place(self, made: Element, node: LexborNode | None) -> None:
        if language := (_language(node) if node is not None else "") or self._language:
            made.set("lang", language)
        if node is not None:
            if place := self._places.of_element(node):
                self._line = place.line or self._line
            if (name := node.id) and (label := self.around.label(self.page, name)):
                made.set("label", label)
        made.set("data-page", self.page.path)
        made.set("data-line", str(self._line))

    def _block(self, node: LexborNode, parent: Element) -> None:
        tag = str(node.tag)
        classes = set((node.attributes.get("class") or "").split())
        if what := printed.unprintable(node, tag):
            raise printed.UnprintableError(self.page.path, self._line, what)
        if printed.left_out(node):
            return
        if tag == "details" or "admonition" in classes:
            self._box(node, parent, classes)
        elif tag in printed.THROUGH:
            self._through(node, parent)
        else:
            _BLOCKS.get(tag, Body._paragraph)(self, node, parent)

    def _made(self, node: LexborNode, parent: Element) -> Element:
        made = SubElement(parent, str(node.tag))
        self._place(made, node)
        return made

    def _list(self, node: LexborNode, parent: Element) -> None:
        made = self._made(node, parent)
        lists.fill(made, node.iter(include_text=True), self._flow_of, self._place, lists.markers(node))
        lists.drop_empty(parent, made)

    def _terms(self, node: LexborNode, parent: Element) -> None:
        lists.fill_terms(parent, node, self._flow_of, self._place)

    def _table(self, node: LexborNode, parent: Element) -> None:
        tables.fill(self._made(node, parent), node, self._flow, self._place)

    def _preformatted(self, node: LexborNode, parent: Element) -> None:
        self._made(node, parent).text = clean(node.text()).rstrip("\n")

    def _rule(self, node: LexborNode, parent: Element) -> None:
        SubElement(parent, "hr")

    def _figure(self, node: LexborNode, parent: Element) -> None:
        made = self._made(node, parent)
        made.attrib.update({name: "yes" for kind, name in _FIGURES.items() if _has(node, kind)})
        if lists.leads(node):
            made.set("lead", "yes")
        self._flow(node, made)
        image = node.css_first("img") if made.get("picture") else None
        if image is not None and (words := self.around.key(self.page, image)):
            key = Element("key")
            for word in words:
                SubElement(key, "li").text = word
            made.insert(1, key)

    def _paragraph(self, node: LexborNode, parent: Element) -> None:
        """A paragraph, a caption or a quotation; what is none of these becomes a paragraph."""
        made = SubElement(parent, _PARAGRAPHS.get(str(node.tag), "p"))
        self._place(made, node)
        if made.tag == "p" and (any(_has(node, name) for name in _LEADS) or lists.introduces(node)):
            made.set("lead", "yes")
        if _has(node, BLANK_RULE):
            made.set("blank", "yes")
        self._flow(node, made)
        if not (made.text or "").strip() and not len(made):
            parent.remove(made)
        elif made.tag == "caption":
            as_paragraph(made)

    def _through(self, node: LexborNode, parent: Element) -> None:
        if (name := node.id) and (label := self.around.label(self.page, name)):
            SubElement(parent, "anchor", {"label": label})
        outer, self._language = self._language, _language(node) or self._language
        self._flow(node, parent)
        self._language = outer

    def _heading(self, node: LexborNode, parent: Element) -> None:
        level = min(int(str(node.tag)[1:]), self._level + 1)  # PDF/UA-1, 7.4.2: no level is skipped
        self._level = level if node.text().strip() else self._level
        made = SubElement(parent, "h", {"level": str(level)})
        self._place(made, node)
        self._flow(node, made)
        for link in made.iter("a"):
            link.attrib.pop("show", None)  # a bookmark has the same words as its heading
            link.attrib.pop("shown", None)
        title = plain(made) or " ".join(each.get("alt", "") for each in made.iter("picture")).strip()
        if title:
            made.set("title", title)
        else:
            parent.remove(made)

    def _box(self, node: LexborNode, parent: Element, classes: set[str]) -> None:
        kinds = [name for name in (node.attributes.get("class") or "").split() if name not in {"admonition", "open"}]
        made = SubElement(parent, "box", {"kind": kinds[0] if kinds else "note"})
        if tier := next((name for name in ("emergency", "later") if name in classes), ""):
            made.set("tier", tier)
        self._place(made, node)
        if (title := _title(node)) is not None:
            first = title.child
            if (word := first if first is not None and _has(first, BOX_KIND) else None) is not None:
                made.set("word", word.text())
                word.decompose()
            head = SubElement(made, "head")
            self._place(head, title)
            self._flow(title, head)
            title.decompose()
        self._flow(node, made)

    def _inline(self, node: LexborNode, line: Run) -> None:
        tag = str(node.tag)
        if tag == "-text":
            line.text(node.text(deep=False) or "")
            return
        if tag in printed.UNSEEN_IN_PRINT:
            return
        attributes = node.attributes
        classes = set((attributes.get("class") or "").split())
        if what := printed.unprintable(node, tag):
            raise printed.UnprintableError(self.page.path, self._line, what)
        if (name := node.id) and not printed.is_reference(node) and (label := self.around.label(self.page, name)):
            line.add("anchor", label=label)
        if printed.is_reference(node):
            self._note(node, line)
        elif tag in {"br", "wbr"}:
            line.add(tag)
        elif tag == "input":
            line.add("tick", state="done" if "checked" in attributes else "open")
        elif NARROW in classes:
            return  # paper has room for the other drawing of the same
        elif tag in {"img", "svg"}:
            line.put(self.around.picture(self.page, node))
        elif tag == "a" and attributes.get("href") is not None:
            self._link(node, line)
        elif tag == "q":
            line.text("“")
            self._inside(node, line)
            line.text("”")
        elif tag in printed.INLINE and not self._is_reference(node):
            language = _language(node)
            self._inside(node, (line.nested("span", lang=language) if language else line).nested(printed.INLINE[tag]))
        elif "chances__side" in classes:
            self._inside(node, line.start("side"))
        else:
            language = _language(node)
            self._inside(node, line.nested("span", lang=language) if language else line)
            if tag == "abbr" and "first-use" in classes and attributes.get("title"):
                bracketed = BRACKETED.strip() in classes
                line.text(f", {attributes['title']}" if bracketed else f" ({attributes['title']})")

    def _is_reference(self, node: LexborNode) -> bool:
        """Whether a `sup` only holds the sign of a footnote, which the page makes itself."""
        return node.tag == "sup" and any(printed.is_reference(link) for link in node.css("a"))

    def _inside(self, node: LexborNode, line: Run) -> None:
        for child in node.iter(include_text=True):
            if child.tag != "-text" and str(child.tag) not in _IN_RUN:
                if what := printed.unprintable(child, str(child.tag)):
                    raise printed.UnprintableError(self.page.path, self._line, what)
                line.space()
                self._inside(child, line)  # a block within a line, as raw HTML may have it: its words
                line.space()
            else:
                self._inline(child, line)

    def _link(self, node: LexborNode, line: Run) -> None:
        words = SPACE.sub(" ", node.text()).strip()
        attributes = self.around.link(self.page, node.attributes["href"] or "")
        if attributes.get("show") == "page" and _SEE.search(line.root.last):
            attributes["show"] = "see"
        if attributes.get("shown") and _compact(attributes["shown"]) in _compact(words):
            del attributes["shown"]
        if len(words) > _SHORT and attributes.get("href", "").startswith("tel:"):
            attributes["long"] = "yes"
        self._inside(node, line.nested("a", **attributes))

    def _note(self, node: LexborNode, line: Run) -> None:
        name = (node.attributes.get("href") or "").removeprefix("#")
        note = self._notes.get(name)
        if note is None:
            self._inside(node, line)
        elif name in self._set:
            line.add("again", to=f"{self.page.src_uri}#{name}")
        else:
            self._set.add(name)
            made = line.nested("note", label=f"{self.page.src_uri}#{name}").element
            self._flow(note, made)
            if len(made) and made[0].tag == "p":  # its number stands on the line of its first words
                first = made[0]
                made.remove(first)
                made.text = first.text
                made[:0] = list(first)


_BLOCKS: dict[str, Callable[[Body, LexborNode, Element], None]] = {
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), Body._heading),
    "ul": Body._list,
    "ol": Body._list,
    "dl": Body._terms,
    "table": Body._table,
    "pre": Body._preformatted,
    "hr": Body._rule,
    "figure": Body._figure,
}
"""What becomes of a block, by its tag; of all others `_paragraph`."""


def _language(node: LexborNode) -> str:
    """The language that an element says it is in; empty where it says none."""
    language = (node.attributes.get("lang") or "").partition("-")[0]
    return language.lower() if _LANGUAGE.fullmatch(language) else ""


def _has(node: LexborNode, name: str) -> bool:
    return node.tag != "-text" and name in (node.attributes.get("class") or "").split()


def _title(box: LexborNode) -> LexborNode | None:
    """The title of a box: browsers show the `summary` first, wherever it stands."""
    if box.tag == "details":
        return next((child for child in box.iter() if child.tag == "summary"), None)
    first = next(iter(box.iter()), None)
    return first if first is not None and _has(first, "admonition-title") else None


def _compact(text: str) -> str:
    """An address or a phone number without what people write between its parts."""
    return re.sub(r"[\s()/.\u200b-]+", "", text.removeprefix("https://").lower())
