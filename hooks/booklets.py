"""MkDocs hook: every leaflet's booklets, set while its pages are built, and added to the site's files.

Thin: `leaflets.booklet` sets them. It runs after the gate's checks and does nothing in a build that they refuse.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from leaflets.checks import registry
from leaflets.checks.report import number
from leaflets.core import extras, urls
from leaflets.core.diagnostics import LeafletsError
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.plugins import event_priority, get_plugin_logger
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

log = get_plugin_logger("leaflets")


def on_config(config: MkDocsConfig) -> None:
    """Begin with none: templates ask for them in any case. Without Typst there is no build."""
    try:
        extras.require("hooks/booklets.py", "booklets")
    except LeafletsError as error:
        abort = Abort(f"leaflets: {error}")
        abort.exit_code = 2
        raise abort from error
    config["booklets"] = {}


@event_priority(-150)
def on_env(env: Any, config: MkDocsConfig, files: Files) -> Any:
    """After the gate's checks (-100), before MkDocs writes: set the booklets, or leave them out of a refused build."""
    from leaflets.booklet import many  # it needs that extra

    library = config.get("library")
    if library is None or library.contract is None or not library.leaflets:
        return env
    if config.strict and registry.refuses(library, config.get("found") or []):
        log.info("No booklets: the build will be refused.")
        return env
    listed: dict[str, list[dict[str, Any]]] = {leaflet.name: [] for leaflet in library.leaflets}  # in their order
    unsafe = {page.split("/")[0] for page in config["as_text"]}
    for name in sorted(unsafe & set(listed)):
        log.info(f"No booklet of '{name}': it holds HTML that may not be shown.")
    whole = [leaflet for leaflet in library.leaflets if leaflet.name not in unsafe]
    for leaflet, booklets in many.set_all(library, whole, log.info):
        if isinstance(booklets, LeafletsError):
            log.warning(f"no booklet of '{leaflet.name}': {booklets}")
            continue
        for booklet in booklets:
            path = f"{leaflet.name}/{booklets.file(booklet)}"
            if files.get_file_from_path(path):
                continue  # one that an author put there
            target = Path(config.site_dir, path)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(booklet.pdf)  # at once, where MkDocs would write it: many are too much for the memory
            files.append(File.generated(config, path, abs_src_path=str(target), inclusion=InclusionLevel.INCLUDED))
            facts = {"edition": booklet.edition, "url": _address(path), "pages": booklet.pages, "size": booklet.size}
            listed[leaflet.name].append(facts)
    for leaflet in library.leaflets:
        if listed[leaflet.name]:
            config["booklets"][leaflet.name] = {"title": leaflet.title, "editions": listed[leaflet.name]}
    made = sum(map(len, listed.values()))
    log.info(f"{number(made, 'booklet')} of {number(len(config['booklets']), 'leaflet')}.")
    return env


def _address(path: str) -> str:
    return urls.address(path, directory_urls=False)


def on_page_context(context: Any, page: Page, config: MkDocsConfig, nav: Navigation) -> Any:
    """The booklets of the page's leaflet."""
    source = config["library"].pages.get(page.file.src_uri) if config.get("library") else None
    if source is not None and source.leaflet is not None:
        context["booklets"] = config["booklets"].get(source.leaflet.name)
    return context
