"""A page is harder to read than its leaflet's grades.yml has noted.

Pages get harder one sentence at a time, and nobody sees it. Where a grade is noted (`leaflets grades --note`), a page
may become easier and not harder. The finding names the sentences that weigh most. If the page must be harder, raise its
number in grades.yml by hand: reviewers see that in the pull request.

Bad:

    --- knee/grades.yml
    risks.md: 4.0
    --- knee/risks.md
    # Risks

    !!! risk "What may go wrong"

        Infection may happen. You may need medicine against germs for it. Then you may need to stay in the
        hospital for a few days more. Call us immediately if you develop an elevated temperature at home.
        { data-fact="infection" }

Good:

    --- knee/grades.yml
    risks.md: 4.0
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


def check(library: Library) -> Iterator[Finding]:
    """Every page of a leaflet with a grades.yml that is harder than noted there."""
    for leaflet in library.leaflets:
        for page in leaflet.pages if leaflet.grades else ():
            reading = readability.of(page.blocks)
            noted = leaflet.grades.harder(page.file, reading.grade) if leaflet.grades else None
            if noted is not None and reading.enough:
                message = (
                    f"the page is harder than before: reading grade {reading.grade:.1f}, noted {noted:.1f}. "
                    "Make it easier, or raise the number in grades.yml, where reviewers see it. "
                )
                yield Finding(page.path, page.front.body_line, 1, message + prose.begin_with(page, reading))
