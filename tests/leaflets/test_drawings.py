"""Drawings: what a page may take in, what is told of the rest, and the HTML that comes of it."""

from __future__ import annotations

import pytest
from leaflets import drawings
from selectolax.lexbor import LexborHTMLParser

HEAD = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8">'
WORDS = "<title>A knee</title><desc>From\n the side.</desc>"


def faults(inside: str, head: str = HEAD) -> list[str]:
    """What is wrong with a drawing that holds this."""
    return [f"{line}: {fault}" for line, fault in drawings.read(f"{head}{inside}</svg>".encode()).faults]


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
        ("<script>alert(1)</script>", "holds <script>"),
        ("<style>path{}</style>", "holds <style>"),
        ('<image href="a.png"/>', "holds <image>"),
        ("<foreignObject/>", "holds <foreignObject>"),
        ('<a href="#b"/>', "holds <a>"),
        ('<animate attributeName="x"/>', "holds <animate>"),
        ("<linearGradient/>", "holds <linearGradient>"),
        ('<p xmlns="http://www.w3.org/1999/xhtml">x</p>', "holds <p>"),
        ('<path xmlns="urn:other" d="M0 0"/>', "holds <path>"),
        ('<path onclick="x()" d="M0 0"/>', "has the attribute 'onclick'"),
        ('<path style="fill:red" d="M0 0"/>', "has the attribute 'style'"),
        ('<path xmlns:ink="urn:ink" ink:label="x" d="M0 0"/>', "has the attribute 'label'"),
        ('<use href="https://evil.example/a.svg#a"/>', "refers to 'https://evil.example/a.svg#a'"),
        ('<use href="javascript:alert(1)"/>', "refers to 'javascript:alert(1)'"),
        ('<use href="other.svg#a"/>', "refers to 'other.svg#a'"),
        ('<path fill="url(#a)" d="M0 0"/>', "refers to 'url(#a)'"),
        ('<path fill="URL (https://evil.example)" d="M0 0"/>', "refers to 'URL (https://evil.example)'"),
        ("<g><title>x</title></g>", "holds <title> within <g>"),
        ("<g><svg/></g>", "holds <svg> within <g>"),
        ("<g>" * 30 + "</g>" * 30, "holds more than 30 elements within one another"),
        ("<path>", "is no well-formed XML: mismatched tag"),
        ("&nbsp;", "is no well-formed XML: undefined entity"),
    ],
)
def test_what_no_drawing_may_hold(inside: str, expected: str) -> None:
    """Each has its fault, with the line in the file."""
    found = faults(f"\n{inside}")
    assert len(found) >= 1
    assert found[0].startswith(f"2: {expected}")


def test_every_fault_is_told() -> None:
    """All faults of a drawing come in one run."""
    assert len(faults('<script/><path onload="x"/><use href="x"/>')) == 3


def test_a_document_type_ends_the_reading() -> None:
    """No entity is expanded: a bomb of them costs nothing, and a file of the machine is not read."""
    bomb = "<!DOCTYPE svg [<!ENTITY a 'ha'>" + "".join(
        f"<!ENTITY {chr(98 + step)} '{f'&{chr(97 + step)};' * 10}'>" for step in range(9)
    )
    text = f"<?xml version='1.0'?>\n{bomb}]>\n{HEAD}<title>&j;</title></svg>"
    assert [fault for _, fault in drawings.read(text.encode()).faults] == [
        "has a document type (<!DOCTYPE …>): take the line out"
    ]


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"", "is no well-formed XML: no element found"),
        (b"\x89PNG\r\n", "is no well-formed XML"),
        (b'<?xml version="1.0" encoding="no-such"?><svg/>', "is no well-formed XML: unknown encoding"),
        (b'<svg xmlns="http://www.w3.org/2000/svg"/>', "has no viewBox"),
        (b"<svg/>", "holds <svg>"),
        (f"{HEAD}{' ' * drawings.LARGEST}</svg>".encode(), "is too large (50 kB, at most 50 kB)"),
    ],
)
def test_what_is_no_drawing_at_all(data: bytes, expected: str) -> None:
    """A file that is none has a fault and raises nothing."""
    assert drawings.read(data).faults[0][1].startswith(expected)


def test_words_of_a_drawing() -> None:
    """Title, description and the text that it shows are read apart."""
    drawing = drawings.read(f"{HEAD}{WORDS}<text>1</text><text>Knee <tspan>joint</tspan></text></svg>".encode())
    assert (drawing.title, drawing.description) == ("A knee", "From the side.")
    assert drawing.written == ["1", "Knee", "joint"]


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


def test_drawing_without_the_palette_stands_on_white() -> None:
    """Its colors were chosen for paper: on a dark page it keeps a light ground."""
    html = drawings.read(f'{HEAD}<path fill="#000" d="M0 0"/></svg>'.encode()).html("drawing-x", "X")
    assert 'class="drawing drawing--light"' in html
    assert "aria-describedby" not in html
