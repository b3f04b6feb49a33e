"""Words in capitals."""

from __future__ import annotations

from collections.abc import Callable

import pytest

TERMS = """\
--- glossary.yml
terms:
  - {id: mri, term: magnetic scan, abbr: MRI, say: scan, definition: A scan.}
  - {id: nsaid, term: painkiller, abbr: NSAIDs, say: pill, definition: A pill.}
"""


def told(place: str, word: str, guess: str = "") -> str:
    """A finding."""
    return f"{place}: the abbreviation '{word}' is not in the glossary.{guess}"


CASES = [
    ("The MRI and two MRIs.", []),
    ("An NSAID, many NSAIDs.", []),
    ("Tell the ENT team.", [told("3:10", "ENT")]),
    ("Two ENTs, one ENT.", [told("3:5", "ENTs")]),
    ("One ENT, two ENTs.", [told("3:5", "ENT")]),
    ("An NSAIT.", [told("3:4", "NSAIT", " Did you mean 'NSAIDs'?")]),
    ("ENT-led and CT-guided, not self-XY.", [told("3:1", "ENT"), told("3:13", "CT"), told("3:33", "XY")]),
    ("PMMA-HA.", [told("3:1", "PMMA"), told("3:6", "HA")]),
    ("CT/XY (AB), “CD”.", [told("3:1", "CT"), told("3:4", "XY"), told("3:8", "AB"), told("3:14", "CD")]),
    ("Your GP's team and B12D.", [told("3:6", "GP"), told("3:20", "B12D")]),
    ("T12 and L1, A, I, X-ray, COVID-19, iPhone, McX, H2o.", []),
    ("Use `ENT` and ``ABC``.\n\n```\nENT\n```\n\n    ABC", []),
    ("https://a.example/ENT?ID=AB and http://ENT.example and www.ENT.example.", []),
    ('<https://a.example/ENT> and [x](https://a.example/ENT "ENT").', []),
    ("Write to ENT@hospital.example.", []),
    ("<!-- ENT -->\n\n{{ local.ward_phone }}", []),
    ("## The ENT team\n\n| ENT |\n| - |\n| ABC |", [told("3:8", "ENT"), told("7:3", "ABC")]),
    ("![The ENT team](a.svg)", [told("3:7", "ENT")]),
    ("TODO", []),
]


@pytest.mark.parametrize(("text", "found"), CASES)
def test_abbreviation(
    text: str, found: list[str], page: Callable[..., list[str]], find: Callable[..., list[str]]
) -> None:
    """The first use on a page of each unknown one, plural or joined too; not in code, addresses or comments."""
    find("unknown-abbreviation", TERMS)
    assert page("unknown-abbreviation", f"# Risks\n\n{text}\n") == found


def test_only_in_leaflets(find: Callable[..., list[str]]) -> None:
    """Pages for authors may say HTML."""
    assert find("unknown-abbreviation", "--- index.md\n# HTML\n") == []


@pytest.mark.parametrize("end", ["a", "_", "@", "", "-"])
def test_very_long_word(end: str, page: Callable[..., list[str]]) -> None:
    """A word of thousands of capitals is read once, not once for each way to split it."""
    assert len(page("unknown-abbreviation", f"# Risks\n\n{'A' * 9_000}{end}\n")) == (end in ("", "-"))
