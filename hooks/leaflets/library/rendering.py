"""The pages of a library rendered outside of a build: what `leaflets check` and the contract read."""

from __future__ import annotations

from collections.abc import Container, Iterable

from leaflets.core import paths
from leaflets.core.diagnostics import Finding
from leaflets.library.model import Leaflet, Library
from leaflets.markdown import render


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
                library.unreadable.append(Finding(page.path, None, None, f"cannot be rendered: {error}"))


def rendered(library: Library, text: str, src_uri: str, known: Container[str], leaflet: Leaflet | None = None) -> str:
    """Render Markdown as it stands on the page `src_uri`. `known` are the paths under docs/. Raises RenderError."""
    settings = library.settings
    local = leaflet.local if leaflet else settings.hospital
    facts = leaflet.facts if leaflet else {}
    linking = render.Linking(src_uri, known, settings.directory_urls, settings.absolute_in_docs)
    return render.render(text, settings, library.glossary, local, linking, facts)
