"""The gate in real MkDocs builds of the example library."""

from __future__ import annotations

import json
import os
import re
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from support.commands import leaflets, mkdocs, output
from support.library import ROOT, change

FAULTS = """\
--- knee/risks.md
# Risks

TODO

See the [next page](https://example]org). [@-]
--- knee/how-to-prepare.md
# How to prepare

## Your medicines

Bring a list of your medicines. [@guide prepares.1]

## Eating and drinking

Do not eat on the day. [@guide prepare.2 #do-not-eat]
"""
EXPECTED = [
    "docs/knee/how-to-prepare.md:5:41: 'guide' has no section 'prepares'. Did you mean 'prepare'? (unknown-place)",
    "docs/knee/risks.md:1:3: the section 'Risks' has no box '!!! risk' (missing-admonition)",
    "docs/knee/risks.md:3:1: a placeholder is left: 'TODO' (template-text)",
    "docs/knee/risks.md:5:21: 'https://example]org' is no address that can be followed (malformed-address)",
    "docs/knee/sources.yml:3:1: guide prepare.1: the sentence is on no page. Cite it, or name it under `left_out:` "
    "with a reason (unused-place)",
    "docs/knee/sources.yml:3:1: guide risks.1: the sentence is on no page. Cite it, or name it under `left_out:` "
    "with a reason (unused-place)",
]


def without_columns(lines: list[str]) -> list[str]:
    """Diagnostics without their column."""
    return [re.sub(r"^(\S+?:\d+):\d+:", r"\1:", line) for line in lines]


def findings(text: str) -> list[str]:
    """The diagnostics in a log."""
    return [line.split("leaflets: ", 1)[1] for line in text.splitlines() if re.search(r"leaflets: \S+/.*\)$", line)]


def test_clean_library_is_published(example: Path) -> None:
    """A strict build without findings ends well and says that there is nothing to mend."""
    done = mkdocs(example, "build", "--strict")
    assert done.returncode == 0
    assert "leaflets: nothing to mend" in output(done)
    assert (example / "site/knee/risks.html").is_file()


def test_strict_build_is_refused_with_every_fault(example: Path) -> None:
    """All faults of all pages are told in one run, each with file and line, and the exit status is 1."""
    change(example, FAULTS)
    done = mkdocs(example, "build", "--strict")
    assert done.returncode == 1
    text = output(done)
    assert without_columns(findings(text)) == without_columns(EXPECTED)
    assert "Refused to publish: 6 findings to mend." in text


def test_quiet_build_is_refused_and_says_why(example: Path) -> None:
    """`-q` hides warnings from MkDocs' own count; the gate refuses all the same, and lists what it found."""
    change(example, FAULTS)
    done = mkdocs(example, "build", "--strict", "--quiet")
    assert done.returncode == 1
    for line in without_columns(EXPECTED):
        assert line in without_columns(output(done).splitlines())


def test_build_that_is_not_strict_warns(example: Path) -> None:
    """Without `--strict` findings are warnings, and the page is there to look at."""
    change(example, FAULTS)
    done = mkdocs(example, "build")
    assert done.returncode == 0
    assert len(findings(output(done))) == len(EXPECTED)
    assert "TODO" in (example / "site/knee/risks.html").read_text("utf-8")


def test_broken_link_alone_refuses_too(example: Path) -> None:
    """What MkDocs itself warns of is counted beside our finding: the refusal says where it comes from."""
    with (example / "docs/knee/risks.md").open("a") as page:
        page.write("\nSee the [next page](nowhere.md). [@-]\n")
    done = mkdocs(example, "build", "--strict")
    assert done.returncode == 1
    assert "Refused to publish: 1 finding to mend; MkDocs itself gave 1 warning. Each is listed above." in output(done)
    assert "'nowhere.md'" in output(done)


def test_check_finds_what_the_build_finds(example: Path) -> None:
    """`leaflets check` and the build tell the same findings in the same words."""
    change(example, FAULTS)
    built = findings(output(mkdocs(example, "build")))
    checked = leaflets(example, "check")
    assert checked.returncode == 1
    assert [line.removeprefix("warn: ") for line in checked.stdout.splitlines()] == built


