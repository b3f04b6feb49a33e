"""What all tests share: the day on which they happen, and the example library."""

from __future__ import annotations

from pathlib import Path

import library
import pytest

TODAY = "1795305600"
"""22 November 2026, 00:00 UTC: results do not depend on the day of the test."""


@pytest.fixture(autouse=True)
def _same_day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", TODAY)
    for name in ("GITHUB_ACTIONS", "GITHUB_STEP_SUMMARY", "LEAFLETS_SARIF"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def example(tmp_path: Path) -> Path:
    """The folder of a fresh copy of the example library."""
    return library.copy(tmp_path)
