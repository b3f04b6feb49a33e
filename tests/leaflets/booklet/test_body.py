"""Which XML becomes of which Markdown, and that no word is lost on the way."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from leaflets.booklet.runs import plain
from support import booklets

CASES = {
    "a paragraph": ("One *two*\n**three**.", "<p>One <em>two</em> <strong>three</strong>.</p>"),
    "entities": ("&amp; &eacute; &#8211; &lt;b&gt;", "<p>& é – <b></p>"),
    "a line break": ("one  \ntwo", "<p>one<br/>two</p>"),
    "levels skip none": ("## Two\n\n##### Five", "<h level=2>Two</h><h level=3>Five</h>"),
    "a heading without words": ("<h2></h2>", ""),
    "a lead and its list": ("These:\n\n- one", "<p lead=yes>These:</p><ul><li>one</li></ul>"),
    "a nested list": ("- a\n    1. b", "<ul><li><p>a</p><ol><li>b</li></ol></li></ul>"),
    "boxes to tick": ("- [ ] a\n- [x] b\n- c", "<ul><li tick=open>a</li><li tick=done>b</li><li>c</li></ul>"),
    "terms": ("A\n:   x\n:   y", "<dl><item><dt>A</dt><dd>x</dd><dd>y</dd></item></dl>"),
    "a meaning of two terms": (
        "<dl><dt>A</dt><dt>B</dt><dd>x</dd></dl>",
        "<dl><item><dt>A<br/>B</dt><dd>x</dd></item></dl>",
    ),
    "stray text in a list": ("<ul>stray<li>item</li></ul>", "<ul><li>stray</li><li>item</li></ul>"),
    "stray text before terms": (
        "<dl>stray<dt>A</dt><dd>x</dd></dl>",
        "<p>stray</p><dl><item><dt>A</dt><dd>x</dd></item></dl>",
    ),
    "a box": ('!!! risk "May"\n\n    - x', "<box kind=risk word=Risk><head>May</head><ul><li>x</li></ul></box>"),
    "a box that says its kind": ('!!! risk "A risk"\n\n    x', "<box kind=risk><head>A risk</head><p>x</p></box>"),
    "a calm box": (
        '!!! help later "L"\n\n    x',
        "<box kind=help tier=later word=Can wait><head>L</head><p>x</p></box>",
    ),
    "a rule to write": (
        '!!! hospital "Food"\n\n    {{ local.rule }}\n\n    x',
        "<box kind=hospital word=Your hospital’s rule><head>Food</head>"
        "<p blank=yes>Your hospital writes its rule here.</p><p>x</p></box>",
    ),
    "a rule that is missing among words": ("For {{ local.rule }} hours", "<p>For ________ hours</p>"),
    "a list of the hospital": ("- {{ local.signs }}", "<ul><li>It is hot.</li><li>It bleeds.</li></ul>"),
    "a list that is empty": ("- {{ local.urgent_signs }}", "<ul><li>Your hospital adds its own signs here.</li></ul>"),
    "a closed box": ("<details><summary>S</summary>x</details>", "<box kind=note><head>S</head><p>x</p></box>"),
    "a quotation": ("> x", "<blockquote><p>x</p></blockquote>"),
    "code": ("    a\n      b", "<pre>a\n  b</pre>"),
    "a rule": ("a\n\n---\n\nb", "<p>a</p><hr/><p>b</p>"),
    "a picture": ("![A knee](figures/knee.png)", "<p><picture file=*.png alt=A knee kind=picture/></p>"),
    "a drawing says its own words": (
        '<figure markdown="span">![](figures/knee.svg)<figcaption>C</figcaption></figure>',
        "<figure><p><picture file=*.svg alt=A knee. From the side. kind=picture/></p>"
        "<caption><p>C</p></caption></figure>",
    ),
    "a footnote": ("a[^1] b[^1]\n\n[^1]: n", "<p>a<note>n</note> b<again to=knee/page.md#fn:1/></p>"),
    "a footnote that nobody calls": ("a\n\n[^1]: n", "<p>a</p><ol><li><p>n</p></li></ol>"),
    "a value": ("{{ local.ward_phone }}", "<p><a href=tel:5550100>555-0100</a></p>"),
    "a number that is not shown": ("[call us](tel:555-0100)", "<p><a href=tel:555-0100 shown=555-0100>call us</a></p>"),
    "a word of the glossary": ("[x](../glossary.md#arthroscopy)", "<p><a to=term:arthroscopy>x</a></p>"),
    "a section": ("in [x](risks.md)", "<p>in <a to=knee/risks.md# show=page>x</a></p>"),
    "see a section": ("See [x](risks.md).", "<p>See <a to=knee/risks.md# show=see>x</a>.</p>"),
    "see a section in bold": (
        "See **[x](risks.md)**.",
        "<p>See <strong><a to=knee/risks.md# show=see>x</a></strong>.</p>",
    ),
    "a section in bold": ("**In [x](risks.md)**", "<p><strong>In <a to=knee/risks.md# show=page>x</a></strong></p>"),
    "a part": ("## P {#p}\n\n[x](#p)", "<h level=2>P</h><p><a to=knee/page.md#p show=page>x</a></p>"),
    "words with an id": (
        "a **bold**{#b} [x](#b)",
        "<p>a <anchor/><strong>bold</strong> <a to=knee/page.md#b show=page>x</a></p>",
    ),
    "a part that is not there": ("[x](risks.md#no)", "<p><a to=knee/risks.md# show=page>x</a></p>"),
    "another page of the site": (
        "[x](../index.md)",
        "<p><a href=https://leaflets.hospital.example/index.html "
        "shown=leaflets.\u200bhospital.\u200bexample/\u200bindex.\u200bhtml>x</a></p>",
    ),
    "another site": ("[x](https://a.example/b/)", "<p><a href=https://a.example/b/ shown=a.example/b>x</a></p>"),
    "an address as its own text": ("<https://a.example/>", "<p><a href=https://a.example/>https://a.example/</a></p>"),
    "a script address": ("[x](javascript:y)", "<p><a>x</a></p>"),
    "a link in a heading": ("## [x](risks.md)", "<h level=2><a to=knee/risks.md#>x</a></h>"),
    "an abbreviation": ("A VTE. A VTE.\n\n*[VTE]: blood clot", "<p>A VTE (blood clot). A VTE.</p>"),
    "a language": ('<p lang="de-CH">x</p>', "<p lang=de>x</p>"),
    "a language of words": (
        "*mot*{ lang=fr } **mot**{ lang=fr }",
        "<p><span lang=fr><em>mot</em></span> <span lang=fr><strong>mot</strong></span></p>",
    ),
    "a language of a part": (
        '<div lang="fr"><p>un</p><ul><li>deux <i lang="de-AT">drei</i></li></ul></div><p>four</p>',
        "<p lang=fr>un</p><ul lang=fr><li lang=fr>deux <span lang=de><em>drei</em></span></li></ul><p>four</p>",
    ),
    "a class of contents": ('<div class="toc">Do not drive.</div>', "<p>Do not drive.</p>"),
    "links that are no contents": (
        '<div class="toc"><ul><li><a href="#page">Do not drive.</a></li></ul></div>',
        "<ul><li><a to=knee/page.md#page show=page>Do not drive.</a></li></ul>",
    ),
    "a class of footnotes": ('<div class="footnote">Do not drive.</div>', "<p>Do not drive.</p>"),
    "footnotes and more": (
        '<div class="footnote"><p>Do not drive.</p><ol><li id="x">n</li></ol></div>',
        "<p>Do not drive.</p><ol><li>n</li></ol>",
    ),
    "a class of a heading's sign": ('<p><a class="headerlink">Do not drive.</a></p>', "<p>Do not drive.</p>"),
    "a class of a way back": ('<p><a class="footnote-backref">Do not drive.</a></p>', "<p>Do not drive.</p>"),
    "a class of a number": (
        'a<a class="footnote-ref" href="#fn:1">Do not drive.</a>\n\nb[^1]\n\n[^1]: n',
        "<p>a<a to=knee/page.md#fn:1 show=page>Do not drive.</a></p><p>b<note>n</note></p>",
    ),
    "a class of a box's word": (
        '<div class="admonition note"><p class="admonition-title">Take <span class="box-kind">no</span> tea</p></div>',
        "<box kind=note><head>Take no tea</head></box>",
    ),
    "a title that stands below": (
        '<div class="admonition note"><p>One.</p><p class="admonition-title">Two.</p></div>',
        "<box kind=note><p>One.</p><p>Two.</p></box>",
    ),
    "comments": ("a <!-- not seen --> b", "<p>a b</p>"),
    "a block within a line": (
        "<p><b><i>a</i><ul><li>b</li></ul></b></p>",
        "<p><strong><em>a</em></strong></p><ul><li><strong>b</strong></li></ul>",
    ),
    "empty things": ("<ul></ul><ol><li></li></ol><dl></dl><p></p>", ""),
    "a long word": ("x" * 60, "<p>" + "\u200b".join("x" * 60) + "</p>"),
}  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=CASES)
def test_markup(tmp_path: Path, text: str, expected: str) -> None:
    """Each construct has its element."""
    made = booklets.page(booklets.with_page(tmp_path, f"# Page\n\n{text}\n"))
    assert re.sub(r"file=\w+", "file=*", booklets.shown(made)) == expected


def test_every_word_stays(tmp_path: Path) -> None:
    """Every block of the page with every construct is in the XML with all its words."""
    library = booklets.with_page(tmp_path, booklets.CONSTRUCTS.read_text("utf-8"))
    made = booklets.page(library)
    pictures = (each.get("alt", "") for each in made.iter())
    whole = " ".join([plain(made), *(plain(note) for note in made.iter("note")), *pictures])
    said = _squeezed(whole.replace(" (venous thromboembolism)", ""))
    blocks = library.pages["knee/page.md"].blocks
    assert [block.text for block in blocks if block.kind != "img" and _squeezed(block.text) not in said] == []


def _squeezed(text: str) -> str:
    return "".join(text.translate({ord(mark): None for mark in "“”"}).split())


def test_places(tmp_path: Path) -> None:
    """Each block carries its page and the line on which it stands."""
    made = booklets.page(
        booklets.with_page(tmp_path, "# Page\n\nOne.\n\n- two\n- three\n\nOne.\n\n| a |\n| - |\n| b |\n")
    )
    lines = {(plain(each), each.get("data-line")) for each in made.iter() if each.tag in {"p", "li", "th", "td"}}
    assert lines == {("One.", "3"), ("two", "5"), ("three", "6"), ("One.", "8"), ("a", "10"), ("b", "12")}
    assert {each.get("data-page") for each in made.iter("p")} == {"docs/knee/page.md"}
