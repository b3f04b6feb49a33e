"""`leaflets publish` and `leaflets rollback`: what is built, checked, written and shown, in this order."""

from __future__ import annotations

import datetime
import os
import shutil
import stat
from pathlib import Path

from leaflets.checks.report import number
from leaflets.core.diagnostics import LeafletsError, RefusedError
from leaflets.core.paths import is_inside
from leaflets.core.settings import KEPT, MODE, Settings
from leaflets.git import repository
from leaflets.git.repository import Commit
from leaflets.html import hashed_names
from leaflets.library import reader
from leaflets.publish import build, manifest
from leaflets.publish.manifest import About, Entry, Manifest
from leaflets.publish.store import ABSURD, CLOCKS_DIFFER, Release, Store, Tell

COMPONENTS = "sbom.json"
"""The list of components, beside mkdocs.yml; it goes into each release. `make sbom` writes it."""

EARLIEST = 946_684_800
"""2000-01-01, in seconds since 1970: no commit of leaflets is older."""
WRITTEN = datetime.datetime(2026, 11, 1, tzinfo=datetime.UTC)
"""No clock is right that stands before this: one without its battery begins in 1970 or in its maker's year."""


def publish(settings: Settings, dest: Path, preview: bool, keep: int, tell: Tell, cache: Path | None = None) -> None:
    """Build the site, with every check at the level of publishing, and show it to readers.

    Finished booklets are taken from `cache` and kept there; without it all are set anew.

    Raises RefusedError where a check refuses it, LeafletsError where it cannot be done; readers then still see
    what they saw.
    """
    settings.must_be_buildable()
    now = datetime.datetime.now(datetime.UTC)
    ours = [settings.docs, settings.theme_folder or settings.docs, settings.root / "hooks"]
    made_from = repository.commit(settings.root, [settings.root / settings.config_name, *ours])
    _must_be_later(now, made_from, tell)
    store = Store(dest)
    for folder in {settings.docs, settings.theme_folder, settings.site} - {None}:
        if folder and folder.resolve() in (store.dest, *store.dest.parents):
            raise LeafletsError(f"{dest}: lies in {settings.shown(folder)}/, no place for releases")
    kept = _outside(cache, settings) if cache else ""
    library = reader.read(settings)
    library.must_be_checkable()
    tell(_origin(made_from))
    with store.locked() as lock:
        time = store.next_time(now, tell)
        if preview and store.current and not _is_preview(store.current):
            raise LeafletsError(
                f"{dest}: patients read {store.current.id} there, and would get the preview in its place. "
                "Nothing was changed; give the preview a folder of its own"
            )
        built = _epoch(made_from, now, tell)
        about = About(made_from.id, made_from.changed, built, preview)
        with store.staging() as staging:
            tell("Building and checking the site …")
            environ = {MODE: "preview" if preview else "publish", "SOURCE_DATE_EPOCH": str(built), KEPT: kept}
            status = build.run_mkdocs(settings, staging / "site", environ, (lock,))
            if status:
                seen = f" Readers still see {store.current.id}." if store.current else ""
                raise RefusedError(f"Nothing was published.{seen}", 1 if status == 1 else 2)
            if (components := settings.root / COMPONENTS).is_symlink():
                raise LeafletsError(f"{COMPONENTS}: is a link; what it leads to is not published. Run: make sbom")
            if components.is_file():
                shutil.copyfile(components, staging / COMPONENTS)
            else:
                tell(
                    f"There is no {COMPONENTS} beside {settings.config_name}: the release does not list its components."
                )
            release(store, staging, about, keep, time, tell)


def release(store: Store, staging: Path, about: About, keep: int, time: datetime.datetime, tell: Tell) -> Release:
    """Make the finished site in `staging/site` what readers see; the store is locked. Returns what is current.

    Files beside it in `staging` become part of the release, and are not shown to readers.

    Where readers see the same already, or where the last release is the same, no new one is made. Raises OSError or
    LeafletsError; until the switch readers see what they saw.
    """
    files = manifest.of(staging / "site")
    if "index.html" not in files:
        raise LeafletsError("the site that was built has no index.html")
    seen = store.current
    beside = {path.name: manifest.entry(path) for path in staging.iterdir() if path.is_file()}
    made = Manifest(about, files, _carry_over(seen, files, staging / "site", tell), beside)
    tell(f"{number(len(files), 'file')}, {megabytes(made.size)}.")
    known = filter(None, (seen, *store.releases[-1:]))
    new = next((old for old in known if _is_whole(old, made)), None) or store.add(staging, made, time)
    if new == seen:
        tell(f"Nothing has changed: readers go on seeing {new.id}.")
    else:
        store.switch(new)
        mark = ", a preview, not for patients" if about.preview else ""
        tell(f"Published {new.id}{mark}." + (f" Before it: {seen.id}." if seen else ""))
    try:
        for gone in store.prune(keep, seen):
            tell(f"Removed {gone.id}: the last {keep} releases are kept.")
    except OSError as error:
        tell(f"An old release could not be removed: {error.filename}: {error.strerror}.")
    return new


def rollback(store: Store, name: str, tell: Tell) -> None:
    """Show readers the release `name`, or without one the release before the current one.

    Raises RefusedError where that release is not as it was published, LeafletsError where there is none.
    """
    store.must_exist()
    with store.locked():
        seen = store.current
        target = store.named(name) if name else _before(store, seen)
        if target == seen:
            tell(f"Readers see {target.id} already.")
            return
        if faults := list(target.faults()):
            listed = "\n".join(f"{target.id}: {fault}" for fault in faults)
            still = f" Readers still see {seen.id}." if seen else ""
            raise RefusedError(f"{listed}\nThe release is not as it was published.{still}")
        store.switch(target)
        mark = ", a preview, not for patients" if target.manifest.about.preview else ""
        tell(f"Readers now see {target.id}{mark}." + (f" Before it: {seen.id}." if seen else ""))


