"""Long sentences."""

from __future__ import annotations

from collections.abc import Callable

import pytest

W20 = "One two three four five six seven eight nine ten one two three four five six seven eight nine ten"

TOLD = f"a sentence of 21 words; split it: '{W20} more.'"

ITEM = f"a sentence of 21 words; split it: '{W20} more'"

W10 = "One two three four five six seven eight nine ten"

JOINED = f"{W10} and {W10.lower()}."

CASES = [
    (f"{W20}.", []),
    (f"{W20} more.", [f"3:1: {TOLD}"]),
    (f"Short. {W20} more. Short.", [f"3:8: {TOLD}"]),
    (f"One two. {W20} more.", [f"3:10: {TOLD}"]),
    (f"{W20} 1,000.", [f"3:1: {TOLD.replace('more', '1,000')}"]),
    (f"- {W20}\n- {W20}", []),
    (f"- {W20} more", [f"3:3: {ITEM}"]),
    (f"| x |\n| - |\n| {W20} more |", [f"5:3: {ITEM}"]),
    (f"## {W20} more", []),
    (f"```\n{W20} more\n```", []),
    (f"!!! risk\n\n    {W20} more.", [f"5:5: {TOLD}"]),
    (f"{W20[:27]}\n{W20[28:]} more.", [f"3:1: {TOLD}"]),
    (f"<!-- {W20} more. -->\n\nx", []),
    (JOINED, [f"3:1: a sentence of 21 words; split it, for example before 'and one two …': '{JOINED}'"]),
    (
        f"If so, {W10.lower()}, then {W10.lower()}.",
        [
            f"3:1: a sentence of 23 words; split it, for example before 'then one two …': "
            f"'If so, {W10.lower()}, then {W10.lower()}.'"
        ],
    ),
]


@pytest.mark.parametrize(("text", "found"), CASES)
def test_long_sentence(text: str, found: list[str], page: Callable[..., list[str]]) -> None:
    """More than 20 words, told at its first word, quoted, with a place to split; an item and a cell end a sentence."""
    assert page("long-sentence", f"# Risks\n\n{text}\n") == found
