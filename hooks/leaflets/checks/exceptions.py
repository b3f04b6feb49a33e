"""Exceptions: findings that a page allows in its front matter, each with its reason."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from leaflets.checks import registry
from leaflets.checks.check import Found
from leaflets.core import floor
from leaflets.core.diagnostics import Finding
from leaflets.library.model import Library, Page


class Excused(NamedTuple):
    """A finding that the page at the path `page` allows, with the reason that its author gave."""

    check: str
    finding: Finding
    page: str
    reason: str


def written(page: Page) -> dict[str, str]:
    """`allow:` of a page: check as it is named there, and reason, in one line. Without a reason it allows nothing."""
    allow = page.meta.get("allow")
    if not isinstance(allow, dict):
        return {}
    words = {str(check): " ".join(reason.split()) for check, reason in allow.items() if isinstance(reason, str)}
    return {check: reason for check, reason in words.items() if reason}


def allowed(page: Page) -> dict[str, str]:
    """`allow:` of a page: check, by the name that it has today, and reason."""
    return {registry.current(check): reason for check, reason in written(page).items()}


def excuse(library: Library, findings: Iterable[Found]) -> tuple[list[Found], list[Excused]]:
    """The findings that stay, and those that a page allows, with the page and its reason.

    A finding in sources.yml, or of the leaflet as a whole, is excused by the leaflet's `index.md`. What is of the floor
    stays in any case.
    """
    fixed = floor.CHECKS if library.contract is not None else frozenset()
    keeper: dict[str, Page] = {page.path: page for page in library.pages.values()}
    for leaflet in library.leaflets:
        if leaflet.index:
            keeper.setdefault(leaflet.path, leaflet.index)
            if leaflet.sources:
                keeper.setdefault(leaflet.sources.path, leaflet.index)
    stay: list[Found] = []
    excused: list[Excused] = []
    for check, finding in findings:
        page = keeper.get(finding.path)
        reason = allowed(page).get(check) if page and check not in fixed else None
        if page and reason is not None:
            excused.append(Excused(check, finding, page.path, reason))
        else:
            stay.append((check, finding))
    return stay, excused
