"""The evidence of a leaflet."""

from __future__ import annotations

import pytest
from leaflets.evidence.reading import read

FACTS = """\
sources:
  guide: {title: A guide}
facts:
  - id: infection
    statement: Infection may happen.
    kind: risk
    hedge: may
    safety: true
    source: {document: guide, lines: [4]}
  - {id: swelling, statement: It swells., kind: risk, source: {document: guide}}
left_out:
  - {fact: swelling, reason: Too common., by: lead nurse, replaced_by: local:ward_phone}
"""


def test_facts() -> None:
    """Facts and what is left out, each with its line."""
    ledger = read(FACTS, "f.yml")
    assert ledger.faults == []
    assert [(f.id, f.kind, f.hedge, f.safety, f.line) for f in ledger.facts] == [
        ("infection", "risk", "may", True, 4),
        ("swelling", "risk", "", False, 10),
    ]
    (left,) = ledger.left_out
    assert (left.fact, left.reason, left.by, left.replaced_by, left.line) == (
        "swelling",
        "Too common.",
        "lead nurse",
        "local:ward_phone",
        12,
    )
    assert ledger.by_id["swelling"].statement == "It swells."


HEAD = "sources:\n  guide: {title: A guide}\nfacts:\n"
ONE = HEAD + "  - {id: a, statement: S., kind: risk, source: {document: guide}}\n"
NO_KIND = "has no kind; use one of benefit, risk, limitation, instruction, description, admin"
NO_DOCUMENT = "names no document that stands under `sources:`"


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("", 1, "no list `facts:`"),
        ("facts: {a: b}\n", 1, "no list `facts:`"),
        (HEAD + "  - just words\n", 4, "a fact is a mapping with an id, a statement and a source"),
        (HEAD + "  - {id: 7}\n", 4, "a fact is a mapping with an id, a statement and a source"),
        (
            HEAD + "  - {id: In_F, statement: x, kind: risk, source: {document: guide}}\n",
            4,
            "the id 'In_F' is not lower-case words",
        ),
        (
            HEAD + 2 * "  - {id: a, statement: x, kind: risk, source: {document: guide}}\n",
            5,
            "the id 'a' stands at line 4 already",
        ),
        (
            HEAD + "  - {id: a, statement: ' ', kind: risk, source: {document: guide}}\n",
            4,
            "the fact 'a' has no statement",
        ),
        (HEAD + "  - {id: a, statement: x, source: {document: guide}}\n", 4, f"the fact 'a' {NO_KIND}"),
        (
            HEAD + "  - id: a\n    statement: x\n    kind: riks\n    source: {document: guide}\n",
            6,
            f"the fact 'a' {NO_KIND}",
        ),
        (
            HEAD + "  - id: a\n    statement: x\n    kind: [risk]\n    source: {document: guide}\n",
            6,
            f"the fact 'a' {NO_KIND}",
        ),
        (
            HEAD + "  - {id: a, statement: x, kind: risk, source: {document: guide},\n     safety: 'yes'}\n",
            5,
            "safety is true or false",
        ),
        (HEAD + "  - {id: a, statement: x, kind: risk}\n", 4, f"the fact 'a' {NO_DOCUMENT}"),
        (HEAD + "  - {id: a, statement: x, kind: risk,\n     source: guide}\n", 5, f"the fact 'a' {NO_DOCUMENT}"),
        (
            HEAD + "  - {id: a, statement: x, kind: risk,\n     source: {document: guid}}\n",
            5,
            f"the fact 'a' {NO_DOCUMENT}",
        ),
        (
            HEAD + "  - {id: a, statement: x, kind: risk,\n     source: {document: [guide]}}\n",
            5,
            f"the fact 'a' {NO_DOCUMENT}",
        ),
        (ONE + "left_out: {a: b}\n", 5, "`left_out:` is no list"),
        (
            ONE + "left_out:\n  - {fact: a, by: nurse}\n",
            6,
            "an entry under `left_out:` needs fact, reason and by (a role)",
        ),
        (
            ONE + "left_out:\n  - {fact: a, reason: b, by: ''}\n",
            6,
            "an entry under `left_out:` needs fact, reason and by",
        ),
        (ONE + "left_out:\n  - a\n", 6, "an entry under `left_out:` needs fact, reason and by (a role)"),
        (HEAD + "  - id: a: b\n", 4, "not YAML: a colon inside a value"),
    ],
)
def test_fault(text: str, line: int, message: str) -> None:
    """Each fault of the file is told once, with its line; nothing in it stops the reader."""
    (fault,) = read(text, "f.yml").faults
    assert (fault.path, fault.line) == ("f.yml", line)
    assert fault.message.startswith(message)
