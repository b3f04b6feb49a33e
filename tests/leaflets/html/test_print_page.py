"""The print page's repair, on the cases that the plugin breaks without a word."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace

import pytest
from leaflets.html.print_page import PrintedPage, repair
from selectolax.lexbor import LexborHTMLParser

FRAME = """<!doctype html><html><head><title>Print</title><script>generate_toc()</script></head>
<body><main><div id="print-site-page"><section id="print-site-cover-page"><h1 id="cover">Cover</h1></section>
<section id="broken"><index-h2>broken by the plugin</index-h2></section></div></main></body></html>"""
SITE = "https://leaflets.hospital.example/patients/"


def page(html: str, url: str = "knee/index.html", title: str = "Knee", part: str = "Knee") -> PrintedPage:
    """A page of a leaflet."""
    return PrintedPage(url, title, html, part)


def printed(*pages: PrintedPage, site_url: str = SITE) -> LexborHTMLParser:
    """The repaired print page; no id is there twice and no link on it is dead."""
    paper = LexborHTMLParser(repair(FRAME, pages, site_url))
    ids = [node.attributes["id"] for node in paper.css("[id]")]
    assert [name for name, count in Counter(ids).items() if count > 1] == []
    for node in paper.css("a[href^='#']"):
        assert (node.attributes["href"] or "")[1:] in ids, node.html
    return paper


def href(paper: LexborHTMLParser, text: str = "x") -> str:
    """The address of the link with this text in a printed section."""
    found = [node for node in paper.css("section.printed-section a") if node.text() == text]
    assert len(found) == 1
    return found[0].attributes["href"] or ""


def test_contents_in_groups() -> None:
    """The name of a group stands over its pages; that of another leaflet is another group."""
    ready = replace(page("<h1>Prepare</h1><h2 id='b'>Before</h2>", "knee/prepare.html"), group="Getting <ready>")
    other = replace(page("<h1>Ankle</h1>", "ankle/prepare.html", part="Ankle"), group="Getting <ready>")
    paper = printed(page("<h1>Knee</h1>"), ready, other)
    groups = [
        node for node in paper.css("#contents > ol > li") if "contents__group" in (node.attributes.get("class") or "")
    ]
    assert [(node.text(deep=False) or "").strip() for node in groups] == ["Getting <ready>"] * 2
    assert [[link.text() for link in node.css("a")] for node in groups] == [["Prepare", "Before"], ["Ankle"]]
    assert [link.text() for link in paper.css("#contents > ol > li > a")] == ["Knee"]


def test_frame_keeps_the_cover_and_loses_what_was_broken() -> None:
    """The plugin's cover stays; its joined pages and its script go."""
    html = repair(FRAME, [page("<h1>Knee</h1><p>Text</p>")], SITE)
    assert html.startswith("<!DOCTYPE html>")
    assert '<h1 id="cover">Cover</h1>' in html
    assert "broken" not in html
    assert "<script" not in html


@pytest.mark.parametrize("target", ["h2", "dt", "span", "p", "figcaption", "figure"])
def test_link_to_any_element_with_an_id(target: str) -> None:
    """The plugin knows ids of h1 to h6, sup and li; every other link dies there."""
    glossary = page(f'<h1>Glossary</h1><{target} id="trocar">Trocar</{target}>', "glossary.html", "Glossary", "")
    paper = printed(page('<h1>Knee</h1><a href="../glossary.html#trocar">x</a>'), glossary)
    assert href(paper) == "#glossary-trocar"


def test_id_that_is_a_part_of_its_own_tag() -> None:
    """`## H` gets the id `h`; the plugin makes `<index-h2>` of it."""
    paper = printed(page('<h1>Knee</h1><h2 id="h">H</h2><a href="#h">x</a>'))
    assert href(paper) == "#knee-h"
    assert [node.text() for node in paper.css("#knee h3")] == ["H"]


def test_same_headings_on_two_pages() -> None:
    """Each link stays with its own page."""
    paper = printed(
        page('<h1>A</h1><h2 id="after">After</h2><a href="#after">one</a>', "knee/a.html"),
        page('<h1>B</h1><h2 id="after">After</h2><a href="a.html#after">two</a>', "knee/b.html"),
    )
    assert href(paper, "one") == "#knee-a-after"
    assert href(paper, "two") == "#knee-a-after"


