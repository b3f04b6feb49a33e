"""`make release`: a number, a section in CHANGELOG.md, a commit and a tag; or nothing at all."""

from __future__ import annotations

import datetime
import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from support.library import ROOT

PARTS = ("CHANGELOG.md", "pyproject.toml", "sbom.json", "scripts/release")
UNRELEASED = "## [Unreleased]\n\n### Added\n\n- A page.\n- A word.\n\n## [0.1.0] - 2026-11-28\n\n### Added\n\n- All.\n"


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A repository with what a release changes, and something unreleased."""
    for part in PARTS:
        (tmp_path / part).parent.mkdir(exist_ok=True)
        shutil.copy(ROOT / part, tmp_path / part)
    (tmp_path / "CHANGELOG.md").write_text(f"# Changes\n\n{UNRELEASED}", "utf-8")
    project = (tmp_path / "pyproject.toml").read_text("utf-8")
    (tmp_path / "pyproject.toml").write_text(re.sub(r'(?m)^version = ".*"$', 'version = "0.1.0"', project), "utf-8")
    git(tmp_path, "init", "--quiet", "--initial-branch", "main")
    git(tmp_path, "config", "user.name", "Somebody")
    git(tmp_path, "config", "user.email", "somebody@example.org")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "--quiet", "--message", "first")
    return tmp_path


def git(folder: Path, *arguments: str) -> str:
    environ = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    done = subprocess.run(("git", *arguments), cwd=folder, env=environ, capture_output=True, text=True, check=True)
    return done.stdout.strip()


def release(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "scripts/release", *arguments]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)


def test_release(checkout: Path) -> None:
    """The section gets number and day, an empty one stands above it, and the tag holds its words."""
    day = datetime.datetime.now(datetime.UTC).date().isoformat()
    done = release(checkout, "0.2.0")
    assert done.returncode == 0, done.stderr
    assert "git push --follow-tags" in done.stderr
    text = (checkout / "CHANGELOG.md").read_text("utf-8")
    assert text == "# Changes\n\n" + UNRELEASED.replace("]\n\n", f"]\n\n## [0.2.0] - {day}\n\n", 1)
    assert 'version = "0.2.0"' in (checkout / "pyproject.toml").read_text("utf-8")
    listed = json.loads((checkout / "sbom.json").read_text("utf-8"))["metadata"]["component"]
    assert (listed["name"], listed["version"]) == ("leaflets", "0.2.0")
    assert git(checkout, "status", "--porcelain") == ""
    assert git(checkout, "log", "-1", "--format=%s") == "release: version 0.2.0"
    assert git(checkout, "rev-parse", "v0.2.0^{commit}") == git(checkout, "rev-parse", "HEAD")
    assert "### Added\n\n- A page.\n- A word." in git(checkout, "tag", "--list", "--format=%(contents)", "v0.2.0")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ((), "say which version"),
        (("0.2",), "say which version"),
        (("v0.2.0",), "say which version"),
        (("0.1.0",), "is not higher than 0.1.0"),
        (("0.0.9",), "is not higher than 0.1.0"),
    ],
)
def test_no_such_version(checkout: Path, arguments: tuple[str, ...], message: str) -> None:
    refused(checkout, *arguments, message=message)


def test_uncommitted_changes(checkout: Path) -> None:
    with (checkout / "CHANGELOG.md").open("a") as file:
        file.write("more\n")
    refused(checkout, "0.2.0", message="there are uncommitted changes")


def test_tag_is_there(checkout: Path) -> None:
    git(checkout, "tag", "v0.2.0")
    refused(checkout, "0.2.0", message="there is a tag v0.2.0 already")


def test_nothing_to_release(checkout: Path) -> None:
    release(checkout, "0.2.0")
    refused(checkout, "0.3.0", message="nothing under `## [Unreleased]`")


def test_commit_fails(checkout: Path) -> None:
    """What git refuses leaves the files as they were."""
    hook = checkout / ".git/hooks/pre-commit"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text("#!/bin/sh\nexit 1\n")
    hook.chmod(0o755)
    refused(checkout, "0.2.0", message="git commit failed")


def refused(folder: Path, *arguments: str, message: str) -> None:
    """Exit status 2, and nothing was changed."""
    before = [(folder / part).read_text("utf-8") for part in PARTS], git(folder, "for-each-ref")
    done = release(folder, *arguments)
    assert (done.returncode, message in done.stderr) == (2, True), done.stderr
    assert ([(folder / part).read_text("utf-8") for part in PARTS], git(folder, "for-each-ref")) == before


def test_our_changes_have_sections() -> None:
    """Versions and their parts as Keep a Changelog names them; the newest stands first, and is that of the project."""
    text = (ROOT / "CHANGELOG.md").read_text("utf-8")
    heads = re.findall(r"(?m)^## (.*)$", text)
    assert heads[0] == "[Unreleased]"
    assert all(re.fullmatch(r"\[\d+\.\d+\.\d+\] - \d{4}-\d\d-\d\d", head) for head in heads[1:])
    parts = set(re.findall(r"(?m)^### (.*)$", text))
    assert parts <= {"Added", "Changed", "Deprecated", "Removed", "Fixed", "Security"}
    version = re.search(r'(?m)^version = "(.*)"$', (ROOT / "pyproject.toml").read_text("utf-8"))
    assert version
    assert heads[1].startswith(f"[{version[1]}] - ")
