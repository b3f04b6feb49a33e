"""Citations in Markdown: read wherever a block may stand, and taken for nothing that Markdown has."""

from __future__ import annotations

from typing import Any

import markdown
import pytest
from leaflets.data.sources import Citation, parse_citation
from leaflets.markdown import citations, extension, marks

EXTENSIONS = (
    "abbr attr_list def_list footnotes admonition md_in_html tables toc pymdownx.details pymdownx.superfences".split()
)
CITED = 'data-source="guide:a.1"'
SHOWN = "<span>[@guide a.1]</span>"


def html(text: str, *extensions: str) -> str:
    """A text as it is published, rendered with our extension and those that it works beside."""
    names: list[Any] = [*(extensions or EXTENSIONS), extension.Markup()]
    return marks.stripped(markdown.markdown(text, extensions=names))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Text. [@guide a.1]", f"<p {CITED}>Text.</p>"),
        ("Text.[@guide a.1]", f"<p {CITED}>Text.</p>"),
        ("Text.\n[@guide a.1]", f"<p {CITED}>Text.</p>"),
        ("Text. [@guide\na.1]", f"<p {CITED}>Text.</p>"),
        ("Text. [@guide a.1;\nb.2-4; nice c.3]", '<p data-source="guide:a.1 guide:b.2-4 nice:c.3">Text.</p>'),
        ("Text. [@guide a.1 #x #y-z]", f'<p data-says="x y-z" {CITED}>Text.</p>'),
        ("Text. [@-]", '<p data-source="-">Text.</p>'),
        ("Text. [@- #x]", '<p data-says="x" data-source="-">Text.</p>'),
        ("**Text.** [@guide a.1]", f"<p {CITED}><strong>Text.</strong></p>"),
        ("*Text* [@guide a.1]", f"<p {CITED}><em>Text</em></p>"),
        ("<b>Text.</b> [@guide a.1]", f"<p {CITED}><b>Text.</b></p>"),
        ("`Text.` [@guide a.1]", f"<p {CITED}><code>Text.</code></p>"),
        ("[Text.](b.md) [@guide a.1]", f'<p {CITED}><a href="b.md">Text.</a></p>'),
        ("![Text.](b.svg) [@guide a.1]", f'<p {CITED}><img alt="Text." src="b.svg" /></p>'),
        ("One.\n\nTwo. [@guide a.1]\n\nThree.", f"<p>One.</p>\n<p {CITED}>Two.</p>\n<p>Three.</p>"),
        ("> Text. [@guide a.1]", f"<blockquote>\n<p {CITED}>Text.</p>\n</blockquote>"),
        (
            "- One. [@guide a.1]\n- Two.\n  [@guide a.1]\n\n1. Three. [@guide a.1]",
            f"<ul>\n<li {CITED}>One.</li>\n<li {CITED}>Two.</li>\n</ul>\n<ol>\n<li {CITED}>Three.</li>\n</ol>",
        ),
        (
            "- One. [@guide a.1]\n    - Two. [@guide b.2]\n- Three.",
            f'<ul>\n<li {CITED}>One.<ul>\n<li data-source="guide:b.2">Two.</li>\n</ul>\n</li>\n<li>Three.</li>\n</ul>',
        ),
        (
            "- One. [@guide a.1]\n\n    Two. [@guide b.2]",
            f'<ul>\n<li>\n<p {CITED}>One.</p>\n<p data-source="guide:b.2">Two.</p>\n</li>\n</ul>',
        ),
        (
            "Do not: [@guide a.1]\n\n- eat\n- drink [@guide b.2]",
            f'<p {CITED}>Do not:</p>\n<ul>\n<li>eat</li>\n<li data-source="guide:b.2">drink</li>\n</ul>',
        ),
        (
            "One. [@guide a.1]\n:   Two. [@guide b.2]",
            f'<dl>\n<dt {CITED}>One.</dt>\n<dd data-source="guide:b.2">Two.</dd>\n</dl>',
        ),
        (
            '!!! risk "A risk"\n\n    Text. [@guide a.1]',
            f'<div class="admonition risk">\n<p class="admonition-title">A risk</p>\n<p {CITED}>Text.</p>\n</div>',
        ),
        (
            '??? risk "A risk"\n\n    Text. [@guide a.1]',
            f'<details class="risk">\n<summary>A risk</summary>\n<p {CITED}>Text.</p>\n</details>',
        ),
        ("<div markdown>\nText. [@guide a.1]\n</div>", f"<div>\n<p {CITED}>Text.</p>\n</div>"),
        ("Text. [@guide a.1]\n{ .own }", f'<p class="own" {CITED}>Text.</p>'),
        ("Text. [@guide a.1]{ .own }", f'<p class="own" {CITED}>Text.</p>'),
        ("- Text. [@guide a.1]\n  { .own }", f'<ul>\n<li class="own" {CITED}>Text.</li>\n</ul>'),
    ],
)
def test_a_block_cites_at_its_end(text: str, expected: str) -> None:
    """Every kind of block takes the citation at its end, and no reader sees it."""
    assert html(text) == expected


