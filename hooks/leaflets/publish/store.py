"""A store of releases: the folder that publishing writes and a web server reads.

    DEST/.leaflets-store               what this folder is; the lock is on this file, which its owner alone may open
    DEST/current                       a symbolic link to releases/<id>/site: what readers see
    DEST/releases/<id>/site/           one finished site, read-only
    DEST/releases/<id>/manifest.json   its files, with sizes and SHA-256; no web server shows it
    DEST/releases/<id>/sbom.json       what it was made with (CycloneDX); nor this

An id is the time of publishing in UTC and the beginning of the manifest's SHA-256: `20261128T133130Z-0123456789ab`.
A release appears under its id whole or not at all, and `current` changes in one rename, so a reader sees the old site
or the new one at every moment, also when the machine goes down. Nothing is ever deleted that has not our naming.
"""

from __future__ import annotations

import datetime
import os
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from leaflets.core.diagnostics import LeafletsError
from leaflets.publish import manifest
from leaflets.publish.disk import is_empty, make, real, remove, settle, sync
from leaflets.publish.lock import locked
from leaflets.publish.manifest import Manifest

MARKER = ".leaflets-store"
MARKER_TEXT = (
    b"Releases of Leaflets, format 1. Made and cleaned up by `leaflets publish`: change nothing here by hand.\n"
)
_ID = re.compile(r"(?P<time>\d{8}T\d{6}Z)-[0-9a-f]{12}", re.ASCII)
TIME = "%Y%m%dT%H%M%SZ"
_LEFT_OVER = re.compile(r"\.(new|old)-.+")
_LINK = ".current-new"
CLOCKS_DIFFER = datetime.timedelta(minutes=1)
"""How far the clocks of two machines may be apart."""
ABSURD = datetime.timedelta(days=366)
"""What is this far ahead of the clock is wrong itself; what is less may show that the clock stands back."""

Tell = Callable[[str], None]


@dataclass(frozen=True)
class Release:
    """One release by its folder, whose name is its id."""

    folder: Path

    @property
    def id(self) -> str:
        """The name of its folder."""
        return self.folder.name

    @property
    def time(self) -> datetime.datetime:
        """When it was published."""
        return datetime.datetime.strptime(self.id.partition("-")[0], TIME).replace(tzinfo=datetime.UTC)

    @property
    def site(self) -> Path:
        """The folder that a web server shows."""
        return self.folder / "site"

    @cached_property
    def manifest(self) -> Manifest:
        """What it holds. Raises LeafletsError where its manifest cannot be read."""
        path = self.folder / "manifest.json"
        try:
            text = path.read_bytes()
        except OSError as error:
            raise LeafletsError(f"{path}: cannot be read: {error.strerror}") from error
        try:
            return manifest.parse(text)
        except LeafletsError as error:
            raise LeafletsError(f"{path}: {error}") from error

    def faults(self) -> Iterator[str]:
        """What is no longer as it was published, one line each."""
        try:
            text = (self.folder / "manifest.json").read_bytes()
            if not manifest.digest(text).startswith(self.id.partition("-")[2]):
                yield "changed: manifest.json, which its own id no longer fits"
                return
            for word, path in manifest.faults(self.site, self.manifest):
                yield f"{word}: {path}"
            for word, path in manifest.faults_beside(self.folder, self.manifest):
                yield f"{word}: {path}, beside the site"
        except OSError as error:
            yield f"unreadable: {error.filename}: {error.strerror}"
        except LeafletsError as error:
            yield f"changed: {error}"


