"""Safety facts: stated where they must be, seen at first sight, in print, and never left out without a rule instead."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from support import library

Find = Callable[..., list[str]]

HEAD = "--- knee/facts.yml\nsources:\n  g: {title: A guide, publisher: P, read: 2026-11-22}\nfacts:\n"


def fact(name: str, more: str = "") -> str:
    """One fact in one line of facts.yml; the first stands on line 4."""
    return f"  - {{id: {name}, statement: Say {name}., kind: risk, hedge: may, source: {{document: g}}{more}}}\n"


SAFE = ", safety: true"
PREPARE = "--- knee/how-to-prepare.md\n# How to prepare\n\n## Your medicines\n\n%s\n\n## Eating and drinking\n\nx\n"
OPEN = 'Text.\n{ data-fact="a" }'
CLOSED = '??? info "More"\n\n    Text.\n    { data-fact="a" }'


# Sections that must state it


@pytest.mark.parametrize(
    ("sections", "text", "message"),
    [
        ("[how-to-prepare.md]", OPEN, ""),
        ("[]", "x", ""),
        ("[how-to-prepare.md]", f"{CLOSED}\n\n{OPEN}", ""),
        ("[how-to-prepare.md]", "x", "how-to-prepare.md does not state the safety fact 'a': Say a."),
        ("[how-to-prepare.md]", CLOSED, "how-to-prepare.md states the safety fact 'a' only in collapsed text: Say a."),
        ("[index.md, how-to-prepare.md]", OPEN, "index.md does not state the safety fact 'a': Say a."),
        (
            "[how-to-prepair.md]",
            OPEN,
            "the safety fact 'a' must stand in how-to-prepair.md, which is no page of this leaflet. "
            "Did you mean 'how-to-prepare.md'?",
        ),
    ],
)
def test_sections(sections: str, text: str, message: str, find: Find) -> None:
    """Each page that a fact names must state it openly; it is told at the fact."""
    found = find("missing-safety", HEAD + fact("a", f"{SAFE}, sections: {sections}") + PREPARE % text)
    assert found == ([f"docs/knee/facts.yml:4:1: {message}"] if message else [])


def test_sections_of_other_facts(find: Find) -> None:
    """A fact that is no safety fact may name its sections, too."""
    found = find("missing-safety", HEAD + fact("a", ", sections: [index.md]"))
    assert found == ["docs/knee/facts.yml:4:1: index.md does not state the fact 'a': Say a."]


# What hides


@pytest.mark.parametrize(
    ("text", "where"),
    [
        (OPEN, ""),
        (f"{CLOSED}\n\n{OPEN}", ""),
        (CLOSED.replace("???", "???+"), ""),
        (CLOSED, "8:18: the safety fact 'a' stands only in collapsed text"),
        (
            f'??? info "M"\n\n    {CLOSED.replace(chr(10), chr(10) + "    ")}',
            "10:22: the safety fact 'a' stands only in coll",
        ),
        ('=== "A"\n\n    Text.\n    { data-fact="a" }', "8:18: the safety fact 'a' stands only in a tab"),
        ('Text.\n{ hidden="" data-fact="a" }', "6:24: the safety fact 'a' stands only in hidden text"),
        ('See.[^1]\n\n[^1]: <span data-fact="a">Text.</span>', "7:27: the safety fact 'a' stands only in a footnote"),
    ],
)
def test_hidden(text: str, where: str, find: Find) -> None:
    """A safety fact that one can only find by a click is told at its citation."""
    found = find(
        "hidden-safety", HEAD + fact("a", SAFE) + PREPARE % text, "  - pymdownx.tabbed:\n      alternate_style: true\n"
    )
    assert len(found) == bool(where)
    assert all(line.startswith(f"docs/knee/how-to-prepare.md:{where}") for line in found)


def test_other_facts_may_hide(find: Find) -> None:
    """Collapsed text is for what one can do without."""
    assert find("hidden-safety", HEAD + fact("a") + PREPARE % CLOSED) == []


def test_tooltip_states_nothing(find: Find) -> None:
    """A fact in a tooltip stands on no page."""
    text = '<abbr title="Do not eat." data-fact="a">X</abbr>'
    found = find("uncited-fact", HEAD + fact("a", SAFE) + PREPARE % text)
    assert found == ["docs/knee/facts.yml:4:1: the safety fact 'a' stands on no page: Say a."]


# What is left out

LEFT = "left_out:\n  - {fact: a, reason: R., by: nurse%s}\n"
RULE = ", replaced_by: local:ward_hours"
BOTH = HEAD + fact("a", f"{SAFE}, contradicts: [b]") + fact("b", ", contradicts: [a]")
B = 'Text.\n{ data-fact="b" }'
A_IS = "docs/knee/facts.yml:7:1: the safety fact 'a' is left out "


@pytest.mark.parametrize(
    ("facts", "text", "message"),
    [
        (BOTH + LEFT % RULE, f"{B}\n\nCall {{{{ local.ward_hours }}}}.", ""),
        (BOTH + LEFT % RULE, 'Text.\n{ data-fact="b local:ward_hours" }', ""),
        (BOTH + LEFT % "", B, "without `replaced_by: local:<value>`"),
        (
            BOTH + LEFT % RULE,
            B,
            "and 'local:ward_hours' does not stand for it on how-to-prepare.md, which shows what it contradicts",
        ),
        (
            BOTH + LEFT % RULE,
            f'{B}\n\n??? info "M"\n\n    Call {{{{ local.ward_hours }}}}.',
            "and 'local:ward_hours' does not stand for it on how-to-prepare.md, which shows what it contradicts",
        ),
        (BOTH + LEFT % RULE, "Call {{ local.ward_hours }}.", "and contradicts no fact that a page shows"),
        (
            HEAD + fact("a", SAFE) + fact("b") + LEFT % RULE,
            f"{B}\n\nCall {{{{ local.ward_hours }}}}.",
            "and contradicts no fact that a page shows",
        ),
        (
            HEAD + fact("a", SAFE) + fact("b", ", contradicts: [a]") + LEFT % RULE,
            f"{B}\n\nCall {{{{ local.ward_hours }}}}.",
            "",
        ),
    ],
)
def test_left_out(facts: str, text: str, message: str, find: Find) -> None:
    """Only against a fact that is shown, and only where the hospital's own value stands openly on the same page."""
    found = [line for line in find("uncited-fact", facts + PREPARE % text) if "is left out" in line]
    assert found == ([A_IS + message] if message else [])


