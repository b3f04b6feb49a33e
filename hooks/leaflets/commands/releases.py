"""`leaflets releases`: what was published."""

from __future__ import annotations

from pathlib import Path

import click

from leaflets.publish import listing
from leaflets.publish.store import Store


@click.command()
@click.argument("dest", type=click.Path(path_type=Path))
def command(dest: Path) -> None:
    """List the releases in DEST, oldest first."""
    for line in listing.lines(Store(dest)):
        click.echo(line)
