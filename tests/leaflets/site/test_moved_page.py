"""The page at an old address."""

from __future__ import annotations

from pathlib import Path

import pytest
from leaflets.library import former
from leaflets.site import moved_page
from selectolax.lexbor import LexborHTMLParser
from support import library


@pytest.mark.parametrize(
    ("old", "directory_urls", "path", "way", "title"),
    [
        ("knee/dangers.md", False, "knee/dangers.html", "risks.html", "Risks & more"),
        ("knee/harm.md", False, "knee/harm.html", "risks.html#risks-more", "Risks & more"),
        ("scope/index.md", False, "scope/index.html", "../knee/index.html", "Knee arthroscopy"),
        ("knee/dangers.md", True, "knee/dangers/index.html", "../risks/", "Risks & more"),
        ("knee/harm.md", True, "knee/harm/index.html", "../risks/#risks-more", "Risks & more"),
        ("scope/index.md", True, "scope/index.html", "../knee/", "Knee arthroscopy"),
    ],
)
def test_page(old: str, directory_urls: bool, path: str, way: str, title: str, example: Path) -> None:
    """It sends its reader to the page by a relative address, says where in words, and asks not to be indexed."""
    index = example / "docs/knee/index.md"
    index.write_text(index.read_text("utf-8").replace("local: {}", "local: {}\nformerly: [scope/]"), "utf-8")
    library.change(
        example, "--- knee/risks.md\n---\nformerly: [dangers.md, harm.md: risks-more]\n---\n# Risks & more\n"
    )
    made = library.read(example)
    made.settings.directory_urls = directory_urls
    one = former.addresses(made)[old]
    assert moved_page.path(one, made.settings) == path
    tree = LexborHTMLParser(moved_page.html(one, made.settings))
    refresh, robots = tree.css_first("meta[http-equiv=refresh]"), tree.css_first("meta[name=robots]")
    assert refresh.attributes["content"] == f"0; url={way}"
    assert robots.attributes["content"] == "noindex"
    assert tree.root.attributes["lang"] == "en"
    (link,) = tree.css("a")
    assert (link.attributes["href"], link.text()) == (way, title)
    assert not tree.css("script, style, link, [style]")
