"""The front matter of a page."""

from __future__ import annotations

import pytest
from leaflets.markdown.front_matter import split


@pytest.mark.parametrize(
    ("text", "meta", "body", "line"),
    [
        ("# Title\n", {}, "# Title\n", 1),
        ("", {}, "", 1),
        ("---\na: 1\n---\n# T\n", {"a": 1}, "# T\n", 4),
        ("---\na: 1\n...\n# T\n", {"a": 1}, "# T\n", 4),
        ("---  \na: 1\n---\t\n\n# T", {"a": 1}, "\n# T", 4),
        ("---\n---\n# T\n", {}, "# T\n", 3),
        ("---\n# only a comment\n---\n# T\n", {}, "# T\n", 4),
        ("---\na: 1\n---", {"a": 1}, "", 3),
        ("---\n2: x\ntrue: y\n---\n", {"2": "x", "True": "y"}, "", 5),
        ("\n---\na: 1\n---\n", {}, "\n---\na: 1\n---\n", 1),
        ("---\n\nA rule, then text.\n", {}, "---\n\nA rule, then text.\n", 1),
        ("----\na: 1\n----\n", {}, "----\na: 1\n----\n", 1),
    ],
)
def test_split(text: str, meta: dict[str, object], body: str, line: int) -> None:
    """The block between two `---` at the very top is front matter; the body knows its first line."""
    front = split(text)
    assert (front.meta, front.body, front.body_line, front.fault) == (meta, body, line, None)


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("---\ntitle: x\n# T\n", ("the front matter is not closed: no second line with `---`", 1, 1)),
        ("---\n- a\n- b\n---\n# T\n", ("a list, where `key: value` lines belong", 2, 1)),
        ("---\nsome words\n---\n# T\n", ("text, where `key: value` lines belong", 2, 1)),
        ("---\n2027\n---\n# T\n", ("text, where `key: value` lines belong", 2, 1)),
        ("---\na: b\nc: d: e\n---\n# T\n", ("not YAML: a colon inside a value: put the value in quotes", 3, 5)),
        ("---\na: b\n\tc: d\n---\n# T\n", ("not YAML: a tab: indent with spaces", 3, 1)),
        ("---\na: b\na: c\n---\n# T\n", ("not YAML: the key 'a' stands here for the second time", 3, 1)),
        ("---\na: 2027-13-01\n---\n", ("not YAML: '2027-13-01' is no value: month must be in 1..12", 2, 4)),
    ],
)
def test_fault(text: str, fault: tuple[str, int, int]) -> None:
    """What is no mapping is a fault with its line in the file; the keys are then unknown, not guessed."""
    front = split(text)
    assert (front.fault, front.meta) == (fault, {})


@pytest.mark.parametrize("text", ["Note: bring this leaflet.\n", "  Author: me\n\n# T\n", "http: x\n"])
def test_line_that_mkdocs_would_swallow(text: str) -> None:
    """MkDocs takes `word: …` at the top of a page for data and never shows it; here it is a fault."""
    fault = split(text).fault
    assert fault is not None
    assert "MkDocs takes" in fault[0]
    assert fault[1:] == (1, 1)


@pytest.mark.parametrize("text", ["See http://x.example\n", "# Note: this\n", "A note: this\n", "::\n", "12:30\n"])
def test_line_that_mkdocs_shows(text: str) -> None:
    """Other lines with a colon are text."""
    assert split(text).fault is None


def test_line_of_a_key() -> None:
    """A key's line counts from the top of the file, the `---` included."""
    assert split("---\na: 1\nb:\n  c: 2\n---\n").yaml.line("b", "c") == 4
