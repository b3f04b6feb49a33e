"""The command `leaflets`. Exit status: 0 clean, 1 something to mend, 2 could not check."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import NoReturn

import click

from leaflets import build as building
from leaflets import checks, copied, reader, report, settings
from leaflets import new as making
from leaflets.diagnostics import LeafletsError


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="leaflets")
def main() -> None:
    """Patient leaflets: check them, build the site, begin a new one."""


@main.command()
@click.argument("docs", type=click.Path(path_type=Path), required=False)
def check(docs: Path | None) -> None:
    """Check the leaflets without building the site.

    DOCS is the folder of the pages; without it, the one that mkdocs.yml names. Says what to mend, with file
    and line. Exit status: 0 nothing to mend, 1 something to mend, 2 could not check.
    """
    if docs is not None and not docs.is_dir():
        stop(f"{docs}: no such folder")
    try:
        ours = settings.read(settings.find(docs or Path.cwd()))
        if docs is not None:
            if ours.docs.resolve() in docs.resolve().parents:
                stop(f"{docs}: give the folder of all leaflets, {ours.shown(ours.docs)}, or nothing")
            ours.docs = docs.resolve()
        library = reader.read(ours)
        library.must_be_checkable()
        library.render()
        found = checks.run(library)
        report.tell(found, lambda diagnostic: click.echo(f"{diagnostic.level}: {diagnostic}"), checks.modules())
    except LeafletsError as error:
        stop(str(error))
    size = f"{report.number(len(library.leaflets), 'leaflet')}, {report.number(len(library.pages), 'page')}"
    click.echo(f"{size}: {report.count(found)}.", err=True)
    sys.exit(any(diagnostic.level == "warn" for diagnostic in found))


@main.command()
def build() -> None:
    """Build the site, if nothing is left to mend.

    A build that is refused leaves the last good site as it was.
    """
    try:
        click.echo(building.build(settings.read(settings.find(Path.cwd()))))
    except building.RefusedError as refused:
        click.echo(str(refused), err=True)
        sys.exit(refused.status)
    except LeafletsError as error:
        stop(str(error))


@main.command()
@click.argument("name")
def new(name: str) -> None:
    """Begin the leaflet NAME (lower-case words and hyphens) from the blank one."""
    try:
        ours = settings.read(settings.find(Path.cwd()))
        folder = ours.shown(making.new(ours, name))
    except LeafletsError as error:
        stop(str(error))
    click.echo(
        f"{folder}/ is made. Next: write the facts in {folder}/facts.yml, then the pages.\n"
        "`leaflets check` lists what is still to be written."
    )


@main.command()
@click.argument("leaflet")
@click.argument("text", type=click.Path(path_type=Path))
def fingerprint(leaflet: str, text: Path) -> None:
    """Note which runs of words the source TEXT of a LEAFLET has, so that a copy of them is found.

    Only hashes are kept; the text itself stays out of the repository.
    """
    try:
        ours = settings.read(settings.find(Path.cwd()))
        path, runs = copied.fingerprint(ours.docs / leaflet, text)
    except LeafletsError as error:
        stop(str(error))
    click.echo(f"{ours.shown(path)} holds the hashes of {runs} runs of {copied.RUN} words.")


def stop(message: str) -> NoReturn:
    """One line on stderr, exit status 2."""
    click.echo(f"leaflets: {message}", err=True)
    sys.exit(2)


if __name__ == "__main__":
    main()
