"""The hospital's colors: taken as given where people can read them, else refused with what to do."""

from __future__ import annotations

import pytest
from leaflets.library.colors import contrast, faults, stylesheet


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [
        ("#000000", "#ffffff", 21.0),
        ("#ffffff", "#ffffff", 1.0),
        ("#777777", "#ffffff", 4.48),
        ("#767676", "#ffffff", 4.54),
    ],
)
def test_contrast(one: str, other: str, ratio: float) -> None:
    """The ratio of WCAG 2.2, with the two grays on either side of 4.5."""
    assert contrast(one, other) == pytest.approx(ratio, abs=0.01)
    assert contrast(other, one) == contrast(one, other)


def test_stylesheet_holds_both_colors() -> None:
    """One rule for the light scheme, one for the dark."""
    css = stylesheet({"color": "#005A66", "color_dark": "#7fd3de"})
    assert '[data-md-color-scheme="default"] { --hospital-color: #005a66; }' in css
    assert '[data-md-color-scheme="slate"] { --hospital-color: #7fd3de; }' in css


def test_without_colors_there_are_defaults() -> None:
    """A hospital that gives no colors gets readable ones."""
    assert stylesheet({}) == stylesheet({"color": "#005a66", "color_dark": "#7fd3de"})


@pytest.mark.parametrize(
    ("key", "color", "message"),
    [
        ("color", "teal", "'teal' is no color"),
        ("color", "red; } body { display: none", "is no color"),
        ("color", "#ffcc00", "#ffcc00 on #ffffff has a contrast of 1.5; text needs 4.5. Choose a darker one"),
        ("color_dark", "#003344", "#003344 on #11191c has a contrast of 1.3; text needs 4.5. Choose a lighter one"),
    ],
)
def test_unreadable_color_is_a_fault_and_not_used(key: str, color: str, message: str) -> None:
    """The message names the fault and the way out; the stylesheet takes the default instead."""
    ((named, fault),) = faults({key: color})
    assert named == key
    assert message in fault
    assert stylesheet({key: color}) == stylesheet({})
