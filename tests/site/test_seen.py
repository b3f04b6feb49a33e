"""What readers see is what the checks read: on screen, in print, on the print page and in each booklet; both ways.

The first tests judge the site as it ships. The others plant one fault each in a finished page, in its styles or in a
finished booklet, where no check stands in the way any more, and want it told.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pikepdf
import pytest
from leaflets.booklet import editions
from leaflets.library import former, rendering
from leaflets.library.model import Library
from leaflets.markdown import blocks, marks
from playwright.sync_api import Browser, Page
from support import booklets
from support.browser import booklet_words, seen
from support.browser.seen import SCENES, SHEETS, Expected, Phrases, Scene, Words
from support.pdf import breaking, proof

LONG = bool(os.environ.get("LEAFLETS_LONG"))
JUDGED = {**SCENES, **(seen.LONG_SCENES if LONG else {})}


@pytest.fixture(scope="session")
def expected(shipped: Library) -> list[Expected]:
    """What is read of each page of the site."""
    return seen.pages(shipped)


@pytest.fixture(scope="session")
def phrases(shipped: Library, expected: list[Expected]) -> Phrases:
    """What may stand around authors' words on any page."""
    titles = (each.blocks[0].text for each in expected if each.blocks)
    return Phrases([*seen.template_phrases(), *seen.data_phrases(shipped), *titles])


def tab(browser: Browser, scene: Scene) -> Page:
    """A new tab in a scene; its context must be closed."""
    return browser.new_context(**scene.options()).new_page()


# --- The site as it ships


@pytest.mark.parametrize("name", JUDGED)
def test_each_page(name: str, browser: Browser, site: Path, shipped: Library, expected: list[Expected],
                   phrases: Phrases) -> None:  # fmt: skip
    """Every page shows what the checks read, in order, and nothing else; its frame is made of templates and data.

    A short run looks at each page on paper and in one of the scenes on a screen.
    """
    scene = JUDGED[name]
    page = tab(browser, scene)
    found = []
    screens = [each for each, other in JUDGED.items() if not other.paper]
    judged = expected if LONG or scene.paper else expected[screens.index(name) :: len(screens)]
    for here in judged:
        page.goto((site / here.address).as_uri())
        told = seen.look(page, scene)
        found += [f"{here.address}: {each}" for each in seen.page_faults(told, here, shipped, phrases, scene.paper)]
    page.context.close()
    assert found == []


@pytest.mark.parametrize("name", [name for name, scene in JUDGED.items() if not scene.dark])
def test_print_page(name: str, browser: Browser, site: Path, shipped: Library, expected: list[Expected],
                    phrases: Phrases) -> None:  # fmt: skip
    """The print page holds all pages of all leaflets, in their order, with the same words."""
    page = tab(browser, JUDGED[name])
    page.goto((site / "print_page.html").as_uri())
    told = seen.look(page, JUDGED[name], SHEETS)
    page.context.close()
    assert seen.print_page_faults(told, shipped, expected, phrases) == []


def test_other_pages(browser: Browser, site: Path, shipped: Library, expected: list[Expected],
                     phrases: Phrases) -> None:  # fmt: skip
    """Every page of the site is one of these; the page for what is not there says only what its template says."""
    leads_on = {path.removesuffix(".md") + ".html" for path in former.addresses(shipped)}
    known = {"print_page.html", "404.html", *leads_on, *(each.address for each in expected)}
    assert {path.relative_to(site).as_posix() for path in site.rglob("*.html")} == known
    page = tab(browser, SCENES["light"])
    page.goto((site / "404.html").as_uri())
    told = seen.look(page, SCENES["light"], "#no-content")
    page.context.close()
    assert seen.frame_faults(told, phrases) == []
    assert told.frame


@pytest.mark.parametrize("edition", ["booklet", "large-print"])
def test_booklets(edition: str, site: Path, shipped: Library) -> None:
    """The text layer of each booklet holds the words of the pages that it carries; what is around them is listed."""
    found = []
    for leaflet in shipped.leaflets:
        data = (site / leaflet.name / f"{leaflet.name}-{edition}.pdf").read_bytes()
        found += [f"{leaflet.name}: {each}" for each in booklet_words.faults(data, leaflet, shipped)]
    assert found == []


def test_folded_booklets(site: Path, shipped: Library) -> None:
    """The sheets to fold hold the words of the booklet, no more and no fewer."""
    for leaflet in shipped.leaflets:
        one, other = (site / leaflet.name / f"{leaflet.name}-{edition}.pdf" for edition in ("booklet", "fold"))
        pages = Counter("".join(proof.text_in_page_order(one.read_bytes()).split()))
        sheets = Counter("".join(proof.text_of_sheets(other.read_bytes()).split()))
        assert pages == sheets, leaflet.name


