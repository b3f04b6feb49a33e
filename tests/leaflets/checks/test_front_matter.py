"""Every way in which front matter can be wrong."""

from __future__ import annotations

from collections.abc import Callable

import pytest

GOOD = {
    "title": "Knee arthroscopy",
    "owner": "Lead nurse",
    "version": '"1.0"',
    "last_reviewed": "",
    "next_review_due": "2028-01-01",
    "signed_off": "[]",
    "local": "{}",
}
BODY = "\n# Knee arthroscopy\n\n## In brief\n\nText.\n"


def index(**changed: str | None) -> str:
    """An index.md whose front matter is good but for what is changed; None leaves a key out."""
    values = {**GOOD, **changed}
    lines = "".join(f"{key}: {value}\n" for key, value in values.items() if value is not None)
    return f"--- knee/index.md\n---\n{lines}---\n{BODY}"


CASES: list[tuple[dict[str, str | None], list[str]]] = [
    ({}, []),
    ({"owner": None}, ["1:1: front matter: the key 'owner' is missing"]),
    (
        {"owner": None, "ownr": "Nurse"},
        [
            "1:1: front matter: the key 'owner' is missing",
            "8:1: front matter: the key 'ownr' is unknown. Did you mean 'owner'?",
        ],
    ),
    ({"pages": "[index.md]"}, ["9:1: front matter: the key 'pages' is unknown."]),
    ({"allow": "{}", "search": "{boost: 2}", "hide": "[toc]"}, []),
    ({"owner": ""}, ["3:1: front matter: 'owner' is empty"]),
    ({"owner": "''"}, ["3:1: front matter: 'owner' is empty"]),
    ({"owner": "7"}, ["3:1: front matter: 'owner' is not text: write it in quotes, \"7\""]),
    ({"owner": "[Lead nurse]"}, ["3:1: front matter: 'owner' is not text: write it in quotes"]),
    ({"owner": "A role"}, ["3:1: front matter: 'owner' still holds the example of the blank leaflet"]),
    ({"version": "1.0"}, ["4:1: front matter: 'version' is not text: write it in quotes, \"1.0\""]),
    ({"version": '"0.1"'}, []),
    ({"last_reviewed": "2026-01-31"}, []),
    ({"last_reviewed": "yes"}, ["5:1: front matter: 'last_reviewed' is no date: 'True'. Write it as 2027-01-31"]),
    (
        {"last_reviewed": "31.1.2026"},
        ["5:1: front matter: 'last_reviewed' is no date: '31.1.2026'. Write it as 2027-01-31"],
    ),
    (
        {"last_reviewed": "2026-01-31 10:00:00"},
        ["5:1: front matter: 'last_reviewed' is no date: '2026-01-31 10:00:00'. Write it as 2027-01-31"],
    ),
    (
        {"signed_off": "[{role: Surgeon, date: 2026-01-31}]"},
        ["5:1: front matter: 'last_reviewed' is empty, though the leaflet is signed off"],
    ),
    ({"next_review_due": ""}, ["6:1: front matter: 'next_review_due' is empty"]),
    ({"next_review_due": "2028"}, ["6:1: front matter: 'next_review_due' is no date: '2028'. Write it as 2027-01-31"]),
    (
        {"next_review_due": "2028-13-01"},
        ["6:18: front matter: not YAML: '2028-13-01' is no value: month must be in 1..12"],
    ),
    ({"signed_off": ""}, ["7:1: front matter: 'signed_off' is no list; `[]` means draft"]),
    (
        {"signed_off": "Surgeon", "last_reviewed": "2026-01-31"},
        ["7:1: front matter: 'signed_off' is no list; `[]` means draft"],
    ),
    (
        {"signed_off": "[Surgeon]", "last_reviewed": "2026-01-31"},
        ["7:1: front matter: 'signed_off' holds an entry that is not {role: …, date: 2027-01-31}"],
    ),
    (
        {"signed_off": "[{role: Surgeon}]", "last_reviewed": "2026-01-31"},
        ["7:1: front matter: 'signed_off' holds an entry that is not {role: …, date: 2027-01-31}"],
    ),
    (
        {"signed_off": "[{role: Surgeon, date: soon}]", "last_reviewed": "2026-01-31"},
        ["7:1: front matter: 'signed_off' holds an entry that is not {role: …, date: 2027-01-31}"],
    ),
    ({"local": "[]"}, ["8:1: front matter: 'local' is no mapping: write `name: value` lines under it"]),
    ({"local": ""}, ["8:1: front matter: 'local' is empty"]),
    ({"allow": "{front-matter: ' '}"}, ["9:9: the exception 'front-matter' gives no reason"]),
    ({"title": "a: b"}, ["2:9: front matter: not YAML: a colon inside a value: put the value in quotes"]),
    ({"owner": "a\ntitle: b"}, ["4:1: front matter: not YAML: the key 'title' stands here for the second time"]),
    ({"owner": "\n\tx"}, ["4:1: front matter: not YAML: a tab: indent with spaces"]),
    ({"local": "&a [*a]"}, ["8:1: front matter: not YAML: an alias that holds itself"]),
]


