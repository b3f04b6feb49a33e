"""`leaflets rollback`: an older release that readers see."""

from __future__ import annotations

from pathlib import Path

import click

from leaflets.publish import publish
from leaflets.publish.store import Store


@click.command()
@click.argument("dest", type=click.Path(path_type=Path))
@click.argument("release", required=False, default="")
def command(dest: Path, release: str) -> None:
    """Show readers an older release in DEST.

    Without RELEASE it is the one before; the beginning of a release's id will do. A release that is not as it was
    published is refused. Exit status: 0 readers see it, 1 refused, 2 could not.
    """
    publish.rollback(Store(dest), release, click.echo)