# --- Planted in finished pages


FACT = "Do not drive home on your own for 48 hours."


@dataclass(frozen=True)
class Fault:
    """One fault: what stands in a page behind its first heading, and what the checks have read of it.

    `styles` are added to the site's. `scenes` show it. `said` must be told.
    """

    html: str
    read: str = FACT
    styles: str = ""
    scenes: tuple[str, ...] = ("light",)
    said: str = ""
    sheet: bool = False


def p(attributes: str = "", words: str = FACT) -> str:
    """A paragraph."""
    return f"<p {attributes}>{words}</p>"


def styled(style: str, words: str = FACT) -> str:
    """A paragraph with a style of its own."""
    return p(f'style="{style}"', words)


COVERING = '<b style="position: absolute; inset: 0; background: #fff"></b>'
SCREEN_AND_PAPER = ("light", "print")
EVERYWHERE = tuple(SCENES)
DOT = "data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7"
FORGED = "You may drive home at once."
SVG = '<svg viewBox="0 0 300 30" width="300" height="30"><text x="5" y="20" font-size="16">{}</text></svg>'

HIDDEN = {
    # classes by which theme and site hide their own parts
    "box with the class of a tab": Fault(
        f'<div class="admonition help tabbed-block"><p class="admonition-title">Call if:</p>{p()}</div>',
        read=f"Call if: {FACT}",
        said="Call if",
    ),
    "box with the class of a heading's link": Fault(
        f'<div class="admonition help headerlink">{p()}</div>', scenes=SCREEN_AND_PAPER
    ),
    "class headerlink": Fault(p('class="headerlink"'), scenes=SCREEN_AND_PAPER),
    "class footnote-backref": Fault(p('class="footnote-backref"'), scenes=SCREEN_AND_PAPER),
    "class tabbed-block": Fault(p('class="tabbed-block"')),
    "class show-sources in print": Fault(p('class="show-sources"'), scenes=("print",)),
    "class imprint__print in print": Fault(p('class="imprint__print"'), scenes=("print",)),
    "class imprint__sources in print": Fault(p('class="imprint__sources"'), scenes=("print",)),
    "class page-sources in print": Fault(p('class="page-sources"'), scenes=("print",)),
    "class section-links in print": Fault(p('class="section-links"'), scenes=("print",)),
    "class site-foot in print": Fault(p('class="site-foot"'), scenes=("print",)),
    "class giscus in print": Fault(p('class="giscus"'), scenes=("print",)),
    "class md-search in print": Fault(p('class="md-search"'), scenes=("print",)),
    "class skip on the sheet": Fault(p('class="skip"'), scenes=SCREEN_AND_PAPER, sheet=True),
    "class letters on the sheet": Fault(p('class="letters"'), scenes=SCREEN_AND_PAPER, sheet=True),
    "class notice--preview on the sheet": Fault(p('class="notice--preview"'), scenes=("print",), sheet=True),
    "class paper-bar on the sheet": Fault(p('class="paper-bar"'), scenes=("print",), sheet=True),
    # words that look otherwise than they are written
    "deleted words": Fault(f"<p><del>{FACT}</del></p>", scenes=SCREEN_AND_PAPER),
    "struck words": Fault(f"<p><s>{FACT}</s></p>", scenes=EVERYWHERE),
    "struck words, the old way": Fault(f"<p><strike>{FACT}</strike></p>"),
    "a struck not": Fault("<p>Do <del>not</del> drive.</p>", read="Do not drive.", said="“not”", scenes=EVERYWHERE),
    "struck by a style": Fault(styled("text-decoration: line-through")),
    "white words": Fault(f'<p><font color="#ffffff">{FACT}</font></p>', scenes=SCREEN_AND_PAPER),
    "a white not": Fault('<p>Do <font color="#fff">not</font> drive.</p>', read="Do not drive.", said="“not”"),
    "black words in the dark": Fault(styled("color: #222"), scenes=("dark",)),
    "pale words": Fault(styled("color: #bbb")),
    "words without a color": Fault(styled("color: transparent"), scenes=EVERYWHERE),
    "letters that are not filled": Fault(styled("-webkit-text-fill-color: rgb(0 0 0 / 0)")),
    "words on their own color": Fault(styled("background: #005a66; color: #016070"), scenes=EVERYWHERE[:3]),
    "small seven times": Fault(f"<p>{'<small>' * 7}{FACT}{'</small>' * 7}</p>", scenes=EVERYWHERE),
    "words without a size": Fault(styled("font-size: 0")),
    "words of five pixels": Fault(styled("font-size: 5px"), scenes=EVERYWHERE),
    "words made small": Fault(styled("transform: scale(.1)")),
    "a first line without a color": Fault(p('class="x"'), styles=".x::first-line { color: #fff }"),
    "a first letter without a size": Fault(p('class="x"'), styles=".x::first-letter { font-size: 0 }"),
    "a see-through box": Fault(f'<div style="opacity: .6"><div style="opacity: .6">{p()}</div></div>'),
    "not visible": Fault(styled("visibility: hidden"), scenes=EVERYWHERE),
    "not displayed": Fault(p("hidden"), scenes=EVERYWHERE),
    "not displayed on a phone": Fault(
        p('class="x"'), styles="@media (max-width: 30em) { .x { display: none } }", scenes=("320 px",)
    ),
    "not displayed in print": Fault(p('class="x"'), styles="@media print { .x { display: none } }", scenes=("print",)),
    "not displayed on the sheet": Fault(
        p('class="x"'), styles=".printed-section .x { display: none }", scenes=SCREEN_AND_PAPER, sheet=True
    ),
    "not displayed in the dark": Fault(
        p('class="x"'), styles="[data-md-color-scheme=slate] .x { display: none }", scenes=("dark",)
    ),
    "left of the page": Fault(styled("position: absolute; left: -9999px"), scenes=EVERYWHERE),
    "above the page": Fault(styled("position: absolute; top: -9999px"), scenes=EVERYWHERE),
    "indented away": Fault(styled("text-indent: -9999px"), scenes=EVERYWHERE),
    "in a box without height": Fault(styled("height: 0; overflow: hidden"), scenes=EVERYWHERE),
    "in a box of one line": Fault(styled("width: 8em; height: 1.5em; overflow: hidden"), said="home"),
    "in a box that scrolls, without a size": Fault(styled("height: 1px; overflow: auto")),
    "clipped": Fault(styled("position: absolute; clip: rect(0 0 0 0)")),
    "clipped by a path": Fault(styled("clip-path: inset(100%)")),
    "masked": Fault(styled("mask-image: linear-gradient(transparent, transparent)")),
    "filtered": Fault(styled("filter: opacity(0)")),
    "blurred": Fault(styled("filter: blur(9px)")),
    "skipped by the browser": Fault(f'<div style="content-visibility: hidden">{p()}</div>'),
    "shown as dots": Fault(styled("-webkit-text-security: disc")),
    "letters on one another": Fault(styled("letter-spacing: -.3em")),
    "words on one another": Fault(styled("word-spacing: -.5em")),
    "lines on one another": Fault(styled("line-height: 0", f"{FACT} {FACT} {FACT}"), read=f"{FACT} {FACT} {FACT}"),
    "covered": Fault(
        f'<div style="position: relative">{p()}{COVERING}</div>',
        scenes=EVERYWHERE[:3],
    ),
    "one word covered": Fault(
        f'<p>Do <span style="position: relative">not{COVERING}</span> drive.</p>',
        read="Do not drive.",
        said="“not”",
    ),
    "covered by what a style adds": Fault(
        p('class="x"'),
        styles=".x { position: relative } .x::after { position: absolute; inset: 0; background: #fff; content: '' }",
    ),
    "the whole page covered": Fault(
        f'{p()}<div style="position: fixed; inset: 0; z-index: 99; background: #fff"></div>', said="Do not drive"
    ),
    "replaced by other words": Fault(
        p('class="x"'),
        styles=".x { font-size: 0 } .x::after { font-size: 20px; content: 'Eat well.' }",
        said="Eat well",
    ),
    "off the paper": Fault(styled("white-space: nowrap; width: 3000px", f"{'&nbsp;' * 200}{FACT}"), scenes=("print",)),
    "a long address on paper": Fault(
        p("", f"https://example.org/{'a' * 90}/theend"),
        read=f"https://example.org/{'a' * 90}/theend",
        said="theend",
        styles="p { overflow-wrap: normal !important }",
        scenes=("print",),
        sheet=True,
    ),
    # lost on the way
    "a cell too many": Fault(
        "<table><tr><td>Tea</td></tr></table>", read="Tea never on an empty stomach", said="never on an empty stomach"
    ),
    "a row gone": Fault("<table><tr><td>Tea</td></tr></table>", read=f"Tea {FACT}", said="Do not drive home"),
    "half of a value": Fault("<p>Ask at desk</p>", read="Ask at desk #4 before you eat.", said="# 4 before you eat"),
    "a picture that is not there": Fault("<p></p>", read="A knee from the side.", said="A knee from the side"),
    "a picture that is hidden": Fault(
        f'<p><img src="{DOT}" alt="A knee." width="9" height="9"></p>', read="A knee.", said="A knee"
    ),
}

