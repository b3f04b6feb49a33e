"""One run's diagnostics for each reader."""

from __future__ import annotations

import io
import json
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from leaflets.checks import registry, report
from leaflets.core.diagnostics import Diagnostic, LeafletsError, Level
from support import library


def diagnostic(
    message: str = "m", level: Level = "warn", path: str = "docs/a.md", line: int | None = 3, column: int | None = 5
) -> Diagnostic:
    """A diagnostic of the check `long-sentence`."""
    return Diagnostic(path, line, column, "long-sentence", level, message)


@pytest.mark.parametrize(
    ("levels", "text"),
    [
        ([], "nothing to mend"),
        (["warn"], "1 finding to mend"),
        (["warn", "warn"], "2 findings to mend"),
        (["info"], "nothing to mend, 1 to know of"),
        (["warn", "info", "info"], "1 finding to mend, 2 to know of"),
    ],
)
def test_count(levels: list[Level], text: str) -> None:
    """The last line of a run says how much there is to do."""
    assert report.count([diagnostic(str(n), level) for n, level in enumerate(levels)]) == text


ALLOWED = Diagnostic("docs/a.md", 3, 5, "long-sentence", "info", "34 words", "A law gives | the words.")


def test_allowed_is_counted_apart() -> None:
    """What pages allow is neither to mend nor lost among what is to know of."""
    assert report.count([ALLOWED]) == "nothing to mend, 1 allowed by its page"
    found = [diagnostic(), diagnostic("b", "info"), ALLOWED, replace(ALLOWED, line=9)]
    assert report.count(found) == "1 finding to mend, 1 to know of, 2 allowed by their pages"


@pytest.mark.parametrize(
    ("message", "text"),
    [
        ("34 words", "34 words. Allowed here: Why."),
        ("34 words.", "34 words. Allowed here: Why."),
        ("Did you mean 'x'?", "Did you mean 'x'? Allowed here: Why."),
        ("x" * 399 + "…", "x" * 399 + "… Allowed here: Why."),
    ],
)
def test_allowed_in_one_line(message: str, text: str) -> None:
    """The finding, then the reason, as sentences."""
    found = replace(ALLOWED, message=message, allowed="Why.")
    assert str(found) == f"docs/a.md:3:5: {text} (long-sentence)"
    assert report.github([found]) == [f"::notice file=docs/a.md,line=3,col=5,title=long-sentence::{text}"]


def test_allowed_is_never_shortened() -> None:
    """All of it is in the log, after what is only to know of; GitHub shows it before other notices."""
    known = [diagnostic(f"m{n}", "info", line=n) for n in range(1, 20)]
    allowed = [replace(ALLOWED, line=n) for n in range(1, 8)]
    logged: list[Diagnostic] = []
    report.tell([*allowed, *known], logged.append, {}, {}, listed_elsewhere=["long-sentence"])
    assert [each.allowed > "" for each in logged] == [False] + [True] * 7
    assert "And 18 more" in logged[0].message
    assert sum("Allowed here" in line for line in report.github([*known, *allowed])) == 7


def test_summary_says_what_pages_allow() -> None:
    """In a section of its own, with the reason as text; and what mkdocs.yml ignores."""
    text = report.summary([diagnostic("to mend"), ALLOWED], ["title-heading", "vague-link"])
    above, _, below = text.partition("### What pages allow themselves\n")
    assert "| warn | docs/a.md:3:5 | to mend | long-sentence |" in above
    assert "34 words" not in above
    assert "| where | what | reason | check |\n| --- | --- | --- | --- |\n" in below
    assert r"| docs/a.md:3:5 | 34 words | A law gives \| the words. | long-sentence |" in below
    assert below.endswith("mkdocs.yml ignores: title-heading, vague-link. Nothing of these checks is told.\n\n")
    assert "allow themselves" not in report.summary([diagnostic()])
    assert "ignores" not in report.summary([diagnostic()])


def test_sarif_says_what_is_suppressed() -> None:
    """In source, with the reason; other results say that they are not (SARIF 2.1.0, 3.27.23 and 3.35)."""
    log = report.sarif([diagnostic(), ALLOWED], registry.checks())
    valid(log)
    first, second = log["runs"][0]["results"]
    assert first["suppressions"] == []
    assert second["suppressions"] == [{"kind": "inSource", "justification": "A law gives | the words."}]
    assert second["message"]["text"] == "34 words"


