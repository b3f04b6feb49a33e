"""A link leads to a page that is kept off the site.

It is excluded, a draft, or hidden by a dot before its name. Readers get "not found".

Bad:

    See [the sources](sources.yml).

Good:

    See [how to prepare](how-to-prepare.md).
"""

from collections.abc import Iterator

from leaflets.checks.check import LINKS, needs
from leaflets.core.diagnostics import Finding
from leaflets.links.survey import Survey


@needs(LINKS)
def check(survey: Survey) -> Iterator[Finding]:
    """Every address of what `exclude_docs`, `draft_docs` or a dot keeps off the site."""
    for fault, spot in survey.told("unpublished"):
        source = survey.published.kept_at[fault.target.path]
        reason = survey.published.kept_off[source]
        yield spot.finding(f"'{spot.address}' is not published: {source} {reason}")
