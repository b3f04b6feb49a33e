"""The verbs as one command, which reads a verb's module when it is asked for, and says every error in the same way."""

from __future__ import annotations

import errno
import sys
from collections.abc import Sequence
from importlib import import_module
from typing import Any, NoReturn

import click

from leaflets.core.diagnostics import LeafletsError, RefusedError, of_system


class Verbs(click.Group):
    """A command for each of `verbs`: `command` in the module of `leaflets.commands` that bears its name."""

    def __init__(self, verbs: Sequence[str], **attrs: Any) -> None:
        """Keep the names."""
        super().__init__(**attrs)
        self.verbs = verbs

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the verbs, in the order of the alphabet."""
        return sorted(self.verbs)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return the command of a verb."""
        if cmd_name not in self.verbs:
            return None
        command: click.Command = import_module(f"leaflets.commands.{cmd_name}").command
        return command

    def invoke(self, ctx: click.Context) -> Any:
        """Run a verb. What stops it is one line on stderr and exit status 2; a refusal has a status of its own."""
        try:
            return super().invoke(ctx)
        except RefusedError as refused:
            click.echo(str(refused), err=True)
            sys.exit(refused.status)
        except LeafletsError as error:
            stop(str(error))
        except OSError as error:
            if error.errno == errno.EPIPE:
                raise  # whoever read our output has closed it: click ends in silence
            stop(of_system(error))


def stop(message: str) -> NoReturn:
    """Say why nothing more can be done, and end with exit status 2."""
    click.echo(f"leaflets: {message}", err=True)
    sys.exit(2)
