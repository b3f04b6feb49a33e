"""What a citation stands for, in words for readers."""

from __future__ import annotations

from pathlib import Path

import pytest
from leaflets.data.ledger import Document, Fact, Ledger, Origin
from leaflets.evidence import provenance
from leaflets.evidence.provenance import Note
from support import library

CITING = """
--- knee/how-to-prepare.md
# How to prepare

Bring a list of your medicines, and do not eat.
{ data-fact="do-not-eat bring-list" }

- Look: [arthroscopy](../glossary.md#arthroscopy).
  { data-fact="term:arthroscopy do-not-eat" }

Call {{ local.ward_phone }}.
{ data-fact="local:ward_phone local:none term:none no-such-fact" }
"""


def test_notes_of_a_page(example: Path) -> None:
    """Each citation once, in the order of the page; one that leads nowhere has no note."""
    library.change(example, CITING)
    made = library.read(example)
    found = provenance.notes(made.pages["knee/how-to-prepare.md"], made)
    definition = made.glossary.by_id["arthroscopy"].definition
    assert found == [
        Note("do-not-eat", "fact", "Do not eat on the day.", "A society (example), line 3, read on 22 November 2026"),
        Note(
            "bring-list",
            "fact",
            "Bring a list of your medicines.",
            "A society (example), line 2, read on 22 November 2026",
        ),
        Note("term:arthroscopy", "term", definition, "arthroscopy", "../glossary.html#arthroscopy"),
        Note("local:ward_phone", "local", "555-0100"),
    ]
    assert found[0].id == "source:do-not-eat"


def test_page_of_no_leaflet_has_no_notes(example: Path) -> None:
    """The glossary and the home page cite nothing for patients to see."""
    made = library.read(example)
    assert provenance.notes(made.pages["index.md"], made) == []


FULL = Document("guide", "A guide", "The publisher", date="2026-11-22")


@pytest.mark.parametrize(
    ("documents", "origin", "words"),
    [
        (
            [FULL],
            Origin("guide", "at-home", (41,)),
            "The publisher, section at home, line 41, read on 22 November 2026",
        ),
        ([FULL], Origin("guide", "", (5, 11, 19)), "The publisher, lines 5, 11 and 19, read on 22 November 2026"),
        ([FULL], Origin("guide"), "The publisher, read on 22 November 2026"),
        ([Document("guide", "A guide", date="last week")], Origin("guide"), "A guide, read on last week"),
        ([Document("guide", "")], Origin("guide", lines=(1, 2)), "guide, lines 1 and 2"),
        (
            [FULL, Document("other", "Other", "The publisher")],
            Origin("guide", lines=(1,)),
            "The publisher, “A guide”, line 1, read on 22 November 2026",
        ),
        ([FULL], Origin("gone", "x", (1,)), "not known"),
    ],
)
def test_origin_in_words(documents: list[Document], origin: Origin, words: str) -> None:
    """Document, section, lines and day, as far as the ledger gives them; the title tells two of one publisher apart."""
    ledger = Ledger("facts.yml", {document.id: document for document in documents})
    fact = Fact("x", "X.", "risk", "", False, 1, origin)
    assert provenance.origin(fact, ledger, provenance.names(ledger)) == words


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