def test_the_log_is_short(tmp_path: Path) -> None:
    """Much to know of is one line for each check, and what is to mend stands last; SARIF has every finding."""
    many = [diagnostic(f"m{n}", "info", line=n) for n in range(1, 6)]
    others = [replace(each, check="other") for each in many]
    mend = [diagnostic("mend", line=n) for n in range(7, 12)]
    few = [replace(each, check="few") for each in many[:3]]
    log: list[str] = []
    report.tell(
        [*mend, *many, *others, *few],
        lambda each: log.append(f"{each.level} {each}"),
        {},
        {"LEAFLETS_SARIF": str(tmp_path / "sarif.json")},
        listed_elsewhere=["long-sentence", "few"],
    )
    assert log == [
        "info docs/a.md:1:5: m1 And 4 more: `leaflets check` lists them (long-sentence)",
        *(f"info docs/a.md:{n}:5: m{n} (other)" for n in range(1, 6)),
        *(f"info docs/a.md:{n}:5: m{n} (few)" for n in range(1, 4)),
        *(f"warn docs/a.md:{n}:5: mend (long-sentence)" for n in range(7, 12)),
    ]
    results = json.loads((tmp_path / "sarif.json").read_text("utf-8"))["runs"][0]["results"]
    assert len(results) == len([*mend, *many, *others, *few])


@pytest.mark.parametrize(
    ("found", "line"),
    [
        (diagnostic("plain"), "::error file=docs/a.md,line=3,col=5,title=long-sentence::plain"),
        (diagnostic("plain", "info"), "::notice file=docs/a.md,line=3,col=5,title=long-sentence::plain"),
        (diagnostic("m", column=None), "::error file=docs/a.md,line=3,title=long-sentence::m"),
        (diagnostic("m", line=None, column=None), "::error file=docs/a.md,title=long-sentence::m"),
        (
            diagnostic("100 %, a: b\r\n::error::x"),
            "::error file=docs/a.md,line=3,col=5,title=long-sentence::100 %25, a: b%0D%0A::error::x",
        ),
        (diagnostic(path="docs/a,b:c%d.md"), "::error file=docs/a%2Cb%3Ac%25d.md,line=3,col=5,title=long-sentence::m"),
        (diagnostic("%0A stays"), "::error file=docs/a.md,line=3,col=5,title=long-sentence::%250A stays"),
        (diagnostic("é ‘x’"), "::error file=docs/a.md,line=3,col=5,title=long-sentence::é ‘x’"),
    ],
)
def test_github_line(found: Diagnostic, line: str) -> None:
    """A workflow command, escaped as actions/toolkit does it: a message cannot forge a second command."""
    assert report.github([found]) == [line]


def test_github_shows_ten_of_a_kind() -> None:
    """The first ten of each kind, as GitHub would show; a notice is not lost behind errors."""
    found = [diagnostic(str(n), "warn" if n % 2 else "info") for n in range(30)]
    lines = report.github(found)
    assert [line.rsplit("::", 1)[1] for line in lines if line.startswith("::error ")] == [
        str(n) for n in range(1, 21, 2)
    ]
    assert [line.rsplit("::", 1)[1] for line in lines if line.startswith("::notice ")] == [
        str(n) for n in range(0, 20, 2)
    ]


def test_summary_holds_all() -> None:
    """The summary of the run holds every finding, one row each."""
    text = report.summary([diagnostic(f"number {n}") for n in range(25)])
    assert text.startswith(
        "## Leaflets\n\n25 findings to mend.\n\n| level | where | what | check |\n| --- | --- | --- | --- |\n"
    )
    assert text.count("\n| warn | docs/a.md:3:5 | number ") == 25
    assert report.summary([]) == "## Leaflets\n\nNothing to mend.\n\n"


@pytest.mark.parametrize(
    ("message", "cell"),
    [
        ("a | b", r"a \| b"),
        ("`code` *b* _c_ [x](y)", r"\`code\` \*b\* \_c\_ \[x\](y)"),
        ("<script> & </b>", "&lt;script> &amp; &lt;/b>"),
        ("two\nlines", "two lines"),
        ("back\\slash \\| x", r"back\\slash \\\| x"),
    ],
)
def test_summary_cell(message: str, cell: str) -> None:
    """A message is text in its cell: it makes no column, no markup and no line of its own."""
    (row,) = [line for line in report.summary([diagnostic(message)]).splitlines() if line.startswith("| warn")]
    assert row == rf"| warn | docs/a.md:3:5 | {cell} | long-sentence |"