def test_rule_on_another_page(find: Find) -> None:
    """The hospital's rule must stand where the contradicting fact stands, not on some page."""
    index = "--- knee/risks.md\n# Risks\n\nCall {{ local.ward_hours }}.\n"
    assert len(find("uncited-fact", BOTH + LEFT % RULE + PREPARE % B + index)) == 1


def test_rule_that_does_not_exist(find: Find) -> None:
    """`replaced_by` names a value that the hospital or the leaflet has."""
    found = find("malformed-facts", BOTH + LEFT % ", replaced_by: local:ward_hour")
    assert found == [
        "docs/knee/facts.yml:7:1: 'a' is replaced by the local value 'ward_hour', which does not exist. "
        "Did you mean 'ward_hours'?"
    ]


# Print

SECTION = '<section id="knee-how-to-prepare%s">%s</section>'
CITED = '<p data-fact="b do-not-eat">x</p>'
STATES = "the safety fact 'do-not-eat', which docs/knee/how-to-prepare.md:11 states,"


@pytest.mark.parametrize(
    ("html", "message"),
    [
        (SECTION % ("", CITED), ""),
        (SECTION % ("-2", CITED), ""),
        (SECTION % ("", f"<details open>{CITED}</details>"), ""),
        (SECTION % ("", f"<details>{CITED}</details>{CITED}"), ""),
        (SECTION % ("", "<details><summary data-fact='do-not-eat'>x</summary></details>"), ""),
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
    """What a page of a leaflet states for safety stands openly in the leaflet's sections of the print page."""
    found = find("unprinted-safety", f"--- ../site/print_page.html\n<!doctype html><title>x</title>{html}\n")
    assert found == ([f"print_page.html: {STATES} {message}: Do not eat on the day."] if message else [])


def test_site_without_a_print_page(example: Path) -> None:
    """Where no print page is made, nothing is asked of it."""
    library.change(example, "--- ../site/index.html\n<!doctype html><title>x</title>\n")
    assert [str(d) for d in library.findings(example, "unprinted-safety")] == []
