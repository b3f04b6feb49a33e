"""The page "Where this comes from"."""

from __future__ import annotations

from pathlib import Path

import pytest
from leaflets.core import paths
from leaflets.library import generated_paths, rendering
from leaflets.site import sources_page
from selectolax.lexbor import LexborHTMLParser
from support import library

TITLE = "title: A guide (example)"
WORDS = '<script>alert(1)</script> </ul> *a* [b](c.md) {{ local.ward_phone }} &amp; it\'s "x" | { #id } [@guide a.1]'
LEFT_OUT = """
left_out:
  - place: guide prepare.1
    reason: "Against <b>do-not-eat</b>."
    role: author (example)
    instead: "{{ local.fasting_rule }}"
"""


def rendered(folder: Path) -> LexborHTMLParser:
    """The page of the example's leaflet, rendered as the site does it."""
    made = library.read(folder)
    leaflet = made.leaflets[0]
    text = sources_page.markdown(leaflet, made.settings).split("---\n", 2)[2]
    known = {*paths.there(made.settings.docs)}
    return LexborHTMLParser(rendering.rendered(made, text, generated_paths.sources_page(leaflet), known))


def change(folder: Path, old: str, new: str) -> None:
    """Change the example's sources."""
    file = folder / "docs/knee/sources.yml"
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new), "utf-8")


def test_every_part_with_its_pages(example: Path) -> None:
    """The sections of the source, and which pages rest on which sentences, linked to the part that does."""
    page = rendered(example)
    assert [node.text() for node in page.css("h2")] == ["Our source", "About", "Prepare", "Risks"]
    assert page.css_first("ul.provenance--sources").text().strip() == (
        "A guide (example)A society (example), read on 22 November 2026."
    )
    items = [(item.text(), item.css_first("a").attributes["href"]) for item in page.css(".provenance--facts li")]
    assert items == [
        ("Sentence 1On: Knee arthroscopy.", "index.html#in-brief"),
        ("Sentence 1On: How to prepare.", "how-to-prepare.html#your-medicines"),
        ("Sentence 2On: How to prepare.", "how-to-prepare.html#eating-and-drinking"),
        ("Sentence 1On: Risks.", "risks.html"),
    ]


def test_sentences_with_the_same_pages_are_one_row(example: Path) -> None:
    """What follows each other and stands on the same pages is told once; another page breaks the row."""
    text = "# Risks\n\n## A\n\nOne. [@guide risks.1-3; prepare.2]\n\n## B\n\nTwo. [@guide risks.2]\n"
    library.change(example, f"--- knee/risks.md\n{text}--- knee/more.md\n# More\n\nThree. [@guide risks.2; after.1]\n")
    page = rendered(example)
    assert [node.text() for node in page.css("h2")] == ["Our source", "About", "Prepare", "Risks", "After"]
    assert [item.text() for item in page.css(".provenance--facts li")][1:] == [
        "Sentence 1On: How to prepare.",
        "Sentence 2On: How to prepare, Risks.",
        "Sentence 1On: Risks.",
        "Sentence 2On: Risks, More.",
        "Sentence 3On: Risks.",
        "Sentence 1On: More.",
    ]
    assert page.css("a[href='risks.html#b']") == []


def test_several_sources(example: Path) -> None:
    """Their sections say whose they are."""
    change(example, "    read: 2026", "    url: https://www.example.org/\n    read: 2026")
    change(example, "must_say:", "  other: {title: Another, publisher: Others, read: 2026-11-01}\nmust_say:")
    page = rendered(example)
    assert [node.text() for node in page.css("h2")][:2] == ["Our sources", "A society (example): About"]
    assert len(page.css("ul.provenance--sources > li")) == 2


def test_left_out_with_reason_and_role(example: Path) -> None:
    """What was left out stands apart, with why, by whose role and what stands instead."""
    file = example / "docs/knee/sources.yml"
    file.write_text(file.read_text("utf-8") + LEFT_OUT, "utf-8")
    apart = rendered(example).css_first("#left-out-of-the-leaflet ~ ul li")
    for words in (
        "“Prepare”, sentence 1",
        "Against <b>do-not-eat</b>.",
        "author (example)",
        "{{ local.fasting_rule }}",
    ):
        assert words in apart.text()


def test_part_on_no_page_is_not_listed(example: Path) -> None:
    """The page says what pages rest on; that a sentence is on none, a check tells."""
    library.change(example, "--- knee/risks.md\n# Risks\n\nNothing yet. [@-]")
    assert "Risks" not in [node.text() for node in rendered(example).css("h2")]


@pytest.mark.parametrize("field", ["title", "publisher", "reason", "role", "instead"])
def test_words_of_the_sources_stay_words(example: Path, field: str) -> None:
    """What stands in sources.yml is shown as it is written: it makes no element, no link and no local value."""
    said = "'" + WORDS.replace("'", "''") + "'"
    if field in {"title", "publisher"}:
        change(example, {"title": TITLE, "publisher": "publisher: A society (example)"}[field], f"{field}: {said}")
    else:
        others = "".join(f", {key}: x" for key in ("reason", "role", "instead") if key != field)
        file = example / "docs/knee/sources.yml"
        left_out = f"left_out:\n  - {{place: guide risks.1, {field}: {said}{others}}}\n"
        file.write_text(file.read_text("utf-8") + left_out, "utf-8")
    page = rendered(example)
    assert WORDS in page.text()
    assert page.css("script, ul em, b, [data-local], #id, [data-source]") == []
    assert {node.tag for node in page.css("ul.provenance > *")} == {"li"}


def test_heading_of_a_section_stays_words(example: Path) -> None:
    """So are the headings of the source, which stand in its lock."""
    made = library.read(example)
    made.leaflets[0].locks.by_key["guide"].sections["risks"] = "<b>*R*</b> [@guide a.1]"
    text = sources_page.markdown(made.leaflets[0], made.settings).split("---\n", 2)[2]
    page = LexborHTMLParser(rendering.rendered(made, text, "knee/where-this-comes-from.md", set()))
    assert [node.text() for node in page.css("h2")][-1] == "<b>*R*</b> [@guide a.1]"
    assert page.css("h2 b, h2 em") == []


def test_address_that_runs_is_no_link(example: Path) -> None:
    """Only an address of the web becomes a link."""
    change(example, TITLE, f"{TITLE}\n    url: 'javascript:alert(1)'")
    assert rendered(example).css("ul.provenance--sources a") == []
    change(example, "javascript:alert(1)", "https://www.example.org/")
    assert len(rendered(example).css("ul.provenance--sources a")) == 1


def test_search_leaves_it_out(example: Path) -> None:
    """Patients do not come upon it by searching, here or on the web."""
    made = library.read(example)
    head = sources_page.markdown(made.leaflets[0], made.settings).split("---")[1]
    assert "search: {exclude: true}" in head
    assert "robots: noindex" in head
