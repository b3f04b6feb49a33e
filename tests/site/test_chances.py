"""The block of chances in a real browser: on a phone, on a desk, in the dark, on paper, read aloud, searched."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from leaflets.library.model import Library
from leaflets.markdown import chances
from support import shipped_pages

SOURCE = shipped_pages.holding("```chances")
PAGE = shipped_pages.address(SOURCE)
PAPER = "print_page.html"

# Every part of every picture, as it is drawn: one that a broken reference leaves empty has no size.
SHOWN = '[...document.querySelectorAll(".chances__array")].filter(it => it.getClientRects().length)'
DRAWN = f"""() => {SHOWN}.map(picture =>
    [...picture.querySelectorAll("g > *")].every(part => {{
        const box = part.getBBox()
        return Math.max(box.width, box.height) > 3
    }}))"""
PICTURES = f"""() => {SHOWN}.map(picture => {{
    const box = picture.getBoundingClientRect()
    return {{left: box.left, right: box.right, step: picture.getScreenCTM().a * 10}}
}})"""


@pytest.fixture(scope="session")
def told(shipped: Library) -> list[chances.Told]:
    """The proportions that the page tells, in their order."""
    page = shipped.pages[SOURCE.src_uri]
    assert page.leaflet is not None
    made = [
        told
        for name, rows in page.locator.fences.items()
        if name.startswith(f"{chances.WORD}-")
        for told in chances.read([row for _, row in rows[1:]]).told
    ]
    assert len(made) >= 3
    return made


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 768, 1280])
def test_pictures_fit_and_share_one_scale(width: int, scheme: str, visit: Any) -> None:
    """Whole in the window, drawn in every part, each place at least 9 px from the next, all at one scale."""
    page = visit(viewport={"width": width, "height": 800}, color_scheme=scheme).open(PAGE)
    pictures = page.evaluate(PICTURES)
    assert len(pictures) >= 3
    assert all(picture["left"] >= 0 and picture["right"] <= width for picture in pictures)
    assert len({round(picture["step"], 2) for picture in pictures}) == 1
    assert pictures[0]["step"] >= 9
    assert set(page.evaluate(DRAWN)) == {True}
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("address", [PAGE, PAPER])
def test_pictures_are_whole_on_paper(address: str, visit: Any) -> None:
    """In print, and on the joined print page with its new ids, no picture loses a part or breaks over a sheet."""
    page = visit().open(address)
    page.emulate_media(media="print")
    drawn = page.evaluate(DRAWN)
    assert len(drawn) >= 3
    assert set(drawn) == {True}
    breaks = "parts => parts.map(part => getComputedStyle(part).breakInside)"
    assert set(page.locator(".chances__one").evaluate_all(breaks)) == {"avoid"}


@pytest.mark.parametrize("address", [PAGE, PAPER])
def test_pictures_are_read_aloud(address: str, visit: Any, told: list[chances.Told]) -> None:
    """A picture has a name, and for its description the sentences that stand beside it."""
    page = visit().open(address)
    here = page.locator(f"#{PAGE.removesuffix('.html').replace('/', '-')}" if address == PAPER else "article")
    for one in told:
        name = one.words.name
        picture = here.get_by_role("img", name=name, exact=True)
        assert picture.count() == 1, name
        by = picture.get_attribute("aria-describedby")
        assert page.locator(f"[id='{by}']").text_content() == " ".join(one.sentences)


def test_chosen_colors_of_the_system_reach_the_pictures(visit: Any) -> None:
    """With forced colors the places have the color of the text."""
    page = visit(forced_colors="active").open(PAGE)
    color = "it => getComputedStyle(it).color"
    text = page.locator(".chances figcaption").first.evaluate(color)
    assert set(page.locator(".chances svg").evaluate_all(f"all => all.map({color})")) == {text}


def test_search_knows_the_sentence_once(site: Path, told: list[chances.Told]) -> None:
    """The sentences are in the search index, what stands in place of the picture is not."""
    index = json.loads((site / "search/search_index.json").read_text("utf-8"))
    texts = [entry["text"] for entry in index["docs"] if entry["location"].startswith(PAGE)]
    for one in told:
        for sentence in one.sentences:
            assert max(text.count(sentence) for text in texts) == 1, sentence
