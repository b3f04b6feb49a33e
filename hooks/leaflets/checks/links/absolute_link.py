"""A link begins at the root of the web server.

Such a link breaks where the site is not at the root, and in a copy that opens from a folder.

Bad:

    See [how to prepare](/knee/how-to-prepare.html).

Good:

    See [how to prepare](how-to-prepare.md).
"""

from collections.abc import Iterator

from leaflets.checks.check import LINKS, needs
from leaflets.core import urls
from leaflets.core.diagnostics import Finding
from leaflets.links.faults import DEAD
from leaflets.links.survey import Survey


@needs(LINKS, elsewhere="info")
def check(survey: Survey) -> Iterator[Finding]:
    """Every address in an author's text that begins with `/` and leads somewhere; `broken-link` tells the others."""
    for fault, spot in survey.told("absolute"):
        target = fault.target
        if target.problem in DEAD:
            continue
        source = survey.published.source_at.get(target.path, target.path)
        way = urls.relative(source, fault.document.src_uri) + (f"#{target.fragment}" if target.fragment else "")
        yield spot.finding(f"'{spot.address}' begins with '/': it breaks in a copy or under a path. Write '{way}'")
