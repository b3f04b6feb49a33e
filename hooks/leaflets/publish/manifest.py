"""What a release holds: every file with its size and SHA-256, as JSON, the same bytes for the same content.

It names no time of publishing and no release, so that two machines that publish the same commit write the same
manifest; the folder's name says when, and bears the beginning of the manifest's own SHA-256.
"""

from __future__ import annotations

import hashlib
import json
import os
import stat
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from leaflets.core.diagnostics import LeafletsError

FORMAT = 1


@dataclass(frozen=True)
class Entry:
    """One file: its size in bytes and the SHA-256 of its content, in hexadecimal."""

    size: int
    sha256: str


@dataclass(frozen=True)
class About:
    """Where a release comes from.

    `commit` is the full id, or empty where there is none; `changed` where files differed from it. `built` is the time
    that the site bears, in seconds since 1970. `preview`: not for patients.
    """

    commit: str = ""
    changed: bool = False
    built: int = 0
    preview: bool = False


@dataclass(frozen=True)
class Manifest:
    """A release's files by their path from the site's root; `carried` are those that only older pages ask for.

    `beside` are files that stand beside the site, where no web server shows them: the list of components.
    """

    about: About
    files: Mapping[str, Entry]
    carried: Mapping[str, Entry] = field(default_factory=dict)
    beside: Mapping[str, Entry] = field(default_factory=dict)

    @property
    def all(self) -> dict[str, Entry]:
        """The site's own files and those carried over."""
        return {**self.files, **self.carried}

    @property
    def size(self) -> int:
        """The bytes of all files together."""
        return sum(entry.size for entry in self.all.values())

    def shows_the_same(self, other: Manifest) -> bool:
        """Whether readers see the same: commit, components and what was carried over do not count."""
        return self.files == other.files and self.about.preview == other.about.preview

    def text(self) -> bytes:
        """The JSON, with its paths in order and a line for each file."""
        about = self.about
        head = {
            "format": FORMAT,
            "commit": about.commit,
            "changed": about.changed,
            "built": about.built,
            "preview": about.preview,
        }
        parts = [f"{json.dumps(key)}: {json.dumps(value)}" for key, value in head.items()]
        lists = {"files": self.files, "carried_over": self.carried, "beside": self.beside}
        parts += [f'"{name}": {_listed(entries)}' for name, entries in lists.items()]
        return ("{\n" + ",\n".join(parts) + "\n}\n").encode()


def _listed(entries: Mapping[str, Entry]) -> str:
    lines = [
        json.dumps({"path": path, "size": entry.size, "sha256": entry.sha256})
        for path, entry in sorted(entries.items())
    ]
    return "[\n" + ",\n".join(lines) + "\n]" if lines else "[]"


def digest(text: bytes) -> str:
    """The SHA-256 of a manifest, in hexadecimal."""
    return hashlib.sha256(text).hexdigest()


def parse(text: bytes) -> Manifest:
    """Read a manifest. Raises LeafletsError where it is none."""
    try:
        data = json.loads(text)
        if data["format"] != FORMAT:
            raise LeafletsError(f"format {data['format']}: made by another version of Leaflets")
        about = About(str(data["commit"]), bool(data["changed"]), int(data["built"]), bool(data["preview"]))
        return Manifest(about, *(_entries(data[name]) for name in ("files", "carried_over", "beside")))
    except (ValueError, KeyError, TypeError) as error:
        raise LeafletsError("is no manifest") from error


def _entries(listed: list[dict[str, Any]]) -> dict[str, Entry]:
    return {str(one["path"]): Entry(int(one["size"]), str(one["sha256"])) for one in listed}


def of(folder: Path) -> dict[str, Entry]:
    """Every file below a folder. Raises LeafletsError for what is neither file nor folder, such as a link."""
    found = {}
    for path in walk(folder):
        if not stat.S_ISREG(path.lstat().st_mode):
            raise LeafletsError(f"{path.relative_to(folder).as_posix()}: a site holds files and folders only")
        found[path.relative_to(folder).as_posix()] = entry(path)
    return found


def walk(folder: Path) -> Iterator[Path]:
    """Everything below a folder that is no folder, in the order of the paths; links are not followed.

    Raises OSError where a folder cannot be read.
    """
    for each in sorted(os.scandir(folder), key=lambda each: each.name):
        if each.is_dir(follow_symlinks=False):
            yield from walk(Path(each.path))
        else:
            yield Path(each.path)


def entry(path: Path) -> Entry:
    """Size and SHA-256 of a file. Raises OSError where it cannot be read."""
    with path.open("rb") as file:
        sha256 = hashlib.file_digest(file, "sha256").hexdigest()
        return Entry(os.fstat(file.fileno()).st_size, sha256)


def faults(folder: Path, manifest: Manifest) -> Iterator[tuple[str, str]]:
    """What differs between a release's folder and its manifest: pairs of a word and a path, in the order of paths.

    The words: `missing`, `added`, `changed`, `unreadable`.
    """
    if folder.is_symlink():
        yield "changed", "the folder of the site itself"
        return
    there = {path.relative_to(folder).as_posix(): path for path in walk(folder)} if folder.is_dir() else {}
    yield from _differences(there, manifest.all)


def faults_beside(folder: Path, manifest: Manifest) -> Iterator[tuple[str, str]]:
    """The same of what stands beside the site, in the release's own folder."""
    there = {path.name: path for path in folder.iterdir() if path.name not in ("site", "manifest.json")}
    yield from _differences(there, manifest.beside)


def _differences(there: Mapping[str, Path], known: Mapping[str, Entry]) -> Iterator[tuple[str, str]]:
    for path in sorted({*known, *there}):
        if path not in there:
            yield "missing", path
        elif path not in known:
            yield "added", path
        elif not stat.S_ISREG(there[path].lstat().st_mode):
            yield "changed", path
        else:
            try:
                if entry(there[path]) != known[path]:
                    yield "changed", path
            except OSError:
                yield "unreadable", path
