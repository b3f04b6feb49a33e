"""Headings that are too long."""

from __future__ import annotations

from collections.abc import Callable

import pytest


@pytest.mark.parametrize("path", ["knee/risks.md", "index.md", "contributing/style.md"])
@pytest.mark.parametrize(("length", "long"), [(65, False), (66, True)])
def test_long_heading(path: str, length: int, long: bool, find: Callable[..., list[str]]) -> None:
    """More than 65 characters, on any page; the heading is quoted."""
    heading = "A heading " + "x" * (length - 10)
    found = find("long-heading", f"--- {path}\n# Risks\n\n## {heading} {{#short}}\n\nWords.\n")
    told = f"docs/{path}:3:4: a heading of 66 characters; say it in 65 or fewer, and the rest under it: '{heading}'"
    assert found == ([told] if long else [])
