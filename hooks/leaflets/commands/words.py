"""`leaflets words`: what patients read as plain text, one passage a line."""

from __future__ import annotations

import sys
from collections.abc import Sequence

import click

from leaflets.commands import here
from leaflets.library.model import Leaflet, Library
from leaflets.review import count, record, standing, words

_MOST = 12
"""Lines of a diff that are shown."""


@click.command()
@click.argument("names", nargs=-1, metavar="[LEAFLET]...")
@click.option("--write", is_flag=True, help="Write the files that are out of date.")
@click.option("--count", "counted", is_flag=True, help="Count the words that patients read, by page and in all.")
def command(names: tuple[str, ...], write: bool, counted: bool) -> None:
    """Show where the words of record are out of date: docs/LEAFLET/words.txt, and docs/words-shared.txt.

    They hold what patients read. Without LEAFLET, all. Exit status: 0 all are as they should be, or written, or
    counted; 1 some are out of date.

    What counts: the text of pages with headings, titles, captions and labels, as often as it stands there; not what is
    heard in place of pictures, and not the glossary. A local value is one word.
    """
    if write and counted:
        raise click.UsageError("--write or --count, not both.")
    library = here.read_library()
    for name in names:
        here.find_leaflet(library, name)
    if counted:
        _count([leaflet for leaflet in library.leaflets if not names or leaflet.name in names], library)
        return
    stale = 0
    for file in words.files(library):
        if names and file.leaflet is not None and file.leaflet.name not in names:
            continue
        if file.kept == file.record.text:
            continue
        stale += 1
        path = library.settings.docs / file.path
        shown = library.settings.shown(path)
        if write:
            here.write(path, file.record.text.encode())
            click.echo(f"Written: {shown}")
            continue
        for fault in file.faults if file.kept else ():
            click.echo(f"{shown}:{fault.line}: {fault.message}")
        changes = record.changes(file.kept, file.record.text) if file.kept else []
        click.echo(f"{shown} is {'out of date' if file.kept else 'missing'}.")
        for line in changes[:_MOST]:
            click.echo(f"  {line}")
        if len(changes) > _MOST:
            click.echo(f"  … and {len(changes) - _MOST} lines more")
    if not stale:
        click.echo("The words of record are what patients read.")
    elif not write:
        click.echo("Write them: leaflets words --write", err=True)
        sys.exit(1)


def _count(leaflets: Sequence[Leaflet], library: Library) -> None:
    """A line for each page, and one for each leaflet."""
    for leaflet in leaflets:
        counts = count.of(standing.of(library, leaflet).record)
        for page, number in counts.items():
            click.echo(f"{number:7,}  {leaflet.name}/{page}")
        click.echo(f"{sum(counts.values()):7,}  {leaflet.name} in all")
