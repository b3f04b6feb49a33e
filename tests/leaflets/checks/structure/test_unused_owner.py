"""Entries of `extra.pages` without a file."""

from __future__ import annotations

from pathlib import Path

import pytest
from support.findings import Find


@pytest.mark.parametrize(
    ("entry", "found"),
    [
        ("index.md: Nurse", ""),
        ("indx.md: Nurse", "extra.pages: there is no 'indx.md'. Did you mean 'index.md'?"),
        ("guides/: Nurse", "extra.pages: there is no 'guides/'."),
        ("templates/leaflet/: Nurse", "extra.pages: there is no 'templates/leaflet/'."),
    ],
)
def test_entry_without_a_file(entry: str, found: str, find: Find, example: Path) -> None:
    """Told, and no more."""
    told = find("unused-owner", f"--- ../mkdocs.yml\nextra:\n  pages:\n    {entry}\n")
    assert len(told) == bool(found)
    assert all(line.startswith("mkdocs.yml:") and line.partition(": ")[2].startswith(found) for line in told), told
