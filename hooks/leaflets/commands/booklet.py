"""`leaflets booklet`: one leaflet's booklets, without the site."""

from __future__ import annotations

from pathlib import Path

import click

from leaflets.booklet.edition import BOOKLET
from leaflets.checks import report
from leaflets.commands import here
from leaflets.core import extras


@click.command()
@click.argument("name")
@click.argument("folder", type=click.Path(path_type=Path), required=False)
def command(name: str, folder: Path | None) -> None:
    """Make the booklets of the leaflet NAME without building the site.

    They are written into FOLDER, or into booklets/ beside mkdocs.yml. While nobody has signed the leaflet off they are
    marked as a draft, whatever `leaflets check` finds.
    """
    extras.require("leaflets booklet", "booklets")
    from leaflets.booklet import editions, imposition  # they need that extra

    library = here.read_library()
    leaflet = here.find_leaflet(library, name)
    booklets = editions.set_leaflet(library, leaflet, library.day)
    target = folder or library.settings.root / "booklets"
    for each in booklets:
        path = target / booklets.file(each)
        here.write(path, each.pdf)
        note = f"; {each.edition.note}" if each.edition.note else ""
        size = f"{each.paper}, {report.number(each.pages, 'page')}, {each.size}"
        click.echo(f"{library.settings.shown(path)}: {each.edition.title.lower()}, {size}{note}")
        if each.edition is BOOKLET and (thick := imposition.creep_note(each.pages)):
            click.echo(thick, err=True)
