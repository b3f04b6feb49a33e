"""The commands as a user runs them: real processes in a library's folder."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

QUIET = ("GITHUB_ACTIONS", "GITHUB_STEP_SUMMARY", "LEAFLETS_SARIF")


def leaflets(folder: Path, *arguments: str, **environ: str) -> subprocess.CompletedProcess[str]:
    """Run `leaflets …` in a folder."""
    return run(folder, sys.executable, "-m", "leaflets", *arguments, **environ)


def mkdocs(folder: Path, *arguments: str, **environ: str) -> subprocess.CompletedProcess[str]:
    """Run `mkdocs …` in a folder."""
    return run(folder, sys.executable, "-m", "mkdocs", *arguments, **environ)


def run(folder: Path, *command: str, **environ: str) -> subprocess.CompletedProcess[str]:
    """Run a command to its end; no test may hang, so two minutes are its limit."""
    clean = {name: value for name, value in os.environ.items() if name not in QUIET}
    return subprocess.run(
        command,
        cwd=folder,
        env={**clean, "NO_MKDOCS_2_WARNING": "1", **environ},
        text=True,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=120,
        check=False,
    )


def output(done: subprocess.CompletedProcess[str]) -> str:
    """Everything a command said; a traceback in it is a defect whatever the test is about."""
    text = done.stdout + done.stderr
    assert "Traceback" not in text, text
    return text
