"""Double negatives, and a single "not", which may stay."""

from __future__ import annotations

import pytest
from leaflets.language import negatives
from leaflets.language.faults import told

FOUND = [
    ("Pain is not uncommon.", "not uncommon", "Pain is common."),
    ("It is not unusual to feel sick.", "not unusual", "It is usual to feel sick."),
    ("It is not at all unlikely.", "not at all unlikely", "say 'likely'"),
    ("Do not fail to call us.", "Do not fail to", "Call us."),
    ("Never fail to wash.", "Never fail to", "Wash."),
    ("It never fails to help.", "never fails to", "say what always happens"),
    ("Have no fewer than 2 nights' rest.", "no fewer than", "Have at least 2 nights' rest."),
    ("Wait not less than 2 hours.", "not less than", "Wait at least 2 hours."),
    ("This is not without risk.", "not without ", "say what there is"),
    ("Nobody who is not ready may go in.", "Nobody who is not", "the second 'not'"),
    ("No patient is not told.", "No patient is not", "the second 'not'"),
    ("Don't never do this.", "Don't never", "one 'not'"),
    ("You should not avoid moving.", "should not avoid", "say what to do"),
    ("You cannot go home unless someone drives you.", "cannot go home unless", "'only if'"),
    ("It is not clear unless you look.", "is not clear unless", "'only if'"),
]

RIGHT = [
    "You cannot eat until 6 p.m. You can’t drive until you are well.",
    "Do not drive until your doctor says so.",
    "Do not stop any medicine without asking your doctor.",
    "You must not eat unless we tell you to. Never swim unless someone is with you.",
    "If you have no pain, do not take a tablet.",
    "It is not for slipped disks. It is not right for young bones.",
    "There is no need to wait if you do not feel well.",
    "No, do not call. You may have no food and no drink.",
    "It may not show until later. You may not feel it until night.",
    "If you cannot avoid it, call us.",
    "No more than 8 tablets. It is not only for adults.",
    "An unusual pain is uncommon. It is unlikely.",
    "He knows that this is not known.",
    "You do not need stitches. Nobody can promise that.",
    "Lists that have no people and no verbs in them do not do well.",
]


def messages(text: str) -> list[str]:
    """The findings of a text, in words."""
    return [told(text, fault) for fault in negatives.faults(text)]


@pytest.mark.parametrize(("text", "words", "better"), FOUND)
def test_found(text: str, words: str, better: str) -> None:
    """Two negatives that mean one positive are one finding; the positive is offered where it is plain."""
    (message,) = messages(text)
    assert message.startswith(f"'{words.strip()}' is a double negative")
    assert better in message


@pytest.mark.parametrize("text", RIGHT)
def test_right(text: str) -> None:
    """Warnings, two negatives of two clauses and lists of what not to do are left alone."""
    assert messages(text) == []
