"""Links to other hosts: those that are listed, those of sources, and any other."""

from __future__ import annotations

import pytest
from leaflets.links import hosts
from support.findings import Find

HOSTS = "--- ../mkdocs.yml\nextra:\n  hosts: [www.example.org]\n--- knee/risks.md\n# Risks\n\n"
RIGHT = [
    "[x](https://www.example.org/)",
    "[x](https://example.org/a?b#c)",
    "[x](HTTPS://WWW.EXAMPLE.ORG)",
    "[x](https://www.example.org:443/)",
    "[x](how-to-prepare.md)",
    "[x](#risks)",
    "[x](https://leaflets.hospital.example/knee/index.html)",
    "[x](https://guide.example/page)",
]
WRONG = [
    "[x](https://evil.example/)",
    "[x](http://evil.example)",
    "[x](https://evil.example/www.example.org)",
    "[x](https://www.example.org.evil.example/)",
    "[x](https://www.example.org@evil.example/)",
    "[x](https://evilexample.org/)",
    "[x](https://sub.example.org/)",
    "[x][r]\n\n[r]: https://evil.example/",
    "<https://evil.example/>",
    '<a href="https://evil.example/">x</a>',
    '<a href="https:&#47;&#47;evil.example/">x</a>',
    "[x](HTTPS://EVIL.EXAMPLE/)",
    "!!! risk \"Box\"\n\n    [x](https://evil.example/)",
    "| a |\n| - |\n| [x](https://evil.example/) |",
    "x[^1]\n\n[^1]: See [x](https://evil.example/).",
    "[x](https://ev\u0131l.example/)",
]  # fmt: skip
SOURCE = (
    "--- knee/sources.yml\nformat: leaflets-sources/1\nsources:\n"
    "  guide: {title: T, publisher: P, url: 'https://www.guide.example/', read: 2026-11-22}\n"
)


@pytest.mark.parametrize("text", RIGHT)
def test_listed_host(text: str, find: Find) -> None:
    """A listed host with or without www, the site's own, that of a source."""
    assert find("foreign-host", f"{SOURCE}{HOSTS}{text}\n") == []


@pytest.mark.parametrize("text", WRONG)
def test_other_host(text: str, find: Find) -> None:
    """However it is written, at its place; not told a second time as a host that might be listed."""
    found = find("foreign-host", HOSTS + text + "\n")
    assert len(found) == 1, found
    assert found[0].startswith("docs/knee/risks.md:")
    assert "which extra.hosts in mkdocs.yml does not list" in found[0]
    assert find("unlisted-host") == []


def test_no_list(find: Find) -> None:
    """Without a list each host is told once, with the number of its links; nothing is refused."""
    text = "[x](https://a.example/) [y](https://a.example/2) [z](https://b.example/)"
    assert find("unlisted-host", f"--- knee/risks.md\n# Risks\n\n{text}\n") == [
        "docs/knee/risks.md:3:5: pages link to 'a.example' (2 links), and extra.hosts in mkdocs.yml lists no hosts",
        "docs/knee/risks.md:3:54: pages link to 'b.example', and extra.hosts in mkdocs.yml lists no hosts",
    ]
    assert find("foreign-host") == []


@pytest.mark.parametrize(
    ("address", "host"),
    [
        ("https://user:pw@evil.example:8/x", "evil.example"),
        ("https://evil.example\\@www.example.org/", "evil.example"),
        ("https:\\\\evil.example", "evil.example"),
        ("//evil.example/x", "evil.example"),
        ("ht\ntps://ev\til.example", "evil.example"),
        ("https://%65vil.example", "evil.example"),
        ("https://evil.example.", "evil.example"),
        ("https://[::1]/", "::1"),
        ("https://[", ""),
        ("x.md", ""),
    ],
)
def test_host_of_an_address(address: str, host: str) -> None:
    """As a browser reads it (WHATWG URL Standard)."""
    assert hosts.of(address) == host
