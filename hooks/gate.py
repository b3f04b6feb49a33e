"""The gate: reads the library, runs the checks, reports, and refuses a strict build that has findings.

On a site without leaflets (no `docs/templates/leaflet/`) only the checks of links speak: add this file to the
`hooks:` of any MkDocs project by its path. The only state is that of one build; it is made anew in `on_config`.
"""

from __future__ import annotations

import logging
import os
import traceback
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from leaflets.booklet import engine
from leaflets.checks import registry, report
from leaflets.checks.exceptions import Found
from leaflets.core import paths, regular_file, settings, text_file
from leaflets.core.diagnostics import Finding, LeafletsError
from leaflets.core.paths import is_inside
from leaflets.git import repository, symbolic_links
from leaflets.library import model, reader
from leaflets.library.model import Library
from leaflets.links.documents import Document
from leaflets.links.survey import Survey
from leaflets.markdown import broken_addresses, extension, marks, render, snippets
from leaflets.site import as_text, surveys
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, BuildError, ConfigurationError
from mkdocs.plugins import event_priority, get_plugin_logger
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import TableOfContents
from mkdocs.utils import meta

log = get_plugin_logger("leaflets")


@dataclass
class Build:
    """What is known of the build under way."""

    library: Library | None = None
    files: Files | None = None
    found: list[Found] = field(default_factory=list)
    page: str = ""
    as_text: dict[str, str] = field(default_factory=dict)
    others: Others = field(default_factory=lambda: Others())


class Others(logging.Handler):
    """Counts what MkDocs and other plugins warn of: under `--strict` that refuses the build too."""

    def __init__(self) -> None:
        """Begin with none."""
        super().__init__(logging.WARNING)
        self.count = 0

    def emit(self, record: logging.LogRecord) -> None:
        """Count a record that is not ours."""
        self.count += record.name != log.logger.name


_build = Build()


@event_priority(-100)
def on_config(config: MkDocsConfig) -> None:
    """Begin a build. What would stop MkDocs at the first fault is left to our checks, which tell them all."""
    global _build
    _listen(None)
    _build = Build()
    config["as_text"] = _build.as_text
    _listen(_build.others)
    if broken_addresses.NAME not in config.markdown_extensions:
        config.markdown_extensions.append(broken_addresses.NAME)
    if render.SNIPPETS in config.markdown_extensions:
        config.mdx_configs[render.SNIPPETS] = {**config.mdx_configs.get(render.SNIPPETS, {}), "check_paths": False}
    docs, root = Path(config.docs_dir), Path(config.config_file_path or ".").absolute().parent
    leaflets = (docs / settings.TEMPLATE).is_dir()
    if snippets.NAME not in config.markdown_extensions:
        config.markdown_extensions.append(snippets.NAME)
    config.mdx_configs[snippets.NAME] = snippets.options(docs, root, leaflets)
    if leaflets and extension.NAME not in config.markdown_extensions:
        config.markdown_extensions.append(extension.NAME)
    if leaflets and (link := next(symbolic_links.endless(docs), None)):
        shown = f"{docs.name}/{link.relative_to(docs).as_posix()}"
        raise stop(
            f"{shown}: is a link to '{symbolic_links.leads_to(link)}', which MkDocs would read "
            "without end (linked-file)"
        )


def _listen(handler: Others | None) -> None:
    """Hear what MkDocs logs, or stop hearing it."""
    mkdocs = logging.getLogger("mkdocs")
    mkdocs.removeHandler(_build.others)
    if handler:
        mkdocs.addHandler(handler)


