"""Reads facts.yml into a Ledger. What is wrong in it is kept in `faults`, and the rest is used."""

from __future__ import annotations

import re
from collections.abc import Callable
from fractions import Fraction
from typing import Any

from leaflets.diagnostics import Finding
from leaflets.evidence.ledger import KINDS, Chance, Document, Fact, Issue, Ledger, LeftOut, Origin, Quantity, Question
from leaflets.yamlfile import YamlError, YamlFile, load

_LEFT_OUT = ("fact", "reason", "by", "replaced_by")

Fault = Callable[[int, str], None]


def read(text: str, path: str) -> Ledger:
    """Read facts.yml; `path` is what findings name."""
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
    _sources(data, yaml, ledger)
    _facts(data, yaml, ledger, fault)
    _left_out(data, yaml, ledger, fault)
    _questions(data, yaml, ledger)
    return ledger


def _sources(data: dict[str, Any], yaml: YamlFile, ledger: Ledger) -> None:
    sources = data.get("sources")
    for name, entry in sources.items() if isinstance(sources, dict) else ():
        entry = entry if isinstance(entry, dict) else {}
        title, publisher, url = (_text(entry.get(key)) for key in ("title", "publisher", "url"))
        lines = entry.get("lines")
        ledger.sources[str(name)] = Document(
            str(name),
            title,
            publisher,
            url,
            date=_text(entry.get("read")),
            lines=lines if isinstance(lines, int) else 0,
            line=yaml.line("sources", name),
        )


def _facts(data: dict[str, Any], yaml: YamlFile, ledger: Ledger, fault: Fault) -> None:
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
        origin = _origin(entry.get("source"))
        if origin.document not in ledger.sources:
            at = yaml.line("facts", index, "source")
            fault(at, f"the fact '{name}' names no document that stands under `sources:`")
        quantities = entry.get("quantities")
        ledger.facts.append(
            Fact(
                name,
                _text(entry.get("statement")),
                _text(entry.get("kind")),
                _text(entry.get("hedge")),
                entry.get("safety") is True,
                line,
                origin,
                tuple(_quantity(each) for each in quantities or () if isinstance(each, dict)),
                _texts(entry.get("contradicts")),
                _texts(entry.get("issues")),
                _texts(entry.get("sections")),
                _chance(entry.get("chance")),
            )
        )


def _left_out(data: dict[str, Any], yaml: YamlFile, ledger: Ledger, fault: Fault) -> None:
    left_out = data.get("left_out") or []
    if not isinstance(left_out, list):
        fault(yaml.line("left_out"), "`left_out:` is no list")
        return
    for index, entry in enumerate(left_out):
        line = yaml.line("left_out", index)
        if not isinstance(entry, dict) or any(not entry.get(key) for key in _LEFT_OUT[:3]):
            fault(line, "an entry under `left_out:` needs fact, reason and by (a role)")
            continue
        fact, reason, by, replaced_by = (_text(entry.get(key)) for key in _LEFT_OUT)
        ledger.left_out.append(LeftOut(fact, reason, by, replaced_by, line))


def _questions(data: dict[str, Any], yaml: YamlFile, ledger: Ledger) -> None:
    for index, entry in enumerate(_list(data.get("issues"))):
        if isinstance(entry, dict):
            name, what, severity, resolved = (_text(entry.get(key)) for key in ("id", "what", "severity", "resolved"))
            line = yaml.line("issues", index)
            ledger.issues.append(Issue(name, what, severity, _numbers(entry.get("lines")), resolved, line))
    for index, entry in enumerate(_list(data.get("evidence_questions"))):
        if isinstance(entry, dict):
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
        _exact(entry.get("value")),
        of if isinstance(of, int) else None,
        _exact(entry.get("min")),
        _exact(entry.get("max")),
        _text(entry.get("unit")),
        _text(entry.get("per")),
        _text(entry.get("text")),
    )


def _chance(entry: Any) -> Chance | None:
    if not isinstance(entry, dict):
        return None
    name, after, have, have_not = (_text(entry.get(key)) for key in ("name", "after", "have", "have_not"))
    return Chance(name, after, have, have_not, _texts(entry.get("leaves_open")))


def _exact(value: Any) -> Fraction | None:
    """A number of YAML without rounding: 0.1 is one tenth."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    try:
        return Fraction(str(value))
    except ValueError:  # .inf and .nan
        return None


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def _text(value: Any) -> str:
    return "" if value is None else " ".join(str(value).split())


def _texts(value: Any) -> tuple[str, ...]:
    return tuple(map(_text, _list(value)))


def _numbers(value: Any) -> tuple[int, ...]:
    return tuple(each for each in _list(value) if isinstance(each, int))
