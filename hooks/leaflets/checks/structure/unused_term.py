"""The glossary explains a term that no leaflet uses.

A glossary is short if it holds only what its leaflets need.

Bad:

    --- glossary.yml
    terms:
      - id: arthroscopy
        term: arthroscopy
        say: a look into a joint
        definition: A look into a joint through a thin tube.
      - id: magnetic-resonance-imaging
        term: magnetic resonance imaging
        abbr: MRI
        say: MRI scan
        definition: A scan that uses a strong magnet.

Good:

    --- glossary.yml
    terms:
      - id: arthroscopy
        term: arthroscopy
        say: a look into a joint
        definition: A look into a joint through a thin tube.
"""

from collections.abc import Iterator

from leaflets.checks.check import LIBRARY, needs
from leaflets.core.diagnostics import Finding, Place
from leaflets.library.model import Library


@needs(LIBRARY)
def check(library: Library) -> Iterator[Finding]:
    """Every term that stands in no block of any leaflet."""
    unused = {term.id for term in library.glossary.terms}
    for leaflet in library.leaflets:
        for block in (block for page in leaflet.pages for block in page.blocks):
            if not unused:
                return
            unused -= {term.id for term, _ in library.glossary.uses(block.text)}
    for term in library.glossary.terms if library.leaflets else ():
        if term.id in unused:
            yield Finding(Place(library.glossary.path, term.line, 1), f"no leaflet uses the term '{term.term}'")
