"""Links with the same words that lead to two places."""

from __future__ import annotations

from collections.abc import Callable

import pytest

ELSEWHERE = "the words '{}' lead to another place than on line 3: say in each link where it leads"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("[More](index.md) and [more](risks.md)", ["3:23", "more"]),
        ("[the list](index.md)\n\n- [**The** list](how-to-prepare.md)", ["5:6", "The list"]),
        ("[the list](index.md#a) [the list](index.md#b)", ["3:25", "the list"]),
        ("[the list](https://a.example/) [the list](https://b.example/)", ["3:33", "the list"]),
        ("[the list](index.md) [the list](index.md)", []),
        ("[the list](index.md) [the list](../knee/index.md)", []),
        ("[the list](#a) [the list](risks.md#a)", []),
        ("[the list](index.md) [the other list](how-to-prepare.md)", []),
        ("[![A picture](a.svg)](index.md) [![A dog](a.svg)](how-to-prepare.md)", []),
        ("[![A picture](a.svg)](index.md) [![A picture](a.svg)](how-to-prepare.md)", ["3:36", "A picture"]),
    ],
)
def test_ambiguous_link(text: str, found: list[str], page: Callable[..., list[str]]) -> None:
    """Told at the second link; one place in two spellings is one place."""
    told = [f"{found[0]}: {ELSEWHERE.format(found[1])}"] if found else []
    assert page("ambiguous-link", f"# Risks\n\n{text}\n") == told


def test_each_page_by_itself(find: Callable[..., list[str]]) -> None:
    """The same words may lead elsewhere from another page."""
    edits = "--- knee/risks.md\n# R\n\n[the list](index.md)\n--- knee/how-to-prepare.md\n# H\n\n[the list](risks.md)\n"
    assert find("ambiguous-link", edits) == []
