"""One run's diagnostics for each reader: the log, GitHub's pull requests, and SARIF for other tools."""

from __future__ import annotations

import json
import os
import re
import sys
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, TextIO
from urllib.parse import quote

from leaflets.checks.check import Check
from leaflets.core.diagnostics import Diagnostic, LeafletsError

SHOWN_BY_GITHUB = 10
"""GitHub shows ten annotations of a kind from one step; the summary holds them all."""

INFO_LISTED = 3
"""So many findings of one check at `info` are listed in the log of a build; of more, the first and their number."""

_COMMANDS = {"warn": "error", "info": "notice"}
_SARIF_LEVELS = {"warn": "error", "info": "note"}


def tell(
    diagnostics: Sequence[Diagnostic],
    log: Callable[[Diagnostic], None],
    rules: Mapping[str, Check[Any]],
    environ: Mapping[str, str] = os.environ,
    out: TextIO = sys.stdout,
    listed_elsewhere: Collection[str] = (),
    ignored: Collection[str] = (),
) -> None:
    """Tell every reader whom the environment names.

    `log` gets each diagnostic, what is only to know of first, so that what is to mend stands last, beside the count.
    Of the checks `listed_elsewhere`, which `leaflets check` tells too, it gets them `shortened`; the others get all.
    What pages allow themselves stands between, each finding. `ignored` are the checks of which nothing is told.
    GITHUB_ACTIONS set: annotations on `out`, a table in the file of GITHUB_STEP_SUMMARY. LEAFLETS_SARIF: SARIF 2.1.0
    in that file. Raises LeafletsError where a file cannot be written.
    """
    for diagnostic in sorted(
        shortened(diagnostics, listed_elsewhere), key=lambda d: (d.level == "warn", d.allowed > "")
    ):
        log(diagnostic)
    if environ.get("GITHUB_ACTIONS"):
        for line in github(diagnostics):
            print(line, file=out)
        if environ.get("GITHUB_STEP_SUMMARY"):
            _write(Path(environ["GITHUB_STEP_SUMMARY"]), summary(diagnostics, ignored), "a")
    if environ.get("LEAFLETS_SARIF"):
        text = json.dumps(sarif(diagnostics, rules), indent=2, ensure_ascii=False) + "\n"
        _write(Path(environ["LEAFLETS_SARIF"]), text, "w")


def shortened(diagnostics: Sequence[Diagnostic], names: Collection[str]) -> list[Diagnostic]:
    """The diagnostics; of a check among `names` with more than three at `info` only the first, with their number.

    What a page allows itself is always told.
    """
    short = [each for each in diagnostics if each.level == "info" and each.check in names and not each.allowed]
    to_know = Counter(each.check for each in short)
    told: set[str] = set()
    found = []
    for each in diagnostics:
        if each.level == "info" and not each.allowed and (more := to_know[each.check] - 1) >= INFO_LISTED:
            if each.check in told:
                continue
            told.add(each.check)
            each = replace(each, message=f"{each.message} And {more} more: `leaflets check` lists them")
        found.append(each)
    return found


def _write(path: Path, text: str, mode: str) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open(mode, encoding="utf-8") as file:
            file.write(text)
    except OSError as error:
        raise LeafletsError(f"{path}: the findings cannot be written there: {error.strerror}") from error


def number(count: int, noun: str) -> str:
    """`1 leaflet`, `2 leaflets`."""
    return f"{count} {noun}{'' if count == 1 else 's'}"


def count(diagnostics: Sequence[Diagnostic]) -> str:
    """`3 findings to mend, 1 to know of, 2 allowed by their pages`."""
    levels = Counter("allowed" if diagnostic.allowed else diagnostic.level for diagnostic in diagnostics)
    mend = levels["warn"]
    parts = [f"{number(mend, 'finding')} to mend"] if mend else ["nothing to mend"]
    if levels["info"]:
        parts.append(f"{levels['info']} to know of")
    if levels["allowed"]:
        parts.append(f"{levels['allowed']} allowed by {'its page' if levels['allowed'] == 1 else 'their pages'}")
    return ", ".join(parts)


def ignores(config: str, names: Collection[str]) -> str:
    """`mkdocs.yml ignores: …`, the checks of which nothing is told; or nothing."""
    return f"{config} ignores: {', '.join(names)}" if names else ""


