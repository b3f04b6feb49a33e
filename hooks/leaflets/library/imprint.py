"""What stands at the end of every page of a leaflet: whom to call, which version this is, who keeps it true.

NHS "know that a page is up to date" asks for the two dates; AIS (DAPB1605) for the way to other formats.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from leaflets.core.text import long_date
from leaflets.library.model import Leaflet


@dataclass(frozen=True)
class Imprint:
    """The facts of a leaflet, as words to print; an empty word is a fact that nobody has given."""

    title: str
    draft: bool
    version: str
    last_reviewed: str
    next_review_due: str
    owner: str
    help_page: str
    local: dict[str, Any]


def imprint(leaflet: Leaflet, help_file: str = "") -> Imprint:
    """The imprint of one leaflet; `help_file` is the section that says when to call."""
    meta = leaflet.meta
    help_page = leaflet.page(help_file)
    return Imprint(
        title=leaflet.title,
        draft=leaflet.draft,
        version=str(meta.get("version") or ""),
        last_reviewed=long_date(meta.get("last_reviewed")),
        next_review_due=long_date(meta.get("next_review_due")),
        owner=str(meta.get("owner") or ""),
        help_page=help_page.src_uri if help_page else "",
        local=leaflet.local,
    )