@pytest.mark.parametrize(("changed", "found"), CASES)
def test_leaflet(changed: dict[str, str | None], found: list[str], find: Callable[..., list[str]]) -> None:
    """Each key of the contract is there, of the example's type and with a value of its own; no other key is."""
    told = find("front-matter", index(**changed))
    assert len(told) == len(found), told
    assert all(line.startswith(f"docs/knee/index.md:{start}") for line, start in zip(told, found, strict=True)), told


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (BODY, [f"1:1: front matter: the key '{key}' is missing" for key in sorted(GOOD)]),
        (f"---\n---\n{BODY}", [f"1:1: front matter: the key '{key}' is missing" for key in sorted(GOOD)]),
        (f"---\n- a\n---\n{BODY}", ["2:1: front matter: a list, where `key: value` lines belong"]),
        (f"---\nwords\n---\n{BODY}", ["2:1: front matter: text, where `key: value` lines belong"]),
        (f"---\ntitle: x\n{BODY}", ["1:1: front matter: the front matter is not closed: no second line with `---`"]),
    ],
)
def test_block(text: str, found: list[str], find: Callable[..., list[str]]) -> None:
    """No front matter lacks every key; a block that is no mapping is told once, not key by key."""
    assert find("front-matter", f"--- knee/index.md\n{text}") == [f"docs/knee/index.md:{line}" for line in found]


LISTS = """\
--- templates/leaflet/index.md
---
authors:
  - Clinical author
due: 2027-01-01
---
# N

## In brief

x
"""


@pytest.mark.parametrize(
    ("authors", "found"),
    [
        ("[Radiologist]", []),
        ("Radiologist", ["'authors' is no list: put each entry on a line of its own after `- `"]),
        ("[]", ["'authors' is empty"]),
        ("[7]", ["'authors' holds an entry that is not text: write it in quotes"]),
        ("[[a]]", ["'authors' holds an entry that is not text: write it in quotes"]),
        ("[Clinical author]", ["'authors' still holds the example of the blank leaflet"]),
    ],
)
def test_list_of_texts(authors: str, found: list[str], find: Callable[..., list[str]]) -> None:
    """Where the example is a list of texts, a value is one too."""
    find("front-matter", LISTS)
    told = find("front-matter", f"--- knee/index.md\n---\nauthors: {authors}\ndue: 2028-01-01\n---\n{BODY}")
    assert told == [f"docs/knee/index.md:2:1: front matter: {line}" for line in found]


@pytest.mark.parametrize(
    ("front", "found"),
    [
        ("allow: {skipped-level: Why}", []),
        ("title: x\ndescription: y\nsearch: {exclude: true}\nhide: [toc]", []),
        ("owner: Nurse", ["2:1: front matter: the key 'owner' is unknown."]),
        ("alow: {}", ["2:1: front matter: the key 'alow' is unknown. Did you mean 'allow'?"]),
        ("allow: [x]", ["2:1: `allow:` is a mapping: `check-name: reason`"]),
        ("x: [", ["2:4: front matter: not YAML: did not find expected node content"]),
    ],
)
def test_section_page(front: str, found: list[str], page: Callable[..., list[str]]) -> None:
    """A section's page has exceptions and what MkDocs knows, nothing else."""
    assert page("front-matter", f"---\n{front}\n---\n# Risks\n") == found


def test_page_outside_leaflets(find: Callable[..., list[str]]) -> None:
    """Elsewhere any key may stand, but what is no YAML is told there too."""
    assert find("front-matter", "--- index.md\n---\nwhatever: 1\n---\n# H\n") == []
    assert find("front-matter", "--- index.md\n---\na: b: c\n---\n# H\n")[0].startswith("docs/index.md:2:5: ")
