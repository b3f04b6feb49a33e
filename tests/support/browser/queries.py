"""What patients type, and the page that answers: queries.yml."""

from __future__ import annotations

import os
from pathlib import Path

import yaml

BY_LEAFLET: dict[str, dict[str, str]] = yaml.safe_load(Path(__file__).with_name("queries.yml").read_text("utf-8"))
ANSWERS = {
    (leaflet, query): f"{leaflet}/{page}.html" for leaflet, pages in BY_LEAFLET.items() for query, page in pages.items()
}
"""The address of the page that answers, by leaflet and query."""
_ONE_FOR_EACH_PAGE = {page: query for query, page in ANSWERS.items()}.values()
QUERIES = list(ANSWERS if os.environ.get("LEAFLETS_LONG") else _ONE_FOR_EACH_PAGE)
"""What is asked: one query for each page that answers; in the long run all of them."""


def of(leaflet: str, found: list[str]) -> list[str]:
    """The pages of a leaflet among those found: another leaflet may answer the same words."""
    return [address for address in found if address.startswith(f"{leaflet}/")]