ADDED = {
    # words that no check has read, for they look like the renderer's
    "class toc": Fault(f'<div class="toc">{p("", FORGED)}</div>', read="", scenes=EVERYWHERE),
    "class box-kind": Fault(f'<p><span class="box-kind">{FORGED}</span></p>', read="", scenes=EVERYWHERE),
    "class footnote-ref": Fault(f'<p><span class="footnote-ref">{FORGED}</span></p>', read=""),
    "a note's link with words": Fault(
        f'<p><sup id="x"><a class="footnote-ref" href="#x">{FORGED}</a></sup></p>', read=""
    ),
    "a span with the class of a heading's link": Fault(
        f'<p><span class="headerlink" style="opacity: 1; color: #000">{FORGED}</span></p>', read=""
    ),
    "code": Fault(f"<p><code>{FORGED}</code></p>", read="", scenes=EVERYWHERE),
    "a block of code": Fault(f"<pre><code>{FORGED}</code></pre>", read=""),
    "a drawing's words": Fault(f"<p>{SVG.format(FORGED)}</p>", read="", scenes=EVERYWHERE),
    "a local value by hand": Fault(f'<p><span data-local="ward_phone">{FORGED}</span></p>', read=""),
    "an output": Fault(f"<p><output>{FORGED}</output></p>", read=""),
    "a field": Fault(f'<p><input value="{FORGED}"></p>', read=""),
    "a frame within the page": Fault('<iframe srcdoc="Drive home."></iframe>', read="", said="iframe"),
    "words of a style": Fault("<p class='x'></p>", read="", styles=f".x::before {{ content: '{FORGED}' }}"),
    "words of a style in print": Fault(
        p('class="x"'),
        styles="@media print { .x::after { content: ' Unless you feel well.' } }",
        scenes=("print",),
        said="Unless you feel well",
    ),
    "words of an attribute": Fault(
        p('class="x" data-x="Drive home."', "Rest."),
        read="Rest.",
        styles=".x::after { content: attr(data-x) }",
        said="Drive home",
    ),
    "a sign of a list": Fault(
        "<ul class='x'><li>Rest.</li></ul>", read="Rest.", styles=".x li::marker { content: 'Never: ' }", said="Never"
    ),
    "an address that is not where it leads": Fault(
        '<p><a class="x" href="https://example.org/">Rest.</a></p>',
        read="Rest.",
        styles=".x::after { content: ' (call 900)' }",
        said="call 900",
    ),
    "words in the words of an abbreviation": Fault(
        '<p><abbr class="first-use" title="Drive home">MRI</abbr></p>', read="MRI", scenes=("print",), said="Drive home"
    ),
    "one more number of a note": Fault(
        '<p>Rest for <sup id="fnref:x"><a class="footnote-ref" href="#fn:x">1</a></sup>6 weeks.</p>',
        read="Rest for 6 weeks.",
        said="('note', '1')",
    ),
    # numbers
    "16 weeks by a forged note": Fault(
        '<p>Wait <span class="footnote-ref">1</span>6 weeks.</p>', read="Wait 6 weeks.", said="“16”", scenes=EVERYWHERE
    ),
    "148 hours by code": Fault(
        "<p>Wait <code>1</code>48 hours.</p>", read="Wait 48 hours.", said="“148”", scenes=EVERYWHERE
    ),
    "a drawn 1 before 48": Fault(
        f"<p>Wait {SVG.format('1').replace('300', '12')}48 hours.</p>", read="Wait 48 hours.", said="1"
    ),
    "84 where 48 is written": Fault(
        '<p>Wait <bdo dir="rtl">48</bdo> hours.</p>', read="Wait 48 hours.", said="“84”", scenes=EVERYWHERE
    ),
    "84 by a style": Fault(
        '<p>Wait <span style="unicode-bidi: bidi-override; direction: rtl">48</span> hours.</p>',
        read="Wait 48 hours.",
        said="“84”",
    ),
    "48 in a mirror": Fault(
        '<p>Wait <b style="display: inline-block; transform: scaleX(-1)">48</b> hours.</p>',
        read="Wait 48 hours.",
        said="84",
    ),
    "6 by a hidden 1": Fault("<p>Wait <span hidden>1</span>6 weeks.</p>", read="Wait 16 weeks.", said="“16”"),
    "a list that begins again": Fault(
        "<ol><li>Leave your jewelry.</li></ol>", read="2. Leave your jewelry.", said="2", scenes=EVERYWHERE
    ),
    "a list that counts on": Fault('<ol start="3"><li>Rest.</li><li>Eat.</li></ol>', read="1. Rest. 2. Eat.", said="3"),
    "an item with a number of its own": Fault(
        '<ol><li>Rest.</li><li value="7">Eat.</li></ol>', read="1. Rest. 2. Eat.", said="7"
    ),
    "a list that counts backward": Fault(
        "<ol reversed><li>Rest.</li><li>Eat.</li></ol>", read="1. Rest. 2. Eat.", said="2"
    ),
    "a list without numbers": Fault(
        "<ol class='x'><li>Rest.</li></ol>", read="1. Rest.", styles=".x { list-style: none !important }", said="1 ."
    ),
    "a list with letters": Fault(
        "<ol class='x'><li>Rest.</li></ol>",
        read="1. Rest.",
        styles=".x { list-style: upper-alpha !important }",
        said="A",
    ),
    "a list that a style counts": Fault(
        "<ol class='x'><li>Rest.</li></ol>",
        read="1. Rest.",
        styles=".x li { counter-increment: list-item 5 }",
        said="#",
    ),
    # in other letters, another order
    "markup of a caption": Fault(
        "<figure><figcaption>Do **not** drive.</figcaption></figure>",
        read="Do not drive.",
        said="* *",
        scenes=EVERYWHERE,
    ),
    "capitals by a style": Fault(styled("text-transform: uppercase", "Tell us."), read="Tell us.", said="TELL US"),
    "an unseen sign": Fault("<p>Do n\u00adot drive.</p>", read="Do not drive.", said="\u00ad"),
    "two paragraphs exchanged": Fault(
        "<p>Then eat.</p><p>First rest.</p>", read="First rest. Then eat.", said="Then eat"
    ),
    "exchanged by a style": Fault(
        '<div style="display: flex; flex-direction: column-reverse"><p>First rest.</p><p>Then eat.</p></div>',
        read="First rest. Then eat.",
        said="moved",
    ),
    "exchanged by its order": Fault(
        '<div style="display: grid"><p style="order: 2">First rest.</p><p>Then eat.</p></div>',
        read="First rest. Then eat.",
        said="moved",
    ),
    "exchanged by a margin": Fault(
        '<p style="margin-top: 200px">First rest.</p><p style="margin-top: -200px">Then eat.</p>',
        read="First rest. Then eat.",
        said="moved",
    ),
    "exchanged by the direction": Fault('<p dir="rtl">48 to 72.</p>', read="48 to 72.", said="84"),
    "said twice": Fault(f"{p()}{p()}", said="seen, but not read"),
}
FRAME = {
    "beside the name of the leaflet": Fault(
        "", read="", styles=".page-top::after { content: 'Drive home.' }", said="Drive home"
    ),
    "as another format": Fault('<p class="formats">You may drive home.</p>', read="", said="You may drive home"),
    "as a note of a source": Fault(
        '<details class="page-sources"><p>You may drive home.</p></details>', read="", said="You may drive home"
    ),
    "in the foot": Fault(
        "",
        read="",
        styles=".site-foot p::after { content: 'Drive home.' }",
        said="Drive home",
        scenes=("light", "dark", "320 px"),
    ),
    "no number to call": Fault(
        "", read="", styles=".need-help { display: none }", said="not seen in the frame", scenes=EVERYWHERE
    ),
    "numbers in the color of the page": Fault(
        "",
        read="",
        styles=".need-help, .need-help *, .md-banner a { color: #fff !important }",
        said="not seen in the frame",
    ),
    "a contents list that says more": Fault(
        '<nav class="section-links"><a>Drive home</a></nav>', read="", said="Drive home"
    ),
}
HARMLESS = {
    "a paragraph": Fault(p(), scenes=EVERYWHERE),
    "a list": Fault(
        "<ul><li>Rest.</li><li>Eat <strong>well</strong>.</li></ul>", read="Rest. Eat well.", scenes=EVERYWHERE
    ),
    "a numbered list": Fault(
        '<ol start="3"><li>Rest.</li><li value="9">Eat.</li></ol>', read="3. Rest. 9. Eat.", scenes=EVERYWHERE
    ),
    "a closed box": Fault(f"<details><summary>More</summary>{p()}</details>", read=f"More {FACT}", scenes=EVERYWHERE),
    "a table": Fault(
        "<table><thead><tr><th>Drink</th></tr></thead><tbody><tr><td>Tea<br>Milk</td></tr></tbody></table>",
        read="Drink Tea Milk",
        scenes=EVERYWHERE,
    ),
    "a raised number": Fault("<p>H<sub>2</sub>O</p>", read="H2O", scenes=EVERYWHERE),
    "words with an address": Fault('<p><a href="https://example.org/">Rest</a>.</p>', read="Rest.", scenes=EVERYWHERE),
    "two halves of a word": Fault("<p>X-<b>ray</b>s</p>", read="X-rays", scenes=EVERYWHERE),
    "white on dark": Fault(styled("background: #000; color: #fff"), scenes=EVERYWHERE[:3]),
    "a wide table that scrolls": Fault(
        f'<div style="overflow-x: auto"><div style="width: 3000px; text-align: right">{FACT}</div></div>',
        scenes=EVERYWHERE[:3],
    ),
    "a paragraph on the sheet": Fault(p(), scenes=SCREEN_AND_PAPER, sheet=True),
}


