"""Places in a source, and the inside of a citation."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from leaflets.data.sources import Citation, Range, is_free, key_fault, parse_citation, parse_places

BRIEF = Range("guide", "brief", 3, 3)
NICE = Range("nice", "1", 2, 4)


@pytest.mark.parametrize(
    ("text", "citation"),
    [
        ("guide brief.3", Citation((BRIEF,))),
        ("  guide   brief.3  #bandage ", Citation((BRIEF,), ("bandage",))),
        ("guide brief.3; nice 1.2-4", Citation((BRIEF, NICE))),
        ("guide brief.3;brief.5-7 #a #b-2", Citation((BRIEF, Range("guide", "brief", 5, 7)), ("a", "b-2"))),
        ("guide brief.3; nice 1.2-4; 1.9; guide x.1", Citation(
            (BRIEF, NICE, Range("nice", "1", 9, 9), Range("guide", "x", 1, 1)))),
        ("nice-ng12 what-2.9999", Citation((Range("nice-ng12", "what-2", 9999, 9999),))),
        ("-", Citation(own=True)),
        ("- #stop", Citation((), ("stop",), own=True)),
    ],
)  # fmt: skip
def test_citation(text: str, citation: Citation) -> None:
    """What it says; written again it says the same."""
    assert parse_citation(text) == citation
    assert parse_citation(str(citation)) == citation


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "The citation is empty: name a source and a place"),
        (
            "#bandage",
            "The citation names no place: write `guide prepare.4 #bandage`, or `- #bandage` for your own words.",
        ),
        ("guide", "`guide` names no sentence: write a source and a place, as in `guide prepare.4`"),
        ("prepare.4", "`prepare.4` names no source"),
        ("guide brief.3; nice", "`nice` names no sentence"),
        ("guide brief.3;", "Nothing stands beside a `;`"),
        ("; guide brief.3", "Nothing stands beside a `;`"),
        ("guide brief.3, brief.4", "`guide brief.3, brief.4` is no place: write a source and a place"),
        ("guide brief.3,4", "and `;` between two."),
        ("guide brief.3 brief.4", "and `;` between two."),
        ("guide brief.0", "`brief.0` is no place"),
        ("guide brief.03", "`brief.03` is no place"),
        ("guide brief.10000", "`brief.10000` is no place"),
        ("guide Brief.3", "`Brief.3` is no place"),
        ("guide brief.4-3", "`brief.4-3` is no range: its last number must be higher than its first."),
        ("guide brief.3-3", "`brief.3-3` is no range"),
        ("guide brief.3–4", "`brief.3–4` is no place"),
        ("guide brief.3; brief.1-9", "`guide brief.1-9` stands there twice."),
        ("Guide brief.3", "'Guide' is no key: use three or more lower-case letters"),
        ("Guide brief.3", "Did you mean 'guide'?"),
        ("no brief.3", "'no' is no key"),
        ("g12 brief.3", "'g12' is no key"),
        ("- guide brief.3", "is no place"),
        (
            "guide brief.3 #Bandage",
            "'#Bandage' is no name: use lower-case words joined by hyphens. Did you mean '#bandage'?",
        ),
        ("guide brief.3 #", "'#' is no name"),
        ("guide brief.3 #a #a", "'#a' stands there twice."),
        ("guide #a brief.3", "'brief.3' stands after a name: write the places first, the #names last."),
    ],
)
def test_what_is_no_citation(text: str, message: str) -> None:
    """It is said in a whole sentence, with what to do."""
    found = parse_citation(text)
    assert isinstance(found, str)
    assert message in found
    assert found[0].isupper() or found[0] in "`'"
    assert found[-1] in ".?"


@given(st.text(alphabet=st.sampled_from("abguide .-;#,12 09\t\n–[]@"), max_size=40))
def test_any_text(text: str) -> None:
    """Whatever is written, it is a citation that can be written again, or a message."""
    found = parse_citation(text)
    if isinstance(found, Citation):
        assert parse_citation(str(found)) == found


def test_a_long_range_costs_nothing() -> None:
    """Thousands of pieces that each hold thousands of places are read at once."""
    text = "; ".join(["guide a.1-9999", *(f"s{n}.1-9999" for n in range(1000))])
    found = parse_places(text)
    assert isinstance(found, tuple)
    assert len(found) == 1001


def test_range() -> None:
    """Its text, its single places, what it holds."""
    assert str(NICE) == "nice 1.2-4"
    assert list(NICE) == [("nice", "1", 2), ("nice", "1", 3), ("nice", "1", 4)]
    assert ("nice", "1", 4) in NICE
    assert ("nice", "1", 5) not in NICE
    assert ("guide", "1", 4) not in NICE
    assert NICE.meets(Range("nice", "1", 4, 9))
    assert not NICE.meets(Range("nice", "1", 5, 9))
    assert not NICE.meets(Range("nice", "2", 2, 4))


def test_places_of_a_source() -> None:
    """Where a source is given, no key is needed."""
    assert parse_places("1.2-4", "nice") == (NICE,)
    assert "names no sentence" in parse_places("1", "nice")


@pytest.mark.parametrize(
    ("rights", "free"),
    [
        ("public domain", True),
        ("Public domain (US government)", True),
        ("CC0 1.0", True),
        ("CC BY 4.0", True),
        ("cc-by-sa 3.0; with attribution", True),
        ("OGL v3.0", True),
        ("Open Government Licence v3.0", True),
        ("", False),
        ("copyrighted; the text is not kept here", False),
        ("not in the public domain", False),
        ("CC BY-NC 4.0", False),
        ("CC BY-ND 4.0", False),
        ("CC BY-NC-SA 4.0", False),
        ("CC BY 4.0, non-commercial", False),
        ("public domains", False),
        ("CC BYTE", False),
    ],
)
def test_rights(rights: str, free: bool) -> None:
    """A text is kept only where its rights begin with words that let anybody copy it."""
    assert is_free(rights) == free


@pytest.mark.parametrize(
    ("key", "good"),
    [
        ("abc", True),
        ("nice-ng12", True),
        ("ab", False),
        ("a1b", False),
        ("abc-", False),
        ("", False),
        ("ÄBC", False),
        ("../abc", False),
    ],
)
def test_keys(key: str, good: bool) -> None:
    """A key is a name for files and citations."""
    assert (not key_fault(key)) == good
