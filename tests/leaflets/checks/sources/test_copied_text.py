"""Runs of words from a source, wherever they hide."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from leaflets.evidence import copied

SOURCE = "The joint may swell for a week or two weeks after surgery"
RUN = "may swell for a week or two weeks"


def told(number: int, run: str) -> str:
    """A message."""
    return f"{number} words as in the source; say it in your own: '{run}'"


CASES = [
    (f"It {RUN}.", ["3:1: " + told(8, RUN)]),
    ("It may swell for a week or two days.", []),
    ("It may swell\nfor a week\nor two weeks.", ["3:1: " + told(8, RUN)]),
    ("- It may swell for\n- a week or\n- two weeks.", ["3:1: " + told(8, RUN)]),
    ("It MAY swell, *for a* week; or two “weeks”.", ["3:1: " + told(8, RUN)]),
    (f"<!-- {RUN} -->", ["3:1: " + told(8, RUN)]),
    (f"One line.\n\n{SOURCE}.", ["5:1: " + told(12, SOURCE.lower())]),
    ("It may swell for a [week](../index.md#a-b) or two weeks.", ["3:1: " + told(8, RUN)]),
    ("It may swell for <b class='x'>a week</b> or two weeks.", ["3:1: " + told(8, RUN)]),
    ("It may swell for a <!-- hm --> week or two weeks.", ["3:1: " + told(8, RUN)]),
    ("It may swell for a week {{ local.ward_phone }} or two weeks.", []),
    (f"It {RUN}.\n\nYes, it {RUN}.", ["3:1: " + told(8, RUN), "5:1: " + told(8, RUN)]),
    (f'![A dog](a.svg "{RUN}")', ["3:1: " + told(8, RUN)]),
]


@pytest.fixture
def source(example: Path) -> Path:
    """The hashes of the source, in the leaflet's folder."""
    text = example / "guide.txt"
    text.write_text(SOURCE)
    return copied.fingerprint(example / "docs/knee", text)[0]


@pytest.mark.parametrize(("text", "found"), CASES)
def test_copy_on_a_page(text: str, found: list[str], source: Path, page: Callable[..., list[str]]) -> None:
    """A copied run is found across lines and items, in comments and through markup, and told once with its line."""
    assert page("copied-text", f"# Risks\n\n{text}\n") == found


def test_copy_in_facts(source: Path, find: Callable[..., list[str]]) -> None:
    """Facts too are in our own words."""
    edits = f"--- knee/facts.yml\nsources: {{}}\nfacts:\n  - id: a\n    statement: It {RUN}.\n"
    assert find("copied-text", edits) == ["docs/knee/facts.yml:4:1: " + told(8, RUN)]


@pytest.mark.parametrize("path", ["hip/index.md", "index.md", "contributing/authors.md"])
def test_every_page_is_held_against_every_source(path: str, source: Path, find: Callable[..., list[str]]) -> None:
    """A sentence of a source is nobody's to copy, on whatever page."""
    assert find("copied-text", f"--- {path}\n# Hip\n\nIt {RUN}.\n") == [f"docs/{path}:3:1: " + told(8, RUN)]


def test_glossary_is_held_against_every_source(source: Path, find: Callable[..., list[str]]) -> None:
    """Definitions are our own words too."""
    terms = f"terms:\n  - id: a\n    term: a\n    say: a\n    definition: It {RUN}.\n"
    assert find("copied-text", f"--- glossary.yml\n{terms}") == ["docs/glossary.yml:5:1: " + told(8, RUN)]


def test_hashes_that_cannot_be_read(source: Path, find: Callable[..., list[str]]) -> None:
    """A damaged file of hashes is told: silence would look like a clean page."""
    source.write_bytes(b"\xff\xff\n")
    (found,) = find("copied-text")
    assert found.startswith("docs/knee: a file of hashes cannot be read: ")
    assert "guide.hashes" in found
