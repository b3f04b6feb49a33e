"""The facts at the end of every page."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest
from leaflets.core.text import long_date
from leaflets.markdown.local_values import dial
from leaflets.review.imprint import imprint
from support import library


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (datetime.date(2026, 8, 6), "6 August 2026"),
        (datetime.date(2027, 12, 31), "31 December 2027"),
        (datetime.datetime(2027, 1, 1, 12, 0), "1 January 2027"),
        (None, ""),
        ("", ""),
        ("next spring", "next spring"),
    ],
)
def test_long_date(value: object, words: str) -> None:
    """Dates are written out; what is no date is not made into one."""
    assert long_date(value) == words


@pytest.mark.parametrize(
    ("number", "address"),
    [
        ("911", "tel:911"),
        (911, "tel:911"),
        ("555-0100", "tel:5550100"),
        ("+44 (20) 7946 0000", "tel:+442079460000"),
    ],
)
def test_dial(number: object, address: str) -> None:
    """Spaces, hyphens and brackets are for the eye."""
    assert dial(number) == address


def test_imprint_of_a_leaflet(example: Path) -> None:
    """The leaflet's own values win over the hospital's; empty is empty, not "None"."""
    library.change(example, "--- knee/get-help.md\n# Getting help\n")
    index = example / "docs/knee/index.md"
    text = index.read_text("utf-8").replace("local: {}", "local:\n  ward_phone: 555-0199")
    index.write_text(text, "utf-8")
    made = library.read(example)
    found = imprint(made, made.leaflets[0], "get-help.md")
    assert (found.title, found.version, found.owner) == ("Knee arthroscopy", "1.0", "Lead nurse (example)")
    assert (found.last_reviewed, found.next_review_due, found.draft) == ("", "1 January 2028", True)
    assert (found.local["ward_phone"], found.local["emergency_phone"]) == ("555-0199", "911")
    assert found.help_page == "knee/get-help.md"


def test_agreed_leaflet_is_no_draft(example: Path) -> None:
    """Once every role has agreed: with the roles and their days, and the code of the words."""
    library.agree(example, "2026-11-01", "clinician")
    made = library.read(example)
    found = imprint(made, made.leaflets[0])
    assert (found.draft, found.changed, found.last_reviewed) == (True, False, "")
    library.agree(example, "2026-11-02", "editor")
    made = library.read(example)
    found = imprint(made, made.leaflets[0])
    assert (found.draft, found.changed, found.last_reviewed) == (False, False, "1 November 2026")
    assert found.agreed == (("Clinician", "1 November 2026"), ("Editor", "2 November 2026"))
    assert len(found.code) == 8
    library.change(example, "One more sentence.")
    made = library.read(example)
    other = imprint(made, made.leaflets[0])
    assert (other.draft, other.changed, other.agreed) == (True, True, ())
    assert other.code != found.code
