"""Link markup that readers see as it is written."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from leaflets.links.leftovers import Leftover, read

LONG = 100_000
SECONDS = 3.0  # of processor time for LONG characters; a tenth of it is usual


@pytest.mark.parametrize(
    ("text", "leftover"),
    [
        ("see [words][label].", Leftover("reference", "[words][label]", "label")),
        ("see [words][].", Leftover("reference", "[words][]", "words")),
        ("see ![words][label]", Leftover("reference", "![words][label]", "label")),
        ("see [two words][a label]", Leftover("reference", "[two words][a label]", "a label")),
        ("so it is[^1].", Leftover("footnote", "[^1]", "1")),
        ("so it is[^a-note]", Leftover("footnote", "[^a-note]", "a-note")),
        ("see [words] (x.md)", Leftover("spaced", "[words] (x.md)")),
        ("see [words]  (https://a.example/b)", Leftover("spaced", "[words] (https://a.example/b)")),
        ("see [words] (#part)", Leftover("spaced", "[words] (#part)")),
        ("see [words] (../x/)", Leftover("spaced", "[words] (../x/)")),
        ("see [words] (mailto:a@b.example)", Leftover("spaced", "[words] (mailto:a@b.example)")),
        ("see [words](x.md", Leftover("open", "[words](x.md")),
        ("see [words](x y.md)", Leftover("open", "[words](x")),
        ("see [words](x.md)", Leftover("open", "[words](x.md")),
        ("see [](x.md)", Leftover("open", "[](x.md")),
        ("see (words)[x.md]", Leftover("turned", "(words)[x.md]")),
        ("see (words)[https://a.example]", Leftover("turned", "(words)[https://a.example]")),
        ("see [words(x.md)", Leftover("unclosed", "[words(x.md)")),
        ("see <a href='x'>a</a> [words] (x.md)", Leftover("spaced", "[words] (x.md)")),
        ("see [words(X.PDF#page=2)", Leftover("unclosed", "[words(X.PDF#page=2)")),
    ],
)
def test_leftover(text: str, leftover: Leftover) -> None:
    """Each way to get a link wrong is told apart, with what it names."""
    assert list(read(f"<p>{text}</p>")) == [leftover]
    assert list(read(f"<ul><li>{text}<table><tr><td>{text}</td></tr></table></li></ul>")) == [leftover] * 2


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[words]",
        "[ ] a task",
        "[1], [2] and [3]",
        "[1] (see below)",
        "[words] (in brackets)",
        "[words] (e.g. this)",
        "(words) [more]",
        "(words)[1]",
        "matrix[0][1]",
        "[0][1]",
        "[][]",
        "[ ][x]",
        "f(x)[0]",
        "[a, b)",
        "]words[(x.md)",
        "[^ ]",
        "[^two words]",
        "<a href='x'>[words]</a> (x.md)",
        "<a href='x'>a</a> <a href='x'>see [words]</a> (x.md)",
        "&lt;[words]&gt;",
    ],
)
def test_brackets_that_are_meant(text: str) -> None:
    """People write brackets: sources, intervals, lists of lists, a word in brackets after another."""
    assert list(read(f"<p>{text}</p>")) == []


@pytest.mark.parametrize(
    "html",
    [
        "<pre><code>{}</code></pre>",
        "<p>see <code>{}</code></p>",
        "<p><kbd>{}</kbd></p>",
        "<p><samp>{}</samp></p>",
        "<p><var>{}</var></p>",
        "<textarea>{}</textarea>",
        "<script>{}</script>",
        "<style>{}</style>",
        "<!-- {} -->",
        '<pre class="mermaid"><code>{}</code></pre>',
        '<div class="mermaid">{}</div>',
        '<span class="arithmatex">{}</span>',
        "<math><mtext>{}</mtext></math>",
        '<p title="{}">w</p>',
    ],
)
def test_what_is_no_text(html: str) -> None:
    """Code, keys, formulas, diagrams, forms, scripts and comments have brackets of their own."""
    assert list(read(html.format("[words](x.md"))) == []
    assert list(read(html.format("[words][label] [^1]"))) == []


def test_reading_order() -> None:
    """All leftovers of a page, in the order of its text."""
    html = "<h1>A[^1]</h1><p>[b](c d)</p><ul><li>[e][f]</li></ul><p>[^2] [g] (h.md)</p>"
    assert [leftover.shown for leftover in read(html)] == ["[^1]", "[b](c", "[e][f]", "[^2]", "[g] (h.md)"]


def test_text_over_inline_elements_and_lines() -> None:
    """Emphasis and line ends inside the brackets change nothing: it is read as it is shown."""
    assert [leftover.shown for leftover in read("<p>[some <em>words</em>\nhere](x y)</p>")] == ["[some words here](x"]


_PIECES = [
    "[",
    "]",
    "(",
    ")",
    "^",
    "!",
    "a",
    "x.md",
    "https://",
    "#",
    " ",
    "1",
    "<p>",
    "<code>",
    "</code>",
    "&#91;",
    "\n",
]


@given(st.one_of(st.text(), st.lists(st.sampled_from(_PIECES), max_size=30).map("".join)))
def test_any_html_is_read(html: str) -> None:
    """What is told is shown on the page, and begins with a bracket."""
    for leftover in read(html):
        assert leftover.shown[0] in "[!("
        assert leftover.shown.strip()


@pytest.mark.parametrize(
    "piece",
    [
        "[",
        "]",
        "[a",
        "[a]",
        "[a] ",
        "[a](",
        "<a href=x>[a]</a> (b.md)",
        "[a](b",
        "[^",
        "(",
        "(a)[",
        "(a)[b",
        "[a(",
        "[a] (b",
        "![a][b]",
        "[a][",
        " ",
        ".",
    ],
)
def test_long_text_takes_linear_time(piece: str) -> None:
    """A page of brackets is read in seconds."""
    start = time.process_time()
    list(read("<p>" + piece * (LONG // len(piece)) + "</p>"))
    list(read("<p>[a] (" + piece * (LONG // len(piece)) + "</p>"))
    assert time.process_time() - start < SECONDS
