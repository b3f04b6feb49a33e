"""Drawings: an SVG file read safely, its words, what a page may not take in, and its HTML for a page.

A drawing that a page takes in is code in the page. So the list says what it may hold: shapes, groups, numbers, title
and description. Styles, scripts, pictures, gradients and references to elsewhere are not on it, and a document type
ends the reading before any entity could be expanded. Knows no page and no facts.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html import escape
from xml.parsers import expat

LARGEST = 50_000
"""Bytes of a file: a page that holds it must stay quick to load."""
SVG = "http://www.w3.org/2000/svg"
_XLINK_HREF = "http://www.w3.org/1999/xlink href"
_ELEMENTS = set("svg g defs symbol use path rect circle ellipse line polyline polygon text tspan title desc".split())
_ATTRIBUTES = set(
    "id class viewBox width height x y cx cy r rx ry x1 y1 x2 y2 d points transform fill fill-rule fill-opacity "
    "stroke stroke-width stroke-linecap stroke-linejoin stroke-miterlimit stroke-dasharray stroke-opacity opacity "
    "href font-family font-size font-weight text-anchor version".split()
)
_PAINTED = re.compile(r"url\s*\(", re.IGNORECASE)
_WORDS = {"title", "desc"}
_DEEPEST = 30
CLASSES = frozenset(
    "paper line ink bone bone-soft disc skin muscle metal cement dots balloon screen accent on-accent ring".split()
)
"""The palette: what content.css colors anew for dark pages and for the reader's own colors."""


@dataclass
class Drawing:
    """What an SVG file holds. `title` and `description` are its own; `written` is the text that it shows.

    `faults` are what a page may not take in, each with its line; where there is one, `html` must not be asked for.
    """

    title: str = ""
    description: str = ""
    written: list[str] = field(default_factory=list)
    faults: list[tuple[int, str]] = field(default_factory=list)
    view_box: str = ""
    classes: set[str] = field(default_factory=set)
    parts: list[tuple[str, dict[str, str]] | str] = field(default_factory=list)
    """What stands in the root, in its order: the name and the attributes of an element that begins, or HTML."""

    def html(self, name: str, alt: str) -> str:
        """The drawing as it stands in a page, named `alt`; its ids begin with `name`, which no other may have.

        The name and the description of a graphic: SVG Accessibility API Mappings 1.0, section 8.
        """
        palette = "drawing" if self.classes & CLASSES else "drawing drawing--light"
        described = f' aria-describedby="{name}-text"' if self.description else ""
        out = [
            f'<svg class="{palette}" viewBox="{escape(self.view_box)}" role="img" data-search-exclude="" '
            f'aria-labelledby="{name}-title"{described}>\n<title id="{name}-title">{escape(alt or self.title)}</title>'
        ]
        if self.description:
            out.append(f'\n<desc id="{name}-text">{escape(self.description)}</desc>')
        for part in self.parts:
            out.append(part if isinstance(part, str) else _begin(*part, name))
        return "".join([*out, "</svg>"])


def read(data: bytes) -> Drawing:
    """Read the bytes of an SVG file. Raises nothing: what is wrong stands in `faults`."""
    drawing = Drawing()
    if len(data) > LARGEST:
        size = f"{len(data) / 1000:.0f} kB"
        drawing.faults.append((1, f"is too large ({size}, at most {LARGEST // 1000} kB): draw it with fewer points"))
        return drawing
    parser = expat.ParserCreate(namespace_separator=" ")
    reader = _Reader(drawing, parser)
    parser.StartDoctypeDeclHandler = reader.doctype
    parser.StartElementHandler = reader.start
    parser.EndElementHandler = reader.end
    parser.CharacterDataHandler = reader.text
    try:
        parser.Parse(data, True)
    except expat.ExpatError as error:
        drawing.faults.append((error.lineno, f"is no well-formed XML: {expat.ErrorString(error.code)}"))
    except _DoctypeError as error:
        drawing.faults.append((parser.CurrentLineNumber, str(error)))
    except (ValueError, LookupError) as error:  # the encoding that it names
        drawing.faults.append((1, f"is no well-formed XML: {error}"))
    else:
        if not drawing.view_box:
            drawing.faults.append((1, "has no viewBox, so that it cannot be made smaller for a phone"))
    return drawing


class _DoctypeError(Exception):
    """A document type: it may define entities, which nothing here expands."""


class _Reader:
    """Notes what the parser tells."""

    def __init__(self, drawing: Drawing, parser: expat.XMLParserType) -> None:
        self.drawing = drawing
        self.parser = parser
        self.open: list[str] = []

    def fault(self, what: str) -> None:
        self.drawing.faults.append((self.parser.CurrentLineNumber, what))

    def doctype(self, *_: object) -> None:
        raise _DoctypeError("has a document type (<!DOCTYPE …>): take the line out")

    def start(self, full: str, attributes: dict[str, str]) -> None:
        space, _, name = full.rpartition(" ")
        self.open.append(name)
        if space != SVG or name not in _ELEMENTS:
            self.fault(f"holds <{name}>, which no drawing may: save it as plain SVG, of shapes alone")
        elif (name == "svg") != (len(self.open) == 1) or (name in _WORDS and len(self.open) != 2):
            self.fault(f"holds <{name}> within <{self.open[-2] if len(self.open) > 1 else name}>")
        elif len(self.open) > _DEEPEST:
            self.fault(f"holds more than {_DEEPEST} elements within one another")
        kept = {}
        for key, value in attributes.items():
            key = "href" if key == _XLINK_HREF else key
            if key not in _ATTRIBUTES:
                self.fault(f"has the attribute '{key.rpartition(' ')[2]}' on <{name}>, which no drawing may")
            elif key == "href" and not re.fullmatch(r"#[\w.-]+", value):
                self.fault(f"refers to '{value[:60]}', which is not in the drawing")
            elif _PAINTED.search(value):
                self.fault(f"refers to '{value[:60]}': give a color instead")
            else:
                kept[key] = value
        self.drawing.classes.update(kept.get("class", "").split())
        if len(self.open) == 1:
            self.drawing.view_box = kept.get("viewBox", "")
        elif name not in _WORDS:
            self.drawing.parts.append((name, kept))

    def end(self, full: str) -> None:
        name = self.open.pop()
        if self.open and name not in _WORDS:
            self.drawing.parts.append(f"</{name}>")

    def text(self, text: str) -> None:
        where = self.open[-1]
        if where == "title":
            self.drawing.title = _joined(self.drawing.title, text)
        elif where == "desc":
            self.drawing.description = _joined(self.drawing.description, text)
        elif text.strip():
            self.drawing.written.append(" ".join(text.split()))
            self.drawing.parts.append(escape(text, quote=False))


def _joined(before: str, more: str) -> str:
    """Text that the parser tells in pieces, with single spaces."""
    return re.sub(r"\s+", " ", f"{before}{more}").lstrip()


def _begin(name: str, attributes: dict[str, str], prefix: str) -> str:
    """The first tag of an element; its own id and those that it refers to begin with the name of the drawing."""
    made = dict(attributes)
    if "id" in made:
        made["id"] = f"{prefix}-{made['id']}"
    if "href" in made:
        made["href"] = f"#{prefix}-{made['href'].removeprefix('#')}"
    return f"<{name}" + "".join(f' {key}="{escape(value)}"' for key, value in made.items()) + ">"
