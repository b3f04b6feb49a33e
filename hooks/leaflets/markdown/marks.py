"""Which classes and attributes of a rendered page our renderer made, so that no author can imitate them.

A span with the class `box-kind`, say, is a word that the engine adds to a box; the checks pass over it. An author who
could write that class would have words that readers see and no check reads. So what the renderer makes bears a mark:
an attribute that holds the SHA-256 of the page's own text (after includes). No text can hold its own hash, so no mark
can be written by hand, and two builds of the same text stay the same to the byte.

`Marking` sets the marks while Python-Markdown renders, `Marks` reads them, `stripped` takes them off again: they stand
in what the checks read, never in what is published. What authors write, in HTML or in attribute lists, bears none.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.postprocessors import Postprocessor
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor
from selectolax.lexbor import LexborNode

ATTRIBUTE = "data-made"
EVERYTHING = "*"
"""In a mark: the element and all that stands in it is the renderer's, such as the picture of a chance."""
BOX_KIND = "box-kind"
"""The class of the word that says which kind of box this is: a risk, a benefit."""
BLANK = "blank"
"""The class of what stands in the place of a value that the hospital has not written yet."""
BLANK_RULE = "blank-rule"
"""The class of a paragraph that is such a place alone, in a box for the hospital's rule."""
NTH = "data-nth"
"""The number of a text in its list, from 1, where a value is a list of texts."""
PICTURE = "picture"
"""The class of a figure that is made of an image with a caption."""
_LABEL = "data-toc-label"
_END = re.compile(r"\n?<!-- made ([0-9a-f]{64}) -->\Z")
_RENDERERS = re.compile(r"data-|aria-|role$")
"""Attributes that the renderer may give an element before attribute lists are read."""


def stripped(html: str) -> str:
    """The HTML of a page without its marks: what is published."""
    end = _END.search(html)
    return re.sub(rf' {ATTRIBUTE}="{end[1]}[^"]*"', "", html[: end.start()]) if end else html


@dataclass(frozen=True)
class Marks:
    """The marks of one rendered page. `secret` is empty for HTML that our extension did not render: it bears none."""

    secret: str

    @classmethod
    def of(cls, html: str) -> Marks:
        """The marks of a page's HTML, before they are stripped."""
        end = _END.search(html)
        return cls(end[1] if end else "")

    def on(self, node: LexborNode) -> frozenset[str]:
        """What the renderer made of an element: classes as `.toc`, attributes as `data-local`, or EVERYTHING."""
        value = (node.attributes.get(ATTRIBUTE) or "") if self.secret else ""
        secret, *made = value.split(" ")
        return frozenset(made) if value and secret == self.secret else frozenset()

    def has(self, node: LexborNode, name: str) -> bool:
        """Whether the renderer made this class (`.toc`) or attribute (`data-local`) of the element."""
        made = self.on(node)
        return name in made or EVERYTHING in made

    def classes(self, node: LexborNode) -> frozenset[str]:
        """The classes of an element that the renderer made."""
        return frozenset(each[1:] for each in self.on(node) if each.startswith("."))


@dataclass
class _Made:
    """What the renderer made of an element before attribute lists were read, and its attributes after it."""

    element: Element  # kept, so that no other one gets its id
    classes: frozenset[str]
    attributes: dict[str, str]
    then: dict[str, str]


class Marking:
    """Sets the marks in one page after the other. `secret` is that of the page under way."""

    def __init__(self, md: Markdown) -> None:
        """Register with Python-Markdown, at the moments when it is known who made an element."""
        self.secret = ""
        self.authors: list[Element] = []
        self.known: dict[int, _Made] = {}
        md.preprocessors.register(_Begin(self, md), "leaflets-marks-begin", 31)  # includes (32) are in
        md.preprocessors.register(_Authors(self, md), "leaflets-marks-authors", 19)  # HTML is read (20)
        md.treeprocessors.register(_Before(self, md), "leaflets-marks-before", 8.5)  # attribute lists (8) are not
        md.treeprocessors.register(_After(self, md), "leaflets-marks-after", 7.5)  # they are
        md.treeprocessors.register(_Set(self, md), "leaflets-marks-set", 0.5)  # all is made
        md.postprocessors.register(_Close(self, md), "leaflets-marks-close", -1000)

    def mark(self, *made: str) -> str:
        """The value of a mark."""
        return " ".join((self.secret, *made))


