"""The site by keyboard alone, in a real browser: every stop of every page, menu, search, and no letter that acts."""

from __future__ import annotations

import itertools
import os
import random
from typing import Any

import pytest
from leaflets.library.model import Library
from playwright.sync_api import Error, Page, Route, expect
from support import shipped_pages
from support.browser import keyboard
from support.shipped_pages import AFTERWARD, PREPARE, RISKS

LONG = bool(os.environ.get("LEAFLETS_LONG"))
SIZES = {320: {"width": 320, "height": 640}, 1280: {"width": 1280, "height": 800}}
MANY_STOPS = (
    *(f"contributing/evidence/{name}" for name in shipped_pages.NAMES),
    "contributing/findings",
    "where-this-comes-from",
    "print_page",
)
"""Pages with hundreds of stops."""
HERE = "document.activeElement"


def narrow(visit: Any, width: int = 320, **options: Any) -> Any:
    """A tab of a phone's width, or another, in which nothing moves."""
    return visit(viewport=SIZES[width], reduced_motion="reduce", **options)


def press_until(page: Page, key: str, selector: str, most: int = 60) -> None:
    """Press a key until what it focuses matches a selector."""
    for _ in range(most):
        page.keyboard.press(key)
        if page.evaluate(f"{HERE}.matches({selector!r})"):
            return
    raise AssertionError(f"{key} never reached {selector}")


def walks(pages: list[str]) -> list[tuple[str, int, bool]]:
    """Each page at one width and some of them back as well; the long run has all pages, widths and ways.

    Of pages with hundreds of stops a short run walks the first part of one.
    """
    if LONG:
        return [(address, width, True) for address, width in itertools.product(pages, SIZES)]
    chance = random.Random(2026)
    many = [address for address in pages if any(name in address for name in MANY_STOPS)]
    few = [address for address in pages if address not in many]
    start = chance.randrange(2)
    turns = [(address, list(SIZES)[(start + at) % 2], at % 5 == 0) for at, address in enumerate(few)]
    return [*turns, (chance.choice(many), chance.choice(list(SIZES)), False)]


def test_every_stop_of_every_page(pages: list[str], visit: Any) -> None:
    """The skip link first; each stop has a name and a ring of 3 to 1, whole in the window; none is a trap."""
    tabs = {width: narrow(visit, width) for width in SIZES}
    faults, count = [], 0
    for address, width, back in walks(pages):
        page = tabs[width].open(address)
        begun = any(name in address for name in MANY_STOPS) and not LONG
        found = keyboard.walk(page, back, most=60 if begun else None)
        count += len(found.stops)
        faults += [f"{address} at {width} px: {fault}" for fault in found.faults]
        assert any(stop["inside"] for stop in found.stops), address
    assert faults == []
    assert count > 12 * len(pages)


@pytest.mark.parametrize("width", SIZES)
def test_every_target_is_large_enough(width: int, pages: list[str], visit: Any) -> None:
    """24 by 24 CSS px, or in a sentence, or with room for a circle of 24 px (WCAG 2.2, 2.5.8)."""
    visitor = narrow(visit, width)
    faults = []
    for address in pages if LONG else pages[width == 320 :: 2]:
        found = visitor.open(address).evaluate(keyboard.SMALL)["faults"]
        faults += [f"{address}: {fault}" for fault in found]
    assert faults == []


@pytest.mark.parametrize(
    ("address", "inside"), [(RISKS, "article *"), ("index.html", "article *"), ("print_page.html", "main, main *")]
)
def test_skip_link_leads_into_the_content(address: str, inside: str, visit: Any) -> None:
    """The first stop is seen while it has the focus; Enter takes the focus past header and menu."""
    page = narrow(visit, 1280).open(address)
    page.keyboard.press("Tab")
    link = page.locator(":focus")
    assert link.inner_text().strip() == "Skip to content"
    box = link.bounding_box()
    assert box is not None
    assert box["y"] >= 0
    assert float(link.evaluate("it => getComputedStyle(it).opacity")) == 1
    page.keyboard.press("Enter")
    if "print" not in address:
        assert page.evaluate(f"{HERE}.matches('article h1')")
    page.keyboard.press("Tab")
    assert page.evaluate(f"{HERE}.matches({inside!r})"), page.evaluate(f"{HERE}.outerHTML")


