"""The labelled cases of single checks: `cases/<check>.yml`, each a change of the example library and what is found.

    why: one line, for whoever wonders about it; names the case, as its text does where there is no line
    text: stands at the end of knee/risks.md, as an example of a check that names no file
    page: is all of knee/risks.md
    files: further files with their text, by path from docs/; null takes one away
    found: `path:line:check`, or several in any order; left out where nothing is. The column may follow the line, and
        after a space may stand words that the message holds

Judged are the findings of the check after which the file is named, and of those that a case names itself.
"""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import yaml
from leaflets.checks import registry
from leaflets.core.diagnostics import Diagnostic
from support import library

FOLDER = Path(__file__).parent / "cases"
_FOUND = re.compile(r"(?P<place>\S+?):(?P<check>[a-z]+(?:-[a-z]+)*)(?: (?P<words>.+))?")


class Case(NamedTuple):
    """A case as its YAML says it."""

    check: str
    why: str
    files: dict[str, str | None]
    text: str
    found: list[str]


def read(text: str, check: str) -> list[Case]:
    """The cases of one file. Raises ValueError at one that is not well-formed."""
    return [_case(dict(entry), check) for entry in yaml.safe_load(text)]


def _case(entry: dict[str, Any], check: str) -> Case:
    files, text, found = dict(entry.pop("files", {})), entry.pop("text", ""), entry.pop("found", [])
    why = entry.pop("why", "") or text.strip()
    if "page" in entry:
        files[library.PAGE] = entry.pop("page")
    if not why:
        raise ValueError(f"a case of {check} has neither `why` nor `text`")
    if entry:
        raise ValueError(f"{why}: unknown keys {', '.join(entry)}")
    found = found if isinstance(found, list) else [found]
    for line in found:
        if not (match := _FOUND.fullmatch(line)) or match["check"] not in registry.checks():
            raise ValueError(f"{why}: '{line}' is not `path:line:check`")
    return Case(check, why, files, text, found)


CASES = [case for path in sorted(FOLDER.glob("*.yml")) for case in read(path.read_text("utf-8"), path.stem)]


def is_it(expected: str, diagnostic: Diagnostic) -> bool:
    """Whether a finding is the one that a case expects."""
    match = _FOUND.fullmatch(expected)
    assert match
    return (
        match["check"] == diagnostic.check
        and f"{diagnostic.place}:".startswith(f"{match['place']}:")
        and (match["words"] or "") in diagnostic.message
    )


@pytest.mark.parametrize("case", [pytest.param(case, id=f"{case.check}: {case.why}") for case in CASES])
def test_case(case: Case, example: Path) -> None:
    """Each finding is expected, and each that is expected is found once."""
    for name, text in case.files.items():
        file = example / "docs" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.unlink() if text is None else file.write_text(text, "utf-8")
    if case.text:
        library.change(example, case.text)
    judged = {case.check, *(match["check"] for line in case.found if (match := _FOUND.fullmatch(line)))}
    found = [each for each in library.check(example) if each.check in judged and not each.allowed]
    told = "\n".join(f"{each.place}:{each.check}: {each.message}" for each in found) or "nothing"
    for line in case.found:
        matching = [each for each in found if is_it(line, each)]
        assert matching, f"not found: {line}\nfound: {told}"
        found.remove(matching[0])
    assert not found, f"more than expected: {told}"


@pytest.mark.parametrize("name", sorted({case.check for case in CASES}))
def test_file_is_named_after_a_check_and_has_both_kinds(name: str) -> None:
    """Where something is found, something alike is not."""
    assert name in registry.checks()
    assert {bool(case.found) for case in CASES if case.check == name} == {True, False}


def test_no_case_has_the_name_of_another() -> None:
    """Failures are told by it."""
    assert [name for name, number in Counter((case.check, case.why) for case in CASES).items() if number > 1] == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("- {text: a, color: red}", "a: unknown keys color"),
        ("- {page: a}", "neither `why` nor `text`"),
        ("- {text: a, found: docs/knee/risks.md}", "a: 'docs/knee/risks.md' is not `path:line:check`"),
        ("- {text: a, found: 'docs/knee/risks.md:8:vague-lin'}", "is not `path:line:check`"),
        ("- {text: a, found: ['docs/knee/risks.md:8:vague-link', x]}", "a: 'x' is not"),
    ],
)
def test_case_that_is_not_well_formed_is_refused(text: str, words: str) -> None:
    """A slip is found when the cases are read, not taken for something else."""
    with pytest.raises(ValueError, match=re.escape(words)):
        read(text, "vague-link")


@pytest.mark.parametrize(
    ("expected", "is_one"),
    [
        ("docs/a.md:8:vague-link", True),
        ("docs/a.md:8:3:vague-link", True),
        ("docs/a.md:vague-link the page", True),
        ("docs/a.md:80:vague-link", False),
        ("docs/a.md:8:4:vague-link", False),
        ("docs/b.md:8:vague-link", False),
        ("docs/a.md:8:bare-address", False),
        ("docs/a.md:8:vague-link the leaflet", False),
    ],
)
def test_what_a_line_expects(expected: str, is_one: bool) -> None:
    """File, line, column, check and words, as far as they are given."""
    assert is_it(expected, Diagnostic("docs/a.md", 8, 3, "vague-link", "warn", "name the page")) is is_one
