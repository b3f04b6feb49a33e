"""The schema of facts.yml, and the words for what it refuses."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml
from leaflets.data import ledger_schema
from leaflets.data.ledger import OPERATORS
from support.library import ROOT

FILES = sorted(ROOT.glob("docs/**/facts.yml"))
SCHEMA = json.loads(ledger_schema.FILE.read_text("utf-8"))
JUDGE = jsonschema.Draft202012Validator(SCHEMA, format_checker=jsonschema.FormatChecker())
"""An implementation that the engine does not use."""


def test_schema_is_a_schema() -> None:
    """It follows the metaschema of draft 2020-12, which it names."""
    assert SCHEMA["$schema"] == jsonschema.Draft202012Validator.META_SCHEMA["$id"]
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.parent.name)
def test_shipped_facts_follow_the_schema(file: Path) -> None:
    """The shipped facts and the blank ones, judged by another implementation."""
    data = ledger_schema.plain(yaml.safe_load(file.read_text("utf-8")))
    assert [error.message for error in JUDGE.iter_errors(data)] == []


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.parent.name)
def test_editors_find_the_schema(file: Path) -> None:
    """The first line names the schema by a path that leads to it."""
    first = file.read_text("utf-8").split("\n")[0]
    start = "# yaml-language-server: $schema="
    assert first.startswith(start)
    assert (file.parent / first.removeprefix(start)).resolve() == ledger_schema.FILE.resolve()


def nodes(node: Any, path: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    """Every key that an author can write, and every kind of entry."""
    for name, inner in node.get("properties", {}).items():
        yield f"{path}.{name}", inner
        yield from nodes(inner, f"{path}.{name}")
    if isinstance(node.get("items"), dict):
        yield f"{path}[]", node["items"]
        yield from nodes(node["items"], f"{path}[]")


def test_every_key_is_explained() -> None:
    """An editor shows a title and a description for every key; what takes keys takes no others."""
    definitions = {name: node for name, node in SCHEMA["$defs"].items() if node.get("type") == "object"}
    for name, part in {"": SCHEMA, **definitions}.items():
        assert part["title"], name
        for path, node in nodes(part, name):
            target = SCHEMA["$defs"][node["$ref"].rpartition("/")[2]] if "$ref" in node else {}
            assert {"title", "description"} <= {*node, *target}, path
            assert node.get("type") != "object" or "additionalProperties" in node, path
        assert part["additionalProperties"] is False, name


def test_operators_are_those_of_the_ledger() -> None:
    """What the schema allows, the engine knows."""
    assert SCHEMA["$defs"]["quantity"]["properties"]["op"]["enum"] == list(OPERATORS)


GOOD: dict[str, Any] = {
    "sources": {"g": {"title": "T", "publisher": "P", "read": "2026-01-01"}},
    "facts": [{"id": "a", "statement": "S.", "kind": "risk", "hedge": "may", "source": {"document": "g"}}],
}
COUNT = {"type": "count", "op": "=", "value": 1, "unit": "day"}
RANGE = {"type": "duration", "op": "range", "min": 1, "max": 2, "unit": "day"}
SHARE = {"type": "proportion", "op": "=", "value": 1, "of": 2, "unit": "people"}
WORD = {"type": "vague", "op": "unstated", "text": "few", "unit": "day"}
RATE = {"type": "rate", "op": "=", "value": 1, "unit": "minute", "per": "hour"}
YEAR = {"type": "year", "op": "=", "value": 2026, "unit": "year"}


def without(quantity: dict[str, Any], key: str) -> dict[str, Any]:
    """A quantity that lacks a key."""
    return {name: value for name, value in quantity.items() if name != key}


def faults(data: Any) -> list[str]:
    """The messages; that there are any is what the other implementation says, too."""
    found = [message for _, message in ledger_schema.faults(data)]
    assert bool(found) is not JUDGE.is_valid(data)
    return found


def fact(**values: Any) -> dict[str, Any]:
    """Data with one fact that differs."""
    return {**GOOD, "facts": [{**GOOD["facts"][0], **values}]}


@pytest.mark.parametrize("quantity", [COUNT, RANGE, SHARE, WORD, RATE, YEAR, {**RANGE, "type": "proportion", "of": 9}])
def test_quantity(quantity: dict[str, Any]) -> None:
    """Each type of quantity, with what it needs."""
    assert faults(fact(quantities=[quantity])) == []


KINDS = "benefit, risk, limitation, instruction, description, admin"


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (None, "this file is empty"),
        ("x", "this file must be a mapping (`key: value`), not 'x'"),
        ({"facts": []}, "this file has no `sources`: where the facts come from"),
        ({**GOOD, "facts": {}}, "`facts` must be a list, not a mapping (`key: value`)"),
        ({**GOOD, "facts": None}, "`facts` is empty; write `[]` where there is nothing"),
        ({**GOOD, "isues": []}, "this file takes no key `isues`. Did you mean 'issues'?"),
        ({**GOOD, "schema": "facts/2"}, "`schema` must be 'facts/1', not 'facts/2'"),
        ({**GOOD, "sources": {"A b": {}}}, "the id 'A b' of a source is not lower-case words joined by hyphens"),
        ({**GOOD, "sources": {"": {"x": {}}}}, "the id '' of a source is not lower-case words joined by hyphens"),
        ({**GOOD, "sources": {"01": {}}}, "the source '01' has no `title`: the title of the page or paper"),
        ({**GOOD, "sources": {"1": 1}}, "the source '1' must be a mapping (`key: value`), not 1"),
        ({**GOOD, "facts": ["x"]}, "entry 1 of `facts` must be a mapping (`key: value`), not 'x'"),
        ({**GOOD, "sources": {"g": {}}}, "the source 'g' has no `title`: the title of the page or paper"),
        (fact(id="In_F"), "`id` of the fact 'In_F' is not lower-case words joined by hyphens: 'In_F'"),
        (fact(id=7), "`id` of entry 1 of `facts` must be text, not 7: put it in quotes"),
        (fact(statement=" "), "`statement` of the fact 'a' is empty"),
        (fact(statement=None), "`statement` of the fact 'a' is empty"),
        (fact(statement=["x"]), "`statement` of the fact 'a' must be text, not a list"),
        (fact(kind="riks"), f"`kind` of the fact 'a' is 'riks'; use one of {KINDS}. Did you mean 'risk'?"),
        (fact(kind=["risk"]), f"`kind` of the fact 'a' is a list; use one of {KINDS}."),
        (fact(kind=None), f"`kind` of the fact 'a' is empty; use one of {KINDS}"),
        (fact(safety="yes"), "`safety` of the fact 'a' must be true or false, not 'yes'"),
        (fact(safty=True), "the fact 'a' takes no key `safty`. Did you mean 'safety'?"),
        (fact(source="g"), "`source` of the fact 'a' must be a mapping (`key: value`), not 'g'"),
        (fact(source={}), "`source` of the fact 'a' has no `document`: the id of a source"),
        (fact(source={"document": "g", "lines": [0]}), "`source.lines` of the fact 'a' must be at least 1, not 0"),
        (fact(source={"document": "g", "lines": [1, 1]}), "`source.lines` of the fact 'a' names something twice"),
        (fact(sections=["x"]), "`sections` of the fact 'a' is not the name of a page, such as how-to-prepare.md: 'x'"),
        (fact(chance={"name": "n", "have": "h"}), "`chance` of the fact 'a' has no `have_not`: "),
        (fact(quantities=[without(COUNT, "unit")]), "a quantity of the fact 'a' has no `unit`: the unit"),
        (fact(quantities=[without(COUNT, "value")]), "a quantity of the fact 'a' has no `value`: the number"),
        (fact(quantities=[without(SHARE, "of")]), "a quantity of the fact 'a' has no `of`: of how many"),
        (fact(quantities=[without(RANGE, "max")]), "a quantity of the fact 'a' has no `max`: the most"),
        (fact(quantities=[without(WORD, "text")]), "a quantity of the fact 'a' has no `text`: the word in place"),
        (fact(quantities=[without(RATE, "per")]), "a quantity of the fact 'a' has no `per`: the unit after 'in any'"),
        (
            fact(quantities=[{**SHARE, "value": "75%"}]),
            "`quantities.value` of the fact 'a' must be a number, not '75%'",
        ),
        (fact(quantities=[{**COUNT, "value": -1}]), "`quantities.value` of the fact 'a' must be at least 0, not -1"),
        (
            fact(quantities=[{**YEAR, "value": 2.5}]),
            "`quantities.value` of the fact 'a' must be a whole number, not 2.5",
        ),
        (
            fact(quantities=[{**RANGE, "value": 1}]),
            "`quantities.value` of the fact 'a' does not go with `type: duration` and `op: range`",
        ),
        (
            fact(quantities=[{**COUNT, "of": 3}]),
            "`quantities.of` of the fact 'a' does not go with `type: count` and `op: =`",
        ),
        (
            fact(quantities=[{**COUNT, "text": "few"}]),
            "`quantities.text` of the fact 'a' does not go with",
        ),
        (
            fact(quantities=[{**WORD, "op": "~"}]),
            "`quantities.op` of the fact 'a' is '~', which does not go with `type: vague`",
        ),
        (
            {**GOOD, "sources": {"g": {**GOOD["sources"]["g"], "read": "31.1.2026"}}},
            "`read` of the source 'g' is no date such as 2027-01-31: '31.1.2026'",
        ),
        (
            {**GOOD, "sources": {"g": {**GOOD["sources"]["g"], "read": "2026-02-30"}}},
            "`read` of the source 'g' is no date",
        ),
        (
            {**GOOD, "sources": {"g": {**GOOD["sources"]["g"], "url": "x.org"}}},
            "`url` of the source 'g' is no address such",
        ),
        (
            {**GOOD, "left_out": [{"fact": "a", "by": "n"}]},
            "the left-out fact 'a' has no `reason`: why no page states it",
        ),
        (
            {**GOOD, "left_out": [{"fact": "a", "by": "n", "reason": "r", "replaced_by": "x"}]},
            "`replaced_by` of the left-out fact 'a' is not `local:` and the name of a local value: 'x'",
        ),
        (
            {**GOOD, "issues": [{"id": "Q", "what": "?", "resolved": True}]},
            "`resolved` of the issue 'Q' must be text, not true",
        ),
        ({**GOOD, "evidence_questions": [{"id": "E"}]}, "the evidence question 'E' has no `note`: what it says"),
    ],
)
def test_fault(data: Any, message: str) -> None:
    """Each fault has plain words that name the place and the key; the other implementation refuses it, too."""
    assert faults(data)[0].startswith(message)


def test_all_faults_at_once() -> None:
    """One run tells all of them."""
    assert len(faults(fact(kind="x", safety=1, hedge="", source={}))) == 4


def test_many_wrong_keys_take_no_time() -> None:
    """A guess is made for the first wrong keys only: thousands of them do not hang a build."""
    found = faults({**GOOD, **{f"fact{number}": 1 for number in range(3000)}})
    assert len(found) == 3000
    assert sum("Did you mean" in message for message in found) == 50
