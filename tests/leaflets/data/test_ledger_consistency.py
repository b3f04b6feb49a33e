"""Names in facts.yml that must exist, and numbers that must fit each other."""

from __future__ import annotations

from typing import Any

import pytest
from leaflets.data.ledger_consistency import faults

DATA: dict[str, Any] = {
    "sources": {"guide": {"lines": 40}},
    "facts": [
        {"id": "eat", "source": {"document": "guide", "lines": [40]}, "contradicts": ["fast"], "issues": ["Q1"]},
        {"id": "fast", "source": {"document": "guide"}, "contradicts": ["eat"]},
    ],
    "left_out": [{"fact": "eat"}],
    "issues": [{"id": "Q1", "lines": [40]}],
    "evidence_questions": [{"id": "E1", "about": ["Q1"]}],
}
LINES = {"eat": 7, "fast": 12}


def first(**values: Any) -> dict[str, Any]:
    """The data with a first fact that differs."""
    return {**DATA, "facts": [{**DATA["facts"][0], **values}, DATA["facts"][1]]}


def quantity(**values: Any) -> dict[str, Any]:
    """The data with one quantity."""
    return first(quantities=[values])


SOUND = [
    DATA,
    quantity(min=1, max=2),
    quantity(value=2, of=2),
    quantity(min=0.1, max=0.2, of=1),
    {**DATA, "sources": {"guide": {}}},
    {**DATA, "sources": {"guide": {}, "study": {"lines": 9}}},
]


@pytest.mark.parametrize("data", SOUND)
def test_sound(data: dict[str, Any]) -> None:
    """What exists and fits is no fault; without a length of the source its lines are not judged."""
    assert list(faults(data, LINES)) == []


@pytest.mark.parametrize(
    ("data", "path", "message"),
    [
        (
            first(source={"document": "giude"}),
            ("facts", 0, "source", "document"),
            "the fact 'eat' names the source 'giude', which does not exist. Did you mean 'guide'?",
        ),
        (
            first(source={"document": "guide", "lines": [3, 41]}),
            ("facts", 0, "source", "lines", 1),
            "the fact 'eat' names line 41; 'guide' has 40",
        ),
        (
            first(issues=["Q1", "Q2"]),
            ("facts", 0, "issues", 1),
            "the fact 'eat' names the issue 'Q2', which does not exist.",
        ),
        (
            first(contradicts=["fast", "fats"]),
            ("facts", 0, "contradicts", 1),
            "the fact 'eat' contradicts the fact 'fats', which does not exist. Did you mean 'fast'?",
        ),
        (first(contradicts=["fast", "eat"]), ("facts", 0, "contradicts", 1), "the fact 'eat' contradicts itself"),
        (
            first(contradicts=[]),
            ("facts", 1, "contradicts", 0),
            "the fact 'fast' contradicts 'eat', which does not name it under `contradicts` (line 7)",
        ),
        (
            quantity(min=2, max=2),
            ("facts", 0, "quantities", 0, "min"),
            "a quantity of the fact 'eat' has a `min` of 2, which is not below its `max` of 2",
        ),
        (
            quantity(value=101, of=100),
            ("facts", 0, "quantities", 0, "value"),
            "a quantity of the fact 'eat' has a `value` of 101, more than its `of`, 100",
        ),
        (
            quantity(min=1, max=101, of=100),
            ("facts", 0, "quantities", 0, "max"),
            "a quantity of the fact 'eat' has a `max` of 101, more than its `of`, 100",
        ),
        (
            {**DATA, "left_out": [{"fact": "fist"}]},
            ("left_out", 0, "fact"),
            "left out is the fact 'fist', which does not exist. Did you mean 'fast'?",
        ),
        ({**DATA, "left_out": 2 * [{"fact": "eat"}]}, ("left_out", 1), "'eat' stands under `left_out` already"),
        ({**DATA, "issues": 2 * [{"id": "Q1"}]}, ("issues", 1), "'Q1' stands under `issues` already"),
        (
            {**DATA, "issues": [{"id": "Q1", "lines": [41]}]},
            ("issues", 0, "lines", 0),
            "the issue 'Q1' names line 41; the source has 40",
        ),
        (
            {**DATA, "evidence_questions": [{"id": "E1", "about": ["Q7"]}]},
            ("evidence_questions", 0, "about", 0),
            "the evidence question 'E1' is about the issue 'Q7', which does not exist.",
        ),
    ],
)
def test_fault(data: dict[str, Any], path: tuple[str | int, ...], message: str) -> None:
    """Each is told once, with the keys that lead to it."""
    assert list(faults(data, LINES)) == [(path, message)]


@pytest.mark.parametrize("odd", [None, 1, "x", [1], {"a": 1}, [[]], [None], [{}]])
@pytest.mark.parametrize("key", ["sources", "facts", "left_out", "issues", "evidence_questions"])
def test_odd_data(key: str, odd: Any) -> None:
    """What the schema refuses is passed over here."""
    for _, message in faults({**DATA, key: odd}, LINES):
        assert message


def test_many_unknown_names_take_no_time() -> None:
    """A guess is made for the first unknown names only."""
    known = {f"fact-{number}": number for number in range(2000)}
    found = list(faults(first(contradicts=[f"fict-{number}" for number in range(3000)]), known))
    assert sum("Did you mean" in message for _, message in found) == 50
