"""docs/glossary.yml is no YAML, or a term in it lacks its id, word, plain words or definition.

The glossary page, hover texts and search words are made from it.

Bad:

    --- glossary.yml
    terms:
      - id: arthroscopy
        term: arthroscopy
        definition: A look into a joint through a thin tube.

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
from leaflets.core.diagnostics import Finding
from leaflets.library.model import Library


@needs(LIBRARY)
def check(library: Library) -> Iterator[Finding]:
    """What reading the glossary noted."""
    yield from library.glossary.faults
