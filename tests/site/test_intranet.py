"""The site on a real web server with the file that admins get, at the root of a host and below a path.

A browser obeys the policy that the server sends, and tells of every breach.
"""

from __future__ import annotations

import base64
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect
from support import nginx_server, shipped_config
from support.browser.queries import ANSWERS, QUERIES, of
from support.shipped_pages import PREPARE

from .conftest import HOST

FETCH = """async link => {
    const answer = await fetch(link)
    const bytes = new Uint8Array(await answer.arrayBuffer())
    return [answer.headers.get("content-type"), btoa([...bytes].map(byte => String.fromCharCode(byte)).join(""))]
}"""

Patrol = Callable[..., Any]


@pytest.fixture
def patrol(visit: Any) -> Patrol:
    """A visitor that notes each breach of the policy as an error, before any script of the page runs."""

    def begin(base: str, **options: Any) -> Any:
        visitor = visit(base, **options)
        visitor.page.expose_function("breach", lambda words: visitor.errors.append(words))
        visitor.page.add_init_script(
            """addEventListener("securitypolicyviolation", event =>
                window.breach(`breach of ${event.effectiveDirective}: ${event.blockedURI} ${event.sample}`))"""
        )
        return visitor

    return begin


@pytest.fixture(params=["server", "server_at_root"])
def address(request: pytest.FixtureRequest) -> str:
    """The address of the site below a path, then at the root of a host."""
    return str(request.getfixturevalue(request.param))


def clean(visitor: Any) -> bool:
    """Whether nothing went wrong and nobody else was asked; what did is shown."""
    visitor.page.evaluate("document.readyState")  # what the page told before has arrived then
    assert visitor.errors == []
    assert visitor.strangers() == []
    return len(visitor.requests) > 0


def test_every_page_below_a_path(pages: list[str], patrol: Patrol, server: str) -> None:
    """No breach of the policy, no error, no request elsewhere, on any page."""
    visitor = patrol(server)
    for page in pages:
        visitor.open(page)
    assert clean(visitor)


def test_pages_at_the_root(pages: list[str], patrol: Patrol, server_at_root: str, sample: Any) -> None:
    """The same where the site has a host of its own."""
    visitor = patrol(server_at_root)
    for page in sample(pages, 8):
        visitor.open(page)
    assert clean(visitor)


def test_policy_is_obeyed_and_breaches_are_seen(patrol: Patrol, site: Path, tmp_path: Path) -> None:
    """Code and styles that somebody smuggles into a page do not run, and these tests see that they were there."""
    planted = tmp_path / "planted"
    shutil.copytree(site, planted)
    page = planted / "index.html"
    text = page.read_text("utf-8")
    smuggled = '<script>window.smuggled = true</script><p style="color: red">a</p><img src="http://127.0.0.1:9/x.png">'
    page.write_text(text.replace("</article>", f"{smuggled}</article>"), "utf-8")
    current = nginx_server.shown(planted, tmp_path)
    port = nginx_server.free_port()
    with nginx_server.nginx(tmp_path, nginx_server.yours(current, "/", port, tmp_path / "site.log"), port):
        visitor = patrol(f"http://{HOST}:{port}/")
        assert visitor.open("index.html").evaluate("window.smuggled") is None
    told = " ".join(visitor.errors)
    for what in ("script-src-elem: inline", "style-src-attr: inline", "img-src: http://127.0.0.1:9/x.png"):
        assert f"breach of {what}" in told, told


HIT = "window.hit = true; document.querySelector('h1').textContent = 'hit'"
PAGES = {
    "knee/risks.md": f"<script>{HIT}</script>",
    "knee/how-to-prepare.md": f"<script type=module>{HIT}</script>",
    "about.md": f'!!! note "<script>{HIT}</script>"\n\n    Words.\n\n<style>h1 {{ display: none }}</style>',
    "index.md": f'<svg onload="{HIT}"></svg><p style="color: red">a</p>',
    "contributing/more.md": f'<img src=x onerror="{HIT}">',
}
"""On pages of a leaflet and on others, in the text and in the title of a box."""