@event_priority(100)
def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Read every source before MkDocs does, so that what MkDocs cannot read gets a name and a line."""
    pages = files.documentation_pages()
    try:
        ours = _settings(config)
        if ours.has_leaflets:
            library = reader.read(ours)
        else:
            library = reader.glance(ours, [Path(file.abs_src_path) for file in pages if file.abs_src_path])
    except LeafletsError as error:
        raise stop(str(error)) from error
    _build.library = config["library"] = library
    limit = (
        regular_file.LARGEST_PAGE if library.contract else 0
    )  # on a site of others a large page is its people's affair
    for file in [file for file in files if file.abs_src_path and _cannot_be_read(file, limit)]:
        files.remove(file)  # MkDocs would wait for a pipe without end
    if library.contract:  # MkDocs would publish what they lead to; `unsafe-file` tells of them
        for file in [file for file in files if file.abs_src_path and _leads_out(ours.docs, Path(file.abs_src_path))]:
            files.remove(file)
    pages = files.documentation_pages()
    unreadable = {finding.path for finding in library.unreadable}
    for file in pages:
        path = ours.shown(Path(config.docs_dir, file.src_uri))
        if library.contract and file.src_uri not in library.pages and file.generated_by is None:
            library.unreadable.append(Finding(path, None, None, "is published, but the checks cannot read it"))
            continue
        ours_read = library.pages.get(file.src_uri)
        if ours_read and ours_read.too_much:
            file.content_string = ""  # rendering it would take minutes
        elif path in unreadable and file.abs_src_path:
            file.content_string = text_file.decode(Path(file.abs_src_path).read_bytes())[0]
        elif ours_read and not _reads_the_same(ours_read):
            source = file.abs_src_path
            file.content_string = f"\n{ours_read.front.body}"  # the empty line: else what follows might be one, too
            file.abs_src_path = source
    return files


def _cannot_be_read(file: File, limit: int) -> bool:
    """Whether a file is none, or a page of more bytes than `limit`; 0 is no limit."""
    return bool(regular_file.fault(Path(file.abs_src_path or ""), limit if file.is_documentation_page() else 0))


def _leads_out(docs: Path, file: Path) -> bool:
    """Whether a file stands under docs/ and, as a link, leads out of it, or has no name that could be published.

    The theme's files stand elsewhere.
    """
    return file.is_relative_to(docs) and (paths.has_no_address(str(file)) or not is_inside(docs, file))


def _reads_the_same(page: model.Page) -> bool:
    """Whether MkDocs finds the front matter that we have read: it has no limits, and libyaml crashes without them."""
    theirs = meta.YAML_RE.match(page.text)
    return page.front.fault is None and (theirs is None or theirs[1] == page.front.written)


def _settings(config: MkDocsConfig) -> settings.Settings:
    """Our settings as the file gives them, with the folders that the command line gave MkDocs."""
    if not config.config_file_path:
        raise LeafletsError("no mkdocs.yml: run this in the folder of your leaflets")
    ours = settings.read(Path(config.config_file_path))
    ours.docs, ours.site = Path(config.docs_dir), Path(config.site_dir)
    ours.directory_urls, ours.site_url = config.use_directory_urls, config.site_url or ""
    return ours


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Tell our Markdown extension the local values and the facts of this page's leaflet."""
    library = _build.library
    _build.page = page.file.src_uri
    if library is None or library.contract is None:
        return markdown
    ours = library.pages.get(page.file.src_uri)
    leaflet = ours.leaflet if ours else None
    local = leaflet.local if leaflet else library.settings.hospital
    for name, values in render.options(library.glossary, local, leaflet.facts if leaflet else {}).items():
        config.mdx_configs[name] = {**(config.mdx_configs.get(name) or {}), **values}
    return markdown


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Keep what MkDocs rendered: the checks read the same words as the reader."""
    library = _build.library
    if library and (ours := library.pages.get(page.file.src_uri)) and not ours.too_much:
        ours.html = html
    return marks.stripped(html)


@event_priority(-100)
def on_env(env: Any, config: MkDocsConfig, files: Files) -> Any:
    """All pages are rendered and none is written: run the checks of what authors wrote."""
    _build.page = ""
    _build.files = files
    if _build.library:
        config["found"] = _build.found = registry.run(_build.library)
        if _build.library.contract:
            _show_as_text(_build.library, files)
    return env


def _show_as_text(library: Library, files: Files) -> None:
    """Put the source in place of each page that holds what may not be shown: in no build does it act.

    `config["as_text"]` keeps by path what was rendered: the checks of links go on judging that.
    """
    unsafe = any(name == "unsafe-html" for name, _ in _build.found)
    for file in files.documentation_pages():
        page, ours = file.page, library.pages.get(file.src_uri)
        rendered = ours.html if ours else page.content if page else None
        if page is None or file.generated_by or not rendered or (ours and not unsafe):
            continue
        if as_text.is_unsafe(rendered):
            _build.as_text[file.src_uri] = page.content or ""
            reasons = as_text.reasons(rendered, ours, _build.found)
            page.content = as_text.page(ours.title if ours else file.name, reasons, page.markdown or "")
            page.html = page.content  # type: ignore[attr-defined]  # where mkdocs-print-site-plugin takes it from
            page.toc = TableOfContents([])
            page.meta["search"] = {"exclude": True}


@event_priority(-200)
def on_post_build(config: MkDocsConfig) -> None:
    """The site is finished: look at its links, report, and refuse where the build is strict."""
    library = _build.library
    if library is None or _build.files is None:
        return
    if library.lacks_contract:
        log.warning(library.without_contract())
    try:
        survey = _survey(library, _build.files, config)
        survey.leaflets = library.leaflets
        found = registry.verdict(library, [*_build.found, *registry.run_links(survey), *registry.run_site(survey)])
        in_sources = [name for name in registry.modules() if not registry.needs(name)]
        ignored = registry.ignored(library)
        report.tell(found, _log, registry.modules(), listed_elsewhere=in_sources, ignored=ignored)
        _take_away(library, _build.files, Path(config.site_dir))
    except LeafletsError as error:
        raise stop(str(error)) from error
    if ignores := report.ignores(library.settings.config_name, ignored):
        log.info(ignores)
    others = _build.others.count
    if library.contract is not None and (why := repository.why_none(library.settings.root)):
        log.info(f"The checks of the repository did not run: {why}.")
    if library.contract is not None and (why := engine.not_asked()):
        log.info(f"Whether pictures can be printed was not tried: {why}")
    words = report.count(found) + (f"; MkDocs itself gave {report.number(others, 'warning')}" if others else "")
    log.info(words)
    mend = [diagnostic for diagnostic in found if diagnostic.level == "warn"]
    if (mend or others) and config.strict:
        listed = log.isEnabledFor(logging.WARNING)  # not under --quiet
        where = "Each is listed above." if listed else "\n" + "\n".join(map(str, mend))
        raise Abort(f"Refused to publish: {words}. {where}")


def _take_away(library: Library, files: Files, site: Path) -> None:
    """Delete from the finished site each file that can act, and that mkdocs.yml does not load: nobody opens it."""
    ours = library.settings
    unsafe = {finding.path for name, finding in _build.found if name == "unsafe-file"}
    for file in files if unsafe else ():
        loaded = file.src_uri in ours.assets
        if file.abs_src_path and not loaded and ours.shown(Path(file.abs_src_path)) in unsafe:
            Path(site, file.dest_uri).unlink(missing_ok=True)


def _survey(library: Library, files: Files, config: MkDocsConfig) -> Survey:
    """The survey of the site that MkDocs has just finished."""
    ours = library.settings
    sources, kept_off, documents = {}, {}, []
    for file in files:
        if file.inclusion.is_excluded():
            kept_off[file.src_uri] = ours.kept_off(file.src_uri) or "is kept off the site"
            continue
        sources[file.src_uri] = file.dest_uri
        if file.is_documentation_page() and file.page is not None:
            documents.append(_document(ours, file, file.page))
    return surveys.of_build(ours, documents, sources, kept_off, Path(config.site_dir))


def _document(ours: settings.Settings, file: File, page: Page) -> Document:
    source = Path(file.abs_src_path) if file.abs_src_path else None
    path = ours.shown(source or ours.docs / file.src_uri)
    html = _build.as_text.get(file.src_uri, page.content or "")
    return Document(file.dest_uri, path, html, file.src_uri, page.markdown or "", source)


def _log(diagnostic: Any) -> None:
    (log.warning if diagnostic.level == "warn" else log.info)(str(diagnostic))


def on_build_error(error: Exception) -> None:
    """What MkDocs would show as a traceback becomes one line that says where and what to do next."""
    if isinstance(error, (Abort, BuildError, ConfigurationError)) or os.environ.get("LEAFLETS_TRACEBACK"):
        return
    library = _build.library
    if library and library.contract is None and not _is_ours(error):
        return  # another project's theme or plugin: MkDocs shows what its people need
    if isinstance(error, OSError):
        file = error.filename2 or error.filename  # of a copy the first is what is read
        what = f"{file}: {error.strerror}" if file else str(error)
        raise stop(f"cannot write the site: {what}. Nothing was published.") from error
    if _build.page and library:
        path = library.settings.shown(library.settings.docs / _build.page)
        raise stop(f"{path}: cannot be rendered: {error} (unreadable-page)") from error
    raise stop(
        f"{type(error).__name__}: {error}. This is a fault in the program, not in your text. "
        "Please report it with the output of: LEAFLETS_TRACEBACK=1 mkdocs build"
    ) from error


def _is_ours(error: Exception) -> bool:
    """Whether an error was raised in the engine or in what it called."""
    here = str(Path(registry.__file__).parent.parent)
    return any(frame.f_code.co_filename.startswith(here) for frame, _ in traceback.walk_tb(error.__traceback__))


def stop(message: str) -> Abort:
    """An error that ends the build before it can be judged: one line, exit status 2."""
    abort = Abort(f"leaflets: {message}")
    abort.exit_code = 2
    return abort
