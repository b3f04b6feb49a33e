"""Show sources: a reader who asks sees under each block where it comes from; nobody else sees anything new."""

from __future__ import annotations

from typing import Any

import pytest
from leaflets.library import provenance
from leaflets.library.model import Library
from playwright.sync_api import Page, expect
from support.shipped_pages import FIRST, PREPARE, RISKS
from support.shipped_pages import page as page_of

from .test_every_page import CONTRAST, TOO_WIDE

SOURCES = page_of("where-this-comes-from")
REVIEWERS = f"contributing/evidence/{FIRST}.html"
BUTTON = "[data-show-sources]"

# Blocks that cite without a note in them or right after them. A row and a block of chances tell a source once.
WITHOUT_NOTE = """() => [...document.querySelectorAll("article [data-source]")].filter(element => {
    if (element.dataset.source == "-") return false
    const block = element.closest("p, li, td, th, dd, figcaption, h2, h3") || element
    const group = block.closest(".chances") || block.closest("tr")
    const found = (group || block).querySelector(".cited") || block.nextElementSibling?.matches(".cited")
    return !found
}).map(element => element.outerHTML.slice(0, 80))"""


def shown(page: Page) -> int:
    """How many notes are to be seen."""
    return page.locator(".cited:visible").count()


def test_nothing_new_until_a_reader_asks(visit: Any) -> None:
    """The list is closed, no note is there, and the button says that it is off."""
    page = visit().open(PREPARE)
    expect(page.get_by_role("button", name="Show sources")).to_have_attribute("aria-pressed", "false")
    assert page.locator(".cited").count() == 0
    assert page.locator(".page-sources li").first.is_visible() is False


def test_toggle_by_keyboard(visit: Any) -> None:
    """Tab reaches the button, with a focus to be seen; Space shows the notes and Enter takes them away."""
    visitor = visit()
    page = visitor.open(PREPARE)
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate(f"document.activeElement.matches('{BUTTON}')"):
            break
    button = page.locator(BUTTON)
    expect(button).to_be_focused()
    assert button.evaluate("it => getComputedStyle(it).outlineStyle + getComputedStyle(it).outlineWidth") == "solid3px"
    before = page.locator("article").inner_html()
    page.keyboard.press("Space")
    expect(button).to_have_attribute("aria-pressed", "true")
    assert shown(page) > 10
    page.keyboard.press("Enter")
    expect(button).to_have_attribute("aria-pressed", "false")
    assert page.locator("article").inner_html() == before
    assert visitor.errors == []


@pytest.mark.parametrize("key", ["s", "S", "o", "v"])
def test_no_key_alone_shows_them(visit: Any, key: str) -> None:
    """A single letter is no shortcut (WCAG 2.2, 2.1.4): people speak to their device, and letters slip."""
    page = visit().open(PREPARE)
    page.locator("article").press(key)
    assert shown(page) == 0


def test_every_citation_has_its_note(shipped: Library, visit: Any) -> None:
    """In paragraphs, lists, tables, boxes and chances; each note says where it comes from."""
    visitor = visit()
    page = visitor.open(RISKS)
    page.locator(BUTTON).click()
    assert page.evaluate(WITHOUT_NOTE) == []
    notes = {note.cited: note for note in provenance.notes(shipped.pages[RISKS.replace(".html", ".md")]).notes}
    cited = page.locator("li[data-source]:not([data-source='-'])").first
    note = notes[(cited.get_attribute("data-source") or "").split()[0]]
    expect(cited.locator("> .cited")).to_contain_text(f"Source: {note.text}")
    page = visitor.open(PREPARE)
    expect(page.locator(".cited", has_text="Your hospital’s own rule:").first).to_be_visible()
    assert visitor.errors == []


@pytest.mark.parametrize(
    ("block", "place"),
    [
        ('<ul><li data-source="ID">Text<ul><li>Inner</li></ul></li></ul>', "li[data-source] > .cited:nth-child(1)"),
        ('<ul><li data-source="ID"><p>Text</p><ul><li>Inner</li></ul></li></ul>', "li > p + .cited + ul"),
        ('<table><tr><td data-source="ID">a</td><td data-source="ID">b</td></tr></table>', "td:first-child > .cited"),
        ('<p data-source="ID">Text</p>', "p[data-source] + .cited"),
        ('<p>Text <span data-source="ID">more</span></p>', "p + .cited"),
        ('<p><img data-source="ID" alt=""></p>', "p + .cited"),
        ('<h2 data-source="ID">Title</h2>', "h2 + .cited"),
        ('<dl><dt>a</dt><dd data-source="ID">b</dd></dl>', "dd > .cited"),
        ('<figure><svg data-source="ID"></svg></figure>', "figure > .cited"),
    ],
)
def test_note_stands_where_its_block_can_hold_it(visit: Any, block: str, place: str) -> None:
    """Under a paragraph, before a nested list, in a cell; what a row says twice is told once."""
    page = visit().open(PREPARE)
    page.evaluate(
        """block => {
            document.querySelectorAll("article [data-source]").forEach(it => it.removeAttribute("data-source"))
            document.querySelectorAll("article [data-local]").forEach(it => it.removeAttribute("data-local"))
            const id = document.querySelector("[data-cited]").dataset.cited
            document.querySelector("article h1").insertAdjacentHTML("afterend", block.replaceAll("ID", id))
        }""",
        block,
    )
    page.locator(BUTTON).click()
    assert page.locator("article .cited").count() == 1
    assert page.locator(f"article {place}").count() == 1


