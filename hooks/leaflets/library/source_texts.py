"""The sentences of a library's sources that are at hand: texts that may be kept, and those in a folder of your own.

A copyrighted text never enters the repository. Who has it in a folder, as `KEY.txt` for each source, can have it read
beside the pages.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from leaflets.core import text_file
from leaflets.core.diagnostics import LeafletsError
from leaflets.data.sources import Single, Source
from leaflets.library.model import Leaflet, Library
from leaflets.sources import changes, splitter
from leaflets.sources.lock import Lock


def sentences(library: Library, folder: Path | None = None) -> Mapping[str, Mapping[Single, str]]:
    """By leaflet, each place whose words are at hand, with its sentence; an item of a list with the line above it.

    Raises LeafletsError where the folder is none, or holds a text that is not the one that was locked.
    """
    if folder is not None and not folder.is_dir():
        raise LeafletsError(f"{folder}: no such folder")
    return {leaflet.name: _of(leaflet, folder) for leaflet in library.leaflets}


def _of(leaflet: Leaflet, folder: Path | None) -> dict[Single, str]:
    found: dict[Single, str] = {}
    for key, source in leaflet.sources.sources.items() if leaflet.sources else ():
        lock = leaflet.locks.by_key.get(key)
        sections = leaflet.locks.sections(source)
        if lock and folder is not None and (file := folder / f"{key}.txt").is_file():
            sections = splitter.split(_text(file, lock, source), source.sections)
        for section in sections:
            lead = ""
            for number, each in enumerate(section.sentences, 1):
                found[key, section.key, number] = f"{lead} {each.text}" if lead and each.is_item else each.text
                if not each.is_item:
                    lead = each.text if each.text.endswith(":") else ""
    return found


def _text(file: Path, lock: Lock, source: Source) -> str:
    text, wrong = text_file.decode(file.read_bytes())
    if wrong:
        raise LeafletsError(f"{file}: {wrong}")
    if changes.differs(lock, text, source.sections):
        raise LeafletsError(
            f"{file} is not the text that was locked as '{source.key}': `leaflets source verify` says why"
        )
    return text
