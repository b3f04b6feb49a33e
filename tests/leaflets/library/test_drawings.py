"""Drawings: those that do more than draw, what a page may take in, and the HTML that comes of it."""

from __future__ import annotations

import re
import time
from pathlib import Path

import pytest
from leaflets.library import drawings
from selectolax.lexbor import LexborHTMLParser

HEAD = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8">'
WORDS = "<title>A knee</title><desc>From\n the side.</desc>"


_W3 = "http://www.w3.org"
SVG = f'<svg xmlns="{_W3}/2000/svg" xmlns:xlink="{_W3}/1999/xlink" xmlns:h="{_W3}/1999/xhtml">'


def unsafe(content: str, before: str = "") -> str:
    """What makes a file with this content more than a drawing."""
    found = drawings.read(f"{before}{SVG}{content}</svg>".encode()).unsafe
    return found[0] if found else ""


def faults(inside: str, head: str = HEAD) -> list[str]:
    """What is wrong with a drawing that holds this."""
    drawing = drawings.read(f"{head}{inside}</svg>".encode())
    assert not drawing.unsafe
    return [f"{line}: {fault}" for line, fault in drawing.faults]


@pytest.mark.parametrize(
    "inside",
    [
        WORDS,
        '<g class="line" stroke="#000" stroke-width="2"><path d="M0 0h8"/></g>',
        '<defs><path id="a" d="M0 0h8"/></defs><use href="#a" x="1"/>',
        '<use xmlns:xlink="http://www.w3.org/1999/xlink" xlink:href="#a"/>',
        '<text x="1" y="7" font-size="4">1</text>',
        "<!-- a comment --><rect width='8' height='8'/>",
        '<circle r="2"/><ellipse rx="2" ry="1"/><line x2="3"/><polyline points="0 0 1 1"/><polygon points="0 0 1 1"/>',
    ],
)
def test_shapes_are_taken_in(inside: str) -> None:
    """Shapes, groups, digits, title and description have no fault."""
    assert faults(inside) == []


@pytest.mark.parametrize(
    ("inside", "expected"),
    [
        ("<style>path{}</style>", "holds <style>"),
        ("<linearGradient/>", "holds <linearGradient>"),
        ('<path style="fill:red" d="M0 0"/>', "has the attribute 'style'"),
        ('<path fill="url(#a)" d="M0 0"/>', "refers to 'url(#a)'"),
        ('<path fill="URL (https://evil.example)" d="M0 0"/>', "refers to 'URL (https://evil.example)'"),
        ("<g><title>x</title></g>", "holds <title> within <g>"),
        ("<g><svg/></g>", "holds <svg> within <g>"),
        ("<g>" * 30 + "</g>" * 30, "holds more than 30 elements within one another"),
    ],
)
def test_what_no_drawing_may_hold(inside: str, expected: str) -> None:
    """Each has its fault, with the line in the file."""
    found = faults(f"\n{inside}")
    assert len(found) >= 1
    assert found[0].startswith(f"2: {expected}")


def test_every_fault_is_told() -> None:
    """All faults of a drawing come in one run."""
    assert len(faults('<linearGradient/><path style="x"/><path fill="url(#a)"/>')) == 3


INKSCAPE = """<?xml version="1.0" encoding="UTF-8" standalone="no"?>
<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">
<svg viewBox="0 0 8 8" xml:space="preserve" inkscape:version="1.2"
   xmlns:inkscape="http://www.inkscape.org/namespaces/inkscape" xmlns:cc="http://creativecommons.org/ns#"
   xmlns:sodipodi="http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd"
   xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://www.w3.org/2000/svg">
  <sodipodi:namedview id="a" inkscape:zoom="1"><inkscape:grid id="b"/>Note</sodipodi:namedview>
  <metadata><rdf:RDF><cc:Work rdf:about=""><title>Not the title</title></cc:Work></rdf:RDF></metadata>
  <g inkscape:label="Layer 1" class="line"><path d="M0 0h8" sodipodi:nodetypes="cc"/></g>
</svg>"""


def test_notes_of_a_drawing_program_are_left_out() -> None:
    """They do no harm in a file, are no fault, no words of the drawing, and no part of a page."""
    drawing = drawings.read(INKSCAPE.encode())
    assert drawing.sound
    assert (drawing.title, drawing.written) == ("", [])
    html = drawing.html("x", "X")
    assert '<g class="line"><path d="M0 0h8"></path></g></svg>' in html
    for note in ("namedview", "grid", "Note", "metadata", "inkscape", "nodetypes", "Layer", "Not the title"):
        assert note not in html


