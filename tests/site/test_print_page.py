"""The print page: whole, in order, with no dead link, and clean A4 from the browser."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from leaflets.core.text import long_date
from leaflets.library import figures
from leaflets.library.model import Library
from leaflets.review import standing
from selectolax.lexbor import LexborHTMLParser, LexborNode
from support.shipped_pages import AFTERWARD


@pytest.fixture
def paper(site: Path) -> LexborHTMLParser:
    """The print page."""
    return LexborHTMLParser((site / "print_page.html").read_text("utf-8"))


def words(node: LexborNode | None) -> str:
    """The text of an element with single spaces."""
    assert node is not None
    return " ".join(node.text(separator=" ").split())


def ids(paper: LexborHTMLParser) -> list[str]:
    """All ids in their order."""
    return [node.attributes["id"] or "" for node in paper.css("[id]")]


def test_no_two_elements_share_an_id(paper: LexborHTMLParser) -> None:
    """Pages with the same headings do not meet in one id."""
    assert [name for name, count in Counter(ids(paper)).items() if count > 1] == []


def test_every_link_on_the_page_leads_somewhere(paper: LexborHTMLParser) -> None:
    """No dead anchor."""
    known = set(ids(paper))
    inside = [href for node in paper.css("a[href]") if (href := node.attributes["href"] or "").startswith("#")]
    assert len(inside) > 60
    assert [href for href in inside if href[1:] not in known] == []


def test_links_to_other_pages_are_full_addresses(paper: LexborHTMLParser) -> None:
    """Paper has no folder to follow a link in. Only the bar above the sheet, which is not printed, has one."""
    main = paper.css_first("main")
    assert main is not None
    for node in main.css("a[href]"):
        assert re.match(r"#|https?://|tel:|mailto:", node.attributes["href"] or ""), node.html


def test_each_leaflet_page_is_there_once_and_in_order(paper: LexborHTMLParser, shipped: Library) -> None:
    """Cover, contents, the pages in the contract's order, then the glossary; nothing else."""
    sections = [node.attributes["id"] for node in paper.css("#print-site-page > section, #print-site-page > nav")]
    wanted = ["print-site-cover-page", "contents"]
    for leaflet in shipped.leaflets:
        for page in leaflet.pages:
            name = page.file.removesuffix(".md")
            wanted.append(leaflet.name if name == "index" else f"{leaflet.name}-{name}")
    assert sections == [*wanted, "glossary"]


def test_each_block_of_each_page_is_there_once(paper: LexborHTMLParser, shipped: Library) -> None:
    """The words of every page stand in its section, whole and in order; each picture is drawn, with its name."""
    for leaflet in shipped.leaflets:
        for page in leaflet.pages:
            name = page.file.removesuffix(".md")
            key = leaflet.name if name == "index" else f"{leaflet.name}-{name}"
            source = LexborHTMLParser(page.html or "")
            for node in source.css("a.headerlink, div.footnote, sup"):
                node.decompose()
            section = paper.css_first(f"#{key}")
            assert section is not None
            named = [words(node) for node in section.css("figure.picture > svg > title")]
            assert named == [node.attributes["alt"] for node in source.css("figure.picture > img")], page.path
            drawings = [figure.drawing(shipped.settings.docs) for figure in figures.of(page, shipped.settings)]
            labels = [label.text for drawing in drawings if drawing for label in drawing.labels]
            assert [words(node) for node in section.css("figure.picture > ol.picture__key > li")] == labels, page.path
            for node in section.css("sup, figure.picture > svg, figure.picture > ol"):
                node.decompose()
            assert words(section) == words(source.body), page.path


def test_contents_name_every_page_and_part(paper: LexborHTMLParser, shipped: Library) -> None:
    """The contents are in the HTML, not made by a script."""
    contents = paper.css_first("#contents")
    assert contents is not None
    named = [words(node) for node in contents.css("a")]
    for leaflet in shipped.leaflets:
        for page in leaflet.pages:
            for heading in page.headings:
                if heading.level <= 2:
                    assert heading.text in named, (page.path, heading.text)
    assert paper.css("script") == []


def test_cover_says_what_it_is(paper: LexborHTMLParser, shipped: Library) -> None:
    """Title, hospital, version, draft mark and the day of the next review."""
    cover = words(paper.css_first("#print-site-cover-page"))
    assert "Example Hospital" in cover
    drafts = any(standing.of(shipped, leaflet).draft for leaflet in shipped.leaflets)
    assert ("Draft, not yet clinically reviewed." in cover) is drafts
    for leaflet in shipped.leaflets:
        assert leaflet.title in cover
        assert f"{leaflet.meta['version']}{' (draft)' * standing.of(shipped, leaflet).draft}" in cover
        assert long_date(leaflet.meta["next_review_due"]) in cover
        assert (long_date(standing.of(shipped, leaflet).last_reviewed) or "not yet reviewed") in cover


def test_home_and_manual_are_left_out(paper: LexborHTMLParser) -> None:
    """A patient's paper holds no page for authors, and no home page."""
    headings = [words(node) for node in paper.css("#print-site-page h2")]
    assert "Patient leaflets" not in headings
    assert not any(name.startswith("contributing") for name in ids(paper))


def test_browser_prints_clean_sheets(visit: Any, shipped: Library, tmp_path: Path) -> None:
    """The browser's own PDF: the hospital's paper, more than one sheet, and nothing of the screen on it."""
    visitor = visit()
    page = visitor.open("print_page.html")
    pdf = page.pdf(path=str(tmp_path / "print.pdf"), prefer_css_page_size=True)
    sheets = re.findall(rb"/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)\s*\]", pdf)
    assert len(sheets) >= 15
    size = tuple(round(edge / 25.4 * 72) for edge in shipped.settings.paper.sheet)
    assert {(round(float(width)), round(float(height))) for width, height in sheets} == {size}
    page.emulate_media(media="print")
    assert not page.locator(".paper-bar").is_visible()
    assert page.locator("main").evaluate("main => getComputedStyle(main).color") == "rgb(0, 0, 0)"
    assert page.locator("main").evaluate("main => parseFloat(getComputedStyle(main).fontSize)") >= 16  # 12 pt
    assert visitor.errors == []
    assert visitor.strangers() == []


def test_abbreviations_are_spelled_out_in_print(visit: Any) -> None:
    """On paper nothing hovers: the first use says what it stands for."""
    page = visit().open("print_page.html")
    first = page.locator("abbr.first-use").first
    after = "abbr => getComputedStyle(abbr, '::after').content"
    assert first.evaluate(after) == "none"
    page.emulate_media(media="print")
    assert "attr(title)" in first.evaluate(after) or first.get_attribute("title") in first.evaluate(after)


def test_each_page_leads_to_its_print(shipped: Library, visit: Any) -> None:
    """Each page of a leaflet has the link "Print this leaflet"; among several it says that the page prints all."""
    visitor = visit()
    page = visitor.open(AFTERWARD)
    name = "Print this leaflet" if len(shipped.leaflets) == 1 else "Print page of all leaflets"
    for closed in page.locator("article details.imprint__more, footer.imprint details").all():
        closed.locator("summary").first.click()
    page.locator("article").get_by_role("link", name=name).click()
    assert visitor.place(page.url) == "print_page.html"
    page.get_by_role("link", name="All leaflets").click()
    assert visitor.place(page.url) == "index.html"