@dataclass
class Plot:
    """An open page in which faults are planted: what is read of it, its place in the site, its scene."""

    page: Page
    here: Expected
    scene: Scene
    sheet: bool

    def told(self, fault: Fault, library: Library, phrases: Phrases) -> list[str]:
        """What the comparison tells of a fault; the page is then as it was."""
        root = SHEETS if self.sheet else seen.SCREEN
        plant = """([root, html, styles]) => {
            const marks = ["plant-begin", "plant-end"].map(id => Object.assign(document.createElement("i"), {id}))
            const heading = document.querySelector(`:is(${root}) :is(h1, h2)`)
            heading.after(...marks)
            marks[0].insertAdjacentHTML("afterend", html)
            document.head.insertAdjacentHTML("beforeend", `<style id="plant-style">${styles}</style>`)
        }"""
        weed = """() => {
            const [begin, end] = [...document.querySelectorAll("#plant-begin, #plant-end")]
            while (begin.nextSibling !== end) begin.nextSibling.remove()
            for (const each of document.querySelectorAll("#plant-begin, #plant-end, #plant-style")) each.remove()
        }"""
        self.page.evaluate(plant, [root, fault.html, fault.styles])
        try:
            shown = seen.look(self.page, self.scene, root)
        finally:
            self.page.evaluate(weed)
        words = self.here.on_paper(library) if self.sheet else self.here.words(library)
        first = len(seen.tokens(self.here.blocks[0].text))
        planted = Words()
        planted.tokens, planted.places = words.tokens[:first], words.places[:first]
        planted.add(fault.read, "planted")
        planted.tokens += words.tokens[first:]
        planted.places += words.places[first:]
        key = next(iter(shown.parts))
        found = seen.differences(shown.parts[key], planted)
        if not self.sheet:
            found += seen.frame_faults(shown, phrases.with_more(seen.page_phrases(self.here, library)))
            leaflet = self.here.source.leaflet if self.here.source else None
            found += seen.frame_lacks(shown, seen.required(library, leaflet) if leaflet else [])
        kinds = [each for each in shown.added[key] if each[0] in {"note", "first use"}]
        extra = Counter(kinds) - Counter(seen.added(self.here.html, self.scene.paper))
        return found + [f"added, by no mark: {each}" for each in extra]


