"""Two leaflets have one title.

In the list of leaflets and in search nobody can tell them apart.

Bad:

    --- hip/index.md
    ---
    title: Knee arthroscopy
    ---

    # Knee arthroscopy

Good:

    --- hip/index.md
    ---
    title: Hip replacement
    ---

    # Hip replacement
"""

from collections.abc import Iterator

from leaflets.checks.check import LIBRARY, needs
from leaflets.core.diagnostics import Finding
from leaflets.library.model import Library


@needs(LIBRARY)
def check(library: Library) -> Iterator[Finding]:
    """Every leaflet after the first with the same title; case does not count."""
    first: dict[str, str] = {}
    for leaflet in library.leaflets:
        words = " ".join(leaflet.title.split()).casefold()
        if words in first:
            message = f"the title '{leaflet.title}' is that of {first[words]} already"
            index = leaflet.index
            yield index.at_key(message, "title") if index else leaflet.at(message)
        first.setdefault(words, leaflet.place)
