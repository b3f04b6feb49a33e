"""The offline copy, unpacked and opened in a browser without network: everything works, and nobody is asked."""

from __future__ import annotations

import filecmp
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from leaflets.core.text import long_date
from leaflets.library.model import Library
from leaflets.publish import offline
from playwright.sync_api import expect
from support.browser.queries import ANSWERS, QUERIES, of
from support.shipped_pages import PREPARE

from .test_every_page import TOO_WIDE


@pytest.fixture(scope="session")
def unpacked(site: Path, shipped: Library, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of an unpacked copy, with a name such as people give to folders."""
    folder = tmp_path_factory.mktemp("stick")
    target = folder / "Faltblätter für Station 4 (neu)"
    with zipfile.ZipFile(offline.pack(shipped, site, folder)) as packed:
        packed.extractall(target)
    return target


@pytest.fixture
def open_copy(visit: Any, unpacked: Path) -> Callable[..., Any]:
    """A visitor of the copy on a computer without network."""

    def begin(**options: Any) -> Any:
        visitor = visit(f"{(unpacked / 'site').as_uri()}/", offline=True, **options)
        visitor.page.add_init_script(
            """addEventListener("securitypolicyviolation", event =>
                console.error(`breach of ${event.effectiveDirective}: ${event.blockedURI}`))"""
        )
        return visitor

    return begin


def clean(visitor: Any) -> None:
    """Nothing went wrong, and every request was for a file."""
    visitor.page.evaluate("document.readyState")  # what the page told before has arrived then
    assert visitor.errors == []
    assert [url for url in visitor.requests if not url.startswith(("file:", "data:", "blob:"))] == []
    assert len(visitor.requests) > 0


def test_copy_is_the_site(site: Path, unpacked: Path) -> None:
    """Every file of the site is there, byte for byte, and beside the site the start page alone."""
    names = [path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()]
    same, other, missing = filecmp.cmpfiles(site, unpacked / "site", names, shallow=False)
    assert (other, missing) == ([], [])
    assert sorted(same) == sorted(names)
    assert sorted(path.name for path in unpacked.iterdir()) == ["START-HERE.html", "site"]
    assert sum(path.is_file() for path in (unpacked / "site").rglob("*")) == len(names)


def test_start_page_leads_in(open_copy: Any, unpacked: Path, shipped: Library) -> None:
    """It says until when the copy may be used, fits a narrow window, and leads to the leaflets and to each of them."""
    visitor = open_copy(viewport={"width": 320, "height": 640})
    page = visitor.page
    leaflets = {leaflet.title: f"{leaflet.name}/index.html" for leaflet in shipped.leaflets}
    until = long_date(min(leaflet.meta["next_review_due"] for leaflet in shipped.leaflets))
    for name, where in {"Open the leaflets": "index.html", **leaflets}.items():
        page.goto((unpacked / offline.START).as_uri())
        assert page.locator(".until").inner_text() == f"Do not use after {until}."
        assert page.evaluate(TOO_WIDE) == []
        page.get_by_role("link", name=name).click()
        assert visitor.place(page.url) == where
    clean(visitor)


def test_pages(pages: list[str], open_copy: Any, sample: Any) -> None:
    """No error and no request but for files: the site's own pages, which test_every_page opens from a folder."""
    visitor = open_copy()
    for address in sample(pages, 8):
        visitor.open(address)
    clean(visitor)


def test_search(open_copy: Any, sample: Any) -> None:
    """What patients type finds the page that answers, and Enter leads there."""
    for leaflet, query in sample(QUERIES, 3):
        visitor = open_copy()
        visitor.open(PREPARE)
        found = visitor.search(query)
        assert of(leaflet, found)[0] == ANSWERS[leaflet, query]
        visitor.page.keyboard.press("Enter")
        visitor.page.wait_for_url(f"**/{found[0]}?h=*")
        clean(visitor)


def test_colors_and_sources(open_copy: Any) -> None:
    """The reader's choice of colors holds on the next page, and sources are shown under the statements."""
    visitor = open_copy(color_scheme="light")
    visitor.open("index.html").get_by_title("Switch to dark mode").click()
    page = visitor.open(PREPARE)
    assert page.evaluate("document.body.dataset.mdColorScheme") == "slate"
    page.get_by_role("button", name="Show sources").click()
    expect(page.locator(".cited").first).to_be_visible()
    clean(visitor)


def test_print_page_and_booklets(open_copy: Any, unpacked: Path, shipped: Library) -> None:
    """The print page has its styles; each link to a booklet leads to a PDF that is there."""
    visitor = open_copy()
    page = visitor.open("print_page.html")
    assert page.evaluate("getComputedStyle(document.body).getPropertyValue('--hospital-color')").strip() == "#005a66"
    links = page.eval_on_selector_all("a[href$='.pdf']", "all => all.map(link => link.href)")
    assert len(links) == 3 * len(shipped.leaflets)
    for link in links:
        assert (unpacked / "site" / visitor.place(link)).read_bytes().startswith(b"%PDF-")
    clean(visitor)
