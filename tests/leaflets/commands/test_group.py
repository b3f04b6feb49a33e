"""What every verb has in common: its errors, and that it imports only what it needs."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import click
import pytest
from click.testing import CliRunner
from leaflets.__main__ import VERBS, main
from leaflets.commands.group import Verbs
from leaflets.core.diagnostics import LeafletsError, RefusedError

_VERB = re.compile(r"^@click\.(?:command|group)\(", re.MULTILINE)
CHECK = """\
import sys
from leaflets.__main__ import main
try:
    main(["check"])
finally:
    print(*sys.modules)
"""


class Failing(Verbs):
    """A command with one verb, which ends with the error that it was given."""

    def __init__(self, error: Exception) -> None:
        super().__init__(["fail"])
        self.error = error

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command:
        def fail() -> None:
            raise self.error

        return click.Command("fail", callback=fail)


@pytest.mark.parametrize(
    ("error", "status", "said"),
    [
        (LeafletsError("no such folder"), 2, "leaflets: no such folder\n"),
        (OSError(28, "No space left on device", "/srv/x"), 2, "leaflets: /srv/x: No space left on device\n"),
        (OSError("strange"), 2, "leaflets: strange\n"),
        (RefusedError("Nothing was published."), 1, "Nothing was published.\n"),
        (RefusedError("Nothing was published.", 2), 2, "Nothing was published.\n"),
    ],
)
def test_errors(error: Exception, status: int, said: str) -> None:
    """One line on stderr, no traceback, and the exit status says what it was."""
    done = CliRunner().invoke(Failing(error), ["fail"])
    assert (done.exit_code, done.stderr, done.stdout) == (status, said, "")


def test_a_fault_of_the_program_is_no_line() -> None:
    """What nobody has thought of keeps its traceback: it must be found."""
    assert isinstance(CliRunner().invoke(Failing(ValueError("x")), ["fail"]).exception, ValueError)


def test_every_verb_is_there() -> None:
    """The help lists the modules of the room that hold a command."""
    here = Path(sys.modules[Verbs.__module__].__file__ or "").parent
    holding = {file.stem for file in here.glob("*.py") if _VERB.search(file.read_text("utf-8"))}
    assert set(VERBS) == holding
    listed = CliRunner().invoke(main, ["--help"]).stdout.partition("Commands:\n")[2]
    assert {line.split()[0] for line in listed.splitlines()} == holding


def test_an_unknown_verb() -> None:
    done = CliRunner().invoke(main, ["chekc"])
    assert done.exit_code == 2
    assert "No such command 'chekc'" in done.stderr


def test_check_imports_nothing_of_publishing(example: Path) -> None:
    """It runs where publishing could not: on Windows, and without a network."""
    done = subprocess.run([sys.executable, "-c", CHECK], cwd=example, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    loaded = set(done.stdout.split())
    assert "leaflets.checks.registry" in loaded
    assert not {"leaflets.publish", "mkdocs"} & loaded
