"""Reading comfort, measured in a real browser: size, lines, boxes without color, phone numbers, reading aloud."""

from __future__ import annotations

import itertools
import re
import statistics
from typing import Any

import pytest
from leaflets.library.model import Library
from leaflets.markdown import marks
from support import shipped_pages
from support.browser.colors import contrast

KINDS = ("benefit", "risk", "limitation", "help emergency", "help", "help later", "hospital", "notes")
DEFICIENCIES = ("none", "achromatopsia", "deuteranopia", "protanopia", "tritanopia")

# Size, line height and the characters of each full line of running text, as the browser set it.
LINES = """() => {
    const found = {sizes: [], heights: [], lines: []}
    for (const block of document.querySelectorAll("article > p:not([class]), article > :is(ul, ol) > li")) {
        const style = getComputedStyle(block), size = parseFloat(style.fontSize)
        found.sizes.push(size)
        found.heights.push(parseFloat(style.lineHeight) / size)
        if (block.matches("li")) continue
        const lines = new Map(), walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT)
        while (walker.nextNode())
            for (const match of walker.currentNode.textContent.matchAll(/\\S+\\s?/g)) {
                const range = document.createRange()
                range.setStart(walker.currentNode, match.index)
                range.setEnd(walker.currentNode, match.index + match[0].length)
                const line = Math.round(range.getClientRects()[0].bottom / size)
                lines.set(line, (lines.get(line) || 0) + match[0].replace(/\\s/g, " ").length)
            }
        found.lines.push(...[...lines.values()].slice(0, -1))
    }
    return found
}"""
BOX = """box => {
    const frame = getComputedStyle(box), title = box.querySelector(".admonition-title")
    const icon = getComputedStyle(title, "::before")
    const sides = ["Top", "Right", "Bottom", "Left"]
        .map(side => frame[`border${side}Style`] + frame[`border${side}Width`])
    const filled = getComputedStyle(title).backgroundColor !== "rgba(0, 0, 0, 0)"
    return {
        icon: icon.maskImage,
        frame: [...sides, frame.borderTopLeftRadius, filled].join(" "),
        word: title.innerText.replace(/\\s+/g, " "),
        inks: [
            [frame.color, frame.backgroundColor],
            ...[title, ...title.querySelectorAll("a")]
                .map(part => [getComputedStyle(part).color, getComputedStyle(title).backgroundColor]),
            [icon.backgroundColor, getComputedStyle(title).backgroundColor],
        ].map(pair => pair.map(color => color === "rgba(0, 0, 0, 0)" ? frame.backgroundColor : color)),
    }
}"""


@pytest.mark.parametrize("width", [320, 768, 1280, 1920])
def test_size_and_lines_of_text(width: int, shipped: Library, visit: Any, sample: Any) -> None:
    """18 px or more, lines 1.5 times as high, and on a wide screen 60 to 75 characters in a full line."""
    visitor = visit(viewport={"width": width, "height": 900})
    lines: list[int] = []
    for source in sample(shipped_pages.of(shipped), 14 if width == 1280 else 6):
        found = visitor.open(shipped_pages.address(source)).evaluate(LINES)
        assert min(found["sizes"]) >= 18, source.src_uri
        assert min(found["heights"]) >= 1.5, source.src_uri
        lines += found["lines"]
    assert len(lines) > 15
    middle = statistics.median(lines)
    assert middle >= 20
    assert middle <= 75
    if width >= 1280:
        assert middle >= 60


def boxes(visit: Any, scheme: str) -> dict[str, Any]:
    """Each kind of box that a leaflet has, as the browser shows it."""
    page = visit(color_scheme=scheme, viewport={"width": 1000, "height": 900}).open(shipped_pages.page("index"))
    page.wait_for_timeout(200)  # colors change by degrees
    looks = {}
    for kind in KINDS:
        page.evaluate(
            """kind => document.querySelector("article").insertAdjacentHTML("beforeend",
                `<div class="admonition ${kind}" data-test>
                <p class="admonition-title">x <a href="tel:1">1</a></p><p>x</p></div>`)""",
            kind,
        )
        looks[kind] = page.locator("[data-test]").last.evaluate(BOX)
    return looks


def test_no_two_kinds_of_box_look_alike_without_color(visit: Any) -> None:
    """Each kind has an icon and a frame of its own."""
    looks = boxes(visit, "light")
    for part in ("icon", "frame"):
        for one, other in itertools.combinations(KINDS, 2):
            assert looks[one][part] != looks[other][part], (part, one, other)


