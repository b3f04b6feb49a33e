"""A citation that the renderer did not read: patients see it as text.

`{ data-fact="…" }` counts only on a line of its own directly under a paragraph, indented as the text under a
list item, and at the end of a heading or a table cell.

Bad:

    Infection may happen. { data-fact="infection" }

Good:

    Infection may happen.
    { data-fact="infection" }
"""

from collections.abc import Iterator

from leaflets.checks.check import LIBRARY, needs
from leaflets.core.diagnostics import Finding
from leaflets.library.model import Library


@needs(LIBRARY)
def check(library: Library) -> Iterator[Finding]:
    """Every block outside code that shows `data-fact` to the reader."""
    for leaflet in library.leaflets:
        for page in leaflet.pages:
            for block in page.blocks:
                if "data-fact" in block.prose:
                    message = "the citation is printed as text: put it on a line of its own under the block"
                    place = page.locator.of_pattern("(data-fact)", block.place)
                    yield Finding(place or block.place, message)
