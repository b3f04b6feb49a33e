"""Links whose words are an address."""

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
