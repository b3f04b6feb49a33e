"""Required headings in other words."""

from __future__ import annotations

from collections.abc import Callable

import pytest

PREPARE = "--- knee/how-to-prepare.md\n{}# How to prepare\n\n{}\n\nBring it.\n\n{}\n\nDo not eat.\n"

MEDICINES, EATING = "## Your medicines", "## Eating and drinking"


@pytest.mark.parametrize(
    ("medicines", "eating", "found"),
    [
        (MEDICINES, EATING, []),
        ("## YOUR  medicines:", EATING, []),
        (f"{MEDICINES} {{#your-medicines}}", EATING, []),
        (
            "## What you take {#your-medicines}",
            EATING,
            [
                "3:4: the heading 'What you take' is 'Your medicines' in the blank leaflet; "
                "write `## Your medicines`, as in every leaflet"
            ],
        ),
        (
            MEDICINES,
            "### Food {#eating-and-drinking}",
            [
                "7:5: the heading 'Food' is 'Eating and drinking' in the blank leaflet; "
                "write `### Eating and drinking`, as in every leaflet"
            ],
        ),
        (f"{MEDICINES}\n\nBring it.\n\n## What else you take {{#more}}", EATING, []),
        ("## What you take", EATING, []),
    ],
)
def test_reworded_heading(medicines: str, eating: str, found: list[str], find: Callable[..., list[str]]) -> None:
    """A heading with the contract's id and other words; case and a colon are none, headings of one's own are free."""
    told = find("reworded-heading", PREPARE.format("", medicines, eating))
    assert told == [f"docs/knee/how-to-prepare.md:{line}" for line in found]


def test_a_heading_in_another_language(find: Callable[..., list[str]]) -> None:
    """It keeps the id, and the page says why under `allow:`."""
    front = "---\nallow:\n  reworded-heading: This leaflet is in Spanish.\n---\n"
    edits = PREPARE.format(front, "## Sus medicinas {#your-medicines}", "## Comer y beber {#eating-and-drinking}")
    assert find("reworded-heading", edits) == []
    assert find("missing-section", edits) == []


def test_the_title_of_a_leaflet_is_its_own(find: Callable[..., list[str]]) -> None:
    """The first heading of index.md is never held against the blank one's."""
    assert find("reworded-heading", "--- knee/index.md\n---\ntitle: Knee\n---\n# Knee\n\n## In brief\n\nWords.\n") == []
