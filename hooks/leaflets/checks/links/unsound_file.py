"""A file that a page shows or offers is empty, or not what its name says.

A picture that was not fetched from Git LFS, or a download that went wrong, shows as a hole in the page.

Bad:

    ![A knee joint from the side](knee.svg)

    --- knee/knee.svg
    <!doctype html><title>404 Not found</title>

Good:

    ![A knee joint from the side](knee.svg)

    --- knee/knee.svg
    <svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0h8v8z"/></svg>
"""

from collections.abc import Iterator

from leaflets.checks.check import LINKS, needs
from leaflets.core.diagnostics import Finding
from leaflets.links.survey import Survey


@needs(LINKS)
def check(survey: Survey) -> Iterator[Finding]:
    """Every file that is linked to, or shown as a picture, and can't be right."""
    for fault, spot in survey.told("unsound"):
        yield spot.finding(f"'{spot.address}' {fault.note}")
