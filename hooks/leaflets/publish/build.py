"""`leaflets build`: a strict MkDocs build into a staging folder, then a swap. A refused build changes nothing."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from leaflets.checks import report
from leaflets.core.diagnostics import LeafletsError, RefusedError
from leaflets.core.settings import Settings
from leaflets.git import repository
from leaflets.library import reader


def build(settings: Settings) -> str:
    """Build the site; return the closing words. Raises RefusedError or LeafletsError, the old site untouched."""
    settings.must_be_buildable()
    site = settings.site.resolve()  # a link to the web root stays a link
    library = reader.read(settings)
    library.must_be_checkable()
    staging = _staging(site)
    try:
        if status := run_mkdocs(settings, staging):
            kept = f" The last good site is untouched: {settings.shown(site)}/" if site.is_dir() else ""
            raise RefusedError(f"The site was not built.{kept}", status)
        pages = sum(1 for _ in staging.rglob("*.html"))
        swap(staging, site)
    finally:
        shutil.rmtree(staging, ignore_errors=True)
    size = f"{report.number(pages, 'page')} with {report.number(len(library.leaflets), 'leaflet')}"
    return f"{settings.shown(site)}/ holds {size}.\nOpen it: {site / 'index.html'}"


def run_mkdocs(settings: Settings, folder: Path, environ: Mapping[str, str] = {}, keep_open: Sequence[int] = ()) -> int:
    """Have MkDocs build the site into `folder`, strictly; return its exit status.

    It gets the variables of `environ` beside ours, and the file descriptors of `keep_open`.
    """
    command = [sys.executable, "-m", "mkdocs", "build", "--strict"]
    command += ["--config-file", str(settings.root / settings.config_name), "--site-dir", str(folder)]
    around = {**os.environ, "NO_MKDOCS_2_WARNING": "1", **environ}
    return subprocess.run(command, env=around, pass_fds=keep_open, check=False).returncode


def _staging(site: Path) -> Path:
    """An empty folder beside `site`, so that it can take its place by a rename.

    What a killed build left behind is put right: an old site that it had moved away comes back, the rest goes.
    """
    try:
        site.parent.mkdir(parents=True, exist_ok=True)
        for old in sorted(site.parent.glob(".site-*")):
            number = old.name.rpartition("-")[2]
            if any(repository.tracked(old)):
                raise LeafletsError(
                    f"{old}: is tracked by git, but only a build makes such a folder. Nothing was changed; take it out "
                    f"of the repository: git rm -r {old.name}"
                )
            if number.isdigit() and not _lives(int(number)):
                if old.name.startswith(".site-old-") and not site.exists():
                    old.rename(site)
                shutil.rmtree(old, ignore_errors=True)
        staging = site.parent / f".site-{os.getpid()}"
        staging.mkdir()
    except OSError as error:
        raise LeafletsError(
            f"{site.parent}: cannot write there: {error.strerror}. Nothing was changed; "
            "build in a folder that you may write to, with free space"
        ) from error
    return staging


def _lives(process: int) -> bool:
    """Whether another process has this number; where it is our own, a build before us had it."""
    if process == os.getpid():
        return False
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True


def swap(staging: Path, site: Path) -> None:
    """Put `staging` in the place of `site`. Where that fails the old site is back in its place."""
    old = site.with_name(f".site-old-{os.getpid()}")
    try:
        if site.exists():
            site.rename(old)
        try:
            staging.rename(site)
        except OSError:
            if old.exists():
                old.rename(site)
            raise
    except OSError as error:
        raise LeafletsError(f"{site}: cannot be replaced: {error.strerror}. Nothing was changed") from error
    shutil.rmtree(old, ignore_errors=True)