def test_text_in_a_style_is_no_word_of_the_drawing() -> None:
    """Only what `text` and `tspan` hold is shown."""
    drawing = drawings.read(f"{HEAD}<style>path {{}}</style><g>loose</g><text>1</text></svg>".encode())
    assert drawing.written == ["1"]


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b'<svg xmlns="http://www.w3.org/2000/svg"/>', "has no viewBox"),
        (f"{HEAD}{' ' * drawings.LARGEST_IN_A_PAGE}</svg>".encode(), "is too large (50 kB, at most 50 kB)"),
    ],
)
def test_what_is_no_drawing_for_a_page(data: bytes, expected: str) -> None:
    """It may stand on the site as a file, and has a fault."""
    drawing = drawings.read(data)
    assert not drawing.unsafe
    assert drawing.faults[0][1].startswith(expected)


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"", "is no SVG: no element found"),
        (b"\x89PNG\r\n", "is no SVG: not well-formed"),
        (b'<?xml version="1.0" encoding="no-such"?><svg/>', "is no SVG: unknown encoding"),
        (b"<svg/>", "is no drawing: its outermost element is <svg>, not <svg xmlns="),
    ],
)
def test_what_is_no_drawing_at_all(data: bytes, expected: str) -> None:
    """A file that is none is told as such, and raises nothing."""
    drawing = drawings.read(data)
    assert drawing.unsafe
    assert drawing.unsafe[0].startswith(expected)
    assert not drawing.sound


def test_words_of_a_drawing() -> None:
    """Title, description and the text that it shows are read apart."""
    drawing = drawings.read(f"{HEAD}{WORDS}<text>1</text><text>Knee <tspan>joint</tspan></text></svg>".encode())
    assert (drawing.title, drawing.description) == ("A knee", "From the side.")
    assert drawing.written == ["1", "Knee joint"]


def test_html_of_a_drawing() -> None:
    """A graphic with name and description; ids and references of its own, and none of them the file's title twice."""
    inside = '<defs><path id="a" class="bone" d="M0 0"/></defs><use href="#a"/><text>1 &lt; 2</text>'
    html = drawings.read(f"{HEAD}{WORDS}{inside}</svg>".encode()).html("drawing-knee", 'A "knee" & more')
    svg = LexborHTMLParser(html).css_first("svg")
    assert svg is not None
    assert svg.attributes == {
        "class": "drawing",
        "viewBox": "0 0 8 8",
        "role": "img",
        "data-search-exclude": "",
        "aria-labelledby": "drawing-knee-title",
        "aria-describedby": "drawing-knee-text",
    }
    assert [node.text() for node in svg.css("title")] == ['A "knee" & more']
    assert svg.css_first("#drawing-knee-text").text() == "From the side."
    assert svg.css_first("path").attributes["id"] == "drawing-knee-a"
    assert svg.css_first("use").attributes["href"] == "#drawing-knee-a"
    assert svg.css_first("text").text() == "1 < 2"


ROOT = Path(__file__).parents[3]


def classes_in(text: str) -> set[str]:
    """The classes of authors' shapes in the rules for drawings of a stylesheet's piece: labels are the engine's."""
    rules = re.findall(r"(?<!-)\.drawing ([^{}]*)\{ *(?:fill|stroke):", text)
    return {name for rule in rules for name in re.findall(r"\.(?!label-)([a-z-]+)", rule)} - {"drawing"}


def test_one_palette() -> None:
    """Each class has a color on a dark page and with the reader's own colors, and a row for authors; no other has."""
    dark = (ROOT / "overrides/assets/screen.css").read_text("utf-8")
    forced = (ROOT / "overrides/assets/content.css").read_text("utf-8").split("@media (forced-colors: active)")
    guide = (ROOT / "docs/contributing/drawings.md").read_text("utf-8")
    (table,) = re.findall(r"\| class \| for \| color in the file \|\n(.*?)\n\n", guide, re.DOTALL)
    rows = {name for row in table.split("\n")[1:] for name in re.findall(r"`([a-z-]+)`", row.split("|")[1])}
    assert classes_in(dark) == drawings.CLASSES
    assert set.union(*(classes_in(piece) for piece in forced[1:])) == drawings.CLASSES
    assert rows == drawings.CLASSES


