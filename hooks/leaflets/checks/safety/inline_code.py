"""A page of the finished site holds code or styles of its own, which the policy of the web server stops.

`deploy/nginx.conf` lets a browser run and apply only files of the site. A build moves scripts and styles of theme and
plugins into such files. What it cannot move, such as `onclick=…`, and what stands in the text of a page, which it never
moves, would be there and do nothing.

Bad:

    --- ../site/knee/risks.html
    <!doctype html>
    <button onclick="print()">Print</button>

Good:

    --- ../site/knee/risks.html
    <!doctype html>
    <script src="../assets/print.js"></script>
    <button class="print">Print</button>
"""

from collections.abc import Iterator

from leaflets.checks.check import SITE, needs
from leaflets.core.diagnostics import Finding, Place
from leaflets.html import inline
from leaflets.links.survey import Survey

_MEND = "stands in the page: put it into a file that theme or plugin loads"
_IN_TEXT = "stands in the text of the page, where the policy stops it: write it without"
_ALIGNED = "`style='text-align:"
_TABLES = "is how Markdown aligns the cells of a table: write `use_align_attribute: true` under `tables:` in"


@needs(SITE)
def check(survey: Survey) -> Iterator[Finding]:
    """Every inline script, style and event attribute on the pages of a site of leaflets, once a page."""
    if not survey.leaflets:
        return
    written = {document.published: document for document in survey.documents if document.markdown}
    pages = sorted(
        filter(survey.published.is_page, survey.published.files), key=lambda page: (page not in written, page)
    )
    authors: set[str] = set()
    for page in pages:
        document = written.get(page)
        in_text = set(inline.left(document.html)) if document else set()
        for what in dict.fromkeys(inline.left(survey.published.html(page))):
            if document and what in in_text:
                authors.add(what)
                mend = f"{_TABLES} {survey.settings.config_name}" if what.startswith(_ALIGNED) else _IN_TEXT
                yield Finding(Place(document.path), f"{what} {mend}")
            elif what not in authors:  # the print page repeats what they wrote
                yield Finding(Place(page), f"{what} {_MEND}")