def test_ids_that_only_meet_when_joined() -> None:
    """`a-b` of page `knee` and `b` of page `knee/a` would become one id."""
    printed(
        page('<h1>A</h1><p id="a-b">1</p><p id="a">2</p>', "knee/index.html"),
        page('<h1>B</h1><p id="b">3</p><p id="b">an id that is there twice</p>', "knee/a.html"),
    )


@pytest.mark.parametrize(
    ("link", "wanted"),
    [
        ("../contributing/index.html", SITE + "contributing/index.html"),
        ("../contributing/authors.html#how", SITE + "contributing/authors.html#how"),
        ("../index.html", SITE + "index.html"),
        ("../booklets/knee.pdf", SITE + "booklets/knee.pdf"),
        ("risks.html?from=print", SITE + "knee/risks.html?from=print"),
        ("https://www.example.org/a#b", "https://www.example.org/a#b"),
        ("tel:911", "tel:911"),
        ("mailto:formats@hospital.example", "mailto:formats@hospital.example"),
        ("https://example]org", "https://example]org"),
    ],
)
def test_link_to_what_is_not_printed(link: str, wanted: str) -> None:
    """Paper needs the full address; what is one already stays."""
    assert href(printed(page(f'<h1>Knee</h1><a href="{link}">x</a>'))) == wanted


def test_without_a_site_address_links_stay_relative() -> None:
    """They start from the print page, at the site's root."""
    assert href(printed(page('<h1>K</h1><a href="../a/b.html#c">x</a>'), site_url="")) == "a/b.html#c"


@pytest.mark.parametrize("link", ["a.html", "a.html#gone", "./a.html#"])
def test_link_to_a_printed_page_or_to_nothing_on_it(link: str) -> None:
    """The page's beginning is the nearest place that exists."""
    paper = printed(page(f"<h1>K</h1><a href='{link}'>x</a>"), page("<h1>A</h1>", "knee/a.html"))
    assert href(paper) == "#knee-a"


def test_percent_encoded_fragment() -> None:
    """A browser decodes it, so do we."""
    assert href(printed(page('<h1>K</h1><p id="größe">1</p><a href="#gr%C3%B6%C3%9Fe">x</a>'))) == "#knee-größe"


def test_pictures_are_found_from_the_root() -> None:
    """Of `img`, `source` and `srcset`, with either kind of quotes; none waits to be scrolled to."""
    paper = printed(
        page(
            "<h1>K</h1><picture><source srcset='figures/a.webp 1x, figures/b.webp 2x'>"
            "<img loading=lazy src='figures/a.png' alt=''></picture><img src='data:image/gif;base64,R0' alt=''>"
        )
    )
    source, image, data = paper.css("source, img")
    assert source.attributes["srcset"] == "knee/figures/a.webp 1x, knee/figures/b.webp 2x"
    assert image.attributes["src"] == "knee/figures/a.png"
    assert "loading" not in image.attributes
    assert data.attributes["src"] == "data:image/gif;base64,R0"


def test_label_and_description_follow_their_ids() -> None:
    """What refers to an id is renamed with it."""
    paper = printed(page('<h1>K</h1><input id="i" aria-describedby="d e"><label for="i">L</label><p id="d">D</p>'))
    assert paper.css_first("label").attributes["for"] == "knee-i"
    assert paper.css_first("input").attributes["aria-describedby"] == "knee-d e"


def test_folded_text_is_shown() -> None:
    """Paper cannot be clicked."""
    paper = printed(page("<h1>K</h1><details><summary>More</summary><p>Hidden</p></details>"))
    assert "open" in paper.css_first("details").attributes


def test_headings_go_down_one_level_under_the_cover() -> None:
    """One h1 on the page; attributes and markup of the others stay."""
    paper = printed(page('<h1>K</h1><h2 class="c">A <em>b</em></h2><h5>E</h5>'))
    assert len(paper.css("h1")) == 1
    assert paper.css_first("#knee h3").html == '<h3 class="c">A <em>b</em></h3>'
    assert paper.css_first("#knee h6").text() == "E"


