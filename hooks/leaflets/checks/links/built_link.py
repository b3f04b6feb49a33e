"""A link names the built page and not its source.

It works in one way of building or serving the site and breaks in another. MkDocs makes the right address of the
source's name.

Bad:

    See [how to prepare](how-to-prepare.html).

Good:

    See [how to prepare](how-to-prepare.md).
"""

from collections.abc import Iterator

from leaflets.checks.check import LINKS, needs
from leaflets.core import urls
from leaflets.core.diagnostics import Finding
from leaflets.links.places import MARKDOWN
from leaflets.links.survey import Survey


@needs(LINKS)
def check(survey: Survey) -> Iterator[Finding]:
    """Every Markdown link to what is built from a source; in raw HTML, where only a server finds the page."""
    for fault, spot in survey.told("built"):
        source = survey.published.source_at[fault.target.path]
        path = spot.address.partition("#")[0].partition("?")[0]
        if spot.kind in MARKDOWN and survey.published.names_source(path, fault.document.src_uri):
            continue  # it does name the source; raw HTML beside it holds the same address
        if spot.kind in MARKDOWN:
            way = urls.relative(source, fault.document.src_uri) + spot.address[len(path) :]
            yield spot.finding(f"'{spot.address}' names the built page: it breaks in a copy. Write '{way}'")
        elif fault.target.problem == "server":
            yield spot.finding(f"'{spot.address}' is a folder: only a web server finds the page in it. Add '/'")
