"""The search index or the sitemap names a page or a part that is not there.

Readers who search land on "not found", or at the top of a page.

Bad:

    --- ../site/index.html
    <!doctype html><title>Home</title><main><p>Hello.</p></main>
    --- ../site/search/search_index.json
    {"docs": [{"location": "gone.html", "title": "Gone", "text": ""}]}

Good:

    --- ../site/index.html
    <!doctype html><title>Home</title><main><p>Hello.</p></main>
    --- ../site/search/search_index.json
    {"docs": [{"location": "index.html", "title": "Home", "text": ""}]}
"""

import html
import json
import re
from collections.abc import Iterator

from leaflets.checks.check import SITE, needs
from leaflets.core.diagnostics import Finding, Place
from leaflets.links.survey import Survey
from leaflets.links.targets import Targets

INDEX = "search/search_index.json"
SITEMAP = "sitemap.xml"

_LOCATION = re.compile(r'"location":\s*("(?:[^"\\]|\\.)*")')
"""An entry's address. Inside the index's texts every quote has a backslash, so that this cannot stand there."""
_LOC = re.compile(r"<loc>([^<]*)</loc>")


@needs(SITE)
def check(survey: Survey) -> Iterator[Finding]:
    """Every address in the index and the sitemap; the whole of them is never in memory as values."""
    targets = Targets(survey.published)
    for path, pattern in ((INDEX, _LOCATION), (SITEMAP, _LOC)):
        text = survey.published.html(path) if path in survey.published.files else ""
        for match in pattern.finditer(text):
            address = json.loads(match[1]) if path == INDEX else html.unescape(match[1].strip())
            target = targets.of(address, "index.html")
            if "://" in address and not address.startswith(survey.published.site_url or "\0"):
                continue
            if target.problem not in ("", "server"):
                yield Finding(Place(path), f"'{address}' is listed and leads to nothing")
            elif not survey.published.has_part(target.path, target.fragment):
                yield Finding(Place(path), f"'{address}' is listed; the page has no '#{target.fragment}'")
