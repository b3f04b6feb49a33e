"""HTML that can act, however it is written, and the HTML that pages need, which is left alone."""

from __future__ import annotations

from pathlib import Path

import pytest
from leaflets.markdown import safe_html
from support import library
from support.findings import Find

REFUSED = [
    # elements
    ("<script>alert(1)</script>", "3:1: <script> runs code"),
    ("Text.\n\n<SCRIPT SRC=x.js></SCRIPT>", "5:1: <script> runs code"),
    ("`<script>` is code.\n\n<script>alert(1)</script>", "5:1: <script> runs code"),
    ("<!-- <script> -->\n\n<script>alert(1)</script>", "5:1: <script> runs code"),
    ("<style>p { position: fixed }</style>", "3:1: <style> changes the look of the whole page"),
    ('<link rel="stylesheet" href="risks.css">', "3:1: <link> changes the look of the whole page"),
    ('<meta http-equiv="refresh" content="0; url=x">', "3:1: <meta> can send the reader elsewhere"),
    ('<base href="https://www.example.org/">', "3:1: <base> changes where all links of the page lead"),
    ('<iframe src="x.html"></iframe>', "3:1: <iframe> shows a page or program from elsewhere"),
    ('<object data="x.pdf"></object>', "3:1: <object> shows a page or program from elsewhere"),
    ('<embed src="x.swf">', "3:1: <embed> shows a page or program from elsewhere"),
    ("<form action=x></form>", "3:1: <form> asks the reader for something: the site takes nothing down"),
    ('Type: <input type="text">', "3:7: <input> asks the reader for something: the site takes nothing down"),
    ('A box: <input type="checkbox">', "3:8: <input> is no box of a task list: write `- [ ] text`"),
    ("<textarea></textarea>", "3:1: <textarea> asks the reader for something: the site takes nothing down"),
    ("<template><b>x</b></template>", "3:1: <template> hides what is in it from the checks"),
    ("<noscript>x</noscript>", "3:1: <noscript> hides what is in it from the checks"),
    ("<x-widget>x</x-widget>", "3:1: <x-widget> is not among the elements that a page may hold"),
    ("<math><mi>x</mi></math>", "3:1: <math> is not among the elements that a page may hold"),
    ("<title>x</title>", "3:1: <title> is not among the elements that a page may hold"),
    ("<div><body onload=alert(1)></div>", "3:6: <body> changes the page around the text"),
    # attributes
    ('<p onclick="alert(1)">x</p>', "3:13: 'onclick' runs code"),
    ("<p ONCLICK=alert(1)>x</p>", "3:12: 'onclick' runs code"),
    ("<img/onerror=alert(1) src=x alt=x>", "3:14: 'onerror' runs code"),
    ('Text\n{ onmouseover="alert(1)" }', "4:16: 'onmouseover' runs code"),
    ('[x](risks.md){ onclick="alert(1)" }', "3:25: 'onclick' runs code"),
    ('# Heading { onfocus="alert(1)" }', "3:22: 'onfocus' runs code"),
    ('Text\n{ style="position: fixed" }', "4:10: 'style' is not among the attributes that <p> may have"),
    ('<p style="background: url(x.png)">x</p>', "3:11: 'style' is not among the attributes that <p> may have"),
    (
        '<table><tr><td style="position: fixed">x</td></tr></table>',
        "3:23: 'style' changes the look: only tables' alignment may",
    ),
    ('<p srcdoc="x">x</p>', "3:12: 'srcdoc' is not among the attributes that <p> may have"),
    ('<a href="risks.md" ping="x">x</a>', "3:26: 'ping' is not among the attributes that <a> may have"),
    ('<img src="x.svg" alt="x" name="cookie">', "3:32: 'name' is not among the attributes that <img> may have"),
    ("Text\n{ #__search }", "4:4: the id '__search' is one of the site's own parts"),
    ('Text\n{ data-md-component="dialog" }', "4:22: 'data-md-component' steers the site's own parts"),
    # addresses
    ("[x](javascript:alert(1))", "3:5: 'javascript:' runs code or hides what it leads to: link a page or file"),
    ("[x](JaVaScRiPt:alert%281%29)", "3:5: 'javascript:' runs code or hides what it leads to: link a page or file"),
    (
        "[x][y]\n\n[y]: javascript:alert(1)",
        "5:6: 'javascript:' runs code or hides what it leads to: link a page or file",
    ),
    ("<javascript:alert(1)>", "3:1: <javascript:alert(1)> is not among the elements that a page may hold"),
    (
        '<a href="java&#9;script:x">x</a>',
        "3:10: 'javascript:' runs code or hides what it leads to: link a page or file",
    ),
    ('<a href="&#x6A&#x61vascript:x">x</a>', "'javascript:' runs code or hides what it leads to: link a page or file"),
    ('<a href=" \x01 javascript:x">x</a>', "'javascript:' runs code or hides what it leads to: link a page or file"),
    ('<a href="java\nscript:x">x</a>', "'javascript:' runs code or hides what it leads to: link a page or file"),
    ('<a href="javascript&colon;x">x</a>', "'javascript:' runs code or hides what it leads to: link a page or file"),
    ('<a href="vbscript:x">x</a>', "3:10: 'vbscript:' runs code or hides what it leads to: link a page or file"),
    ("![x](data:image/svg+xml;base64,PHN2Zz4=)", "3:6: 'data:' runs code or hides what it leads to"),
    ('<blockquote cite="javascript:x">x</blockquote>', "'cite' is not among the attributes that <blockquote> may have"),
    ('<img alt="x" srcset="b.png 2x" src="a.png">', "'srcset' is not among the attributes that <img> may have"),
    ("[x](y.md){ href=javascript:alert(1) }", "'javascript:' runs code"),
    # what only looks like text, or does not look like it
    *(
        (f"Do <{tag}>not</{tag}> drive.", f"3:4: <{tag}> {why}")
        for tags, why in (
            ("del s strike", "strikes words out"),
            ("font small big u center tt mark", "changes the look of words"),
            ("bdo", "turns the order of signs around"),
            ("ins acronym samp var cite dfn kbd q time data label ruby bdi", "is not among the elements"),
        )
        for tag in tags.split()
    ),
    *(
        (f"<{tag}>x</{tag}>", f"3:1: <{tag}> is not among the elements that a page may hold")
        for tag in "article aside header footer main nav address hgroup video audio picture".split()
    ),
    ('<svg viewBox="0 0 8 8"><text>48</text></svg>', "3:1: <svg> draws in the page, unread"),
    ("48<svg><title>8</title></svg>", "3:3: <svg> draws in the page, unread"),
    # the renderer's marks, and what the site steers its parts by
    *(
        (text.format(name), f"the class '{name}' is not for authors")
        for name in (
            *("headerlink footnote-ref footnote-backref footnote box-kind toc picture first-use task-list".split()),
            *("admonition admonition-title tabbed-block tabbed-content skip letters notice notice--preview".split()),
            *("imprint cover__draft md-button mermaid annotate arithmatex giscus site-foot x TOC".split()),
        )
        for text in ("Text\n{{ .{} }}", '<span class="{}">x</span>', '<div class="{}" markdown>\n\nx\n\n</div>')
    ),
    ("# Heading { .toc }", "3:14: the class 'toc' is not for authors"),
    ("[x](risks.md){ .headerlink }", "the class 'headerlink' is not for authors"),
    ("- item\n  { .task-list-item .skip }", "the class 'task-list-item' is not for authors"),
    ("- [ ] item\n  { .skip }", "the class 'skip' is not for authors"),
    ("| a |\n| --- |\n| b { .toc } |", "the class 'toc' is not for authors"),
    ('<pre class="mermaid"><code>x</code></pre>', "3:13: the class 'mermaid' is not for authors"),
    ("```mermaid\nx\n```\n\n<span class='mermaid'>x</span>", "the class 'mermaid' is not for authors"),
    ('<span class="k">x</span>', "the class 'k' is not for authors"),
    ('!!! approved "Checked by your hospital"\n\n    x', "there is no box of the kind 'approved'."),
    ('!!! help tabbed-block "Call"\n\n    x', "there is no box of the kind 'tabbed-block'."),
    ('!!! emergency "Call 911"\n\n    x', "a call is written `!!! help emergency`, `!!! help` or `!!! help later`"),
    ('!!! help emergency later "Call"\n\n    x', "a call is written"),
    ('??? rsik "What may go wrong"\n\n    x', "there is no box of the kind 'rsik'. Did you mean 'risk'?"),
    ('!!! help headerlink "Call"\n\n    x', "there is no box of the kind 'headerlink'."),
    ('<div class="admonition risk"><p>x</p></div>', "the class 'admonition' is not for authors"),
    ('<span data-local="ward_phone">x</span>', "3:19: 'data-local' steers the site's own parts"),
    ('*x*{ data-local="ward_phone" }', "'data-local' steers the site's own parts"),
    ('<div data-fence="chances-1"><p>x</p></div>', "3:18: 'data-fence' steers the site's own parts"),
    (f'<i data-made="{"0" * 64} .toc" class="toc">x</i>', "'data-made' is the renderer's mark"),
    ("<i DATA-MADE='*'>x</i>", "'data-made' is the renderer's mark"),
    ("Text\n{ data-search-exclude }", "'data-search-exclude' steers the site's own parts"),
    ('<span data-source="guide:risks.1"></span>', "3:20: 'data-source' steers the site's own parts"),
    ('<p aria-hidden="true">x</p>', "3:17: 'aria-hidden' tells screen readers something else"),
    ('<p aria-label="y">x</p>', "'aria-label' tells screen readers something else"),
    ('<p role="presentation">x</p>', "'role' tells screen readers something else"),
    ("<p hidden>x</p>", "'hidden' hides words from readers"),
    ("Text\n{ hidden }", "'hidden' hides words from readers"),
    ("Text\n{ hidden=until-found }", "'hidden' hides words from readers"),
    ('<abbr title="a test that you may skip">MRI</abbr>', "'title' is read by a mouse alone"),
    ("[x](risks.md){ title=y }", "'title' is read by a mouse alone"),
    ('<span dir="rtl">48</span>', "'dir=rtl' is not the direction of the language 'en'"),
    ('<span lang="fr" dir="rtl">48</span>', "'dir=rtl' is not the direction of the language 'fr'"),
    ('<span lang="ar" dir="ltr">48</span>', "'dir=ltr' is not the direction of the language 'ar'"),
    ('<p dir="auto">48</p>', "'dir=auto' is not the direction of the language 'en'"),
    ('<img alt="x" src="a.png" width="1">', "'width=1' is no number of 10 pixels or more"),
    ('![x](a.png){ height="0" }', "'height=0' is no number of 10 pixels or more"),
    ('<img alt="x" src="a.png" width="50%">', "'width=50%' is no number of 10 pixels or more"),
    ('<table width="1"><tr><td>x</td></tr></table>', "'width' is not among the attributes that <table> may have"),
    ('<a href="risks.md" target="_blank">x</a>', "'target' is not among the attributes that <a> may have"),
    ('<p color="#fff">x</p>', "'color' is not among the attributes that <p> may have"),
    # what shows in another place, or not at all
    ('## After { data-toc-label="You may drive at once" }', "'data-toc-label' steers the site's own parts"),
    ("Do </not> drive", "3:4: '</not>' closes nothing, and no reader sees it"),
    ("Take it </b not drive> now", "3:9: '</b not drive>' closes nothing"),
    ("Do <b>x</b></div not> drive", "'</div not>' closes nothing"),
    ('![Knee][k] Text.\n\n[k]: ../knee.svg "Never drive"', "'title' is read by a mouse alone"),
    ('<img src="../knee.svg" alt="Knee" title="Stop your insulin">', "'title' is read by a mouse alone"),
    ('Do not drive ![i](../knee.svg){ title="Do not eat" } today.', "'title' is read by a mouse alone"),
    # drawings
    ("<svg><script>alert(1)</script></svg>", "3:6: <script> runs code"),
    ("<svg><foreignObject><p>x</p></foreignObject></svg>", "3:1: <svg> draws in the page, unread"),
    # what swallows the rest of the page: the footer with the phone numbers, the word "draft"
    ("<div hidden>\n\nText", "the page's HTML ends before all is closed"),
    ("</div></div>\n\nText", "the page's HTML ends before all is closed"),
    ("<plaintext>", "<plaintext> hides what is in it from the checks"),
]


