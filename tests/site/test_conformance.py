"""Every page is HTML as the standard has it: the Nu Html Checker (vnu) says nothing, not even a hint."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from support.browser.vnu import vnu
from support.shipped_pages import RISKS


def test_every_page_is_correct_html(site: Path) -> None:
    """Leaflets, guides, the print page and the page for a missing address."""
    assert len(list(site.rglob("*.html"))) > 20
    assert (site / "print_page.html").is_file()
    assert (site / "404.html").is_file()
    assert vnu(site) == []


# What was mended, put back into a real page: its file, what is exchanged, and what vnu says of it.
Change = Callable[[str], str]
PLANTED: dict[str, tuple[str, Change, str]] = {
    "autocomplete": (
        RISKS,
        lambda html: html.replace('id="__drawer"', 'id="__drawer" autocomplete="off"'),
        "Attribute “autocomplete” is only allowed when the input type is",
    ),
    "label": (
        "index.html",
        lambda html: html.replace('<label class="md-nav__title">', '<label class="md-nav__title" for="__toc">'),
        "The value of the “for” attribute of the “label” element must be the ID of a non-hidden form control",
    ),
    "style": (
        "print_page.html",
        lambda html: html.replace("</main>", "<style>h1 { color: red }</style></main>"),
        "A “style” element in “body” must be the first child",
    ),
    "slash": (RISKS, lambda html: html.replace("</main>", "<br /></main>"), "Trailing slash on void elements"),
}


@pytest.fixture(scope="module")
def planted(site: Path, tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """What vnu says of copies of our pages, each with one fault."""
    folder = tmp_path_factory.mktemp("planted")
    for name, (page, change, _) in PLANTED.items():
        html = (site / page).read_text("utf-8")
        assert change(html) != html, f"{name}: the page has no place for the fault any more"
        (folder / f"{name}.html").write_text(change(html), "utf-8")
    return vnu(folder)


@pytest.mark.parametrize("name", PLANTED)
def test_a_planted_fault_is_found(name: str, planted: list[str]) -> None:
    """Each kind of fault that was mended is reported where it comes back, and nothing else is."""
    [said] = [line for line in planted if line.startswith(f"{name}.html:")]
    assert PLANTED[name][2] in said
