"""The command `leaflets`. Exit status: 0 clean, 1 something to mend, 2 could not check."""

from __future__ import annotations

import io
import sys

import click

from leaflets.commands.group import Verbs

VERBS = (
    *("check", "build", "offline", "new", "booklet", "grades", "source"),
    *("words", "redline", "sign", "reviews"),
    *("publish", "rollback", "releases", "verify"),
)
"""The verbs: each is a module of `leaflets.commands`."""


@click.group(cls=Verbs, verbs=VERBS, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="leaflets")
def main() -> None:
    """Patient leaflets: check them, build the site, make booklets, begin a new one."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # Windows pipes in an encoding that lacks most letters
            stream.reconfigure(errors="backslashreplace")


if __name__ == "__main__":
    main()
