"""Terms of the glossary are linked where first used."""

from __future__ import annotations

from collections.abc import Callable

import pytest

TERMS = """\
--- glossary.yml
terms:
  - {id: cord, term: cord, say: rope, definition: A rope.}
  - {id: spinal-cord, term: spinal cord, say: nerves, definition: Nerves.}
  - {id: tumor, term: tumor, plural: tumors, abbr: TMR, uk: [tumour], also: growth, say: lump, definition: A lump.}
  - {id: arthroscopy, term: arthroscopy, say: look, definition: A look.}
"""


def told(place: str, word: str, term: str) -> str:
    """A finding."""
    return f"{place}: the first '{word}' on the page is not linked: [{word}](../glossary.md#{term})"


TUMOR = "[tumor](../glossary.md#tumor)"

CASES = [
    (f"A lump ({TUMOR}). Tumors grow.", []),
    ("A tumor.", [told("3:3", "tumor", "tumor")]),
    ("Two Tumors.\n\nA tumor.", [told("3:5", "Tumors", "tumor")]),
    ("A tumour.", [told("3:3", "tumour", "tumor")]),
    ("A TMR.", [told("3:3", "TMR", "tumor")]),
    ("A growth.", [told("3:3", "growth", "tumor")]),
    (f"A tumor. A {TUMOR}.", [told("3:3", "tumor", "tumor")]),
    ("[tumor](tumor.md)", [told("3:2", "tumor", "tumor")]),
    ("[tumor](../glossary.md#cord)", [told("3:2", "tumor", "tumor")]),
    ("[tumor](../glossary.md)", [told("3:2", "tumor", "tumor")]),
    ("[tumor](../myglossary.md#tumor)", [told("3:2", "tumor", "tumor")]),
    ("[the tumor here](../glossary.md#tumor)", []),
    ("[**tumor**](glossary.html#tumor)", []),
    ("The spinal cord.", [told("3:5", "spinal cord", "spinal-cord")]),
    ("The [spinal cord](../glossary.md#spinal-cord). A cord.", [told("3:50", "cord", "cord")]),
    ("The spinal\ncord.", [told("3:5", "spinal cord", "spinal-cord")]),
    (f"## A tumor\n\nA {TUMOR}.", []),
    ("## A tumor\n\nA tumor.", [told("5:3", "tumor", "tumor")]),
    (f'!!! note "A tumor"\n\n    A {TUMOR}.', []),
    (f'??? note "A tumor"\n\n    A {TUMOR}.', []),
    ("| a tumor |\n| - |\n| x |", []),
    ("| x |\n| - |\n| a tumor |", [told("5:5", "tumor", "tumor")]),
    ("- x\n- a tumor", [told("4:5", "tumor", "tumor")]),
    ("tumor\n:   A lump.", [told("3:1", "tumor", "tumor")]),
    (f"`tumor` {TUMOR}\n\n```\ntumor\n```", []),
    (f"![A tumor](a.svg)\n\nA {TUMOR}.", []),
    (f"<!-- tumor -->\n\nA {TUMOR}.", []),
    ("Tumorous, x-tumor.", []),
    ("A lump (tumor). Tumors grow.", []),
    ("A lump (a growth, tumor) is told.", []),
    ("A tumor (a lump) grows.", []),
    ("(Tumor.)", [told("3:2", "Tumor", "tumor")]),
    ("A lump (TMR) or a cord.", [told("3:19", "cord", "cord")]),
    ("A lump (or not), a tumor.", [told("3:20", "tumor", "tumor")]),
    ("The tumor's edge.", [told("3:5", "tumor", "tumor")]),
]


@pytest.mark.parametrize(("text", "found"), CASES)
def test_first_use(text: str, found: list[str], page: Callable[..., list[str]], find: Callable[..., list[str]]) -> None:
    """The first use in the text, in any spelling, is in a link to that very term; headings and titles are no text."""
    find("unlinked-term", TERMS)
    assert page("unlinked-term", f"# Risks\n\n{text}\n", "  - def_list\n") == found


def test_each_page_by_itself(find: Callable[..., list[str]]) -> None:
    """A reader may open any page first: each one links its own first use; pages outside leaflets need not."""
    text = "{} arthroscopy\n"
    edits = f"--- knee/risks.md\n# R\n\n{text}--- knee/how-to-prepare.md\n# H\n\n{text}--- index.md\n# H\n\n{text}"
    assert [line.split(":")[0] for line in find("unlinked-term", edits.replace("{}", "An"))] == [
        "docs/knee/how-to-prepare.md",
        "docs/knee/risks.md",
    ]
