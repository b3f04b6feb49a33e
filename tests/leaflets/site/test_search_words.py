"""The words by which search finds a part. What comes first in the browser: tests/site/test_search.py."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from leaflets.core import settings
from leaflets.library import reader, rendering
from leaflets.site.search_words import improve
from support import library

GLOSSARY = """terms:
  - id: arthroscopy
    term: arthroscopy
    say: a look into a joint
    definition: A look into a joint through a thin tube.
  - id: anesthetic
    term: anesthetic
    say: numbing medicine
    uk: [anaesthetic]
    also: [numbing medicine, nurse's & spray, anesthetic cream]
    definition: Medicine that numbs.
"""
SOURCES = {
    "index.html": "index.md",
    "knee/index.html": "knee/index.md",
    "knee/how-to-prepare.html": "knee/how-to-prepare.md",
    "knee/risks.html": "knee/risks.md",
    "glossary.html": "glossary.md",
    "contributing/index.html": "contributing/index.md",
}


@pytest.fixture
def found(example: Path) -> dict[str, dict[str, Any]]:
    """The improved entries of a small index by their location; the term stands on three pages."""
    library.change(
        example,
        "--- glossary.yml\n" + GLOSSARY + "--- knee/index.md\n---\ntitle: Knee arthroscopy\n---\n# Knee arthroscopy\n\n"
        "## In brief\n\nAn anesthetic, then an anesthetic, then an anesthetic.\n"
        "--- knee/how-to-prepare.md\n# How to prepare\n\n## Before\n\nText.\n\n## Numbing\n\nThe anesthetic numbs.\n"
        "--- knee/risks.md\n# Risks\n\nAn anesthetic may fail. The anesthetic may last.\n",
    )
    library.change(example, "--- ../mkdocs.yml\nextra:\n  search_words:\n    risks.md: [dangers]\n")
    read = reader.read(settings.read(example / "mkdocs.yml"))
    rendering.render_pages(read)
    places = [
        *("contributing/index.html", "glossary.html", "glossary.html#anesthetic", "index.html", "knee/risks.html"),
        *("knee/how-to-prepare.html", "knee/how-to-prepare.html#before", "knee/how-to-prepare.html#numbing"),
        *("knee/index.html", "knee/index.html#in-brief"),
    ]
    index = {"config": {"lang": ["en"]}, "docs": [{"location": p, "title": "T", "text": "t"} for p in places]}
    better = improve(index, read, SOURCES)
    assert better["config"] == index["config"]
    return {entry["location"]: entry for entry in better["docs"]}


def test_entries_are_in_the_order_of_reading(found: dict[str, Any]) -> None:
    """Of equals the first in reading comes first; pages for authors are left out."""
    assert list(found) == [
        "index.html",
        "knee/index.html",
        "knee/index.html#in-brief",
        "knee/how-to-prepare.html",
        "knee/how-to-prepare.html#before",
        "knee/how-to-prepare.html#numbing",
        "knee/risks.html",
        "glossary.html",
        "glossary.html#anesthetic",
    ]


def test_titles_name_the_leaflet(found: dict[str, Any]) -> None:
    """A section says which leaflet it is of; the first page and a part under its page need not."""
    titles = {location: entry["title"] for location, entry in found.items() if entry["title"] != "T"}
    assert titles == {
        "knee/how-to-prepare.html": "T · Knee arthroscopy",
        "knee/risks.html": "T · Knee arthroscopy",
    }


def test_other_words_stand_where_the_term_is_explained(found: dict[str, Any]) -> None:
    """On the first page that uses the term, the one in brief apart.

    Words that are there anyway are left out, and phrases that nobody types ("a look into a joint").
    """
    tags = {location: entry["tags"] for location, entry in found.items() if "tags" in entry}
    assert tags == {
        "knee/how-to-prepare.html#numbing": ["numbing medicine", "anaesthetic", "nurse's &amp; spray"],
        "knee/risks.html": ["dangers"],
    }


def test_weights(found: dict[str, Any]) -> None:
    """The leaflet is found at its first page, a definition after every part that answers."""
    weights = {location: entry["boost"] for location, entry in found.items() if "boost" in entry}
    assert weights["knee/index.html"] > 1 > weights["knee/index.html#in-brief"] > weights["glossary.html#anesthetic"]
    assert weights["glossary.html"] == weights["glossary.html#anesthetic"]
    assert len(weights) == 4
