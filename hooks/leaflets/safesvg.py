"""Whether an SVG file draws and does nothing else: no scripts, no links, nothing from elsewhere, no entities.

Reads it as XML, as browsers do, one event after the other: it is never held as a whole, and a declared entity ends the
reading before it could grow. Knows no pages. W3C SVG 2, chapters 5.7 and 16; OWASP, "XML External Entity Prevention".
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any
from xml.parsers import expat

from leaflets.safehtml import DRAWN

LARGEST = 5_000_000  # bytes
MOST_DEPTH = 100  # elements within one another
_SVG = "http://www.w3.org/2000/svg"
_XLINK = "http://www.w3.org/1999/xlink"
_XML = "http://www.w3.org/XML/1998/namespace"
_NO_DRAWING = {"http://www.w3.org/1999/xhtml", "http://www.w3.org/2001/xml-events"}
_DRAWS = DRAWN | {
    "style", "metadata", "switch", "textPath", "filter", "view",
    "feBlend", "feColorMatrix", "feComponentTransfer", "feComposite", "feDropShadow", "feFlood", "feFuncA", "feFuncB",
    "feFuncG", "feFuncR", "feGaussianBlur", "feMerge", "feMergeNode", "feMorphology", "feOffset", "feTurbulence",
}  # fmt: skip
_REFERENCE = re.compile(r"url\(\s*[\"']?\s*(?!#)|@import|expression|javascript|\\", re.IGNORECASE)
_SCRIPT = re.compile(r"[\s\x00-\x20]*(?:java|vb|live)script", re.IGNORECASE)


class _UnsafeError(Exception):
    """Ends the reading at the first thing that is not safe: what, its line and column."""


class _Reader:
    """What is asked of the events of one file."""

    def __init__(self) -> None:
        self.parser: Any = expat.ParserCreate(namespace_separator=" ")
        self.parser.StartElementHandler = self.start
        self.parser.EndElementHandler = self.end
        self.parser.CharacterDataHandler = self.text
        self.parser.EntityDeclHandler = self.refuse("declares an entity (`<!ENTITY`)")
        self.parser.ElementDeclHandler = self.refuse("declares elements (`<!ELEMENT`)")
        self.parser.AttlistDeclHandler = self.refuse("declares attributes (`<!ATTLIST`)")
        self.parser.ProcessingInstructionHandler = self.refuse("holds an instruction to a program (`<?…?>`)")
        self.parser.SkippedEntityHandler = self.refuse("uses an entity that is not declared")
        self.parser.SetParamEntityParsing(expat.XML_PARAM_ENTITY_PARSING_NEVER)
        self.parser.buffer_text = True
        self.open: list[str] = []

    def unsafe(self, what: str) -> _UnsafeError:
        return _UnsafeError(what, self.parser.CurrentLineNumber, self.parser.CurrentColumnNumber + 1)

    def refuse(self, what: str) -> Any:
        def handler(*_: Any) -> None:
            raise self.unsafe(what)

        return handler

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        space, _, tag = name.rpartition(" ")
        if not self.open and (space, tag) != (_SVG, "svg"):
            raise self.unsafe(f'is no drawing: its outermost element is <{tag}>, not <svg xmlns="{_SVG}">')
        if len(self.open) >= MOST_DEPTH:
            raise self.unsafe(f"has more than {MOST_DEPTH} elements within one another")
        if space in _NO_DRAWING or (space == _SVG and tag not in _DRAWS):
            raise self.unsafe(f"holds <{tag}>, which is more than a drawing")
        if space != _SVG and "metadata" not in self.open:
            raise self.unsafe(f'holds <{tag}>, which is no part of SVG: save it as "plain SVG"')
        for attribute, value in attributes.items():
            self.attribute(tag, attribute, value)
        self.open.append(tag)

    def attribute(self, tag: str, attribute: str, value: str) -> None:
        space, _, name = attribute.rpartition(" ")
        if space in _NO_DRAWING or name.lower().startswith("on"):
            raise self.unsafe(f"holds the attribute '{name}', which runs code")
        if space == _XML and name == "base":
            raise self.unsafe("holds the attribute 'xml:base', which changes where addresses lead")
        if name == "href" and space in ("", _XLINK) and not value.strip().startswith("#"):
            raise self.unsafe(f"holds the address '{value[:40]}': a drawing takes nothing from elsewhere")
        if not space and (_SCRIPT.match(value) or (name not in ("id", "class", "d") and _REFERENCE.search(value))):
            raise self.unsafe(f"holds '{name}=\"{value[:40]}\"', which brings something from elsewhere")

    def end(self, name: str) -> None:
        self.open.pop()

    def text(self, text: str) -> None:
        if self.open and self.open[-1] == "style" and _REFERENCE.search(text):
            raise self.unsafe("holds a style that brings something from elsewhere")


def fault(data: bytes) -> tuple[str, int | None, int | None]:
    """What is not safe in an SVG file, as the end of a sentence, with its line and column; empty where all is."""
    if len(data) > LARGEST:
        return f"is larger than {LARGEST // 1_000_000} MB", None, None
    try:
        _Reader().parser.Parse(data, True)
    except _UnsafeError as unsafe:
        return unsafe.args
    except expat.ExpatError as error:
        return f"is no SVG: {expat.ErrorString(error.code)}", error.lineno, error.offset + 1
    except (ValueError, LookupError) as error:
        return f"is no SVG: {error}", None, None
    return "", None, None