@pytest.fixture(scope="module")
def plots(browser: Browser, site: Path, expected: list[Expected]) -> Iterator[dict[tuple[str, bool], Plot]]:
    """A short page of a leaflet in each scene, and the print page."""
    of_leaflets = [each for each in expected if each.source is not None and each.source.leaflet is not None]
    short = min(of_leaflets, key=lambda each: len(each.html))
    first = next(each for each in of_leaflets if each.source is each.source.leaflet.pages[0])
    made: dict[tuple[str, bool], Plot] = {}
    for name, scene in SCENES.items():
        page = tab(browser, scene)
        page.goto((site / short.address).as_uri())
        made[name, False] = Plot(page, short, scene, sheet=False)
        if not scene.dark:
            page = tab(browser, scene)
            page.goto((site / "print_page.html").as_uri())
            page.evaluate(
                "for (const one of [...document.querySelectorAll('section.printed-section')].slice(1)) one.remove()"
            )
            made[name, True] = Plot(page, first, scene, sheet=True)
    yield made
    for plot in made.values():
        plot.page.context.close()


@pytest.mark.parametrize("name", HARMLESS)
def test_harmless(name: str, plots: dict[tuple[str, bool], Plot], shipped: Library, phrases: Phrases) -> None:
    """What is right is not told, in the same place and scene."""
    fault = HARMLESS[name]
    for scene in fault.scenes:
        assert plots[scene, fault.sheet].told(fault, shipped, phrases) == [], scene


