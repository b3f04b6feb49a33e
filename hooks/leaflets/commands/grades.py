"""`leaflets grades`: how hard each page is to read."""

from __future__ import annotations

import click

from leaflets.commands import here
from leaflets.library import grades, readability


@click.command()
@click.argument("names", nargs=-1, metavar="[LEAFLET]...")
@click.option("--note", is_flag=True, help="Note the grades in grades.yml: of new pages, and of pages that are easier.")
def command(names: tuple[str, ...], note: bool) -> None:
    """Show how hard each page is to read.

    Without LEAFLET, all leaflets. The grade is the school year in the US at which a reader can follow (Flesch-Kincaid).
    With --note each page is held to its grade from then on: `leaflets check` finds one that becomes harder. A number
    that is noted is never raised; do that by hand.
    """
    library = here.read_library()
    for name in names:
        here.find_leaflet(library, name)
    notes = {}
    for leaflet in library.leaflets:
        if names and leaflet.name not in names:
            continue
        readings = {page.file: readability.of(page.blocks, library.glossary) for page in leaflet.pages}
        path = library.settings.docs / leaflet.name / grades.FILE
        if note:
            text = grades.note(leaflet.grades, library.settings.shown(path), readings)
            leaflet.grades, notes[path] = grades.read(text, library.settings.shown(path)), text
        click.echo(f"{leaflet.path}/")
        for line in grades.table(readings, leaflet.grades):
            click.echo(f"  {line}")
    for path, text in notes.items():
        here.write(path, text.encode())
