"""YAML with places."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from leaflets.core.yaml_file import Core, YamlError, load

TEXT = """\
# a comment
title: Knee
pages:
  - index.md
  - {name: risks.md, level: 2}
local:
  ward: 1
"""


@pytest.mark.parametrize(
    ("path", "place"),
    [
        (("title",), (2, 1)),
        (("pages",), (3, 1)),
        (("pages", 0), (4, 5)),
        (("pages", 1), (5, 5)),
        (("pages", 1, "level"), (5, 22)),
        (("local", "ward"), (7, 3)),
        (("local", "gone"), (6, 1)),
        (("pages", 9, "name"), (3, 1)),
        (("gone",), (1, 1)),
        ((), (1, 1)),
    ],
)
def test_place(path: tuple[str | int, ...], place: tuple[int, int]) -> None:
    """Each key and list entry has its line and column; what is missing has those of the thing above it."""
    assert load(TEXT).place(*path) == place


def test_first_line() -> None:
    """A text that begins further down in its file counts from there."""
    assert load(TEXT, first_line=10).place("local", "ward") == (16, 3)


@pytest.mark.parametrize("text", ["", "\n\n", "# only a comment\n", "---\n"])
def test_empty(text: str) -> None:
    """A file without a value holds None; its line is 1."""
    file = load(text)
    assert (file.data, file.line("x")) == (None, 1)


@pytest.mark.parametrize(
    ("text", "line", "column", "message"),
    [
        ("a: 1\nb: c: d\n", 2, 5, "a colon inside a value: put the value in quotes"),
        ("a:\n\tb: 1\n", 2, 1, "a tab: indent with spaces"),
        ("a: 1\n\tb: 1\n", 2, 1, "a tab: indent with spaces"),
        ("a: [1, 2\n", 1, 8, "did not find expected ',' or ']'"),
        ("a: 1\nb:\n  c: 2\n  c: 3\n", 4, 3, "the key 'c' stands here for the second time"),
        ("a: 1\nb: [x, 2027-02-31]\n", 2, 8, "'2027-02-31' is no value: day is out of range for month"),
        ("a: 1\nb: !!python/name:os.system x\n", 2, 4, "could not determine a constructor for the tag"),
        ("a: 1\nb: !other x\n", 2, 4, "could not determine a constructor for the tag"),
        ("a: 1\nb: *nowhere\n", 2, 4, "found undefined alias"),
        ("a: &x [*x]\n", 1, 1, "an alias that holds itself"),
        ("? [a]\n: b\n", 1, 3, "found unhashable key"),
        ("a: 1\n---\nb: 2\n", 2, 1, "but found another document"),
        ('a: 1\nb: "\x07"\n', 2, 5, "the character U+0007 is not allowed"),
        (f"a: {'9' * 5000}\n", 1, 4, "a number of more than 100 characters"),
        (f"a: 1\nb: [1{':59' * 200_000}]\n", 2, 5, "a number of more than 100 characters"),
        (f"a: 1\n{'9' * 200}: 1\n", 2, 1, "a number of more than 100 characters"),
        ("a: .inf\nb: 99e99e\nc: !!int x\n", 3, 4, "is no value"),
    ],
)
def test_fault(text: str, line: int, column: int, message: str) -> None:
    """A fault is told with its line and column, in words that say what to do."""
    with pytest.raises(YamlError) as caught:
        load(text)
    assert message in str(caught.value)
    assert (caught.value.line, caught.value.column) == (line, column)


BOMB = "a0: &a0 [x, x]\n" + "".join(f"a{i}: &a{i} [{', '.join([f'*a{i - 1}'] * 9)}]\n" for i in range(1, 10))


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (BOMB, "more than 100 aliases"),
        ("[" * 100_000, "more than 100 lists or mappings"),
        ("{a: " * 50_000, "more than 100 lists or mappings"),
        ("- " * 50_000, "more than 100 lists or mappings"),
        ("? " * 50_000, "more than 100 lists or mappings"),
        ("".join(f"{' ' * depth}k:\n" for depth in range(500)), "more than 100 lists or mappings"),
        ("# \u2028" + "[" * 100_000, "more than 100 lists or mappings"),
        ("a: 1\nb: " + "x" * 5_000_000, "longer than 5,000,000 characters"),
    ],
    ids=["bomb", "brackets", "braces", "dashes", "questions", "indents", "hidden brackets", "large"],
)
def test_file_made_to_exhaust(text: str, message: str) -> None:
    """A file that would crash libyaml or fill the memory is refused in one line."""
    with pytest.raises(YamlError, match=message):
        load(text)


def test_a_few_aliases_are_fine() -> None:
    """An anchor and its merge key are ordinary YAML; a merge key may stand twice."""
    file = load("base: &b {x: 1}\nmore: &m {z: 3}\nout:\n  <<: *b\n  <<: *m\n  y: 2\n")
    assert file.data["out"]["y"] == 2
    assert file.data["out"]["z"] == 3


def test_many_entries_are_fine() -> None:
    """Depth is limited, length is not."""
    assert len(load("- [a, {b: c}]\n" * 3000).data) == 3000


def test_values_are_python_values() -> None:
    """Dates, numbers and text come as YAML 1.1 reads them."""
    assert load('a: 2027-01-31\nb: 1.0\nc: "1.0"\n').data == {"a": datetime.date(2027, 1, 31), "b": 1.0, "c": "1.0"}


@pytest.mark.parametrize("newline", ["\x85", "\u2028", "\u2029"])
def test_lines_are_those_of_an_editor(newline: str) -> None:
    """Rare line ends of Unicode do not shift the line numbers below them."""
    assert load(f'a: "x{newline}y"\nb: 1\n').line("b") == 2


@pytest.mark.parametrize("text", ["? ", "- ? ", "a:\n  ? ", "? a\n: ", "? |", "? &a", "a: &b", "- ", "? a\n? ", "?\n"])
def test_a_key_or_value_that_is_missing_at_the_end(text: str) -> None:
    """The reader puts it on a line below the text; its place is the text's end."""
    lines = text.split("\n")
    read = load(text)
    assert read.places
    for line, column in read.places.values():
        assert 1 <= line <= len(lines)
        assert 1 <= column <= len(lines[line - 1]) + 1


@pytest.mark.parametrize("loader", [Core, None])
@pytest.mark.parametrize("tag", ["bool", "timestamp", "int", "float"])
@pytest.mark.parametrize("value", ["maybe", "''"])
def test_a_tag_that_does_not_fit(tag: str, value: str, loader: Any) -> None:
    """Any text may be called a number or a date; what is none is told at its place."""
    with pytest.raises(YamlError, match="is no value: ") as told:
        load(f"a: 1\nb: !!{tag} {value}\n", **({"loader_type": loader} if loader else {}))
    assert (told.value.line, told.value.column) == (2, 4)


@pytest.mark.parametrize("word", ["Falsea", "truex", "TRUE1", "afalse"])
def test_a_word_that_begins_with_yes_or_no(word: str) -> None:
    """Is a word, as a key and as a value."""
    assert load(f"{word}: {word}\n", loader_type=Core).data == {word: word}


def test_yes_and_no_of_the_core_schema() -> None:
    """`true` and `false` are values, `on`, `off`, `yes` and `no` are words, as a key and as a value."""
    text = "on: [a.md]\nno: yes\nx: [true, False, off, y, 1, 1.5, 2027-01-31]\n"
    data = load(text, loader_type=Core).data
    assert data == {"on": ["a.md"], "no": "yes", "x": [True, False, "off", "y", 1, 1.5, datetime.date(2027, 1, 31)]}
    assert True in load(text).data
