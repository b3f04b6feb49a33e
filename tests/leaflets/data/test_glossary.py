"""The terms of the library."""

from __future__ import annotations

import html
import re

import pytest
from leaflets.data.glossary import Glossary, read

GLOSSARY = """\
terms:
  - id: spinal-cord
    term: spinal cord
    say: nerves in the back
    definition: The nerves that run down the spine.
  - id: cord
    term: cord
    say: rope
    definition: A rope.
  - {id: spinal, term: spinal, say: of the back, definition: Of the back.}
  - id: vertebra
    term: vertebra
    plural: vertebrae
    abbr: VB
    uk: [backbone piece, vertébra]
    also: spine bone
    say: bone of the spine
    definition: One bone of the spine.
  - id: x-ray
    term: X-ray
    say: picture
    definition: A picture.
"""


def terms(text: str) -> list[tuple[str, str]]:
    """(id, words) of each use in a text."""
    return [(term.id, match[0]) for term, match in read(GLOSSARY, "g.yml").uses(text)]


@pytest.mark.parametrize(
    ("text", "uses"),
    [
        ("The Spinal Cord and a cord.", [("spinal-cord", "Spinal Cord"), ("cord", "cord")]),
        ("spinal\n  cord", [("spinal-cord", "spinal\n  cord")]),
        ("spinal pain", [("spinal", "spinal")]),
        ("cords, vertebrae, VB", [("cord", "cords"), ("vertebra", "vertebrae"), ("vertebra", "VB")]),
        ("backbone pieces? spine bones?", []),
        (
            "a backbone piece, a spine bone, a Vertébra",
            [("vertebra", "backbone piece"), ("vertebra", "spine bone"), ("vertebra", "Vertébra")],
        ),
        ("accord, cordial, cord-like, x-cord", []),
        ("X-ray X-rays x-ray", [("x-ray", "X-ray"), ("x-ray", "X-rays"), ("x-ray", "x-ray")]),
        ("the cord's end", [("cord", "cord")]),
        ("", []),
    ],
)
def test_uses(text: str, uses: list[tuple[str, str]]) -> None:
    """A term counts in any spelling and case, as a whole word; the longest term wins."""
    assert terms(text) == uses


@pytest.mark.parametrize(
    ("form", "text"),
    [
        ("steroid", "ſteroid"),
        ("µg", "μg"),
        ("kelvin", "Kelvin"),
        ("stiff", "STIFF"),
        ("straße", "STRAẞE"),
        ("in", "ın"),
    ],
)
def test_letters_that_only_ignoring_case_makes_equal(form: str, text: str) -> None:
    """Letters such as the micro sign and the Greek mu are matched, or not, but never stop the program."""
    entry = f"terms:\n  - {{id: t, term: {form}, say: s, definition: d}}\n"
    assert all(term.id == "t" for term, _ in read(entry, "g.yml").uses(text))


def test_no_terms() -> None:
    """Without terms nothing is a use."""
    assert list(Glossary().uses("any text")) == []


def test_abbreviations() -> None:
    """Each abbreviation with what it stands for, for hover texts."""
    assert read(GLOSSARY, "g.yml").abbreviations == {"VB": "vertebra"}


@pytest.mark.parametrize(
    ("text", "faults"),
    [
        ("", [(1, 1, "no list `terms:`")]),
        ("- a\n", [(1, 1, "no list `terms:`")]),
        ("terms: {a: b}\n", [(1, 1, "no list `terms:`")]),
        ("terms:\n  - a\n", [(2, 1, "a term is a mapping with id, term, say and definition")]),
        (
            "terms:\n  - id: a\n    say: ' '\n",
            [(2, 1, "the term has no 'definition'"), (2, 1, "the term has no 'say'"), (2, 1, "the term has no 'term'")],
        ),
        (
            "terms:\n  - {id: a, term: a, say: a, definition: a,\n     plurel: b}\n",
            [(3, 1, "a term has no key 'plurel'. Did you mean 'plural'?")],
        ),
        (
            "terms:\n  - {id: A b, term: a, say: a, definition: a}\n",
            [(2, 1, "the id 'A b' is not lower-case words joined by hyphens")],
        ),
        (
            "terms:\n  - {id: a, term: a, say: a, definition: a}\n  - {id: a, term: b, say: b, definition: b}\n",
            [(3, 1, "the id 'a' stands at line 2 already")],
        ),
        ("terms:\n  - id: a: b\n", [(2, 10, "not YAML: a colon inside a value: put the value in quotes")]),
        ("terms:\n  - id: a\n    id: b\n", [(3, 5, "not YAML: the key 'id' stands here for the second time")]),
    ],
)
def test_faults(text: str, faults: list[tuple[int, int, str]]) -> None:
    """What is wrong is kept with its line; the rest is used."""
    assert sorted((f.line, f.column, f.message) for f in read(text, "g.yml").faults) == faults


