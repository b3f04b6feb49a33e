"""The order of the site comes from the contract; a second leaflet costs only its text."""

from __future__ import annotations

import shutil
from pathlib import Path

from leaflets.core import settings
from leaflets.library import model, reader
from leaflets.site.navigation import directory, outline
from support import library


def read(folder: Path) -> model.Library:
    """The library in a folder."""
    return reader.read(settings.read(folder / "mkdocs.yml"))


def sources(read: model.Library) -> list[str]:
    """The pages that the site will have, in the order of the file system."""
    return sorted([*read.pages, "glossary.md"])


def test_sections_follow_the_contract(example: Path) -> None:
    """The contract says the order of sections; a page that it does not name comes last."""
    library.change(example, "--- knee/an-extra-page.md\n# More\n")
    found = read(example)
    assert outline(found, sources(found)) == [
        "index.md",
        {"Knee arthroscopy": [f"knee/{name}.md" for name in ("index", "how-to-prepare", "risks", "an-extra-page")]},
        "glossary.md",
    ]


def test_order_of_the_contract_is_the_order_of_sections(example: Path) -> None:
    """An edit of the contract moves the section in every leaflet."""
    contract = example / "docs/templates/leaflet/index.md"
    text = contract.read_text("utf-8")
    first, second = "  - how-to-prepare.md\n", "  - risks.md\n"
    assert first + second in text
    contract.write_text(text.replace(first + second, second + first), "utf-8")
    found = read(example)
    knee = outline(found, sources(found))[1]["Knee arthroscopy"]
    assert knee == ["knee/index.md", "knee/risks.md", "knee/how-to-prepare.md"]


def test_groups_of_the_contract(example: Path) -> None:
    """Pages stand in the contract's groups; of pages that are not there no group is left."""
    contract = example / "docs/templates/leaflet/index.md"
    grouped = "  - Ready & set: [how-to-prepare.md]\n  - Later: [risks.md]\n"
    text = contract.read_text("utf-8").replace("  - how-to-prepare.md\n  - risks.md\n", grouped)
    contract.write_text(text, "utf-8")
    found = read(example)
    ready = {"Ready &amp; set": ["knee/how-to-prepare.md"]}
    assert outline(found, sources(found))[1]["Knee arthroscopy"] == [
        "knee/index.md",
        ready,
        {"Later": ["knee/risks.md"]},
    ]
    assert outline(found, [path for path in sources(found) if path != "knee/risks.md"])[1] == {
        "Knee arthroscopy": ["knee/index.md", ready]
    }


def test_leaflets_stand_by_title_whatever_their_folder(example: Path) -> None:
    """Leaflets are sorted as in a printed index: by title, without regard to case."""
    for folder, title in (("aaa", "zoster"), ("zzz", "Ankle"), ("mmm", "biopsy")):
        shutil.copytree(example / "docs/knee", example / "docs" / folder)
        index = example / "docs" / folder / "index.md"
        index.write_text(index.read_text("utf-8").replace("Knee arthroscopy", title), "utf-8")
    found = read(example)
    titles = [next(iter(item)) for item in outline(found, sources(found)) if isinstance(item, dict)]
    assert titles == ["Ankle", "biopsy", "Knee arthroscopy", "zoster"]
    assert [(entry.letter, entry.title) for entry in directory(found)] == [
        ("A", "Ankle"),
        ("B", "biopsy"),
        ("K", "Knee arthroscopy"),
        ("Z", "zoster"),
    ]


def test_pages_for_authors_come_last_with_their_index_first(example: Path) -> None:
    """The manual is a part of its own, named by the heading of its first page."""
    library.change(example, "--- contributing/index.md\n# For authors\n--- contributing/a.md\n# A\n")
    library.change(example, "--- ../mkdocs.yml\nextra:\n  not_leaflets: [contributing, templates]\n")
    found = read(example)
    assert outline(found, sources(found))[-1] == {"For authors": ["contributing/index.md", "contributing/a.md"]}


def test_every_page_stands_exactly_once(example: Path) -> None:
    """No page is lost and none is there twice, also one that lies deeper or beside the leaflets."""
    library.change(example, "--- about.md\n# About\n--- knee/more/deep.md\n# Deep\n")
    found = read(example)
    flat: list[str] = []
    for item in outline(found, sources(found)):
        flat += [item] if isinstance(item, str) else next(iter(item.values()))
    assert sorted(flat) == sources(found)


def test_title_that_begins_with_a_number_has_its_own_letter(example: Path) -> None:
    """The directory on the home page has one place for what begins with no letter."""
    library.change(example, "--- knee/index.md\n---\ntitle: 24-hour tape\n---\n# 24-hour tape\n")
    assert [entry.letter for entry in directory(read(example))] == ["#"]