def test_page_that_is_not_utf8(example: Path) -> None:
    """Such a page gets a finding with its line; without `--strict` the page still appears."""
    page = example / "docs/knee/risks.md"
    page.write_bytes(page.read_bytes().replace(b"Infection", b"Inf\xe9ction"))
    done = mkdocs(example, "build", "--strict")
    assert done.returncode == 1
    assert "docs/knee/risks.md:5:1: line 5 is not UTF-8 (byte 0xe9; it looks like Windows-1252" in output(done)
    assert mkdocs(example, "build").returncode == 0
    assert "ction may happen" in (example / "site/knee/risks.html").read_text("utf-8")


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(lambda text: text.replace(b"\n", b"\r\n"), id="CRLF"),
        pytest.param(lambda text: b"\xef\xbb\xbf" + text, id="byte-order mark"),
        pytest.param(lambda text: text.rstrip(b"\n"), id="no final newline"),
    ],
)
def test_harmless_bytes_are_taken(example: Path, data) -> None:
    """Windows line ends, a byte-order mark and a missing last newline change nothing."""
    for page in (example / "docs/knee").glob("*.*"):
        page.write_bytes(data(page.read_bytes()))
    done = mkdocs(example, "build", "--strict")
    assert output(done).count("nothing to mend") == 1
    assert done.returncode == 0


def test_empty_docs_folder(example: Path) -> None:
    """MkDocs builds an empty site in silence; the gate says that there is no page."""
    change(example, "--- index.md is missing\n--- knee is missing")
    done = mkdocs(example, "build", "--strict")
    assert done.returncode == 1
    assert "mkdocs.yml:1: docs/ holds no Markdown page (empty-docs)" in output(done)


def test_malformed_contract_is_told_and_not_a_crash(example: Path) -> None:
    """A blank leaflet that is no YAML is one finding with its line, not a traceback."""
    index = example / "docs/templates/leaflet/index.md"
    index.write_text(index.read_text("utf-8").replace("pages:", "pages: ["), "utf-8")
    done = mkdocs(example, "build", "--strict")
    assert done.returncode == 1
    assert "docs/templates/leaflet/index.md:3:" in output(done)
    assert "(malformed-contract)" in output(done)


def test_allowed_finding_is_told_and_stops_nothing(example: Path, tmp_path: Path) -> None:
    """Each one, with the reason of the page: in the log, however many there are, in the summary and in SARIF."""
    risks = example / "docs/knee/risks.md"
    text = risks.read_text("utf-8")
    again = "".join(f"\n## {letter}\n\nAsk us. [@-]\n" for letter in "AABBCCDDEE")
    risks.write_text(f"---\nallow:\n  repeated-heading: Two visits.\n---\n\n{text}{again}")
    change(example, "--- ../mkdocs.yml\nextra:\n  checks: {title-heading: ignore, long-sentence: ignore}\n")
    places = {"GITHUB_STEP_SUMMARY": str(tmp_path / "summary.md"), "LEAFLETS_SARIF": str(tmp_path / "found.sarif")}
    done = mkdocs(example, "build", "--strict", GITHUB_ACTIONS="true", **places)
    assert done.returncode == 0
    told = findings(output(done))
    assert len(told) == 5
    assert all(". Allowed here: Two visits. (repeated-heading)" in line for line in told)
    assert "leaflets: nothing to mend, 5 allowed by their pages" in output(done)
    assert output(done).count("mkdocs.yml ignores: long-sentence, title-heading") == 1
    assert done.stdout.count("::notice file=docs/knee/risks.md") == 5
    summary = (tmp_path / "summary.md").read_text("utf-8")
    below = summary.partition("### What pages allow themselves")[2]
    assert below.count("| Two visits. | repeated-heading |") == 5
    assert "mkdocs.yml ignores: long-sentence, title-heading. Nothing of these checks is told." in below
    results = json.loads((tmp_path / "found.sarif").read_text("utf-8"))["runs"][0]["results"]
    assert [each["suppressions"] for each in results] == [[{"kind": "inSource", "justification": "Two visits."}]] * 5
    checked = leaflets(example, "check")
    assert checked.returncode == 0
    assert [line.removeprefix("info: ") for line in checked.stdout.splitlines()] == told
    assert "mkdocs.yml ignores: long-sentence, title-heading" in checked.stderr


