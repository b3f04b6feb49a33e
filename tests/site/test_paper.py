"""A single page, printed from the browser: nothing lost, nothing cut, nothing of the screen."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from leaflets.library.model import Library
from leaflets.library.model import Page as Source
from leaflets.review import standing
from playwright.sync_api import Page
from support import shipped_pages
from support.pdf import proof
from support.shipped_pages import address

CHECKLIST = shipped_pages.page("checklist")
RISKS = shipped_pages.RISKS


def printed(page: Page) -> bytes:
    """The PDF that the reader's browser makes, with its tags."""
    return page.pdf(prefer_css_page_size=True, tagged=True)


def lost(pdf: bytes, source: Source) -> list[str]:
    """The blocks of a page that are not on its paper."""
    return proof.unsaid(pdf, [block.text for block in source.blocks if block.kind != "img" and block.text])


# Boxes, pictures, tables and headings in the flow of the printed page, and how high one sheet is.
CUT = """height => {
    const found = []
    for (const box of document.querySelectorAll("article :is(.admonition, figure, table, .need-help)"))
        if (getComputedStyle(box).breakInside !== "avoid") {
            if (box.offsetHeight < .4 * height) found.push(`may be cut: ${box.outerHTML.slice(0, 60)}`)
        } else if (box.offsetHeight > height) found.push(`higher than a sheet: ${box.outerHTML.slice(0, 60)}`)
    for (const heading of document.querySelectorAll("article :is(h1, h2, h3)"))
        if (getComputedStyle(heading).breakAfter !== "avoid") found.push(`may be left alone: ${heading.textContent}`)
    return found
}"""


def test_each_page_on_paper(shipped: Library, visit: Any, sample: Any) -> None:
    """Every block of the source on the hospital's paper, with whom to call and which version; nothing of the screen."""
    visitor = visit(viewport={"width": 640, "height": 900})  # about as wide as the text on paper
    for source in sample(shipped_pages.of(shipped), 4):
        page = visitor.open(address(source))
        pdf = printed(page)
        assert lost(pdf, source) == [], source.path
        words = proof.text_in_tag_order(pdf).replace(" ", "")
        assert source.leaflet is not None
        draft = standing.of(shipped, source.leaflet).draft
        version = f"version{source.leaflet.meta['version']}{'(draft)' * draft}"
        for wanted in ("911", "Whentocall", version, *["Draft,notyetclinicallyreviewed"] * draft):
            assert wanted in words.replace("\n", ""), (source.path, wanted)
        for screen in ("Showsources", "Sourcesofthispage", "Previous", "Onthispage", "Backtotop"):
            assert screen not in words, (source.path, screen)
        with pikepdf.open(BytesIO(pdf)) as file:
            sizes = {tuple(round(float(value)) for value in sheet.mediabox) for sheet in file.pages}
        assert sizes == {(0, 0, *(round(edge / 25.4 * 72) for edge in shipped.settings.paper.sheet))}
        page.emulate_media(media="print")
        assert page.evaluate(CUT, (shipped.settings.paper.sheet[1] - 36) / 25.4 * 96) == [], source.path
        page.emulate_media(media="null")
    assert visitor.errors == []


def test_lost_text_is_found(shipped: Library, visit: Any) -> None:
    """Text that a style takes off the paper is missed, and so is a box that may be cut."""
    source = shipped.pages[RISKS.replace(".html", ".md")]
    page = visit().open(RISKS)
    page.add_style_tag(
        content="@media print { .admonition.risk { display: none } "
        "figure, .admonition { break-inside: auto !important } }"
    )
    assert len(lost(printed(page), source)) > 5
    page.emulate_media(media="print")
    assert any("may be cut" in fault for fault in page.evaluate(CUT, 900))


def test_closed_text_is_printed(site: Path, visit: Any, server: str) -> None:
    """What is closed on the screen is open on paper."""
    page = visit(base=server).page
    closed = "<details class='note'><summary>More</summary><p>Words behind a click.</p></details></article>"
    html = (site / RISKS).read_text("utf-8").replace("</article>", closed)
    page.route(f"**/{RISKS}", lambda route: route.fulfill(body=html, content_type="text/html"))
    page.goto(server + RISKS)
    assert not page.get_by_text("Words behind a click.").is_visible()
    assert proof.unsaid(printed(page), ["Words behind a click."]) == []


def ticked(page: Page) -> int:
    """How many boxes are ticked."""
    return int(page.evaluate("document.querySelectorAll('article [type=checkbox]:checked').length"))


def test_checklist_prints_empty(visit: Any) -> None:
    """Whatever a reader does on the screen, the boxes on paper are there to be ticked with a pen."""
    page = visit().open(CHECKLIST)
    boxes = page.locator("article [type=checkbox]")
    assert boxes.count() > 15
    look = """() => [...document.querySelectorAll("article [type=checkbox]")].map(box => {
        const style = getComputedStyle(box), mark = getComputedStyle(box, "::before")
        return [style.appearance, style.backgroundImage, style.backgroundColor, mark.content].join()
    })"""
    page.emulate_media(media="print")
    empty = page.evaluate(look)
    assert len(set(empty)) == 1
    page.emulate_media(media="null")
    page.evaluate("for (const box of document.querySelectorAll('article [type=checkbox]')) box.checked = true")
    page.emulate_media(media="print")
    assert page.evaluate(look) == empty


def test_nothing_is_remembered(visit: Any, server: str) -> None:
    """No tick, no search, no page: computers on a ward are shared. Two choices last until the tab is closed."""
    visitor = visit(base=server)
    page = visitor.open(CHECKLIST)
    # The boxes are for a pen. A reader who makes them work all the same leaves nothing behind either.
    for box in page.locator("article [type=checkbox]").all():
        box.evaluate("it => { it.disabled = false; it.click() }")
    assert ticked(page) > 15
    page.locator("[data-colors]").click()
    page.locator("[data-show-sources]").click()
    visitor.search("help")
    page.keyboard.press("Escape")
    page.reload()
    assert ticked(page) == 0
    visitor.open(RISKS)
    page.go_back()
    assert ticked(page) == 0
    assert page.locator(".md-search__input").input_value() == ""
    kept = page.evaluate("[{...localStorage}, {...sessionStorage}, document.cookie]")
    assert kept == [{}, {"leaflets.colors": "slate", "leaflets.show-sources": "yes"}, ""]
    assert page.evaluate("indexedDB.databases().then(all => all.length)") == 0
    # Without TLS a browser has no caches at all.
    assert page.evaluate("globalThis.caches ? caches.keys().then(all => all.length) : 0") == 0
    assert page.context.cookies() == []
    fresh = page.context.new_page()
    fresh.goto(server + "index.html")
    assert fresh.evaluate("sessionStorage.length") == 0


@pytest.mark.parametrize("state", ["shown", "hidden"])
def test_sources_on_paper_only_when_shown(state: str, visit: Any) -> None:
    """A printer opens all that is closed; the list of sources stays off all the same."""
    page = visit().open(RISKS)
    if state == "shown":
        page.locator("[data-show-sources]").click()
    words = proof.text_in_tag_order(printed(page)).replace(" ", "")
    assert ("Source:" in words) is (state == "shown")
    assert "Sourcesofthispage" not in words
