"""A page is too hard to read: above US grade 8, or above grade 6 without the leaflet's medical words.

Half of all adults read at the level of a child of 11 or below. Shorter sentences and plainer words help most: the
finding names the three sentences that weigh most, with their lines. The method is Flesch-Kincaid, pinned in
readability.py. It says nothing of a page with fewer than 30 words.

Bad:

    --- knee/risks.md
    # Risks

    !!! risk "What may go wrong"

        Postoperative infection necessitating administration of antibiotics may occasionally materialize.
        Administration of antibiotics typically necessitates additional hospitalization. Patients experiencing
        elevated temperature or considerable discomfort following hospitalization should immediately contact
        the department.
        { data-fact="infection" }

Good:

    --- knee/risks.md
    # Risks

    !!! risk "What may go wrong"

        Infection may happen. You may need medicine against germs for it. Then you may need to stay in the
        hospital for a few days more. Call us at once if you feel hot, or if you are in a lot of pain at home.
        { data-fact="infection" }
"""

from collections.abc import Iterator

from leaflets import prose, readability
from leaflets.diagnostics import Finding
from leaflets.model import Library

MOST = 8.0
MOST_WITHOUT_TOPIC = 6.0


def check(library: Library) -> Iterator[Finding]:
    """The grade of each page of a leaflet, with and without the words of the glossary, where there is one."""
    for leaflet in library.leaflets:
        for page in leaflet.pages:
            reading = readability.of(page.blocks, library.glossary)
            line = page.front.body_line
            if not reading.enough:
                continue
            if reading.grade > MOST:
                message = f"reading grade {reading.grade:.1f}; no page is above {MOST:.0f}."
                yield Finding(page.path, line, 1, f"{message} {prose.begin_with(page, reading)}")
            elif library.glossary.terms and reading.plain > MOST_WITHOUT_TOPIC:
                message = f"reading grade {reading.plain:.1f} without medical words; aim at {MOST_WITHOUT_TOPIC:.0f}."
                yield Finding(page.path, line, 1, f"{message} {prose.begin_with(page, reading, plain=True)}")
