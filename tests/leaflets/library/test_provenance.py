"""What a citation stands for, in words for readers."""

from __future__ import annotations

from pathlib import Path

import pytest
from leaflets.data.sources import Source, parse_places
from leaflets.library import provenance
from leaflets.library.model import Leaflet
from leaflets.library.provenance import Note
from support import library

CITING = """
--- knee/how-to-prepare.md
# How to prepare

Bring a list of your medicines, and do not eat. [@guide prepare.2; prepare.1 #do-not-eat]

- Look: [arthroscopy](../glossary.md#arthroscopy). [@guide prepare.2]
- Both sentences. [@guide prepare.1-2]
- Our own words. [@-]
- Nowhere. [@none risks.1]

Call {{ local.ward_phone }} or {{ local.none }}.
"""


def test_notes_of_a_page(example: Path) -> None:
    """Each citation once, in the order of the page; one that leads nowhere, and our own words, have no note."""
    library.change(example, CITING)
    found = provenance.notes(library.read(example).pages["knee/how-to-prepare.md"])
    assert found.notes == (
        Note("guide:prepare.2", "place", "“Prepare”, sentence 2"),
        Note("guide:prepare.1", "place", "“Prepare”, sentence 1"),
        Note("guide:prepare.1-2", "place", "“Prepare”, sentences 1 and 2"),
        Note("local:ward_phone", "local", "555-0100"),
    )
    assert found.notes[0].id == "source:guide:prepare.2"
    assert found.sources == (("A society (example)", "", "read on 22 November 2026"),)


@pytest.mark.parametrize("page", ["index.md", "knee/plain.md"])
def test_page_without_notes(example: Path, page: str) -> None:
    """The home page is of no leaflet; a page of one may cite nothing. Neither names a source."""
    library.change(example, "--- knee/plain.md\n# Plain\n\nOur own words. [@-]")
    assert provenance.notes(library.read(example).pages[page]) == provenance.Notes()


TWO = """
--- knee/sources.yml
format: leaflets-sources/1
sources:
  guide: {title: A guide, publisher: A society, url: "https://www.example.org/guide", read: 2026-11-22}
  other: {title: Another, publisher: A society, url: "urn:isbn:1", read: last week}
"""


def test_several_sources(example: Path) -> None:
    """Each note then says which source it is; their titles tell two of one publisher apart."""
    library.change(example, f"{TWO}\n--- knee/risks.md\n# Risks\n\nText. [@guide risks.1; other brief.2-4]")
    found = provenance.notes(library.read(example).pages["knee/risks.md"])
    assert [note.text for note in found.notes] == [
        "A society, “A guide”, “Risks”, sentence 1",
        "A society, “Another”, section brief, sentences 2 to 4",
    ]
    assert found.sources == (
        ("A society, “A guide”", "https://www.example.org/guide", "read on 22 November 2026"),
        ("A society, “Another”", "", "read on last week"),
    )


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("guide risks.1", "section risks, sentence 1"),
        ("guide risks.1-2", "section risks, sentences 1 and 2"),
        ("guide risks.4-9", "section risks, sentences 4 to 9"),
    ],
)
def test_place_in_words(text: str, words: str) -> None:
    """Section and sentences, also where there is neither lock nor sources.yml."""
    (place,) = parse_places(text)
    assert not isinstance(place, str)
    assert provenance.where(Leaflet("knee", "docs/knee", []), place) == words


FULL = Source("guide", "A guide", "The publisher")


@pytest.mark.parametrize(
    ("source", "others", "words"),
    [
        (FULL, [], "The publisher"),
        (FULL, [Source("other", "Other", "Another")], "The publisher"),
        (FULL, [Source("other", "Other", "The publisher")], "The publisher, “A guide”"),
        (Source("guide", "A guide"), [], "A guide"),
        (Source("guide"), [], "guide"),
        (Source("guide", "", "The publisher"), [FULL], "The publisher, “guide”"),
    ],
)
def test_name_of_a_source(source: Source, others: list[Source], words: str) -> None:
    """Publisher, else title, else key; the title tells two of one publisher apart."""
    assert provenance.name(source, [source, *others]) == words


@pytest.mark.parametrize(
    ("start", "target", "directory_urls", "way"),
    [
        ("knee/risks.md", "glossary.md", False, "../glossary.html"),
        ("knee/risks.md", "knee/index.md", False, "index.html"),
        ("knee/risks.md", "glossary.md", True, "../../glossary/"),
        ("contributing/evidence/knee.md", "knee/risks.md", False, "../../knee/risks.html"),
    ],
)
def test_way_from_page_to_page(start: str, target: str, directory_urls: bool, way: str, example: Path) -> None:
    """Links that are written as HTML lead where MkDocs would lead them."""
    settings = library.read(example).settings
    settings.directory_urls = directory_urls
    assert provenance.address(start, target, settings) == way
