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


def _again(folder: Path, text: str, name: str = "docs/index.md") -> None:
    """Commit another text of a file."""
    (folder / name).parent.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text(text, "utf-8")
    who = ["-c", "user.name=Nobody", "-c", "user.email=nobody@hospital.test"]
    for arguments in (["add", "-A"], [*who, "commit", "-q", "-m", "again"]):
        subprocess.run(["git", *arguments], cwd=folder, check=True)


def test_what_a_file_held(repository: Path) -> None:
    """At a revision; None where it was not there."""
    _again(repository, "# B\n")
    _again(repository, "more\n", "docs/é x.md")
    file = repository / "docs/index.md"
    assert git.file_at(repository, "HEAD~2", file) == b"# A\n"
    assert git.file_at(repository, "HEAD", file) == b"# B\n"
    assert git.file_at(repository, "HEAD~1", repository / "docs/é x.md") is None
    assert git.files_at(repository, "HEAD", repository / "docs") == ["docs/index.md", "docs/é x.md"]


@pytest.mark.parametrize("revision", ["nowhere", "--all", "", "HEAD:docs", "HEAD~9"])
def test_no_such_revision(revision: str, repository: Path) -> None:
    """What is no commit is told, and is no option of git."""
    with pytest.raises(git.NoRepositoryError):
        git.files_at(repository, revision, repository / "docs")


def test_all_that_files_ever_held(repository: Path) -> None:
    """The newest first, each text once, those of merged branches too."""
    for text in ("# B\n", "# A\n", "# C\n"):
        _again(repository, text)
    _again(repository, "else\n", "docs/other.txt")
    assert list(git.blobs(repository, repository / "docs", "/index.md")) == [b"# C\n", b"# A\n", b"# B\n"]
    assert not git.is_shallow(repository)