def test_choice_holds_in_this_tab(visit: Any) -> None:
    """After a reload and on the next page; and the choice to hide them again too."""
    visitor = visit()
    page = visitor.open(PREPARE)
    page.locator(BUTTON).click()
    page.reload()
    assert shown(page) > 10
    page = visitor.open(RISKS)
    assert shown(page) > 10
    expect(page.locator(BUTTON)).to_have_attribute("aria-pressed", "true")
    page.locator(BUTTON).click()
    page = visitor.open(PREPARE)
    assert shown(page) == 0


def test_browser_that_remembers_nothing(visit: Any) -> None:
    """Where storage is refused the button works on its page, without an error."""
    visitor = visit()
    visitor.page.add_init_script(
        """for (const name of ["localStorage", "sessionStorage"])
            Object.defineProperty(window, name, {get() { throw new DOMException("no", "SecurityError") }})"""
    )
    page = visitor.open(PREPARE)
    page.locator(BUTTON).click()
    assert shown(page) > 10
    page.reload()
    assert shown(page) == 0
    assert visitor.errors == []


def test_without_javascript_the_list_says_it_all(visit: Any) -> None:
    """No button; a closed block that opens, with everything that the page cites."""
    page = visit(java_script_enabled=False).open(PREPARE)
    assert page.locator(BUTTON).is_visible() is False
    cited = page.locator("article [data-source], article [data-local]:not(.blank)").evaluate_all(
        """all => [...new Set(all.flatMap(it => it.dataset.source ? it.dataset.source.split(' ')
            : [`local:${it.dataset.local}`]))].filter(it => it != '-')"""
    )
    told = page.locator(".page-sources li").evaluate_all("all => all.map(it => it.dataset.cited)")
    assert sorted(told) == sorted(cited)
    assert page.locator(".page-sources li").first.is_visible() is False
    page.locator(".page-sources summary").click()
    expect(page.locator(".page-sources li").first).to_contain_text("Source: ")
    assert page.evaluate(CONTRAST) == []


@pytest.mark.parametrize("choice", [True, False], ids=["shown", "hidden"])
def test_on_paper_as_on_the_screen(visit: Any, choice: bool) -> None:
    """Notes that are shown are printed, others are not; the button and the closed list never are."""
    page = visit().open(PREPARE)
    if choice:
        page.locator(BUTTON).click()
    page.emulate_media(media="print")
    assert (shown(page) > 10) is choice
    assert page.locator(BUTTON).is_visible() is False
    assert page.locator(".page-sources").is_visible() is False
    assert page.evaluate(CONTRAST) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
def test_shown_sources_can_be_read(visit: Any, width: int, scheme: str) -> None:
    """Nothing sticks out at 320 px, every text has its contrast, the button is 24 px or more and its focus seen."""
    visitor = visit(viewport={"width": width, "height": 700}, color_scheme=scheme)
    for address in (PREPARE, RISKS):
        page = visitor.open(address)
        button = page.locator(BUTTON)
        if button.get_attribute("aria-pressed") == "false":
            button.click()
        page.wait_for_timeout(200)  # colors change by degrees
        assert page.evaluate(TOO_WIDE) == []
        assert page.evaluate(CONTRAST) == []
        box = button.bounding_box()
        assert box is not None
        assert min(box["width"], box["height"]) >= 24
    assert visitor.errors == []
    assert visitor.strangers() == []


@pytest.mark.parametrize("address", [SOURCES, REVIEWERS, "contributing/evidence/index.html"])
def test_pages_of_evidence_fit_a_phone(visit: Any, address: str) -> None:
    """The generated pages read at 320 px, and no id stands twice."""
    visitor = visit(viewport={"width": 320, "height": 700})
    page = visitor.open(address)
    assert page.evaluate(TOO_WIDE) == []
    ids = page.locator("[id]").evaluate_all("all => all.map(it => it.id)")
    assert len(ids) == len(set(ids))
    assert visitor.errors == []


def test_from_a_page_to_where_it_comes_from(visit: Any) -> None:
    """The closed block leads to all parts, and from a part back to a page that rests on it."""
    visitor = visit()
    page = visitor.open(PREPARE)
    page.locator(".page-sources summary").click()
    page.locator(".page-sources").get_by_role("link", name="Where this comes from").click()
    assert visitor.place(page.url) == SOURCES
    page.locator(".provenance--facts").get_by_role("link", name="Benefits and risks").first.click()
    assert visitor.place(page.url) == RISKS
    place = page.locator(f"[id='{page.url.partition('#')[2]}']")
    place.wait_for(state="attached")  # the address changes before the page is there
    assert place.count() == 1
