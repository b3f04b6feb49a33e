"""How many words patients read of a leaflet."""

from __future__ import annotations

import pytest
from leaflets.review import count, record
from leaflets.review.record import Record

ABOUT = "=title | Knee\n=description | Five words that nobody counts.\n=term | knee\n"


@pytest.mark.parametrize(
    ("lines", "words"),
    [
        ("| Keep the dressing dry. | guide home.1 #dry must", 4),
        ("At home > [risk] What may go wrong > - Signs: | Infection.", 1),
        ("=heading | At home", 2),
        ("=title [help] | Call us if:", 3),
        ("=caption | The knee\n=figcaption | From the side", 5),
        ("=picture-label | kneecap", 1),
        ("=img | A knee\n=picture | A knee | drawing:0123\n=picture-title | A knee\n=picture-text | Bone.", 0),
        ("=must | dry | guide home.1 must", 0),
        ("row: Fever > column: What to do | Call us", 2),
        ("| Call {local:ward_phone} (day and night), or 555-0100.", 7),
        ("| The rules <https://www.example.org/rules> of [\\<] us - all", 5),
        (r"| \{not a value\} \| here", 4),
        ("| Bleeding\n| Bleeding", 2),
    ],
)
def test_what_counts(lines: str, words: int) -> None:
    """What is read on the page; not what is heard instead, stands around the pages, or says where a place is."""
    read = record.parse(f"words/1\n{ABOUT}## risks.md\n{lines}\n")
    assert isinstance(read, Record)
    assert sum(count.of(read).values()) == words


def test_by_page() -> None:
    """Each page by its file name, in their order."""
    read = record.parse(f"words/1\n{ABOUT}## risks.md\n| One two.\n## checklist.md\n| One.\n")
    assert isinstance(read, Record)
    assert list(count.of(read).items()) == [("risks.md", 2), ("checklist.md", 1)]
