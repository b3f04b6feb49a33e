"""The pages of a library rendered outside of a build: what `leaflets check` and the contract read."""

from __future__ import annotations

from collections.abc import Container, Iterable

from leaflets.core import paths
from leaflets.core.diagnostics import Finding, Place
from leaflets.library.model import Leaflet, Library, Page
from leaflets.markdown import render
from leaflets.markdown.includes import Includes
from leaflets.markdown.locator import Locator
from leaflets.markdown.snippets import SNIPPETS


def render_pages(library: Library, generated: Iterable[str] = ()) -> None:
    """Render every page that has no HTML yet; one that fails is noted in `library.unreadable`.

    `generated` are the paths under docs/ of the files that a build adds.
    """
    known = {*paths.there(library.settings.docs, library.contract is not None), *generated}
    for page in library.pages.values():
        if page.html is None and not page.too_much:
            try:
                page.html = rendered(library, page.front.body, page.src_uri, known, page.leaflet)
            except render.RenderError as error:
                library.unreadable.append(Finding(Place(page.path), f"cannot be rendered: {error}"))


def laid_out(library: Library, page: Page, includes: Includes) -> Locator:
    """What says where on a page something is written, or in a file that it includes: those lines stand in their places.

    `includes` are those of the library's settings.
    """
    config = library.settings.extension_configs.get(SNIPPETS, {})
    if SNIPPETS not in library.settings.extensions or ("8<" not in page.front.body and not config.get("auto_append")):
        return page.locator
    return Locator(page.front.body, page.path, page.front.body_line, includes)


def rendered(library: Library, text: str, src_uri: str, known: Container[str], leaflet: Leaflet | None = None) -> str:
    """Render Markdown as it stands on the page `src_uri`. `known` are the paths under docs/. Raises RenderError."""
    settings = library.settings
    local = leaflet.local if leaflet else settings.hospital
    says = leaflet.says_on(src_uri) if leaflet else {}
    linking = render.Linking(src_uri, known, settings.directory_urls, settings.absolute_in_docs)
    return render.render(text, settings, library.glossary, local, linking, says)
