"""What waits until the checks have a page, or the site is written: drawings, mending, print, names.

In the copy for reviewers (`make preview`) it takes every script out of the finished pages.
"""

from __future__ import annotations

import json
from pathlib import Path
from urllib.parse import urlsplit

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import CombinedEvent
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from leaflets.html import hashed_names, inline
from leaflets.html.accessible import mend
from leaflets.html.print_page import PrintedPage, repair
from leaflets.html.still import still
from leaflets.library import figures
from leaflets.mkdocs import build
from leaflets.mkdocs.priorities import in_turn
from leaflets.site.search_words import improve

_PRINT = "print-site"
_SCRIPT = "js/print-site.js"
_DIRECTORY = "<!-- leaflets -->"
"""Where the home page is cut, for the list of leaflets (overrides/screen.html)."""


@in_turn
def on_config(config: MkDocsConfig) -> None:
    """Keep the print plugin's script off the pages: it hides parts of a page that ours does not have."""
    config.extra_javascript = [script for script in config.extra_javascript if str(script) != _SCRIPT]


@in_turn
def on_nav(nav: Navigation, config: MkDocsConfig, files: Files) -> None:
    """Keep the pages in their order. Raises PluginError without the gate."""
    build.of(config, "finish").pages = nav.pages


@in_turn
def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Take the drawings into the page; the gate and the booklets keep the images."""
    library = build.of(config).library
    return figures.inlined(html, page.file.src_uri, library.settings) if library.pages else html


@in_turn
def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    """Note what theme and plugins put around the page's text; mend what HTML or WCAG does not allow.

    The print page, which tells no such event, holds nothing inline of its own; it is mended once it is joined.
    """
    build.of(config).inline |= inline.parts(_frame(output, page.content or ""))
    return mend(output)


def _frame(output: str, content: str) -> str:
    """A page without its author's text; nothing where that can't be told apart, since something has changed it."""
    for part in filter(str.strip, content.split(_DIRECTORY)):
        if part not in output:
            return ""
        output = output.replace(part, "")
    return output


@in_turn
def on_post_template(output_content: str, template_name: str, config: MkDocsConfig) -> str:
    """The same for `404.html`, which is no page to MkDocs and holds no author's text."""
    if not template_name.endswith(".html"):
        return output_content
    build.of(config).inline |= inline.parts(output_content)
    return mend(output_content)


@in_turn
def write_search_and_print(config: MkDocsConfig) -> None:
    """Write other words into the search index, and the print page anew."""
    _search_words(config)
    _print_page(config)


@in_turn
def move_inline_parts(config: MkDocsConfig) -> None:
    """Move inline scripts and styles of theme and plugins into files."""
    ours, site = build.of(config), Path(config.site_dir)
    for path in sorted(site.rglob("*.html")):
        address = path.relative_to(site).as_posix()
        # A server shows 404.html at any address: only there the path of `site_url` must be told.
        root = urlsplit(config.site_url or "/").path if address == "404.html" else "../" * address.count("/")
        page = path.read_bytes().decode("utf-8", "replace")
        moved, files = inline.move(page, root, ours.inline)
        if ours.library.settings.review:
            moved = still(moved)
            files = {name: text for name, text in files.items() if name.endswith(".css")}
        if moved != page:
            path.write_bytes(moved.encode())
        for name, text in files.items():
            file = site / name
            if not file.exists():
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_bytes(text.encode())


def _search_words(config: MkDocsConfig) -> None:
    path, ours = Path(config.site_dir, "search", "search_index.json"), build.of(config)
    if path.is_file():
        sources = {page.url: page.file.src_uri for page in ours.pages}
        index = improve(json.loads(path.read_text("utf-8")), ours.library, sources)
        path.write_text(json.dumps(index, separators=(",", ":"), ensure_ascii=False), "utf-8")


def _print_page(config: MkDocsConfig) -> None:
    printer = config.plugins.get(_PRINT)
    if not printer or not printer.config["enabled"]:
        return
    from mkdocs_print_site_plugin.exclude import exclude  # a site without this plugin need not have it

    _remove(Path(config.site_dir, _SCRIPT))
    path = Path(config.site_dir, f"{printer.config['print_page_basename']}.html")
    ours = build.of(config)
    groups = ours.library.contract.groups if ours.library.contract else {}
    pages = []
    for page in ours.pages:
        if not exclude(page.file.src_uri, printer.config["exclude"]):
            source = ours.library.pages.get(page.file.src_uri)
            part = source.leaflet.title if source and source.leaflet else ""
            group = groups.get(source.file, "") if source and source.leaflet else ""
            pages.append(PrintedPage(page.url, page.title or "", page.content or "", part, group))
    path.write_text(mend(repair(path.read_text("utf-8"), pages, config.site_url or "")), "utf-8")


def _remove(file: Path) -> None:
    file.unlink(missing_ok=True)
    if file.parent.is_dir() and not any(file.parent.iterdir()):
        file.parent.rmdir()


@in_turn
def name_assets(config: MkDocsConfig) -> None:
    """Put a hash of their content into the names of styles and scripts, so that browsers may keep them."""
    prefix = urlsplit(config.site_url or "/").path
    new = hashed_names.rename(Path(config.site_dir), f"{prefix.rstrip('/')}/")
    for file in build.of(config).files or ():
        if file.dest_uri in new:  # the gate knows by this which source a file was made from
            file.dest_uri = new[file.dest_uri]


on_post_build = CombinedEvent(write_search_and_print, move_inline_parts, name_assets)
