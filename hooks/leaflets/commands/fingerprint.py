"""`leaflets fingerprint`: the hashes of a source's words, so that a copy of them is found."""

from __future__ import annotations

from pathlib import Path

import click

from leaflets.commands import here
from leaflets.evidence import copied


@click.command()
@click.argument("leaflet")
@click.argument("text", type=click.Path(path_type=Path))
def command(leaflet: str, text: Path) -> None:
    """Note which runs of words the source TEXT of a LEAFLET has, so that a copy of them is found.

    Only hashes are kept; the text itself stays out of the repository.
    """
    ours = here.read_settings()
    path, runs = copied.fingerprint(ours.docs / leaflet, text)
    click.echo(f"{ours.shown(path)} holds the hashes of {runs} runs of {copied.RUN} words.")
