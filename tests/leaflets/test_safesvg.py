"""Drawings that draw, and those that do more."""

from __future__ import annotations

import pytest
from leaflets import safesvg

_W3 = "http://www.w3.org"
SVG = f'<svg xmlns="{_W3}/2000/svg" xmlns:xlink="{_W3}/1999/xlink" xmlns:h="{_W3}/1999/xhtml">'


def fault(content: str, before: str = "") -> str:
    """What is said of a drawing with this content."""
    return safesvg.fault(f"{before}{SVG}{content}</svg>".encode())[0]


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
        ("<style>p { fill: url(//e.example/x) }</style>", "holds a style that brings something from elsewhere"),
        ('<g xml:base="//e.example/"/>', "holds the attribute 'xml:base'"),
        ('<x xmlns="http://e.example/x"/>', "holds <x>, which is no part of SVG"),
        ("<?php x ?>", "holds an instruction to a program"),
        ("&nothing;", "is no SVG: undefined entity"),
        ("<g>", "is no SVG: mismatched tag"),
        ("<g>" * 200 + "</g>" * 200, "has more than 100 elements within one another"),
        (" " * 5_000_000, "is larger than 5 MB"),
    ],
)
def test_refused(content: str, expected: str) -> None:
    """What runs, loads, links or moves is refused, whatever its namespace or disguise."""
    assert expected in fault(content)


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
    assert expected in fault("", before)


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
    assert fault(content) == ""
    assert fault(content, '<?xml version="1.0"?>\n<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "x.dtd">\n') == ""


def test_place() -> None:
    """The finding names line and column."""
    assert safesvg.fault(f"{SVG}\n  <g/>\n  <script/></svg>".encode())[1:] == (3, 3)
