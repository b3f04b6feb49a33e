"""A picture has no words for those who cannot see it.

Its text alternative is missing, blank, or only the file's name (WCAG 2.2, 1.1.1).

Bad:

    ![](knee.svg)

    --- knee/knee.svg
    <svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0h8v8z"/></svg>

Good:

    ![A knee joint from the side](knee.svg)

    --- knee/knee.svg
    <svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0h8v8z"/></svg>
"""

from collections.abc import Iterator

from leaflets.checks.check import LINKS, needs
from leaflets.core.diagnostics import Finding
from leaflets.links.places import MARKDOWN
from leaflets.links.survey import Survey


@needs(LINKS)
def check(survey: Survey) -> Iterator[Finding]:
    """Every picture without words. Raw HTML with `alt=""` says on purpose that it is decoration."""
    for _, spot in survey.told("no alternative"):
        yield spot.finding(
            f"the picture '{spot.address}' has no alt text: say what it shows, or alt=\"\" for decoration"
        )
    for _, spot in survey.told("empty alternative"):
        if spot.kind in MARKDOWN:
            yield spot.finding(f"the picture '{spot.address}' has no words in its brackets: say what it shows")
    for _, spot in survey.told("blank alternative"):
        yield spot.finding(f"the alt text of the picture '{spot.address}' is blank: say what it shows")
    for fault, spot in survey.told("file name"):
        yield spot.finding(f"the alt text '{fault.text}' is the file's name: say what the picture shows")
