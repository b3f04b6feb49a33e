"""Medical words and abbreviations before their plain words."""

from __future__ import annotations

from collections.abc import Callable

import pytest

TERMS = """\
--- glossary.yml
terms:
  - {id: arthroscopy, term: arthroscopy, say: look, definition: A look.}
  - {id: porosis, term: osteoporosis, say: weak bones, definition: Weak bones.}
  - {id: vein, term: intravenous, abbr: IV, uk: drip, say: into a vein, definition: Into a vein.}
  - {id: ct, term: computed tomography, abbr: CT, say: CT scan, definition: A scan.}
  - {id: fx, term: fracture, plural: fractures, also: [fractured, crack], say: break, definition: A break.}
  - {id: gas, term: general anesthesia, uk: general anaesthesia, say: medicine to sleep, definition: Sleep.}
  - {id: acr, term: American College, abbr: ACR, say: ACR, definition: A body.}
  - {id: cord, term: spinal cord, say: spinal cord, definition: Nerves.}
  - {id: xr, term: X-ray, say: X-ray, definition: A ray.}
"""


def told(place: str, word: str, say: str) -> list[str]:
    """A finding for a medical word."""
    return [f"{place}: '{word}' stands here before its plain words: say '{say} ({word})'"]


CT = ["3:12: 'CT' stands here before what it stands for: say 'CT scan (computed tomography)'"]
CASES = [
    ("You have osteoporosis.", told("3:10", "osteoporosis", "weak bones")),
    ("Osteoporosis hurts.", told("3:1", "Osteoporosis", "weak bones")),
    ("You have [osteoporosis](../glossary.md#porosis).", told("3:11", "osteoporosis", "weak bones")),
    ("- One.\n- Two fractures.", told("4:7", "fractures", "break")),
    ("| a |\n| - |\n| a fracture |", told("5:5", "fracture", "break")),
    ("You were fractured.", told("3:10", "fractured", "break")),
    ("General anaesthesia helps.", told("3:1", "General anaesthesia", "medicine to sleep")),
    ("You have osteoporosis.\n\nOsteoporosis (weak bones) hurts.", told("3:10", "osteoporosis", "weak bones")),
    ("You have osteoporosis, and it hurts.", told("3:10", "osteoporosis", "weak bones")),
    ("Pain, arms or osteoporosis.", told("3:15", "osteoporosis", "weak bones")),
    ("# Weak bones\n\nYou have osteoporosis.", told("5:10", "osteoporosis", "weak bones")),
    (
        "You get an IV line.",
        ["3:12: 'IV' stands here before what it stands for: say 'into a vein (intravenous, or IV)'"],
    ),
    (
        "A tube (intravenous line). Then the IV line.",
        ["3:37: 'IV' stands here before what it stands for: say 'into a vein (intravenous, or IV)'"],
    ),
    ("Weak bones (osteoporosis) hurt.", []),
    ("Weak bones ([osteoporosis](../glossary.md#porosis)) hurt.\n\nOsteoporosis hurts.", []),
    ("A tube (intravenous line, or IV line).\n\nThe IV line.", []),
    ("Osteoporosis (weak bones) hurts.", []),
    ("A computed tomography scan (CT scan) is done.", []),
    ("Osteoporosis is a disease.", []),
    ("It hurts. Osteoporosis means weak bones.", []),
    ("**Osteoporosis:** bones that break.", []),
    ("Doctors call this osteoporosis.", []),
    ("It is called an “osteoporosis”.", []),
    ("A weakness, or osteoporosis, hurts.", []),
    ("If your bones are weak, you have osteoporosis.", []),
    ("If you have osteoporosis, your bones are weak.", []),
    ("You have a CT scan.", CT),
    ("You have a CT scan (computed tomography).\n\nThe CT scan hurts.", []),
    ("Osteoporosis is given to people.", told("3:1", "Osteoporosis", "weak bones")),
    ("Fractures are common.", told("3:1", "Fractures", "break")),
    ("Fractures, like pain, hurt.", told("3:1", "Fractures", "break")),
    ("The best treatment is osteoporosis.", told("3:23", "osteoporosis", "weak bones")),
    ("Diseases such as osteoporosis hurt.", told("3:18", "osteoporosis", "weak bones")),
    ("Osteoporosis is weak bone.", []),
    ("Osteoporosis, a disease, hurts.", []),
    ("Osteoporosis is when bones break.", []),
    ("It is known as osteoporosis.", []),
    ("You had an arthroscopy.", []),
    ("The American College says so.", []),
    ("The ACR says so.", []),
    ("The spinal cord and an X-ray.", []),
    ("A drip. A crack.", []),
    ("## Osteoporosis\n\nWeak bones (osteoporosis) hurt.", []),
    ('!!! risk "Osteoporosis"\n\n    Weak bones (osteoporosis) hurt.', []),
    ("![Osteoporosis](a.svg)\n\n`osteoporosis`\n\n```\nosteoporosis\n```", []),
    ("osteoporosis\n:   Weak bones.", []),
    ("Osteoporotic bones.", []),
]


@pytest.mark.parametrize(("text", "found"), CASES)
def test_unexplained_term(
    text: str, found: list[str], page: Callable[..., list[str]], find: Callable[..., list[str]]
) -> None:
    """The first use on a page stands beside its plain words; words of the title and plain words need none."""
    find("unexplained-term", TERMS)
    assert page("unexplained-term", f"# Risks\n\n{text}\n", "  - def_list\n") == found


def test_each_page_by_itself(find: Callable[..., list[str]]) -> None:
    """A reader may open any page first; pages outside of leaflets are for staff too."""
    text = "# H\n\nOsteoporosis hurts.\n"
    edits = f"{TERMS}--- knee/risks.md\n{text}--- knee/how-to-prepare.md\n{text}--- index.md\n{text}"
    assert [line.split(":")[0] for line in find("unexplained-term", edits)] == [
        "docs/knee/how-to-prepare.md",
        "docs/knee/risks.md",
    ]
