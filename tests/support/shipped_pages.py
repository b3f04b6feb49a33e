"""Addresses of shipped pages for tests that need one of a kind, whichever leaflets the library holds."""

from __future__ import annotations

from leaflets.core import settings
from leaflets.library import reader
from leaflets.library.model import Library, Page

from support.library import ROOT

_LIBRARY = reader.read(settings.read(ROOT / "mkdocs.yml"))
NAMES = [leaflet.name for leaflet in _LIBRARY.leaflets]
"""The names of the shipped leaflets."""
FIRST = NAMES[0]
"""The name of the first leaflet: it has all pages of the contract, as every leaflet has."""


def page(section: str) -> str:
    """The address of a page of the first leaflet, from the site's root."""
    return f"{FIRST}/{section}.html"


PREPARE, RISKS, AFTERWARD = page("how-to-prepare"), page("benefits-and-risks"), page("afterward")


def address(source: Page) -> str:
    """The address of a page of a leaflet, from the site's root."""
    return f"{source.src_uri.removesuffix('.md')}.html"


def of(library: Library) -> list[Page]:
    """The pages of all leaflets."""
    return [page for leaflet in library.leaflets for page in leaflet.pages]


def holding(words: str) -> Page:
    """The first page of a leaflet whose source holds these words; it is not rendered."""
    return next(page for page in of(_LIBRARY) if words in page.text)