@pytest.mark.parametrize(("text", "expected"), REFUSED)
def test_refused(text: str, expected: str, example: Path, find: Find) -> None:
    """Whatever can act is refused at its place: raw, in an attribute list, in a link, in any disguise."""
    library.change(example, f"--- knee/more.md\n# More\n\n{text}")
    lines = find("unsafe-html")
    assert any(expected in line for line in lines), lines


SAFE = [
    "- [ ] Ask\n- [x] Asked",
    "Text[^1]\n\n[^1]: Note",
    '!!! risk "Title"\n\n    Text',
    '??? note "Title"\n\n    Text',
    "<div lang='fr' markdown>\n\nText\n\n</div>",
    "<p lang='ar' dir='rtl'>x <i lang='en' dir='ltr'>y</i></p>",
    "# Heading\n\nText\n{ #go lang=fr }",
    "[TOC]\n\n## A\n\n## B",
    '!!! help emergency "Call if:"\n\n    - a\n\n!!! help later "Call if:"\n\n    - a\n\n!!! warning "x"\n\n    b',
    "| a | b |\n| :- | -: |\n| 1 | 2 |",
    "```python\nx = '<script>alert(1)</script>'\n```",
    "`<script>alert(1)</script>` and &lt;script&gt;",
    "H<sub>2</sub>O, x<sup>2</sup><br><wbr>",
    "*[MRI]: a scan\n\nAn MRI.",
    "[x](how-to-prepare.md){ #go }",
    "[web](https://www.example.org/?data:x) ![x](../knee.svg){ width=400 }",
    '![x](../knee.svg "The caption")',
    "Take <b>it</b> now, <sub>x</sub> > and `</not>`.",
    "<b>a</b> < b & c > d",
    "{{ local.ward_phone }} {{ 7 * 7 }} {% raw %}",
]


