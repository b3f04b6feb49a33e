"""The page for reviewers in a real browser: from a folder, without scripts, narrow, dark, on paper."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser
from support import library
from support.browser import axe
from support.browser.vnu import vnu
from support.git_library import GitLibrary

PAGES = ("redline.html", "sheet.html")


@pytest.fixture
def pages(example: Path, tmp_path: Path) -> Path:
    """A redline with a removed safety statement, new words and a moved item; and a review sheet."""
    repository = GitLibrary(example)
    repository.agree()
    library.change(example, "--- knee/how-to-prepare.md\n# How to prepare\n\n## Your medicines\n\nBring 2 <lists>.\n")
    repository.replace("Infection may happen.", "Infection will happen; call {{ local.ward_phone }}.")
    folder = tmp_path / "artifact"
    folder.mkdir()
    repository.run("redline", "HEAD~1..", "--html", str(folder / "redline.html"))
    repository.run("redline", "knee", "--html", str(folder / "sheet.html"))
    return folder


def test_acceptance_8_the_page_is_correct_html(pages: Path) -> None:
    """The Nu Html Checker says nothing."""
    assert vnu(pages) == []


@pytest.mark.parametrize("options", [{}, {"color_scheme": "dark"}, {"viewport": {"width": 320, "height": 640}}])
def test_acceptance_8_the_page_opens_from_a_folder(options: dict[str, Any], pages: Path, browser: Browser) -> None:
    """It asks for nothing, passes axe, and needs no room to the side."""
    for name in PAGES:
        page = browser.new_page(**options)
        requests: list[str] = []
        page.on("request", lambda request, seen=requests: seen.append(request.url))
        address = (pages / name).as_uri()
        page.goto(address)
        assert requests == [address]
        assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
        violations, doubts = axe.ask(page)
        assert (violations, doubts) == ([], [])
        page.close()


def test_acceptance_8_the_page_without_scripts_and_on_paper(pages: Path, browser: Browser) -> None:
    """What is removed and added is told in words where color cannot."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((pages / "redline.html").as_uri())
    assert "What changes for patients" in page.locator("h1").inner_text()
    page.emulate_media(media="print")
    assert page.locator("del .said").first.bounding_box()["width"] > 10  # type: ignore[index]
    assert "[removed:" in page.locator("del").first.inner_text()
    context.close()
