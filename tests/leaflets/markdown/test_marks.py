"""The renderer's marks: what it makes bears one, what an author writes never does, and readers get none."""

from __future__ import annotations

import re
from typing import Any

import markdown
import pytest
from leaflets.markdown import extension, marks
from leaflets.markdown.marks import Marks
from selectolax.lexbor import LexborHTMLParser

EXTENSIONS = "abbr admonition attr_list footnotes md_in_html toc tables pymdownx.details pymdownx.superfences".split()


def rendered(text: str) -> str:
    """The HTML with its marks."""
    ours: list[Any] = [
        *EXTENSIONS,
        "pymdownx.tasklist",
        extension.Markup(local={"ward_phone": "555-0100", "ward": "A"}),
    ]
    return markdown.markdown(text, extensions=ours)


def made(html: str, selector: str) -> list[list[str]]:
    """What the elements of a selector bear as made, in their order."""
    read = Marks.of(html)
    return [sorted(read.on(node)) for node in LexborHTMLParser(html).css(selector)]


@pytest.mark.parametrize(
    ("text", "selector", "expected"),
    [
        ("[TOC]\n\n# A", "div.toc", [".toc"]),
        ("a[^1]\n\n[^1]: b", "a.footnote-ref", [".footnote-ref"]),
        ("a[^1]\n\n[^1]: b", "div.footnote", [".footnote"]),
        ('!!! risk wide "What"\n\n    x', "div", [".admonition"]),
        ('!!! risk "What"\n\n    x', "span", [".box-kind"]),
        ("- [ ] a", "ul", [".task-list"]),
        ("*[MRI]: scan\n\nAn MRI.", "abbr", [".first-use", "title"]),
        ("{{ local.ward }}", "span", ["data-local"]),
        ("{{ local.ward_phone }}", "a", ["data-local", "href"]),
        ('![a](b.svg "c")', "figure", [".picture"]),
        ("```chances\nnone\n```", "div", ["*"]),
    ],
)
def test_what_the_renderer_makes(text: str, selector: str, expected: list[str]) -> None:
    """Each sign that the checks pass over, and each attribute that they trust, bears the mark."""
    assert expected in made(rendered(text), selector)


@pytest.mark.parametrize(
    "text",
    [
        '<div class="toc" markdown>\n\nx\n\n</div>',
        '<div class="toc">x</div>',
        'x <span class="toc" data-local="a">y</span>',
        '<p class="toc" markdown="span">*x*</p>',
        '<div markdown><p class="toc">x</p></div>',
        "x\n{ .toc }",
        "# x { .toc }",
        "*x*{ .toc data-local=a }",
        '<div class="toc" markdown>[x](y)</div>',
        "!!! toc\n\n    x",
        "??? toc\n\n    x",
        "- [ ] x\n  { .toc }",
        '![a](b.svg "c")\n{ .toc hidden }',
        "{{ local.ward }}{ data-local=other }",
        '<i data-made="* .toc" class="toc">x</i>',
        "```\nx\n```\n{ .toc }",
    ],
)
def test_what_an_author_writes(text: str) -> None:
    """An author's class or attribute bears no mark, in whatever way it is written."""
    html = rendered(f"{text}\n\nEnd.")
    read = Marks.of(html)
    for node in LexborHTMLParser(html).css("*"):
        assert ".toc" not in read.on(node)
        assert "hidden" not in read.on(node)
        assert "*" not in read.on(node)
        if node.attributes.get("data-local") in ("a", "other"):
            assert not read.has(node, "data-local")


def test_the_mark_of_a_page_does_not_count_on_another() -> None:
    """The hash of a page with other words is no mark here: whoever copies one changes the page, and so its hash."""
    stolen = re.search(r"made ([0-9a-f]{64})", rendered("[TOC]\n\n# A"))
    assert stolen
    html = rendered(f'[TOC]\n\n# A\n\n<i class="toc" data-made="{stolen[1]} .toc">x</i>\n\n<!-- made {stolen[1]} -->')
    assert made(html, "i") == [[]]
    assert made(html, "div.toc") == [[".toc"]]


@pytest.mark.parametrize("text", ["", "a", "[TOC]\n\n# A\n\na[^1]\n\n[^1]: b", "```chances\nx\n```", '`data-made="x"`'])
def test_readers_get_no_marks(text: str) -> None:
    """What is published holds neither marks nor the hash; what an author wrote about marks stays."""
    html = rendered(text)
    plain = marks.stripped(html)
    assert "<!-- made" not in plain
    assert not LexborHTMLParser(plain).css("[data-made]")
    assert ("data-made" in plain) == ("data-made" in text)
    assert marks.stripped(plain) == plain


def test_the_same_text_has_the_same_marks() -> None:
    """Two builds give the same bytes, and an extension that renders page after page forgets the one before."""
    text = "[TOC]\n\n# A\n\n{{ local.ward }}"
    assert rendered(text) == rendered(text)
    md = markdown.Markdown(extensions=[*EXTENSIONS, extension.Markup()])
    first = md.convert(text)
    md.reset().convert("other")
    assert md.reset().convert(text) == first
