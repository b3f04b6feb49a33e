"""Reading facts.yml."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from leaflets.data.ledger import Chance, Document, Issue, LeftOut, Origin, Quantity, Question
from leaflets.data.ledger_reader import read
from support.library import ROOT
from support.shipped_pages import FIRST

FACTS = """\
sources:
  guide: {title: A guide, publisher: P, url: https://x.example/a, read: 2026-11-22, lines: 40}
facts:
  - id: infection
    statement: Infection
      may happen.
    kind: risk
    hedge: may
    safety: true
    source: {document: guide, section: risks, lines: [4, 5]}
    sections: [risks.md]
    issues: [Q1]
    quantities:
      - {type: proportion, op: "<", value: 1, of: 1000, unit: people}
      - {type: duration, op: range, min: 0.1, max: 2, unit: day}
      - {type: vague, op: unstated, text: several, unit: day}
      - {type: rate, op: <=, value: 15, unit: minute, per: hour}
    chance: {name: Infection, after: After it, have: have it, have_not: do not, leaves_open: [One., Two.]}
  - id: swelling
    statement: It swells.
    kind: risk
    hedge: stated
    source: {document: guide}
left_out:
  - {fact: swelling, reason: Too common., by: lead nurse, replaced_by: local:ward_phone}
issues:
  - {id: Q1, what: What?, severity: critical, lines: [5], resolved: So.}
evidence_questions:
  - {id: E1, note: N., status: read, about: [Q1]}
"""


def test_facts() -> None:
    """Everything in the file, each with its line."""
    ledger = read(FACTS, "f.yml")
    assert ledger.faults == []
    assert ledger.sources == {"guide": Document("guide", "A guide", "P", "https://x.example/a", "2026-11-22", 40, 2)}
    infection, swelling = ledger.facts
    assert (infection.id, infection.statement, infection.kind, infection.hedge) == (
        "infection",
        "Infection may happen.",
        "risk",
        "may",
    )
    assert (infection.safety, infection.line, infection.origin) == (True, 4, Origin("guide", "risks", (4, 5)))
    assert (infection.sections, infection.issues, infection.contradicts) == (("risks.md",), ("Q1",), ())
    assert infection.quantities == (
        Quantity("proportion", "<", Fraction(1), 1000, unit="people"),
        Quantity("duration", "range", least=Fraction(1, 10), most=Fraction(2), unit="day"),
        Quantity("vague", "unstated", unit="day", text="several"),
        Quantity("rate", "<=", Fraction(15), unit="minute", per="hour"),
    )
    assert infection.chance == Chance("Infection", "After it", "have it", "do not", ("One.", "Two."))
    assert (swelling.safety, swelling.line, swelling.chance) == (False, 19, None)
    assert ledger.left_out == [LeftOut("swelling", "Too common.", "lead nurse", "local:ward_phone", 25)]
    assert ledger.issues == [Issue("Q1", "What?", "critical", (5,), "So.", 27)]
    assert ledger.questions == [Question("E1", "N.", "read", ("Q1",), 29)]
    assert ledger.by_id["swelling"] is swelling


ONE = "sources: {g: {title: T, publisher: P, read: 2026-01-01}}\nfacts:\n"
FACT = "{id: a, statement: S., kind: risk, hedge: may, source: {document: g}}"


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("", 1, "this file is empty"),
        ("- a\n", 1, "this file must be a mapping (`key: value`), not a list"),
        ("sources: {}\nfacts: []\n", 2, "`facts:` is empty: no statement has a source yet"),
        (ONE + "  - id: a: b\n", 3, "not YAML: a colon inside a value"),
        ("a: 0x" + "f" * 5000, 1, "not YAML: a number of more than 100 characters"),
        (ONE + f"  - {FACT}\n  - {FACT}\n", 4, "the id 'a' stands at line 3 already"),
    ],
)
def test_fault(text: str, line: int, message: str) -> None:
    """Each fault of the file is told once, with its line; nothing in it stops the reader."""
    (fault,) = read(text, "f.yml").faults
    assert (fault.path, fault.line) == ("f.yml", line)
    assert fault.message.startswith(message)


def test_all_faults_are_told_in_the_order_of_the_file() -> None:
    """One run tells every fault: of the schema, of names and of numbers."""
    text = (
        "sources:\n  g: {title: T, publisher: P}\nfacts:\n"
        "  - id: a\n    statment: S.\n    kind: riks\n    hedge: may\n    source: {document: h}\n"
        "  - id: b\n    statement: S.\n    kind: risk\n    hedge: may\n    source: {document: g}\n    issues: [Q9]\n"
    )
    assert [(fault.line, fault.message.split(".")[0]) for fault in read(text, "f.yml").faults] == [
        (2, "the source 'g' has no `read`: the day when you read it"),
        (4, "the fact 'a' has no `statement`: what the source says, in your own words"),
        (5, "the fact 'a' takes no key `statment`"),
        (6, "`kind` of the fact 'a' is 'riks'; use one of benefit, risk, limitation, instruction, description, admin"),
        (8, "the fact 'a' names the source 'h', which does not exist"),
        (14, "the fact 'b' names the issue 'Q9', which does not exist"),
    ]


def test_what_is_sound_is_used() -> None:
    """A fault in one fact does not take the others away: the pages are judged by what can be read."""
    ledger = read(ONE + f"  - {FACT}\n  - {{id: 7}}\n  - just words\n  - {{id: b, quantities: 5}}\n", "f.yml")
    assert list(ledger.by_id) == ["a", "b"]


def test_entry_without_reason_leaves_nothing_out() -> None:
    """A fact is left out only where the reason and the role are given."""
    assert read(ONE + f"  - {FACT}\nleft_out:\n  - {{fact: a, by: nurse}}\n", "f.yml").left_out == []


SHIPPED = yaml.safe_load((ROOT / f"docs/{FIRST}/facts.yml").read_text("utf-8"))
ODD = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(),
    st.text(max_size=5),
    st.binary(max_size=3),
    st.dates(),
    st.builds(list),
    st.builds(dict),
    st.builds(lambda: {"id": "infection-possible", 1: [None]}),
    st.sampled_from(["range", "vague", "unstated", "=", "Q1", "A01", "radiologyinfo", "local:x", date(2026, 1, 1)]),
    st.lists(st.sampled_from(["A01", "infection-possible", 1, -1, 999]), max_size=3),
)


def _mutated(draw: st.DrawFn) -> Any:
    data = {
        key: dict(part) if isinstance(part, dict) else list(part[:3])
        for key, part in SHIPPED.items()
        if key != "schema"
    }
    data["facts"] = [fact for fact in SHIPPED["facts"] if fact["quantities"]][:3] + SHIPPED["facts"][:1]
    data = yaml.safe_load(yaml.safe_dump(data))
    for _ in range(draw(st.integers(1, 4))):
        parent, key = None, None
        here: Any = data
        for _ in range(draw(st.integers(1, 5))):
            if not isinstance(here, dict | list) or not here:
                break
            parent = here
            key = draw(st.sampled_from(list(here) if isinstance(here, dict) else range(len(here))))
            here = here[key]
        if parent is None:
            break
        what = draw(st.sampled_from(["replace", "remove", "add"]))
        if what == "remove":
            del parent[key]
        elif what == "replace":
            parent[key] = draw(ODD)
        elif isinstance(parent, dict):
            parent[draw(st.text(max_size=4))] = draw(ODD)
        else:
            parent.append(draw(ODD))
    return data


@given(st.composite(_mutated)())
def test_no_yaml_stops_the_reader(data: Any) -> None:
    """Whatever stands where in facts.yml, reading ends with facts and findings whose lines are in the file."""
    text = yaml.safe_dump(data, allow_unicode=True, sort_keys=False)
    last = text.count("\n") + 1
    for fault in read(text, "f.yml").faults:
        assert fault.message
        assert fault.line is not None
        assert 1 <= fault.line <= last
