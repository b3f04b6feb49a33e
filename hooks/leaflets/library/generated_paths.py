"""Where the pages that nobody writes stand under docs/: names that no author may give to a page."""

from __future__ import annotations

from leaflets.library.model import Leaflet

SOURCES = "where-this-comes-from.md"
"""The file of a leaflet's page "Where this comes from"."""
GUIDES = "contributing/"
"""The folder of what authors and reviewers read."""
MANUAL = f"{GUIDES}findings.md"
"""The manual of the checks."""
EVIDENCE = f"{GUIDES}evidence/"
"""The folder of the pages for reviewers, one a leaflet."""
EVIDENCE_INDEX = f"{EVIDENCE}index.md"
"""The list of these pages."""


def sources_page(leaflet: Leaflet) -> str:
    """Return the path of the page "Where this comes from" of a leaflet."""
    return f"{leaflet.name}/{SOURCES}"


def evidence_page(leaflet: Leaflet) -> str:
    """Return the path of the page for reviewers of a leaflet."""
    return f"{EVIDENCE}{leaflet.name}.md"
