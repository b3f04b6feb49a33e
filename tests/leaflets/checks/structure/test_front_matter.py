"""Every way in which front matter can be wrong."""

from __future__ import annotations

from collections.abc import Callable

import pytest

GOOD = {
    "title": "Knee arthroscopy",
    "owner": "Lead nurse",
    "version": '"1.0"',
    "next_review_due": "2028-01-01",
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
            "6:1: front matter: the key 'ownr' is unknown. Did you mean 'owner'?",
        ],
    ),
    ({"pages": "[index.md]"}, ["7:1: front matter: the key 'pages' is unknown."]),
    ({"allow": "{}", "search": "{boost: 2}", "hide": "[toc]"}, []),
    ({"owner": ""}, ["3:1: front matter: 'owner' is empty"]),
    ({"owner": "''"}, ["3:1: front matter: 'owner' is empty"]),
    ({"owner": "7"}, ["3:1: front matter: 'owner' is not text: write it in quotes, \"7\""]),
    ({"owner": "[Lead nurse]"}, ["3:1: front matter: 'owner' is not text: write it in quotes"]),
    ({"owner": "A role"}, ["3:1: front matter: 'owner' still holds the example of the blank leaflet"]),
    ({"version": "1.0"}, ["4:1: front matter: 'version' is not text: write it in quotes, \"1.0\""]),
    ({"version": '"0.1"'}, []),
    ({"next_review_due": ""}, ["5:1: front matter: 'next_review_due' is empty"]),
    ({"next_review_due": "2028"}, ["5:1: front matter: 'next_review_due' is no date: '2028'. Write it as 2027-01-31"]),
    (
        {"next_review_due": "2028-13-01"},
        ["5:18: front matter: not YAML: '2028-13-01' is no value: month must be in 1..12"],
    ),
    (
        {"signed_off": "[]", "last_reviewed": "2026-01-31"},
        [
            "7:1: front matter: no page may have the key 'signed_off': it follows from the files in `signed/`",
            "8:1: front matter: no page may have the key 'last_reviewed': it follows from the files in `signed/`",
        ],
    ),
    ({"local": "[]"}, ["6:1: front matter: 'local' is no mapping: write `name: value` lines under it"]),
    ({"local": ""}, ["6:1: front matter: 'local' is empty"]),
    ({"allow": "{front-matter: ' '}"}, ["7:9: the exception 'front-matter' gives no reason"]),
    ({"title": "a: b"}, ["2:9: front matter: not YAML: a colon inside a value: put the value in quotes"]),
    ({"owner": "a\ntitle: b"}, ["4:1: front matter: not YAML: the key 'title' stands here for the second time"]),
    ({"owner": "\n\tx"}, ["4:1: front matter: not YAML: a tab: indent with spaces"]),
    ({"local": "&a [*a]"}, ["6:1: front matter: not YAML: an alias that holds itself"]),
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


@pytest.mark.parametrize(
    ("front", "found"),
    [
        ("title: Start\ndescription: All leaflets.\nhide: [navigation, toc, footer]\nsearch: {boost: 0.5}", []),
        ("search: {exclude: true}", []),
        ("allow: {x: y}", []),
        ("whatever: 1", ["2:1: front matter: the key 'whatever' is unknown."]),
        ("descripton: x", ["2:1: front matter: the key 'descripton' is unknown. Did you mean 'description'?"]),
        ("template: main.html", ["2:1: front matter: no page may have the key 'template': "]),
        ("tags: [a]", ["2:1: front matter: the key 'tags' is unknown."]),
        ("owner: Nurse", ["2:1: front matter: the key 'owner' is unknown."]),
        ("title: No", ["2:1: front matter: 'title' is not text: write it in quotes, \"No\""]),
        ("title: 010", ["2:1: front matter: 'title' is not text: write it in quotes, \"010\""]),
        ("title: 1:30", ["2:1: front matter: 'title' is not text: write it in quotes, \"1:30\""]),
        ("title: 2026-01-01", ["2:1: front matter: 'title' is not text: write it in quotes, \"2026-01-01\""]),
        ("title: ~", ["2:1: front matter: 'title' is empty"]),
        ("title: <b>x</b>", ["2:1: front matter: 'title' holds '<b': no markup is read here"]),
        ("a: b: c", ["2:5: front matter: not YAML: "]),
    ],
)
def test_page_outside_leaflets(front: str, found: list[str], find: Callable[..., list[str]]) -> None:
    """Elsewhere a page has a title, a description, exceptions and what the theme reads, and no more."""
    told = find("front-matter", f"--- index.md\n---\n{front}\n---\n# H\n")
    assert len(told) == len(found), told
    assert all(line.startswith(f"docs/index.md:{start}") for line, start in zip(told, found, strict=True)), told


