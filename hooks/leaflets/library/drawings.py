"""Drawings: an SVG file read safely, its words, what makes it unsafe, what a page may not take in, its HTML for a page.

Two questions are asked of a file, in one reading. Does it draw and do nothing else? A script, a link, something from
elsewhere or an entity ends the reading at once: no entity is expanded. And may a page take it in? There it is code of
the page, so the list is shorter: shapes, groups, digits, title and description; no styles and no gradients. What
drawing programs note for themselves is left out. Knows no page. W3C SVG 2, chapters 5.7 and 16; OWASP,
"XML External Entity Prevention".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from html import escape
from typing import Any
from urllib.parse import unquote
from xml.parsers import expat

from leaflets.library import labels
from leaflets.library.labels import Label
from leaflets.markdown.safe_html import DRAWN

LARGEST = 5_000_000
"""Bytes of a file that is read at all."""
LARGEST_IN_A_PAGE = 50_000
"""Bytes of a file that a page takes in: it must stay quick to load."""
MOST_DEPTH = 100
"""Elements within one another."""
MOST_USES = 1_000
MOST_DRAWN = 100_000
"""Copies (`use`, patterns, masks) and elements that a browser draws: copies of copies grow without limit, and the tab
hangs."""
SVG = "http://www.w3.org/2000/svg"
_XLINK = "http://www.w3.org/1999/xlink"
_XML = "http://www.w3.org/XML/1998/namespace"
_NO_DRAWING = {"http://www.w3.org/1999/xhtml", "http://www.w3.org/2001/xml-events"}
_PROGRAMS = (
    "http://www.inkscape.org/",
    "http://sodipodi.sourceforge.net/",
    "http://ns.adobe.com/",
    "http://www.serif.com/",
    "http://www.bohemiancoding.com/sketch/",
    "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "http://creativecommons.org/ns#",
    "http://purl.org/dc/",
)
"""Namespaces in which drawing programs note things for themselves; no browser acts on them."""
_DRAWS = DRAWN | {
    "style", "metadata", "textPath", "view",
}  # fmt: skip
"""No filters: a few letters of one keep a browser and the booklets' engine busy for minutes."""
_REFERENCE = re.compile(r"url\(\s*[\"']?\s*(?!#)|@import|expression|javascript|\\", re.IGNORECASE)
_SCRIPT = re.compile(r"[\s\x00-\x20]*(?:java|vb|live)script", re.IGNORECASE)
_ELEMENTS = set("svg g defs symbol use path rect circle ellipse line polyline polygon text tspan title desc".split())
_ATTRIBUTES = set(
    "id class viewBox width height x y cx cy r rx ry x1 y1 x2 y2 d points transform fill fill-rule fill-opacity "
    "stroke stroke-width stroke-linecap stroke-linejoin stroke-miterlimit stroke-dasharray stroke-opacity opacity "
    "href font-family font-size font-weight text-anchor version".split()
)
_PAINTED = re.compile(r"url\s*\(", re.IGNORECASE)
_WORDS = {"title", "desc"}
_SHOWN = {"text", "tspan", "textPath"}
_PART = re.compile(r"""url\(\s*["']?\s*#([^"')\s]+)""", re.IGNORECASE)
_DEEPEST = 30
MOST_CORNERS = 2_000
"""Corners of a line with markers that are counted; more copies than are allowed."""
CLASSES = frozenset(
    "paper line ink bone bone-soft disc skin muscle nerve metal cement dots balloon screen accent on-accent "
    "ring".split()
)
"""The palette: what content.css colors anew for dark pages and for the reader's own colors."""


