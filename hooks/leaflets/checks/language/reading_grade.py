"""A page is too hard to read: above US grade 8, or above grade 6 without the leaflet's medical words.

Half of all adults read at the level of a child of 11 or below. Shorter sentences and plainer words help most: the
finding names the three sentences that weigh most, with their lines. The method is Flesch-Kincaid, pinned in
readability.py. It says nothing of a page with fewer than 30 words.

Bad:

    Postoperative infection necessitating administration of antibiotics may occasionally materialize.
    Administration of antibiotics typically necessitates additional hospitalization. Patients experiencing
    elevated temperature or considerable discomfort following hospitalization should immediately contact
    the department.

Good:

    Infection may happen. You may need medicine against germs for it. Then you may need to stay in the
    hospital for a few days more. Call us at once if you feel hot, or if you are in a lot of pain at home.
"""

from collections.abc import Iterator

from leaflets.checks.check import LIBRARY, needs
from leaflets.core.diagnostics import Finding
from leaflets.library import readability, texts
from leaflets.library.model import Library
from leaflets.library.texts import pages


@needs(LIBRARY, level="info")
def check(library: Library) -> Iterator[Finding]:
    """The grade of each page that patients read, with and without the words of the glossary, where there is one."""
    for page in pages(library):
        reading = readability.of(page.blocks, library.glossary)
        if reading.too_hard == "grade":
            message = f"reading grade {reading.grade:.1f}; no page is above {readability.MOST:.0f}."
        elif reading.too_hard == "plain":
            aim = f"aim at {readability.MOST_PLAIN:.0f}"
            message = f"reading grade {reading.plain:.1f} without medical words; {aim}."
        else:
            continue
        begin = texts.begin_with(page, reading, reading.too_hard == "plain")
        yield Finding(page.locator.start, f"{message} {begin}")
