"""Surveys of what there is: a site that was just built, leaflets that were only read, a folder from any builder."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Mapping
from pathlib import Path

from selectolax.lexbor import LexborHTMLParser

from leaflets.core import paths, urls
from leaflets.core.diagnostics import LeafletsError
from leaflets.core.settings import Settings
from leaflets.core.urls import HTML
from leaflets.library import former, reader, rendering
from leaflets.library.model import Library
from leaflets.links.documents import Document
from leaflets.links.published import Published
from leaflets.links.survey import Survey
from leaflets.site import generated

_MADE = ("404.html", "sitemap.xml", "sitemap.xml.gz")
_MADE_BY = {"search": "search/search_index.json", "print-site": "print_page.html"}
"""What MkDocs and its plugins write beside the pages."""


def of_build(
    settings: Settings,
    documents: Iterable[Document],
    sources: Mapping[str, str],
    kept_off: Mapping[str, str],
    site: Path,
    formerly: Mapping[str, str],
) -> Survey:
    """The survey of a finished site. `documents` are the pages as MkDocs rendered them, from `sources`.

    `formerly` says which page an old path leads to.
    """
    there = Published(paths.on_disk(site), sources, kept_off, settings.site_url, settings.directory_urls)
    there.formerly = formerly
    survey = Survey(settings, there)
    rendered = {document.published: document for document in documents}
    for path in sorted(filter(there.is_page, there.files)):
        if _is_no_page(settings, there, path):
            continue
        whole = there.html(path)
        document = rendered.pop(path, None)
        if document is None:
            survey.look(_file(settings, there, path, whole))
        else:
            frame = whole.replace(document.html, "", 1)
            survey.look(document, frame, apart=len(frame) < len(whole) or not document.html)
    for document in rendered.values():  # a page that MkDocs rendered and did not write: empty ones are left out
        survey.look(document)
    _styles(survey)
    survey.finish()
    return survey


def _is_no_page(settings: Settings, there: Published, path: str) -> bool:
    """Whether nobody wrote an HTML file for readers: a template of the theme under docs/, a hidden one, an old address.

    Where an old address leads is judged where it is written, in front matter.
    """
    source = settings.docs / there.source_at.get(path, path)
    hidden = any(part.startswith(".") for part in path.split("/"))
    return (
        hidden or path in there.moved or (settings.theme_folder is not None and settings.theme_folder in source.parents)
    )


def _file(settings: Settings, there: Published, path: str, html: str) -> Document:
    """An HTML file of a site: an author's, which stands under docs/ like this, or a theme's or plugin's."""
    source = there.source_at.get(path, "")
    if not source:
        return Document(path, path, html, markdown=html, authored=False)
    file = settings.docs / source
    return Document(path, settings.shown(file), html, source, file=file if file.is_file() else None, markdown=html)


def of_library(library: Library, collect: bool = False) -> Survey:
    """The survey of rendered leaflets without a build: pages, what is generated beside them, and the theme's files."""
    settings = library.settings
    made = generated.files(library)
    docs, kept_off = _docs(library)
    sources = {path: urls.published_as(path, settings.directory_urls) for path in (*docs, *made)}
    known = {*sources, *kept_off}
    documents = [
        Document(sources[src_uri], page.path, page.html or "", src_uri, page.text)
        for src_uri, page in library.pages.items()
        if src_uri in sources
    ]
    rendered = {document.published: document.html for document in documents}
    made_at = {sources[src_uri]: src_uri for src_uri in made}

    def html_of(path: str) -> str:
        if path not in rendered and path in made_at:
            text, source = made[made_at[path]], made_at[path]
            is_markdown = source.endswith(urls.MARKDOWN)
            rendered[path] = rendering.rendered(library, text, source, known) if is_markdown else text
        return rendered.get(path, "")

    files = _files(settings, sources, [*(document.published for document in documents), *made_at])
    there = Published(files, sources, kept_off, settings.site_url, settings.directory_urls, html_of)
    there.formerly = formerly(library)
    survey = Survey(settings, there, collect)
    survey.leaflets = library.leaflets
    for document in documents:
        survey.look(document)
    for path, source in there.source_at.items():
        if source.endswith(HTML) and not _is_no_page(settings, there, path):
            survey.look(_file(settings, there, path, there.html(path)))
    _styles(survey)
    survey.look(_config(settings))
    survey.finish()
    return survey


