"""`leaflets reviews`: by owner, which leaflets are agreed to, by whom not, and when they are due."""

from __future__ import annotations

import json

import click

from leaflets.commands import here
from leaflets.review import reviews


@click.command()
@click.option("--due", is_flag=True, help="Only what is not agreed to, overdue, or due within 90 days.")
@click.option("--json", "as_json", is_flag=True, help="As JSON, for other programs.")
def command(due: bool, as_json: bool) -> None:
    """List the leaflets by owner: agreed to or not, last read as a whole, due.

    Exit status: 0, whatever is due.
    """
    library = here.read_library()
    rows = [row for row in reviews.of(library) if row.wants_somebody or not due]
    if as_json:
        click.echo(json.dumps([row.as_dict() for row in rows], indent=2, ensure_ascii=False))
        return
    owner = None
    for row in rows:
        if row.owner != owner:
            owner = row.owner
            click.echo(f"{owner or 'Without an owner'}")
        click.echo(f"  {row.leaflet}: {row.told}")
    if not rows:
        click.echo("Nothing is due." if due else "There are no leaflets.")
