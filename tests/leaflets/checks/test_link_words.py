"""Links whose words are an address, say nothing, or lead to two places."""

from __future__ import annotations

from collections.abc import Callable

import pytest


def told(place: str, text: str, address: str = "") -> list[str]:
    """A finding for an address as the text of a link."""
    link = f"[name of the page]({address or text})"
    return [f"{place}: the text of this link is an address, '{text}': say what is there, `{link}`"]


WEB = "https://www.example.org/knee"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (f"See <{WEB}>.", told("3:6", WEB)),
        (f"See [{WEB}]({WEB}).", told("3:6", WEB)),
        ("See [HTTP://example.org](http://example.org).", told("3:6", "HTTP://example.org", "http://example.org")),
        ("- See [www.example.org](http://example.org)", told("3:8", "www.example.org", "http://example.org")),
        (f"<{WEB}> and <{WEB}>", [*told("3:2", WEB), *told("3:37", WEB)]),
        (f"See [the knee page]({WEB}).", []),
        (f"See [Example at {WEB}]({WEB}).", []),
        ("Write to <team@hospital.example>.", []),
        ("See [example.org](http://example.org).", []),
        (f"`<{WEB}>`", []),
    ],
)
def test_bare_address(text: str, found: list[str], page: Callable[..., list[str]]) -> None:
    """Told at the link; mail addresses and names of sites can be read aloud."""
    assert page("bare-address", f"# Risks\n\n{text}\n") == found


ELSEWHERE = "the words '{}' lead to another place than on line 3: say in each link where it leads"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("[More](index.md) and [more](risks.md)", ["3:23", "more"]),
        ("[the list](index.md)\n\n- [**The** list](how-to-prepare.md)", ["5:6", "The list"]),
        ("[the list](index.md#a) [the list](index.md#b)", ["3:25", "the list"]),
        ("[the list](https://a.example/) [the list](https://b.example/)", ["3:33", "the list"]),
        ("[the list](index.md) [the list](index.md)", []),
        ("[the list](index.md) [the list](../knee/index.md)", []),
        ("[the list](#a) [the list](risks.md#a)", []),
        ("[the list](index.md) [the other list](how-to-prepare.md)", []),
        ("[![A picture](a.svg)](index.md) [![A dog](a.svg)](how-to-prepare.md)", []),
        ("[![A picture](a.svg)](index.md) [![A picture](a.svg)](how-to-prepare.md)", ["3:36", "A picture"]),
    ],
)
def test_ambiguous_link(text: str, found: list[str], page: Callable[..., list[str]]) -> None:
    """Told at the second link; one place in two spellings is one place."""
    told = [f"{found[0]}: {ELSEWHERE.format(found[1])}"] if found else []
    assert page("ambiguous-link", f"# Risks\n\n{text}\n") == told


def test_each_page_by_itself(find: Callable[..., list[str]]) -> None:
    """The same words may lead elsewhere from another page."""
    edits = "--- knee/risks.md\n# R\n\n[the list](index.md)\n--- knee/how-to-prepare.md\n# H\n\n[the list](risks.md)\n"
    assert find("ambiguous-link", edits) == []


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