@pytest.mark.parametrize("text", SAFE)
def test_left_alone(text: str, example: Path, find: Find) -> None:
    """What our extensions make, and plain HTML around words, is no finding."""
    library.change(example, f"--- knee/more.md\n# More\n\n{text}")
    assert find("unsafe-html") == []


@pytest.mark.parametrize("path", ["index.md", "guides/index.md"])
def test_every_page_is_judged(path: str, example: Path, find: Find) -> None:
    """The home page and the guides come from pull requests, too."""
    library.change(
        example, f"--- {path}\n# Title\n\n<script>1</script>\n--- ../mkdocs.yml\nextra:\n  not_leaflets: [guides]"
    )
    assert find("unsafe-html") == [f"docs/{path}:3:1: <script> runs code"]


def test_place_in_an_included_file(example: Path, find: Find) -> None:
    """What a page includes is told where it is written."""
    library.change(example, '--- knee/more.md\n# More\n\n--8<-- "part.txt"\n--- part.txt\nOne\n\n<script>1</script>')
    assert find("unsafe-html") == ["docs/part.txt:3:1: <script> runs code"]


@pytest.mark.parametrize(
    "html", ['<img alt="x', "<img src=x onerror=alert(1) ", "<!-- x", "<p title='", "<b>x", "</div>x<p>"]
)
def test_html_that_swallows_what_follows(html: str) -> None:
    """An unclosed tag, comment or quotation mark would take in the page's footer."""
    assert any("swallowed" in fault.why for fault in safe_html.faults(html))


def test_no_page_can_pretend_to_end() -> None:
    """The sign by which the end is known depends on the page's own text, so it cannot be in it."""
    sign = "</div><i id='end-0'></i><!--"
    assert [fault.why for fault in safe_html.faults(sign)]
