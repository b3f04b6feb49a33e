"""What the commands `releases` and `verify` say: it reads a store, takes no lock and changes nothing."""

from __future__ import annotations

from collections.abc import Iterator

from leaflets.checks.report import number
from leaflets.core.diagnostics import LeafletsError
from leaflets.publish.publish import megabytes
from leaflets.publish.store import Release, Store


def lines(store: Store) -> Iterator[str]:
    """One line a release, oldest first. Raises LeafletsError where there is no store."""
    store.must_exist()
    with store.telling():
        releases, current = store.releases, store.current
    for release in releases:
        yield f"{'*' if release == current else ' '} {release.id}  {_what(release)}"
    if current is None and (where := store.astray):
        yield f"No release is current: {store.shown / 'current'} leads to '{where}', which is none of these."
        yield "Readers see what is there. `leaflets rollback` with a release's name, or a publish, sets it right."
    elif current is None:
        yield "No release is current: readers see none of these."
    else:
        yield f"* is what readers see. {number(len(releases), 'release')}."


def _what(release: Release) -> str:
    try:
        made = release.manifest
    except LeafletsError:
        return "its manifest cannot be read: `leaflets verify --all` says why"
    about = made.about
    commit = f"commit {about.commit[:12]}" if about.commit else "no commit"
    parts = [f"{release.time:%Y-%m-%d %H:%M} UTC", number(len(made.all), "file"), megabytes(made.size), commit]
    parts += ["with changes that are not in it"] if about.changed else []
    parts += ["preview, not for patients"] if about.preview else []
    return ", ".join(parts)


def verdicts(store: Store, every: bool) -> Iterator[tuple[str, bool]]:
    """Lines to show, and whether each is a fault: of the current release, or of every one.

    Raises LeafletsError where there is no store, or nothing to look at.
    """
    store.must_exist()
    with store.telling():
        releases, current = store.releases, store.current
    if current is None and not every:
        raise LeafletsError(f"{store.shown}: no release is current; `leaflets verify --all` looks at all")
    if not releases:
        raise LeafletsError(f"{store.shown}: holds no release")
    for release in releases if every else filter(None, [current]):
        found = list(release.faults())
        for fault in found:
            yield f"{release.id}: {fault}", True
        if not found:
            yield f"{release.id}: {number(len(release.manifest.all), 'file')}, all as published.", False