def test_each_box_says_what_it_is(shipped: Library, visit: Any) -> None:
    """A word names the kind of every box of the leaflet, in sight and for screen readers; so in the blank leaflet."""
    words = {
        **{kind: kind for kind in ("benefit", "risk", "limitation", "notes")},
        "help emergency": "emergency",
        "help": "urgent",
        "help later": "can wait",
        "hospital": "your hospital’s rule",
    }
    visitor = visit()
    seen = set()
    for source in shipped_pages.of(shipped):
        page = visitor.open(shipped_pages.address(source))
        for box in page.locator(".admonition").all():
            kind = (box.get_attribute("class") or "").removeprefix("admonition ")
            assert words[kind] in box.evaluate(BOX)["word"].lower().replace("'", "’"), source.src_uri
            seen.add(kind)
    assert seen | {"hospital"} == set(KINDS)  # not every leaflet leaves a rule to the hospital
    assert shipped.contract is not None
    titles = r'class="admonition ([\w ]+)">\s*<p class="admonition-title">(.*?)</p>'
    assert len(re.findall(titles, marks.stripped(shipped.contract.pages["limitations.md"].html or ""))) == 2
    for blank in shipped.contract.pages.values():
        for kind, title in re.findall(titles, marks.stripped(blank.html or "")):
            assert words[kind] in title.lower().replace("'", "’"), blank.path


def test_rule_that_is_not_written_has_lines_on_paper(visit: Any) -> None:
    """Two lines to write on, which the screen does not need."""
    page = visit().open(shipped_pages.page("index"))
    page.evaluate(
        """() => document.querySelector("article").insertAdjacentHTML("beforeend",
            `<div class="admonition hospital"><p class="admonition-title">x</p><p class="blank-rule">x</p></div>`)"""
    )
    lines = """rule => { const after = getComputedStyle(rule, "::after")
        return [after.display, after.borderTopWidth, after.borderBottomWidth].join(" ") }"""
    assert page.locator(".blank-rule").last.evaluate(lines).startswith("none ")
    page.emulate_media(media="print")
    assert page.locator(".blank-rule").last.evaluate(lines) == "block 1px 1px"


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("deficiency", DEFICIENCIES)
def test_boxes_can_be_read_by_people_who_see_other_colors(deficiency: str, scheme: str, visit: Any) -> None:
    """Text, title, a number in it and icon of each box keep 4.5 to 1 in gray and under each kind of color blindness."""
    for kind, look in boxes(visit, scheme).items():
        for ink, ground in look["inks"]:
            assert contrast(ink, ground, deficiency) >= 4.5, (kind, ink, ground)


# Each phone number in sight, and what it leads to; and abbreviations that say nowhere what they mean.
PHONES = """pattern => {
    const found = [], walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    const phone = new RegExp(`(?<![-\\d])(?:${pattern})(?![-\\d])`, "g")
    while (walker.nextNode()) {
        const node = walker.currentNode
        if (node.parentElement.closest("script, style")) continue
        for (const [number] of node.textContent.matchAll(phone))
            found.push([number, node.parentElement.closest("a")?.getAttribute("href") || ""])
    }
    return found
}"""
SILENT = """() => [...document.querySelectorAll("article abbr.first-use")].filter(abbr =>
    !abbr.title && !abbr.parentElement.textContent.includes("(")).map(abbr => abbr.textContent)"""


def test_pages_for_patients_dial_and_can_be_listened_to(pages: list[str], shipped: Library, visit: Any) -> None:
    """What a reader can call is a link to it, in text, notices, footers and on the print page.

    The language is given, no picture speaks through letters that are drawn, abbreviations say what they mean.
    """
    local = [item for leaflet in shipped.leaflets for item in leaflet.local.items()]
    numbers = {str(value) for name, value in local if name.endswith("_phone")}
    assert len(numbers) >= 4
    pattern = "|".join([*map(re.escape, sorted(numbers)), r"\b\d{3}-\d{4}\b"])
    of_leaflets = {*map(shipped_pages.address, shipped_pages.of(shipped))}
    visitor = visit()
    lost, count = [], 0
    for address in pages:
        if address.startswith("contributing/"):
            continue
        page = visitor.open(address)
        found = page.evaluate(PHONES, pattern)
        count += len(found)
        lost += [(address, number, href) for number, href in found if href != "tel:" + number.replace("-", "")]
        assert page.evaluate("document.documentElement.lang") == "en", address
        drawn = page.locator("main svg text:not(.label-words), main img[src$=png], main img[src$=jpg]")
        assert drawn.count() == 0, address
        assert address not in of_leaflets or page.evaluate(SILENT) == [], address
    assert lost == []
    assert count > 60