def test_contents_list_pages_and_parts_but_no_terms() -> None:
    """Two levels for a leaflet; the glossary is one line, not eighty."""
    paper = printed(
        page('<h1>K &amp; L<a class="headerlink" href="#k">¶</a></h1><h2 id="a">A</h2><h3 id="b">B</h3>'),
        page('<h1>Glossary</h1><h2 id="t">T</h2>', "glossary.html", "Glossary", ""),
    )
    assert [node.text() for node in paper.css("#contents a")] == ["K & L", "A", "Glossary"]


def test_notes_stand_once_at_the_end() -> None:
    """The same source on two pages is one note with the ways back to both."""
    note = (
        '<p>Text<sup id="fnref:1"><a class="footnote-ref" href="#fn:1">1</a></sup>{more}</p>'
        '<div class="footnote"><hr><ol>{first}<li id="fn:1"><p>Same source'
        '<a class="footnote-backref" href="#fnref:1">↩</a></p></li></ol></div>'
    )
    other = '<sup id="fnref:2"><a class="footnote-ref" href="#fn:2">2</a></sup>'
    own = '<li id="fn:2"><p>Another</p></li>'
    paper = printed(
        page("<h1>A</h1>" + note.format(more="", first=""), "knee/a.html"),
        page("<h1>B</h1>" + note.format(more=other, first=own), "knee/b.html"),
    )
    notes = paper.css("#sources li")
    assert [re.sub(r"\W+$", "", item.text()) for item in notes] == ["Same source", "Another"]
    backs = [node.attributes["href"] for node in notes[0].css("a")]
    assert backs == ["#knee-a-fnref:1", "#knee-b-fnref:1"]
    refs = [(node.text(), node.attributes["href"]) for node in paper.css("a.footnote-ref")]
    assert refs == [("1", "#source-1"), ("1", "#source-1"), ("2", "#source-2")]
    assert paper.css("div.footnote") == []


def test_a_page_that_is_no_print_page_is_refused() -> None:
    """A change in the plugin is noticed, not printed."""
    with pytest.raises(ValueError, match="print-site-page"):
        repair("<p>Something else</p>", [], SITE)


def test_parts_of_a_drawing_keep_their_place() -> None:
    """`<use>` names an element by its id: with the id it changes, and with two pages each draws its own."""
    svg = '<svg><defs><path id="ring" d="M0 0h1"/></defs><use href="#ring"/></svg>'
    paper = printed(page(f"<h1>A</h1>{svg}", "knee/a.html"), page(f"<h1>B</h1>{svg}", "knee/b.html"))
    assert [node.attributes["href"] for node in paper.css("use")] == ["#knee-a-ring", "#knee-b-ring"]


PARTS = {
    "use": '<use href="{}"/>',
    "use of old": '<use xlink:href="{}"/>',
    "both": '<use href="{}" xlink:href="{}"/>',
    "a gradient": '<linearGradient xlink:href="{}"/>',
    "text on a path": "<text><textPath xlink:href='{}'>x</textPath></text>",
    "fill": '<rect fill="url({})"/>',
    "single quotes": "<rect fill=\"url('{}')\"/>",
    "double quotes": "<rect mask='url(\"{}\")'/>",
    "spaces": '<rect clip-path="url( {} )"/>',
    "two": '<rect filter="url({})" marker-end="URL({})"/>',
    "a color beside": '<rect fill="url({}) red"/>',
    "a style": '<rect style="fill:url({});stroke:url({})"/>',
}
IDS = {"plain": ("ring", "#ring"), "encoded": ("größe", "#gr%C3%B6%C3%9Fe"), "as it is": ("größe", "#größe")}


@pytest.mark.parametrize(("name", "ref"), IDS.values(), ids=IDS)
@pytest.mark.parametrize("part", PARTS.values(), ids=PARTS)
def test_references_in_drawings(part: str, name: str, ref: str) -> None:
    """Whichever attribute names a part of a drawing: it is renamed with it, and each page has its own."""
    svg = f'<svg><g id="{name}"></g>{part.replace("{}", ref)}</svg>'
    html = repair(FRAME, [page(f"<h1>A</h1>{svg}", "knee/a.html"), page(f"<h1>B</h1>{svg}", "knee/b.html")], SITE)
    for key in ("knee-a", "knee-b"):
        assert html.count(f"#{key}-{name}") == part.count("{}")
    assert ref not in re.sub("<nav.*?</nav>", "", html, flags=re.DOTALL)


