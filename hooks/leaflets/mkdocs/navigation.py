"""The navigation, the pages nobody writes, and what each page's template may know."""

from __future__ import annotations

import html
from collections.abc import Iterator
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from leaflets.html import set_aside
from leaflets.library import generated_paths
from leaflets.library.model import Library
from leaflets.library.provenance import address, notes
from leaflets.markdown.local_values import dial
from leaflets.mkdocs import build
from leaflets.mkdocs.priorities import in_turn
from leaflets.review.imprint import imprint
from leaflets.site import generated
from leaflets.site.navigation import HOME, about, directory, outline

_NOT_WORDS = {"hide": list, "search": dict, "template": None}
"""Keys by which a page steers MkDocs and the theme, and what they must be; no page chooses its template."""
GUIDES = "contributing/index.md"


@in_turn
def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the glossary page and the hospital's colors; make the navigation. Raises PluginError without the gate."""
    ours = build.of(config, "navigation")
    library = ours.library
    ours.generated = made = generated.files(library)
    for path in made:
        if path in made.evidence:
            files.append(File.generated(config, path, content="", inclusion=InclusionLevel.NOT_IN_NAV))
        else:
            files.append(File.generated(config, path, content=made[path]))
    if config.nav is None:
        shown = [file.src_uri for file in files.documentation_pages() if file.inclusion.is_in_nav()]  # type: ignore[no-untyped-call]
        config.nav = outline(library, shown)
    return files


@in_turn
def on_nav(nav: Navigation, config: MkDocsConfig, files: Files) -> Navigation:
    """Previous and next walk through one leaflet and stop at its ends."""
    for page in nav.pages:
        for way in ("previous_page", "next_page"):
            neighbor = getattr(page, way)
            if neighbor is not None and (not page.ancestors or _top(neighbor) is not _top(page)):
                setattr(page, way, None)
    ours = build.of(config)
    # Made once: a template that loops over `nav.items` on every page costs the square of the library.
    sections = {page.src_uri for leaflet in ours.library.leaflets for page in leaflet.pages}
    ours.beside_leaflets = [page for page in map(_first, nav.items) if page.file.src_uri not in sections]
    for path, leaflet in ours.generated.evidence.items():
        beside = leaflet.pages[0].src_uri if leaflet else GUIDES
        file, index = files.get_file_from_path(path), files.get_file_from_path(beside)
        if file and file.page and index and index.page:
            file.page.parent = index.page.parent  # it shows their sidebar, and stands in none
    return nav


@in_turn
def on_page_read_source(page: Page, config: MkDocsConfig) -> str | None:
    """The pages of evidence say which pages state what: made now, after MkDocs has rendered what authors wrote."""
    ours, path = build.of(config), page.file.src_uri
    if not page.file.generated_by or path not in ours.generated.evidence:
        return None
    text, ours.set_aside[path] = set_aside.set_aside(ours.generated[path])
    return text


@in_turn
def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Put the lists of the pages of evidence back."""
    blocks = build.of(config).set_aside.pop(page.file.src_uri, None)
    return set_aside.put_back(html, blocks) if blocks else html


@in_turn
def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> None:
    """What stands in the front matter is words; the theme takes it for HTML."""
    words = {key: _escaped(value, quote=key != "title") for key, value in page.meta.items() if key not in _NOT_WORDS}
    kinds = {key: kind for key, kind in _NOT_WORDS.items() if kind and isinstance(page.meta.get(key), kind)}
    page.meta = {**words, **{key: page.meta[key] for key in kinds}}


def _escaped(value: Any, quote: bool) -> Any:
    if isinstance(value, str):
        return html.escape(value, quote)
    if isinstance(value, dict):
        return {key: _escaped(inner, quote) for key, inner in value.items()}
    return [_escaped(inner, quote) for inner in value] if isinstance(value, list) else value


@in_turn
def on_env(env: Any, config: MkDocsConfig, files: Files) -> Any:
    """Give templates the filter that turns a phone number into an address to dial."""
    env.filters["dial"] = dial
    return env


@in_turn
def on_page_context(context: Any, page: Page, config: MkDocsConfig, nav: Navigation) -> Any:
    """The imprint of the page's leaflet and its neighbors; on the home page the directory of leaflets."""
    ours = build.of(config)
    library, evidence = ours.library, ours.generated.evidence
    source = library.pages.get(page.file.src_uri)
    leaflet = source.leaflet if source else evidence.get(page.file.src_uri)
    if source is not None and "description" not in page.meta:
        page.meta["description"] = html.escape(about(source))
    if leaflet is not None:
        context["imprint"] = facts = imprint(library, leaflet, _help_file(library))
        sections = {other.file.src_uri: other for other in _pages(_top(page))}
        context["leaflet_index"] = next(iter(sections.values()), None)
        context["help_page"] = sections.get(facts.help_page)
        context["notes"] = notes(source) if source else None
        path = generated_paths.sources_page(leaflet)
        context["sources_page"] = address(page.file.src_uri, path, library.settings) if path in evidence else ""
    if page.file.src_uri == HOME:
        urls = {other.file.src_uri: other.url for other in nav.pages}
        context["directory"] = directory(library)
        context["urls"] = urls
    return context


def _help_file(library: Library) -> str:
    return library.contract.help_file if library.contract else ""


def _top(page: Page) -> Any:
    ancestors = list(page.ancestors)
    return ancestors[-1] if ancestors else page


def _pages(item: Any) -> Iterator[Page]:
    """The pages of an entry of the navigation, in groups or not."""
    for inner in item.children or ():
        yield from _pages(inner) if inner.children else [inner]


def _first(item: Any) -> Page:
    while item.children:
        item = item.children[0]
    page: Page = item
    return page
