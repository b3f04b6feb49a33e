"""The page "Where this comes from"."""

from __future__ import annotations

from pathlib import Path

import pytest
from leaflets.core import paths
from leaflets.library import generated_paths, rendering
from leaflets.site import sources_page
from selectolax.lexbor import LexborHTMLParser
from support import library

DOCUMENT = "{title: A guide (example), publisher: A society (example), read: 2026-11-22}"
WORDS = '<script>alert(1)</script> </ul> *a* [b](c.md) {{ local.ward_phone }} &amp; it\'s "x" | { #id }'
LEFT_OUT = """
left_out:
  - fact: bring-list
    reason: "Against <b>do-not-eat</b>."
    by: author (example)
    replaced_by: local:fasting_rule
"""


def rendered(folder: Path) -> LexborHTMLParser:
    """The page of the example's leaflet, rendered as the site does it."""
    made = library.read(folder)
    leaflet = made.leaflets[0]
    text = sources_page.markdown(leaflet, made.settings).split("---\n", 2)[2]
    known = {*paths.there(made.settings.docs)}
    return LexborHTMLParser(rendering.rendered(made, text, generated_paths.sources_page(leaflet), known))


def ledger(folder: Path, old: str, new: str) -> None:
    """Change the example's facts."""
    file = folder / "docs/knee/facts.yml"
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new), "utf-8")


def test_every_fact_with_its_pages(example: Path) -> None:
    """Facts stand under the section of their source, each with its lines and the pages that state it, linked."""
    ledger(example, "{document: guide, lines: [4]}", "{document: guide, section: after, lines: [4, 9]}")
    page = rendered(example)
    assert [node.text() for node in page.css("h2")] == ["Our source", "Other facts", "Section after"]
    infection = page.css_first("[id='fact:infection']")
    assert infection.text() == "Infection may happen.Lines 4 and 9 of the source. On: Risks."
    assert infection.css_first("a").attributes["href"] == "risks.html"
    eat = page.css_first("[id='fact:do-not-eat'] a")
    assert eat.attributes["href"] == "how-to-prepare.html#eating-and-drinking"
    assert len(page.css("li[id^='fact:']")) == 4


def test_left_out_with_reason_and_role(example: Path) -> None:
    """A fact that was left out stands apart, with why, by whose role and what stands instead."""
    file = example / "docs/knee/facts.yml"
    file.write_text(file.read_text("utf-8") + LEFT_OUT, "utf-8")
    page = rendered(example)
    apart = page.css_first("#left-out-of-the-leaflet ~ ul li")
    assert apart.attributes["id"] == "fact:bring-list"
    for words in ("Against <b>do-not-eat</b>.", "author (example)", "your hospital's own rule", "line 2"):
        assert words in apart.text()
    assert len(page.css("[id='fact:bring-list']")) == 1


def test_fact_on_no_page_says_so(example: Path) -> None:
    """Nothing is passed over in silence."""
    library.change(example, "--- knee/risks.md\n# Risks\n\nNothing yet.")
    assert rendered(example).css_first("[id='fact:infection']").text().endswith("On no page yet.")


@pytest.mark.parametrize("field", ["statement", "section", "title", "publisher", "reason"])
def test_words_of_the_ledger_stay_words(example: Path, field: str) -> None:
    """What stands in facts.yml is shown as it is written: it makes no element, no link and no local value."""
    said = "'" + WORDS.replace("'", "''") + "'"
    if field == "statement":
        ledger(example, "statement: Infection may happen.", f"statement: {said}")
    elif field == "section":
        ledger(example, "{document: guide, lines: [4]}", f"{{document: guide, section: {said}}}")
    elif field == "reason":
        file = example / "docs/knee/facts.yml"
        file.write_text(
            file.read_text("utf-8") + f"left_out:\n  - {{fact: infection, reason: {said}, by: a}}\n", "utf-8"
        )
    else:
        ledger(example, DOCUMENT, f"{{title: A guide, {field}: {said}}}".replace("title: A guide, title", "title"))
    page = rendered(example)
    assert WORDS in page.text()
    assert page.css("script, ul em, b, [data-local], #id") == []
    assert {node.tag for node in page.css("ul.provenance > *")} == {"li"}


def test_address_that_runs_is_no_link(example: Path) -> None:
    """Only an address of the web becomes a link."""
    ledger(example, DOCUMENT, "{title: A guide, url: 'javascript:alert(1)'}")
    assert rendered(example).css("ul.provenance--sources a") == []
    ledger(example, "javascript:alert(1)", "https://www.example.org/")
    assert len(rendered(example).css("ul.provenance--sources a")) == 1


def test_search_leaves_it_out(example: Path) -> None:
    """Patients do not come upon it by searching, here or on the web."""
    made = library.read(example)
    head = sources_page.markdown(made.leaflets[0], made.settings).split("---")[1]
    assert "search: {exclude: true}" in head
    assert "robots: noindex" in head
