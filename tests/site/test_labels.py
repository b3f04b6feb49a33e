"""The words on drawings: on the drawing where a page has room, else a number there and a list of what it stands for."""

from __future__ import annotations

from typing import Any

import pytest
from leaflets.core import urls
from leaflets.library import figures
from leaflets.library.model import Library
from playwright.sync_api import Page
from support.browser.colors import contrast

LABELS = """() => [...document.querySelectorAll("figure:has(.drawing--labels)")].map(figure => {
    const seen = it => it.checkVisibility() && it.getBoundingClientRect().width > 0
    const drawing = figure.querySelector(".drawing--labels"), around = drawing.getBoundingClientRect()
    const words = [...drawing.querySelectorAll(".label-words")].filter(seen)
    const inside = it => { const box = it.getBoundingClientRect()
        return box.left >= figure.getBoundingClientRect().left && box.right <= figure.getBoundingClientRect().right }
    const size = it => parseFloat(getComputedStyle(it).fontSize) * around.width / drawing.viewBox.baseVal.width
    const overlap = (one, other) => { const a = one.getBoundingClientRect(), b = other.getBoundingClientRect()
        return a.left < b.right && b.left < a.right && a.top < b.bottom - 2 && b.top < a.bottom - 2 }
    return {
        words: words.map(it => it.textContent),
        sizes: words.map(it => size(it) / parseFloat(getComputedStyle(figure).fontSize)),
        outside: words.filter(it => !inside(it)).map(it => it.textContent),
        overlaps: words.some((one, at) => words.slice(at + 1).some(other => overlap(one, other))),
        numbers: [...drawing.querySelectorAll(".label-number")].filter(seen).length,
        key: [...figure.querySelectorAll(".picture__key li")].filter(seen).map(it => it.textContent),
        marked: [...figure.querySelectorAll(".picture__key li")].filter(seen).every(it =>
            getComputedStyle(it).display === "list-item" && getComputedStyle(it).listStyleType === "decimal"),
    }
})"""


def labeled(library: Library) -> dict[str, list[list[str]]]:
    """The labels of the drawings of each page that has any, by the page's address."""
    found: dict[str, list[list[str]]] = {}
    for page in library.pages.values():
        for figure in figures.of(page, library.settings):
            drawing = figure.drawing(library.settings.docs)
            if drawing is not None and drawing.labels:
                address = urls.published_as(page.src_uri, library.settings.directory_urls)
                found.setdefault(address, []).append([label.text for label in drawing.labels])
    return found


def shown(page: Page) -> list[dict[str, Any]]:
    """What is seen of the labels of each drawing."""
    found: list[dict[str, Any]] = page.evaluate(LABELS)
    return found


@pytest.mark.parametrize("width", [1280, 1920])
def test_words_where_there_is_room(width: int, shipped: Library, visit: Any) -> None:
    """Each word is as large as text, within its figure, on no other; and there is neither number nor list."""
    tab = visit(viewport={"width": width, "height": 900})
    assert labeled(shipped)
    for address, expected in labeled(shipped).items():
        drawings = shown(tab.open(address))
        assert [each["words"] for each in drawings] == expected
        for each in drawings:
            assert not each["outside"]
            assert not each["overlaps"]
            assert min(each["sizes"]) >= 0.99
            assert (each["numbers"], each["key"]) == (0, [])


@pytest.mark.parametrize(("width", "media"), [(320, "screen"), (480, "screen"), (642, "print")])
def test_numbers_and_a_list_on_a_phone_and_on_paper(width: int, media: Any, shipped: Library, visit: Any) -> None:
    """As many numbers as items, which the browser counts itself, so that they are read aloud, too."""
    tab = visit(viewport={"width": width, "height": 900})
    for address, expected in labeled(shipped).items():
        page = tab.open(address)
        page.emulate_media(media=media)
        drawings = shown(page)
        assert [each["key"] for each in drawings] == expected
        assert [each["numbers"] for each in drawings] == [len(labels) for labels in expected]
        assert all(each["marked"] and not each["words"] for each in drawings)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_words_stand_on_a_ground_of_their_own(scheme: Any, shipped: Library, visit: Any) -> None:
    """Whatever is drawn behind them: around each letter lies the color of paper, which is as far from it as text's."""
    page = visit(color_scheme=scheme).open(next(iter(labeled(shipped))))
    style = page.locator(".label-words").first.evaluate(
        "it => { const its = getComputedStyle(it)\n return [its.fill, its.stroke, its.paintOrder, its.strokeWidth] }"
    )
    assert contrast(style[0], style[1], "none") >= 7  # WCAG 2.2, 1.4.6
    assert style[2].startswith("stroke")
    assert float(style[3].removesuffix("px")) >= 4