@pytest.mark.parametrize("name", [*HIDDEN, *ADDED, *FRAME])
def test_planted(name: str, plots: dict[tuple[str, bool], Plot], shipped: Library, phrases: Phrases) -> None:
    """Each fault is told, in each scene that shows it, with its words."""
    fault = {**HIDDEN, **ADDED, **FRAME}[name]
    said = fault.said or " ".join(seen.tokens(fault.read or FORGED))[:20]
    for scene in fault.scenes:
        told = plots[scene, fault.sheet].told(fault, shipped, phrases)
        assert [each for each in told if said in each], (scene, told)


# --- Through our own renderer, though checks would refuse some of it


WRITTEN = {
    "a forged word of a box": '<p><span class="box-kind">You may drive home.</span></p>',
    "a forged note": 'Wait <span class="footnote-ref">1</span>6 weeks.',
    "a forged value": '<p><span data-local="ward_phone">You may drive home.</span></p>',
    "code": "Wait `1`48 hours.",
    "a block of code": "    You may drive home.",
    "a fence": "```\nYou may drive home.\n```",
    "raw code": "<pre>You may drive home.</pre>",
    "a box": '!!! risk "What may go wrong"\n\n    You may bleed.',
    "a box whose title has the word": '!!! risk "Risk of bleeding"\n\n    You may bleed.',
    "a closed box": '??? note "More"\n\n    You may bleed.',
    "a closed box by hand": "<details><summary>More</summary>You may bleed.</details>",
    "a local value": "Call {{ local.ward_phone }}.",
    "a note": "Rest.[^1] Eat.[^1]\n\n[^1]: Words of the note.",
    "a numbered list": "1. Rest.\n2. Eat.",
    "a list in a list": "- Rest.\n\n    1. First.\n    2. Then.\n\n    More.\n- Eat.",
    "a list to tick": "- [ ] Rest.\n- [x] Eat.",
    "a table": "| Drink | When |\n| :-- | --: |\n| Tea<br>Milk | Never |",
    "a list of words": "Term\n:   What it means.",
    "a quotation": "> Rest.\n>\n> > Eat.",
    "a heading": "## Rest\n\n### Eat",
}
"""What authors may write, and what they may not: the checks read all of it, as readers see it."""


