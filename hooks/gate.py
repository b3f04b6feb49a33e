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

from leaflets import checks, model, reader, render, report, settings, textfile
from leaflets.diagnostics import Finding, LeafletsError
from leaflets.exceptions import Found
from leaflets.inside import is_inside
from leaflets.links import broken_addresses, surveys
from leaflets.links.documents import Document
from leaflets.links.survey import Survey
from leaflets.model import Library
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, BuildError, ConfigurationError
from mkdocs.plugins import event_priority, get_plugin_logger
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from mkdocs.utils import meta

log = get_plugin_logger("leaflets")


@dataclass
class Build:
    """What is known of the build under way."""

    library: Library | None = None
    files: Files | None = None
    found: list[Found] = field(default_factory=list)
    page: str = ""
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
    _listen(_build.others)
    if broken_addresses.NAME not in config.markdown_extensions:
        config.markdown_extensions.append(broken_addresses.NAME)
    if render.SNIPPETS in config.markdown_extensions:
        config.mdx_configs[render.SNIPPETS] = {**config.mdx_configs.get(render.SNIPPETS, {}), "check_paths": False}


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
        if (ours.docs / settings.TEMPLATE).is_dir():
            library = reader.read(ours)
        else:
            library = reader.glance(ours, [Path(file.abs_src_path) for file in pages if file.abs_src_path])
    except LeafletsError as error:
        raise stop(str(error)) from error
    _build.library = config["library"] = library
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
            file.content_string = textfile.decode(Path(file.abs_src_path).read_bytes())[0]
        elif ours_read and not _reads_the_same(ours_read):
            source = file.abs_src_path
            file.content_string = f"\n{ours_read.front.body}"  # the empty line: else what follows might be one, too
            file.abs_src_path = source
    return files


def _leads_out(docs: Path, file: Path) -> bool:
    """Whether a file stands under docs/ and, as a link, leads out of it; the theme's files stand elsewhere."""
    return file.is_relative_to(docs) and not is_inside(docs, file)


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
    return html


@event_priority(-100)
def on_env(env: Any, config: MkDocsConfig, files: Files) -> Any:
    """All pages are rendered and none is written: run the checks of what authors wrote."""
    _build.page = ""
    _build.files = files
    if _build.library:
        config["found"] = _build.found = checks.run(_build.library)
    return env


@event_priority(-200)
def on_post_build(config: MkDocsConfig) -> None:
    """The site is finished: look at its links, report, and refuse where the build is strict."""
    library = _build.library
    if library is None or _build.files is None:
        return
    if library.contract is None and library.settings.hospital:
        log.warning(library.without_contract())
    try:
        survey = _survey(library, _build.files, config)
        survey.leaflets = library.leaflets
        found = checks.verdict(library, [*_build.found, *checks.run_links(survey), *checks.run_site(survey)])
        in_sources = [name for name in checks.modules() if not checks.needs(name)]
        report.tell(found, _log, checks.modules(), listed_elsewhere=in_sources)
    except LeafletsError as error:
        raise stop(str(error)) from error
    others = _build.others.count
    words = report.count(found) + (f"; MkDocs itself gave {report.number(others, 'warning')}" if others else "")
    log.info(words)
    mend = [diagnostic for diagnostic in found if diagnostic.level == "warn"]
    if (mend or others) and config.strict:
        listed = log.isEnabledFor(logging.WARNING)  # not under --quiet
        where = "Each is listed above." if listed else "\n" + "\n".join(map(str, mend))
        raise Abort(f"Refused to publish: {words}. {where}")


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
    return Document(file.dest_uri, path, page.content or "", file.src_uri, page.markdown or "", source)


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
        what = f"{error.filename}: {error.strerror}" if error.filename else str(error)
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
    here = str(Path(checks.__file__).parent.parent)
    return any(frame.f_code.co_filename.startswith(here) for frame, _ in traceback.walk_tb(error.__traceback__))


def stop(message: str) -> Abort:
    """An error that ends the build before it can be judged: one line, exit status 2."""
    abort = Abort(f"leaflets: {message}")
    abort.exit_code = 2
    return abort