def test_levels_come_from_the_configuration(example: Path) -> None:
    """`info` is told and stops nothing; `ignore` is not told."""
    change(example, "--- ../mkdocs.yml\nextra:\n  checks:\n    repeated-heading: info\n    title-heading: ignore")
    with (example / "docs/knee/risks.md").open("a") as page:
        page.write("\n## A\n\nAsk us. [@-]\n\n## A\n\nAsk us. [@-]\n\n# D\n\nAsk us. [@-]\n")
    done = mkdocs(example, "build", "--strict")
    assert done.returncode == 0
    assert without_columns(findings(output(done))) == [
        "docs/knee/risks.md:11: the heading 'A' stands at line 7 already (repeated-heading)"
    ]


def test_github_and_sarif_from_the_same_run(example: Path, tmp_path: Path) -> None:
    """One run tells the log, the pull request, the run's summary and the SARIF file the same findings."""
    change(example, FAULTS)
    places = {"GITHUB_STEP_SUMMARY": str(tmp_path / "summary.md"), "LEAFLETS_SARIF": str(tmp_path / "new/found.sarif")}
    done = mkdocs(example, "build", "--strict", GITHUB_ACTIONS="true", **places)
    assert done.returncode == 1
    annotations = [line for line in done.stdout.splitlines() if line.startswith("::")]
    assert len(annotations) == len(findings(output(done))) == len(EXPECTED)
    place = next(line for line in annotations if "unknown-place" in line)
    assert place.startswith("::error file=docs/knee/how-to-prepare.md,line=5,col=")
    assert len(re.findall(r"^\| warn \|", (tmp_path / "summary.md").read_text("utf-8"), re.MULTILINE)) == len(EXPECTED)
    sarif = json.loads((tmp_path / "new/found.sarif").read_text("utf-8"))
    assert len(sarif["runs"][0]["results"]) == len(EXPECTED)


def test_sarif_file_that_cannot_be_written(example: Path, tmp_path: Path) -> None:
    """A report that cannot be written is an error of its own, exit status 2."""
    done = mkdocs(example, "build", LEAFLETS_SARIF=str(tmp_path))
    assert done.returncode == 2
    assert "the findings cannot be written there" in output(done)


def test_large_page_of_another_project_is_published(tmp_path: Path) -> None:
    """A change log of two megabytes is its people's affair: budgets are for leaflets."""
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs/index.md").write_text("# Changes\n\n" + "- One more change.\n" * 110_000)
    (tmp_path / "mkdocs.yml").write_text(f"site_name: x\nplugins: []\nhooks: [{ROOT / 'hooks/gate.py'}]\n")
    done = mkdocs(tmp_path, "build")
    assert done.returncode == 0, output(done)
    assert "One more change" in (tmp_path / "site/index.html").read_text("utf-8")


def test_another_project_builds_undisturbed(tmp_path: Path) -> None:
    """In a MkDocs site without a contract the gate judges links only, and changes nothing."""
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs/index.md").write_text("no heading\n\n# A\n\n# A\n\nThe ABC of {{ local.x }}\n", "utf-8")
    config = "site_name: Other\ntheme: {{name: null, custom_dir: {}}}\nplugins: []\n{}"
    theme = ROOT / "tests/example/theme"
    (tmp_path / "mkdocs.yml").write_text(config.format(theme, ""), "utf-8")
    assert mkdocs(tmp_path, "build", "--strict", "--site-dir", "without").returncode == 0
    (tmp_path / "mkdocs.yml").write_text(config.format(theme, f"hooks: [{ROOT / 'hooks/gate.py'}]\n"), "utf-8")
    done = mkdocs(tmp_path, "build", "--strict", "--site-dir", "with")
    assert done.returncode == 0
    assert "leaflets: nothing to mend" in output(done)
    assert (tmp_path / "with/index.html").read_bytes() == (tmp_path / "without/index.html").read_bytes()


