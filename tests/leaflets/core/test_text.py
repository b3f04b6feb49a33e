"""How findings quote, and words of a data file in a page."""

from __future__ import annotations

import markdown
import pytest
from hypothesis import given
from hypothesis import strategies as st
from leaflets.core import text as texts
from selectolax.lexbor import LexborHTMLParser


@pytest.mark.parametrize(
    ("text", "most", "quoted"),
    [
        ("One two.", 20, "'One two.'"),
        ("One\n  two.", 20, "'One two.'"),
        ("One two three", 13, "'One two three'"),
        ("One two three", 12, "'One two …'"),
        ("One two, three", 8, "'One two …'"),
        ("Onetwothree", 6, "'Onetwo …'"),
        ("", 6, "''"),
    ],
)
def test_quote(text: str, most: int, quoted: str) -> None:
    """On one line and whole where it is short; else it ends after a whole word, with no mark before the dots."""
    assert texts.quote(text, most) == quoted


@pytest.mark.parametrize(("words", "text"), [(["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c")])
def test_listed(words: list[str], text: str) -> None:
    """Words in a row, as people write them."""
    assert texts.listed(words) == text


@pytest.mark.parametrize(
    ("around", "quoted"),
    [((0, 3), "'one two three …'"), ((14, 18), "'… four five …'"), ((24, 27), "'… four five six'")],
)
def test_quote_around(around: tuple[int, int], quoted: str) -> None:
    """Of a long text what stands around a range of it is kept, in whole words."""
    assert texts.quote("one two three four five six", 17, around) == quoted


HOSTILE = [
    "<script>alert(1)</script>",
    "a < b & c > d",
    "*a* _b_ **c** `d` ~~e~~",
    "[a](b) ![c](d) <https://example.org>",
    "{ class='x' } {{ local.ward_phone }} {#id .class}",
    "a [@guide a.1 #x]",
    "{{ say.do-not-eat }}",
    "1. a | b ^ c",
    "a\\b \\* &lt; &amp;",
    'she said "yes" and it\'s true',
    ": a :b: c",
]


@pytest.mark.parametrize("words", HOSTILE)
def test_words_in_markdown_are_words(words: str) -> None:
    """A heading shows the words as they are written, and holds no element that they ask for."""
    extensions = ["attr_list", "abbr", "md_in_html", "tables", "def_list", "footnotes", "pymdownx.superfences"]
    made = LexborHTMLParser(markdown.markdown(f"# Of {texts.in_markdown(words)}", extensions=extensions))
    heading = made.css_first("h1")
    assert heading.text() == f"Of {words}"
    assert [node.tag for node in made.css("h1 *")] == []
    assert not heading.attributes


@pytest.mark.parametrize("words", HOSTILE)
def test_words_in_html_are_words(words: str) -> None:
    """Text and attributes hold the words as they are written."""
    made = LexborHTMLParser(f'<p title="{texts.in_html(words)}">{texts.in_html(words)}</p>').css_first("p")
    assert (made.text(), made.attributes["title"]) == (words, words)


@given(st.text(st.characters(min_codepoint=32, max_codepoint=126), max_size=40))
def test_any_words_in_markdown_are_words(words: str) -> None:
    """No combination of signs is markup."""
    made = LexborHTMLParser(markdown.markdown(f"# Of {texts.in_markdown(words)}", extensions=["attr_list"]))
    assert made.css_first("h1").text() == " ".join(f"Of {words}".split())