# Scenes: each returns what is wrong, so that a test can show that it would be found.


def menu(page: Page) -> list[str]:
    """Open the menu of a narrow page by keyboard, go through it, leave it by Escape and by Tab."""
    faults = []
    try:
        press_until(page, "Tab", "[data-opens=drawer]", 8)
    except AssertionError:
        return ["the menu is not reached"]
    page.keyboard.press("Enter")
    if not page.evaluate(f"{HERE}.matches('.md-sidebar--primary a')"):
        return ["the focus does not go into the menu"]
    page.wait_for_timeout(50)
    page.evaluate(keyboard.RECORDER)
    links = page.locator(".md-sidebar--primary a:visible").count()
    keys = keyboard.Keys(page)
    page.locator(".md-sidebar--primary a:visible").first.focus()
    for _ in range(links):
        keys.tab()
    stops = page.evaluate("stops")
    faults += [f"{stop['what']}: {fault}" for stop in stops for fault in stop["faults"]]
    if len(stops) != links:
        faults.append(f"{len(stops)} of {links} links")
    if page.locator("#__drawer").is_checked():
        faults.append("the menu stays open behind the focus")
    page.locator("[data-opens=drawer]").focus()
    page.keyboard.press("Space")
    page.keyboard.press("Escape")
    if page.locator("#__drawer").is_checked():
        faults.append("Escape does not close the menu")
    if not page.evaluate(f"{HERE}.matches('[data-opens=drawer]')"):
        faults.append("Escape loses the focus")
    return faults


def open_search(page: Page) -> None:
    """To the search by keyboard: its button on a phone, its field on a desk."""
    press_until(page, "Tab", "[data-opens=search], .md-search__input", 10)
    if page.evaluate(f"{HERE}.matches('button')"):
        page.keyboard.press("Enter")


def status(page: Page) -> str:
    """What a screen reader is told of the results, from the browser's accessibility tree."""
    nodes = page.context.new_cdp_session(page).send("Accessibility.getFullAXTree")["nodes"]
    by_id = {node["nodeId"]: node for node in nodes}
    said = []
    for node in nodes:
        live = {each["name"]: each["value"].get("value") for each in node.get("properties", [])}.get("live")
        if node.get("role", {}).get("value") == "status" and live == "polite":
            said += [by_id[child].get("name", {}).get("value", "") for child in node.get("childIds", [])]
    return " ".join(said)


def search(page: Page) -> list[str]:
    """Search by keyboard, hear the number, go into the results and come back."""
    faults = []
    opener = "[data-opens=search]" if page.locator("[data-opens=search]").is_visible() else ".md-search__input"
    open_search(page)
    expect(page.locator(".md-search__input")).to_be_focused()
    page.keyboard.type("help")
    page.wait_for_function("/^\\d/.test(document.querySelector('.md-search-result__meta').textContent.trim())")
    shown = page.locator(".md-search-result__meta").inner_text()
    if status(page) != shown:
        faults.append(f"'{shown}' is not announced")
    for key in ("ArrowDown", "ArrowDown", "ArrowUp", "Tab", "Tab"):
        page.keyboard.press(key)
        if not page.evaluate(f"{HERE}.matches('.md-search-result a, .md-search-result summary')"):
            faults.append(f"{key} does not go into the results")
            break
    page.keyboard.press("Escape")
    if page.locator("#__search").is_checked():
        faults.append("Escape does not close the search")
    if not page.evaluate(f"{HERE}.matches({opener!r})"):
        faults.append("Escape loses the focus")
    page.keyboard.press("Tab")
    if page.evaluate(f"!!{HERE}.closest('.md-search')"):
        faults.append("closed results take the focus")
    return faults


def letters(page: Page) -> list[str]:
    """Keys that do something alone."""
    went: list[str] = []
    page.on("request", lambda request: went.append(request.url) if request.is_navigation_request() else None)
    for key in "n.p,sf/aejkNS?15" if not LONG else "n.p,sf/abcdefghijklmoqrtuvwxyzNPSF?0123456789":
        page.keyboard.press(key)
        page.wait_for_timeout(10)
        try:
            opened = page.evaluate("document.querySelector('#__search').checked")
        except Error:  # the page was left in this very moment
            opened = True
        if went or opened:
            page.wait_for_load_state()  # a tab that is still on its way cannot always be closed
            return [key]
    return []


