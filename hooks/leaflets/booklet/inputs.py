"""What a leaflet's booklets depend on, gathered without making them: the key under which they are kept.

Every word of a leaflet stands in its rendered pages, its front matter, its sources, the glossary or the settings. To
gather them takes a fiftieth of the time that the document takes.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from selectolax.lexbor import LexborHTMLParser

from leaflets.booklet import cache, pictures
from leaflets.booklet.edition import Edition
from leaflets.core.paths import is_inside
from leaflets.library import figures
from leaflets.library.model import Leaflet, Library
from leaflets.review.imprint import imprint


def of_engine(library: Library, edition: Edition) -> dict[str, str]:
    """What the stylesheet is told beside the document."""
    return {"edition": edition.name, "paper": library.settings.paper.name}


def key(library: Library, leaflet: Leaflet, day: datetime.date, engine: str) -> str:
    """The key of all that a leaflet's booklets depend on; `engine` is that of programs, stylesheet and fonts."""
    settings = library.settings
    configured = settings.yaml.data if isinstance(settings.yaml.data, dict) else {}
    about = (
        engine,
        day.isoformat(),
        leaflet.name,
        leaflet.place,
        settings.site_url,
        settings.paper.name,
        repr(settings.languages),
        repr((settings.directory_urls, settings.preview, configured.get("theme"))),
        repr((leaflet.meta, leaflet.local)),
        repr(imprint(library, leaflet)),
        repr(leaflet.sources.sources if leaflet.sources else None),
        library.glossary.text,
    )
    pages = (part for page in leaflet.pages for part in (page.src_uri, page.title, page.html or ""))
    return cache.key(*about, *pages, *_pictures(library, leaflet))


def _pictures(library: Library, leaflet: Leaflet) -> Iterator[bytes]:
    """The bytes of every picture under docs/ that the leaflet shows; none for one that cannot be read."""
    found = pictures.Pictures(library.settings)
    paths = [figures.cover(leaflet)]
    for page in leaflet.pages:
        if "<img" in (page.html or "").lower():
            tree = LexborHTMLParser(page.html or "")
            paths += [found.path(page, node) for node in tree.css("img")]
    for path in paths:
        file = library.settings.docs / path
        yield file.read_bytes() if is_inside(library.settings.docs, path) and file.is_file() else b""