class _Begin(Preprocessor):
    """The hash of the page that begins."""

    def __init__(self, marking: Marking, md: Markdown) -> None:
        super().__init__(md)
        self.marking = marking

    def run(self, lines: list[str]) -> list[str]:
        text = "\n".join(lines)
        self.marking.secret = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
        self.marking.authors, self.marking.known = [], {}
        return lines


class _Authors(Preprocessor):
    """Notes the elements that `md_in_html` has read: an author wrote them, whatever their class."""

    def __init__(self, marking: Marking, md: Markdown) -> None:
        super().__init__(md)
        self.marking = marking

    def run(self, lines: list[str]) -> list[str]:
        for block in self.md.htmlStash.rawHtmlBlocks:
            if isinstance(block, Element):
                self.marking.authors += block.iter()
        return lines


class _Before(Treeprocessor):
    """Before attribute lists are read, every class that is not in an author's HTML is the renderer's.

    But for boxes: their classes are the kinds that an author wrote after `!!!` or `???`.
    """

    def __init__(self, marking: Marking, md: Markdown) -> None:
        super().__init__(md)
        self.marking = marking

    def run(self, root: Element) -> None:
        authors = {id(element) for element in self.marking.authors}
        for element in root.iter():
            classes, attributes = _split(element.get("class")), {}
            if id(element) in authors:
                classes = frozenset()
            else:
                attributes = {name: value for name, value in element.attrib.items() if _RENDERERS.match(name)}
                if "footnote-backref" in classes:
                    attributes["title"] = element.get("title", "")
                if element.tag == "details" or "admonition" in classes:
                    classes &= {"admonition"}
            self.marking.known[id(element)] = _Made(element, classes, attributes, {})


class _After(Treeprocessor):
    """What an attribute list has changed is its author's."""

    def __init__(self, marking: Marking, md: Markdown) -> None:
        super().__init__(md)
        self.marking = marking

    def run(self, root: Element) -> None:
        for element in root.iter():
            if (made := self.marking.known.get(id(element))) is not None:
                made.attributes = {k: v for k, v in made.attributes.items() if element.get(k) == v}
                made.then = dict(element.attrib)


class _Set(Treeprocessor):
    """What came later, the extensions made. But a figure has the attributes of its author's paragraph."""

    def __init__(self, marking: Marking, md: Markdown) -> None:
        super().__init__(md)
        self.marking = marking

    def run(self, root: Element) -> None:
        for element in root.iter():
            now = _split(element.get("class"))
            before = self.marking.known.get(id(element))
            if before and (label := before.then.get(_LABEL)) is not None:
                element.set(_LABEL, label)  # the contents took it, and shows other words than the heading
            if before is None:
                classes, then = now, dict(element.attrib) if element.tag == "figure" else {}
                kept = set()
            else:
                classes, then = now & (before.classes | (now - _split(before.then.get("class")))), before.then
                kept = {name for name, value in before.attributes.items() if element.get(name) == value}
            kept |= {name for name, value in element.attrib.items() if then.get(name) != value} - {"class", "id"}
            if classes or kept:
                made = self.marking.mark(*sorted(f".{each}" for each in classes), *sorted(kept))
                element.set(ATTRIBUTE, made)
        self.marking.authors, self.marking.known = [], {}


class _Close(Postprocessor):
    """The page's hash, behind all that an author wrote."""

    def __init__(self, marking: Marking, md: Markdown) -> None:
        super().__init__(md)
        self.marking = marking

    def run(self, text: str) -> str:
        return f"{text}\n<!-- made {self.marking.secret} -->"


def _split(value: str | None) -> frozenset[str]:
    return frozenset((value or "").split())
