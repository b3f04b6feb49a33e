"""`leaflets publish`: a release that readers see."""

from __future__ import annotations

from pathlib import Path

import click

from leaflets.commands import here
from leaflets.publish import publish


@click.command()
@click.argument("dest", type=click.Path(path_type=Path))
@click.option("--preview", is_flag=True, help="Let through what only publishing refuses; mark every page and booklet.")
@click.option("--keep", type=click.IntRange(min=2), default=5, show_default=True, help="How many releases stay.")
@click.option(
    "--cache",
    type=click.Path(path_type=Path),
    metavar="DIR",
    help="Keep finished booklets in DIR, outside the checkout, to publish sooner the next time.",
)
def command(dest: Path, preview: bool, keep: int, cache: Path | None) -> None:
    """Show readers the site in DEST, once it is built and checked.

    Each site is a release there; a web server shows DEST/current. DEST is a new or empty folder, or one that this
    command has made. Refused are words that are not agreed, example values and overdue reviews too. Until the very last
    step readers see the old site. Of two at once the second is refused. Exit status: 0 published, or nothing has
    changed; 1 refused by findings; 2 could not.
    """
    publish.publish(here.read_settings(), dest, preview, keep, click.echo, cache)
