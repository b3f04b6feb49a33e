"""The page at an old address in a real browser: from a folder, from a server below a path, under our policy."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from leaflets.library import former
from leaflets.site import moved_page
from playwright.sync_api import Browser
from support import library
from support.library import ROOT
from support.web_server import HTML, Say, WebServer

POLICY = re.search(r'Content-Security-Policy "([^"]+)"', (ROOT / "deploy/nginx.conf").read_text("utf-8"))


@pytest.fixture
def pages(example: Path) -> dict[str, str]:
    """The old page and the new one, by their paths on a site."""
    library.change(example, "---\nformerly: [harm.md: risks]\n---\n")
    made = library.read(example)
    ((_, one),) = former.addresses(made).items()
    new = '<!doctype html><html lang="en"><title>Risks</title><h1 id="risks">Risks</h1>'
    return {moved_page.path(one, made.settings): moved_page.html(one, made.settings), "knee/risks.html": new}


@pytest.mark.parametrize("scripts", [True, False])
def test_from_a_folder(scripts: bool, pages: dict[str, str], tmp_path: Path, browser: Browser) -> None:
    """It leads to the heading on the new page, with scripts or without."""
    for path, text in pages.items():
        file = tmp_path / "a folder" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
    tab = browser.new_context(java_script_enabled=scripts).new_page()
    tab.goto((tmp_path / "a folder/knee/harm.html").as_uri())
    tab.wait_for_url("**/knee/risks.html#risks", timeout=5000)
    tab.context.close()


def test_below_a_path_under_the_policy(pages: dict[str, str], browser: Browser) -> None:
    """A server's policy without any script or style does not keep the reader."""
    assert POLICY
    with WebServer() as server:
        for path, text in pages.items():
            headers = {**HTML, "Content-Security-Policy": POLICY[1]}
            server.on(f"/patients/{path}", Say(body=text.encode(), headers=headers))
        tab = browser.new_context(java_script_enabled=False).new_page()
        tab.goto(server.url("/patients/knee/harm.html"))
        tab.wait_for_url("**/patients/knee/risks.html#risks", timeout=5000)
        tab.context.close()
