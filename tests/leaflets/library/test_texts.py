"""Which texts the checks of the language read, where their sentences are, and what they say of them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from leaflets.checks import registry
from leaflets.library import texts
from support import library

HEAD = "# Risks\n\n"
PLACES = [
    ("Call prior to noon.", ["3:6"]),
    ("## Prior to noon", ["3:4"]),
    ('!!! risk "Prior to noon"\n\n    x', ["3:11"]),
    ("- a\n- prior to noon", ["4:3"]),
    ("| a | b |\n| - | - |\n| c | prior to noon |", ["5:7"]),
    ("![Prior to noon](a.svg)", ["3:3"]),
    ("One. Two prior to it, three prior to it.", ["3:10", "3:29"]),
    ("`prior to noon` and\n\n```\nprior to noon\n```", []),
    ("<span title='prior to noon'>x</span>", []),
    ("[prior to](https://example.org/) noon", ["3:2"]),
]


@pytest.fixture
def found(example: Path) -> Callable[[str, str], list[str]]:
    """`found(check, edits)`: the findings of one check on the changed example."""

    def found(check: str, edits: str) -> list[str]:
        library.change(example, edits)
        findings = registry.checks()[check](library.read(example))
        return [f"{one.path}:{one.line}:{one.column}: {one.message}" for one in findings]

    return found


@pytest.mark.parametrize(("text", "places"), PLACES)
def test_place(text: str, places: list[str], found: Callable[[str, str], list[str]]) -> None:
    """Headings, titles, lists, cells, links and the words of pictures are read, code and tooltips are not."""
    told = found("hard-word", f"--- knee/risks.md\n{HEAD}{text}\n")
    assert [":".join(line.split(":")[1:3]) for line in told] == places


def test_quotes_and_offers(found: Callable[[str, str], list[str]]) -> None:
    """A finding quotes the sentence, with the hospital's values in it, and offers another."""
    text = "It is so. Call **{{ local.ward_phone }}** prior to noon. Go."
    (told,) = found("hard-word", f"--- knee/risks.md\n{HEAD}{text}\n")
    assert told.endswith("'Call 555-0100 prior to noon.' Better: 'Call 555-0100 before noon.'")


def test_local_values(found: Callable[[str, str], list[str]]) -> None:
    """What a hospital says in its own values is not judged: the leaflet's author can't mend it."""
    edits = "--- ../mkdocs.yml\nextra:\n    ward_rule: prior to noon\n"
    text = f"--- knee/risks.md\n{HEAD}Call at {{{{ local.ward_rule }}}}.\n"
    assert found("hard-word", edits + text) == []


def test_titles(found: Callable[[str, str], list[str]]) -> None:
    """Titles and descriptions of pages are what search results show."""
    (told,) = found("hard-word", "--- knee/risks.md\n---\ndescription: Prior to noon\n---\n# Risks\n")
    assert told.startswith("docs/knee/risks.md:2:")


def test_pages(found: Callable[[str, str], list[str]]) -> None:
    """The page that finds a leaflet is read too, guides for staff are not."""
    text = "# Page\n\nCall prior to noon.\n"
    config = "--- ../mkdocs.yml\nextra:\n  not_leaflets: [guide, templates]\n"
    told = found("hard-word", f"--- index.md\n{text}\n--- guide/x.md\n{text}\n{config}")
    assert [line.split(":")[0] for line in told] == ["docs/index.md"]


def test_unwritten(found: Callable[[str, str], list[str]]) -> None:
    """Text of the blank leaflet that nobody has replaced yet is another check's business."""
    folders = ("templates/leaflet", "knee")
    edits = "".join(f"--- {folder}/risks.md\n{HEAD}Write it prior to noon.\n" for folder in folders)
    assert found("hard-word", edits) == []


TERM = """--- glossary.yml
terms:
  - id: incision
    term: incision
    say: cut
    definition: A cut that a doctor makes.
"""
MEDICAL = [
    ("The abdomen hurts.", 1),
    ("The belly (abdomen) hurts.", 0),
    ("The abdomen (belly) hurts.", 0),
    ("The renal unit, or kidney unit.", 0),
    ("It is called an embolism.", 0),
    ("It is a bruise, the word “contusion” is old.", 0),
    ("The [abdomen](../glossary.md#abdomen) hurts.", 0),
    ("The [abdomen](risks.md) hurts.", 1),
    ("An incision is made.", 0),
    ("The belly (prior to noon) hurts.", 1),
    ("The belly (yours). The abdomen hurts.", 1),
]


@pytest.mark.parametrize(("text", "number"), MEDICAL)
def test_explained(text: str, number: int, found: Callable[[str, str], list[str]]) -> None:
    """A medical word beside the plain one is explained; a term of the glossary is other checks' business."""
    assert len(found("hard-word", f"{TERM}--- knee/risks.md\n{HEAD}{text}\n")) == number


LANGUAGE = [
    *("hard-word", "passive-voice", "double-negative", "latin-abbreviation", "third-person", "number-in-words"),
    "date-format",
]


@pytest.mark.parametrize("check", LANGUAGE)
def test_long_text(check: str, example: Path) -> None:
    """Of a text with very many such words the first findings are told."""
    part = "the patients who are prior to two weeks not is not moved 6/8/2026 e.g. May 6 in a was no none never cannot"
    library.change(example, f"--- knee/risks.md\n{HEAD}{' '.join([part] * 80)}\n")
    told = list(registry.checks()[check](library.read(example)))
    assert 1 <= len(told) <= 10


def test_nothing(found: Callable[[str, str], list[str]]) -> None:
    """Pages without words, and words that are only signs, make no finding and no traceback."""
    for check in LANGUAGE:
        assert found(check, f"--- knee/risks.md\n{HEAD}…\n\n(\n\n)\n\n's\n\nİİİ ß ﬀ\n\n&\n") == []


def test_sentences_of_a_page(example: Path) -> None:
    """In reading order, each with its place, the second of two that begin alike too; headings and code are none."""
    text = (
        "# Risks\n\n!!! risk\n\n    You may. You may not.\n\n`code` It is. It\nis.\n\n- You may go\n\n```\nYou.\n```\n"
    )
    library.change(example, f"--- knee/risks.md\n{text}")
    page = library.read(example).pages["knee/risks.md"]
    found = [(each.text, each.place) for each in texts.sentences(page)]
    assert [(words, at.line, at.column) for words, at in found] == [
        ("You may.", 5, 5),
        ("You may not.", 5, 14),
        ("code It is.", 7, 2),
        ("It is.", 7, 15),
        ("You may go", 10, 3),
    ]
