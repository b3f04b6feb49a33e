"""Which commit a site is made from, as git says it."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Commit:
    """A commit: its full id, its time in seconds since 1970, and whether files differ from it.

    Where git knows none, `id` is empty and `why` says why.
    """

    id: str = ""
    time: int = 0
    changed: bool = False
    why: str = ""


def read(folder: Path, paths: Iterable[Path]) -> Commit:
    """The commit that is checked out in `folder`; `paths` are what a site is made of."""
    try:
        head = _git(folder, "log", "-1", "--format=%H %ct")
        if head.returncode:
            return Commit(why=(head.stderr.strip().splitlines() or ["git failed"])[0])
        name, _, time = head.stdout.strip().partition(" ")
        status = _git(folder, "status", "--porcelain", "--", *(str(path) for path in paths if path.exists()))
        return Commit(name, int(time), bool(status.returncode or status.stdout.strip()))
    except FileNotFoundError:
        return Commit(why="git is not installed")


def _git(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    # Its own variables would lead it to another repository, as in a git hook.
    environ = {key: value for key, value in os.environ.items() if not key.startswith("GIT_")}
    return subprocess.run(
        ["git", *arguments],
        cwd=folder,
        env={**environ, "LC_ALL": "C"},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        errors="replace",
        check=False,
    )