SCENES = {"menu": menu, "search": search, "letters": letters}


def test_menu_by_keyboard(visit: Any) -> None:
    """A button opens it; the focus goes in, is seen at each link, and back to the button; behind it nothing has it."""
    visitor = narrow(visit)
    for address in ("index.html", RISKS):
        assert menu(visitor.open(address)) == []
    assert visitor.errors == []


@pytest.mark.parametrize("width", SIZES)
def test_search_by_keyboard(width: int, visit: Any) -> None:
    """It says how many pages were found, arrows and Tab go through them, Escape closes it and gives the focus back."""
    visitor = narrow(visit, width)
    assert search(visitor.open(RISKS)) == []
    assert visitor.errors == []


@pytest.mark.parametrize("width", SIZES)
def test_search_without_results_says_so(width: int, visit: Any) -> None:
    """Nothing found is announced, too; and after Escape one may type on."""
    page = narrow(visit, width).open("index.html")
    open_search(page)
    page.keyboard.type("qqqq")
    page.wait_for_function("document.querySelector('.md-search-result__meta').textContent.includes('No match')")
    assert status(page) == "No matching documents"
    page.keyboard.press("Escape")
    if width == 1280:
        page.keyboard.type("q")
        assert page.locator("#__search").is_checked()


def test_enter_goes_to_the_result(visit: Any) -> None:
    """From the search field to the page that answers, without a mouse."""
    visitor = narrow(visit, 1280)
    page = visitor.open("index.html")
    open_search(page)
    page.keyboard.type("help")
    page.wait_for_function("/^\\d/.test(document.querySelector('.md-search-result__meta').textContent.trim())")
    page.keyboard.press("ArrowDown")
    first = page.evaluate(f"{HERE}.href").partition("?")[0]
    page.keyboard.press("Enter")
    page.wait_for_url(f"{first}*")


@pytest.mark.parametrize("width", SIZES)
def test_no_letter_acts_alone(width: int, visit: Any) -> None:
    """No single character is a shortcut (WCAG 2.2, 2.1.4), on the page and on a link; in the field one types them."""
    page = narrow(visit, width).open(PREPARE)
    assert letters(page) == []
    page.locator("article a").first.focus()
    assert letters(page) == []
    page.reload()
    open_search(page)
    page.keyboard.type("n.p,sf/")
    assert page.locator(".md-search__input").input_value() == "n.p,sf/"


@pytest.mark.parametrize("width", SIZES)
def test_colors_by_keyboard(width: int, visit: Any) -> None:
    """One button, which says what it will do, for Enter and Space; the choice holds on the next page of this tab."""
    visitor = narrow(visit, width, color_scheme="light")
    page = visitor.open(PREPARE)
    scheme = "document.body.dataset.mdColorScheme"
    press_until(page, "Tab", "[data-colors]", 8)
    for key, name in (("Enter", "Switch to light mode"), ("Space", "Switch to dark mode"), ("Enter", "…light mode")):
        page.keyboard.press(key)
        assert page.evaluate(f"{HERE}.computedName").endswith(name.strip("…"))
    assert page.evaluate(scheme) == "slate"
    assert visitor.open("index.html").evaluate(scheme) == "slate"
    assert visitor.errors == []


def test_closed_text_opens_by_keyboard(visit: Any) -> None:
    """Enter on the sources of the page opens them, and Tab goes into them."""
    page = narrow(visit).open(PREPARE)
    press_until(page, "Tab", ".page-sources summary")
    page.keyboard.press("Enter")
    assert page.locator(".page-sources li").first.is_visible()
    page.keyboard.press("Tab")
    assert page.evaluate(f"!!{HERE}.closest('.page-sources')")


def test_back_to_top_is_a_link(visit: Any) -> None:
    """At the end of each page; nothing floats over what one reads."""
    page = narrow(visit).open(PREPARE)
    link = page.get_by_role("link", name="Back to top")
    link.focus()
    assert page.evaluate("scrollY") > 500
    page.keyboard.press("Enter")
    page.wait_for_function("scrollY === 0")
    assert page.locator(".md-top").count() == 0


