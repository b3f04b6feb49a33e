"""A page by keyboard alone: every stop of the Tab key, what is wrong with it, and targets that are too small.

The figures are those of WCAG 2.2: 2.1.2 no trap, 2.4.7 focus visible, 2.4.11 focus not obscured, 2.5.8 target size
(24 CSS px, with its exceptions for links in sentences and for spacing), 1.4.11 contrast of the ring (3 to 1).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from playwright.sync_api import CDPSession, Page

# Measures a stop when the focus is about to leave it: by then the page has scrolled to it.
RECORDER = """() => {
    const channel = value => (value /= 255) <= .04045 ? value / 12.92 : ((value + .055) / 1.055) ** 2.4
    const parse = color => color.match(/[\\d.]+/g).map(Number)
    const light = ([r, g, b]) => .2126 * channel(r) + .7152 * channel(g) + .0722 * channel(b)
    const behind = element => {
        for (let node = element; node; node = node.parentElement) {
            const color = parse(getComputedStyle(node).backgroundColor)
            if (color.length < 4 || color[3] > .9) return color
        }
        return [255, 255, 255]
    }
    const ratio = (one, other) => {
        const [a, b] = [light(one), light(other)].sort((x, y) => y - x)
        return (a + .05) / (b + .05)
    }
    const ring = element => {
        const style = getComputedStyle(element)
        if (style.outlineStyle === "none" || parseFloat(style.outlineWidth) < 2) return "no ring"
        const color = parse(style.outlineColor)
        if (color[3] === 0) return "a ring that nobody sees"
        const reach = parseFloat(style.outlineOffset) + parseFloat(style.outlineWidth) - 1
        const box = element.getClientRects()[0]
        for (let node = element.parentElement; node && node !== document.body; node = node.parentElement) {
            if (getComputedStyle(node).overflow === "visible") continue
            const frame = node.getBoundingClientRect()
            const cut = [frame.left > box.left - reach, frame.right < box.right + reach,
                frame.top > box.top - reach, frame.bottom < box.bottom + reach].filter(Boolean).length
            if (cut > 1) return "a ring that its frame cuts off"
        }
        const contrast = ratio(color, behind(element.parentElement))
        return contrast < 3 ? `a ring of ${contrast.toFixed(1)} to 1` : ""
    }
    const place = element => {
        const boxes = [...element.getClientRects()].filter(box => box.width > 1 && box.height > 1)
        if (!boxes.length || !element.checkVisibility({opacityProperty: true, visibilityProperty: true}))
            return "not to be seen"
        for (const box of boxes) {
            if (box.left < -1 || box.right > innerWidth + 1) return "out of the window to the side"
            const high = box.height > innerHeight / 2
            if (high ? box.bottom < 24 || box.top > innerHeight - 24 : box.top < -1 || box.bottom > innerHeight + 1)
                return "out of the window"
            const points = [[.5, .5], [.02, .1], [.98, .1], [.02, .9], [.98, .9]]
            const over = points.map(([x, y]) =>
                document.elementFromPoint(box.left + x * box.width, box.top + y * box.height))
            const strange = over.filter(hit => hit && !element.contains(hit) && !hit.contains(element))
            if (strange.length > (high ? 2 : 0))  // what is higher than half the window cannot be seen whole
                return `under ${strange[0].tagName.toLowerCase()}.${strange[0].className}`
        }
        return ""
    }
    const numbers = new Map()
    window.stops = []
    window.done = false
    const measure = () => {
        const element = document.activeElement
        if (!element || element === document.body) return
        if (!numbers.has(element)) numbers.set(element, numbers.size)
        if (stops.length > 1 && stops[0].number === numbers.get(element)) return true
        const name = element.computedName.trim()
        stops.push({
            number: numbers.get(element),
            what: `${element.tagName.toLowerCase()} "${name.slice(0, 40)}"`,
            element: element.outerHTML.slice(0, 120),
            faults: [name ? "" : "no name", place(element), ring(element)].filter(Boolean),
            inside: Boolean(element.closest("main article, main.md-typeset")),
        })
    }
    // What the theme moves a moment after the focus came, such as the sidebar, is looked at once more at rest.
    window.rest = async () => {
        for (const stop of stops.filter(stop => stop.faults.length)) {
            const element = [...numbers.keys()][stop.number]
            if (!element.isConnected) continue
            element.focus({focusVisible: true})
            await new Promise(settled => setTimeout(settled, 300))
            if (document.activeElement !== element) continue
            const name = element.computedName.trim()
            stop.faults = [name ? "" : "no name", place(element), ring(element)].filter(Boolean)
        }
        return stops
    }
    window.turn = () => {
        stops.length = 0
        done = false
        ;[...numbers.keys()].at(-1).focus({focusVisible: true})
    }
    // Past the last stop the browser has the focus, and then, as it has no buttons here, the first stop again.
    addEventListener("keydown", event => {
        if (event.key !== "Tab") return
        window.done ||= measure() || (stops.length > 0 && document.activeElement === document.body)
        if (done) event.preventDefault()
    }, true)
}"""

# What one can focus, as a reader would see it; a stop for each of them is what a walk must find.
FOCUSABLE = """() => [...document.querySelectorAll(
        "a[href], button, input, select, textarea, summary, iframe, [tabindex], [contenteditable]")]
    .filter(it => it.tabIndex >= 0 && !it.disabled && it.checkVisibility({visibilityProperty: true}))
    .map(it => `${it.tagName.toLowerCase()} "${it.computedName.trim().slice(0, 40)}"`)"""

SMALL = """() => {
    const shown = it => !it.disabled && getComputedStyle(it).pointerEvents !== "none"
        && it.checkVisibility({visibilityProperty: true, opacityProperty: true})
    const all = [...document.querySelectorAll(
        "a[href], button, input:not(.md-toggle), label[for]:not([for=__toc]), summary")]
        .filter(shown).filter(it => it.offsetWidth > 1 && it.offsetHeight > 1 && !it.matches(".headerlink, .md-skip"))
    const sentence = it => {  // a link in a line of text, whose height the text sets
        if (!it.matches("a") || getComputedStyle(it).display !== "inline") return false
        const block = it.parentElement.closest(
            "p, li, dd, dt, td, th, h1, h2, h3, summary, figcaption, caption, div, nav")
        return block.textContent.trim().length > it.textContent.trim().length + 1
    }
    const boxes = new Map(all.map(it => [it, it.getBoundingClientRect()]))
    const small = all.filter(it => boxes.get(it).width < 23.9 || boxes.get(it).height < 23.9)
    const middle = box => [box.left + box.width / 2, box.top + box.height / 2]
    const reach = ([x, y], box) => Math.hypot(
        Math.max(box.left - x, 0, x - box.right), Math.max(box.top - y, 0, y - box.bottom))
    const crowded = it => all.some(other => {
        if (other === it || other.contains(it) || it.contains(other)) return false
        const mine = middle(boxes.get(it)), theirs = boxes.get(other)
        if (reach(mine, theirs) < 12) return true
        const [x, y] = middle(theirs)
        return small.includes(other) && Math.hypot(mine[0] - x, mine[1] - y) < 24
    })
    return {
        least: Math.min(...all.filter(it => !sentence(it)).flatMap(it => [boxes.get(it).width, boxes.get(it).height])),
        faults: small.filter(it => !sentence(it) && crowded(it)).map(it =>
            `${boxes.get(it).width.toFixed(0)} x ${boxes.get(it).height.toFixed(0)} px: ${it.outerHTML.slice(0, 90)}`),
    }
}"""
MOST = 700
"""More presses of Tab than any page has stops: whoever is not through by then is in a trap."""


@dataclass
class Walk:
    """All stops of a page in their order, and what is wrong with them."""

    stops: list[dict[str, Any]]
    faults: list[str]


class Keys:
    """Presses keys as the browser's own input, faster than Playwright's, which waits longer for each."""

    def __init__(self, page: Page) -> None:
        """Attach to the page."""
        self.session: CDPSession = page.context.new_cdp_session(page)

    def tab(self, back: bool = False) -> None:
        """Tab, or with `back` Shift and Tab."""
        key = {"key": "Tab", "code": "Tab", "windowsVirtualKeyCode": 9, "modifiers": 8 if back else 0}
        self.session.send("Input.dispatchKeyEvent", {"type": "rawKeyDown", **key})


def walk(page: Page, back: bool = False, most: int | None = None) -> Walk:
    """Tab from before the first stop of an opened page to past its last, and with `back` the same way back.

    `most` ends the walk after so many stops, and judges only those.
    """
    page.evaluate(RECORDER)
    keys = Keys(page)
    faults = _through(page, keys, most or MOST)
    wanted = page.evaluate(FOCUSABLE)  # after the walk: the theme takes stops away from code that need not scroll
    stops = page.evaluate("rest()")
    met = [stop["what"] for stop in stops]
    if (most or MOST) < MOST:
        faults, wanted, back = [], [], False
    for stop in stops:
        faults += [f"{stop['what']}: {fault}: {stop['element']}" for fault in stop["faults"]]
    faults += [f"never reached: {what}" for what in wanted if what not in met]
    if not stops or not stops[0]["element"].startswith("<a") or "Skip to content" not in stops[0]["what"]:
        faults.append(f"first stop: {met[:1]} is no skip link")
    if back:
        page.evaluate("turn()")
        faults += _through(page, keys, MOST, back=True)
        again = page.evaluate("rest()")
        for stop in again:
            faults += [f"{stop['what']}, going back: {fault}: {stop['element']}" for fault in stop["faults"]]
        there, gone = {stop["number"]: stop["what"] for stop in stops}, {stop["number"]: stop["what"] for stop in again}
        if list(gone) != list(there)[::-1]:
            others = [what for number, what in (there | gone).items() if (number in there) != (number in gone)]
            faults.append(f"the way back is not the way there: {others or 'another order'}")
    return Walk(stops, faults)


def _through(page: Page, keys: Keys, most: int, back: bool = False) -> list[str]:
    for pressed in range(most):
        keys.tab(back)
        if pressed % 8 == 7 and page.evaluate("done"):
            return []
    return ["a trap: the focus never leaves the page"]
