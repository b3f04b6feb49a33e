"""The words of record are others than what patients read: `words.txt` is out of date, or no such file.

`words.txt` in a leaflet's folder, and `words-shared.txt` beside all, hold what patients read as plain text. So a change
shows there whatever its cause is: a page, the glossary, mkdocs.yml, the engine. `leaflets words --write` writes them
anew. In a build this is `info`, so that nobody who edits in a browser is locked out; publishing refuses it.

Bad:

    --- knee/words.txt
    words/1
    =title | Knee arthroscopy

Good:

    --- all words are written
"""

from collections.abc import Iterator

from leaflets.checks.check import LIBRARY, needs
from leaflets.core.diagnostics import Finding, Place
from leaflets.library.model import Library
from leaflets.review import record, words


@needs(LIBRARY, level="info", published="warn")
def check(library: Library) -> Iterator[Finding]:
    """Every record that is missing, cannot be read, or is not what patients read; of a leaflet that has begun one."""
    settings = library.settings
    for file in words.files(library):
        path, place = settings.docs / file.path, Place(settings.shown(settings.docs / file.path))
        if not path.is_file():
            if settings.for_readers or file.begun:
                where = (
                    file.leaflet.at if file.leaflet else lambda message: Finding(Place(settings.config_name), message)
                )
                yield where(f"{file.path} is missing, the words of record: `leaflets words --write`")
            continue
        if faults := file.faults:
            yield from (Finding(Place(place.path, fault.line, 1), f"{fault.message}") for fault in faults)
        elif changes := record.changes(file.kept, file.record.text):
            line = next((number for number, each in enumerate(file.kept.splitlines(), 1) if f"-{each}" in changes), 1)
            count = f"{len(changes)} lines" if len(changes) > 1 else "1 line"
            yield Finding(
                Place(place.path, line, 1),
                f"is out of date by {count}: `leaflets words --write`, then look at the diff",
            )
