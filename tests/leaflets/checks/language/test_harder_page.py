"""Pages that became harder than noted."""

from __future__ import annotations

from collections.abc import Callable

import pytest

EASY = "You may get sick. " * 8

HARDER = EASY + "Postoperative complications necessitate hospitalization."

RISKS = "--- knee/risks.md\n---\n---\n# Risks\n\n{}\n"


@pytest.mark.parametrize(
    ("noted", "text", "harder"),
    [
        ("risks.md: [0, 0]", HARDER, True),
        ("risks.md: [0, 0]", EASY, False),
        ("risks.md: [9.9, 9.9]", HARDER, False),
        ("risks.md: [9.9, 0]", HARDER, True),
        ("risks.md: [0, 9.9]", HARDER, True),
        ("", HARDER, False),
        ("index.md: [0, 0]", HARDER, False),
        ("risks.md: [-3.4, -3.4]", EASY[:36], False),
    ],
)
def test_harder_page(noted: str, text: str, harder: bool, find: Callable[..., list[str]]) -> None:
    """Told on the page that is noted and harder; very short pages, and pages that are not noted, are not judged."""
    found = find("harder-page", f"--- knee/grades.yml\n{noted}\n{RISKS.format(text)}")
    assert [line.split(": ")[0] for line in found] == (["docs/knee/risks.md:3:1"] if harder else [])


def test_what_it_says(find: Callable[..., list[str]]) -> None:
    """Both grades, what to do, and the sentence that made the page harder, with its line."""
    (found,) = find("harder-page", f"--- knee/grades.yml\nrisks.md: [0.2, 0.2]\n{RISKS.format(HARDER)}")
    assert found == (
        "docs/knee/risks.md:3:1: the page is harder than before: reading grade 2.7, noted 0.2. Make it easier, or "
        "raise the number in grades.yml, where reviewers see it. Begin with line 5, 'Postoperative complications "
        "necessitate hospitalization.'"
    )


def test_only_the_plain_words_are_harder(find: Callable[..., list[str]]) -> None:
    """Medical words that went hide no hard words that came: the grade without them is held, too."""
    terms = "terms:\n  - {id: icu, term: hospitalization, say: hospital, definition: Being in a hospital.}\n"
    edits = f"--- glossary.yml\n{terms}--- knee/grades.yml\nrisks.md: [9, 0.2]\n{RISKS.format(HARDER)}"
    (found,) = find("harder-page", edits)
    assert "harder than before: reading grade 1.4 without medical words, noted 0.2. " in found


def test_one_page_is_told_once(find: Callable[..., list[str]]) -> None:
    """Of a page that is too hard for any leaflet `reading-grade` tells, unless nobody hears it there."""
    hard = RISKS.format("Postoperative complications necessitate hospitalization. " * 9)
    edits = f"--- knee/grades.yml\nrisks.md: [1, 1]\n{hard}"
    assert find("harder-page", edits) == []
    assert len(find("reading-grade")) == 1
    allowed = hard.replace("---\n---\n#", "---\nallow:\n  reading-grade: The law gives the words.\n---\n#")
    assert len(find("harder-page", allowed)) == 1


def test_no_file_no_finding(find: Callable[..., list[str]]) -> None:
    """A leaflet without grades.yml is held to no grade of its own: the second leaflet costs only its text."""
    edits = RISKS.format(HARDER)
    assert find("harder-page", edits) + find("malformed-grades", edits) == []


def test_it_can_be_allowed(find: Callable[..., list[str]]) -> None:
    """`allow:` on the page excepts it, with a reason."""
    text = RISKS.replace("---\n---\n#", "---\nallow:\n  harder-page: The law gives the words.\n---\n#").format(HARDER)
    edits = f"--- knee/grades.yml\nrisks.md: [0.2, 0.2]\n{text}"
    assert find("harder-page", edits) == []
