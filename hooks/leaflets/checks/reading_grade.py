"""A page is too hard to read: above US grade 8, or above grade 6 without the leaflet's medical words.

Half of all adults read at the level of a child of 11 or below. Shorter sentences and plainer words help most.
The method is Flesch-Kincaid, pinned in readability.py.

Bad:

    --- knee/risks.md
    # Risks

    !!! risk "What may go wrong"

        Postoperative infection necessitating administration of antibiotics may occasionally materialize.
        { data-fact="infection" }

Good:

    --- knee/risks.md
    # Risks

    !!! risk "What may go wrong"

        Infection may happen.
        { data-fact="infection" }
"""

from collections.abc import Iterator

from leaflets import readability
from leaflets.diagnostics import Finding
from leaflets.model import Library

MOST = 8.0
MOST_WITHOUT_TOPIC = 6.0


def check(library: Library) -> Iterator[Finding]:
    """The grade of each page of a leaflet, with and without the words of the glossary, where there is one."""
    topic = frozenset(
        word.lower() for term in library.glossary.terms for form in term.forms for word in readability.words(form)
    )
    for leaflet in library.leaflets:
        for page in leaflet.pages:
            grade = readability.of(page.blocks).grade
            plain = readability.of(page.blocks, topic).grade
            line = page.front.body_line
            if grade > MOST:
                yield Finding(page.path, line, 1, f"reading grade {grade:.1f}; no page is above {MOST:.0f}")
            elif topic and plain > MOST_WITHOUT_TOPIC:
                message = f"reading grade {plain:.1f} without medical words; aim at {MOST_WITHOUT_TOPIC:.0f}"
                yield Finding(page.path, line, 1, message)
