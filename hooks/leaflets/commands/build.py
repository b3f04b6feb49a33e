"""`leaflets build`: the site, if nothing is left to mend."""

from __future__ import annotations

import click

from leaflets.commands import here
from leaflets.publish import build


@click.command()
def command() -> None:
    """Build the site, if nothing is left to mend.

    A build that is refused leaves the last good site as it was.
    """
    click.echo(build.build(here.read_settings()))
