"""Citations: read wherever they may stand, told where they are printed, wrong or missing."""

from __future__ import annotations

from collections.abc import Callable

import pytest

DEF_LIST = "  - def_list\n"
CITE = '{ data-fact="infektion" }'
GUESS = "the fact 'infektion' does not exist. Did you mean 'infection'?"

READ = {
    "paragraph": (f"Text.\n{CITE}", "4:14"),
    "list item": (f"- Text.\n  {CITE}", "4:16"),
    "list item, four spaces": (f"- Text.\n    {CITE}", "4:18"),
    "wide list item": (f"-   Text.\n    {CITE}", "4:18"),
    "item of a numbered list": (f"1. Text.\n   {CITE}", "4:17"),
    "item before a nested list": (f"- Text.\n  {CITE}\n    - More.", "4:16"),
    "nested item": (f"- Text.\n    - More.\n      {CITE}", "5:20"),
    "loose item": (f"- Text.\n  {CITE}\n\n- More.", "4:16"),
    "table cell": (f"| a |\n| - |\n| Text. {CITE} |", "5:22"),
    "second cell": (f"| a | b |\n| - | - |\n| infektion | Text. {CITE} |", "5:34"),
    "heading": (f"## Text {CITE}", "3:22"),
    "definition": (f"term\n:   Text.\n    {CITE}", "5:18"),
    "admonition": (f'!!! risk "x"\n\n    Text.\n    {CITE}', "6:18"),
    "item in an admonition": (f'!!! risk "x"\n\n    - Text.\n      {CITE}', "6:20"),
    "details": (f'??? risk "x"\n\n    Text.\n    {CITE}', "6:18"),
    "image": (f"![Text](a.svg){CITE}", "3:28"),
    "bold words": (f"**Text**{CITE} more.", "3:22"),
    "quote": (f"> Text.\n> {CITE}", "4:16"),
    "text of the same word": (f"Infektion, infektion.\n{CITE}", "4:14"),
    "second of two": ('Text.\n{ data-fact="infection infektion" }', "4:24"),
    "beside a longer name": ('Text.\n{ data-fact="infektion-2 infektion" }', "4:26"),
    "other attributes": ('Text.\n{ .wide data-fact="infektion" #x }', "4:20"),
}


@pytest.mark.parametrize("case", READ)
def test_citation_is_read(case: str, page: Callable[..., list[str]]) -> None:
    """In every place that the manual allows, a citation is read; a wrong id is told at that id."""
    text, place = READ[case]
    found = page("unknown-fact", f"# Risks\n\n{text}\n", DEF_LIST)
    assert [line for line in found if "infektion-2" not in line] == [f"{place}: {GUESS}"]
    assert page("stray-citation", f"# Risks\n\n{text}\n") == []


STRAY = {
    "end of a paragraph": (f"Text. {CITE}", "3:9"),
    "after an empty line": (f"Text.\n\n{CITE}", "5:3"),
    "alone in an item": (f"- Text.\n\n    {CITE}", "5:7"),
    "title of a box": (f'!!! risk "Text {CITE}"\n\n    x', "3:18"),
    "middle of a sentence": (f"Text {CITE} more.", "3:8"),
    "end of an item": (f"- Text. {CITE}", "3:11"),
    "under a table": (f"| a |\n| - |\n| b |\n\n{CITE}", "7:3"),
    "under a heading": (f"## Text\n{CITE}", "4:3"),
    "footnote": (f"Text.[^1]\n\n[^1]:\n    Note.\n    {CITE}", "7:7"),
    "two lines below": (f"Text.\n{CITE}\nMore.", "4:3"),
}


@pytest.mark.parametrize("case", STRAY)
def test_citation_is_printed(case: str, page: Callable[..., list[str]]) -> None:
    """A citation where attr_list does not read it is shown to the patient: told at its place, and cites nothing."""
    text, place = STRAY[case]
    assert page("stray-citation", f"# Risks\n\n{text}\n") == [
        f"{place}: the citation is printed as text: put it on a line of its own under the block"
    ]
    assert page("unknown-fact", f"# Risks\n\n{text}\n") == []


@pytest.mark.parametrize("text", [f"`{CITE}`", f"```\n{CITE}\n```", f"    {CITE}", f"<!-- {CITE} -->", "Data, fact."])
def test_citation_shown_on_purpose(text: str, page: Callable[..., list[str]]) -> None:
    """In code and comments a citation is no citation."""
    assert page("stray-citation", f"# Risks\n\n{text}\n") == []


