"""A page is harder to read than its leaflet's grades.yml has noted.

Pages get harder one sentence at a time, and nobody sees it. Where grades are noted (`leaflets grades --note`), a page
may become easier and not harder, neither in all its words nor without its medical words. The finding names the
sentences that weigh most. If the page must be harder, raise its number in grades.yml by hand: reviewers see that in the
pull request. Of a page that is too hard for any leaflet `reading-grade` tells, and this check is silent.

Bad:

    Infection may happen. You may need medicine against germs for it. Then you may need to stay in the
    hospital for a few days more. Call us immediately if you develop an elevated temperature at home.

    --- knee/grades.yml
    index.md: [4.6, 4.2]
    how-to-prepare.md: [5.4, 4.9]
    risks.md: [4.0, 4.0]

Good:

    Infection may happen. You may need medicine against germs for it. Then you may need to stay in the
    hospital for a few days more. Call us at once if you feel hot, or if you are in a lot of pain at home.

    --- knee/grades.yml
    index.md: [4.6, 4.2]
    how-to-prepare.md: [5.4, 4.9]
    risks.md: [4.0, 4.0]
"""

from collections.abc import Iterator

from leaflets.checks.check import LIBRARY, needs
from leaflets.checks.exceptions import allowed
from leaflets.checks.verdict import ignored
from leaflets.core.diagnostics import Finding
from leaflets.library import readability, texts
from leaflets.library.model import Library


@needs(LIBRARY, level="info")
def check(library: Library) -> Iterator[Finding]:
    """Every page of a leaflet with a grades.yml that is harder than noted there."""
    speaks = "reading-grade" not in ignored(library)
    for leaflet in library.leaflets:
        for page in leaflet.pages:
            if leaflet.grades is None:
                continue
            reading = readability.of(page.blocks, library.glossary)
            all_words, plain = leaflet.grades.harder(page.file, reading)
            told_elsewhere = reading.too_hard and speaks and "reading-grade" not in allowed(page)
            if not (all_words or plain) or not reading.enough or told_elsewhere:
                continue
            noted = leaflet.grades.noted[page.file]
            was, now = (noted.grade, reading.grade) if all_words else (noted.plain, reading.plain)
            message = (
                f"the page is harder than before: reading grade {now:.1f}"
                f"{'' if all_words else ' without medical words'}, noted {was:.1f}. "
                "Make it easier, or raise the number in grades.yml, where reviewers see it. "
            )
            yield Finding(page.locator.start, message + texts.begin_with(page, reading, not all_words))
