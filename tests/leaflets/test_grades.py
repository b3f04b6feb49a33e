"""The ratchet of reading grades: its file, and what noting changes in it."""

from __future__ import annotations

import pytest
from leaflets import grades, readability
from leaflets.blocks import Block
from leaflets.diagnostics import LeafletsError

PATH = "docs/knee/grades.yml"


@pytest.mark.parametrize(
    ("text", "noted", "faults"),
    [
        ("", {}, []),
        ("# nothing yet\n", {}, []),
        ("a.md: 5.4\nb.md: 6\nc.md: -1.2\n", {"a.md": 5.4, "b.md": 6.0, "c.md": -1.2}, []),
        ('"a.md": 5.4', {"a.md": 5.4}, []),
        ("- a.md", {}, ["1:1: is not lines of `page.md: 5.4`"]),
        ("a.md 5.4", {}, ["1:1: is not lines of `page.md: 5.4`"]),
        (
            "a.md: 5.4\nb.md: easy\nc.md:\nd.md: true\ne.md: .nan\nf.md: [1]",
            {"a.md": 5.4},
            [
                "2:1: 'easy', noted for 'b.md', is no reading grade such as 5.4",
                "3:1: 'None', noted for 'c.md', is no reading grade such as 5.4",
                "4:1: 'True', noted for 'd.md', is no reading grade such as 5.4",
                "5:1: 'nan', noted for 'e.md', is no reading grade such as 5.4",
                "6:1: '[1]', noted for 'f.md', is no reading grade such as 5.4",
            ],
        ),
        ("a.md: 5.4\na.md: 6.4", {}, ["2:1: not YAML: the key 'a.md' stands here for the second time"]),
        ("a.md: 5.4\n\tb.md: 1", {}, ["2:1: not YAML: a tab: indent with spaces"]),
    ],
)
def test_read(text: str, noted: dict[str, float], faults: list[str]) -> None:
    """A grade for each page; every fault has its line, and the rest is used."""
    found = grades.read(text, PATH)
    assert {page: each.grade for page, each in found.noted.items()} == noted
    assert [f"{each.line}:{each.column}: {each.message}" for each in found.faults] == faults
    assert all(each.path == PATH for each in found.faults)


@pytest.mark.parametrize(("grade", "harder"), [(4.0, None), (5.4, None), (5.49, None), (5.51, 5.4), (9.0, 5.4)])
def test_harder(grade: float, harder: float | None) -> None:
    """Harder is what differs by more than a tenth; a page that is not noted is not held to anything."""
    found = grades.read("a.md: 5.4\n", PATH)
    assert found.harder("a.md", grade) == harder
    assert found.harder("b.md", grade) is None


@pytest.mark.parametrize(
    ("text", "now", "then"),
    [
        ("a.md: 5.4\n", {"a.md": 5.44}, "a.md: 5.4\n"),
        ("a.md: 5.4\n", {"a.md": 5.31}, "a.md: 5.3\n"),
        ("a.md: 5.4\n", {"a.md": 7.0}, "a.md: 5.4\n"),
        ("a.md: 5.4\n", {"b.md": 7.04, "a.md": 5.4}, "a.md: 5.4\nb.md: 7.0\n"),
        ("a.md: 5.4\nb.md: 3\n", {"b.md": 3.0}, "b.md: 3\n"),
        ("a.md: 5.4\nb.md: 3.1\n# end", {"b.md": 2.96}, "b.md: 3.0\n# end\n"),
        ("# why\n\n'a.md' :  5.4   # raised\n", {"a.md": 5.0}, "# why\n\n'a.md' :  5.0   # raised\n"),
        ("a.md: -1.2", {"a.md": -1.5}, "a.md: -1.5\n"),
        ("", {"a.md": 5.0}, "a.md: 5.0\n"),
    ],
)
def test_note(text: str, now: dict[str, float], then: str) -> None:
    """New pages are added, easier ones lowered, gone ones taken out; never raised. Comments stay."""
    assert grades.note(grades.read(text, PATH), PATH, now) == then


def test_first_note() -> None:
    """The first time the file begins with what it is for, and it can be read again."""
    text = grades.note(None, PATH, {"a.md": 5.44, "b.md": 0.0})
    assert text.startswith("# How hard each page may be")
    assert text.endswith("\na.md: 5.4\nb.md: 0.0\n")
    found = grades.read(text, PATH)
    assert ({page: each.grade for page, each in found.noted.items()}, found.faults) == ({"a.md": 5.4, "b.md": 0.0}, [])


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("a.md: easy", f"{PATH}:1: 'easy', noted for 'a.md', is no reading grade such as 5.4. Mend it first"),
        ("# x\n{a.md: 5.4, b.md: 3}", f"{PATH}:2: give 'a.md' a line of its own: `a.md: 5.4`"),
    ],
)
def test_a_file_that_cannot_be_noted_in(text: str, message: str) -> None:
    """Where lines cannot be told, nothing is guessed: the message says where and what to do."""
    with pytest.raises(LeafletsError) as error:
        grades.note(grades.read(text, PATH), PATH, {"a.md": 1.0})
    assert str(error.value) == message


def test_table() -> None:
    """One line for each page, in columns; a page that is harder than noted says so."""
    reading = readability.of([Block("p", "The doctor comes. You stay happy.")])
    lines = grades.table({"a.md": reading, "long-name.md": reading}, grades.read("a.md: -2\n", PATH))
    assert lines == [
        "page          grade  without medical words  longest sentence  noted",
        "a.md            1.3                    1.3           3 words   -2.0  harder",
        "long-name.md    1.3                    1.3           3 words",
    ]
    assert grades.table({}, None) == ["page  grade  without medical words  longest sentence  noted"]
