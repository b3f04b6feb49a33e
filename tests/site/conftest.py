"""The real site, built once; a real browser that notes what goes wrong; a real web server."""

from __future__ import annotations

import fcntl
import os
import random
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from leaflets.core import settings
from leaflets.library import reader, rendering
from leaflets.library.model import Library
from playwright.sync_api import Browser, BrowserContext, Page, Request, sync_playwright
from support import nginx_server, real_parts, shipped_config
from support.library import ROOT

PREFIX = "/patients/leaflets/"
_SEED = 2026
HOST = "intranet.hospital.example"
"""A name such as hospitals use: browsers are stricter with it than with this machine, where there is no TLS."""
# No request of the browser's own among those of the site; and what it calls an element, from itself.
_QUIET = (
    "--enable-blink-features=ComputedAccessibilityInfo",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    f"--host-resolver-rules=MAP {HOST} 127.0.0.1",
    # A page that a test changes on its way here comes from nowhere: it, too, may ask this machine for its styles.
    "--disable-features=LocalNetworkAccessChecks,BlockInsecurePrivateNetworkRequests",
    "--no-first-run",
)

Sample = Callable[[list[Any], int], list[Any]]


@pytest.fixture(scope="session")
def sample() -> Sample:
    """Takes some of many things, the same ones each time; with LEAFLETS_LONG (`make test-long`) all of them."""
    if os.environ.get("LEAFLETS_LONG"):
        return lambda things, count: things
    return lambda things, count: random.Random(_SEED).sample(things, min(count, len(things)))


@pytest.fixture(scope="session")
def shipped() -> Library:
    """The library of the site, rendered."""
    library = reader.read(settings.read(ROOT / "mkdocs.yml"))
    rendering.render_pages(library)
    return library


