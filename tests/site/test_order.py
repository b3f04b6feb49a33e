"""A screen reader meets the blocks of a page in the order in which they were written, and so does the eye."""

from __future__ import annotations

import re
from typing import Any

import pytest
from leaflets.library.model import Library, Page
from playwright.sync_api import Page as Tab
from support import shipped_pages
from support.shipped_pages import AFTERWARD

# The text of each block of the page, and where it stands.
TOPS = """() => [...document.querySelectorAll("article > :is(h1, h2, h3, p, ul, ol, table, figure, div, dl, details)")]
    .filter(it => it.checkVisibility() && it.getBoundingClientRect().height > 0)
    .map(it => [it.getBoundingClientRect().top, it.textContent.trim().slice(0, 40)])"""


def squeezed(text: str) -> str:
    """Letters and digits alone."""
    return re.sub(r"[\W_]+", "", text).casefold()


def said(tab: Tab) -> str:
    """The text of the article in `main`, after menus, as the browser's accessibility tree has it; no permalinks."""
    nodes = tab.context.new_cdp_session(tab).send("Accessibility.getFullAXTree")["nodes"]
    by_id = {node["nodeId"]: node for node in nodes}
    words: list[str] = []

    def visit(node: dict[str, Any]) -> None:
        role = node.get("role", {}).get("value")
        name = node.get("name", {}).get("value", "")
        if role == "StaticText" and name != "¶":
            words.append(name)
            return
        for child in node.get("childIds", []):
            if child in by_id:
                visit(by_id[child])

    role = {node["nodeId"]: node.get("role", {}).get("value") for node in nodes}
    assert "main" in role.values()
    visit(next(node for node in nodes if role[node["nodeId"]] == "article"))
    return squeezed("".join(words))


def out_of_order(tab: Tab, source: Page) -> list[str]:
    """The blocks that the tree does not say after those before them."""
    text, at, lost = said(tab), 0, []
    for block in source.blocks:
        words = squeezed(block.text)
        if block.kind in {"img"} or not words:
            continue
        found = text.find(words, at)
        if found < 0:
            lost.append(block.text)
        else:
            at = found + len(words)
    return lost


def test_read_aloud_in_the_order_of_the_source(shipped: Library, visit: Any) -> None:
    """Every block of every page of a leaflet, whole and in its order."""
    visitor = visit()
    for source in shipped_pages.of(shipped):
        tab = visitor.open(shipped_pages.address(source))
        assert len(source.blocks) > 5
        assert out_of_order(tab, source) == [], source.path


@pytest.mark.parametrize("width", [320, 1280])
def test_seen_in_the_order_of_the_source(width: int, shipped: Library, visit: Any, sample: Any) -> None:
    """No block stands above one that comes before it."""
    visitor = visit(viewport={"width": width, "height": 900})
    for source in sample(shipped_pages.of(shipped), 6):
        tops = visitor.open(shipped_pages.address(source)).evaluate(TOPS)
        assert len(tops) > 3
        assert [text for top, text in sorted(tops, key=lambda each: each[0])] == [text for _, text in tops], source.path


def test_another_order_is_found(shipped: Library, visit: Any) -> None:
    """A block that a script moves is missed by the ear, one that a style moves by the eye."""
    source = shipped.pages[AFTERWARD.replace(".html", ".md")]
    tab = visit().open(AFTERWARD)
    tab.add_style_tag(
        content="article { display: flex; flex-direction: column } article > p:nth-of-type(2) { order: 1 }"
    )
    tops = tab.evaluate(TOPS)
    assert sorted(tops) != tops
    tab.evaluate("document.querySelector('article').append(document.querySelector('article h1'))")
    assert out_of_order(tab, source) != []
