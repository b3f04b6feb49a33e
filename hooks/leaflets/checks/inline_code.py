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


def check_site(survey: Survey) -> Iterator[Finding]:
    """Every inline script, style and event attribute on the pages of a site of leaflets."""
    if not survey.leaflets:
        return
    written = {document.published: document for document in survey.documents}
    for page in sorted(filter(survey.published.is_page, survey.published.files)):
        for what in inline.left(survey.published.html(page)):
            author = written.get(page)
            theirs = author is not None and what in inline.left(author.html)
            path = author.path if author and theirs else page
            yield Finding(path, None, None, f"{what} stands in the page: put it into a file under docs/")
