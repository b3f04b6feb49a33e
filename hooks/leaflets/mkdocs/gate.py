"""The gate: reads the library, runs the checks, reports, and refuses a strict build that has findings.

On a site without leaflets (no `docs/templates/leaflet/`) only the checks of links speak, and nothing is changed.
"""

from __future__ import annotations

import logging
import os
import traceback
from functools import partial
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, BuildError, ConfigurationError
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import TableOfContents
from mkdocs.utils import meta

from leaflets.booklet import engine
from leaflets.checks import registry, report, verdict
from leaflets.checks.check import Inputs
from leaflets.core import paths, regular_file, settings, text_file
from leaflets.core.diagnostics import Diagnostic, Finding, LeafletsError, Place, of_system
from leaflets.core.paths import is_inside
from leaflets.git import repository, symbolic_links
from leaflets.library import model, reader
from leaflets.library.model import Library
from leaflets.links.documents import Document
from leaflets.links.survey import Survey
from leaflets.markdown import broken_addresses, extension, marks, render, snippets
from leaflets.mkdocs import build
from leaflets.mkdocs.build import Build
from leaflets.mkdocs.log import log, stop
from leaflets.mkdocs.priorities import in_turn
from leaflets.site import as_text, surveys


@in_turn
def on_config(config: MkDocsConfig) -> None:
    """Begin a build. What would stop MkDocs at the first fault is left to our checks, which tell them all."""
    config[build.KEY] = begun = Build()
    begun.others.listen()
    config.plugins.events["build_error"].append(partial(_fail, begun))
    docs, root = Path(config.docs_dir), Path(config.config_file_path or ".").absolute().parent
    has_leaflets = settings.holds_leaflets(docs)
    _add_extensions(config, docs, root, has_leaflets)
    if has_leaflets and (link := next(symbolic_links.endless(docs), None)):
        shown = f"{docs.name}/{link.relative_to(docs).as_posix()}"
        raise stop(
            f"{shown}: is a link to '{symbolic_links.leads_to(link)}', which MkDocs would read "
            "without end (linked-file)"
        )


def _add_extensions(config: MkDocsConfig, docs: Path, root: Path, has_leaflets: bool) -> None:
    """Have every page rendered with our Markdown extensions."""
    if broken_addresses.NAME not in config.markdown_extensions:
        config.markdown_extensions.append(broken_addresses.NAME)
    if snippets.SNIPPETS in config.markdown_extensions:
        config.mdx_configs[snippets.SNIPPETS] = {**config.mdx_configs.get(snippets.SNIPPETS, {}), "check_paths": False}
    if snippets.NAME not in config.markdown_extensions:
        config.markdown_extensions.append(snippets.NAME)
    config.mdx_configs[snippets.NAME] = snippets.options(docs, root, has_leaflets)
    if has_leaflets and not extension.NAMES.intersection(config.markdown_extensions):
        config.markdown_extensions.append(extension.NAME)


