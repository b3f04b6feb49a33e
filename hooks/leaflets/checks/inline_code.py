"""A page of the finished site holds code or styles of its own, which the policy of the web server stops.

`deploy/nginx.conf` lets a browser run and apply only files of the site. A build moves scripts and styles into such
files; what it cannot move, such as `onclick=…`, would be there and do nothing.

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

from leaflets import inline
from leaflets.diagnostics import Finding
from leaflets.links.survey import Survey

_MEND = "stands in the page: put it into a file under docs/"


def check_site(survey: Survey) -> Iterator[Finding]:
    """Every inline script, style and event attribute on the pages of a site of leaflets."""
    if not survey.leaflets:
        return
    written = {document.published: document for document in survey.documents}
    pages = sorted(
        filter(survey.published.is_page, survey.published.files), key=lambda page: (page not in written, page)
    )
    told: set[str] = set()
    for page in pages:
        for what in inline.left(survey.published.html(page)):
            author = written.get(page)
            if author and what in inline.left(author.html):
                told.add(what)
                yield Finding(author.path, None, None, f"{what} {_MEND}")
            elif what not in told:  # the print page repeats what authors wrote
                yield Finding(page, None, None, f"{what} {_MEND}")
