"""The print page on A4: a word that is longer than its line breaks, and none leaves the paper."""

from __future__ import annotations

import pytest
from leaflets.html.print_page import PrintedPage, repair
from playwright.sync_api import Browser
from support.library import ROOT
from support.pdf import paper_words

FRAME = """<!doctype html><html lang="en" class="paper"><head><title>Print</title></head>
<body data-md-color-scheme="default"><main class="md-typeset" id="sheet"><div id="print-site-page">
<section id="print-site-cover-page"><div class="cover"><p class="cover__hospital"><strong>HOSPITAL</strong></p>
<h1>TITLE</h1><dl><div><dt>Owner</dt><dd>OWNER</dd></div><div><dt>Version</dt><dd>1</dd></div></dl></div></section>
</div></main></body></html>"""
LONG = "Pneumonoultramicroscopicsilicovolcanoconiosis" * 3 + "theend"
ADDRESS = "https://hospital.example/" + "a-long-path/" * 20 + "x" * 120 + "/theend"
LINK = f'<a href="{ADDRESS}">here</a>'
NOTE = '<sup><a class="footnote-ref" href="#fn:1">1</a></sup>'
CASES = {
    "a word": f"<p>{LONG}</p>",
    "an address": f"<p>{ADDRESS}</p>",
    "a link": f"<p>{LINK}</p>",
    "a list": f"<ul><li>one<ul><li>two<ol><li>{LONG}</li></ol></li></ul></li></ul>",
    "a cell": f"<table><tr><th>A</th><th>{LONG}</th></tr><tr><td>{LONG}</td><td>{ADDRESS}</td></tr></table>",
    "a cell with a link": f'<table><tr><th>A</th><th>B</th></tr><tr><td>b</td><td>{LINK}</td></tr></table>',
    "code in a cell": f"<table><tr><th>A</th></tr><tr><td><code>{LONG}</code> <b>{LONG}</b></td></tr></table>",
    "a box": f'<div class="admonition risk"><p class="admonition-title">{LONG}</p><p>{ADDRESS}</p></div>',
    "a heading": f'<h2 id="a">{LONG}</h2><h3>{LONG}</h3><h4>{LONG}</h4>',
    "code": f"<pre><code>{LONG}\n    {ADDRESS}</code></pre><p><code>{LONG}</code></p>",
    "terms": f"<dl><dt>{LONG}</dt><dd>{LONG}</dd></dl>",
    "a caption": f"<figure><figcaption>{LONG}</figcaption></figure>",
    "a quotation": f"<blockquote><p>{LONG}</p></blockquote>",
    "a number to dial": f'<p><a href="tel:911">call {"911 " * 90} or {LONG}</a></p>',
    "an abbreviation": f'<p><abbr class="first-use" title="{LONG}">VTE</abbr></p>',
    "a footnote": f'<p>a{NOTE}</p><div class="footnote"><ol><li id="fn:1">{LONG}</li></ol></div>',
}  # fmt: skip


@pytest.mark.parametrize("html", CASES.values(), ids=CASES)
def test_long_words(browser: Browser, html: str) -> None:
    """Each is on the paper to its end, in the section and in the contents."""
    frame = FRAME.replace("HOSPITAL", LONG).replace("TITLE", LONG).replace("OWNER", LONG)
    made = repair(frame, [PrintedPage("knee/index.html", LONG, f"<h1>{LONG}</h1>{html}", "Knee")], "")
    styles = "".join((ROOT / "overrides/assets" / f"{name}.css").read_text("utf-8") for name in ("content", "paper"))
    page = browser.new_page()
    page.set_content(made.replace("</head>", f"<style>{styles}</style></head>"))
    pdf = page.pdf(prefer_css_page_size=True, tagged=True)
    page.close()
    assert paper_words.lost(made, pdf) == []
    assert paper_words.off_paper(pdf) == []


def test_short_words_stay_whole(browser: Browser) -> None:
    """A word that has room in its column is not broken for the sake of a long text beside it."""
    words = "anaesthesiologist radiopharmaceutical"
    html = f"<table><tr><th>A</th><th>B</th></tr><tr><td>{words}</td><td>{'many words ' * 90}</td></tr></table>"
    made = repair(FRAME, [PrintedPage("knee/index.html", "K", f"<h1>K</h1>{html}", "Knee")], "")
    styles = "".join((ROOT / "overrides/assets" / f"{name}.css").read_text("utf-8") for name in ("content", "paper"))
    page = browser.new_page(viewport={"width": 640, "height": 900})
    page.set_content(made.replace("</head>", f"<style>{styles}</style></head>"))
    page.emulate_media(media="print")
    lines = (
        "td => { const all = document.createRange(); all.selectNodeContents(td); return all.getClientRects().length }"
    )
    assert page.locator("td").first.evaluate(lines) == len(words.split())
    page.close()
