"""The files of the words of record: what they hold, what they should hold, what they held when somebody agreed."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path, PurePosixPath

from leaflets.core import regular_file, text_file
from leaflets.core.settings import Settings
from leaflets.git import repository
from leaflets.library.model import Leaflet, Library
from leaflets.review import record, shared, standing
from leaflets.review.record import Fault, Record


@dataclass(frozen=True)
class WordsFile:
    """A record and the file, at `path` under docs/, that should hold it. `leaflet` is None for the shared words."""

    settings: Settings
    path: str
    record: Record
    leaflet: Leaflet | None
    begun: bool
    """Whether somebody has agreed to some words of the leaflet: then there must be such a file."""

    @cached_property
    def kept(self) -> str:
        """What the file holds; empty where it is not there or cannot be read."""
        file = self.settings.docs / self.path
        return _text(file)

    @property
    def faults(self) -> list[Fault]:
        """What makes the file no record."""
        found = record.parse(self.kept)
        return found if isinstance(found, list) else []


def files(library: Library) -> Iterator[WordsFile]:
    """The files of all leaflets, and that of the shared words; of a library whose pages are rendered."""
    begun = False
    for leaflet in library.leaflets:
        stands = standing.of(library, leaflet)
        begun = begun or bool(stands.signed.signed)
        path = f"{leaflet.name}/{record.FILE}"
        yield WordsFile(library.settings, path, stands.record, leaflet, bool(stands.signed.signed))
    if library.leaflets:
        yield WordsFile(library.settings, shared.FILE, shared.of(library), None, begun)


def decoded(data: bytes) -> str:
    """The text of a file of words, with LF at the ends of its lines."""
    return text_file.decode(data)[0]


def signed(library: Library, leaflet: Leaflet, words: str) -> Record | None:
    """The record with this fingerprint: from the file, or its history, or that of a folder of another name.

    None where it is not there, as in a shallow clone.
    """
    for text in _ever(library, leaflet):
        if record.fingerprint(text) == words:
            found = record.parse(text)
            return found if isinstance(found, Record) else None
    return None


def _ever(library: Library, leaflet: Leaflet) -> Iterator[str]:
    """What the words of a leaflet have ever been, the likeliest place first."""
    settings = library.settings
    own = settings.docs / leaflet.name / record.FILE
    yield _text(own)
    for path in (own.parent, settings.docs):
        with suppress(repository.NoRepositoryError):
            yield from map(decoded, repository.blobs(settings.root, path, f"/{record.FILE}"))


def _text(file: Path) -> str:
    """What a file holds; empty where it is not there or cannot be read."""
    return decoded(file.read_bytes()) if file.is_file() and not regular_file.fault(file) else ""


def at(settings: Settings, leaflet: str, new: Record, revision: str) -> Record | list[Fault] | None:
    """The record of a leaflet at a revision; None where it had none. One in a folder of another name is found, too.

    Raises NoRepositoryError where git knows no such revision.
    """
    own = settings.docs / leaflet / record.FILE
    if (data := repository.file_at(settings.root, revision, own)) is not None:
        return record.parse(decoded(data))
    top = repository.top(settings.root) or settings.root
    best, most = None, 0.3
    mine = set(new.text.splitlines())
    for path in repository.files_at(settings.root, revision, settings.docs):
        there = top / path
        if PurePosixPath(path).name != record.FILE or there.is_file():
            continue  # a leaflet that is still there is another one
        data = repository.file_at(settings.root, revision, there)
        text = decoded(data or b"")
        lines = set(text.splitlines())
        if lines and (share := len(lines & mine) / max(len(lines), len(mine))) > most:
            best, most = record.parse(text), share
    return best
