"""The page at an old address: it sends its reader on, and has a link for who is not sent.

It needs no script, no style and no server: so it works under a policy that forbids them, and from a folder.
"""

from __future__ import annotations

from html import escape

from leaflets.core import urls
from leaflets.core.settings import Settings
from leaflets.library.former import Former
from leaflets.library.provenance import address


def html(former: Former, settings: Settings) -> str:
    """The whole page. Search engines leave it out; the way to the new page is the same over HTTP and from a folder."""
    page, leaflet = former.page, former.page.leaflet
    title = leaflet.title if leaflet and page is leaflet.index else page.title
    way = address(former.src_uri, page.src_uri, settings) + (f"#{former.anchor}" if former.anchor else "")
    return f"""<!doctype html>
<html lang="{escape(settings.language)}">
<head>
<meta charset="utf-8">
<title>{escape(title, quote=False)}: this page has moved</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<meta http-equiv="refresh" content="0; url={escape(way)}">
</head>
<body>
<main>
<h1>This page has moved</h1>
<p>It is now here: <a href="{escape(way)}">{escape(title, quote=False)}</a></p>
</main>
</body>
</html>
"""


def path(former: Former, settings: Settings) -> str:
    """Where the page stands under the site's root."""
    return urls.published_as(former.src_uri, settings.directory_urls)