@pytest.mark.parametrize(
    ("front", "found"),
    [
        ("search: {boost: 2}", ""),
        ("search: {boost: 0.1, exclude: false}", ""),
        ("search:\n  boost: 10", ""),
        ("search: {boost: 0}", "'boost' is no number above 0 and up to 10: '0'"),
        ("search: {boost: -1}", "'boost' is no number"),
        ("search: {boost: 10.5}", "'boost' is no number"),
        ("search: {boost: .inf}", "'boost' is no number above 0 and up to 10: 'inf'"),
        ("search: {boost: -.INF}", "'boost' is no number"),
        ("search: {boost: .nan}", "'boost' is no number"),
        ("search: {boost: true}", "'boost' is no number"),
        ("search: {boost: '2'}", "'boost' is no number"),
        ("search: {boost: [2]}", "'boost' is no number"),
        ("search: {boost: 1_000}", "'boost' is no number"),
        ("search: {boost: }", "'boost' is no number"),
        ("search: {bost: 2}", "'search' has no key 'bost'. Did you mean 'boost'?"),
        ("search: {exclude: 1}", "'exclude' is neither true nor false: '1'"),
        ("search: {exclude: 'false'}", "'exclude' is neither true nor false"),
        ("search: [boost]", "'search' is no mapping"),
        ("search: 2", "'search' is no mapping"),
        ("search:", "'search' is no mapping"),
        ("hide: [toc, navigation]", ""),
        ("hide: []", ""),
        ("hide: toc", "'hide' is no list: write [toc]"),
        ("hide: {toc: true}", "'hide' is no list"),
        ("hide: [tocs]", "'hide' knows navigation, toc, footer, not 'tocs'. Did you mean 'toc'?"),
        ("hide: [path]", "'hide' knows navigation, toc, footer, not 'path'."),
        ("hide: [7]", "'hide' knows"),
        ("hide: [[toc]]", "'hide' knows"),
    ],
)
def test_what_the_theme_reads(front: str, found: str, page: Callable[..., list[str]]) -> None:
    """`search:` and `hide:` hold what the theme knows, in its range: `.inf` would end the search of the whole site."""
    told = page("front-matter", f"---\n{front}\n---\n# Risks\n")
    assert len(told) == bool(found), told
    assert all(line.partition("front matter: ")[2].startswith(found) for line in told), told


@pytest.mark.parametrize(
    ("due", "found"),
    [
        ("2028-01-01", ""),
        ("2036-11-22", ""),
        ("2037-01-01", "'next_review_due' lies more than 10 years ahead: 2037-01-01"),
        ("9999-12-31", "'next_review_due' lies more than 10 years ahead"),
        ("1990-01-01", "'next_review_due' lies before 2000"),
    ],
)
def test_ranges_of_dates(due: str, found: str, find: Callable[..., list[str]]) -> None:
    """From 2000 to ten years ahead."""
    told = find("front-matter", index(next_review_due=due))
    assert len(told) == bool(found), told
    assert all(line.partition("front matter: ")[2].startswith(found) for line in told), told


@pytest.mark.parametrize(
    ("key", "value", "found"),
    [
        ("title", "What is vertebroplasty?", ""),
        ("title", "X-rays & you: a look", None),
        ("title", "'X-rays & you: a look'", ""),
        ("title", "'**Stop** aspirin'", "'title' holds '**': no markup"),
        ("title", "'<script>'", "'title' holds '<s': no markup"),
        ("title", "'[Knee](x.md)'", "'title' holds '[Knee](': no markup"),
        ("title", "'`Knee`'", "'title' holds '`': no markup"),
        ("title", "'Knee &amp; hip'", "'title' holds '&amp;': no markup"),
        ("title", "|\n  Knee\n  hip", "'title' has more than one paragraph or line"),
        ("title", "a " * 20, "'title' has more than 14 words"),
        ("title", "a" * 101, "'title' is longer than 100 characters"),
        ("owner", "Lead nurse, St. Mary's (example)", ""),
        ("owner", "You may drive home. Stop aspirin.", "'owner' holds '.': a name stands here, no sentence"),
        ("owner", "Stop your medicines!", "'owner' holds '!': a name"),
        ("owner", "www://x", "'owner' holds '://': a name"),
        ("owner", "' '", "'owner' is empty"),
        ("owner", "_Nurse_", "'owner' holds '_Nurse_': no markup"),
        ("owner", "null", "'owner' is empty"),
        ("owner", "on", "'owner' is not text: write it in quotes, \"on\""),
        ("version", "'1.2'", ""),
        ("version", "'2026-11 b'", ""),
        ("version", "'1.0, approved by all'", "'version' is no version: '1.0, approved by all'"),
        ("version", "'The newest version of this leaflet'", "'version' is no version"),
        ("version", "12.0", "'version' is not text: write it in quotes, \"12.0\""),
        ("version", "1e3", ""),
        ("version", "0x1F", "'version' is not text: write it in quotes, \"0x1F\""),
        ("version", ".5", "'version' is not text: write it in quotes, \".5\""),
        ("version", "1_000", "'version' is not text: write it in quotes, \"1_000\""),
    ],
)
def test_shapes(key: str, value: str, found: str | None, find: Callable[..., list[str]]) -> None:
    """Names are a few words on one line, without markup and without sentences."""
    told = find("front-matter", index(**{key: value}))
    if found is None:
        assert len(told) == 1
        return
    assert len(told) == bool(found), told
    assert all(line.partition("front matter: ")[2].startswith(found) for line in told), told
