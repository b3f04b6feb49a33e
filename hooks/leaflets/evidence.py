"""The evidence of one leaflet: docs/<leaflet>/facts.yml, each fact in our own words with its source."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property

from leaflets.diagnostics import Finding
from leaflets.yamlfile import YamlError, load

FILE = "facts.yml"
KINDS = ("benefit", "risk", "limitation", "instruction", "description", "admin")
_LEFT_OUT = ("fact", "reason", "by", "replaced_by")
LOCAL, TERM = "local:", "term:"


@dataclass(frozen=True)
class Fact:
    """One statement of a source, no stronger than the source makes it."""

    id: str
    statement: str
    kind: str
    hedge: str
    safety: bool
    line: int


@dataclass(frozen=True)
class LeftOut:
    """A fact that no page states, the reason, and the role of whoever decided it."""

    fact: str
    reason: str
    by: str
    replaced_by: str
    line: int


@dataclass
class Ledger:
    """The facts and the ones left out, in the order of the file, and what is wrong with that file."""

    path: str
    facts: list[Fact] = field(default_factory=list)
    left_out: list[LeftOut] = field(default_factory=list)
    faults: list[Finding] = field(default_factory=list)
    text: str = ""

    @cached_property
    def by_id(self) -> dict[str, Fact]:
        """The facts by their id."""
        return {fact.id: fact for fact in self.facts}


def read(text: str, path: str) -> Ledger:
    """Read facts.yml; what is wrong in it is kept in `faults` and the rest is used."""
    ledger = Ledger(path, text=text)

    def fault(line: int, message: str) -> None:
        ledger.faults.append(Finding(path, line, 1, message))

    try:
        yaml = load(text)
    except YamlError as error:
        ledger.faults.append(Finding(path, error.line, error.column, f"not YAML: {error}"))
        return ledger
    data = yaml.data
    if not isinstance(data, dict) or not isinstance(data.get("facts"), list):
        fault(1, "no list `facts:`")
        return ledger
    if not data["facts"]:
        fault(yaml.line("facts"), "`facts:` is empty: no statement has a source yet")
    sources = data.get("sources")
    sources = sources if isinstance(sources, dict) else {}
    lines: dict[str, int] = {}
    for index, entry in enumerate(data["facts"]):
        line = yaml.line("facts", index)
        if not isinstance(entry, dict) or not isinstance(entry.get("id"), str):
            fault(line, "a fact is a mapping with an id, a statement and a source")
            continue
        name = entry["id"]
        if not re.fullmatch(r"[a-z0-9]+(?:-[a-z0-9]+)*", name):
            fault(line, f"the id '{name}' is not lower-case words joined by hyphens")
        if name in lines:
            fault(line, f"the id '{name}' stands at line {lines[name]} already")
            continue
        lines[name] = line
        if not str(entry.get("statement") or "").strip():
            fault(line, f"the fact '{name}' has no statement")
        if entry.get("kind") not in KINDS:
            at = yaml.line("facts", index, "kind")
            fault(at, f"the fact '{name}' has no kind; use one of {', '.join(KINDS)}")
        if not isinstance(entry.get("safety", False), bool):
            fault(yaml.line("facts", index, "safety"), "safety is true or false")
        source = entry.get("source")
        document = source.get("document") if isinstance(source, dict) else None
        if not isinstance(document, str) or document not in sources:
            at = yaml.line("facts", index, "source")
            fault(at, f"the fact '{name}' names no document that stands under `sources:`")
        ledger.facts.append(
            Fact(
                name,
                str(entry.get("statement") or ""),
                str(entry.get("kind") or ""),
                str(entry.get("hedge") or ""),
                entry.get("safety") is True,
                line,
            )
        )
    left_out = data.get("left_out") or []
    if not isinstance(left_out, list):
        fault(yaml.line("left_out"), "`left_out:` is no list")
        left_out = []
    for index, entry in enumerate(left_out):
        line = yaml.line("left_out", index)
        if not isinstance(entry, dict) or any(not entry.get(key) for key in _LEFT_OUT[:3]):
            fault(line, "an entry under `left_out:` needs fact, reason and by (a role)")
            continue
        fact, reason, by, replaced_by = (str(entry.get(key) or "") for key in _LEFT_OUT)
        ledger.left_out.append(LeftOut(fact, reason, by, replaced_by, line))
    return ledger