@in_turn
def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Read every source before MkDocs does, so that what MkDocs cannot read gets a name and a line."""
    try:
        ours = _settings(config)
        if ours.has_leaflets:
            library = reader.read(ours)
        else:
            pages = files.documentation_pages()
            library = reader.glance(ours, [Path(file.abs_src_path) for file in pages if file.abs_src_path])
    except LeafletsError as error:
        raise stop(str(error)) from error
    build.of(config).read = library
    _leave_out(files, library)
    unreadable = {finding.path for finding in library.unreadable}
    for file in files.documentation_pages():
        path = ours.shown(Path(config.docs_dir, file.src_uri))
        page = library.pages.get(file.src_uri)
        if library.contract and page is None and file.generated_by is None:
            library.unreadable.append(Finding(Place(path), "is published, but the checks cannot read it"))
        else:
            _give_source(file, page, path in unreadable)
    return files


def _settings(config: MkDocsConfig) -> settings.Settings:
    """Our settings as the file gives them, with the folders that the command line gave MkDocs."""
    if not config.config_file_path:
        raise LeafletsError("no mkdocs.yml: run this in the folder of your leaflets")
    ours = settings.read(Path(config.config_file_path), os.environ.get(settings.MODE, ""))
    ours.docs, ours.site = Path(config.docs_dir), Path(config.site_dir)
    ours.directory_urls, ours.site_url = config.use_directory_urls, config.site_url or ""
    return ours


def _leave_out(files: Files, library: Library) -> None:
    """Take from the files those that MkDocs cannot read, and in a library of leaflets those that lead out of docs/."""
    limit = regular_file.LARGEST_PAGE if library.contract else 0  # a large page of others is their people's affair
    for file in [file for file in files if file.abs_src_path and _cannot_be_read(file, limit)]:
        files.remove(file)  # MkDocs would wait for a pipe without end
    if library.contract:  # MkDocs would publish what they lead to; `unsafe-file` tells of them
        docs = library.settings.docs
        for file in [file for file in files if file.abs_src_path and _leads_out(docs, Path(file.abs_src_path))]:
            files.remove(file)


def _cannot_be_read(file: File, limit: int) -> bool:
    """Whether a file is none, or a page of more bytes than `limit`; 0 is no limit."""
    return bool(regular_file.fault(Path(file.abs_src_path or ""), limit if file.is_documentation_page() else 0))


def _leads_out(docs: Path, file: Path) -> bool:
    """Whether a file stands under docs/ and, as a link, leads out of it, or has no name that could be published.

    The theme's files stand elsewhere.
    """
    return file.is_relative_to(docs) and (paths.has_no_address(str(file)) or not is_inside(docs, file))


def _give_source(file: File, page: model.Page | None, unreadable: bool) -> None:
    """Give MkDocs the text of a page where it would read another than we have read, or none at all."""
    if page and page.too_much:
        file.content_string = ""  # rendering it would take minutes
    elif unreadable and file.abs_src_path:
        file.content_string = text_file.decode(Path(file.abs_src_path).read_bytes())[0]
    elif page and not _reads_the_same(page):
        source = file.abs_src_path
        file.content_string = f"\n{page.front.body}"  # the empty line: else what follows might be one, too
        file.abs_src_path = source


def _reads_the_same(page: model.Page) -> bool:
    """Whether MkDocs finds the front matter that we have read: it has no limits, and libyaml crashes without them."""
    theirs = meta.YAML_RE.match(page.text)
    return page.front.fault is None and (theirs is None or theirs[1] == page.front.written)


@in_turn
def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Tell our Markdown extension the local values and the named statements of this page's leaflet."""
    ours = build.of(config)
    library, ours.page = ours.library, page.file.src_uri
    if library.contract is None:
        return markdown
    source = library.pages.get(page.file.src_uri)
    leaflet = source.leaflet if source else None
    local = leaflet.local if leaflet else library.settings.hospital
    says = leaflet.says_on(ours.page) if leaflet else {}
    for name, values in render.options(library.glossary, local, says).items():
        config.mdx_configs[name] = {**(config.mdx_configs.get(name) or {}), **values}
    return markdown


