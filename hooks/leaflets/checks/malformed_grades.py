"""A leaflet's grades.yml is no YAML, holds something else than reading grades, or names a page that is not there.

What cannot be read holds no page to its grade, and nobody would notice.

Bad:

    --- knee/grades.yml
    riks.md: 8.4

Good:

    --- knee/grades.yml
    risks.md: 8.4
"""

from collections.abc import Iterator

from leaflets.diagnostics import Finding, did_you_mean
from leaflets.model import Library


def check(library: Library) -> Iterator[Finding]:
    """What reading the grades noted, and pages that are gone."""
    for leaflet in library.leaflets:
        if leaflet.grades is None:
            continue
        yield from leaflet.grades.faults
        files = [page.file for page in leaflet.pages]
        for name, noted in leaflet.grades.noted.items():
            if name not in files:
                message = f"'{name}' is no page of this leaflet: take the line out."
                guess = did_you_mean(name, [file for file in files if file not in leaflet.grades.noted])
                yield Finding(leaflet.grades.path, noted.line, 1, message + guess)
