"""Links to other hosts: which host an address names, and which ones the pages of a library may name."""

from __future__ import annotations

import re
from collections.abc import Iterable
from urllib.parse import unquote, urlsplit

from leaflets.core.settings import Settings
from leaflets.library.model import Leaflet

_DROPPED = re.compile(r"[\t\n\r]")


def of(address: str) -> str:
    """The host that a browser asks, in lower case without `www.` and port; empty where the address names none."""
    text = _DROPPED.sub("", address).strip().replace("\\", "/")
    try:
        host = unquote(urlsplit(text).hostname or "")
    except ValueError:
        return ""
    return host.lower().rstrip(".").removeprefix("www.")


def allowed(settings: Settings, leaflets: Iterable[Leaflet]) -> set[str]:
    """The hosts of `extra.hosts`, of the site itself and of all sources."""
    listed = {of(f"https://{host}") for host in settings.hosts}
    sources = {of(source.url) for leaflet in leaflets if leaflet.sources for source in leaflet.sources.sources.values()}
    return (listed | sources | {of(settings.site_url)}) - {""}