def test_without_javascript_by_keyboard(visit: Any) -> None:
    """The menu's box takes the focus and shows it, Space opens the menu, Tab goes in; closed it has no stop."""
    page = narrow(visit, java_script_enabled=False).open(PREPARE)
    page.keyboard.press("Tab")
    assert page.locator(":focus").get_attribute("id") == "__drawer"
    ring = page.locator("header label[for=__drawer]").evaluate("it => getComputedStyle(it).outlineWidth")
    assert ring == "3px"
    for _ in range(12):
        page.keyboard.press("Tab")
        assert page.locator(".md-sidebar :focus, .md-search :focus").count() == 0
    page.locator("#__drawer").focus()
    page.keyboard.press("Space")
    for _ in range(6):
        page.keyboard.press("Tab")
    assert page.locator(".md-sidebar--primary :focus").count() == 1
    page.locator(".page-sources summary").focus()
    page.keyboard.press("Enter")
    outline = page.locator(".page-sources summary").evaluate("it => getComputedStyle(it).outlineStyle")
    assert outline == "solid"


def test_missing_page_by_keyboard(visit: Any, server: str) -> None:
    """The page that a server shows for an address that is none has the same menu, and no stop without name or ring."""
    page = narrow(visit, base=server.removesuffix("patients/leaflets/")).open("no/such/page.html")
    found = keyboard.walk(page)
    assert found.faults == []