def valid(log: Any) -> None:
    """What SARIF 2.1.0 (OASIS, sections 3.13 to 3.30) requires of what we write."""
    assert log["version"] == "2.1.0"
    assert log["$schema"].endswith("sarif-2.1.0.json")
    (run,) = log["runs"]
    assert run["columnKind"] in {"utf16CodeUnits", "unicodeCodePoints"}
    driver = run["tool"]["driver"]
    assert driver["name"]
    ids = [rule["id"] for rule in driver["rules"]]
    assert len(set(ids)) == len(ids)
    for rule in driver["rules"]:
        assert rule["shortDescription"]["text"].endswith(".")
        assert rule["fullDescription"]["text"].startswith(rule["shortDescription"]["text"])
    for result in run["results"]:
        assert ids[result["ruleIndex"]] == result["ruleId"]
        assert result["level"] in {"none", "note", "warning", "error"}
        assert result["message"]["text"]
        (location,) = result["locations"]
        uri = location["physicalLocation"]["artifactLocation"]["uri"]
        assert re.fullmatch(r"(?:[A-Za-z0-9._~/-]|%[0-9A-F]{2})+", uri)
        assert not uri.startswith("/")
        region = location["physicalLocation"].get("region", {"startLine": 1})
        assert all(isinstance(number, int) and number >= 1 for number in region.values())
        assert "startLine" in region


def test_sarif() -> None:
    """Each diagnostic with its rule, level and place; a rule for every check, made of its docstring."""
    found = [
        diagnostic("a"),
        diagnostic("b", "info", path="docs/ein Käse#1.md", column=None),
        diagnostic("c", line=None, column=None),
    ]
    log = report.sarif(found, registry.checks())
    valid(log)
    first, second, third = log["runs"][0]["results"]
    place = {
        "artifactLocation": {"uri": "docs/a.md", "uriBaseId": "%SRCROOT%"},
        "region": {"startLine": 3, "startColumn": 5},
    }
    assert (first["ruleId"], first["level"], first["locations"]) == (
        "long-sentence",
        "error",
        [{"physicalLocation": place}],
    )
    assert second["level"] == "note"
    assert second["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "docs/ein%20K%C3%A4se%231.md"
    assert second["locations"][0]["physicalLocation"]["region"] == {"startLine": 3}
    assert "region" not in third["locations"][0]["physicalLocation"]
    assert len(log["runs"][0]["tool"]["driver"]["rules"]) == len(registry.checks())


def test_sarif_of_a_real_run(example: Path) -> None:
    """What the checks find in a faulty library is valid SARIF and survives being written and read."""
    library.change(
        example, "--- knee/risks.md\n# Risiken\n\nTODO \\xff {{ local.x }}\n--- knee/how-to-prepare.md is missing"
    )
    found = library.check(example)
    log = json.loads(json.dumps(report.sarif(found, registry.checks())))
    valid(log)
    assert len(log["runs"][0]["results"]) == len(found) > 4


def tell(environ: dict[str, str], found: list[Diagnostic]) -> tuple[list[str], str]:
    """What the log and standard output get."""
    logged: list[str] = []
    out = io.StringIO()
    report.tell(found, lambda d: logged.append(d.message), registry.checks(), environ, out)
    return logged, out.getvalue()


def test_tell_the_log_only() -> None:
    """Without anything in the environment only the log is told."""
    assert tell({}, [diagnostic("a"), diagnostic("b")]) == (["a", "b"], "")


def test_tell_all_readers(tmp_path: Path) -> None:
    """GitHub's commands, summary and the SARIF file come from one run; a summary is added to, not replaced."""
    step, sarif = tmp_path / "summary.md", tmp_path / "new" / "folder" / "found.sarif"
    step.write_text("Before.\n")
    environ = {"GITHUB_ACTIONS": "true", "GITHUB_STEP_SUMMARY": str(step), "LEAFLETS_SARIF": str(sarif)}
    logged, out = tell(environ, [diagnostic(f"é {n}") for n in range(12)])
    assert len(logged) == 12
    assert out.count("::error ") == 10
    assert step.read_text("utf-8").startswith("Before.\n## Leaflets\n")
    assert step.read_text("utf-8").count("| é ") == 12
    log = json.loads(sarif.read_text("utf-8"))
    valid(log)
    assert len(log["runs"][0]["results"]) == 12


def test_sarif_of_a_clean_run(tmp_path: Path) -> None:
    """Nothing found is a file with no results, so that old findings do not stay in it."""
    path = tmp_path / "found.sarif"
    path.write_text("old")
    tell({"LEAFLETS_SARIF": str(path)}, [])
    assert json.loads(path.read_text("utf-8"))["runs"][0]["results"] == []


@pytest.mark.parametrize("name", ["LEAFLETS_SARIF", "GITHUB_STEP_SUMMARY"])
def test_file_that_cannot_be_written(name: str, tmp_path: Path) -> None:
    """A report that cannot be written is an error with the file's name."""
    with pytest.raises(LeafletsError, match="the findings cannot be written there"):
        tell({name: str(tmp_path), "GITHUB_ACTIONS": "true"}, [diagnostic()])
