"""`leaflets verify`: whether the files are those that were published."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from leaflets.publish import listing
from leaflets.publish.store import Store


@click.command()
@click.argument("dest", type=click.Path(path_type=Path))
@click.option("--all", "every", is_flag=True, help="All releases, not only the one that readers see.")
def command(dest: Path, every: bool) -> None:
    """Hold the files in DEST against what was published.

    Names what is missing, added or changed. Exit status: 0 as published, 1 something differs, 2 could not look.
    """
    faults = False
    for line, is_fault in listing.verdicts(Store(dest), every):
        click.echo(line, err=is_fault)
        faults |= is_fault
    sys.exit(faults)