@pytest.mark.parametrize("width", SIZES)
def test_what_one_jumps_to_is_seen(width: int, shipped: Library, visit: Any) -> None:
    """A heading, a question, a term that a link leads to stands under the header, and is marked."""
    visitor = narrow(visit, width)
    terms = list(shipped.glossary.by_id)
    term = terms[len(terms) // 2]  # at the end of a page there is no room to scroll
    question = next(leaflet.sources.questions for leaflet in shipped.leaflets if leaflet.sources)[5].id
    for address in (
        f"{RISKS}#risks",
        f"glossary.html#{term}",
        f"contributing/evidence/{shipped_pages.FIRST}.html#question:{question}",
    ):
        visitor.page.goto("about:blank")
        page = visitor.open(address)
        page.wait_for_function("scrollY > 0")
        room, marked = page.evaluate(
            """() => {
                const target = document.querySelector(":target"), style = getComputedStyle(target)
                const room = target.getBoundingClientRect().top - document.querySelector("header").offsetHeight
                return [room, style.textDecorationLine + style.boxShadow]
            }"""
        )
        assert 0 <= room < 200, address
        assert marked != "nonenone", address


def test_a_long_name_of_the_hospital_hides_nothing(visit: Any) -> None:
    """However the header takes the name, what one jumps to stays under it."""
    page = narrow(visit).open(RISKS)
    page.evaluate(
        "document.querySelector('.brand__hospital').textContent = 'Saint Somebody General Hospital '.repeat(3)"
    )
    page.wait_for_function(
        "parseInt(document.documentElement.style.scrollPaddingTop) >= document.querySelector('header').offsetHeight"
    )
    page.evaluate("location.hash = 'risks'")
    page.wait_for_function("scrollY > 200")
    assert page.evaluate(
        "document.querySelector('#risks').getBoundingClientRect().top >= document.querySelector('header').offsetHeight"
    )


def test_nothing_moves_for_those_who_asked(visit: Any) -> None:
    """With reduced motion the menu and the search are there at once, and jumps do not glide."""
    page = narrow(visit).open(RISKS)
    for name in ("drawer", "search"):
        page.locator(f"[data-opens={name}]").click()
        assert page.evaluate("document.getAnimations().length") == 0
        page.keyboard.press("Escape")
    assert page.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == "auto"


# What each part mends: without it, walk or scene names the fault.


def without(page: Page, *names: str) -> None:
    """Serve the site without some of its own files."""

    def empty(route: Route) -> None:
        kind = "text/css" if route.request.url.endswith("css") else "text/javascript"
        route.fulfill(body="", content_type=kind)

    for name in names:
        page.route(f"**/assets/{name.replace('.', '.*.')}", empty)  # built files bear a hash in their names


STYLES: dict[str, tuple[int, str, str]] = {
    "no ring": (1280, "* { outline: none !important }", "no ring"),
    "a pale ring": (1280, "* { --hospital-color: #c9dcdc !important }", "a ring of 1."),
    "a ring that is cut off": (
        1280,
        ".md-header__inner { overflow: hidden } .colors-button { outline-offset: 40px !important }",
        "a ring that its frame cuts",
    ),
    "nothing under the header": (320, "html { scroll-padding: 0 !important }", "under "),
    "links in a closed menu": (320, ".md-sidebar { visibility: visible !important }", "out of the window to the side"),
    "an invisible button": (1280, ".colors-button { opacity: 0 !important }", "not to be seen"),
    "no skip link": (1280, ".md-skip { display: none }", "is no skip link"),
}


@pytest.mark.parametrize("plant", STYLES)
def test_walk_names_a_planted_style(plant: str, visit: Any, server: str) -> None:
    """Each fault that a rule of ours mends is found when the rule is undone."""
    width, style, fault = STYLES[plant]
    page = narrow(visit, width, base=server, bypass_csp=True).open(AFTERWARD if "under" in plant else "index.html")
    page.add_style_tag(content=style)
    found = keyboard.walk(page, back="under" in plant).faults
    assert any(fault in each for each in found), found


SCRIPTS = {
    "a button without a name": (
        """const b = document.querySelector('[data-colors]')
        for (const name of ["title", "aria-label"]) b.removeAttribute(name)""",
        "no name",
    ),
    "a trap": (
        """const b = document.querySelector('[data-colors]')
        b.addEventListener('keydown', event => event.key === 'Tab' && event.preventDefault())""",
        "a trap",
    ),
    "a stop that is passed over": (
        """const b = document.querySelector('[data-colors]')
        b.addEventListener('focus', () => b.blur())""",
        "never reached",
    ),
    "a one-way street": (
        """const b = document.querySelector('[data-colors]'); let way = false
        addEventListener('keydown', event => { b.tabIndex = event.shiftKey ? -1 : 0 }, true)""",
        "the way back is not the way there",
    ),
}


@pytest.mark.parametrize("plant", SCRIPTS)
def test_walk_names_a_planted_fault(plant: str, visit: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """A stop without a name, a trap, a stop that is lost, another way back: each is named."""
    script, fault = SCRIPTS[plant]
    monkeypatch.setattr(keyboard, "MOST", 40)
    page = narrow(visit, 1280).open("index.html")
    page.evaluate(f"() => {{ {script} }}")
    found = keyboard.walk(page, back="way" in plant).faults
    assert any(fault in each for each in found), found


def test_small_targets_are_named(visit: Any) -> None:
    """Links of 18 px in a dense list are found, those in a sentence and one with room around it are not."""
    page = narrow(visit, 1280).open(PREPARE)
    page.evaluate(
        """() => document.querySelector("article").insertAdjacentHTML("beforeend", `
            <ul style="font-size: 12px; line-height: 14px; list-style: none; margin: 0" class="planted">
            <li style="margin: 0"><a href="#one">One</a></li><li style="margin: 0"><a href="#two">Two</a></li></ul>
            <p style="font-size: 12px">Words around <a href="#in">a link</a> of 12 px.</p>
            <p style="font-size: 12px; margin: 60px"><a href="#alone">Alone</a></p>`)"""
    )
    found = page.evaluate(keyboard.SMALL)["faults"]
    assert ["#one" in found[0], "#two" in found[1], len(found)] == [True, True, 2], found


@pytest.mark.parametrize(
    ("scene", "width", "fault"),
    [("menu", 320, "the focus does not go into the menu"), ("search", 1280, "is not announced"), ("letters", 320, "n")],
)
def test_scenes_name_what_the_script_mends(scene: str, width: int, fault: str, visit: Any, server: str) -> None:
    """Without `keyboard.js` the menu does not open, the number is not announced, and letters act."""
    visitor = narrow(visit, width, base=server)
    without(visitor.page, "keyboard.js")
    found = SCENES[scene](visitor.open(PREPARE))
    assert any(fault in each for each in found), found
