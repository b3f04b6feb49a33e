"""Where a sentence of a page and its source are worth a second look."""

from __future__ import annotations

import pytest
from leaflets.sources.questions import asked


@pytest.mark.parametrize(
    ("source", "page", "kind"),
    [
        ("Do not drive.", "You can drive.", "denial"),
        ("You can drive.", "You can't drive.", "denial"),
        ("About 90 percent see better.", "It does not make everybody see better.", "denial"),
        ("Your hip can hurt.", "Nobody planned it. Your hip cannot hurt.", "denial"),
        ("You must wash your hands before you touch your eye.", "Wash your hands after you touch your eye.", "side"),
        ("Take more water.", "Take less water.", "side"),
        ("Sleep with the shield.", "Sleep without the shield.", "side"),
        ("It may bleed.", "It bleeds.", "strength"),
        ("Rest for at least two days.", "Rest for two days.", "comparison"),
        ("About 1 in 100 people have it.", "Fewer than 1 in 100 people have it.", "comparison"),
        ("It takes less than an hour: under 60 minutes.", "It takes more than 60 minutes.", "comparison"),
    ],
)
def test_asked(source: str, page: str, kind: str) -> None:
    """Each kind is asked where the two sentences part."""
    assert kind in [question.kind for question in asked(page, [source])]


@pytest.mark.parametrize(
    ("source", "page"),
    [
        ("Do not drive.", "You must never drive."),
        ("Avoid driving.", "Do not drive."),
        ("A lens of plastic that requires no care.", "The lens is made of plastic."),
        ("The probe sends out sound waves.", "The probe sends out sound waves that you cannot hear."),
        ("It may bleed.", "It may bleed. It stops again. Our source gives no number."),
        ("Wash your hands before you touch your eye.", "Before you touch your eye, wash your hands."),
        ("Swelling can come before or after.", "Swelling can come after."),
        ("It may bleed.", "It might bleed."),
        ("Rest for at least two days.", "Rest for 2 days or more."),
        ("About 1 in 100 people have it.", "About 99 in 100 people do not have it."),
    ],
)
def test_not_asked(source: str, page: str) -> None:
    """The same in other words is not asked."""
    assert list(asked(page, [source])) == []


def test_listed_strength() -> None:
    """How strongly an item is said depends on the line above its list."""
    assert list(asked("a swelling", ["It may swell."], is_listed=True)) == []


def test_nothing_at_hand() -> None:
    """Without the source's words nothing is asked."""
    assert list(asked("You can drive.", [])) == []
