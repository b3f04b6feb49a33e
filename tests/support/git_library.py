"""The example library in a repository of git, in which authors, reviewers and branches do what they do."""

from __future__ import annotations

import contextlib
import json
from pathlib import Path
from typing import Any

from click.testing import CliRunner
from leaflets.__main__ import main

from support import library


class GitLibrary:
    """One library under git; every method works in its folder."""

    def __init__(self, folder: Path) -> None:
        """Begin a repository with what is there."""
        self.folder = folder
        self.git("init", "-q", "-b", "main")
        self.commit("the leaflet")

    def git(self, *arguments: str) -> str:
        """Run git."""
        return library.git(self.folder, *arguments)

    def commit(self, message: str = "a change") -> None:
        """Write the words of record, as an author does, and commit all."""
        library.write_words(self.folder)
        self.git("add", "-A")
        self.git("commit", "-q", "--allow-empty", "-m", message)

    def change(self, edits: str, message: str = "a change") -> None:
        """Change files as a check's docstring does, and commit."""
        library.change(self.folder, edits)
        self.commit(message)

    def replace(self, old: str, new: str, file: str = "knee/risks.md", message: str = "a change") -> None:
        """Put other words in the place of some of a file, and commit."""
        path = self.folder / "docs" / file
        text = path.read_text("utf-8")
        assert old in text, text
        path.write_text(text.replace(old, new), "utf-8")
        self.commit(message)

    def agree(self, *roles: str, day: str = "2026-11-01") -> None:
        """Have all roles, or some, agree, and commit their files."""
        library.agree(self.folder, day, *roles)
        self.commit("agreed")

    def run(self, *arguments: str, status: int = 0) -> str:
        """Run `leaflets …`; what it printed on stdout, and on stderr where it failed."""
        with contextlib.chdir(self.folder):
            done = CliRunner().invoke(main, arguments)
        assert done.exit_code == status, done.output
        return done.output if status else done.stdout

    def items(self, span: str = "HEAD~1..HEAD") -> list[dict[str, Any]]:
        """The items of the redline of the one leaflet."""
        (found,) = json.loads(self.run("redline", "knee", span, "--json"))
        items: list[dict[str, Any]] = found["items"]
        return items

    def found(self, *names: str) -> list[str]:
        """The findings of some checks where patients will read it."""
        only = [word for name in names for word in ("--only", name)]
        with contextlib.chdir(self.folder):
            done = CliRunner().invoke(main, ["check", "--publish", *only])
        return done.stdout.splitlines()
