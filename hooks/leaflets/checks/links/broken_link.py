"""A link, a picture or another file leads to nothing.

Readers get "not found". A name must be the same in upper and lower case: on a web server they differ.

Bad:

    See [how to prepare](how-to-prepair.md).

Good:

    See [how to prepare](how-to-prepare.md).
"""

from collections.abc import Iterator

from leaflets.checks.check import LINKS, needs
from leaflets.core import urls
from leaflets.core.diagnostics import Finding
from leaflets.links import address
from leaflets.links.faults import DEAD, Fault
from leaflets.links.places import MARKDOWN, Spot
from leaflets.links.survey import Survey


@needs(LINKS)
def check(survey: Survey) -> Iterator[Finding]:
    """Every address of a file that the site does not hold."""
    for fault, spot in survey.told(*DEAD):
        yield spot.finding(f"{_what(survey, fault, spot)}{fault.on_pages}")
    for fault, spot in survey.told("absolute"):
        if fault.target.problem in DEAD:
            yield spot.finding(f"'{spot.address}' begins with '/' and leads to nothing")


def _what(survey: Survey, fault: Fault, spot: Spot) -> str:
    published, target = survey.published, fault.target
    path = spot.address.partition("#")[0].partition("?")[0]
    as_source = spot.kind in MARKDOWN and not address.is_outside(path)
    named = urls.source_of(path, fault.document.src_uri) if as_source else target.path
    if fault.target.problem == "outside" or named.startswith(".."):
        return f"'{spot.address}' leads out of the folder of the pages: nothing there is published"
    if fault.target.problem == "folder":
        return f"'{spot.address}' leads to a folder without a page of its own (index.md)"
    for alike in (published.alike(target.path), published.alike_source(named)):
        if alike and alike not in (target.path, named):
            return f"'{spot.address}' is not there; '{alike}' is: {published.difference(alike, target.path, named)}"
    guess = published.guess(named, fault.document.src_uri, as_written=as_source)
    return f"'{spot.address}' leads to nothing: there is no {named or 'such page'}.{guess}"
