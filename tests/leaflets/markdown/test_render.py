"""Markdown to HTML as the site does it."""

from __future__ import annotations

import inspect
import sys
from pathlib import Path

import pytest
from leaflets.core import settings
from leaflets.core.diagnostics import LeafletsError
from leaflets.data import glossary
from leaflets.markdown import marks, render

TERMS = glossary.read(
    "terms:\n  - {id: mri, term: magnetic scan, abbr: MRI, say: scan, definition: A scan.}\n", "g.yml"
)


def test_render_uses_the_extensions_of_the_configuration(example: Path) -> None:
    """Local values, hover texts and abbreviations come from the library, everything else from mkdocs.yml."""
    found = settings.read(example / "mkdocs.yml")
    text = "# T\n\n{{ local.ward }} MRI [scan](glossary.md#mri) [@guide a.1]"
    html = marks.stripped(render.render(text, found, TERMS, {"ward": "W"}))
    assert '<h1 id="t">T</h1>' in html
    assert '<p data-source="guide:a.1"><span data-local="ward">W</span>' in html
    assert '<abbr class="first-use" title="magnetic scan">MRI</abbr>' in html
    assert 'title="A scan."' in html


def test_named_statements(example: Path) -> None:
    """A statement that is said elsewhere is rendered like what stands there."""
    says = {"ask": "Ask **us**. [@guide a.1 #ask]"}
    found = settings.read(example / "mkdocs.yml")
    html = marks.stripped(render.render("{{ say.ask }}", found, TERMS, {}, says=says))
    assert html == '<p data-says="ask" data-source="guide:a.1">Ask <strong>us</strong>.</p>'
    assert render.render("{{ say.ask }}", found, TERMS, {}).startswith("<p>{{ say.ask }}</p>")


def test_only_named_extensions(tmp_path: Path) -> None:
    """A configuration without our extension gets none of it."""
    (tmp_path / "mkdocs.yml").write_text("site_name: x\n")
    html = render.render("{{ local.ward }} MRI", settings.read(tmp_path / "mkdocs.yml"), TERMS, {"ward": "W"})
    assert html == "<p>{{ local.ward }} MRI</p>"


def test_options_of_the_configuration_stay(tmp_path: Path) -> None:
    """What we add to an extension does not drop what the configuration tells it."""
    (tmp_path / "mkdocs.yml").write_text(
        "markdown_extensions: [toc: {permalink: '!'}, leaflets.markup: {local: {ward: no}}]\n"
    )
    found = settings.read(tmp_path / "mkdocs.yml")
    html = marks.stripped(render.render("# {{ local.ward }}", found, TERMS, {"ward": "W"}))
    assert '<span data-local="ward">W</span><a class="headerlink"' in html


@pytest.mark.parametrize("extension", ["no.such.thing", "toc: {no_such_option: 1}", "os", "leaflets.settings"])
def test_extension_that_cannot_be_loaded(extension: str, tmp_path: Path) -> None:
    """An extension that is none stops the work with the name of the file to mend."""
    (tmp_path / "mkdocs.yml").write_text(f"markdown_extensions: [{extension}]\n")
    with pytest.raises(LeafletsError, match=r"mkdocs\.yml: a Markdown extension cannot be loaded: "):
        render.render("x", settings.read(tmp_path / "mkdocs.yml"), TERMS, {})


def test_text_that_markdown_cannot_render(example: Path) -> None:
    """A page that makes Python-Markdown fail is a fault of that page."""
    nested = "\n".join("    " * depth + "- a" for depth in range(90))
    found = settings.read(example / "mkdocs.yml")
    limit = sys.getrecursionlimit()
    sys.setrecursionlimit(len(inspect.stack()) + 150)
    try:
        with pytest.raises(render.RenderError, match="something stands within too many others"):
            render.render(nested, found, TERMS, {})
    finally:
        sys.setrecursionlimit(limit)