class Store:
    """The store in the folder `dest`."""

    def __init__(self, dest: Path) -> None:
        """Look at the folder. Raises LeafletsError where it is no store, nor an empty or new folder to make one in."""
        self.dest = real(dest)
        self.shown = dest
        self.is_new = is_empty(self.dest, dest)
        self._releases, self._link = self.dest / "releases", self.dest / "current"
        if not self.is_new and not (self.dest / MARKER).is_file():
            raise LeafletsError(
                f"{dest}: is no store of releases, and holds other files. Nothing was changed; "
                "give a new or empty folder, or one that `leaflets publish` has made"
            )
        for path, ours in ((self._releases, not self._releases.is_symlink()), (self._link, self._link.is_symlink())):
            if os.path.lexists(path) and not (ours and (path is self._link or path.is_dir())):
                raise LeafletsError(f"{path}: was not made by `leaflets publish`. Nothing was changed; move it away")

    def must_exist(self) -> None:
        """Raise LeafletsError where nothing was published yet."""
        if self.is_new:
            raise LeafletsError(f"{self.shown}: holds no releases: publish first")

    @property
    def releases(self) -> list[Release]:
        """All whole releases, oldest first. Raises OSError where they cannot be listed."""
        folders = sorted(self._releases.iterdir()) if self._releases.is_dir() else []
        return [Release(folder) for folder in folders if _is_id(folder.name)]

    @property
    def current(self) -> Release | None:
        """What readers see. None before the first release, and where the link leads to none of ours."""
        with suppress(OSError):
            to = self.dest / self._link.readlink()
            return next((release for release in self.releases if release.site == to), None)
        return None

    @property
    def astray(self) -> str:
        """Where `current` leads if that is none of our releases; empty where it does, or is missing."""
        with suppress(OSError):
            return "" if self.current else os.fspath(self._link.readlink())
        return ""

    def named(self, name: str) -> Release:
        """The release with an id, or the one whose id begins so. Raises LeafletsError where there is not just one."""
        found = [release for release in self.releases if release.id.startswith(name)]
        if len(found) == 1:
            return found[0]
        known = "\n".join(f"  {release.id}" for release in self.releases)
        what = "more than one release begins with" if found else "there is no release"
        raise LeafletsError(f"{self.shown}: {what} '{name}'. There are:\n{known or '  none'}")

    @contextmanager
    def locked(self) -> Iterator[int]:
        """Hold the store's lock, make what is missing of it, and remove what a killed publish left behind."""
        with self.telling():
            make(self.dest)
            with locked(self.dest / MARKER) as descriptor:
                if not os.fstat(descriptor).st_size:
                    os.write(descriptor, MARKER_TEXT)
                    sync(self.dest / MARKER)
                    sync(self.dest)
                make(self._releases)
                for each in list(self._releases.iterdir()):
                    if _LEFT_OVER.fullmatch(each.name):
                        remove(each)
                self._point(self._releases).unlink()  # where that can't be, say so now, and not after the build
                yield descriptor

    @contextmanager
    def telling(self) -> Iterator[None]:
        """An error of the system becomes one line that says that readers lost nothing."""
        try:
            yield
        except OSError as error:
            seen = self.current
            readers = f"Readers still see {seen.id}" if seen else "Nothing was published"
            where = error.filename2 or error.filename or self.shown
            raise LeafletsError(f"{where}: {error.strerror or error}. {readers}") from error

    @contextmanager
    def staging(self) -> Iterator[Path]:
        """An empty folder in the store, on its file system, so that a rename can publish it; removed where none did."""
        folder = self._releases / f".new-{os.getpid()}"
        make(folder)
        try:
            yield folder
        finally:
            if folder.exists():
                with suppress(OSError):
                    remove(folder)

    def next_time(self, now: datetime.datetime, tell: Tell) -> datetime.datetime:
        """The time of the next release: `now`, or just after the last one where that was within the last minute.

        Raises LeafletsError where the clock stands before the last release: dates would be judged by a wrong day. One
        that is more than a year ahead was made by a wrong clock: it is told, and does not count.
        """
        last = None
        for release in self.releases:
            if release.time - now > ABSURD:
                tell(f"{release.id}: is of a day to come, and stands last in every list. Remove {release.folder}")
            else:
                last = release
        if last is None or now.replace(microsecond=0) > last.time:
            return now
        if last.time - now > CLOCKS_DIFFER:
            raise LeafletsError(
                f"the clock of this machine says {now:%Y-%m-%d %H:%M} UTC, but the last release is of "
                f"{last.time:%Y-%m-%d %H:%M} UTC. Nothing was changed; set the clock right. If that release is what is "
                f"wrong, roll back and remove {last.folder}"
            )
        return last.time + datetime.timedelta(seconds=1)

    def add(self, staging: Path, made: Manifest, time: datetime.datetime) -> Release:
        """Make a release of a staging folder, whose `site` is as `made` says. It is not current yet."""
        text = made.text()
        (staging / "manifest.json").write_bytes(text)
        settle(staging)
        release = Release(self._releases / f"{time:{TIME}}-{manifest.digest(text)[:12]}")
        staging.rename(release.folder)
        sync(self._releases)
        return release

    def switch(self, release: Release) -> None:
        """Show readers another release, from one moment to the next."""
        self._point(release.site).replace(self._link)
        sync(self.dest)

    def _point(self, to: Path) -> Path:
        """A link beside `current` to a folder of the store."""
        new = self.dest / _LINK
        new.unlink(missing_ok=True)
        new.symlink_to(to.relative_to(self.dest))
        return new

    def prune(self, keep: int, before: Release | None) -> list[Release]:
        """Remove all releases but the last `keep`, the current one, the older one next to it and the one `before`.

        Returns what went. Raises OSError where one cannot be removed.
        """
        releases, current = self.releases, self.current
        older = [release for release in releases if current and release.id < current.id]
        stay = {release.id for release in (*releases[-keep:], *older[-1:], current, before) if release}
        gone = [release for release in releases if release.id not in stay]
        for release in gone:
            old = self._releases / f".old-{release.id}"
            release.folder.rename(old)
            remove(old)
        return gone


def _is_id(name: str) -> bool:
    match = _ID.fullmatch(name)
    with suppress(ValueError):
        return match is not None and bool(datetime.datetime.strptime(match["time"], TIME))
    return False
