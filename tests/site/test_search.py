"""What patients type finds the page that answers, from a folder and from a web server."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from leaflets.library.model import Library
from support.browser.queries import ANSWERS, BY_LEAFLET, QUERIES, of


def test_the_list_is_long_enough(shipped: Library) -> None:
    """The list keeps thirty queries or more of a leaflet, each with the one page that answers it."""
    assert all(len(pages) >= 30 for pages in BY_LEAFLET.values())
    assert {*ANSWERS.values()} <= {
        f"{leaflet.name}/{page.file[:-3]}.html" for leaflet in shipped.leaflets for page in leaflet.pages
    }


@pytest.mark.parametrize(("leaflet", "query"), QUERIES)
def test_first_answer_from_a_folder(leaflet: str, query: str, visit: Any) -> None:
    """Each query shows its page first where the site was opened from a folder."""
    visitor = visit()
    visitor.open("index.html")
    found = visitor.search(query)
    assert of(leaflet, found)[0] == ANSWERS[leaflet, query], found[:5]
    assert visitor.errors == []
    assert visitor.strangers() == []


@pytest.mark.parametrize(("leaflet", "query"), QUERIES[::4])
def test_first_answer_from_a_server(leaflet: str, query: str, visit: Any, server: str) -> None:
    """The same over HTTP, under a path, from a page that lies in a folder."""
    visitor = visit(server)
    visitor.open(f"{leaflet}/about.html")
    found = visitor.search(query)
    assert of(leaflet, found)[0] == ANSWERS[leaflet, query], found[:5]
    assert visitor.errors == []
    assert visitor.strangers() == []


def test_result_says_which_leaflet_it_is_of(shipped: Library, visit: Any) -> None:
    """Among many leaflets a section's own title says too little: the leaflet's name stands beside it."""
    visitor = visit()
    visitor.open("index.html")
    [address, *_] = visitor.search("risks")
    title = visitor.page.locator(".md-search-result__item h1").first.inner_text()
    source = shipped.pages[address.replace(".html", ".md")]
    assert source.leaflet is not None
    assert title == f"{source.title} · {source.leaflet.title}"


def test_other_words_are_shown_where_they_match(visit: Any) -> None:
    """A reader who typed a word that the text does not have sees why this was found; others see no such list."""
    visitor = visit()
    visitor.open("index.html")
    visitor.search("slipped disc")
    words = visitor.page.locator(".md-search-result .md-tags:visible")
    assert words.count() >= 1
    for each in words.all_inner_texts():
        assert "slipped disc" in each
        assert "pinched nerve" not in each


def test_other_words_are_no_landmarks(visit: Any) -> None:
    """Material sets them in a `nav`, one for each answer: readers who go from landmark to landmark would meet all."""
    visitor = visit()
    visitor.open("index.html")
    visitor.search("pain")
    words = visitor.page.locator(".md-search-result nav")
    assert words.count() > 1
    assert set(words.evaluate_all("all => all.map(it => it.getAttribute('role'))")) == {"presentation"}


def test_result_leads_to_the_part_and_marks_the_word(visit: Any) -> None:
    """A click on the answer opens the part of the page that gives it."""
    visitor = visit()
    visitor.open("index.html")
    visitor.search("pregnant")
    visitor.page.locator(".md-search-result__item a[href*='#']").first.click()
    visitor.page.wait_for_url("**/how-to-prepare.html*#*")
    assert visitor.page.locator("article mark", has_text="pregnant").first.is_visible()


def test_patients_do_not_find_pages_for_authors(site: Path, shipped: Library) -> None:
    """The manual for authors and administrators is on the site and not in the patients' search."""
    index = (site / "search" / "search_index.js").read_text("utf-8")
    for leaflet in shipped.leaflets:
        assert f'"location":"{leaflet.name}/' in index
    assert '"location":"contributing/' not in index
