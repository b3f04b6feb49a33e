"""The gate: reads the library, runs the checks, reports, and refuses a strict build that has findings.

The only state is that of one build; it is made anew in `on_config`.
"""

from __future__ import annotations

import logging
import os
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from leaflets import checks, reader, render, report, settings
from leaflets.diagnostics import Diagnostic, Finding, LeafletsError
from leaflets.model import Library
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, BuildError, ConfigurationError
from mkdocs.plugins import event_priority, get_plugin_logger
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

log = get_plugin_logger("leaflets")


@dataclass
class Build:
    """What is known of the build under way."""

    library: Library | None = None
    diagnostics: list[Diagnostic] = field(default_factory=list)
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


def on_config(config: MkDocsConfig) -> None:
    """Begin a build."""
    global _build
    _listen(None)
    _build = Build()
    _listen(_build.others)


def _listen(handler: Others | None) -> None:
    """Hear what MkDocs logs, or stop hearing it."""
    mkdocs = logging.getLogger("mkdocs")
    mkdocs.removeHandler(_build.others)
    if handler:
        mkdocs.addHandler(handler)


@event_priority(100)
def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Read every source before MkDocs does, so that what MkDocs cannot read gets a name and a line."""
    try:
        library = reader.read(_settings(config))
    except LeafletsError as error:
        raise stop(str(error)) from error
    _build.library = config["library"] = library
    for file in files.documentation_pages():
        if file.src_uri not in library.pages and file.generated_by is None and library.contract:
            path = library.settings.shown(Path(config.docs_dir, file.src_uri))
            library.unreadable.append(Finding(path, None, None, "is published, but the checks cannot read it"))
    unreadable = {finding.path for finding in library.unreadable}
    for src_uri, page in library.pages.items():
        if page.path in unreadable and (file := files.get_file_from_path(src_uri)):
            file.content_string = page.text
    return files


def _settings(config: MkDocsConfig) -> settings.Settings:
    """Our settings as the file gives them, with the folders that the command line gave MkDocs."""
    if not config.config_file_path:
        raise LeafletsError("no mkdocs.yml: run this in the folder of your leaflets")
    ours = settings.read(Path(config.config_file_path))
    ours.docs, ours.site = Path(config.docs_dir), Path(config.site_dir)
    return ours


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Tell our Markdown extension the local values of this page's leaflet."""
    library = _build.library
    _build.page = page.file.src_uri
    if library is None or library.contract is None:
        return markdown
    ours = library.pages.get(page.file.src_uri)
    leaflet = ours.leaflet if ours else None
    local = leaflet.local if leaflet else library.settings.hospital
    for name, values in render.options(library.glossary, local).items():
        config.mdx_configs[name] = {**(config.mdx_configs.get(name) or {}), **values}
    return markdown


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Keep what MkDocs rendered: the checks read the same words as the reader."""
    library = _build.library
    if library and (ours := library.pages.get(page.file.src_uri)):
        ours.html = html
    return html


@event_priority(-100)
def on_env(env: Any, config: MkDocsConfig, files: Files) -> Any:
    """All pages are rendered and none is written: run the checks."""
    _build.page = ""
    if _build.library:
        _build.diagnostics = checks.run(_build.library)
    return env


@event_priority(-200)
def on_post_build(config: MkDocsConfig) -> None:
    """The site is finished: report, and refuse where the build is strict."""
    if _build.library is None:
        return
    if _build.library.contract is None:
        if _build.library.settings.hospital:
            log.warning(_build.library.without_contract())
        return
    found = _build.diagnostics + checks.run_site(_build.library, Path(config.site_dir))
    try:
        report.tell(found, _log, checks.modules())
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


def _log(diagnostic: Diagnostic) -> None:
    (log.warning if diagnostic.level == "warn" else log.info)(str(diagnostic))


def on_build_error(error: Exception) -> None:
    """What MkDocs would show as a traceback becomes one line that says where and what to do next."""
    if isinstance(error, (Abort, BuildError, ConfigurationError)) or os.environ.get("LEAFLETS_TRACEBACK"):
        return
    if isinstance(error, OSError):
        what = f"{error.filename}: {error.strerror}" if error.filename else str(error)
        raise stop(f"cannot write the site: {what}. Nothing was published.") from error
    if _build.page and _build.library:
        ours = _build.library.pages.get(_build.page)
        raise stop(f"{ours.path if ours else _build.page}: cannot be rendered: {error} (unreadable-page)") from error
    raise stop(
        f"{type(error).__name__}: {error}. This is a fault in the program, not in your text. "
        "Please report it with the output of: LEAFLETS_TRACEBACK=1 mkdocs build"
    ) from error


def stop(message: str) -> Abort:
    """An error that ends the build before it can be judged: one line, exit status 2."""
    abort = Abort(f"leaflets: {message}")
    abort.exit_code = 2
    return abort
