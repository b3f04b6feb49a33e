"""Paragraphs, items and headings that are too long."""

from __future__ import annotations

from collections.abc import Callable

import pytest


def told(place: str, what: str, begin: str) -> list[str]:
    """A finding."""
    do = "make two of it" if what.startswith("an item") else "begin a new one"
    return [f"{place}: {what} sentences; {do}, for example at '{begin}'"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("One. Two. Three.", []),
        ("One. Two. Three. Four.", told("3:11", "a paragraph of 4", "Three.")),
        ("One.\nTwo.\nThree. Four. Five.", told("5:1", "a paragraph of 5", "Three.")),
        ("It is. It is. It is. It is. It is. It is.", told("3:22", "a paragraph of 6", "It is.")),
        ("One. Two.\n\nThree. Four.", []),
        ("- One. Two. Three. Four.", told("3:13", "an item of 4", "Three.")),
        ("- One. Two.\n- Three. Four.", []),
        ("- One. Two.\n\n    Three. Four.", []),
        ("- One.\n\n    One. Two. Three. Four.", told("5:15", "an item of 4", "Three.")),
        ("!!! risk\n\n    One. Two. Three. Four.", told("5:15", "a paragraph of 4", "Three.")),
        ("> One. Two. Three. Four.", told("3:13", "a paragraph of 4", "Three.")),
        ("| a |\n| - |\n| One. Two. Three. Four. |", told("5:13", "a paragraph of 4", "Three.")),
        ("See Dr. Lee, e.g. now. It is 1.5 mm. Go.", []),
        ("One… two… three… four.", []),
        ("## One. Two. Three. Four.", []),
        ("```\nOne. Two. Three. Four.\n```", []),
        ("<!-- One. Two. Three. Four. -->", []),
    ],
)
def test_long_paragraph(text: str, found: list[str], page: Callable[..., list[str]]) -> None:
    """More than 3 sentences, told at the sentence nearest to the middle, where a new one could begin."""
    assert page("long-paragraph", f"# Risks\n\n{text}\n") == found


def test_what_a_fence_makes_is_not_the_authors(find: Callable[..., list[str]], page: Callable[..., list[str]]) -> None:
    """The words of chances come from the facts; who writes the page cannot split them."""
    have = "may be sore. They rest. They rest more. They call"
    find(
        "long-paragraph",
        "--- knee/facts.yml\nsources:\n  g: {title: G, publisher: P, read: 2026-11-22}\nfacts:\n"
        "  - id: sore\n    statement: About 10 in 100 people may be sore.\n    kind: risk\n    hedge: about+may\n"
        "    source: {document: g, lines: [1]}\n"
        '    quantities: [{type: proportion, op: "~", value: 10, of: 100, unit: people}]\n'
        f"    chance: {{name: Sore, after: After it, have: {have}, have_not: may not}}\n",
    )
    assert page("long-paragraph", "# Risks\n\n```chances\nsore\n```\n") == []


@pytest.mark.parametrize("path", ["knee/risks.md", "index.md", "contributing/style.md"])
@pytest.mark.parametrize(("length", "long"), [(65, False), (66, True)])
def test_long_heading(path: str, length: int, long: bool, find: Callable[..., list[str]]) -> None:
    """More than 65 characters, on any page; the heading is quoted."""
    heading = "A heading " + "x" * (length - 10)
    found = find("long-heading", f"--- {path}\n# Risks\n\n## {heading} {{#short}}\n\nWords.\n")
    told = f"docs/{path}:3:4: a heading of 66 characters; say it in 65 or fewer, and the rest under it: '{heading}'"
    assert found == ([told] if long else [])


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