@dataclass
class Drawing:
    """What an SVG file holds. `title` and `description` are its own; `written` is the text that it shows.

    `unsafe` says what makes the file more than a drawing, as the end of a sentence, with line and column where it has
    them; the rest was not read then. `faults` are what a page may not take in, each with its line. `html` must be asked
    of a `sound` one only.
    """

    unsafe: tuple[str, int | None, int | None] | None = None
    title: str = ""
    description: str = ""
    written: list[str] = field(default_factory=list)
    faults: list[tuple[int, str]] = field(default_factory=list)
    view_box: str = ""
    classes: set[str] = field(default_factory=set)
    parts: list[tuple[str, dict[str, str]] | str] = field(default_factory=list)
    """What stands in the root, in its order: the name and the attributes of an element that begins, or HTML."""
    labels: list[Label] = field(default_factory=list)
    """The words on it, from the file beside it (`labels.py`)."""

    @property
    def sound(self) -> bool:
        """Whether a page may take it in."""
        return not self.unsafe and not self.faults

    def html(self, name: str, alt: str) -> str:
        """The drawing as it stands in a page, named `alt`; its ids begin with `name`, which no other may have.

        A list of what the numbers of its labels stand for comes after it. Name and description of a graphic: SVG
        Accessibility API Mappings 1.0, section 8.
        """
        palette = "drawing" if self.classes & CLASSES else "drawing drawing--light"
        palette += " drawing--labels" if self.labels else ""
        described = f' aria-describedby="{name}-text"' if self.description else ""
        out = [
            f'<svg class="{palette}" viewBox="{escape(self.view_box)}" role="img" data-search-exclude="" '
            f'aria-labelledby="{name}-title"{described}>\n<title id="{name}-title">{escape(alt or self.title)}</title>'
        ]
        if self.description:
            out.append(f'\n<desc id="{name}-text">{escape(self.description)}</desc>')
        out += [*self._shapes(name), self._labels(with_words=True), "</svg>"]
        return "".join(out) + (f"\n{labels.key(self.labels)}" if self.labels else "")

    def file(self) -> bytes:
        """The drawing with the numbers of its labels as a file of its own, for print. Only of a `sound` one."""
        begin = f'<svg xmlns="{SVG}" viewBox="{escape(self.view_box)}">'
        return "".join([begin, *self._shapes(), self._labels(with_words=False), "</svg>"]).encode()

    def _shapes(self, prefix: str = "d") -> Iterator[str]:
        yield from (part if isinstance(part, str) else _begin(*part, prefix) for part in self.parts)

    def _labels(self, *, with_words: bool) -> str:
        box = labels.extent(self.view_box)
        return labels.drawn(self.labels, box[2], with_words) if box else ""


def read(data: bytes) -> Drawing:
    """Read the bytes of an SVG file. Raises nothing: what is wrong stands in `unsafe` and `faults`."""
    drawing = Drawing()
    if len(data) > LARGEST:
        drawing.unsafe = (f"is larger than {LARGEST // 1_000_000} MB", None, None)
        return drawing
    reader = _Reader(drawing)
    try:
        reader.parser.Parse(data, True)
        reader.copies.judge()
    except _UnsafeError as unsafe:
        drawing.unsafe = unsafe.args
    except expat.ExpatError as error:
        drawing.unsafe = (f"is no SVG: {expat.ErrorString(error.code)}", error.lineno, error.offset + 1)
    except (ValueError, LookupError) as error:  # the encoding that it names
        drawing.unsafe = (f"is no SVG: {error}", None, None)
    else:
        if not drawing.view_box:
            drawing.faults.append((1, "has no viewBox, so that it cannot be made smaller for a phone"))
        if len(data) > LARGEST_IN_A_PAGE:
            size = f"{len(data) / 1000:.0f} kB, at most {LARGEST_IN_A_PAGE // 1000} kB"
            drawing.faults.append((1, f"is too large ({size}): draw it with fewer points"))
    return drawing


class _UnsafeError(Exception):
    """Ends the reading at the first thing that is not safe: what, its line and column."""