def test_drawing_without_the_palette_stands_on_white() -> None:
    """Its colors were chosen for paper: on a dark page it keeps a light ground."""
    html = drawings.read(f'{HEAD}<path fill="#000" d="M0 0"/></svg>'.encode()).html("drawing-x", "X")
    assert 'class="drawing drawing--light"' in html
    assert "aria-describedby" not in html


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("<script>x()</script>", "holds <script>, which is more than a drawing"),
        ("<h:script>x()</h:script>", "holds <script>, which is more than a drawing"),
        ('<g onclick="x()"/>', "holds the attribute 'onclick', which runs code"),
        ('<a href="x"/>', "holds <a>, which is more than a drawing"),
        ("<foreignObject/>", "holds <foreignObject>, which is more than a drawing"),
        ('<animate attributeName="href"/>', "holds <animate>, which is more than a drawing"),
        ('<set attributeName="href"/>', "holds <set>, which is more than a drawing"),
        ('<image href="x.png"/>', "holds <image>, which is more than a drawing"),
        ('<use xlink:href="x.svg#a"/>', "holds the address 'x.svg#a': a drawing takes nothing from elsewhere"),
        ('<use href="data:image/svg+xml,x"/>', "holds the address 'data:image/svg+xml,x'"),
        ('<path fill="url(x.svg#a)"/>', "which brings something from elsewhere"),
        ('<path style="fill: u\\72l(x)"/>', "which brings something from elsewhere"),
        ("<style>@import 'x';</style>", "holds a style that brings something from elsewhere"),
        ("<style>" + "p {} " * 9_000 + "@<!-- -->import 'x';</style>", "holds a style that brings something from"),
        ("<style>p { fill: url(//e.example/x) }</style>", "holds a style that brings something from elsewhere"),
        ('<g xml:base="//e.example/"/>', "holds the attribute 'xml:base'"),
        ('<x xmlns="http://e.example/x"/>', "holds <x>, which is no part of SVG"),
        ('<use href="javascript:alert(1)"/>', "holds the address 'javascript:alert(1)'"),
        ("<?php x ?>", "holds an instruction to a program"),
        ("&nothing;", "is no SVG: undefined entity"),
        ("<g>", "is no SVG: mismatched tag"),
        ("<g>" * 200 + "</g>" * 200, "has more than 100 elements within one another"),
        (" " * 5_000_000, "is larger than 5 MB"),
    ],
)
def test_refused(content: str, expected: str) -> None:
    """What runs, loads, links or moves is refused, whatever its namespace or disguise."""
    assert expected in unsafe(content)


@pytest.mark.parametrize(
    ("before", "expected"),
    [
        ('<!DOCTYPE svg [<!ENTITY a "aaaa">]>', "declares an entity"),
        ('<!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/passwd">]>', "declares an entity"),
        ('<!DOCTYPE svg [<!ENTITY % a SYSTEM "x.dtd"> %a;]>', "declares an entity"),
        ('<!DOCTYPE svg [<!ATTLIST svg onload CDATA "x()">]>', "declares attributes"),
        ('<?xml-stylesheet href="x.xsl"?>', "holds an instruction to a program"),
        ('<?xml version="1.0" encoding="utf-7"?>', "is no SVG"),
        ("<html>", "is no drawing: its outermost element is <html>"),
        ("text", "is no SVG: not well-formed"),
    ],
)
def test_refused_before_it_begins(before: str, expected: str) -> None:
    """Entities are refused where they are declared, before one could grow or read a file."""
    assert expected in unsafe("", before)


@pytest.mark.parametrize(
    "content",
    [
        '<title>T</title><desc>D</desc><g transform="scale(2)"><path d="M0 0" fill="currentColor"/></g>',
        '<defs><linearGradient id="a"/></defs><path fill="url(#a)"/><use href="#a"/><use xlink:href="#a"/>',
        '<style>.a { fill: url(#a); stroke: red }</style><text class="a" style="font-size: 8px">x &lt; y</text>',
        '<metadata><x xmlns="http://e.example/x" y="z"/></metadata>',
        "<!-- <script> --><![CDATA[<script>]]>",
    ],
)
def test_drawings_are_left_alone(content: str) -> None:
    """Shapes, words, gradients, styles of its own, and what editors note in `metadata`."""
    assert unsafe(content) == ""
    assert unsafe(content, '<?xml version="1.0"?>\n<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "x.dtd">\n') == ""


def test_place() -> None:
    """The finding names line and column."""
    found = drawings.read(f"{SVG}\n  <g/>\n  <script/></svg>".encode()).unsafe
    assert found
    assert found[1:] == (3, 3)


def _nested(levels: int, copies: int, call: str = '<use href="#{}"/>') -> bytes:
    """A drawing whose parts each copy the one before several times."""
    parts = ['<path id="p0" d="M0 0h1"/>']
    for level in range(1, levels + 1):
        parts.append(f'<g id="p{level}">' + call.format(f"p{level - 1}") * copies + "</g>")
    return f'<svg xmlns="{drawings.SVG}" xmlns:xlink="http://www.w3.org/1999/xlink">{"".join(parts)}</svg>'.encode()


CALLS = [
    '<use href="#{}"/>',
    '<use xlink:href=" #{} "/>',
    '<use href="#%70{}"/>',
    '<rect fill="url(#{})"/>',
    '<rect style="mask:url(#{})"/>',
    '<g><g><use href="#{}"/></g></g>',
]


