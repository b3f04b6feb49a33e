"""Notes of grades that cannot be read, and notes of pages that are gone."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from support.library import change

REST = "how-to-prepare.md: [9, 9]\n"

ALL = f"{REST}risks.md: [9.9, 9.9]\nindex.md: [3, 3]\n"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (ALL, []),
        (
            f"{REST}index.md: [3, 3]\nriks.md: [9, 9]\n",
            [
                "1:1: 'risks.md' is not noted, so nothing tells when it becomes harder: run `leaflets grades --note`",
                "3:1: 'riks.md' is no page of this leaflet: take the line out. Did you mean 'risks.md'?",
            ],
        ),
        (f"{ALL}old.md: [9, 9]\n", ["4:1: 'old.md' is no page of this leaflet: take the line out."]),
        (
            "risks.md: 5.4\n",
            [
                "1:1: '5.4', noted for 'risks.md', is not two reading grades such as [5.4, 4.9]: of all words, and "
                "without medical words"
            ],
        ),
        ("- 3\n", ["1:1: is not lines of `page.md: [5.4, 4.9]`"]),
    ],
)
def test_malformed_grades(text: str, found: list[str], find: Callable[..., list[str]]) -> None:
    """Notes that hold no page to its grade, each with its line."""
    told = find("malformed-grades", f"--- knee/grades.yml\n{text}")
    assert told == [f"docs/knee/grades.yml:{line}" for line in found]


def test_a_file_that_is_no_text(example: Path, find: Callable[..., list[str]]) -> None:
    """Bytes that are no UTF-8 are told with their line, as in any file, and stop nothing."""
    change(example, "--- knee/grades.yml\nrisks.md: \\xff\n")
    (found,) = find("unreadable-page")
    assert found.startswith("docs/knee/grades.yml:1:1: ")
