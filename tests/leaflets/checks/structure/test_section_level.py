"""A required heading at the wrong level, or what only looks like one."""

from __future__ import annotations

from collections.abc import Callable

import pytest

REST = "\n\nBring a list. [@guide prepare.1]\n\n## Eating and drinking\n\nNo. [@guide prepare.2 #do-not-eat]\n"
RIGHT = "'## Your medicines'"
LOOKS = f"{RIGHT} is written with a character that only looks right"

CASES = [
    ("### Your medicines", [f"3:5: 'Your medicines' is a heading of level 3; write {RIGHT}"]),
    ("# Your medicines", [f"3:3: 'Your medicines' is a heading of level 1; write {RIGHT}"]),
    ("Your medicines\n==============", [f"3:1: 'Your medicines' is a heading of level 1; write {RIGHT}"]),
    ("**Your medicines**", []),
    ("```\n## Your medicines\n```", []),
    ("## Y\u043eur medicines", [f"3:4: {LOOKS} ('\u043e', CYRILLIC SMALL LETTER O)"]),
    ("## Υour medicines", [f"3:4: {LOOKS} ('Υ', GREEK CAPITAL LETTER UPSILON)"]),
    ("## Your medi\u200bcines", [f"3:4: {LOOKS} ('\u200b', ZERO WIDTH SPACE)"]),
    ("## Your\u00ad medicines", [f"3:4: {LOOKS} ('\u00ad', SOFT HYPHEN)"]),
    ("## \uff39our medicines", [f"3:4: {LOOKS} ('\uff39', FULLWIDTH LATIN CAPITAL LETTER Y)"]),
    ("## Your medicines", []),
    ("## your  Medicines:", []),
    ("## Your\u00a0medicines", []),
    ("## *Your* medicines ##", []),
    ("## Tablets {#your-medicines}", []),
    ("Your medicines\n--------------", []),
    ("## Your medicine", []),
]


@pytest.mark.parametrize(("heading", "found"), CASES)
def test_heading(heading: str, found: list[str], find: Callable[..., list[str]]) -> None:
    """A required heading has its level and is a heading; what only looks like it is told with its line and why."""
    told = find("section-level", f"--- knee/how-to-prepare.md\n# How to prepare\n\n{heading}{REST}")
    assert told == [f"docs/knee/how-to-prepare.md:{line}" for line in found]


@pytest.mark.parametrize(
    ("heading", "missing"),
    [
        ("## Tablets {#your-medicines}", False),
        ("## Your medicine", True),
        ("## Y\u043eur medicines", False),
    ],
)
def test_what_looks_like_it_is_not_also_missing(heading: str, missing: bool, find: Callable[..., list[str]]) -> None:
    """One fault, one finding: what is told here is not told again as missing."""
    told = find("missing-section", f"--- knee/how-to-prepare.md\n# How to prepare\n\n{heading}{REST}")
    expected = (
        "docs/knee/how-to-prepare.md:1:3: the heading '## Your medicines' is missing. Did you mean 'Your medicine'?"
    )
    assert told == ([expected] if missing else [])


HIDDEN = "stands in code or in a comment, where it is no heading"
PLAIN = "is plain or bold text and no heading"


@pytest.mark.parametrize(
    ("heading", "line", "why"),
    [
        ("**Your medicines**", 3, PLAIN),
        ("__Your medicines:__", 3, PLAIN),
        ("Your medicines", 3, PLAIN),
        ("- Your medicines", 3, PLAIN),
        ('!!! note "Your medicines"\n\n    x', 3, PLAIN),
        ("```\n## Your medicines\n```", 4, HIDDEN),
        ("text\n\n        ## Your medicines {#x}", 5, HIDDEN),
        ("<!-- -->\n\n<!--\n## Your medicines ##\n-->", 6, HIDDEN),
    ],
)
def test_text_that_is_no_heading(heading: str, line: int, why: str, find: Callable[..., list[str]]) -> None:
    """A heading in bold letters, in code or in a comment is missing; the finding says where the author wrote it."""
    told = find("missing-section", f"--- knee/how-to-prepare.md\n# How to prepare\n\n{heading}{REST}")
    message = f"the heading '## Your medicines' is missing. On line {line} it {why}."
    assert told == [f"docs/knee/how-to-prepare.md:1:3: {message}"]


def test_headings_without_latin_letters(find: Callable[..., list[str]]) -> None:
    """The ids of such headings are numbers; a number in common does not make two headings one."""
    edits = "--- templates/leaflet/risks.md\n# Risks\n\n## 危险\n\nx\n--- knee/risks.md\n# Risks\n\n## {}\n\ny\n"
    assert len(find("missing-section", edits.format("好处"))) == 1
    assert find("missing-section", edits.format("危险")) == []


def test_long_lines(find: Callable[..., list[str]]) -> None:
    """A line of thousands of signs where a heading is missing does not keep the check busy."""
    text = "".join(f"\n\n## {sign * 5000}x" for sign in (" ", "#", "# ", "{", "{}", "\t"))
    assert find("section-level", f"--- knee/how-to-prepare.md\n# How to prepare{text}") == []
