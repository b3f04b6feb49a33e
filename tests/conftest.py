"""What all tests share: the day on which they happen, and the example library."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest
from support import library

TODAY = "1795305600"
"""22 November 2026, 00:00 UTC: results do not depend on the day of the test."""


@pytest.fixture(autouse=True)
def _same_day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", TODAY)
    for name in ("GITHUB_ACTIONS", "GITHUB_STEP_SUMMARY", "LEAFLETS_SARIF", "LEAFLETS_MODE"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def example(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of a fresh copy of the example library; the test works in it, as its user does."""
    folder = library.copy(tmp_path)
    monkeypatch.chdir(folder)
    return folder


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out the tests of the long run, and outside Linux those that need it: counted, never passed or skipped."""
    elsewhere = {"linux"} if sys.platform != "linux" else set()
    unasked = elsewhere | (set() if os.environ.get("LEAFLETS_LONG") else {"long"})
    left_out = [item for item in items if any(item.get_closest_marker(name) for name in unasked)]
    if left_out:
        config.hook.pytest_deselected(items=left_out)
        items[:] = [item for item in items if item not in left_out]


def pytest_report_header(config: pytest.Config) -> str:
    """Say at which size the tests run."""
    size = "full" if os.environ.get("LEAFLETS_LONG") else "sample"
    return f"leaflets: {size} counts; tests that need Linux are {'in' if sys.platform == 'linux' else 'left out'}"
