"""Real MkDocs builds, many in one process: a process of its own for each would take a second each.

`Builder` starts this file as a program, which builds one folder for each line that it reads: from there on all is as
`mkdocs build --strict` in that folder, but for the time that Python takes to start.
"""

from __future__ import annotations

import contextlib
import io
import json
import os
import re
import select
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[3]
GATE = ROOT / "hooks" / "gate.py"
LIMIT = 60
"""Seconds after which a build counts as hanging."""


class Built(NamedTuple):
    """What a build ended with, and all that it said."""

    status: int
    log: str


def add_gate(folder: Path, name: str = "mkdocs.yml") -> None:
    """Add our gate to the `hooks:` of another project's configuration."""
    config = folder / name
    text = config.read_text("utf-8")
    for pattern, with_gate in (
        (r"^(hooks: *\[.+)\]", rf"\1, {GATE}]"),
        (r"^hooks:.*\n((?:[ #].*\n)*?)( *)- ", rf"hooks:\n\1\2- {GATE}\n\2- "),
    ):
        changed, found = re.subn(pattern, with_gate, text, flags=re.MULTILINE)
        if found:
            break
    config.write_text(changed if found else f"{text.rstrip()}\nhooks: [{GATE}]\n", "utf-8")


class Builder:
    """A process that builds one folder after the other."""

    def __init__(self) -> None:
        """Start with no process: the first build makes it."""
        self._process: subprocess.Popen[str] | None = None

    def build(self, folder: Path) -> Built:
        """Build the project in a folder into its `site/`. Raises TimeoutError where that takes too long."""
        process = self._process or self._start()
        assert process.stdin
        assert process.stdout
        process.stdin.write(f"{folder}\n")
        process.stdin.flush()
        if not select.select([process.stdout], [], [], LIMIT)[0]:
            self.stop()
            raise TimeoutError(f"the build of {folder.name} takes more than {LIMIT} seconds")
        answer = process.stdout.readline()
        if not answer:
            self.stop()
            raise RuntimeError(f"the build of {folder.name} ended Python itself")
        return Built(*json.loads(answer))

    def _start(self) -> subprocess.Popen[str]:
        environ = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
        self._process = subprocess.Popen(
            [sys.executable, __file__], text=True, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environ
        )
        return self._process

    def stop(self) -> None:
        """End the process."""
        if self._process:
            self._process.kill()
            self._process.communicate()
            self._process = None


def _build(folder: str) -> Built:
    """Build as the command does; what it prints on stdout and stderr is the log."""
    from mkdocs.__main__ import cli

    os.chdir(folder)
    said = io.StringIO()
    status = 0
    with contextlib.redirect_stdout(said), contextlib.redirect_stderr(said):
        try:
            cli.main(["build", "--strict"], prog_name="mkdocs")
        except SystemExit as end:
            status = end.code if isinstance(end.code, int) else 1
        except BaseException:  # what the user would see as a traceback
            import traceback

            traceback.print_exc()
            status = 1
    return Built(status, said.getvalue())


def _main() -> None:
    answers = sys.stdout
    for line in sys.stdin:
        json.dump(_build(line.rstrip("\n")), answers)
        answers.write("\n")
        answers.flush()


if __name__ == "__main__":
    _main()
