"""What most verbs begin with: the settings around the current folder, the library, one of its leaflets."""

from __future__ import annotations

import os
from pathlib import Path

from leaflets.core import settings, whole_file
from leaflets.core.diagnostics import LeafletsError, did_you_mean
from leaflets.core.settings import Settings
from leaflets.library import reader, rendering
from leaflets.library.model import Leaflet, Library
from leaflets.site import generated


def read_settings(start: Path | None = None, mode: str = "") -> Settings:
    """Read the mkdocs.yml at or above `start`, or the current folder, for what `mode` or the environment says.

    Raises LeafletsError where that can't be.
    """
    return settings.read(settings.find(start or Path.cwd()), mode or os.environ.get(settings.MODE, ""))


def read_library(docs: Path | None = None, mode: str = "") -> Library:
    """Read and render the library in a folder of pages, or of the mkdocs.yml around us.

    `mode` is what it is read for, as `settings.MODE` says. Raises LeafletsError where there is none, or `docs` is the
    folder of one leaflet.
    """
    ours = read_settings(docs, mode)
    if docs is not None:
        if ours.docs.resolve() in docs.resolve().parents:
            raise LeafletsError(f"{docs}: give the folder of all leaflets, {ours.shown(ours.docs)}, or nothing")
        ours.docs = docs.resolve()
    library = reader.read(ours)
    library.must_be_checkable()
    rendering.render_pages(library, generated.files(library))
    return library


def find_leaflet(library: Library, name: str) -> Leaflet:
    """Return the leaflet with this name. Raises LeafletsError where there is none."""
    names = [each.name for each in library.leaflets]
    if name not in names:
        known = ", ".join(names) or "none"
        raise LeafletsError(f"there is no leaflet '{name}'.{did_you_mean(name, names)} There are: {known}")
    return library.leaflets[names.index(name)]


def write(path: Path, data: bytes) -> None:
    """Write a file whole. Raises LeafletsError where that can't be."""
    try:
        whole_file.write(path, data)
    except OSError as error:
        raise LeafletsError(f"{path}: cannot be written: {error.strerror}") from error
