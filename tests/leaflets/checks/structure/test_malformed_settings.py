"""Shapes of `extra.pages`."""

from __future__ import annotations

import pytest
from support.findings import Find


@pytest.mark.parametrize(
    ("value", "found"),
    [
        ("pages: [index.md]", "extra.pages is not `name: value` lines"),
        ("pages: {index.md: }", "the role for 'index.md' is empty: name a role"),
        ("pages: {index.md: ''}", "the role for 'index.md' is empty: name a role"),
        ("pages: {index.md: 7}", "the role for 'index.md' is not text: write it in quotes"),
        ("pages: {index.md: 'You may drive. Go home!'}", "the role for 'index.md' holds '.': a name stands here"),
        ("hosts: www.example.org", "extra.hosts is not a list"),
        ("hosts: [https://www.example.org]", "extra.hosts: 'https://www.example.org' is no name of a host"),
        ("hosts: [www.example.org/x]", "extra.hosts: 'www.example.org/x' is no name of a host"),
        ("hosts: ['*']", "extra.hosts: '*' is no name of a host"),
        ("hosts: [7]", "extra.hosts: '7' is no name of a host"),
        ("hosts: ['a b']", "extra.hosts: 'a b' is no name of a host"),
        ("hosts: [www.example.org, EXAMPLE.org]", ""),
    ],
)
def test_shape(value: str, found: str, find: Find) -> None:
    """Roles are names, hosts are names of hosts."""
    told = find("malformed-settings", f"--- ../mkdocs.yml\nextra:\n  {value}\n")
    assert len(told) == bool(found), told
    assert all(line.partition(": ")[2].startswith(found) for line in told), told
