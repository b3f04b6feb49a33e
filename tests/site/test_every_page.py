"""Every page of the site, in every state a reader may see it in: no stranger, no error, nothing cut off."""

from __future__ import annotations

import itertools
from typing import Any

WIDTHS = (320, 768, 1280)
SCHEMES = ("light", "dark")
MEDIA = ("screen", "print")
SCRIPTS = (True, False)

# The contrast of every text on the page with what is behind it (WCAG 2.2, 1.4.3), where the background is
# a plain color; and what sticks out of the window to the side.
CONTRAST = """() => {
    const channel = value => (value /= 255) <= .04045 ? value / 12.92 : ((value + .055) / 1.055) ** 2.4
    const parse = color => color.match(/[\\d.]+/g).map(Number)
    const light = ([r, g, b]) => .2126 * channel(r) + .7152 * channel(g) + .0722 * channel(b)
    const behind = element => {
        for (let node = element; node; node = node.parentElement) {
            const color = parse(getComputedStyle(node).backgroundColor)
            if (color.length < 4 || color[3] === 1) return color
            if (color[3] > 0) return null
        }
        return [255, 255, 255]
    }
    const poor = []
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    while (walker.nextNode()) {
        const text = walker.currentNode, element = text.parentElement
        if (!text.textContent.trim() || !element.checkVisibility({opacityProperty: true, visibilityProperty: true}))
            continue
        if (element.closest("script, style, .md-search__output, .md-top, .headerlink")) continue
        const style = getComputedStyle(element), back = behind(element)
        if (!back) continue
        const [a, b] = [light(parse(style.color)), light(back)].sort((x, y) => y - x)
        const ratio = (a + .05) / (b + .05)
        const size = parseFloat(style.fontSize)
        const large = size >= 24 || (size >= 18.66 && style.fontWeight >= 700)
        if (ratio < (large ? 3 : 4.5)) poor.push(`${ratio.toFixed(2)}: ${text.textContent.trim().slice(0, 40)}`)
    }
    return poor
}"""
TOO_WIDE = """() => document.documentElement.scrollWidth > innerWidth
    ? [...document.querySelectorAll("main *")].filter(it => it.getBoundingClientRect().right > innerWidth + 1)
        .slice(0, 3).map(it => it.outerHTML.slice(0, 80))
    : []"""


def test_no_stranger_and_no_error(pages: list[str], visit: Any) -> None:
    """No page asks for anything outside the site or has an error, from a folder."""
    visitor = visit()
    for address in pages:
        visitor.open(address)
    assert len(visitor.requests) > len(pages)
    assert visitor.strangers() == []
    assert visitor.errors == []


def test_no_page_scrolls_sideways_on_a_narrow_phone(pages: list[str], visit: Any) -> None:
    """At 320 px (WCAG 2.2, 1.4.10 Reflow) nothing sticks out."""
    visitor = visit(viewport={"width": 320, "height": 640})
    wide = {}
    for address in pages:
        if found := visitor.open(address).evaluate(TOO_WIDE):
            wide[address] = found
    assert wide == {}


def test_states(pages: list[str], visit: Any, sample: Any) -> None:
    """Width, color scheme, paper and JavaScript in any combination: readable, whole, without error."""
    states = list(itertools.product(pages, WIDTHS, SCHEMES, MEDIA, SCRIPTS))
    tabs = {javascript: visit(java_script_enabled=javascript) for javascript in SCRIPTS}
    faults = []
    for address, width, scheme, media, javascript in sample(states, 40):
        visitor = tabs[javascript]
        visitor.requests.clear()
        visitor.errors.clear()
        visitor.page.set_viewport_size({"width": width, "height": 800})
        visitor.page.emulate_media(media=media, color_scheme=scheme)  # before the page opens: colors change by degrees
        page = visitor.open(address)
        found = [*page.evaluate(CONTRAST), *visitor.strangers(), *visitor.errors]
        if media == "screen":
            found += page.evaluate(TOO_WIDE)
        if not page.locator("h1").first.is_visible():
            found.append("no heading to be seen")
        faults += [f"{address} {width} {scheme} {media} {javascript}: {fault}" for fault in found]
    assert faults == []


def test_dark_holds_in_this_tab(visit: Any) -> None:
    """The reader's choice of colors holds on the next page."""
    visitor = visit(color_scheme="light")
    page = visitor.open("index.html")
    scheme = "document.body.dataset.mdColorScheme"
    assert page.evaluate(scheme) == "default"
    page.get_by_title("Switch to dark mode").click()
    page.wait_for_function(f"{scheme} === 'slate'")
    page = visitor.open("glossary.html")
    assert page.evaluate(scheme) == "slate"
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(17, 25, 28)"