@in_turn
def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Keep what MkDocs rendered: the checks read the same words as the reader."""
    source = build.of(config).library.pages.get(page.file.src_uri)
    if source and not source.too_much:
        source.html = html
    return marks.stripped(html)


@in_turn
def on_env(env: Any, config: MkDocsConfig, files: Files) -> Any:
    """All pages are rendered and none is written: run the checks of what authors wrote."""
    ours = build.of(config)
    ours.page, ours.files = "", files
    ours.found = registry.run(Inputs(library=ours.library))
    if ours.library.contract:
        _show_as_text(ours, files)
    return env


def _show_as_text(ours: Build, files: Files) -> None:
    """Put the source in place of each page that holds what may not be shown: in no build does it act.

    What was rendered is kept in the build: the checks of links go on judging that.
    """
    library = ours.library
    unsafe = any(name == "unsafe-html" for name, _ in ours.found)
    for file in files.documentation_pages():
        page, source = file.page, library.pages.get(file.src_uri)
        rendered = source.html if source else page.content if page else None
        if page is None or file.generated_by or not rendered or (source and not unsafe):
            continue
        if as_text.is_unsafe(rendered):
            ours.as_text[file.src_uri] = page.content or ""
            reasons = as_text.reasons(rendered, source, ours.found)
            page.content = as_text.page(source.title if source else file.name, reasons, page.markdown or "")
            page.html = page.content  # type: ignore[attr-defined]  # where mkdocs-print-site-plugin takes it from
            page.toc = TableOfContents([])
            page.meta["search"] = {"exclude": True}


@in_turn
def on_post_build(config: MkDocsConfig) -> None:
    """The site is finished: look at its links, report, and refuse where the build is strict."""
    ours = build.of(config)
    library = ours.library
    if library.lacks_contract:
        log.warning(library.without_contract())
    try:
        found = _judged(ours, config)
        ignored = verdict.ignored(library)
        in_sources = [check.name for check in registry.checks().values() if not check.needs.note]
        report.tell(found, _log, registry.checks(), listed_elsewhere=in_sources, ignored=ignored)
        _take_away(ours, Path(config.site_dir))
    except LeafletsError as error:
        raise stop(str(error)) from error
    if ignores := report.ignores(library.settings.config_name, ignored):
        log.info(ignores)
    if library.contract is not None and (why := repository.why_none(library.settings.root)):
        log.info(f"The checks of the repository did not run: {why}.")
    if library.contract is not None and (why := engine.not_asked()):
        log.info(f"Whether pictures can be printed was not tried: {why}")
    _refuse(found, ours.others.count, config.strict)


def _judged(ours: Build, config: MkDocsConfig) -> list[Diagnostic]:
    """All findings: of the sources, and of the finished site."""
    survey = _survey(ours, Path(config.site_dir))
    survey.leaflets = ours.library.leaflets
    found = [*ours.found, *registry.run(Inputs(links=survey, site=survey))]
    return verdict.of(ours.library, found)


def _refuse(found: list[Diagnostic], others: int, strict: bool) -> None:
    """Say how much was found. Raises Abort where the build is strict and there is anything to mend."""
    words = report.count(found) + (f"; MkDocs itself gave {report.number(others, 'warning')}" if others else "")
    log.info(words)
    mend = [diagnostic for diagnostic in found if diagnostic.level == "warn"]
    if (mend or others) and strict:
        listed = log.isEnabledFor(logging.WARNING)  # not under --quiet
        where = "Each is listed above." if listed else "\n" + "\n".join(map(str, mend))
        raise Abort(f"Refused to publish: {words}. {where}")


def _take_away(ours: Build, site: Path) -> None:
    """Delete from the finished site each file that can act, and that mkdocs.yml does not load: nobody opens it."""
    known = ours.library.settings
    unsafe = {finding.path for name, finding in ours.found if name == "unsafe-file"}
    for file in _files(ours) if unsafe else ():
        loaded = file.src_uri in known.assets
        if file.abs_src_path and not loaded and known.shown(Path(file.abs_src_path)) in unsafe:
            Path(site, file.dest_uri).unlink(missing_ok=True)


def _files(ours: Build) -> Files:
    """All files of the site, which on_env has kept."""
    assert ours.files is not None, "on_env keeps the files"
    return ours.files


def _survey(ours: Build, site: Path) -> Survey:
    """The survey of the site that MkDocs has just finished."""
    known = ours.library.settings
    sources, kept_off, documents = {}, {}, []
    for file in _files(ours):
        if file.inclusion.is_excluded():  # type: ignore[no-untyped-call]
            kept_off[file.src_uri] = known.kept_off(file.src_uri) or "is kept off the site"
            continue
        sources[file.src_uri] = file.dest_uri
        if file.is_documentation_page() and file.page is not None:
            documents.append(_document(ours, file, file.page))
    return surveys.of_build(known, documents, sources, kept_off, site, surveys.formerly(ours.library))


def _document(ours: Build, file: File, page: Page) -> Document:
    known = ours.library.settings
    source = Path(file.abs_src_path) if file.abs_src_path else None
    path = known.shown(source or known.docs / file.src_uri)
    html = ours.as_text.get(file.src_uri, page.content or "")
    return Document(file.dest_uri, path, html, file.src_uri, page.markdown or "", source)


def _log(diagnostic: Diagnostic) -> None:
    (log.warning if diagnostic.level == "warn" else log.info)(str(diagnostic))


def _fail(ours: Build, error: Exception) -> None:
    """What MkDocs would show as a traceback becomes one line that says where and what to do next.

    MkDocs tells this event no configuration: on_config adds it for its own build.
    """
    if isinstance(error, (Abort, BuildError, ConfigurationError)) or os.environ.get("LEAFLETS_TRACEBACK"):
        return
    library = ours.read
    if library and library.contract is None and not _is_ours(error):
        return  # another project's theme or plugin: MkDocs shows what its people need
    if isinstance(error, OSError):
        raise stop(f"cannot write the site: {of_system(error)}. Nothing was published.") from error
    if ours.page and library:
        path = library.settings.shown(library.settings.docs / ours.page)
        raise stop(f"{path}: cannot be rendered: {error} (unreadable-page)") from error
    raise stop(
        f"{type(error).__name__}: {error}. This is a fault in the program, not in your text. "
        "Please report it with the output of: LEAFLETS_TRACEBACK=1 mkdocs build"
    ) from error


def _is_ours(error: Exception) -> bool:
    """Whether an error was raised in the engine or in what it called."""
    here = str(Path(__file__).parents[1])
    return any(frame.f_code.co_filename.startswith(here) for frame, _ in traceback.walk_tb(error.__traceback__))
