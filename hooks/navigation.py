"""MkDocs hook: the navigation, the pages nobody writes, and what each page's template may know.

Thin: order comes from `leaflets.outline`, the facts at a page's end from `leaflets.imprint`.
"""

from __future__ import annotations

import html
from typing import Any

from leaflets import generated
from leaflets.imprint import imprint
from leaflets.markup import dial
from leaflets.outline import HOME, directory, outline
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the glossary page and the hospital's colors; make the navigation. `gate.py` has read the library."""
    library = config.get("library")
    if library is None:
        raise PluginError("mkdocs.yml: hooks/navigation.py needs hooks/gate.py before it, which reads the leaflets.")
    for path, content in generated.files(library).items():
        files.append(File.generated(config, path, content=content))
    config["imprints"] = [imprint(leaflet) for leaflet in library.leaflets]
    if config.nav is None:
        config.nav = outline(library, [file.src_uri for file in files.documentation_pages()])
    return files


def on_nav(nav: Navigation, config: MkDocsConfig, files: Files) -> Navigation:
    """Previous and next walk through one leaflet and stop at its ends."""
    for page in nav.pages:
        for way in ("previous_page", "next_page"):
            neighbor = getattr(page, way)
            if neighbor is not None and (not page.ancestors or _top(neighbor) is not _top(page)):
                setattr(page, way, None)
    # Made once: a template that loops over `nav.items` on every page costs the square of the library.
    sections = {page.src_uri for leaflet in config["library"].leaflets for page in leaflet.pages}
    nav.beside_leaflets = [page for page in map(_first, nav.items) if page.file.src_uri not in sections]
    return nav


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> None:
    """A title of the front matter is words; the theme takes it for HTML."""
    if isinstance(page.meta.get("title"), str):
        page.meta["title"] = html.escape(page.meta["title"], quote=False)


def on_env(env: Any, config: MkDocsConfig, files: Files) -> Any:
    """Give templates the filter that turns a phone number into an address to dial."""
    env.filters["dial"] = dial
    return env


def on_page_context(context: Any, page: Page, config: MkDocsConfig, nav: Navigation) -> Any:
    """The imprint of the page's leaflet and its neighbors; on the home page the directory of leaflets."""
    library = config["library"]
    source = library.pages.get(page.file.src_uri)
    if source is not None and source.leaflet is not None:
        context["imprint"] = facts = imprint(source.leaflet, library.contract.help_file)
        sections = {other.file.src_uri: other for other in _top(page).children or []}
        context["leaflet_index"] = next(iter(sections.values()), None)
        context["help_page"] = sections.get(facts.help_page)
    if page.file.src_uri == HOME:
        urls = {other.file.src_uri: other.url for other in nav.pages}
        context["directory"] = directory(library)
        context["urls"] = urls
    return context


def _top(page: Page) -> Any:
    return page.ancestors[-1] if page.ancestors else page


def _first(item: Any) -> Page:
    while item.children:
        item = item.children[0]
    return item