@pytest.mark.parametrize("call", CALLS)
def test_copies_of_copies(call: str) -> None:
    """A file of 1 kB that would draw millions of parts is told at once, whatever copies them."""
    data = _nested(10, 10, call)
    if "%70" in call:
        data = data.replace(b"%70p", b"%70")
    began = time.process_time()
    unsafe = drawings.read(data).unsafe
    assert time.process_time() - began < 10
    assert unsafe
    assert "and a browser would hang" in unsafe[0]


def test_one_copy_of_many_elements() -> None:
    """Elements count, too: few copies of very many."""
    many = "<path d='M0 0'/>" * 2000
    uses = "<use href='#a'/>" * 100
    unsafe = drawings.read(f'<svg xmlns="{drawings.SVG}"><g id="a">{many}</g>{uses}</svg>'.encode()).unsafe
    assert unsafe
    assert "100,000 elements" in unsafe[0]


@pytest.mark.parametrize(
    "inner",
    [
        '<g id="a"><use href="#a"/></g>',
        '<g id="a"><use href="#b"/></g><g id="b"><use href="#a"/></g>',
        '<g id="a"><g id="b"><g><use href="#a"/></g></g></g>',
        '<pattern id="a"><rect fill="url(#a)"/></pattern>',
        '<g id="a"><use href="#b"/></g><g id="b"><use href="#c"/></g><symbol id="c"><use href="#a"/></symbol>',
    ],
)
def test_part_that_holds_itself(inner: str) -> None:
    """A circle is told at its place."""
    unsafe = drawings.read(f'<svg xmlns="{drawings.SVG}">{inner}</svg>'.encode()).unsafe
    assert unsafe
    assert unsafe[0].startswith("holds a part that holds itself")


def test_copies_within_the_limit() -> None:
    """A thousand copies, and names that are not there, are fine; a deep chain ends no program."""
    assert drawings.read(_nested(2, 30)).unsafe is None
    assert drawings.read(_nested(1, 1000)).unsafe is None
    assert drawings.read(_nested(1, 1001)).unsafe
    assert drawings.read(f'<svg xmlns="{drawings.SVG}"><use href="#none"/></svg>'.encode()).unsafe is None
    assert drawings.read(_nested(40, 1)).unsafe is None
    assert drawings.read(_nested(5000, 1)).unsafe


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("<text>&#83;&#84;&#79;&#80;</text>", ["STOP"]),
        ("<text><tspan>S</tspan><tspan>T</tspan></text>", ["ST"]),
        ("<text><textPath href='#p'>Stop</textPath></text>", ["Stop"]),
        ("<text>S<!-- x -->T</text>", ["ST"]),
        ("<text>S<![CDATA[T]]></text>", ["ST"]),
        ("<text>1</text><text>2</text>", ["1", "2"]),
        ("<defs><text>Stop</text></defs>", ["Stop"]),
        ("<text> </text>", []),
    ],
)
def test_letters_that_make_a_word(text: str, written: list[str]) -> None:
    """However the letters of one text are written, they are read as readers see them."""
    assert drawings.read(f'<svg xmlns="{drawings.SVG}">{text}</svg>'.encode()).written == written


PAINTED = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 900 900">{}</svg>'


@pytest.mark.parametrize(
    "inside",
    [
        '<filter id="f"><feTurbulence numOctaves="2000" baseFrequency="9"/></filter><rect filter="url(#f)"/>',
        '<filter id="f"><feMorphology radius="400"/></filter><rect filter="url(#f)" width="900" height="900"/>',
        "<feGaussianBlur stdDeviation='5000'/>",
        '<marker id="m"><rect/><rect/></marker><path marker-mid="url(#m)" d="M0 0' + "h1" * 20_000 + '"/>',
        '<marker id="m"><rect/></marker><path style="marker-mid: url(#m)" d="M0 0' + "h1" * 20_000 + '"/>',
        '<marker id="m"><rect/></marker><polyline marker-start="url(#m)" points="' + "1,1 " * 9_000 + '"/>',
    ],
)
def test_what_takes_minutes_to_paint(inside: str) -> None:
    """A few letters of a filter, or a part at each of many corners, would keep a browser and the booklets busy."""
    assert drawings.read(PAINTED.format(inside).encode()).unsafe


def test_arrows() -> None:
    """A marker at the ends of some lines is what markers are for."""
    inside = '<marker id="m"><path d="M0 0l4 2l-4 2z"/></marker>' + '<path marker-end="url(#m)" d="M0 0h80"/>' * 20
    assert not drawings.read(PAINTED.format(inside).encode()).unsafe
