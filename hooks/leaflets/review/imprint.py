"""What stands at the end of every page of a leaflet: whom to call, which version this is, who has agreed to it.

NHS "know that a page is up to date" asks for the two dates; AIS (DAPB1605) for the way to other formats.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from leaflets.core.text import long_date
from leaflets.library.model import Leaflet, Library
from leaflets.review import standing


@dataclass(frozen=True)
class Imprint:
    """The facts of a leaflet, as words to print; an empty word is a fact that nobody has given.

    `agreed` are the roles that have agreed to exactly these words, each with the day. `changed` says of a draft that
    every role had agreed before. `code` is the start of the fingerprint.
    """

    title: str
    draft: bool
    changed: bool
    version: str
    code: str
    agreed: tuple[tuple[str, str], ...]
    last_reviewed: str
    next_review_due: str
    owner: str
    help_page: str
    local: dict[str, Any]


def imprint(library: Library, leaflet: Leaflet, help_file: str = "") -> Imprint:
    """The imprint of one leaflet, once its pages are rendered; `help_file` is the section that says when to call."""
    meta, stands = leaflet.meta, standing.of(library, leaflet)
    help_page = leaflet.page(help_file)
    due = standing.due(library, leaflet)
    return Imprint(
        title=leaflet.title,
        draft=stands.draft,
        changed=stands.changed,
        version=str(meta.get("version") or ""),
        code=stands.code,
        agreed=tuple((shown(role), long_date(day)) for role, day in stands.roles),
        last_reviewed=long_date(stands.last_reviewed),
        next_review_due=long_date(due if due else meta.get("next_review_due")),
        owner=str(meta.get("owner") or ""),
        help_page=help_page.src_uri if help_page else "",
        local=leaflet.local,
    )


def shown(role: str) -> str:
    """The name of a role as people read it."""
    return role.replace("-", " ").capitalize()