class _Copies:
    """Counts what a drawing copies within itself, copies of copies too. Nothing is expanded: time is linear."""

    def __init__(self) -> None:
        self.inside: list[str] = []
        self.elements: dict[str, int] = {"": 0}
        self.uses: dict[str, list[tuple[str, int, int]]] = {"": []}
        self._known: dict[str, tuple[int, int]] = {}

    def begin(self, attributes: Mapping[str, str], line: int, column: int) -> None:
        """Note an element: under the nearest element around it that has an id, and what it copies."""
        name = attributes.get("id", "")
        around = self.inside[-1] if self.inside else ""
        if name and name != around:
            self.uses.setdefault(around, []).append((name, 0, 0))
            self.elements.setdefault(name, 0)
        here = name or around
        self.inside.append(here)
        self.elements[here] = self.elements.get(here, 0) + 1
        corners = sum(map(len, (attributes.get("d", ""), attributes.get("points", ""))))
        for key, value in attributes.items():
            if key.startswith("marker") or (key == "style" and "marker" in value):  # one at each corner
                copies = min(corners // 2, MOST_CORNERS)
                self.uses.setdefault(here, []).extend([(part, line, column) for part in _PART.findall(value)] * copies)
            parts = [unquote(value.strip()[1:])] if key.rpartition(" ")[2] == "href" else _PART.findall(value)
            self.uses.setdefault(here, []).extend((part, line, column) for part in parts)

    def end(self) -> None:
        """An element ends."""
        self.inside.pop()

    def judge(self) -> None:
        """Raise _UnsafeError where a part holds itself, or where there is too much."""
        order, state = [""], {"": 0}
        while order:
            here = order[-1]
            uses = self.uses.get(here, ())
            if state[here] < len(uses):
                part, line, column = uses[state[here]]
                state[here] += 1
                if part in self._known or part not in self.elements:
                    continue
                if part in state:
                    raise _UnsafeError(f"holds a part that holds itself ('#{part[:40]}')", line or None, column or None)
                state[part] = 0
                order.append(part)
                continue
            copied, drawn = 0, self.elements[here]
            for part, line, _ in uses:
                more, parts = self._known.get(part, (0, 0))
                copied += more + bool(line)
                drawn += parts
            self._known[here] = min(copied, 2 * MOST_USES), min(drawn, 2 * MOST_DRAWN)
            order.pop()
        copied, drawn = self._known[""]
        for count, most, what in ((copied, MOST_USES, "copies (<use>)"), (drawn, MOST_DRAWN, "elements with copies")):
            if count > most:
                raise _UnsafeError(f"draws more than {most:,} {what}, and a browser would hang", None, None)


class _Reader:
    """What is asked of the events of one file, one after the other."""

    def __init__(self, drawing: Drawing) -> None:
        self.drawing = drawing
        self.parser: Any = expat.ParserCreate(namespace_separator=" ")
        self.parser.buffer_text = True  # else letters that are written as `&#83;` come one by one
        self.copies = _Copies()
        self.shown = ""
        self.parser.StartElementHandler = self.start
        self.parser.EndElementHandler = self.end
        self.parser.CharacterDataHandler = self.text
        self.parser.EntityDeclHandler = self.refuse("declares an entity (`<!ENTITY`)")
        self.parser.ElementDeclHandler = self.refuse("declares elements (`<!ELEMENT`)")
        self.parser.AttlistDeclHandler = self.refuse("declares attributes (`<!ATTLIST`)")
        self.parser.ProcessingInstructionHandler = self.refuse("holds an instruction to a program (`<?…?>`)")
        self.parser.SkippedEntityHandler = self.refuse("uses an entity that is not declared")
        self.parser.SetParamEntityParsing(expat.XML_PARAM_ENTITY_PARSING_NEVER)
        self.open: list[str] = []
        self.left_out = 0  # the open elements from a program's note on
        self.style = ""

    def unsafe(self, what: str) -> _UnsafeError:
        return _UnsafeError(what, self.parser.CurrentLineNumber, self.parser.CurrentColumnNumber + 1)

    def refuse(self, what: str) -> Any:
        def handler(*_: Any) -> None:
            raise self.unsafe(what)

        return handler

    def fault(self, what: str) -> None:
        self.drawing.faults.append((self.parser.CurrentLineNumber, what))

    def start(self, full: str, attributes: Mapping[str, str]) -> None:
        space, _, name = full.rpartition(" ")
        self.element_is_safe(space, name)
        for key, value in attributes.items():
            self.attribute_is_safe(*key.rpartition(" ")[::2], value)
        self.open.append(name)
        self.copies.begin(attributes, self.parser.CurrentLineNumber, self.parser.CurrentColumnNumber + 1)
        if self.left_out or space != SVG or name == "metadata":
            self.left_out += 1
        else:
            self.take_in(name, attributes)

    def element_is_safe(self, space: str, name: str) -> None:
        if not self.open and (space, name) != (SVG, "svg"):
            raise self.unsafe(f'is no drawing: its outermost element is <{name}>, not <svg xmlns="{SVG}">')
        if len(self.open) >= MOST_DEPTH:
            raise self.unsafe(f"has more than {MOST_DEPTH} elements within one another")
        if space in _NO_DRAWING or (space == SVG and name not in _DRAWS):
            raise self.unsafe(f"holds <{name}>, which is more than a drawing")
        if space != SVG and not self.left_out and not space.startswith(_PROGRAMS):
            raise self.unsafe(f'holds <{name}>, which is no part of SVG: save it as "plain SVG"')

    def attribute_is_safe(self, space: str, name: str, value: str) -> None:
        if space in _NO_DRAWING or name.lower().startswith("on"):
            raise self.unsafe(f"holds the attribute '{name}', which runs code")
        if space == _XML and name == "base":
            raise self.unsafe("holds the attribute 'xml:base', which changes where addresses lead")
        if name == "href" and space in ("", _XLINK) and not value.strip().startswith("#"):
            raise self.unsafe(f"holds the address '{value[:40]}': a drawing takes nothing from elsewhere")
        if not space and (_SCRIPT.match(value) or (name not in ("id", "class", "d") and _REFERENCE.search(value))):
            raise self.unsafe(f"holds '{name}=\"{value[:40]}\"', which brings something from elsewhere")

    def take_in(self, name: str, attributes: Mapping[str, str]) -> None:
        """What a page takes in of an element, and what it may not."""
        if name not in _ELEMENTS:
            self.fault(f"holds <{name}>")
        elif (name == "svg") != (len(self.open) == 1) or (name in _WORDS and len(self.open) != 2):
            self.fault(f"holds <{name}> within <{self.open[-2]}>")
        elif len(self.open) > _DEEPEST:
            self.fault(f"holds more than {_DEEPEST} elements within one another")
        kept = {}
        for full, value in attributes.items():
            key = "href" if full == f"{_XLINK} href" else full
            if " " in key:
                continue  # a program's note
            if key not in _ATTRIBUTES:
                self.fault(f"has the attribute '{key}'")
            elif (key == "href" and not re.fullmatch(r"#[\w.-]+", value)) or _PAINTED.search(value):
                self.fault(f"refers to '{value[:60]}'")
            else:
                kept[key] = value
        self.drawing.classes.update(kept.get("class", "").split())
        if len(self.open) == 1:
            self.drawing.view_box = kept.get("viewBox", "")
        elif name not in _WORDS:
            self.drawing.parts.append((name, kept))

    def end(self, _: str) -> None:
        name = self.open.pop()
        self.copies.end()
        if name in _SHOWN and not _SHOWN.intersection(self.open) and not self.left_out:
            if words := " ".join(self.shown.split()):
                self.drawing.written.append(words)
            self.shown = ""
        if name == "style" and _REFERENCE.search(self.style):
            raise self.unsafe("holds a style that brings something from elsewhere")
        if self.left_out:
            self.left_out -= 1
        elif self.open and name not in _WORDS:
            self.drawing.parts.append(f"</{name}>")

    def text(self, text: str) -> None:
        where = self.open[-1] if self.open else ""
        if where == "style":
            self.style += text
        if self.left_out:
            return
        if where == "title":
            self.drawing.title = _joined(self.drawing.title, text)
        elif where == "desc":
            self.drawing.description = _joined(self.drawing.description, text)
        elif where in _SHOWN:
            self.shown += text
            if text.strip():
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