def test_a_script_that_a_page_allows_itself_does_not_run(patrol: Patrol, example: Path, tmp_path: Path) -> None:
    """It is shown as text on its page and on the print page, no file holds it, and no page breaches the policy."""
    shipped_config.use(example)
    for path, part in PAGES.items():
        file = example / "docs" / path
        file.parent.mkdir(exist_ok=True)
        file.write_text(f"---\nallow:\n  unsafe-html: We need it.\n---\n# Words\n\n{part}\n", "utf-8")
    said = shipped_config.build(example)
    assert said.count("no page can allow 'unsafe-html'") == len(PAGES)
    site = example / "site"
    served = [path for path in site.rglob("*") if path.suffix in (".js", ".css", ".json")]
    assert [path for path in served if "window.hit" in path.read_text("utf-8", "replace")] == []
    current = nginx_server.shown(site, tmp_path)
    port = nginx_server.free_port()
    with nginx_server.nginx(tmp_path, nginx_server.yours(current, "/", port, tmp_path / "site.log"), port):
        visitor = patrol(f"http://{HOST}:{port}/")
        for path in sorted(site.rglob("*.html")):
            if path.name != "404.html":
                page = visitor.open(path.relative_to(site).as_posix())
                assert page.evaluate("window.hit") is None, path
        assert clean(visitor)
        for path, part in PAGES.items():
            text = visitor.open(path.replace(".md", ".html")).locator("pre.as-text").inner_text()
            assert part.splitlines()[0] in text
        assert visitor.open("print_page.html").locator("pre.as-text").count() == 3


def test_search(address: str, patrol: Patrol) -> None:
    """The search answers, and Enter leads to the first answer."""
    visitor = patrol(address)
    visitor.open(PREPARE)
    leaflet, query = QUERIES[0]
    found = visitor.search(query)
    assert of(leaflet, found)[0] == ANSWERS[leaflet, query]
    visitor.page.keyboard.press("Enter")
    visitor.page.wait_for_url(f"**/{found[0]}?h=*")
    assert clean(visitor)


def test_colors(address: str, patrol: Patrol) -> None:
    """The reader's choice of colors works and holds on the next page."""
    visitor = patrol(address, color_scheme="light")
    page = visitor.open("index.html")
    page.get_by_title("Switch to dark mode").click()
    page = visitor.open(PREPARE)
    assert page.evaluate("document.body.dataset.mdColorScheme") == "slate"
    assert clean(visitor)


def test_sources(address: str, patrol: Patrol) -> None:
    """Show sources sets them under the statements."""
    visitor = patrol(address)
    page = visitor.open(PREPARE)
    page.get_by_role("button", name="Show sources").click()
    expect(page.locator(".cited").first).to_be_visible()
    assert clean(visitor)


def test_print_page(address: str, patrol: Patrol) -> None:
    """The print page has its styles, on the screen and on paper."""
    visitor = patrol(address)
    page = visitor.open("print_page.html")
    assert page.evaluate("getComputedStyle(document.body).getPropertyValue('--hospital-color')").strip() == "#005a66"
    assert page.locator(".paper-bar").is_visible()
    page.emulate_media(media="print")
    assert not page.locator(".paper-bar").is_visible()
    assert clean(visitor)


def test_booklets(address: str, patrol: Patrol, site: Path, site_below: Path) -> None:
    """Each link to a booklet gives the whole PDF, as a PDF."""
    visitor = patrol(address)
    links = visitor.open(PREPARE).eval_on_selector_all("a[href$='.pdf']", "all => all.map(link => link.href)")
    assert len(links) == 3
    folder = site_below if address.endswith("/leaflets/") else site
    for link in links:
        kind, text = visitor.page.evaluate(FETCH, link)
        assert kind == "application/pdf"
        assert base64.b64decode(text) == (folder / visitor.place(link)).read_bytes()
    assert clean(visitor)


def test_missing_page(address: str, patrol: Patrol) -> None:
    """The page for an address that is none has its styles and scripts at any depth, and the way to the leaflets."""
    visitor = patrol(address)
    page = visitor.open("no/such/page.html")
    assert page.locator("h1").inner_text() == "This page is not here"
    assert page.evaluate("getComputedStyle(document.body).getPropertyValue('--hospital-color')").strip() == "#005a66"
    page.locator("article").get_by_role("link", name="Find a leaflet").click()
    assert visitor.place(page.url) == "index.html"
    visitor.errors = [error for error in visitor.errors if "status of 404" not in error]
    assert clean(visitor)
