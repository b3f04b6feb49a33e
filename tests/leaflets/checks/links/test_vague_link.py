"""Links whose words say nothing."""

from __future__ import annotations

from collections.abc import Callable

import pytest

VAGUE = ["Click here", "click.", "Find out more…", "this page", "more »", "link", "The link", "this website"]

CLEAR = ["Find out more about ice", "Page 2", "Linking fingers", "The list", "More exercises"]


@pytest.mark.parametrize("words", VAGUE)
def test_vague_link(words: str, page: Callable[..., list[str]]) -> None:
    """Words that fit any page, in any case and with any mark after them."""
    (found,) = page("vague-link", f"# Risks\n\n[{words}](index.md)\n")
    assert found.endswith(f": the link '{words}' does not say where it leads: name the page")


@pytest.mark.parametrize("words", CLEAR)
def test_words_that_name_a_place(words: str, page: Callable[..., list[str]]) -> None:
    """Such words in a longer text say where it leads."""
    assert page("vague-link", f"# Risks\n\n[{words}](index.md)\n") == []