@pytest.mark.parametrize(
    ("cited", "message"),
    [
        ("infection", ""),
        ("local:ward_phone", ""),
        ("term:arthroscopy", ""),
        ("zzz", "the fact 'zzz' does not exist."),
        ("local:ward_fone", "the local value 'ward_fone' does not exist. Did you mean 'ward_phone'?"),
        ("term:arthroskopy", "the term 'arthroskopy' does not exist. Did you mean 'arthroscopy'?"),
        ("Infection", "the fact 'Infection' does not exist. Did you mean 'infection'?"),
        ("fact:infection", "the fact 'fact:infection' does not exist. Did you mean 'infection'?"),
    ],
)
def test_kinds(cited: str, message: str, page: Callable[..., list[str]]) -> None:
    """A fact, a local value and a term can be cited, each by its own name."""
    found = page("unknown-fact", f'# Risks\n\nText.\n{{ data-fact="{cited}" }}\n')
    assert found == ([f"4:14: {message}"] if message else [])


FACTS = """\
--- knee/facts.yml
sources:
  guide: {title: A guide (example), publisher: P, read: 2026-11-22}
facts:
  - {id: look-inside, statement: A., kind: description, hedge: stated, source: {document: guide}}
  - {id: bring-list, statement: B., kind: instruction, hedge: direct, source: {document: guide}}
  - {id: do-not-eat, statement: C., kind: instruction, hedge: direct, safety: true, source: {document: guide}}
  - {id: infection, statement: D., kind: risk, hedge: may, source: {document: guide}}
"""
LEFT = "left_out:\n  - {fact: %s, reason: Too rare., by: nurse}\n"
PREPARE = """\
--- knee/how-to-prepare.md
# How to prepare

## Your medicines

x

## Eating and drinking

No.
{ data-fact="do-not-eat" }
"""

CASES = [
    ("", [], []),
    ("--- knee/risks.md\n# R\n", ["7:1: the fact 'infection' stands on no page: D."], []),
    (
        "--- knee/risks.md\n# R\n\n<!-- { data-fact='infection' } -->\n",
        ["7:1: the fact 'infection' stands on no page: D."],
        [],
    ),
    (
        "--- knee/risks.md\n# R\n\nX. { data-fact='infection' }\n",
        ["7:1: the fact 'infection' stands on no page: D."],
        [],
    ),
    (
        "--- knee/how-to-prepare.md is missing",
        ["5:1: the fact 'bring-list' stands on no page: B.", "6:1: the safety fact 'do-not-eat' stands on no page: C."],
        [],
    ),
    (f"{PREPARE}{FACTS}{LEFT % 'bring-list'}", [], []),
    (f"{FACTS}{LEFT % 'infection'}", ["9:1: 'infection' is left out, but a page cites it"], []),
    (
        f"{FACTS}{LEFT % 'infektion'}",
        [],
        ["9:1: left out is the fact 'infektion', which does not exist. Did you mean 'infection'?"],
    ),
    (
        "--- index.md\n# H\n\nX.\n{ data-fact='infection' }\n--- knee/risks.md\n# R\n",
        ["7:1: the fact 'infection' stands on no page: D."],
        [],
    ),
]


@pytest.mark.parametrize(("edits", "uncited", "malformed"), CASES)
def test_every_fact_stands_somewhere(
    edits: str, uncited: list[str], malformed: list[str], find: Callable[..., list[str]]
) -> None:
    """A fact is cited on a page of its leaflet, or left out with a reason; not both; and it exists."""
    path = "docs/knee/facts.yml:"
    found = find("uncited-fact", FACTS + edits if "facts.yml" not in edits else edits)
    assert [line.removeprefix(path) for line in found] == uncited
    assert find("malformed-facts") == [path + line for line in malformed]


def test_left_out_without_reason(find: Callable[..., list[str]]) -> None:
    """Leaving a fact out without a reason is a fault, and the fact counts as missing."""
    edits = f"{FACTS}left_out:\n  - {{fact: infection, by: nurse}}\n--- knee/risks.md\n# R\n"
    assert find("malformed-facts", edits) == [
        "docs/knee/facts.yml:9:1: the left-out fact 'infection' has no `reason`: why no page states it"
    ]
    assert find("uncited-fact") == ["docs/knee/facts.yml:7:1: the fact 'infection' stands on no page: D."]


@pytest.mark.parametrize(
    ("edits", "place"),
    [
        ("--- knee/facts.yml is missing", "docs/knee/index.md:1:1"),
        ("--- knee/facts.yml is missing\n--- knee/index.md is missing", "docs/knee"),
    ],
)
def test_leaflet_without_facts(edits: str, place: str, find: Callable[..., list[str]]) -> None:
    """A leaflet without facts.yml is told once, and each of its citations leads nowhere."""
    assert find("malformed-facts", edits) == [f"{place}: docs/knee/facts.yml is missing: no statement has a source"]
    assert len(find("unknown-fact")) >= 3
