"""`make preview`: what reviewers open by a double click runs nothing, says so, and shows nothing that is broken."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path
from typing import Any

import pytest
from leaflets.core import settings
from selectolax.lexbor import LexborHTMLParser
from support import library, nginx_server, shipped_config, shipped_pages
from support.commands import mkdocs, output

from .conftest import HOST, Visit

WORDS = "For review, not for patients."
HIT = "window.hit = true; document.title = 'hit'"


@pytest.fixture(scope="module")
def review(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The copy of the shipped leaflets for reviewers, made by the command of the Makefile."""
    folder = tmp_path_factory.mktemp("a review") / "site"
    recipe = (library.ROOT / "Makefile").read_text("utf-8").partition("\npreview: ")[2].splitlines()[1]
    command = recipe.strip().removeprefix("@").replace("$(BIN)", f"{library.ROOT}/.venv/bin")
    command = command.replace("--site-dir preview", f'--quiet --site-dir "{folder}"')
    environ = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    subprocess.run(["/bin/sh", "-c", command], cwd=library.ROOT, env=environ, check=True)
    return folder


def test_no_page_has_a_script(review: Path) -> None:
    """None at all; and each page brings the policy, says what it is, and where its sources are."""
    pages = sorted(review.rglob("*.html"))
    assert len(pages) > 25
    for path in pages:
        tree = LexborHTMLParser(path.read_text("utf-8"))
        assert tree.css("script, [onclick], [onload]") == [], path
        assert tree.css_first("meta[http-equiv=Content-Security-Policy]") is not None, path
        if "this page has moved" not in tree.css_first("title").text():
            assert WORDS in tree.css_first(".notice--preview").text(), path
    assert not (review / "assets/inline").exists()


@pytest.fixture(params=["folder", "server"])
def start(request: pytest.FixtureRequest, review: Path, tmp_path: Path) -> Any:
    """Where a reviewer opens it: in a folder, and on a web server."""
    if request.param == "folder":
        yield review.as_uri() + "/"
        return
    current = nginx_server.shown(review, tmp_path)
    port = nginx_server.free_port()
    with nginx_server.nginx(tmp_path, nginx_server.yours(current, "/", port, tmp_path / "site.log"), port):
        yield f"http://{HOST}:{port}/"


@pytest.mark.parametrize("width", [360, 1280])
def test_it_looks_right(start: str, visit: Visit, width: int) -> None:
    """Styles, fonts and pictures load; what would need a script is not shown; nothing is broken or asked elsewhere."""
    visitor = visit(start, viewport={"width": width, "height": 800})
    page = visitor.open(shipped_pages.PREPARE)
    assert page.evaluate("getComputedStyle(document.body).getPropertyValue('--hospital-color')").strip() == "#005a66"
    page.wait_for_function("[...document.fonts].some(font => font.status === 'loaded')")
    assert page.locator(".notice--preview").is_visible()
    for control in ("[data-colors]", "[data-opens]", ".md-search", "label[for=__search]", "[data-show-sources]"):
        assert not any(each.is_visible() for each in page.locator(control).all()), control
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.locator("details.cited summary").first.click()
    assert page.locator("details.cited p").first.is_visible()
    for address in ("index.html", "print_page.html", shipped_pages.page("what-it-is")):
        visitor.open(address)
    assert visitor.errors == []
    assert visitor.strangers() == []


def test_menu_works_without_scripts(start: str, visit: Visit) -> None:
    """On a phone the list of pages opens and closes."""
    page = visit(start, viewport={"width": 360, "height": 800}).open(shipped_pages.PREPARE)
    link = page.locator(".md-sidebar--primary a[href='get-help.html']")
    assert (link.bounding_box() or {"x": -1})["x"] < 0
    page.locator("label.md-header__button[for=__drawer]").click()
    link.click()
    page.wait_for_url("**/get-help.html")


ATTACKS = {
    "knee/risks.md": f'# Risks\n\n<script>{HIT}</script>\n\n<img src=x onerror="{HIT}">\n',
    "about.md": f'# About\n\n<svg onload="{HIT}"></svg>\n',
    "more.html": f"<!doctype html><title>More</title><script>{HIT}</script>",
    "knee/knee.svg": f'<svg xmlns="http://www.w3.org/2000/svg"><script>{HIT}</script></svg>',
}


def test_attacks_do_not_run(example: Path, visit: Visit) -> None:
    """Nothing of an author runs in any file that a double click opens; the pages say what is wrong."""
    shipped_config.use(example)
    for path, text in ATTACKS.items():
        (example / "docs" / path).write_text(text, "utf-8")
    done = mkdocs(example, "build", LEAFLETS_MODE="review")
    assert done.returncode == 0, output(done)
    assert output(done).count("(unsafe-file)") == 2
    site = example / "site"
    assert [path.name for path in site.rglob("*") if path.name in ("more.html", "knee.svg")] == []
    visitor = visit(site.as_uri() + "/")
    for path in sorted(path for path in site.rglob("*.html") if path.name != "404.html"):
        page = visitor.open(path.relative_to(site).as_posix())
        assert page.evaluate("window.hit") is None, path
        assert page.title() != "hit"
    page = visitor.open("knee/risks.html")
    assert "This page holds HTML that may not be shown" in page.locator("article").inner_text()
    assert visitor.strangers() == []


def test_policy_alone_stops_a_script(example: Path, visit: Visit) -> None:
    """Planted into a finished page, where nothing takes it away: the page's own policy does."""
    shipped_config.use(example)
    assert mkdocs(example, "build", LEAFLETS_MODE="review").returncode == 0
    file = example / "site/knee/risks.html"
    planted = f"""<script>{HIT}</script><script src='hit.js'></script><img src=x onerror="{HIT}">"""
    planted += f'<a href="javascript:{HIT}">x</a>'
    file.write_text(file.read_text("utf-8").replace("</article>", f"{planted}</article>"), "utf-8")
    (example / "site/knee/hit.js").write_text(HIT, "utf-8")
    visitor = visit((example / "site").as_uri() + "/")
    page = visitor.open("knee/risks.html")
    page.locator("a", has_text="x").last.click()
    assert page.evaluate("window.hit") is None
    assert len([error for error in visitor.errors if "Content Security Policy" in error]) >= 4


def test_what_readers_get_is_no_copy_for_review(example: Path) -> None:
    """Only `make preview` asks for it; a build keeps search and colors."""
    assert settings.read(example / "mkdocs.yml").review is False
    shipped_config.use(example)
    shipped_config.build(example)
    text = (example / "site/knee/risks.html").read_text("utf-8")
    assert "<script" in text
    assert WORDS not in text