def _before(store: Store, seen: Release | None) -> Release:
    """The release before the current one; patients' pages do not give way to a preview without a word."""
    if seen is None:
        raise LeafletsError(f"{store.shown}: no release is current. Name the one to show: `leaflets releases`")
    with_previews = _is_preview(seen)
    older = [each for each in store.releases if each.id < seen.id and (with_previews or not _is_preview(each))]
    if not older:
        raise LeafletsError(f"{store.shown}: there is no release before {seen.id}. Readers still see it")
    return older[-1]


def _is_preview(release: Release) -> bool:
    try:
        return release.manifest.about.preview
    except LeafletsError:  # whoever rolls back to it is told what is wrong
        return False


def _is_whole(old: Release, made: Manifest) -> bool:
    """Whether a release shows the same and is as it was published."""
    try:
        return old.manifest.shows_the_same(made) and not any(old.faults())
    except LeafletsError:
        return False


def _carry_over(seen: Release | None, files: dict[str, Entry], site: Path, tell: Tell) -> dict[str, Entry]:
    """Link the current release's own stylesheets and scripts into a new site: pages loaded before ask for them."""
    try:
        own = seen.manifest.files if seen else {}
    except LeafletsError as error:
        tell(f"No stylesheets are carried over: {error}.")
        own = {}
    carried = {}
    for path, entry in own.items():
        if seen and hashed_names.bears_hash(path) and path not in files:
            old, new = seen.site / path, site / path
            if not old.is_file() or manifest.entry(old) != entry:
                tell(f"{seen.id}: {path} is not as it was published, and not carried over.")
                continue
            new.parent.mkdir(parents=True, exist_ok=True)
            try:
                os.link(old, new)
            except OSError:  # another owner's, or a file system without links
                shutil.copyfile(old, new)
            carried[path] = entry
    return carried


def _outside(cache: Path, settings: Settings) -> str:
    """The folder for finished booklets. Raises LeafletsError where somebody else may write there."""
    checkout = repository.top(settings.root) or settings.root
    if any(is_inside(folder, cache.absolute()) for folder in (checkout, settings.root, settings.docs)):
        raise LeafletsError(f"{cache}: lies in the checkout, from which no finished booklet is taken. Name another")
    try:
        cache.mkdir(mode=0o700, parents=True, exist_ok=True)
        mode = cache.stat().st_mode
    except OSError as error:
        raise LeafletsError(f"{cache}: cannot be used: {error.strerror}") from error
    if mode & stat.S_IWOTH:
        raise LeafletsError(f"{cache}: everybody may write there, and could forge a booklet. Run: chmod o-w {cache}")
    return str(cache.resolve())


def _must_be_later(now: datetime.datetime, made_from: Commit, tell: Tell) -> None:
    """A clock that stands before this program or the commit would judge review dates by a wrong day.

    A commit that is more than a year ahead is wrong itself, and stops nobody: else one would do so for years.
    """
    if now < WRITTEN:
        raise LeafletsError(
            f"the clock of this machine says {now:%Y-%m-%d %H:%M} UTC, which is before this program was written. "
            "Nothing was changed; set the clock right"
        )
    ahead = made_from.time - now.timestamp()
    committed = f"commit {made_from.id[:12]} is of {_shown(made_from.time)}"
    if ahead > ABSURD.total_seconds():
        tell(f"The clock of this machine says {now:%Y-%m-%d %H:%M} UTC, but {committed}: the commit is wrong.")
    elif ahead > CLOCKS_DIFFER.total_seconds():
        raise LeafletsError(
            f"the clock of this machine says {now:%Y-%m-%d %H:%M} UTC, but {committed}. "
            "Nothing was changed; set the clock right. If the commit is what is wrong, commit once more"
        )


def _shown(seconds: int) -> str:
    """A time as people read it, in UTC; a commit may bear any number."""
    try:
        return f"{datetime.datetime.fromtimestamp(seconds, datetime.UTC):%Y-%m-%d %H:%M} UTC"
    except (ValueError, OverflowError, OSError):
        return f"second {seconds} after 1970"


def _origin(made_from: Commit) -> str:
    if not made_from.id:
        return f"From no commit ({made_from.why})."
    return f"From commit {made_from.id[:12]}" + (", with changes that are not in it." if made_from.changed else ".")


def _epoch(made_from: Commit, now: datetime.datetime, tell: Tell) -> int:
    """The time that the site bears: SOURCE_DATE_EPOCH, or the commit's, so that it can be made again; else now."""
    if given := os.environ.get("SOURCE_DATE_EPOCH"):
        reader.today()  # it says what is wrong with it
        return int(given)
    if not made_from.id or made_from.changed:
        return int(now.timestamp())
    if EARLIEST <= made_from.time <= now.timestamp():
        return made_from.time
    if made_from.time < EARLIEST or made_from.time - now.timestamp() > CLOCKS_DIFFER.total_seconds():
        tell(f"The commit is of {_shown(made_from.time)}: the site bears the time of publishing.")
    return int(now.timestamp())


def megabytes(size: int) -> str:
    """`4.8 MB` for bytes."""
    return f"{size / 1_000_000:.1f} MB"
