"""Citations in Markdown: `[@guide experience.31 #bandage]` at the end of a block says where its words come from.

The form is close to Pandoc's (Pandoc User's Guide, "Citation syntax"), so editors color it. It is read before links,
references and abbreviations, which would else take it for theirs, and no reader sees it: the block gets the places as
an attribute. One that cannot be read, or stands elsewhere, is shown as it is written, and a check tells of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.blockprocessors import ReferenceProcessor
from markdown.extensions.footnotes import NBSP_PLACEHOLDER
from markdown.inlinepatterns import InlineProcessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

from leaflets.data.sources import Citation, parse_citation

ATTRIBUTE = "data-source"
"""The places that an element cites, with a space between two: `guide:experience.31 nice:brief.4-9`, or `-`."""
NAMES = "data-says"
"""The names of the statement that an element makes, with a space between two."""
WRITTEN = re.compile(r"(?<!\\)\[@([^\[\]]*)\]")
"""A citation in Markdown; group 1 is what `parse_citation` reads."""
_MARK = "citation"
_CITED = frozenset("p li td th dt dd caption figcaption".split())
_BLOCKS = _CITED | frozenset("ul ol dl table div pre blockquote details figure section".split())


def attributes(citation: Citation) -> dict[str, str]:
    """A citation as the attributes of an element."""
    places = "-" if citation.own else " ".join(str(place).replace(" ", ":") for place in citation.places)
    return {ATTRIBUTE: places, **({NAMES: " ".join(citation.names)} if citation.names else {})}


def of_attributes(places: str | None, names: str | None) -> Citation | None:
    """The citation that an element's attributes hold; None where they hold none."""
    if not places:
        return None
    read = parse_citation(places.replace(" ", "; ").replace(":", " "))
    return None if isinstance(read, str) else Citation(read.places, tuple((names or "").split()), read.own)


def joined(citations: list[Citation]) -> Citation:
    """Several citations of one block as one."""
    places = dict.fromkeys(place for each in citations for place in each.places)
    names = dict.fromkeys(name for each in citations for name in each.names)
    return Citation(tuple(places), tuple(names), all(each.own for each in citations))


class _Read(InlineProcessor):
    """Takes citations out of the text, before links (160), references (170) and images (150); not out of code (190)."""

    def handleMatch(  # type: ignore[override]  # noqa: N802 (the base class names it)
        self, m: re.Match[str], data: str
    ) -> tuple[Element, int, int]:
        """An element that holds the citation as it is written, until `_Hoist` knows where it stands."""
        element = Element(_MARK)
        element.text = AtomicString(m[0])  # where it is in a title or a picture's words, this is what stands there
        return element, m.start(0), m.end(0)


class _Hoist(Treeprocessor):
    """Gives each block the citation at its end; any other stays as it is written."""

    def run(self, root: Element) -> None:
        """Work through the tree, blocks within blocks first."""
        for parent in list(root.iter()):
            found = [child for child in parent if child.tag == _MARK]
            if not found:
                continue
            takes = parent.tag in _CITED and "admonition-title" not in (parent.get("class") or "")
            last = list(_at_end(parent)) if takes else []
            read = [parse_citation(WRITTEN.sub(r"\1", child.text or "")) for child in last]
            cited = [each for each in read if isinstance(each, Citation)]
            if last and len(cited) == len(read) and _has_words(parent, last):
                for child in last:
                    _take_out(parent, child)
                    parent.attrib |= child.attrib  # of `[@guide brief.3]{ .own }`
                for name, value in attributes(joined(cited[::-1])).items():
                    parent.set(name, value)
            for child in found:
                if child.tag == _MARK and child in list(parent):
                    child.tag = "span"


def _at_end(parent: Element) -> Iterator[Element]:
    """The citations that end the text of a block, the last one first; lists in it and a way back may follow."""
    inline = [child for child in parent if child.tag not in _BLOCKS and child.get("class") != "footnote-backref"]
    for child in reversed(inline):
        if child.tag != _MARK or (child.tail or "").replace(NBSP_PLACEHOLDER, "").strip():
            return
        yield child


def _has_words(parent: Element, citations: list[Element]) -> bool:
    """Whether a block holds something else than citations: a picture, or words."""
    return bool((parent.text or "").strip()) or any(
        child not in citations and child.tag not in _BLOCKS for child in parent
    )


def _take_out(parent: Element, child: Element) -> None:
    """Remove an element and the space before it; the space after it stays where a block follows."""
    at = list(parent).index(child)
    after = child.tail or ""
    parent.remove(child)
    if at:
        before = parent[at - 1]
        before.tail = (before.tail or "").rstrip() + after
    else:
        parent.text = (parent.text or "").rstrip() + after


class _Reference(ReferenceProcessor):
    """Definitions of links, but for `[@guide brief.3]: …`, which would take the next line for an address."""

    RE = re.compile(ReferenceProcessor.RE.pattern.replace(r"\[", r"\[(?!@)", 1), ReferenceProcessor.RE.flags)


def add_to(md: Markdown) -> None:
    """Register with Python-Markdown."""
    md.inlinePatterns.register(_Read(WRITTEN.pattern, md), "leaflets-citations", 185)
    md.parser.blockprocessors.register(_Reference(md.parser), "reference", 15)
    md.treeprocessors.register(_Hoist(md), "leaflets-citations", 6)  # before the contents (5) take headings
