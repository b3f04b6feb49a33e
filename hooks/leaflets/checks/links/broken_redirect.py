"""A page sends its reader on, to nothing, in a circle, or more than once.

Old addresses live on in bookmarks and printed codes; one step must lead to the page.

Bad:

    --- knee/old.html
    <!doctype html><title>Moved</title><meta http-equiv="refresh" content="0; url=riscs.html">

Good:

    --- knee/old.html
    <!doctype html><title>Moved</title><meta http-equiv="refresh" content="0; url=risks.html">
"""

from collections.abc import Iterator

from leaflets.checks.check import LINKS, needs
from leaflets.core.diagnostics import Finding
from leaflets.links.survey import Survey


@needs(LINKS)
def check(survey: Survey) -> Iterator[Finding]:
    """Every `<meta http-equiv="refresh">` that does not lead to a page in one step, and every link to one."""
    for fault, spot in survey.told("redirect"):
        if fault.attribute == "content":
            yield spot.finding(f"the page {fault.note}")
        else:
            yield spot.finding(f"'{spot.address}' {fault.note}")
