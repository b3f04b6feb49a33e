"""A source has no lock, or its lock was edited, merged, cut off, or belongs to another text.

The lock says which sentences a source has, without their words. A page that cites `guide prepare.4` can be trusted only
if that number means the same sentence for everybody. `leaflets source add` makes a lock; nobody writes one by hand.

Bad:

    --- knee/sources.yml
    format: leaflets-sources/1
    sources:
      guide: {title: A guide (example), publisher: A society (example), read: 2026-11-22, rights: public domain}
      nice: {title: Another guide (example), publisher: A body (example), read: 2026-11-22, rights: public domain}

Good:

    --- knee/sources.yml
    format: leaflets-sources/1
    sources:
      guide: {title: A guide (example), publisher: A society (example), read: 2026-11-22, rights: public domain}
"""

from collections.abc import Iterator

from leaflets.checks.check import LIBRARY, needs
from leaflets.core.diagnostics import Finding, Place, did_you_mean
from leaflets.data.sources import Source, Sources
from leaflets.library.model import Library
from leaflets.sources import changes, section_keys
from leaflets.sources.lock import Lock
from leaflets.sources.locks import Locks


@needs(LIBRARY)
def check(library: Library) -> Iterator[Finding]:
    """Sources without a lock, locks without a source, what is wrong with a lock, kept texts that are not the lock's."""
    for leaflet in library.leaflets:
        locks, sources = leaflet.locks, leaflet.sources or Sources(leaflet.path)
        yield from locks.faults
        for key, source in sources.sources.items():
            if key not in locks.texts:
                message = f"'{key}' has no lock: make it with `{locks.command('add', key, 'FILE')}`"
                yield Finding(Place(sources.path, source.line, 1), message)
            elif lock := locks.by_key.get(key):
                yield from _keys(lock, source, locks, sources.path)
                yield from _kept(lock, source, locks)
        for key in locks.texts:
            if key not in sources.sources:
                yield _stray(locks.lock_path(key), key, sources)
        for key in locks.kept:
            if key not in sources.sources:
                yield _stray(locks.kept_path(key), key, sources)


def _stray(path: str, key: str, sources: Sources) -> Finding:
    hint = did_you_mean(key, sources.sources) or " Delete it, or name the source."
    return Finding(Place(path, 1, 1), f"there is no source '{key}' in sources.yml.{hint}")


def _keys(lock: Lock, source: Source, locks: Locks, path: str) -> Iterator[Finding]:
    """The author's keys of sections that the lock does not have: they were named after it was made."""
    headings = {key: section_keys.folded(heading) for key, heading in lock.sections.items()}
    for key, heading in source.sections.items():
        if headings.get(key) == section_keys.folded(heading):
            continue
        if section_keys.folded(heading) in headings.values():
            again = locks.command("update", source.key, "FILE --write")
            message = f"the lock of '{source.key}' does not call a section '{key}' yet: make it anew with `{again}`"
        else:
            guess = did_you_mean(heading, lock.sections.values())
            message = f"'{source.key}' has no section with the heading '{heading}'.{guess}"
        yield Finding(Place(path, source.line, 1), message)


def _kept(lock: Lock, source: Source, locks: Locks) -> Iterator[Finding]:
    text = locks.kept.get(source.key)
    if text is None:
        return
    place = Place(locks.kept_path(source.key), 1, 1)
    if not source.kept:
        message = (
            f"the text of '{source.key}' is kept, but its rights ('{source.rights}') don't begin with 'public domain' "
            "or a free license, such as CC BY: delete this file, and take it out of git's history"
        )
        yield Finding(place, message)
    elif changes.differs(lock, text, source.sections):
        again = locks.command("update", source.key, f"{place.path} --write")
        yield Finding(place, f"the kept text is not the one that was locked. Take the old one back, or `{again}`")
