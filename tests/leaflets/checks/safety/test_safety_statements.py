"""Safety statements: made where they must be, seen at first sight, in print."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from support import library

Find = Callable[..., list[str]]

HEAD = """--- knee/sources.yml
format: leaflets-sources/1
sources:
  guide: {title: A guide, publisher: P, read: 2026-11-22, rights: public domain}
must_say:
"""
PREPARE = "--- knee/how-to-prepare.md\n# How to prepare\n\n## Your medicines\n\n%s\n\n## Eating and drinking\n\nx\n"
OPEN = "Text. [@guide prepare.2 #a]"
CLOSED = '??? info "More"\n\n    Text. [@guide prepare.2 #a]'
WHAT = "the safety statement 'a' (guide prepare.2, food)"


def demand(more: str = "") -> str:
    """sources.yml with one statement that the leaflet must make; it stands on line 5."""
    return f"{HEAD}  - {{name: a, place: guide prepare.2, topic: food{more}}}\n"


# Pages that must make it


@pytest.mark.parametrize(
    ("pages", "text", "message"),
    [
        (", on: [how-to-prepare.md]", OPEN, ""),
        ("", OPEN, ""),
        (", on: [how-to-prepare.md]", f"{CLOSED}\n\n{OPEN}", ""),
        ("", "x", f"no page makes {WHAT}"),
        (
            ", on: [how-to-prepare.md]",
            "Text. [@guide prepare.2]",
            f"how-to-prepare.md does not make {WHAT}: end its sentence with [@guide prepare.2 #a]",
        ),
        (", on: [how-to-prepare.md]", CLOSED, f"how-to-prepare.md makes {WHAT} only in collapsed text"),
        (
            ", on: [index.md, how-to-prepare.md]",
            OPEN,
            f"index.md does not make {WHAT}: end its sentence with [@guide prepare.2 #a]",
        ),
    ],
)
def test_pages(pages: str, text: str, message: str, find: Find) -> None:
    """Each page that a demand names must make the statement openly; what is missing is told at the demand."""
    found = find("missing-safety", demand(pages) + PREPARE % text)
    assert found == ([f"docs/knee/sources.yml:5:1: {message}"] if message else [])


def test_name_alone_is_not_enough(find: Find) -> None:
    """Who bears the name must cite the place: else the name could be moved to any sentence."""
    found = find("missing-safety", demand() + PREPARE % "Text. [@guide prepare.1 #a]")
    assert found == ["docs/knee/how-to-prepare.md:5:26: '#a' must cite guide prepare.2, as sources.yml says"]


def test_one_of_several_places_is_enough(find: Find) -> None:
    """A statement that stands twice in the source may cite either place."""
    edits = demand().replace("prepare.2", "prepare.2; risks.1") + PREPARE % "Text. [@guide risks.1 #a]"
    assert find("missing-safety", edits) == []


def test_chance_makes_a_statement(find: Find) -> None:
    """A chance with an id is the statement of that name."""
    fence = "```chances\n- words: Text.\n  from: guide prepare.2\n  id: a\n```"
    assert find("missing-safety", demand(", on: [how-to-prepare.md]") + PREPARE % fence) == []


def test_said_elsewhere(find: Find) -> None:
    """`{{ say.a }}` makes the statement on its page, too."""
    risks = '--- knee/risks.md\n# Risks\n\n!!! risk "What may go wrong"\n\n    {{ say.a }}\n'
    assert find("missing-safety", demand(", on: [how-to-prepare.md, risks.md]") + PREPARE % OPEN + risks) == []


# What hides


@pytest.mark.parametrize(
    ("text", "where"),
    [
        (OPEN, ""),
        (f"{CLOSED}\n\n{OPEN}", ""),
        (CLOSED.replace("???", "???+"), ""),
        (CLOSED, "7:30: the safety statement 'a' stands only in collapsed text"),
        (
            f'??? info "M"\n\n    {CLOSED.replace(chr(10), chr(10) + "    ")}',
            "9:34: the safety statement 'a' stands only in coll",
        ),
        ('=== "A"\n\n    Text. [@guide prepare.2 #a]', "7:30: the safety statement 'a' stands only in a tab"),
        (
            'Text. [@guide prepare.2 #a]\n{ hidden="" }',
            "5:26: the safety statement 'a' stands only in hidden text",
        ),
        ("See.[^1]\n\n[^1]: Text. [@guide prepare.2 #a]", "7:32: the safety statement 'a' stands only in a footnote"),
    ],
)
def test_hidden(text: str, where: str, find: Find) -> None:
    """A safety statement that one can only find by a click is told at its name."""
    found = find("hidden-safety", demand() + PREPARE % text, "  - pymdownx.tabbed:\n      alternate_style: true\n")
    assert len(found) == bool(where)
    assert all(line.startswith(f"docs/knee/how-to-prepare.md:{where}") for line in found)


def test_other_statements_may_hide(find: Find) -> None:
    """Collapsed text is for what one can do without."""
    assert find("hidden-safety", demand().replace("name: a", "name: b") + PREPARE % CLOSED) == []


# Print

SECTION = '<section id="knee-how-to-prepare%s">%s</section>'
CITED = '<p data-source="guide:prepare.2" data-says="b do-not-eat">x</p>'
STATES = "the safety statement 'do-not-eat', which docs/knee/how-to-prepare.md:9 makes,"


@pytest.mark.parametrize(
    ("html", "message"),
    [
        (SECTION % ("", CITED), ""),
        (SECTION % ("-2", CITED), ""),
        (SECTION % ("", f"<details open>{CITED}</details>"), ""),
        (SECTION % ("", f"<details>{CITED}</details>{CITED}"), ""),
        (SECTION % ("", "<details><summary data-says='do-not-eat'>x</summary></details>"), ""),
        (SECTION % ("", f"<div class='footnote'>{CITED}</div>"), ""),
        (SECTION % ("", "<p>x</p>"), "is not on the print page"),
        (SECTION % ("", f"<details>{CITED}</details>"), "is closed on the print page"),
        (SECTION % ("", f"<div hidden>{CITED}</div>"), "is closed on the print page"),
        (f'<section id="hip-how-to-prepare">{CITED}</section>', "is not on the print page"),
        (CITED, "is not on the print page"),
        ("", "is not on the print page"),
    ],
)
def test_print(html: str, message: str, find: Find) -> None:
    """What a page of a leaflet says for safety stands openly in the leaflet's sections of the print page."""
    found = find("unprinted-safety", f"--- ../site/print_page.html\n<!doctype html><title>x</title>{html}\n")
    assert found == ([f"print_page.html: {STATES} {message}"] if message else [])


def test_site_without_a_print_page(example: Path) -> None:
    """Where no print page is made, nothing is asked of it."""
    library.change(example, "--- ../site/index.html\n<!doctype html><title>x</title>\n")
    assert [str(d) for d in library.findings(example, "unprinted-safety")] == []
