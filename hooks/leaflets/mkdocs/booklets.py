"""Every leaflet's booklets, set while its pages are built, and added to the site's files.

They are set after the gate's checks; a build that these refuse has none.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from leaflets.checks import verdict
from leaflets.checks.report import number
from leaflets.core import extras, urls
from leaflets.core.diagnostics import LeafletsError
from leaflets.core.settings import KEPT
from leaflets.mkdocs import build
from leaflets.mkdocs.build import Build, Edition
from leaflets.mkdocs.log import log
from leaflets.mkdocs.priorities import in_turn
from leaflets.site.navigation import HOME

if TYPE_CHECKING:
    from leaflets.booklet.editions import Booklets


@in_turn
def on_env(env: Any, config: MkDocsConfig, files: Files) -> Any:
    """Set the booklets, or leave them out of a build that will be refused. Raises PluginError without the gate."""
    ours = build.of(config, "booklets")
    library = ours.library
    if library.contract is None or not library.leaflets:
        return env
    if config.strict and verdict.refuses(library, ours.found):
        log.info("No booklets: the build will be refused.")
        return env
    unsafe = {page.split("/")[0] for page in ours.as_text}
    for name in sorted(unsafe & {leaflet.name for leaflet in library.leaflets}):
        log.info(f"No booklet of '{name}': it holds HTML that may not be shown.")
    made = dict(_set(ours, unsafe, config, files))
    for leaflet in library.leaflets:  # in their order, whichever was finished first
        if editions := made.get(leaflet.name):
            ours.booklets[leaflet.name] = {"title": leaflet.title, "editions": editions}
    count = sum(map(len, made.values()))
    log.info(f"{number(count, 'booklet')} of {number(len(ours.booklets), 'leaflet')}.")
    return env


def _set(ours: Build, without: set[str], config: MkDocsConfig, files: Files) -> Iterator[tuple[str, list[Edition]]]:
    """Set the booklets of all leaflets but some; yield each leaflet's name with those that the site now has."""
    if lacking := extras.fault("booklets"):
        log.warning(f"no booklets: {lacking}")
        return
    from leaflets.booklet import many  # it needs that extra

    whole = [leaflet for leaflet in ours.library.leaflets if leaflet.name not in without]
    for leaflet, booklets in many.set_all(ours.library, whole, log.info, os.environ.get(KEPT, "")):
        if isinstance(booklets, LeafletsError):
            log.warning(f"no booklet of '{leaflet.name}': {booklets}")
        else:
            yield leaflet.name, list(_add(booklets, config, files))


def _add(booklets: Booklets, config: MkDocsConfig, files: Files) -> Iterator[Edition]:
    """Add the booklets of a leaflet to the site's files, and yield each as templates show it."""
    for booklet in booklets:
        path = f"{booklets.name}/{booklets.file(booklet)}"
        if files.get_file_from_path(path):
            continue  # one that an author put there
        target = Path(config.site_dir, path)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(booklet.pdf)  # at once, where MkDocs would write it: many are too much for the memory
        files.append(File.generated(config, path, abs_src_path=str(target), inclusion=InclusionLevel.INCLUDED))
        url = urls.address(path, directory_urls=False)
        made: Edition = {
            "edition": booklet.edition,
            "paper": booklet.paper,
            "url": url,
            "pages": booklet.pages,
            "size": booklet.size,
        }
        yield made


@in_turn
def on_page_context(context: Any, page: Page, config: MkDocsConfig, nav: Navigation) -> Any:
    """Give the page's template the booklets of its leaflet; to the home page those of all, by the leaflet's name."""
    ours = build.of(config)
    source = ours.library.pages.get(page.file.src_uri)
    if source is not None and source.leaflet is not None:
        context["booklets"] = ours.booklets.get(source.leaflet.name)
    if page.file.src_uri == HOME:
        context["booklets_of"] = ours.booklets
    return context
