"""Every check has a bad and a good example in its docstring, and both are true."""

from __future__ import annotations

from pathlib import Path

import library
import pytest
from leaflets import checks, manual


def example_of(name: str, part: str) -> str:
    """One part of a check's docstring."""
    return str(getattr(manual.entry(checks.modules()[name]), part))


@pytest.mark.parametrize("name", sorted(checks.modules()))
def test_bad_example_is_found(name: str, example: Path) -> None:
    """The bad example gets a finding of this check, with a place that exists."""
    library.change(example, example_of(name, "bad"))
    found = [d for d in library.check(example) if d.check == name]
    assert found
    for diagnostic in found:
        path = example / ("site" if checks.needs_site(name) else "") / diagnostic.path
        assert path.exists(), diagnostic
        if diagnostic.line:
            assert diagnostic.line <= len(path.read_bytes().splitlines()), diagnostic


@pytest.mark.parametrize("name", sorted(checks.modules()))
def test_good_example_is_clean(name: str, example: Path) -> None:
    """The good example gets no finding of this check."""
    library.change(example, example_of(name, "good"))
    assert [str(d) for d in library.check(example) if d.check == name] == []


def test_example_library_is_clean(example: Path) -> None:
    """The example library itself has nothing to mend: what a test finds is what it planted."""
    assert [str(d) for d in library.check(example)] == []


@pytest.mark.parametrize("name", sorted(checks.modules()))
def test_first_line_is_a_sentence(name: str) -> None:
    """The first line of a check says what it finds: it heads the manual and the SARIF rule."""
    what = example_of(name, "what")
    assert "\n" not in what
    assert what.endswith(".")
    assert len(what) <= 120
