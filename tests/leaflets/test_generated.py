"""The files that nobody writes."""

from __future__ import annotations

from pathlib import Path

import library
from leaflets import colors, generated, glossary, manual, reader, settings


def made(folder: Path) -> dict[str, str]:
    """What is generated for a library."""
    return generated.files(reader.read(settings.read(folder / "mkdocs.yml")))


def test_library_gets_its_glossary_and_colors(example: Path) -> None:
    """Terms make a page, the hospital's colors a style sheet; the manual is for those who have authors' guides."""
    files = made(example)
    assert set(files) == {glossary.PAGE, colors.FILE}
    assert files[glossary.PAGE].startswith("# ")
    assert "--hospital-color:" in files[colors.FILE]


def test_manual_stands_beside_the_guides(example: Path) -> None:
    """Where there is a page below contributing/, the manual of the findings is another one."""
    library.change(example, "--- contributing/authors.md\n# For authors")
    assert "## broken-link\n" in made(example)[manual.PAGE]


def test_levels_in_the_manual_are_those_of_the_project(example: Path) -> None:
    """The manual says what `extra.checks` makes of each check."""
    library.change(
        example,
        "--- contributing/authors.md\n# For authors\n--- ../mkdocs.yml\nextra:\n  checks:\n    vague-link: info",
    )
    text = made(example)[manual.PAGE].partition("## vague-link\n")[2].partition("\n## ")[0]
    assert "Level: `info`." in text


def test_what_an_author_wrote_stays(example: Path) -> None:
    """A glossary page of the author's own is not written over."""
    library.change(example, f"--- {glossary.PAGE}\n# Words of ours")
    assert glossary.PAGE not in made(example)


def test_no_glossary_no_page(example: Path) -> None:
    """Without terms there is nothing to list."""
    library.change(example, "--- glossary.yml is missing")
    assert set(made(example)) == {colors.FILE}


def test_another_project_gets_nothing(example: Path) -> None:
    """In a site without a contract not a file is added."""
    library.change(example, "--- templates is missing")
    assert made(example) == {}
