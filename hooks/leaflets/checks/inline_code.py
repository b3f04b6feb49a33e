"""A page of the finished site holds code or styles of its own, which the policy of the web server stops.

`deploy/nginx.conf` lets a browser run and apply only files of the site. A build moves scripts and styles into such
files; what it cannot move, such as `onclick=…`, would be there and do nothing. It comes from the theme or a plugin: in
what an author writes it is `unsafe-html`.

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

_MEND = "stands in the page: put it into a file that theme or plugin loads"


def check_site(survey: Survey) -> Iterator[Finding]:
    """Every inline script, style and event attribute on the pages of a site of leaflets that no author wrote."""
    if not survey.leaflets:
        return
    written = {document.published: document for document in survey.documents if document.markdown}
    pages = sorted(
        filter(survey.published.is_page, survey.published.files), key=lambda page: (page not in written, page)
    )
    authors: set[str] = set()
    for page in pages:
        if page in written:
            authors.update(inline.left(written[page].html))
        for what in inline.left(survey.published.html(page)):
            if what not in authors:  # the print page repeats what they wrote
                yield Finding(page, None, None, f"{what} {_MEND}")
