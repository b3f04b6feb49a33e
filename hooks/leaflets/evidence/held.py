"""The numbers that a fact holds, and how a number of a page differs from one. Exact arithmetic."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from leaflets.data.ledger import PER, Fact, Quantity
from leaflets.evidence.statements import Reading
from leaflets.language.numerals import UNITS, Amount, amounts

_OTHER = {"<": ">", ">": "<", "<=": ">=", ">=": "<="}
_WORDS = {"~": "about", "<": "fewer than", "<=": "at most", ">": "more than", ">=": "at least", "after": "after"}


@dataclass(frozen=True)
class Held:
    """One number of a fact. `other_side` is True for those who do not have it, None where there are no sides.

    `needed` where a page that states the fact must say it.
    """

    fact: str
    amount: Amount
    shown: str
    other_side: bool | None = None
    needed: bool = False

    def same_value(self, amount: Amount) -> bool:
        """Whether the value is the same, whatever operator and unit say."""
        ours = self.amount
        if ours.word or amount.word:
            return ours.word == amount.word and amount.op != "date"
        if ours.of and amount.of:
            return ours.parts == amount.parts
        if ours.of:  # a number in a table, whose heading has the denominator
            low, high = ours.parts
            return (amount.low, amount.high) == (_times(low), _times(high)) and not amount.measured
        return not amount.of and (ours.low, ours.high) == (amount.low, amount.high)

    def same_unit(self, amount: Amount) -> bool:
        """Whether both are measured in the same unit; what is only counted may be called by any noun."""
        if amount.of and self.amount.of:
            return amount.unit in {"", "people"}
        return not (self.amount.measured or amount.measured) or self.amount.unit == amount.unit

    def differs(self, amount: Amount) -> str:
        """What is different in a number of a page, in words; nothing where it is the same."""
        ours = self.amount
        if amount.bare_denominator:
            return "" if ours.of and amount.of in {ours.of, PER} else self._says()
        if not self.same_value(amount):
            return self._says()
        if not self.same_unit(amount):
            return self._says()
        if ours.word:
            return ""
        if ours.op == amount.op or (amount.op == "after" and ours.op in {"=", "~", ">="}):
            return ""
        if ours.op == "=" and amount.op == "after":
            return ""
        return self._says()

    def _says(self) -> str:
        return f"the fact '{self.fact}' says '{self.shown}'"


def of(reading: Reading) -> list[Held]:
    """The numbers of a fact: its quantities, and what its statement has beyond these."""
    found = of_data(reading.fact)
    values = {(each.amount.low, each.amount.high) for each in found} | {(each.amount.low, None) for each in found}
    words = {each.amount.word for each in found}
    for amount in reading.amounts:
        if amount.word not in words if amount.word else ((amount.low, amount.high) not in values and not amount.of):
            needed = bool(amount.word) and amount.measured
            found.append(Held(reading.fact.id, amount, _shown(amount), needed=needed))
    return found


def of_data(fact: Fact) -> list[Held]:
    """The numbers of a fact's quantities; of a proportion both sides."""
    found: list[Held] = []
    for quantity in fact.quantities:
        for amount in _amounts(quantity):
            if amount.of:
                other = _complement(amount)
                found.append(Held(fact.id, amount, _shown(amount), other_side=False, needed=True))
                found.append(Held(fact.id, other, _shown(other), other_side=True))
            else:
                found.append(Held(fact.id, amount, _shown(amount), needed=amount.measured))
    return found


def _amounts(quantity: Quantity) -> list[Amount]:
    """A quantity as an amount; of a vague one the number words in its text, which may be none ("soon")."""
    if quantity.op == "unstated":
        return [found for found in amounts(f"{quantity.text} {quantity.unit}s") if found.word]
    if quantity.value is None and quantity.least is None:
        return []
    op = "<=" if quantity.op == "up to" else quantity.op
    low, high = (quantity.least, quantity.most) if op == "range" else (quantity.value, None)
    of = Fraction(quantity.of) if quantity.of else None
    unit = quantity.unit if quantity.unit in UNITS and quantity.kind != "year" else ""
    return [Amount(0, 0, op, low, high, of, unit)]


def _complement(amount: Amount) -> Amount:
    of = amount.of or Fraction(0)
    low = of - (amount.high if amount.high is not None else amount.low or 0)
    high = of - (amount.low or 0) if amount.high is not None else None
    return Amount(0, 0, _OTHER.get(amount.op, amount.op), low, high, amount.of)


def _times(part: Fraction | None) -> Fraction | None:
    return None if part is None else part * PER


def _shown(amount: Amount) -> str:
    """A number as a page might say it: "about 750 out of every 1,000", "2 to 3 days"."""
    if amount.word:
        return f"{amount.word} {amount.unit}s" if amount.measured else amount.word
    low, high, of = amount.low, amount.high, amount.of
    if of and PER % of == 0:
        low, high, of = *(_times(part) for part in amount.parts), Fraction(PER)
    text = f"{_digits(low)} to {_digits(high)}" if high is not None else _digits(low)
    unit = amount.unit + ("s" if amount.unit and (low != 1 or high is not None) else "")
    people = f"out of every {_digits(of)}" if of else unit
    return " ".join(word for word in (_WORDS.get(amount.op, ""), text, people) if word)


def _digits(value: Fraction | None) -> str:
    if value is None:
        return ""
    return f"{value.numerator:,}" if value.denominator == 1 else f"{float(value):g}"
