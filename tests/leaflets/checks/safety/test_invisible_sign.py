"""Signs in files that no reader sees: where each stands."""

from __future__ import annotations

from pathlib import Path

import pytest
from support.findings import Find

PAGE = '# Risks\n\n!!! risk "What may go wrong"\n\n    Infection may happen. [@guide risks.1]\n\n'


@pytest.mark.parametrize(
    ("path", "text", "place"),
    [
        ("docs/knee/risks.md", f"{PAGE}Ask for an\nin\u00adfusion.\n", "docs/knee/risks.md:8:3"),
        ("docs/knee/risks.md", f'{PAGE}![A pic\u200bture](x.svg "b")\n', "docs/knee/risks.md:7:8"),
        ("docs/knee/risks.md", f"---\ntitle: Ri\u200bsks\n---\n{PAGE}", "docs/knee/risks.md:2:10"),
        ("docs/knee/risks.md", f"{PAGE}Ask in&shy;side.\n", "docs/knee/risks.md:7:7"),
        ("docs/knee/risks.md", f"{PAGE}Ask in&#8203;side.\n", "docs/knee/risks.md:7:7"),
        ("docs/knee/risks.md", f"{PAGE}Ask in&#x202e;side.\n", "docs/knee/risks.md:7:7"),
        ("docs/knee/risks.md", f"{PAGE}Ask &#0; us.\n", "docs/knee/risks.md:7:5"),
        ("docs/glossary.yml", None, "docs/glossary.yml:"),
        ("docs/knee/sources.yml", None, "docs/knee/sources.yml:"),
        ("mkdocs.yml", None, "mkdocs.yml:"),
    ],
)
def test_place(example: Path, path: str, text: str | None, place: str, find: Find) -> None:
    """Any file that authors write is read; entities count as what they show."""
    file = example / path
    file.write_text(file.read_text("utf-8").replace("e", "e\u200b", 0) if text is None else text, "utf-8")
    if text is None:
        file.write_text(file.read_text("utf-8") + "# a\u200bb\n", "utf-8")
    found = find("invisible-sign")
    assert len(found) == 1
    assert found[0].startswith(place)


def test_code_shows_an_entity(example: Path, find: Find) -> None:
    """In code `&shy;` is what readers see."""
    (example / "docs/knee/risks.md").write_text(f"{PAGE}Write `in&shy;side`.\n", "utf-8")
    assert find("invisible-sign") == []


INDEX = """\
--- knee/index.md
---
title: Knee arthroscopy
owner: Lead nurse
version: "1.0"
next_review_due: 2028-01-01
# Values of this leaflet.
#
#
local:
  rule: {}
---

# Knee arthroscopy

## In brief

They look into your knee with a thin tube ([arthroscopy](../glossary.md#arthroscopy)). [@guide about.1]
"""


@pytest.mark.parametrize(
    ("value", "found"),
    [
        ('"Ask at the desk"', ""),
        ("Ask\u00a0us", ""),
        ('"Ask us not\u00ad"', "10:20: U+00AD (soft hyphen) cannot be seen"),
        (r'"Do no\u200bt drive"', "10:9: U+200B (zero width space) cannot be seen, and stands within 'not'"),
        (">\n    Ask\n    n\u200dot", "12:6: U+200D (zero width joiner) cannot be seen"),
        ("[a, b\ufe0f]", "10:14: U+FE0F (variation selector-16) cannot be seen"),
        ("x\n  cafe\u0301: y", "11:6: 'é' is written in 2 parts"),
        ("x\n  # comment\u00a0\n  y: z", ""),
    ],
)
def test_sign_that_no_reader_sees(value: str, found: str, find: Find) -> None:
    """In values and keys, written as it is or with a backslash; not in comments."""
    told = find("invisible-sign", INDEX.format(value))
    assert len(told) == bool(found)
    assert all(line.startswith(f"docs/knee/index.md:{found}") for line in told), told