@pytest.mark.parametrize("name", WRITTEN)
def test_written(name: str, plots: dict[tuple[str, bool], Plot], shipped: Library, phrases: Phrases) -> None:
    """Words that readers see are words that the checks read, whatever marks they feign."""
    for scene in SCREEN_AND_PAPER:
        here = plots[scene, False].here
        html = rendering.rendered(
            shipped, WRITTEN[name], here.src_uri, shipped.pages, here.source and here.source.leaflet
        )
        read = seen.read(blocks.read(html), html, None, shipped)
        fault = Fault(marks.stripped(html), read=" ".join(read.tokens))
        wanted = Counter(f"added, by no mark: {each}" for each in set(seen.added(html, scene == "print")))
        assert Counter(plots[scene, False].told(fault, shipped, phrases)) == wanted, scene


# --- Planted in finished booklets

PAGE = """# A page

Before you come, read this. See [the risks](risks.md).

!!! risk "What may go wrong"

    You may bleed.[^1]

<ol start="3"><li>Leave your jewelry.</li><li>Wait 6 weeks.</li></ol>

| Drink | When |
| :-- | :-- |
| Tea | Never on an empty stomach |

First rest.

Then eat.

![A knee from the side](figures/knee.svg "The bones of a knee.")

Do not drive home. Call us on a **weekday**.

[^1]: Words of the note.
"""
COVER = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 60"><title>A knee</title>
<path d="M5 5h90v50H5z" fill="none" stroke="#000"/><text x="5" y="30" font-size="9">You may drive</text></svg>"""
PRINTED: dict[str, tuple[str, str, str]] = {
    "a word gone": ("read this.", "read.", "read, but not printed: “this”"),
    "a not gone": ("Do not drive", "Do drive", "read, but not printed: “not”"),
    "a word more": ("You may bleed.", "You may bleed a lot.", "printed, but not read: “a lot”"),
    "a word of code more": ("a **weekday**.", "a **weekday** `or never`.", "printed, but not read: “or never”"),
    "another number": ("6 weeks", "16 weeks", "printed, but not read: “16”"),
    "a list that begins again": ('start="3"', 'start="1"', "read, but not printed: “3”"),
    "an empty cell": ("Never on an empty stomach", "", "read, but not printed: “Never on an empty stomach”"),
    "markup that shows": ("The bones", "The **bones**", "printed, but not read: “* *"),
    "another title of a box": ("may go wrong", "may not go wrong", "printed, but not read: “not”"),
    "another note": ("Words of the note", "Words of no note", "notes: printed, but not read: “no”"),
    "another order": ("First rest.\n\nThen eat.", "Then eat.\n\nFirst rest.", "“Then eat .”"),
    "words on the cover": ("", "", "from no page: “You may drive"),
}
"""What stands in the booklet in place of what is read, and what is told: all of them in one booklet."""


@dataclass
class Booklet:
    """An example leaflet and its booklet; what the comparison tells of another booklet in its place."""

    library: Library
    pdf: bytes

    def told(self, pdf: bytes) -> list[str]:
        """What the comparison tells of a PDF in the booklet's place."""
        return booklet_words.faults(pdf, self.library.leaflets[0], self.library)


