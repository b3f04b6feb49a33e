"""A patient finds a leaflet, reads through it and knows whom to call; with and without JavaScript."""

from __future__ import annotations

from typing import Any

import pytest
from leaflets.library.model import Leaflet, Library
from leaflets.review import standing
from playwright.sync_api import expect
from support import shipped_pages
from support.shipped_pages import address

SCRIPTS = pytest.mark.parametrize("javascript", [True, False], ids=["with JavaScript", "without JavaScript"])


@SCRIPTS
def test_from_home_to_a_section(javascript: bool, shipped: Library, visit: Any) -> None:
    """Home, the leaflet's name, a section: three clicks of the reader."""
    leaflet = shipped.leaflets[0]
    visitor = visit(java_script_enabled=javascript)
    page = visitor.open("index.html")
    page.locator("article").get_by_role("link", name=leaflet.title).first.click()
    expect(page.locator("h1")).to_contain_text(leaflet.title)
    page.locator(".md-sidebar--primary").get_by_role("link", name="How to prepare").click()
    expect(page.locator("h1")).to_contain_text("How to prepare")
    assert visitor.place(page.url) == f"{leaflet.name}/how-to-prepare.html"
    assert visitor.errors == []


@SCRIPTS
def test_next_walks_through_the_leaflet_and_stops(javascript: bool, shipped: Library, visit: Any) -> None:
    """The link "Next" leads through every page in the contract's order and ends with the leaflet."""
    leaflet = shipped.leaflets[0]
    visitor = visit(java_script_enabled=javascript)
    page = visitor.open(address(leaflet.pages[0]))
    assert page.locator("a[rel=prev]").count() == 0
    walked = [visitor.place(page.url)]
    while page.locator("article a[rel=next]").count():
        with page.expect_navigation():
            page.locator("article a[rel=next]").click()
        walked.append(visitor.place(page.url))
    assert walked == [address(page) for page in leaflet.pages]
    with page.expect_navigation():
        page.locator("article a[rel=prev]").click()
    assert visitor.place(page.url) == walked[-2]


def test_sidebar_shows_this_leaflet_alone(shipped: Library, visit: Any) -> None:
    """The sidebar holds the leaflet's pages in the contract's order, then what is beside the leaflets."""
    leaflet = shipped.leaflets[0]
    visitor = visit()
    page = visitor.open(address(leaflet.pages[3]))
    links = page.locator(".md-nav--primary li:not(.md-nav--secondary *) > a").evaluate_all(
        "links => links.map(a => a.href)"
    )
    places = [visitor.place(link) for link in links]
    beside = ["index.html", "glossary.html", "accessibility.html", "print_page.html"]
    assert places == [*(address(page) for page in leaflet.pages), *beside]


@pytest.mark.parametrize("javascript", [True, False])
def test_menu_opens_on_a_phone(javascript: bool, shipped: Library, visit: Any) -> None:
    """On a narrow screen the sections are behind the menu button, with and without JavaScript."""
    leaflet = shipped.leaflets[0]
    visitor = visit(java_script_enabled=javascript, viewport={"width": 320, "height": 640})
    page = visitor.open(address(leaflet.pages[0]))
    page.locator("header [data-opens=drawer], header label[for=__drawer]").locator("visible=true").click()
    title = leaflet.pages[-2].title
    page.locator(".md-sidebar--primary").get_by_role("link", name=title).click()
    expect(page.locator("h1")).to_contain_text(title)


def facts_of(library: Library, leaflet: Leaflet) -> list[str]:
    """What the end of every page of a leaflet must say."""
    from leaflets.core.text import long_date

    reviewed = long_date(standing.of(library, leaflet).last_reviewed) or "not yet reviewed"
    return [
        f"version {leaflet.meta['version']}",
        f"Page last reviewed: {reviewed}",
        f"Next review due: {long_date(leaflet.meta['next_review_due'])}",
        leaflet.meta["owner"],
        leaflet.local["formats_phone"],
        leaflet.local["formats_email"],
    ]


def test_every_page_ends_with_its_facts(shipped: Library, visit: Any) -> None:
    """Version, review dates, owner, other formats and the numbers to call stand on every page of a leaflet.

    A leaflet without sign-off carries the mark on each of its pages; other pages do not.
    """
    visitor = visit()
    for leaflet in shipped.leaflets:
        for source in leaflet.pages:
            page = visitor.open(address(source))
            imprint = " ".join((page.locator(".imprint").text_content() or "").split())
            assert [fact for fact in facts_of(shipped, leaflet) if fact not in imprint] == [], source.src_uri
            help_box = page.locator(".need-help")
            for name in ("emergency_phone", "ward_phone", "out_of_hours_phone"):
                number = leaflet.local[name]
                link = help_box.get_by_role("link", name=number, exact=True).first
                assert link.get_attribute("href") == "tel:" + number.replace("-", ""), source.src_uri
            assert leaflet.local["ward_hours"] in help_box.inner_text()
            notices = page.locator(".notice--draft").all_inner_texts()
            assert ["Draft, not yet clinically reviewed" in text for text in notices] == [True] * standing.of(
                shipped, leaflet
            ).draft
    page = visitor.open("index.html")
    assert page.locator(".notice--draft").count() == 0
    drafts = sum(standing.of(shipped, leaflet).draft for leaflet in shipped.leaflets)
    expect(page.locator(".leaflet-list .mark", has_text="Draft")).to_have_count(drafts)


def test_every_page_leads_to_getting_help(shipped: Library, visit: Any) -> None:
    """The short form of getting help leads to the long one."""
    visitor = visit()
    leaflet = shipped.leaflets[0]
    page = visitor.open(address(leaflet.pages[1]))
    page.locator(".need-help").get_by_role("link", name="When to call").click()
    assert visitor.place(page.url) == f"{leaflet.name}/get-help.html"


def test_title_names_section_leaflet_and_hospital(shipped: Library, visit: Any) -> None:
    """A bookmark, a tab and a printed page say where they are from."""
    source = shipped.leaflets[0].page("get-help.md")
    assert source
    page = visit().open(address(source))
    assert page.title() == f"{source.title} – {shipped.leaflets[0].title} – Example Hospital"


def test_hover_expands_an_abbreviation(shipped: Library, visit: Any) -> None:
    """An abbreviation tells what it stands for, as the glossary has it."""
    source = next(page for page in shipped_pages.of(shipped) if "<abbr" in (page.html or ""))
    abbreviation = visit().open(address(source)).locator("article abbr").first
    meaning = shipped.glossary.abbreviations[abbreviation.inner_text()]
    assert abbreviation.get_attribute("title") == meaning


def test_every_page_leads_to_the_accessibility_statement(pages: list[str], site: Any) -> None:
    """At its foot, the print page alone excepted, which is paper; and no leaflet's print page holds it."""
    for page in pages:
        foot = (site / page).read_text("utf-8").partition('<footer class="site-foot')[2]
        assert (">Accessibility</a>" in foot) is (page != "print_page.html"), page
    assert 'id="accessibility"' not in (site / "print_page.html").read_text("utf-8")
