"""The shipped configuration and theme, on pages of a test's own."""

from __future__ import annotations

import re
from pathlib import Path

from selectolax.lexbor import LexborHTMLParser

from support.commands import mkdocs, output
from support.library import ROOT


def use(project: Path) -> None:
    """Give a project the shipped mkdocs.yml; hooks and theme keep their place."""
    text = (ROOT / "mkdocs.yml").read_text("utf-8")
    text = re.sub(r"(hooks/\w+\.py|custom_dir: |cover_page_template: )", _absolute, text)
    (project / "mkdocs.yml").write_text(text, "utf-8")


def _absolute(match: re.Match[str]) -> str:
    return f"{match[1]}{ROOT}/" if match[1].endswith(": ") else f"{ROOT}/{match[1]}"


def build(project: Path, status: int = 0) -> str:
    """Build the site into `site/` of the project; what MkDocs said."""
    done = mkdocs(project, "build")
    said = output(done)
    assert done.returncode == status, said
    return said


def page(project: Path, address: str) -> LexborHTMLParser:
    """A built page."""
    return LexborHTMLParser((project / "site" / address).read_text("utf-8"))


def links(page: LexborHTMLParser, selector: str) -> list[str]:
    """The addresses of the links that a selector finds."""
    return [node.attributes["href"] or "" for node in page.css(selector)]
