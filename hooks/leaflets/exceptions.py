"""Exceptions: findings that a page allows in its front matter, each with its reason."""

from __future__ import annotations

from collections.abc import Iterable

from leaflets.diagnostics import Finding
from leaflets.model import Library, Page

Found = tuple[str, Finding]


def allowed(page: Page) -> dict[str, str]:
    """`allow:` of a page: check and reason. Entries without a reason allow nothing."""
    allow = page.meta.get("allow")
    if not isinstance(allow, dict):
        return {}
    return {str(check): reason for check, reason in allow.items() if isinstance(reason, str) and reason.strip()}


def excuse(library: Library, findings: Iterable[Found]) -> tuple[list[Found], set[tuple[str, str]]]:
    """The findings that stay, and the (page path, check) pairs that excused one.

    A finding in facts.yml, or of the leaflet as a whole, is excused by the leaflet's `index.md`.
    """
    keeper: dict[str, Page] = {page.path: page for page in library.pages.values()}
    for leaflet in library.leaflets:
        if leaflet.index:
            keeper.setdefault(leaflet.path, leaflet.index)
            if leaflet.ledger:
                keeper.setdefault(leaflet.ledger.path, leaflet.index)
    stay: list[Found] = []
    used: set[tuple[str, str]] = set()
    for check, finding in findings:
        page = keeper.get(finding.path)
        if page and check in allowed(page):
            used.add((page.path, check))
        else:
            stay.append((check, finding))
    return stay, used
