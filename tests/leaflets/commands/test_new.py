"""`leaflets new`."""

from __future__ import annotations

from pathlib import Path

import pytest
from leaflets.commands import new
from leaflets.core import settings
from leaflets.core.diagnostics import LeafletsError
from support import library


def make(folder: Path, name: str) -> Path:
    """A new leaflet in a library."""
    return new.new(settings.read(folder / "mkdocs.yml"), name)


def test_new_leaflet(example: Path) -> None:
    """The pages of the blank leaflet and its sources.yml; the title is the folder's name in words."""
    folder = make(example, "hip-replacement")
    names = sorted(path.name for path in folder.iterdir())
    assert names == ["how-to-prepare.md", "index.md", "risks.md", "sources.yml"]
    assert (folder / "index.md").read_text("utf-8") == (
        '---\ntitle: Hip replacement\nowner: A role\nversion: "0.1"\nnext_review_due:\n'
        "local: {}\n---\n\n# Hip replacement\n\n## In brief\n\nWrite what the treatment is.\n"
    )


def test_new_leaflet_fails_on_exactly_what_is_to_be_written(example: Path) -> None:
    """Each section, the owner, the review date and a source; nothing else, and nothing twice."""
    make(example, "hip")
    only = "holds only the text of the blank leaflet (empty-section)"
    assert [str(diagnostic) for diagnostic in library.check(example)] == [
        f"docs/hip/how-to-prepare.md:3:4: the section 'Your medicines' {only}",
        f"docs/hip/how-to-prepare.md:7:4: the section 'Eating and drinking' {only}",
        "docs/hip/index.md:3:1: front matter: 'owner' still holds the example of the blank leaflet (front-matter)",
        "docs/hip/index.md:5:1: front matter: 'next_review_due' is empty (front-matter)",
        f"docs/hip/index.md:11:4: the section 'In brief' {only}",
        f"docs/hip/risks.md:1:3: the section 'Risks' {only}",
        "docs/hip/sources.yml:1:1: names no source: add the first with `leaflets source add hip KEY FILE` "
        "(malformed-sources)",
    ]


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("Hip", "'Hip' is no name for a leaflet: use lower-case words and hyphens. Did you mean 'hip'?"),
        ("hip surgery", "Did you mean 'hip-surgery'?"),
        ("../hip", "'../hip' is no name for a leaflet"),
        ("hip/", "Did you mean 'hip'?"),
        ("hip\n", "is no name for a leaflet"),
        ("-", "'-' is no name for a leaflet: use lower-case words and hyphens."),
        ("", "'' is no name for a leaflet"),
        ("knee", "docs/knee is there already; choose another name"),
        ("contributing", "'contributing' stands under extra.not_leaflets in mkdocs.yml"),
    ],
)
def test_name_that_cannot_be(name: str, message: str, example: Path) -> None:
    """A name that is no folder of the site, or taken, is refused with a guess; nothing is made."""
    config = example / "mkdocs.yml"
    config.write_text(config.read_text("utf-8") + "  not_leaflets: [contributing]\n")
    before = sorted(example.rglob("*"))
    with pytest.raises(LeafletsError) as caught:
        make(example, name)
    assert message in str(caught.value)
    assert sorted(example.rglob("*")) == before


@pytest.mark.parametrize(
    ("edits", "message"),
    [
        ("--- templates is missing", "the blank leaflet cannot be used: docs/templates/leaflet/ is not there"),
        ("--- templates/leaflet/index.md is missing", "the blank leaflet has no index.md"),
        ("--- templates/leaflet/risks.md is missing", "`pages:` names 'risks.md'"),
    ],
)
def test_without_a_contract(edits: str, message: str, example: Path) -> None:
    """Without a sound contract there is no new leaflet; the message says what is wrong with it."""
    library.change(example, edits)
    with pytest.raises(LeafletsError) as caught:
        make(example, "hip")
    assert message in str(caught.value)
    assert not (example / "docs/hip").exists()


def test_folder_that_cannot_be_written(example: Path) -> None:
    """Where the folder cannot be made, the message says so, and there is no half leaflet."""
    (example / "docs/.hip.new").write_text("in the way")
    with pytest.raises(LeafletsError, match="docs/hip: cannot be written: File exists"):
        make(example, "hip")
    assert not (example / "docs/hip").exists()


INDEX = """\
---
# This is the contract. These words are for those who change it.

# The order of pages. Only the contract has this key.
pages:
  - index.md   # the first

# The name.
title: >
  Name of
  the treatment
owner: A role
description: |
  Two lines:
  the second.
# When to read again.
next_review_due: 2027-01-01
# The last word.
---

# Name of the treatment {#top}

# A second
"""


def test_comments_for_authors_stay(example: Path) -> None:
    """Comments beside a key stay, words about the contract go; values of several lines stay whole or go whole."""
    library.change(example, f"--- templates/leaflet/index.md\n{INDEX}")
    assert (make(example, "hip") / "index.md").read_text("utf-8") == (
        "---\n# The name.\ntitle: Hip\nowner: A role\ndescription: |\n  Two lines:\n  the second.\n"
        "# When to read again.\nnext_review_due:\n# The last word.\n---\n\n# Hip\n\n# A second\n"
    )


def test_contract_without_front_matter(example: Path) -> None:
    """A contract of one page without front matter is copied as it is, under the new title."""
    library.change(example, "--- templates/leaflet/index.md\n# Name\n\n## In brief\n\nWrite here.\n")
    assert (make(example, "hip") / "index.md").read_text("utf-8") == "# Hip\n\n## In brief\n\nWrite here.\n"


@pytest.mark.parametrize("name", ["yes", "no", "null", "2027", "on", "1e3"])
def test_title_that_yaml_would_read_otherwise(name: str, example: Path) -> None:
    """A title such as "Yes" or "2027" is written so that it stays text."""
    make(example, name)
    told = [str(d) for d in library.check(example) if "title" in d.message]
    assert told == []


FIRST = "# yaml-language-server: $schema=%s\n"


@pytest.mark.parametrize(
    ("blank", "own"),
    [
        ("../../../schema/sources.json", "../../schema/sources.json"),
        ("sources.json", "../templates/leaflet/sources.json"),
        ("https://www.example.org/sources.json", "https://www.example.org/sources.json"),
        ("/srv/sources.json", "/srv/sources.json"),
    ],
)
def test_schema_of_the_sources_is_found(blank: str, own: str, example: Path) -> None:
    """sources.yml names its schema by a path; that of the new leaflet leads to the same file. The rest is a copy."""
    rest = "format: leaflets-sources/1\nsources: {}\n# $schema=x\n"
    (example / "docs/templates/leaflet/sources.yml").write_text(FIRST % blank + rest, "utf-8")
    assert (make(example, "hip") / "sources.yml").read_text("utf-8") == FIRST % own + rest
