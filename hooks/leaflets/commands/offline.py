"""`leaflets offline`: the site as one zip for a computer without network."""

from __future__ import annotations

import click

from leaflets.commands import here
from leaflets.core.diagnostics import RefusedError
from leaflets.library import reader
from leaflets.publish import build, offline


@click.command()
def command() -> None:
    """Build the site and pack it into offline/, as one zip for a computer without network.

    The zip holds the very files of the site, and START-HERE.html, which says until when they may be used: until the
    first leaflet is due for review. Where that day is past, or the build is refused, no zip is made and an older one
    stays as it was.
    """
    ours = here.read_settings()
    library = reader.read(ours)
    if late := offline.overdue(library):
        raise RefusedError(f"No offline copy: the review was due of {', '.join(late)}.")
    try:
        click.echo(build.build(ours))
    except RefusedError as refused:
        raise RefusedError(f"{refused} No offline copy was made.", refused.status) from refused
    path = offline.pack(library, ours.site.resolve(), ours.root / "offline")
    size = f"{path.stat().st_size / 1e6:.1f} MB"
    click.echo(f"Offline copy: {ours.shown(path)}, {size}. Unpack it and open {offline.START}.")
