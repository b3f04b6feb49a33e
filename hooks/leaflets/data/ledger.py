"""What a leaflet's facts.yml holds: sources, facts with their quantities, facts left out, open questions.

Data only. `ledger_reader.py` makes it; the checks judge it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction
from functools import cached_property

from leaflets.core.diagnostics import Finding
from leaflets.core.yaml_file import Oddity

FILE = "facts.yml"
PER = 1000
"""The one denominator on which chances are told: "about 750 out of every 1,000 people"."""
OPERATORS = ("=", "~", "<", "<=", ">", ">=", "range", "up to", "unstated")
LOCAL, TERM = "local:", "term:"
"""What a citation begins with that names no fact: a value of the hospital, a term of the glossary."""


@dataclass(frozen=True)
class Document:
    """One source: what it is, where it stands and on which day it was read. `date` is written as in the file."""

    id: str
    title: str
    publisher: str = ""
    url: str = ""
    date: str = ""
    lines: int = 0
    line: int = 1


@dataclass(frozen=True)
class Origin:
    """Where a fact stands in its source: the document's id, the section, the lines of the saved text."""

    document: str
    section: str = ""
    lines: tuple[int, ...] = ()


@dataclass(frozen=True)
class Quantity:
    """One number of a source as data.

    `kind` is proportion, duration, count, rate, year or vague. `op` is one of OPERATORS. `value` is exact, and None
    for a range (`least` to `most`) and where only a word stands (`text`: "several"). `of` is the denominator of a
    proportion. `unit` is a singular noun ("day", "people"), `per` the unit after "in any" of a rate.
    """

    kind: str
    op: str
    value: Fraction | None = None
    of: int | None = None
    least: Fraction | None = None
    most: Fraction | None = None
    unit: str = ""
    per: str = ""
    text: str = ""


@dataclass(frozen=True)
class Chance:
    """The words that tell a proportion to patients, for a `chances` block.

    `name` is a short name for a table or a picture. A sentence is `after` + "about 750 out of every 1,000 people" +
    `have`, and "About 250 out of every 1,000 people" + `have_not`. `leaves_open` are sentences: what the source does
    not say about this number.
    """

    name: str
    after: str = ""
    have: str = ""
    have_not: str = ""
    leaves_open: tuple[str, ...] = ()


@dataclass(frozen=True)
class Fact:
    """One statement of a source, no stronger than the source makes it.

    `hedge` names how strongly the source says it; `contradicts` the ids of facts that say otherwise; `issues` the
    open questions about it; `sections` the files of the leaflet that must state it; `chance` how its number is told.
    """

    id: str
    statement: str
    kind: str
    hedge: str
    safety: bool
    line: int
    origin: Origin = Origin("")
    quantities: tuple[Quantity, ...] = ()
    contradicts: tuple[str, ...] = ()
    issues: tuple[str, ...] = ()
    sections: tuple[str, ...] = ()
    chance: Chance | None = None


@dataclass(frozen=True)
class LeftOut:
    """A fact that no page states, the reason, and the role of whoever decided it."""

    fact: str
    reason: str
    by: str
    replaced_by: str
    line: int


@dataclass(frozen=True)
class Issue:
    """A question about the source that is open until `resolved` says how it was answered.

    `lines` are lines of the source's saved text; `severity` is critical, high, medium or low.
    """

    id: str
    what: str
    severity: str = ""
    lines: tuple[int, ...] = ()
    resolved: str = ""
    line: int = 1


@dataclass(frozen=True)
class Question:
    """A study or guideline that bears on facts (`about`: ids of issues). `status` says how far it was read."""

    id: str
    note: str
    status: str = ""
    about: tuple[str, ...] = ()
    line: int = 1


@dataclass
class Ledger:
    """One facts.yml, everything in the order of the file, and what is wrong with that file."""

    path: str
    sources: dict[str, Document] = field(default_factory=dict)
    facts: list[Fact] = field(default_factory=list)
    left_out: list[LeftOut] = field(default_factory=list)
    issues: list[Issue] = field(default_factory=list)
    questions: list[Question] = field(default_factory=list)
    faults: list[Finding] = field(default_factory=list)
    text: str = ""
    odd: list[Oddity] = field(default_factory=list)

    @cached_property
    def by_id(self) -> dict[str, Fact]:
        """The facts by their id."""
        return {fact.id: fact for fact in self.facts}
