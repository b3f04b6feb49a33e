"""The files that nobody writes."""

from __future__ import annotations

from pathlib import Path

from leaflets.core import settings
from leaflets.data import glossary
from leaflets.library import colors, generated_paths, reader, rendering
from leaflets.site import generated
from support import library

SOURCES = "knee/where-this-comes-from.md"


def made(folder: Path, mode: str = "") -> generated.Files:
    """What is generated for a library, for an ordinary build or another."""
    return generated.files(reader.read(settings.read(folder / "mkdocs.yml", mode)))


def test_library_gets_its_glossary_and_colors(example: Path) -> None:
    """Terms make a page, the hospital's colors a style sheet, each leaflet's sources a page.

    What is for authors and reviewers is for those who have guides.
    """
    files = made(example)
    assert set(files) == {glossary.PAGE, colors.FILE, SOURCES}
    assert files[glossary.PAGE].startswith("# ")
    assert "--hospital-color:" in files[colors.FILE]


def test_manual_stands_beside_the_guides(example: Path) -> None:
    """Where there is a page below contributing/, the manual of the findings is another one."""
    library.change(example, "--- contributing/authors.md\n# For authors")
    files = made(example)
    assert "## broken-link\n" in files[generated_paths.MANUAL]
    assert {generated_paths.EVIDENCE_INDEX, "contributing/evidence/knee.md"} < set(files)


def test_evidence_says_what_pages_state(example: Path) -> None:
    """The text of a page is made when it is asked for: after rendering it knows what the pages cite."""
    read = reader.read(settings.read(example / "mkdocs.yml"))
    files = generated.files(read)
    rendering.render_pages(read, files)
    assert '<a href="risks.html">Risks</a>' in files[SOURCES]
    assert {path: leaflet and leaflet.name for path, leaflet in files.evidence.items()} == {SOURCES: "knee"}


def test_without_sources_no_page_of_evidence(example: Path) -> None:
    """A leaflet without sources.yml has nothing to list."""
    library.change(example, "--- contributing/authors.md\n# For authors\n--- knee/sources.yml is missing")
    assert made(example).evidence == {}


def test_levels_in_the_manual_are_those_of_the_project(example: Path) -> None:
    """The manual says what `extra.checks` makes of each check."""
    library.change(
        example,
        "--- contributing/authors.md\n# For authors\n--- ../mkdocs.yml\nextra:\n  checks:\n    vague-link: info",
    )
    text = made(example)[generated_paths.MANUAL].partition("## vague-link\n")[2].partition("\n## ")[0]
    assert "Level: `info`." in text


def test_levels_at_publishing(example: Path) -> None:
    """What counts more for patients says so, in every build alike: a published page is the one that was looked at."""
    library.change(
        example,
        "--- contributing/authors.md\n# For authors\n--- ../mkdocs.yml\nextra:\n  checks: {vague-link: info}\n"
        "  checks_at_publish: {vague-link: warn}",
    )
    text = made(example)[generated_paths.MANUAL]
    assert "Level: `info`. At publishing: `warn`." in text.partition("## vague-link\n")[2].partition("\n## ")[0]
    floor = "Level: `warn`. No page and no setting can lower it. Only `leaflets publish` and `leaflets "
    floor += "check --publish` find it."
    assert floor in text.partition("## example-hospital\n")[2]
    assert made(example, "publish")[generated_paths.MANUAL] == text


def test_what_an_author_wrote_stays(example: Path) -> None:
    """A glossary page of the author's own is not written over."""
    library.change(example, f"--- {glossary.PAGE}\n# Words of ours\n--- {SOURCES}\n# Sources of ours")
    assert set(made(example)) == {colors.FILE}


def test_no_glossary_no_page(example: Path) -> None:
    """Without terms there is nothing to list."""
    library.change(example, "--- glossary.yml is missing")
    assert set(made(example)) == {colors.FILE, SOURCES}


def test_another_project_gets_nothing(example: Path) -> None:
    """In a site without a contract not a file is added."""
    library.change(example, "--- templates is missing")
    assert made(example) == {}
