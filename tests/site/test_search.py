"""What patients type finds the page that answers, from a folder and from a web server."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

_LIST = yaml.safe_load(Path(__file__).with_name("queries.yml").read_text("utf-8"))
QUERIES: dict[str, str] = _LIST["queries"]


def wanted(query: str) -> str:
    """The address of the page that answers a query."""
    return f"{_LIST['leaflet']}/{QUERIES[query]}.html"


def test_the_list_is_long_enough() -> None:
    """The list keeps thirty queries or more, each with the one page that answers it."""
    assert len(QUERIES) >= 30
    assert all(isinstance(page, str) for page in QUERIES.values())


@pytest.mark.parametrize("query", QUERIES)
def test_first_answer_from_a_folder(query: str, visit: Any) -> None:
    """Each query shows its page first where the site was opened from a folder."""
    visitor = visit()
    visitor.open("index.html")
    found = visitor.search(query)
    assert found[0] == wanted(query), found[:5]
    assert visitor.errors == []
    assert visitor.strangers() == []


@pytest.mark.parametrize("query", ["slipped disc", "anaesthetic", "NSAIDs", "when to call"])
def test_first_answer_from_a_server(query: str, visit: Any, server: str) -> None:
    """The same over HTTP, under a path, from a page that lies in a folder."""
    visitor = visit(server)
    visitor.open(f"{_LIST['leaflet']}/about.html")
    found = visitor.search(query)
    assert found[0] == wanted(query), found[:5]
    assert visitor.errors == []
    assert visitor.strangers() == []


def test_result_says_which_leaflet_it_is_of(visit: Any) -> None:
    """Among many leaflets a section's own title says too little: the leaflet's name stands beside it."""
    visitor = visit()
    visitor.open("index.html")
    visitor.search("paralysis")
    title = visitor.page.locator(".md-search-result__item h1").first.inner_text()
    assert title == "Benefits and risks · Vertebroplasty and kyphoplasty"


def test_other_words_are_shown_where_they_match(visit: Any) -> None:
    """A reader who typed a word that the text does not have sees why this was found; others see no such list."""
    visitor = visit()
    visitor.open("index.html")
    visitor.search("slipped disc")
    words = visitor.page.locator(".md-search-result .md-tags:visible")
    assert words.count() == 1
    assert "slipped disc" in words.inner_text()
    assert "pinched nerve" not in words.inner_text()


def test_result_leads_to_the_part_and_marks_the_word(visit: Any) -> None:
    """A click on the answer opens the part of the page that gives it."""
    visitor = visit()
    visitor.open("index.html")
    visitor.search("pregnant")
    visitor.page.locator(".md-search-result__item a[href*='#']").first.click()
    visitor.page.wait_for_url("**/how-to-prepare.html*#*")
    assert visitor.page.locator("article mark", has_text="pregnant").first.is_visible()


def test_patients_do_not_find_pages_for_authors(site: Path) -> None:
    """The manual for authors and administrators is on the site and not in the patients' search."""
    index = (site / "search" / "search_index.js").read_text("utf-8")
    assert '"location":"vertebroplasty-kyphoplasty/' in index
    assert '"location":"contributing/' not in index
