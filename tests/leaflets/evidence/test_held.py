"""The numbers that a fact holds."""

from __future__ import annotations

from fractions import Fraction

import pytest
from leaflets.data.glossary import Glossary
from leaflets.data.ledger import Fact, Ledger, Quantity
from leaflets.evidence import held
from leaflets.evidence.statements import Reader
from leaflets.evidence.terms import Terms
from leaflets.language.numerals import amounts


def of(statement: str, *quantities: Quantity) -> list[held.Held]:
    """The numbers of a fact with this statement and these quantities."""
    fact = Fact("f", statement, "risk", "stated", safety=False, line=1, quantities=quantities)
    return held.of(Reader(Ledger("facts.yml", facts=[fact]), Terms(Glossary())).facts["f"])


def proportion(op: str, value: int, of_: int) -> Quantity:
    """A proportion of people."""
    return Quantity("proportion", op, Fraction(value), of_, unit="people")


@pytest.mark.parametrize(
    ("quantity", "shown"),
    [
        (proportion("~", 75, 100), ["about 750 out of every 1,000", "about 250 out of every 1,000"]),
        (proportion("<", 1, 1000), ["fewer than 1 out of every 1,000", "more than 999 out of every 1,000"]),
        (proportion(">=", 1, 3), ["at least 1 out of every 3", "at most 2 out of every 3"]),
        (Quantity("duration", "up to", Fraction(6), unit="hour"), ["at most 6 hours"]),
        (Quantity("duration", "range", None, None, Fraction(2), Fraction(3), "day"), ["2 to 3 days"]),
        (Quantity("count", "=", Fraction(1), unit="tube"), ["1"]),
        (Quantity("vague", "unstated", unit="day", text="several"), ["several days"]),
        (Quantity("vague", "unstated", unit="time", text="soon"), []),
    ],
)
def test_shown(quantity: Quantity, shown: list[str]) -> None:
    """Both sides of a proportion on the one denominator, other numbers with their unit."""
    assert [each.shown for each in of("It is so.", quantity)] == shown


def test_numbers_of_the_statement() -> None:
    """What stands only in the statement counts too, and a quantity wins over it."""
    assert [each.shown for each in of("Rest for several hours.")] == ["several hours"]
    quantity = Quantity("duration", ">=", Fraction(6), unit="week")
    assert [each.shown for each in of("Rest for 6 weeks.", quantity)] == ["at least 6 weeks"]


@pytest.mark.parametrize(
    ("text", "same"),
    [
        ("about 750 out of every 1,000 people", True),
        ("about 75 in 100", True),
        ("about 3 in 4", True),
        ("about 750", True),
        ("about 75", False),
        ("750 out of every 1,000", False),
        ("about 7,500 out of every 1,000", False),
        ("out of every 1,000 people", True),
        ("out of every 100 people", True),
        ("out of every 500 people", False),
        ("half", False),
    ],
)
def test_proportion(text: str, same: bool) -> None:
    """Exact arithmetic: another denominator is the same number, another operator is none."""
    (amount,) = amounts(text)
    assert (of("It is so.", proportion("~", 75, 100))[0].differs(amount) == "") is same


@pytest.mark.parametrize(
    ("text", "same"),
    [("6 hours", True), ("six hours", True), ("6 days", False), ("6", False), ("about 6 hours", False)],
)
def test_duration(text: str, same: bool) -> None:
    """A measured number keeps its unit."""
    (amount,) = amounts(text)
    assert (of("It is so.", Quantity("duration", "=", Fraction(6), unit="hour"))[0].differs(amount) == "") is same
