"""What YAML takes for a comment."""

from __future__ import annotations

import pytest
from support.findings import Find

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
        ('"Ask at desk #4 before you drive."', []),
        ("'Ask at desk #4 before you drive.'", []),
        ('"Ask at the desk." # the main one', []),
        ("Ask at desk#4", []),
        ("Ask\n  # a line of its own\n  other: x", []),
        (">\n    Ask at desk #4\n    today", []),
        ("|-\n    Ask at desk #4", []),
        ("12 # a number", []),
        ("true # yes", []),
        ("# nothing yet", []),
        ("Ask at desk #4 before you drive.", ["10:21:#4 before you drive."]),
        ("Ask at desk # 4", ["10:21:# 4"]),
        ("Ask at desk\t#4", ["10:21:#4"]),
        ("Ask at\n    desk #4", ["11:10:#4"]),
        ("beta # a note", ["10:14:# a note"]),
        ("#4 is the desk", ["10:9:#4 is the desk"]),
        ("[Ask at, desk #4\n    ]", ["10:23:#4"]),
        ("[desk #4\n   , x]", ["10:15:#4"]),
        ("{ a: desk #4\n   }", ["10:19:#4"]),
        ("\n    - Ask at desk #4", ["11:19:#4"]),
        ("!!str Ask #4", ["10:19:#4"]),
        ("&Co partners", ["10:9:&Co"]),
        ("! Do not drive", ["10:9:!"]),
    ],
)
def test_value_that_is_cut(value: str, found: list[str], find: Find) -> None:
    """A text without quotes and a comment on its line; not after quotes, in a block, after a number, or alone."""
    told = find("cut-value", INDEX.format(value))
    places = [line.split(" ")[0] + line.split("'")[1] for line in told]
    assert places == [f"docs/knee/index.md:{place}" for place in found]
    assert all("put the value in quotes" in line for line in told)


OTHERS = [
    ("--- glossary.yml\nterms:\n  - id: x\n    term: desk\n    say: desk #4\n", "docs/glossary.yml:4:15"),
    ("--- glossary.yml\nterms:\n  - {id: x, term: d, say: d, also: [desk #4\n   ]}", "docs/glossary.yml:2:42"),
    ("--- index.md\n---\ntitle: Leaflets #1\n---\n# H", "docs/index.md:2:17"),
    ("--- knee/risks.md\n---\ndescription: Risk #1\n---\n# Risks", "docs/knee/risks.md:2:19"),
    ("--- ../mkdocs.yml\nextra:\n  search_words:\n    risks.md: [a, b #1\n      ]", "mkdocs.yml"),
    ("--- ../mkdocs.yml\nextra:\n    floor: Room #3", "mkdocs.yml"),
    ("--- ../mkdocs.yml\nextra:\n  x: 1\ncopyright: Text #4", "mkdocs.yml"),
    ("--- ../mkdocs.yml\nextra:\n  x: 1\nsite_description: Text #4", "mkdocs.yml"),
]  # fmt: skip


@pytest.mark.parametrize(("edits", "place"), OTHERS)
def test_every_file_with_words(edits: str, place: str, find: Find) -> None:
    """Glossary, front matter of any page, and what readers see of mkdocs.yml."""
    (found,) = find("cut-value", edits)
    assert found.startswith(f"{place}:")


SOURCES = (
    "--- knee/sources.yml\nformat: leaflets-sources/1\nsources:\n  guide: {title: A, publisher: B, read: 2026-11-22}\n"
)


@pytest.mark.parametrize(
    ("text", "column"),
    [
        ("  other:\n    title: Guide #4\n", 18),
        ("must_say:\n  - name: x\n    topic: food #4\n", 17),
        ("left_out:\n  - place: guide risks.1\n    reason: Ward #4\n", 18),
        ("questions:\n  - id: x\n    what: Is it #4\n", 17),
    ],
)
def test_sources(text: str, column: int, find: Find) -> None:
    """What sources, safety statements, places that are left out and questions say."""
    line = 3 + text.count("\n")
    (found,) = find("cut-value", f"{SOURCES}{text}")
    assert found.startswith(f"docs/knee/sources.yml:{line}:{column}: ")


@pytest.mark.parametrize("line", ["checks: {}  # none", "x: y # z", "generator: false # off", "not_leaflets: [a] # b"])
def test_settings_that_no_reader_sees(line: str, find: Find) -> None:
    """Comments after other settings are what comments are for."""
    assert find("cut-value", f"--- ../mkdocs.yml\nextra:\n  {line}") == []