def _built(shared: Path, name: str, *options: str) -> Path:
    """A finished site in the folder of that name, built by the first of the test processes that needs it."""
    folder = shared / name
    with (shared / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not folder.is_dir():
            staging = shared / f"{name} being built"
            command = [sys.executable, "-m", "mkdocs", "build", "--quiet", *options, "--site-dir", str(staging)]
            environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
            done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
            assert done.returncode == 0, done.stdout + done.stderr
            staging.rename(folder)
    return folder


@pytest.fixture(scope="session")
def shared(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """The folder that all test processes of this run share."""
    base = tmp_path_factory.getbasetemp()
    return base if worker_id == "master" else base.parent


@pytest.fixture(scope="session")
def site(shared: Path) -> Path:
    """The folder of the finished site, for the root of its host."""
    return _built(shared, "a site with spaces")


@pytest.fixture(scope="session")
def site_below(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the same site, built for a path on another host."""
    project = tmp_path_factory.mktemp("below")
    shipped_config.use(project)
    text = (project / "mkdocs.yml").read_text("utf-8")
    ours = re.sub(r"^site_url: .*$", f"site_url: https://{HOST}{PREFIX}", text, flags=re.MULTILINE)
    (project / "mkdocs.yml").write_text(f"{ours}docs_dir: {ROOT}/docs\n", "utf-8")
    return _built(shared, "a site below a path", "--config-file", str(project / "mkdocs.yml"))


@pytest.fixture(scope="session")
def pages(site: Path) -> list[str]:
    """The addresses of all pages, from the site's root.

    But not `404.html`, which a server shows in place of others, nor those that only lead on (`formerly:`).
    """
    there = [path for path in site.rglob("*.html") if path.name != "404.html"]
    leads_on = '<meta http-equiv="refresh"'
    return sorted(path.relative_to(site).as_posix() for path in there if leads_on not in path.read_text("utf-8"))


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The machine's Chromium."""
    root = ["--no-sandbox"] if os.geteuid() == 0 else []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=real_parts.chromium(), args=[*_QUIET, *root])
        yield browser
        browser.close()


@dataclass
class Visitor:
    """A tab of the browser, where it starts from, and what it saw go wrong."""

    page: Page
    base: str
    requests: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    def open(self, address: str) -> Page:
        """Go to a page of the site by its address from the site's root."""
        self.page.goto(self.base + address, wait_until="load")
        return self.page

    def search(self, words: str) -> list[str]:
        """Type into the search box; the addresses of the pages found, best first, without their parts."""
        self.page.locator("[data-md-component=search-query]").click()
        self.page.wait_for_selector("#__search:checked", state="attached")
        self.page.keyboard.type(words)
        # Each letter is a search of its own: wait for the answer that knows the whole last word.
        self.page.wait_for_function(
            """word => {
                const found = [...document.querySelectorAll(".md-search-result__item a")]
                const matched = link => new URL(link.href).searchParams.get("h")?.split(" ").includes(word)
                const missing = link => [...link.querySelectorAll("del")].some(it => it.textContent === word)
                return found.some(link => matched(link) || missing(link))
            }""",
            arg=words.lower().split()[-1],
        )
        items = ".md-search-result__item"
        # Ten answers are set, then more where the reader scrolls to the end of the list.
        while (shown := self.page.locator(items).count()) and shown % 10 == 0:
            self.page.eval_on_selector(".md-search__scrollwrap", "list => list.scrollTo(0, list.scrollHeight)")
            self.page.wait_for_timeout(200)
            if self.page.locator(items).count() == shown:
                break
        self.page.eval_on_selector(".md-search__scrollwrap", "list => list.scrollTo(0, 0)")
        found = self.page.eval_on_selector_all(items, "items => items.map(item => item.querySelector('a').href)")
        return [self.place(link) for link in found] or ["nothing"]

    def note_failure(self, request: Request) -> None:
        """Keep a failed request; one that the next page cut off did not fail."""
        if request.failure != "net::ERR_ABORTED":
            self.errors.append(f"{request.failure}: {request.url}")

    def place(self, address: str) -> str:
        """An absolute address as an address from the site's root, without query and fragment."""
        return urlsplit(address)._replace(query="", fragment="").geturl().removeprefix(self.base)

    def strangers(self) -> list[str]:
        """The requests that left the site."""
        return [url for url in self.requests if not url.startswith((self.base, "data:", "blob:", "about:"))]


Visit = Callable[..., Visitor]


@pytest.fixture
def visit(browser: Browser, site: Path) -> Iterator[Visit]:
    """Open a tab with the options of a browser context; from the folder, or from `base`."""
    contexts: list[BrowserContext] = []

    def begin(base: str = "", **options: Any) -> Visitor:
        context = browser.new_context(**options)
        contexts.append(context)
        visitor = Visitor(context.new_page(), base or site.as_uri() + "/")
        visitor.page.on("request", lambda request: visitor.requests.append(request.url))
        visitor.page.on("requestfailed", visitor.note_failure)
        visitor.page.on("pageerror", lambda error: visitor.errors.append(str(error)))
        visitor.page.on(
            "console",
            lambda message: visitor.errors.append(message.text) if message.type in ("error", "warning") else None,
        )
        return visitor

    yield begin
    for context in contexts:
        for page in context.pages:
            page.unroute_all(behavior="ignoreErrors")  # closing would wait for what a test answers in the site's place
        context.close()


def _served(site: Path, path: str, folder: Path) -> Iterator[str]:
    """The address of a site at a path, on a real nginx with the file that admins get."""
    current = nginx_server.shown(site, folder)
    port = nginx_server.free_port()
    with nginx_server.nginx(folder, nginx_server.yours(current, path, port, folder / "site.log"), port):
        yield f"http://{HOST}:{port}{path}"


@pytest.fixture(scope="session")
def server(site_below: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The site's address on a real web server, under a path, on this machine alone."""
    yield from _served(site_below, PREFIX, tmp_path_factory.mktemp("nginx"))


@pytest.fixture(scope="session")
def server_at_root(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The same at the root of a host."""
    yield from _served(site, "/", tmp_path_factory.mktemp("nginx"))
