"""Runs of text in XML: single spaces, none at either end, nothing that XML cannot hold."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element, SubElement

SPACE = re.compile(r"[ \t\r\n\f]+")
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def clean(text: str) -> str:
    """A text with a sign in place of each character that XML cannot hold."""
    return _NOT_XML.sub("\ufffd", text)


class Run:
    """Writes a run of text into an element, with single spaces, none at either end."""

    def __init__(self, element: Element, root: Run | None = None) -> None:
        self.element = element
        self.root = root or self
        if root is None:
            self.begun = False
            self.waiting = False
            self.last = ""

    def text(self, text: str) -> None:
        root = self.root
        text = SPACE.sub(" ", clean(text))
        if text.startswith(" "):
            root.waiting, text = root.waiting or not root.last.endswith(" "), text[1:]
        if not text:
            return
        ends = text.endswith(" ")
        text = text[:-1] if ends else text
        if root.waiting and root.begun:
            text = f" {text}"
        root.waiting, root.begun = ends, True
        root.last = (root.last + text)[-40:]
        self._write(text)

    def space(self) -> None:
        self.root.waiting = True

    def _settle(self) -> None:
        if self.root.waiting and self.root.begun:
            self._write(" ")
            self.root.last += " "
        self.root.waiting = False

    def _write(self, text: str) -> None:
        if len(self.element):
            last = self.element[-1]
            last.tail = (last.tail or "") + text
        else:
            self.element.text = (self.element.text or "") + text

    def put(self, element: Element) -> None:
        self._settle()
        self.root.begun = True
        self.element.append(element)

    def add(self, tag: str, **attributes: str) -> None:
        if tag == "br":
            self.root.waiting, self.root.begun = False, False
        else:
            self._settle()
        SubElement(self.element, tag, attributes)

    def nested(self, tag: str, **attributes: str) -> Run:
        if tag != "note":
            self._settle()
        return Run(SubElement(self.element, tag, attributes), self.root)

    def start(self, tag: str) -> Run:
        """A line of its own."""
        self.root.waiting, self.root.begun = False, False
        return Run(SubElement(self.element, tag), self.root)

    def end(self) -> None:
        """A space at the end is dropped."""
        self.root.waiting = False


def plain(element: Element) -> str:
    """The words of an element without those of its footnotes."""
    parts = [element.text or ""]
    for child in element:
        if child.tag != "note":
            parts.append(plain(child))
        parts.append(child.tail or "")
    return " ".join("".join(parts).replace("\u200b", "").split())


def as_paragraph(made: Element) -> None:
    """Put the words of a caption into a paragraph, where they are in none."""
    if (made.text or len(made)) and not any(each.tag in {"p", "side"} for each in made):
        words = Element("p")
        words.text, words[:] = made.text, list(made)
        made.text, made[:] = None, [words]


def take_out(parent: Element, child: Element) -> None:
    """Remove a child, and leave the words that follow it."""
    at = list(parent).index(child)
    if at:
        parent[at - 1].tail = (parent[at - 1].tail or "") + (child.tail or "")
    else:
        parent.text = (parent.text or "") + (child.tail or "")
    parent.remove(child)
