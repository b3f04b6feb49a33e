"""How much of a leaflet's evidence its pages state. Counts citations as the checks read them; judges nothing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from leaflets.data.ledger import LOCAL, Fact, Quantity
from leaflets.evidence.citations import Citation
from leaflets.library.model import Leaflet


@dataclass(frozen=True)
class Row:
    """One line of the coverage table: of `total` things, how many a page cites and how many are left out."""

    what: str
    cited: int
    left_out: int
    total: int

    @property
    def neither(self) -> int:
        """How many no page cites although nothing says why."""
        return self.total - self.cited - self.left_out


def coverage(leaflet: Leaflet, citations: Mapping[str, list[Citation]]) -> list[Row]:
    """The coverage of a leaflet: facts, safety facts, numbers (quantities with a value), local values.

    `citations` are those of its rendered pages (`evidence.citations.by_fact`). Local values are those that a page
    shows or cites; a number counts as cited with its fact.
    """
    facts = leaflet.ledger.facts if leaflet.ledger else []
    left_out = {entry.fact for entry in leaflet.ledger.left_out} if leaflet.ledger else set()
    numbers = [fact for fact in facts for each in fact.quantities if _has_value(each)]

    def row(what: str, some: Iterable[Fact]) -> Row:
        ids = [fact.id for fact in some]
        cited = sum(name in citations for name in ids)
        return Row(what, cited, sum(name in left_out and name not in citations for name in ids), len(ids))

    cited = {name.removeprefix(LOCAL) for name in citations if name.startswith(LOCAL)}
    shown = {name for page in leaflet.pages for block in page.blocks for name in block.locals}
    return [
        row("Facts", facts),
        row("Safety facts", (fact for fact in facts if fact.safety)),
        row("Numbers", numbers),
        Row("Local values", len(cited), 0, len(cited | shown)),
    ]


def _has_value(quantity: Quantity) -> bool:
    return any(value is not None for value in (quantity.value, quantity.least, quantity.most))
