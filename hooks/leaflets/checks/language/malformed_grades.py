"""A leaflet's grades.yml cannot be read, names a page that is not there, or lacks one that is.

What cannot be read, or isn't noted, holds no page to its grade, and nobody would notice. `leaflets grades --note` adds
the pages that are missing.

Bad:

    --- knee/grades.yml
    index.md: [4.6, 4.2]
    how-to-prepare.md: [5.4, 4.9]
    riks.md: [8.4, 5.9]

Good:

    --- knee/grades.yml
    index.md: [4.6, 4.2]
    how-to-prepare.md: [5.4, 4.9]
    risks.md: [8.4, 5.9]
"""

from collections.abc import Iterator

from leaflets.checks.check import LIBRARY, needs
from leaflets.core.diagnostics import Finding, Place, did_you_mean
from leaflets.library.model import Library


@needs(LIBRARY)
def check(library: Library) -> Iterator[Finding]:
    """What reading the grades noted, pages that are gone, and pages that nobody has noted."""
    for leaflet in library.leaflets:
        if leaflet.grades is None:
            continue
        yield from leaflet.grades.faults
        files = [page.file for page in leaflet.pages]
        for name, noted in leaflet.grades.noted.items():
            if name not in files:
                message = f"'{name}' is no page of this leaflet: take the line out."
                guess = did_you_mean(name, [file for file in files if file not in leaflet.grades.noted])
                yield Finding(Place(leaflet.grades.path, noted.line, 1), message + guess)
        if leaflet.grades.faults:
            continue  # the page may stand in what cannot be read
        for name in files:
            if name not in leaflet.grades.noted:
                message = (
                    f"'{name}' is not noted, so nothing tells when it becomes harder: run `leaflets grades --note`"
                )
                yield Finding(Place(leaflet.grades.path, 1, 1), message)
