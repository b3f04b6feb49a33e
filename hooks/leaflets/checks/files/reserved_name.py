"""A file has the name of one that the engine makes itself, or two files become the same page.

A PDF under the name of the booklet, a page under the name of the glossary: readers, and those who review, would take it
for the one that is made from the leaflet.

Bad:

    --- knee/knee-booklet.pdf
    %PDF-1.7

Good:

    --- knee/plan.txt
    How to find us.
"""

from collections.abc import Iterator

from leaflets.booklet.edition import EDITIONS
from leaflets.checks.check import LIBRARY, needs
from leaflets.core import urls
from leaflets.core.diagnostics import Finding, Place
from leaflets.data import glossary
from leaflets.html.inline import FOLDER as INLINE
from leaflets.library import colors, generated_paths
from leaflets.library.model import Library

_PAGES = {glossary.PAGE, generated_paths.MANUAL, generated_paths.EVIDENCE_INDEX}
"""Sources that the engine makes."""
_SITE = {
    *("404.html", "sitemap.xml", "sitemap.xml.gz", "print_page.html", "print_page/index.html"),
    *("start.html", "manifest.json", "search.html", "searchindex.js", colors.FILE),
}
"""What MkDocs, its plugins and the engine write beside the pages."""
_FOLDERS = ("assets/", "search/", f"{INLINE}/", "javascripts/", "stylesheets/")


@needs(LIBRARY)
def check(library: Library) -> Iterator[Finding]:
    """Every published file with such a name, upper and lower case alike, and every second file of one page."""
    settings = library.settings
    taken = {path.lower() for path in _PAGES} | {_published(library, path) for path in _PAGES}
    for leaflet in library.leaflets:
        for made in (generated_paths.sources_page(leaflet), generated_paths.evidence_page(leaflet)):
            taken |= {made.lower(), _published(library, made)}
        taken |= {f"{leaflet.name}/{leaflet.name}-{edition.name}.pdf".lower() for edition in EDITIONS}
    first: dict[str, str] = {}
    known = set(library.files)
    for path in library.files:
        if path.endswith("README.md") and f"{path.removesuffix('README.md')}index.md" in known:
            continue  # MkDocs leaves it out
        becomes = _published(library, path)
        shown = settings.shown(settings.docs / path)
        if becomes in taken | _SITE or path.lower() in taken or becomes.startswith(_FOLDERS):
            yield Finding(Place(shown), "has a name that the site's own files have: give it another name")
        elif becomes in first and first[becomes] != path and path.lower() != first[becomes].lower():
            other = settings.shown(settings.docs / first[becomes])
            yield Finding(Place(shown), f"becomes the same page as {other}: give it another name")
        first.setdefault(becomes, path)


def _published(library: Library, path: str) -> str:
    return urls.published_as(path, library.settings.directory_urls).lower()