def bound(folder: Path, text: str, cover: str = "") -> Booklet:
    """The booklet of the example leaflet with a page of these words, and a picture on its cover."""
    made = booklets.with_page(folder, text)
    if cover:
        (made.settings.docs / "knee/figures/cover.svg").write_text(cover, "utf-8")
    pdf = editions.set_leaflet(made, made.leaflets[0], booklets.DAY)["booklet"].pdf
    return Booklet(made, pdf)


@pytest.fixture(scope="module")
def right(tmp_path_factory: pytest.TempPathFactory) -> Booklet:
    """A booklet that holds what is read."""
    return bound(tmp_path_factory.mktemp("right"), PAGE)


@pytest.fixture(scope="module")
def wrong(right: Booklet, tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """What is told of a booklet with all faults."""
    text = PAGE
    for old, new, _ in PRINTED.values():
        assert old in text, old
        text = text.replace(old, new, 1) if old else text
    return right.told(bound(tmp_path_factory.mktemp("wrong"), text, COVER).pdf)


def test_right_booklet(right: Booklet) -> None:
    """A booklet that holds what is read has no fault; its notes, boxes, tables and pictures are read in order."""
    assert right.told(right.pdf) == []


@pytest.mark.parametrize("name", PRINTED)
def test_planted_in_a_booklet(name: str, wrong: list[str]) -> None:
    """Each fault of a booklet is told."""
    assert [each for each in wrong if PRINTED[name][2] in each], wrong


def narrow(pdf: pikepdf.Pdf) -> None:
    """Cut the cover's right half off."""
    left, bottom, right, top = (float(edge) for edge in pdf.pages[0].mediabox)
    pdf.pages[0].mediabox = [left, bottom, (left + right) / 4, top]


def short(pdf: pikepdf.Pdf) -> None:
    """Cut the lower part of each page off."""
    for page in pdf.pages:
        left, bottom, right, top = (float(edge) for edge in page.mediabox)
        page.mediabox = [left, bottom + (top - bottom) / 2, right, top]


def untag(pdf: pikepdf.Pdf) -> None:
    """Take a list out of the tags: read aloud it is gone, and copied text lacks it."""
    (document,) = breaking.tags(pdf, "Document")
    del document.K[next(at for at, kid in enumerate(document.K) if kid.S == "/L")]


def repeat(pdf: pikepdf.Pdf) -> None:
    """Say the words of a list's first item in its second one, too."""
    bodies = breaking.tags(pdf, "LBody")
    first, second = (tag.K if isinstance(tag.K, pikepdf.Array) else [tag.K] for tag in breaking.tags(pdf, "LBody")[:2])
    bodies[1].K = pikepdf.Array([*second, *first])


def turn(pdf: pikepdf.Pdf) -> None:
    """Read the items of a list from the last to the first."""
    items = breaking.tags(pdf, "L")[0]
    items.K = pikepdf.Array(list(reversed(list(items.K))))


@pytest.mark.parametrize(
    ("harm", "said"),
    [
        (narrow, "the cover does not show “Knee arthroscopy”"),
        (short, "read, but not printed"),
        (untag, "3 . Leave your jewelry"),
        (repeat, "printed, but not read: “Leave your jewelry"),
        (turn, "Leave your jewelry"),
    ],
)
def test_broken_booklet(harm: Callable[[pikepdf.Pdf], None], said: str, right: Booklet) -> None:
    """Words that lie beyond the paper, have no tag, or stand in two, are told."""
    told = right.told(breaking.broken(harm, right.pdf))
    assert [each for each in told if said in each], told
