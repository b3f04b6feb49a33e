"""A leaflet's sources.yml is missing, is no YAML, or names a source, a place or a page that does not exist.

It says which texts the leaflet rests on, what it must say of them and what it leaves out. What it holds is written
down in `sources.schema.json`, which your editor reads, too. `leaflets source show` opens a source with the number of
each sentence.

Bad:

    --- knee/sources.yml
    format: leaflets-sources/1
    sources:
      guide: {title: A guide (example), publisher: A society (example), read: 2026-11-22, rights: public domain}
    must_say:
      - {name: infection, place: gide risks.1, topic: warning signs}

Good:

    --- knee/sources.yml
    format: leaflets-sources/1
    sources:
      guide: {title: A guide (example), publisher: A society (example), read: 2026-11-22, rights: public domain}
    must_say:
      - {name: infection, place: guide risks.1, topic: warning signs}
"""

from collections.abc import Iterable, Iterator

from leaflets.checks.check import LIBRARY, needs
from leaflets.core.diagnostics import Finding, Place, did_you_mean
from leaflets.data.sources import FILE, Range, Sources
from leaflets.library.model import Leaflet, Library


@needs(LIBRARY)
def check(library: Library) -> Iterator[Finding]:
    """Leaflets without sources where the blank leaflet has them, what reading noted, places and pages that are none."""
    for leaflet in library.leaflets:
        if leaflet.sources is None:
            if library.contract and library.contract.wants_sources:
                yield leaflet.at(f"{leaflet.path}/{FILE} is missing: no statement has a source")
            continue
        if not leaflet.sources.sources and not leaflet.sources.faults:
            command = leaflet.locks.command("add", "KEY", "FILE")
            yield Finding(Place(leaflet.sources.path, 1, 1), f"names no source: add the first with `{command}`")
        yield from leaflet.sources.faults
        yield from _places(leaflet, leaflet.sources)
        yield from _pages(leaflet, leaflet.sources)


def _places(leaflet: Leaflet, sources: Sources) -> Iterator[Finding]:
    """Places that a locked text does not have; a source without a lock is told by `malformed-lock`."""
    named: list[tuple[int, Iterable[Range]]] = [(source.line, source.use) for source in sources.sources.values()]
    named += [(entry.line, entry.places) for entry in sources.must_say]
    named += [(entry.line, entry.places) for entry in sources.left_out]
    named += [(entry.line, places) for entry in sources.questions for places in (entry.places, *entry.contradict)]
    told = set()
    for line, places in named:
        for place in places:
            lock = leaflet.locks.by_key.get(place.source)
            if lock and (message := lock.lacks(place)) and (line, place) not in told:
                told.add((line, place))
                yield Finding(Place(sources.path, line, 1), message)


def _pages(leaflet: Leaflet, sources: Sources) -> Iterator[Finding]:
    files = [page.file for page in leaflet.pages]
    for entry in sources.must_say:
        for file in entry.on:
            if file not in files:
                message = f"'{entry.name}' must stand on '{file}', which is no page of the leaflet."
                yield Finding(Place(sources.path, entry.line, 1), message + did_you_mean(file, files))
