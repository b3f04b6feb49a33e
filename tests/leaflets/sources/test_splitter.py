"""Sections and numbered sentences: pinned by golden files, on real texts and on nasty ones."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from leaflets.sources import splitter
from leaflets.sources.splitter import MOST_CHARACTERS, MOST_SENTENCES, MOST_WORDS, Section, SplitError, split

HERE = Path(__file__).parent
TEXTS = sorted([*HERE.glob("texts/*.txt"), *HERE.glob("wraps/*.txt")])


def numbered(sections: tuple[Section, ...]) -> str:
    """Sections and sentences as a golden file has them: place, line of the text, `*` for an item, words."""
    lines = []
    for section in sections:
        lines.append(f"[{section.key}] {' / '.join((*section.above, section.heading))}".rstrip())
        for number, sentence in enumerate(section.sentences, 1):
            item = " *" if sentence.is_item else ""
            lines.append(f"{section.key}.{number} ({sentence.line}){item} {sentence.text}")
    return "\n".join(lines) + "\n"


@pytest.mark.parametrize("file", TEXTS, ids=lambda file: file.stem)
def test_numbers_stay(file: Path) -> None:
    """Who changes a number of any text raises SPLITTER, and says so to every hospital: this is version 1."""
    assert splitter.SPLITTER == 1
    assert numbered(split(file.read_text("utf-8"))) == file.with_suffix(".numbered").read_text("utf-8")


@pytest.mark.parametrize("file", sorted(HERE.glob("texts/*.txt")), ids=lambda file: file.stem)
def test_nothing_is_lost(file: Path) -> None:
    """Each word of a text is in a sentence or in a heading."""
    text = file.read_text("utf-8")
    sections = split(text)
    seen = "".join(
        "".join([*section.above, section.heading, *(sentence.text for sentence in section.sentences)])
        for section in sections
    )
    assert "".join(seen.split()) == "".join(text.replace("## ", "").split())


@given(st.integers(20, 90))
def test_wrapping_changes_no_number(width: int) -> None:
    """The same paragraphs, wrapped by a program at any width."""
    paragraphs = [
        "You will see Dr. Smith in the clinic. It takes 1.5 hours, at most until 6 p.m. Monday, in the U.S. too.",
        "Bring a list of what you take. Ask Mr. Jones if (and only if) you feel unwell! Is that all? Yes.",
    ]
    wrapped = "\n\n".join(_wrap(paragraph, width) for paragraph in paragraphs)
    texts = [sentence.text for section in split(wrapped) for sentence in section.sentences]
    assert texts == [sentence.text for section in split("\n\n".join(paragraphs)) for sentence in section.sentences]
    assert len(texts) == len(["You", "It", "Bring", "Ask", "Is", "Yes"])


def _wrap(text: str, width: int) -> str:
    """Fill lines as far as words fit."""
    lines = [""]
    for word in text.split():
        if lines[-1] and len(lines[-1]) + 1 + len(word) > width:
            lines.append(word)
        else:
            lines[-1] = f"{lines[-1]} {word}".strip()
    return "\n".join(lines)


def test_keys_of_the_author() -> None:
    """An author's key stands for a heading, whatever its capitals and signs; the others avoid it."""
    text = "Risks?\n\nOne.\n\nPrepare\n\nTwo.\n\nRisks\n\nThree.\n"
    assert [section.key for section in split(text)] == ["risks", "prepare", "risks-2"]
    keys = {"prepare": "RISKS", "risks": "Prepare"}
    assert [section.key for section in split(text, keys)] == ["prepare", "risks", "risks-2"]


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("", 1, "holds no words"),
        ("\n \n***\n", 1, "holds no words"),
        ("# Only\n\n# Headings\n", 1, "holds no words"),
        ("A heading\n\nOne.\n\nThis goes on" + " and on" * 5000 + ".\n", 5, "a sentence of 10,003 words begins here"),
        ("字" * (MOST_CHARACTERS + 1), 1, "a sentence of 5,001 characters begins here"),
        ("- item\n" * (MOST_SENTENCES + 1), 10_000, "has more than 9,999 sentences below one heading"),
    ],
    ids=["empty", "signs", "headings", "5,000 words", "characters", "sentences"],
)
def test_what_is_no_text(text: str, line: int, message: str) -> None:
    """It is refused, with the line."""
    with pytest.raises(SplitError, match=message) as caught:
        split(text)
    assert caught.value.line == line


def test_longest_sentence() -> None:
    """A sentence of as many words as allowed is one."""
    [section] = split("word " * MOST_WORDS)
    assert len(section.sentences) == 1


@given(st.text(alphabet=st.sampled_from("aA1 .\n-#>|*_[]()?:“”。」\t\u0301"), max_size=200))
def test_any_text_is_split_or_refused(text: str) -> None:
    """Nothing else is raised, lines are those of the text, and the same text gives the same numbers."""
    try:
        found = split(text)
    except SplitError:
        return
    assert found == split(text)
    lines = [sentence.line for section in found for sentence in section.sentences]
    assert lines == sorted(lines)
    assert 1 <= lines[0] <= lines[-1] <= text.count("\n") + 1
    assert len({section.key for section in found}) == len(found)
