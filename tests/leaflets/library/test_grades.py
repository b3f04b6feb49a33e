"""The ratchet of reading grades: its file, and what noting changes in it."""

from __future__ import annotations

import pytest
from leaflets.core.diagnostics import LeafletsError
from leaflets.library import grades, readability
from leaflets.library.readability import Reading
from leaflets.markdown.blocks import Block

PATH = "docs/knee/grades.yml"
RULE = " not two reading grades such as [5.4, 4.9]: of all words, and without medical words"


@pytest.mark.parametrize(
    ("text", "noted", "faults"),
    [
        ("", {}, []),
        ("# nothing yet\n", {}, []),
        ("a.md: [5.4, 4.9]\nb.md: [6, -1.2]\n", {"a.md": (5.4, 4.9), "b.md": (6.0, -1.2)}, []),
        ('"a.md": [5.4, 4.9]', {"a.md": (5.4, 4.9)}, []),
        ("- a.md", {}, ["1:1: is not lines of `page.md: [5.4, 4.9]`"]),
        ("a.md 5.4", {}, ["1:1: is not lines of `page.md: [5.4, 4.9]`"]),
        (
            "a.md: [5.4, 4.9]\nb.md: easy\nc.md:\nd.md: 5.4\ne.md: [.nan, 1]\nf.md: [1]\n"
            "g.md: [true, 1]\nh.md: [1, 2, 3]",
            {"a.md": (5.4, 4.9)},
            [
                "2:1: 'easy', noted for 'b.md', is",
                "3:1: 'None', noted for 'c.md', is",
                "4:1: '5.4', noted for 'd.md', is",
                "5:1: '[nan, 1]', noted for 'e.md', is",
                "6:1: '[1]', noted for 'f.md', is",
                "7:1: '[True, 1]', noted for 'g.md', is",
                "8:1: '[1, 2, 3]', noted for 'h.md', is",
            ],
        ),
        ("a.md: [5, 4]\na.md: [6, 4]", {}, ["2:1: not YAML: the key 'a.md' stands here for the second time"]),
        ("a.md: [5, 4]\n\tb.md: [1, 1]", {}, ["2:1: not YAML: a tab: indent with spaces"]),
    ],
)
def test_read(text: str, noted: dict[str, tuple[float, float]], faults: list[str]) -> None:
    """Two grades for each page; every fault has its line, and the rest is used."""
    found = grades.read(text, PATH)
    assert {page: (each.grade, each.plain) for page, each in found.noted.items()} == noted
    assert [f"{each.line}:{each.column}: {each.message}".replace(RULE, "") for each in found.faults] == faults
    assert all(each.path == PATH for each in found.faults)


def reading(grade: float, plain: float) -> Reading:
    """A page with these grades."""
    return Reading([], 100, grade, plain)


@pytest.mark.parametrize(
    ("grade", "plain", "harder"),
    [
        (4.0, 4.0, (False, False)),
        (5.4, 4.9, (False, False)),
        (5.49, 4.99, (False, False)),
        (5.51, 4.9, (True, False)),
        (4.0, 5.01, (False, True)),
        (9.0, 9.0, (True, True)),
    ],
)
def test_harder(grade: float, plain: float, harder: tuple[bool, bool]) -> None:
    """Harder is what differs by more than a tenth, in either grade; a page not noted is held to nothing."""
    found = grades.read("a.md: [5.4, 4.9]\n", PATH)
    assert found.harder("a.md", reading(grade, plain)) == harder
    assert found.harder("b.md", reading(grade, plain)) == (False, False)


@pytest.mark.parametrize(
    ("text", "now", "then"),
    [
        ("a.md: [5.4, 4.9]\n", {"a.md": (5.44, 4.94)}, "a.md: [5.4, 4.9]\n"),
        ("a.md: [5.4, 4.9]\n", {"a.md": (5.31, 4.9)}, "a.md: [5.3, 4.9]\n"),
        ("a.md: [5.4, 4.9]\n", {"a.md": (5.6, 4.1)}, "a.md: [5.4, 4.1]\n"),
        ("a.md: [5.4, 4.9]\n", {"a.md": (7.0, 6.0)}, "a.md: [5.4, 4.9]\n"),
        ("a.md: [5, 4]\n", {"b.md": (7.04, 6.0), "a.md": (5.0, 4.0)}, "a.md: [5, 4]\nb.md: [7.0, 6.0]\n"),
        ("a.md: [5, 4]\nb.md: [3, 3]\n", {"b.md": (3.0, 2.0)}, "b.md: [3, 2.0]\n"),
        (
            "# why\n\n'a.md' : [ 5.4 ,4.9 ]  # raised\n",
            {"a.md": (5.0, 4.0)},
            "# why\n\n'a.md' : [ 5.0 ,4.0 ]  # raised\n",
        ),
        ("a.md: [-1.2, -1.3]", {"a.md": (-1.5, -1.5)}, "a.md: [-1.5, -1.5]\n"),
        ("", {"a.md": (5.0, 4.0)}, "a.md: [5.0, 4.0]\n"),
    ],
)
def test_note(text: str, now: dict[str, tuple[float, float]], then: str) -> None:
    """New pages are added, easier ones lowered, gone ones taken out; never raised. Comments stay."""
    readings = {page: reading(*each) for page, each in now.items()}
    assert grades.note(grades.read(text, PATH), PATH, readings) == then


def test_first_note() -> None:
    """The first time the file begins with what it is for, and it can be read again."""
    text = grades.note(None, PATH, {"a.md": reading(5.44, 4.9), "b.md": reading(0.0, 0.0)})
    assert text.startswith("# How hard each page may be")
    assert text.endswith("\na.md: [5.4, 4.9]\nb.md: [0.0, 0.0]\n")
    found = grades.read(text, PATH)
    assert {page: str(each) for page, each in found.noted.items()} == {"a.md": "[5.4, 4.9]", "b.md": "[0.0, 0.0]"}
    assert found.faults == []


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("a.md: easy", f"{PATH}:1: 'easy', noted for 'a.md', is{RULE}. Mend it first"),
        ("# x\n{a.md: [5.4, 4], b.md: [3, 3]}", f"{PATH}:2: give 'a.md' a line of its own: `a.md: [5.4, 4.0]`"),
    ],
)
def test_a_file_that_cannot_be_noted_in(text: str, message: str) -> None:
    """Where lines cannot be told, nothing is guessed: the message says where and what to do."""
    with pytest.raises(LeafletsError) as error:
        grades.note(grades.read(text, PATH), PATH, {"a.md": reading(1.0, 1.0)})
    assert str(error.value) == message


def test_table() -> None:
    """One line for each page, in columns; a page that is harder than noted says so."""
    easy = readability.of([Block("p", "The doctor comes. You stay happy.")])
    lines = grades.table({"a.md": easy, "long-name.md": easy}, grades.read("a.md: [2, 1.1]\n", PATH))
    assert lines == [
        "page          grade  without medical words  longest sentence       noted",
        "a.md            1.3                    1.3           3 words  [2.0, 1.1]  harder",
        "long-name.md    1.3                    1.3           3 words",
    ]
    assert grades.table({}, None) == ["page  grade  without medical words  longest sentence  noted"]