def github(diagnostics: Sequence[Diagnostic]) -> list[str]:
    """GitHub workflow commands, the first ten of each kind; what pages allow themselves comes first."""
    lines = []
    told: Counter[str] = Counter()
    for diagnostic in sorted(diagnostics, key=lambda each: not each.allowed):
        command = _COMMANDS[diagnostic.level]
        told[command] += 1
        if told[command] > SHOWN_BY_GITHUB:
            continue
        values = {
            "file": diagnostic.path,
            "line": diagnostic.line,
            "col": diagnostic.column,
            "title": diagnostic.check,
        }
        properties = ",".join(f"{key}={_property(value)}" for key, value in values.items() if value)
        lines.append(f"::{command} {properties}::{_data(diagnostic.text)}")
    return lines


def _data(value: object) -> str:
    """Escape a message: GitHub's rules for workflow commands (actions/toolkit, command.ts)."""
    return str(value).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(value: object) -> str:
    return _data(value).replace(":", "%3A").replace(",", "%2C")


def summary(diagnostics: Sequence[Diagnostic], ignored: Collection[str] = (), config: str = "mkdocs.yml") -> str:
    """All diagnostics as Markdown for the page of the workflow's run: findings, what pages allow, what is ignored."""
    lines = ["## Leaflets", "", count(diagnostics)[0].upper() + count(diagnostics)[1:] + ".", ""]
    found = [each for each in diagnostics if not each.allowed]
    lines += _table(("level", "where", "what", "check"), ((d.level, d.place, d.message, d.check) for d in found))
    if allowed := [each for each in diagnostics if each.allowed]:
        lines += [
            "### What pages allow themselves",
            "",
            "Each finding below would have been told. Is the reason good?",
            "",
        ]
        rows = ((each.place, each.message, each.allowed, each.check) for each in allowed)
        lines += _table(("where", "what", "reason", "check"), rows)
    if words := ignores(config, ignored):
        lines += [_cell(words) + ". Nothing of these checks is told.", ""]
    return "\n".join(lines) + "\n"


def _table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> list[str]:
    """A Markdown table with an empty line after it, or nothing where there are no rows."""
    body = ["| " + " | ".join(map(_cell, row)) + " |" for row in rows]
    return [f"| {' | '.join(heads)} |", "|" + " --- |" * len(heads), *body, ""] if body else []


def _cell(text: str) -> str:
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace("\\", "\\\\")
    return re.sub(r"([|`*_\[\]])", r"\\\1", escaped).replace("\n", " ")


def sarif(diagnostics: Sequence[Diagnostic], rules: Mapping[str, Check[Any]]) -> dict[str, Any]:
    """The diagnostics as SARIF 2.1.0 (OASIS standard); columns count code points, as Python does.

    What a page allows is suppressed in source, with the author's reason (section 3.35); as the standard asks, all
    results then say whether they are.
    """
    names = sorted(rules)
    return {
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [
            {
                "tool": {
                    "driver": {
                        "name": "leaflets",
                        "rules": [_rule(name, rules[name]) for name in names],
                    }
                },
                "columnKind": "unicodeCodePoints",
                "results": [_result(diagnostic, names) for diagnostic in diagnostics],
            }
        ],
    }


def _rule(name: str, check: Check[Any]) -> dict[str, Any]:
    text = check.text.strip()
    return {
        "id": name,
        "shortDescription": {"text": text.splitlines()[0]},
        "fullDescription": {"text": text},
    }


def _result(diagnostic: Diagnostic, names: list[str]) -> dict[str, Any]:
    location: dict[str, Any] = {"artifactLocation": {"uri": quote(diagnostic.path), "uriBaseId": "%SRCROOT%"}}
    if diagnostic.line:
        location["region"] = {"startLine": diagnostic.line}
        if diagnostic.column:
            location["region"]["startColumn"] = diagnostic.column
    result: dict[str, Any] = {
        "ruleId": diagnostic.check,
        "level": _SARIF_LEVELS[diagnostic.level],
        "message": {"text": diagnostic.message},
        "locations": [{"physicalLocation": location}],
        "suppressions": [{"kind": "inSource", "justification": diagnostic.allowed}] if diagnostic.allowed else [],
    }
    if diagnostic.check in names:
        result["ruleIndex"] = names.index(diagnostic.check)
    return result
