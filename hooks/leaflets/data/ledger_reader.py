"""Reads facts.yml into a Ledger. What is wrong in it is kept in `faults`, and the rest is used."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from leaflets.core.diagnostics import Finding, Place
from leaflets.core.yaml_file import Path as Keys
from leaflets.core.yaml_file import YamlError, YamlFile, load
from leaflets.data import ledger_consistency, ledger_schema
from leaflets.data.ledger import Chance, Document, Fact, Issue, Ledger, LeftOut, Origin, Quantity, Question
from leaflets.data.ledger_consistency import entries, exact

_LEFT_OUT = ("fact", "reason", "by", "replaced_by")


def read(text: str, path: str) -> Ledger:
    """Read facts.yml; `path` is what findings name."""
    ledger = Ledger(path, text=text)

    def fault(message: str, line: int, column: int = 1) -> None:
        ledger.faults.append(Finding(Place(path, line, column), message))

    try:
        yaml = load(text)
        ledger.odd = yaml.odd
        data = ledger_schema.plain(yaml.data)
    except YamlError as error:
        fault(f"not YAML: {error}", error.line, error.column)
        return ledger
    except ValueError as error:
        fault(f"holds a number that is too long: {error}", 1)
        return ledger
    faults = list(ledger_schema.faults(data))
    if isinstance(data, dict):
        if data.get("facts") == []:
            faults.append((("facts",), "`facts:` is empty: no statement has a source yet"))
        _sources(data, yaml, ledger)
        for key, message in _facts(data, yaml, ledger):
            fault(message, yaml.line(*key))
        _left_out(data, yaml, ledger)
        _questions(data, yaml, ledger)
        faults += ledger_consistency.faults(data, {fact.id: fact.line for fact in ledger.facts})
    for keys, message in faults:
        fault(message, yaml.line(*keys))
    ledger.faults.sort()
    return ledger


def _sources(data: dict[str, Any], yaml: YamlFile, ledger: Ledger) -> None:
    sources = data.get("sources")
    for name, entry in sources.items() if isinstance(sources, dict) else ():
        entry = entry if isinstance(entry, dict) else {}
        title, publisher, url, date = (_text(entry.get(key)) for key in ("title", "publisher", "url", "read"))
        lines = entry.get("lines")
        length = lines if isinstance(lines, int) else 0
        ledger.sources[name] = Document(name, title, publisher, url, date, length, yaml.line("sources", name))


def _facts(data: dict[str, Any], yaml: YamlFile, ledger: Ledger) -> Iterator[tuple[Keys, str]]:
    """Read the facts that have an id, each once; yields the ids that stand twice."""
    lines: dict[str, int] = {}
    for index, entry in entries(data, "facts"):
        name = entry.get("id")
        if not isinstance(name, str):
            continue
        if name in lines:
            yield ("facts", index), f"the id '{name}' stands at line {lines[name]} already"
            continue
        lines[name] = yaml.line("facts", index)
        ledger.facts.append(
            Fact(
                name,
                _text(entry.get("statement")),
                _text(entry.get("kind")),
                _text(entry.get("hedge")),
                entry.get("safety") is True,
                lines[name],
                _origin(entry.get("source")),
                tuple(_quantity(each) for _, each in entries(entry, "quantities")),
                _texts(entry.get("contradicts")),
                _texts(entry.get("issues")),
                _texts(entry.get("sections")),
                _chance(entry.get("chance")),
            )
        )


def _left_out(data: dict[str, Any], yaml: YamlFile, ledger: Ledger) -> None:
    """Read what is left out; an entry without fact, reason and role leaves nothing out."""
    for index, entry in entries(data, "left_out"):
        fact, reason, by, replaced_by = (_text(entry.get(key)) for key in _LEFT_OUT)
        if fact and reason and by:
            ledger.left_out.append(LeftOut(fact, reason, by, replaced_by, yaml.line("left_out", index)))


def _questions(data: dict[str, Any], yaml: YamlFile, ledger: Ledger) -> None:
    for index, entry in entries(data, "issues"):
        name, what, severity, resolved = (_text(entry.get(key)) for key in ("id", "what", "severity", "resolved"))
        line = yaml.line("issues", index)
        ledger.issues.append(Issue(name, what, severity, _numbers(entry.get("lines")), resolved, line))
    for index, entry in entries(data, "evidence_questions"):
        name, note, status = (_text(entry.get(key)) for key in ("id", "note", "status"))
        line = yaml.line("evidence_questions", index)
        ledger.questions.append(Question(name, note, status, _texts(entry.get("about")), line))


def _origin(entry: Any) -> Origin:
    if not isinstance(entry, dict):
        return Origin("")
    return Origin(_text(entry.get("document")), _text(entry.get("section")), _numbers(entry.get("lines")))


def _quantity(entry: dict[str, Any]) -> Quantity:
    of = entry.get("of")
    return Quantity(
        _text(entry.get("type")),
        _text(entry.get("op")),
        exact(entry.get("value")),
        of if isinstance(of, int) else None,
        exact(entry.get("min")),
        exact(entry.get("max")),
        _text(entry.get("unit")),
        _text(entry.get("per")),
        _text(entry.get("text")),
    )


def _chance(entry: Any) -> Chance | None:
    if not isinstance(entry, dict):
        return None
    name, after, have, have_not = (_text(entry.get(key)) for key in ("name", "after", "have", "have_not"))
    return Chance(name, after, have, have_not, _texts(entry.get("leaves_open")))


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def _text(value: Any) -> str:
    return "" if value is None else " ".join(str(value).split())


def _texts(value: Any) -> tuple[str, ...]:
    return tuple(map(_text, _list(value)))


def _numbers(value: Any) -> tuple[int, ...]:
    return tuple(each for each in _list(value) if isinstance(each, int))
