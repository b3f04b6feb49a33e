"""Which commit a site is made from, as a real git says it."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from leaflets.git import repository as git


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A repository with one commit: a page and a file beside it."""
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs/index.md").write_text("# A\n", "utf-8")
    (tmp_path / "notes.txt").write_text("notes\n", "utf-8")
    who = ["-c", "user.name=Nobody", "-c", "user.email=nobody@hospital.test"]
    for arguments in (["init", "-q"], ["add", "-A"], [*who, "commit", "-q", "-m", "a page"]):
        subprocess.run(["git", *arguments], cwd=tmp_path, check=True)
    return tmp_path


def nothing(folder: Path) -> None:
    """As committed."""


def a_word(folder: Path) -> None:
    """A page says something else."""
    (folder / "docs/index.md").write_text("# B\n", "utf-8")


def a_page(folder: Path) -> None:
    """A page that git does not know."""
    (folder / "docs/new.md").write_text("# New\n", "utf-8")


def a_note(folder: Path) -> None:
    """A file of which no page is made."""
    (folder / "notes.txt").write_text("other notes\n", "utf-8")


@pytest.mark.parametrize(("change", "changed"), [(nothing, False), (a_word, True), (a_page, True), (a_note, False)])
def test_commit(repository: Path, change: Callable[[Path], None], changed: bool) -> None:
    """Its id and time; whether what the site is made of differs from it, new files too."""
    change(repository)
    known = git.commit(repository / "docs", [repository / "docs", repository / "missing"])
    told = subprocess.run(["git", "log", "--format=%H %ct"], cwd=repository, capture_output=True, text=True, check=True)
    assert f"{known.id} {known.time}" == told.stdout.strip()
    assert known.changed == changed
    assert known.why == ""


def test_variables_of_git_lead_nowhere_else(repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """In a hook of git, GIT_DIR names another repository."""
    before = git.commit(repository, [repository / "docs"])
    monkeypatch.setenv("GIT_DIR", str(tmp_path / "elsewhere"))
    assert git.commit(repository, [repository / "docs"]) == before


def test_no_repository(tmp_path: Path) -> None:
    """A folder that was unpacked from an archive: it says why there is no commit."""
    known = git.commit(tmp_path, [tmp_path])
    assert known.id == ""
    assert "not a git repository" in known.why


def test_no_git(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine without git publishes all the same."""
    monkeypatch.setenv("PATH", str(repository))
    assert git.commit(repository, [repository]) == git.Commit(why="git is not installed")