@pytest.mark.parametrize(
    "attribute",
    [
        "for",
        "form",
        "headers",
        "list",
        "aria-labelledby",
        "aria-describedby",
        "aria-controls",
        "aria-owns",
        "aria-details",
        "aria-flowto",
        "aria-errormessage",
        "aria-activedescendant",
        "popovertarget",
    ],
)
def test_references_to_ids(attribute: str) -> None:
    """Several in one attribute, too, and in a table."""
    paper = printed(page(f'<h1>K</h1><p id="a">a</p><p id="b">b</p><div {attribute}="a b gone">x</div>'))
    (made,) = paper.css(f"section [{attribute}]")
    assert made.attributes[attribute] == "knee-a knee-b gone"


def test_maps_of_pictures() -> None:
    """Two pages may name theirs alike."""
    html = '<img usemap="#m" src="x.png"><map name="m"><area href="#q"></map><p id="q">q</p>'
    paper = printed(page(f"<h1>A</h1>{html}", "knee/a.html"), page(f"<h1>B</h1>{html}", "knee/b.html"))
    assert [node.attributes["usemap"] for node in paper.css("img")] == ["#knee-a-m", "#knee-b-m"]
    assert [node.attributes["name"] for node in paper.css("map")] == ["knee-a-m", "knee-b-m"]
    assert [node.attributes["href"] for node in paper.css("area")] == ["#knee-a-q", "#knee-b-q"]


def test_files_in_drawings() -> None:
    """A picture in a drawing is found from the site's root."""
    paper = printed(page('<h1>K</h1><svg><image xlink:href="figures/a.png"/><a xlink:href="a.html">x</a></svg>'))
    assert paper.css_first("image").attributes["xlink:href"] == "knee/figures/a.png"
    assert paper.css_first("svg a").attributes["xlink:href"] == SITE + "knee/a.html"


@pytest.mark.parametrize(
    "html",
    [
        "<use href>",
        "<p id>x</p>",
        "<a href>x</a>",
        "<a name>x</a>",
        "<img srcset>",
        "<img src='//['>",
        "<label for>l</label>",
        "<input type=radio name>",
        "<svg><use xlink:href=''/></svg>",
        "<p style='fill:url(#'>x</p>",
        "<img usemap='#'>",
        "<svg><rect fill='url()'/></svg>",
        "<area xlink:href='#%'>",
        "<a href='%'>x</a>",
        "<h2 @x='1' a:b=2>x</h2>",
    ],
)
def test_any_attribute(html: str) -> None:
    """Nothing that an author may write ends the build."""
    assert printed(page(f"<h1>K</h1>{html}")).css_first("#knee") is not None


def test_quote_in_an_id() -> None:
    """As in a heading's own."""
    assert href(printed(page('<h1>K</h1><p id="it\'s">1</p><a href="#it%27s">x</a>'))) == "#knee-it's"


def test_long_words_in_a_cell() -> None:
    """They may break where an address may, and else anywhere; what is short, and what is no text, stays."""
    address = "https://a.example/" + "b" * 30
    paper = printed(page(f"<h1>K</h1><table><tr><td title='x > y'>short <b>{address}</b></td></tr></table>"))
    (cell,) = paper.css("td")
    assert cell.text() == f"short {address}"
    assert (cell.inner_html or "").startswith("short <b>https://<wbr>a.<wbr>example/<wbr>b<wbr>b<wbr>")
    assert len(cell.css("wbr")) == 32


@pytest.mark.parametrize(
    "html",
    [
        '<p><a class="headerlink" href="#x">Do not drive.</a></p>',
        '<div class="footnote">Do not drive.</div>',
        '<div class="footnote"><ol><li id="fn:1">note</li></ol><p>Do not drive.</p></div>',
        '<a class="footnote-ref" href="#f">Do not drive.</a><div class="footnote"><ol><li id="f">n</li></ol></div>',
        '<div class="toc">Do not drive.</div>',
    ],
)
def test_words_in_a_class_that_an_extension_makes(html: str) -> None:
    """Only the sign, the number and the notes themselves are moved; an author's own words stay."""
    assert "Do not drive." in printed(page(f"<h1>K</h1>{html}")).css_first("main").text()