@pytest.mark.parametrize("suffix", [".markdown", ".mdown", ".mkdn", ".mkd"])
def test_every_page_that_mkdocs_publishes_is_read(example: Path, suffix: str) -> None:
    """MkDocs knows five suffixes for Markdown and follows linked folders; no page slips past the checks."""
    (example / f"docs/knee/more{suffix}").write_text("# More\n\n{{ local.nothing }}\n", "utf-8")
    (example / "docs/.elsewhere").mkdir()
    (example / "docs/.elsewhere/far.md").write_text("# Far\n\n# Again\n", "utf-8")
    (example / "docs/linked").symlink_to(example / "docs/.elsewhere")
    found = without_columns(findings(output(mkdocs(example, "build"))))
    assert f"docs/knee/more{suffix}:3: the local value 'nothing' is not defined. (local-value)" in found
    assert any(line.startswith("docs/linked/far.md:3: 'Again' is a second heading of level 1") for line in found)


def test_missing_contract_is_no_silence(example: Path) -> None:
    """A hospital's library without its blank leaflet is not called good: a strict build is refused."""
    change(example, "--- templates is missing")
    done = mkdocs(example, "build", "--strict")
    assert done.returncode == 1
    assert "docs/templates/leaflet/ is missing: without the blank leaflet" in output(done)


@contextmanager
def serving(folder: Path) -> Iterator[str]:
    """`mkdocs serve` on a free port of this machine."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{free.getsockname()[1]}"
    command = [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", address]
    with (
        (folder / "serve.log").open("w+") as log,
        subprocess.Popen(command, cwd=folder, stdout=log, stderr=subprocess.STDOUT) as server,
    ):
        try:
            yield f"http://{address}/"
        finally:
            server.terminate()


def _get(url: str) -> str:
    with urllib.request.urlopen(url, timeout=5) as answer:
        return str(answer.read().decode())


def wait_for(url: str, words: str) -> str:
    """The page at `url` as soon as it holds `words`."""
    text = ""
    for _ in range(300):
        try:
            text = _get(url)
        except OSError:
            text = ""
        if words in text:
            return text
        time.sleep(0.1)
    raise AssertionError(f"{url} never held '{words}': {text[-500:]}")


def test_serve_shows_the_page_and_warns(example: Path) -> None:
    """In the preview findings are warnings, the page appears, and a change is shown without a restart.

    A script is shown as text.
    """
    change(example, FAULTS)
    with serving(example) as url:
        wait_for(f"{url}knee/risks.html", "TODO")
        log = (example / "serve.log").read_text("utf-8")
        assert without_columns(findings(log)) == without_columns(EXPECTED)
        change(example, '--- knee/risks.md\n# Risks\n\n!!! risk "What may go wrong"\n\n    Nothing known.')
        wait_for(f"{url}knee/risks.html", "Nothing known")
        change(example, "--- knee/risks.md\n# Risks\n\n<script>hit()</script>")
        assert "<script>hit" not in wait_for(f"{url}knee/risks.html", "&lt;script&gt;hit()&lt;/script&gt;")
    log = (example / "serve.log").read_text("utf-8")
    assert "Traceback" not in log


@pytest.mark.linux
@pytest.mark.parametrize(
    "path", ["knee/risks.md", "knee/x.svg", "index.md", "glossary.yml", "knee/sources.yml", "knee/sources/x.lock"]
)
def test_pipe_in_place_of_a_file(path: str, example: Path) -> None:
    """A build tells of a pipe, and waits for none; one of two MkDocs would read itself."""
    file = example / "docs" / path
    file.unlink(missing_ok=True)
    os.mkfifo(file)
    command = [sys.executable, "-m", "mkdocs", "build", "--strict"]
    done = subprocess.run(command, cwd=example, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 1, done.stderr
    assert "is a pipe, a socket or a device, not a file" in done.stderr
    assert "Traceback" not in done.stderr


def test_page_over_its_budget_is_not_rendered(example: Path) -> None:
    """A page that would take minutes is refused at once."""
    (example / "docs/knee/risks.md").write_text("# Risks\n\n" + "*a **b " * 200_000)
    command = [sys.executable, "-m", "mkdocs", "build", "--strict"]
    done = subprocess.run(command, cwd=example, capture_output=True, text=True, timeout=30, check=False)
    assert done.returncode == 1
    assert "docs/knee/risks.md: has 1,400,009 bytes, at most 1,000,000: split it (unreadable-page)" in done.stderr
