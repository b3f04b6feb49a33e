"""A title twice."""

from __future__ import annotations

from collections.abc import Callable

import pytest


@pytest.mark.parametrize(
    ("hip", "expected"),
    [
        (
            "---\ntitle: Knee arthroscopy\n---\n# K\n",
            ["docs/knee/index.md:2:1: the title 'Knee arthroscopy' is that of docs/hip/index.md already"],
        ),
        (
            "---\ntitle: knee  ARTHROSCOPY\n---\n# K\n",
            ["docs/knee/index.md:2:1: the title 'Knee arthroscopy' is that of docs/hip/index.md already"],
        ),
        ("---\ntitle: Hip\n---\n# K\n", []),
        ("# No title\n", []),
    ],
)
def test_two_leaflets_with_one_title(hip: str, expected: list[str], find: Callable[..., list[str]]) -> None:
    """Case and spaces do not tell two titles apart."""
    assert find("repeated-title", f"--- hip/index.md\n{hip}") == expected


def test_leaflets_without_index(find: Callable[..., list[str]]) -> None:
    """A leaflet without index.md is called by its folder."""
    edits = "--- hip/risks.md\n# Risks\n--- knee/index.md is missing\n--- leg/index.md\n---\ntitle: HIP\n---\n# H\n"
    assert find("repeated-title", edits) == ["docs/leg/index.md:2:1: the title 'HIP' is that of docs/hip already"]
