"""A new source in the text of a sources.yml."""

from __future__ import annotations

import pytest
from leaflets.core.diagnostics import LeafletsError
from leaflets.data import sources_reader
from leaflets.sources import entry

VALUES = {"title": "A: guide #1", "publisher": "yes", "url": "", "read": "2026-11-22", "rights": "“own” 'words'"}
LINES = """\
  guide:
    title: 'A: guide #1'
    publisher: 'yes'
    read: 2026-11-22
    rights: “own” 'words'
    use: whole
"""


def test_new_file() -> None:
    """Its first line names the schema; what is added is read as it was given, and nothing is wrong."""
    text = entry.added(entry.new_file("../x.json", "guide"), "guide", VALUES, "sources.yml")
    assert text.startswith("# yaml-language-server: $schema=../x.json\n")
    found = sources_reader.read(text, "sources.yml")
    assert found.faults == []
    source = found.sources["guide"]
    assert [source.title, source.publisher, source.read, source.rights] == [
        VALUES[key] for key in ("title", "publisher", "read", "rights")
    ]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("format: f\nsources:\n", "format: f\nsources:\n" + LINES),
        ("sources: {}  # none yet\n\nmust_say: []\n", "sources: # none yet\n" + LINES + "\nmust_say: []\n"),
        (
            "# top\nsources:\n  other:  # first\n    title: T\n\n  # about must_say\n# left\nmust_say: []\n",
            "# top\nsources:\n  other:  # first\n    title: T\n\n  # about must_say\n"
            + LINES
            + "# left\nmust_say: []\n",
        ),
        ("sources:\n  other:\n    title: T", "sources:\n  other:\n    title: T\n" + LINES.rstrip("\n")),
    ],
)
def test_the_rest_stays(before: str, after: str) -> None:
    """Comments and order stay; the new source stands last."""
    assert entry.added(before, "guide", VALUES, "sources.yml") == after


@pytest.mark.parametrize(
    "text", ["", "sources: {other: {title: T}}\n", "format: f\n", "sources:\n    other:\n      title: T\n"]
)
def test_what_cannot_be_added_to(text: str) -> None:
    """A form in which the lines have no place is refused, with the file."""
    with pytest.raises(LeafletsError, match=r"sources\.yml: "):
        entry.added(text, "guide", VALUES, "sources.yml")