def formerly(library: Library) -> dict[str, str]:
    """By an old path under docs/ the one of the page that it leads to."""
    return {old: each.page.src_uri for old, each in former.addresses(library).items()}


def _docs(library: Library) -> tuple[list[str], dict[str, str]]:
    """The paths of files under docs/ that are published, and those that are not with the reason."""
    settings = library.settings
    docs, kept_off = [], {}
    for path in paths.there(settings.docs, library.contract is not None):
        if reason := settings.kept_off(path):
            kept_off[path] = reason
        else:
            docs.append(path)
    return docs, kept_off


def _files(settings: Settings, sources: Mapping[str, str], pages: Iterable[str]) -> dict[str, Path | None]:
    """What a build would write, each with its file; None for `pages` and what MkDocs and its plugins make."""
    files: dict[str, Path | None] = {path: settings.docs / source for source, path in sources.items()}
    files.update(dict.fromkeys(pages))
    files.update(dict.fromkeys(_MADE))
    files.update(dict.fromkeys(made for plugin, made in _MADE_BY.items() if plugin in settings.plugins))
    if settings.theme_folder:
        files.update({path: settings.theme_folder / path for path in paths.below(settings.theme_folder)})
    return files


def _styles(survey: Survey) -> None:
    """Look at the style sheets that an author wrote; where nobody knows who did, at all of them."""
    there, settings = survey.published, survey.settings
    for path in there.files:
        if path.endswith(".css"):
            for folder in filter(None, (settings.docs, settings.theme_folder)):
                file = folder / there.source_at.get(path, path)
                if file.is_file():
                    text = there.html(path)
                    survey.look_at_styles(Document(path, settings.shown(file), text, file=file, markdown=text))
                    break


def _config(settings: Settings) -> Document:
    """What mkdocs.yml adds to every page, as the HTML that a theme makes of it."""
    tags = [
        f'<link rel="stylesheet" href="{html.escape(path)}">'
        if path.partition("?")[0].endswith(".css") or "css" in path
        else f'<script src="{html.escape(path)}"></script>'
        for path in settings.assets
    ]
    return Document("mkdocs.yml", settings.config_name, "".join(tags), markdown=settings.text)


def of_folder(site: Path, collect: bool = False) -> tuple[Library, Survey]:
    """An empty library and the survey of a site from any builder: its folder is all that is known of it.

    The address at which it will stand is that of its sitemap. `collect` keeps the links to other hosts. Raises
    LeafletsError where it holds no page.
    """
    files = paths.on_disk(site)
    pages = sorted(path for path in files if path.endswith(HTML))
    if not pages:
        raise LeafletsError(f"{site}: holds no HTML page")
    settings = Settings(site, "", site, site, [], {})
    there = Published(files, site_url=_site_url(files.get("sitemap.xml")))
    survey = Survey(settings, there, collect)
    for path in pages:
        content, around = _parts(there.html(path))
        survey.look(Document(path, path, content, file=files[path]), around)
    _styles(survey)
    survey.finish()
    return reader.glance(settings, []), survey


def _site_url(sitemap: Path | None) -> str:
    """The folder of the shortest address in a sitemap."""
    text = sitemap.read_text("utf-8", errors="replace") if sitemap else ""
    addresses = sorted((html.unescape(found.strip()) for found in re.findall("<loc>([^<]*)</loc>", text)), key=len)
    return addresses[0].rpartition("/")[0] + "/" if addresses else ""


def _parts(page: str) -> tuple[str, str]:
    """The main part of a page and what stands around it: navigation repeats on every page, and is judged once."""
    tree = LexborHTMLParser(page)
    for selector in ("main article", "[role=main]", "main", "article"):
        found = tree.css(selector)
        if len(found) == 1:
            main = found[0].html or ""
            found[0].decompose()
            return main, tree.html or ""
    return page, ""
