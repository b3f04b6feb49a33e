"""Pages that send their reader on."""

from __future__ import annotations

import time

import pytest
from leaflets.links.documents import Document
from leaflets.links.published import Published
from leaflets.links.redirects import MOST, Redirects
from leaflets.links.targets import Targets

MANY = 20_000
SECONDS = 2.0  # of processor time for MANY pages; a tenth of it is usual


def redirects(leads: dict[str, str], site_url: str = "") -> Redirects:
    """Pages that lead to addresses, beside `a.html`, `end.html` and a folder with a page."""
    files = dict.fromkeys([*leads, "a.html", "end.html", "folder/index.html", "bare/x.png"])
    found = Redirects(Targets(Published(files, site_url=site_url)))
    for path, where in leads.items():
        outside = where.startswith("https://other")
        found.note(Document(path, path, "", authored=False), where, outside)
    return found


@pytest.mark.parametrize(
    ("leads", "problems"),
    [
        ({}, {}),
        ({"1.html": "end.html"}, {}),
        ({"1.html": "end.html#part"}, {}),
        ({"1.html": "./folder/"}, {}),
        ({"1.html": "folder"}, {}),
        ({"1.html": "/end.html"}, {}),
        ({"1.html": "https://other.example/x"}, {}),
        ({"old/index.html": "../end.html"}, {}),
        ({"1.html": "none.html"}, {"1.html": "sends the reader to 'none.html', which is not there"}),
        ({"1.html": "bare/"}, {"1.html": "sends the reader to 'bare', which is not there"}),
        ({"1.html": "../x"}, {"1.html": "sends the reader to '../x', which is not there"}),
        ({"1.html": ""}, {"1.html": "sends the reader in a circle: 1.html → 1.html"}),
        ({"1.html": "1.html"}, {"1.html": "sends the reader in a circle: 1.html → 1.html"}),
        (
            {"1.html": "2.html", "2.html": "1.html"},
            {
                "1.html": "sends the reader in a circle: 1.html → 2.html → 1.html",
                "2.html": "sends the reader in a circle: 2.html → 1.html → 2.html",
            },
        ),
        (
            {"1.html": "2.html", "2.html": "end.html"},
            {"1.html": "sends the reader on more than once: 1.html → 2.html → end.html. Lead to 'end.html' at once"},
        ),
        (
            {"1.html": "2.html", "2.html": "none.html"},
            {
                "1.html": "sends the reader to 'none.html', which is not there",
                "2.html": "sends the reader to 'none.html', which is not there",
            },
        ),
        ({"1.html": "2.html", "2.html": "https://other.example/"}, {}),
    ],
)
def test_where_a_reader_ends(leads: dict[str, str], problems: dict[str, str]) -> None:
    """One step to a page that is there is fine; a circle, a dead end and a detour are not."""
    assert dict(redirects(leads).faults()) == problems


def test_address_of_the_site_itself() -> None:
    """A whole address under `site_url` is a page of this site."""
    leads = {"1.html": "https://h.example/site/none.html", "2.html": "https://h.example/site/end.html"}
    assert [path for path, _ in redirects(leads, "https://h.example/site/").faults()] == ["1.html"]


def test_what_is_noted() -> None:
    """The page and the address as it is written are kept for the finding; of another page there is no problem."""
    found = redirects({"1.html": "../1.html"})
    assert found.addresses == {"1.html": "../1.html"}
    assert found.documents["1.html"].published == "1.html"
    assert found.problem("a.html") == ""


@pytest.mark.parametrize("last", ["end.html", "0.html", "none.html"])
def test_many_pages_that_lead_to_one_another_take_linear_time(last: str) -> None:
    """A chain or circle of thousands of pages is given up as browsers do, and its finding stays one line."""
    leads = {f"{number}.html": f"{number + 1}.html" for number in range(MANY - 1)} | {f"{MANY - 1}.html": last}
    found = redirects(leads)
    start = time.process_time()
    problems = dict(found.faults())
    assert time.process_time() - start < SECONDS
    assert problems["0.html"] == f"sends the reader on more than {MOST} times: 0.html → 1.html → 2.html → …"
    assert problems[f"{MANY - MOST - 1}.html"].startswith(f"sends the reader on more than {MOST} times")
