"""Words of a data file in a page."""

from __future__ import annotations

import markdown
import pytest
from hypothesis import given
from hypothesis import strategies as st
from leaflets.core.text import in_html, in_markdown
from selectolax.lexbor import LexborHTMLParser

HOSTILE = [
    "<script>alert(1)</script>",
    "a < b & c > d",
    "*a* _b_ **c** `d` ~~e~~",
    "[a](b) ![c](d) <https://example.org>",
    "{ data-fact='x' } {{ local.ward_phone }} {#id .class}",
    "1. a | b ^ c",
    "a\\b \\* &lt; &amp;",
    'she said "yes" and it\'s true',
    ": a :b: c",
]


@pytest.mark.parametrize("words", HOSTILE)
def test_words_in_markdown_are_words(words: str) -> None:
    """A heading shows the words as they are written, and holds no element that they ask for."""
    extensions = ["attr_list", "abbr", "md_in_html", "tables", "def_list", "footnotes", "pymdownx.superfences"]
    made = LexborHTMLParser(markdown.markdown(f"# Of {in_markdown(words)}", extensions=extensions))
    heading = made.css_first("h1")
    assert heading.text() == f"Of {words}"
    assert [node.tag for node in made.css("h1 *")] == []
    assert not heading.attributes


@pytest.mark.parametrize("words", HOSTILE)
def test_words_in_html_are_words(words: str) -> None:
    """Text and attributes hold the words as they are written."""
    made = LexborHTMLParser(f'<p title="{in_html(words)}">{in_html(words)}</p>').css_first("p")
    assert (made.text(), made.attributes["title"]) == (words, words)


@given(st.text(st.characters(min_codepoint=32, max_codepoint=126), max_size=40))
def test_any_words_in_markdown_are_words(words: str) -> None:
    """No combination of signs is markup."""
    made = LexborHTMLParser(markdown.markdown(f"# Of {in_markdown(words)}", extensions=["attr_list"]))
    assert made.css_first("h1").text() == " ".join(f"Of {words}".split())