@pytest.mark.parametrize("blank", ["' '", "''", "[' ', '']", "null", "[]"])
def test_blank_spellings(blank: str) -> None:
    """An empty spelling matches nothing; above all not every space."""
    glossary = read(f"terms:\n  - {{id: a, term: knee, say: b, definition: c, also: {blank}, uk: {blank}}}\n", "g.yml")
    assert [match[0] for _, match in glossary.uses("the  knee")] == ["knee"]


def test_page() -> None:
    """The glossary page: letters to jump by, each term a heading with its id, its definition, other words."""
    page = html.unescape(read(GLOSSARY, "g.yml").markdown())
    assert re.findall(r"^##+ .*", page, re.M) == [
        "## C {#letter-c}",
        "### Cord {#cord}",
        "## S {#letter-s}",
        "### Spinal {#spinal}",
        "### Spinal cord {#spinal-cord}",
        "## V {#letter-v}",
        "### Vertebra (VB) {#vertebra}",
        "## X {#letter-x}",
        "### X-ray {#x-ray}",
    ]
    assert "[C](#letter-c) [S](#letter-s) [V](#letter-v) [X](#letter-x)" in page
    assert "### Vertebra (VB) {#vertebra}\n\nOne bone of the spine.\n\nOther words: " in page
    assert "Other words: bone of the spine, backbone piece, vertébra, spine bone." in page


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        ("term: No", "'term' is not text: write it in quotes, \"No\""),
        ("say: 010", "'say' is not text: write it in quotes, \"010\""),
        ("definition: 2026-01-31", "'definition' is not text: write it in quotes, \"2026-01-31\""),
        ("also: [On, x]", "'also' is not text: write it in quotes, \"On\""),
        ("uk: [1:30]", "'uk' is not text: write it in quotes, \"1:30\""),
        ("abbr: 1e3", None),
        ("abbr: 1_000", "'abbr' is not text: write it in quotes, \"1_000\""),
        ("definition: A **look** inside.", "'definition' holds '**': no markup is read here"),
        ("definition: |\n      A look.\n\n      Inside.", "'definition' has more than one paragraph or line"),
        ("say: <i>look</i>", "'say' holds '<i': no markup is read here"),
        ("proper: 1", "'proper' is neither true nor false"),
        ("proper: true", None),
    ],
)
def test_value_that_is_not_shown_as_it_is_written(line: str, fault: str | None) -> None:
    """YAML reads No, 010 and dates as something else; a definition is one paragraph, and no markup is read in it."""
    given = {"id": "a", "term": "a", "say": "a", "definition": "a"}
    key = line.partition(":")[0]
    others = "".join(f"    {name}: {value}\n" for name, value in given.items() if name != key)
    found = [finding.message for finding in read(f"terms:\n  - {line}\n{others}", "glossary.yml").faults]
    assert len(found) == bool(fault), found
    assert all(message.startswith(fault or "") for message in found)


def test_unknown_part_of_the_file() -> None:
    """Beside the terms stand the schema and the review, spelled like that."""
    (found,) = read("trems: []\nterms: []\n", "glossary.yml").faults
    assert (found.line, found.message) == (1, "there is no 'trems' beside `terms:`. Did you mean 'terms'?")
