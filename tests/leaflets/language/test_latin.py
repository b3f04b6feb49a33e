"""Latin words and abbreviations, and letters that only look like them."""

from __future__ import annotations

import pytest
from leaflets.language import latin
from leaflets.language.faults import told

FOUND = [
    ("Eat fruit, e.g. apples.", "e.g.", "Eat fruit, for example apples."),
    ("Eat fruit (eg apples).", "eg", "Eat fruit (for example apples)."),
    ("E.g., apples.", "E.g.", "For example, apples."),
    ("Fast, i.e. eat nothing.", "i.e.", "Fast, that is eat nothing."),
    ("Fast (ie, eat nothing).", "ie", "Fast (that is, eat nothing)."),
    ("Bring pants, socks, etc.", "etc.", "say 'such as'"),
    ("Bring pants, socks and etc", "and etc", "say 'such as'"),
    ("It is given via a tube.", "via", "It is given through a tube."),
    ("Surgery vs. medicine", "vs.", "Surgery compared with medicine"),
    ("N.B. You must rest.", "N.B.", "Note"),
    ("NB: rest.", "NB", "Note: rest."),
    ("Not bad per se.", "per se", "say 'in itself'"),
    ("Seen on an ad hoc basis.", "ad hoc", "when it is needed"),
    ("Take 1 tablet p.r.n. at night.", "p.r.n.", "Take 1 tablet when you need it at night."),
    ("Take 1 tablet tds with food.", "tds", "3 times a day"),
    ("Take it q.d. with food.", "q.d.", "Take it once a day with food."),
    ("The baby in utero.", "in utero", "The baby in the womb."),
    ("Take it p.o. only.", "p.o.", "Take it by mouth only."),
]

RIGHT = [
    "Eat an egg. Use your leg. The peg is here.",
    "People with CF. Write to P.O. Box 5.",
    "Call at 8 a.m. or 6 p.m.",
    "You may have ductal carcinoma in situ.",
    "See https://example.org/via/eg, or write to via@example.org.",
    "In vitro fertilization may help.",
    "The viable way is a vial of etched glass.",
    "A visa vice versa. The bidder stays.",
    "Take it per day. 10 mg per hour.",
]


def messages(text: str) -> list[str]:
    """The findings of a text, in words."""
    return [told(text, fault) for fault in latin.faults(text)]


@pytest.mark.parametrize(("text", "words", "better"), FOUND)
def test_found(text: str, words: str, better: str) -> None:
    """Latin is found with and without its full stops, and English is offered."""
    (message,) = messages(text)
    assert message.startswith(f"'{words}' is Latin")
    assert better in message


@pytest.mark.parametrize("text", RIGHT)
def test_right(text: str) -> None:
    """Parts of words, times of day, names of illnesses and addresses are left alone."""
    assert messages(text) == []
