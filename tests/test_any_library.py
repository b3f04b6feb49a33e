"""The tests run on whatever leaflets the library holds: none of them knows a name."""

from __future__ import annotations

import pytest
from support.library import ROOT
from support.shipped_pages import NAMES

ABOUT_ONE_LEAFLET = {
    "test_mutants.py": "the faults put into it are counted",
}
"""Tests of the words of one leaflet, and why."""
ROOMS = ("leaflets", "links", "site", "support")


@pytest.mark.parametrize("name", NAMES)
def test_no_test_names_a_leaflet(name: str) -> None:
    """Addresses come from `support.shipped_pages`, so that another leaflet, or one fewer, breaks no test."""
    tests = ROOT / "tests"
    files = [*tests.glob("*.py"), *(path for room in ROOMS for path in (tests / room).rglob("*.py"))]
    assert len(files) > 200
    found = {path.relative_to(tests).as_posix() for path in files if name in path.read_text("utf-8")}
    assert found <= set(ABOUT_ONE_LEAFLET)