def test_cells() -> None:
    """A cell cites at its end; what stands below a table is no part of it."""
    made = html("| a | b |\n| - | - |\n| c [@guide a.1] | d \\| e [@guide b.2] { .own } |\n| f | [@guide b.3] |")
    assert f"<td {CITED}>c</td>" in made
    assert '<td class="own" data-source="guide:b.2">d | e</td>' in made
    assert "<td><span>[@guide b.3]</span></td>" in made


def test_footnote() -> None:
    """A block with a footnote cites, and so does each paragraph of the note, before the way back."""
    made = html("Text.[^1] [@guide a.1]\n\n[^1]: One. [@guide b.2]\n\n    Two. [@guide b.3]")
    assert f'<p {CITED}>Text.<sup id="fnref:1">' in made
    assert '<p data-source="guide:b.2">One.</p>' in made
    assert '<p data-source="guide:b.3">Two.&#160;<a class="footnote-backref"' in made


def test_several() -> None:
    """Two citations at the end of a block are one; one place twice is cited once."""
    made = html("Text. [@guide a.1 #x] [@nice b.2; guide a.1 #y]")
    assert made == '<p data-says="x y" data-source="guide:a.1 nice:b.2">Text.</p>'
    assert html("Text. [@-][@guide a.1]") == f"<p {CITED}>Text.</p>"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[@guide a.1]: b.\n\nText.", f"<p>{SHOWN}: b.</p>\n<p>Text.</p>"),
        ("[@guide a.1]:\nText.", f"<p>{SHOWN}:\nText.</p>"),
        ("[@guide a.1]:\n\n    Text.", f"<p>{SHOWN}:</p>\n<pre><code>Text.\n</code></pre>"),
        ("Text. [@guide a.1]\n\n[@guide a.1]: b.md", f"<p {CITED}>Text.</p>\n<p>{SHOWN}: b.md</p>"),
        ("Text. [@guide a.1](b.md)", f"<p>Text. {SHOWN}(b.md)</p>"),
        ("Text. [@guide a.1][b]\n\n[b]: b.md", f'<p>Text. {SHOWN}<a href="b.md">b</a></p>'),
        ("Text. ![@guide a.1](b.svg)", f"<p>Text. !{SHOWN}(b.svg)</p>"),
        ("Text. ![@guide a.1][b]\n\n[b]: b.svg", f'<p>Text. !{SHOWN}<a href="b.svg">b</a></p>'),
        ("Text. [@guide a.1]\n\n*[guide]: A guide", f"<p {CITED}>Text.</p>"),
        ("One [@guide a.1] two.\n\n*[guide]: A guide", f"<p>One {SHOWN} two.</p>"),
        ("[Text][b] [@guide a.1]\n\n[b]: b.md", f'<p {CITED}><a href="b.md">Text</a></p>'),
    ],
)
def test_clashes_with_markdown(text: str, expected: str) -> None:
    """No citation becomes a link, an image, a reference, an abbreviation, or swallows what stands beside it."""
    assert html(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("`[@guide a.1]`", "<p><code>[@guide a.1]</code></p>"),
        ("`Text. [@guide a.1]`", "<p><code>Text. [@guide a.1]</code></p>"),
        ("Text.\n\n    [@guide a.1]", "<p>Text.</p>\n<pre><code>[@guide a.1]\n</code></pre>"),
        (r"Text. \[@guide a.1]", "<p>Text. [@guide a.1]</p>"),
        ("# Text [@guide a.1]", f'<h1 id="text-guide-a1">Text {SHOWN}</h1>'),
        ("Text [@guide a.1]\n---", f'<h2 id="text-guide-a1">Text {SHOWN}</h2>'),
        ("[Text [@guide a.1]](b.md)", f'<p><a href="b.md">Text {SHOWN}</a></p>'),
        ("**Text. [@guide a.1]**", f"<p><strong>Text. {SHOWN}</strong></p>"),
        ("<p>Text. [@guide a.1]</p>", "<p>Text. [@guide a.1]</p>\n"),
        ("<!-- Text. [@guide a.1] -->", "<!-- Text. [@guide a.1] -->"),
        ("One. [@guide a.1] Two.", f"<p>One. {SHOWN} Two.</p>"),
        ("One [@guide a.1].", f"<p>One {SHOWN}.</p>"),
        ("One. [@guide a.1] Two. [@guide b.2]", f'<p data-source="guide:b.2">One. {SHOWN} Two.</p>'),
        ("[@guide a.1] Text.", f"<p>{SHOWN} Text.</p>"),
        ("[@guide a.1]", f"<p>{SHOWN}</p>"),
        ("Text.\n\n[@guide a.1] [@-]", f"<p>Text.</p>\n<p>{SHOWN} <span>[@-]</span></p>"),
        ("- [@guide a.1]", f"<ul>\n<li>{SHOWN}</li>\n</ul>"),
        ("Text. [@guide]", "<p>Text. <span>[@guide]</span></p>"),
        ("Text. [@]", "<p>Text. <span>[@]</span></p>"),
        ("Text. [@guide a.1] [@guide b]", f"<p>Text. {SHOWN} <span>[@guide b]</span></p>"),
        ("Text. [@<b>guide</b>]", "<p>Text. <span>[@&lt;b&gt;guide&lt;/b&gt;]</span></p>"),
        ("Text. [@guide a.1 [x]]", "<p>Text. [@guide a.1 [x]]</p>"),
        ("Text. [@guide a.1\n\nMore.", "<p>Text. [@guide a.1</p>\n<p>More.</p>"),
        ('![A](b.svg "B. [@guide a.1]")', "<figcaption>B. [@guide a.1]</figcaption></figure>"),
        ("![A [@guide a.1]](b.svg)", '<p><img alt="A [@guide a.1]" src="b.svg" /></p>'),
        ('!!! risk "Risk [@guide a.1]"\n\n    b', f'<p class="admonition-title">Risk {SHOWN}</p>'),
        ('??? risk "Risk [@guide a.1]"\n\n    b', f"<summary>Risk {SHOWN}</summary>"),
    ],
)
def test_elsewhere_it_is_shown_as_written(text: str, expected: str) -> None:
    """What cannot be read, or stands where nothing cites, is text that a check finds; it never just vanishes."""
    made = html(text)
    assert made.endswith(expected) or expected in made
    assert CITED not in made


@pytest.mark.parametrize("text", ["```\nText. [@guide a.1]\n```", "~~~ text\nText. [@guide a.1]\n~~~"])
def test_in_a_fence_nothing_is_read(text: str) -> None:
    """Code stays as it is written."""
    assert "Text. [@guide a.1]" in html(text)
    assert "data-source" not in html(text)


@pytest.mark.parametrize(
    "text",
    ["guide a.1", "guide a.1-3; b.2; nice c.4 #x #y-z", "-", "- #x", "guide-2024 how-to.12 #x"],
)
def test_attributes_hold_a_citation(text: str) -> None:
    """A citation is the same once it was an element's attributes."""
    citation = parse_citation(text)
    assert isinstance(citation, Citation)
    made = citations.attributes(citation)
    assert citations.of_attributes(made[citations.ATTRIBUTE], made.get(citations.NAMES)) == citation


@pytest.mark.parametrize("places", [None, "", "guide", "guide:a", "guide:a.1 :", "a b"])
def test_attributes_that_hold_none(places: str | None) -> None:
    """Attributes that no citation has are none."""
    assert citations.of_attributes(places, "x") is None
