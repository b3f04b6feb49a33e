"""Terms of the glossary that no page uses."""

from __future__ import annotations

from collections.abc import Callable

import pytest

TERMS = """\
--- glossary.yml
terms:
  - {id: cord, term: cord, say: rope, definition: A rope.}
  - {id: spinal-cord, term: spinal cord, say: nerves, definition: Nerves.}
  - {id: tumor, term: tumor, plural: tumors, abbr: TMR, uk: [tumour], also: growth, say: lump, definition: A lump.}
  - {id: arthroscopy, term: arthroscopy, say: look, definition: A look.}
"""


@pytest.mark.parametrize(
    ("text", "unused"),
    [
        ("Nothing.", ["2: 'cord'", "3: 'spinal cord'", "4: 'tumor'"]),
        ("A spinal cord and tumours.", ["2: 'cord'"]),
        ("## The TMR\n\n| cords |\n| - |\n| spinal cord |", []),
        ("Cords, growth, spinal CORD.", []),
    ],
)
def test_unused(text: str, unused: list[str], find: Callable[..., list[str]]) -> None:
    """A term that no block of any leaflet holds, in any spelling, is told at its line of the glossary."""
    terms = TERMS.removeprefix("--- glossary.yml\n").replace("uk: [tumour]", "uk: [tumour, tumours]")
    found = find("unused-term", f"--- glossary.yml\n{terms}--- knee/risks.md\n# Risks\n\n{text}\n")
    assert found == [f"docs/glossary.yml:{int(line[0])}:1: no leaflet uses the term {line[3:]}" for line in unused]


def test_unused_without_leaflets(find: Callable[..., list[str]]) -> None:
    """Where there is no leaflet yet, no term is unused."""
    assert find("unused-term", "--- knee is missing") == []
