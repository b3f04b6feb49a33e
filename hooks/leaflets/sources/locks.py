"""What a leaflet keeps of its sources in `docs/<leaflet>/sources/`: the locks, and the texts that may be kept."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from leaflets.core.diagnostics import Finding, Place
from leaflets.data.sources import Source
from leaflets.sources import lock, splitter
from leaflets.sources.lock import Lock, LockError
from leaflets.sources.splitter import Section, SplitError

FOLDER = "sources"
KEPT = ".txt"


@dataclass
class Locks:
    """The folder of one leaflet: the text of each lock and of each kept source, by the source's key."""

    path: str = ""
    """From the root, as findings name it."""
    leaflet: str = ""
    texts: Mapping[str, str] = field(default_factory=dict, repr=False)
    kept: Mapping[str, str] = field(default_factory=dict, repr=False)

    @cached_property
    def _read(self) -> tuple[dict[str, Lock], list[Finding]]:
        found: dict[str, Lock] = {}
        faults: list[Finding] = []
        for key, text in self.texts.items():
            try:
                found[key] = lock.read(text, key, self.command("update", key, "FILE --write"))
            except LockError as error:
                faults.append(Finding(Place(self.lock_path(key), error.line, 1), str(error)))
        return found, faults

    @property
    def by_key(self) -> Mapping[str, Lock]:
        """The locks that can be trusted."""
        return self._read[0]

    @property
    def faults(self) -> list[Finding]:
        """What is wrong with the others."""
        return self._read[1]

    def lock_path(self, key: str) -> str:
        """The path of a lock from the root."""
        return f"{self.path}/{key}{lock.SUFFIX}"

    def kept_path(self, key: str) -> str:
        """The path of a kept text from the root."""
        return f"{self.path}/{key}{KEPT}"

    def command(self, verb: str, key: str, rest: str) -> str:
        """A command about one source, for messages."""
        return f"leaflets source {verb} {self.leaflet} {key} {rest}"

    def sections(self, source: Source) -> tuple[Section, ...]:
        """The sentences of a source whose text is kept; nothing where it is not, or is no text."""
        try:
            return splitter.split(self.kept[source.key], source.sections) if source.key in self.kept else ()
        except SplitError:
            return ()  # its lock is none of it: a check says so


def read(folder: Path, shown: str, text_of: Callable[[Path], str | None]) -> Locks:
    """Read what the folder of a leaflet keeps; `text_of` gives a file's text, or None where it cannot be read."""

    def texts(suffix: str) -> dict[str, str]:
        return {path.stem: text for path in _files(folder / FOLDER, suffix) if (text := text_of(path)) is not None}

    return Locks(f"{shown}/{FOLDER}", folder.name, texts(lock.SUFFIX), texts(KEPT))


def _files(folder: Path, suffix: str) -> Iterator[Path]:
    return iter(sorted(folder.glob(f"*{suffix}")))
