"""The command `leaflets`. Exit status: 0 clean, 1 something to mend, 2 could not check."""

from __future__ import annotations

import io
import os
import sys
from dataclasses import replace
from pathlib import Path
from typing import NoReturn

import click

from leaflets.booklet import engine
from leaflets.booklet.edition import A5
from leaflets.checks import registry, report, verdict
from leaflets.checks.check import Answers, Inputs
from leaflets.commands import new as making
from leaflets.core import extras, settings
from leaflets.core.diagnostics import LeafletsError, did_you_mean
from leaflets.evidence import copied
from leaflets.git import repository
from leaflets.library import grades, readability, reader, rendering
from leaflets.library.model import Leaflet, Library
from leaflets.site import generated, surveys

CACHE = Path(".cache/external.json")
"""Where the answers of other hosts are kept, below the folder of mkdocs.yml."""


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="leaflets")
def main() -> None:
    """Patient leaflets: check them, build the site, make booklets, begin a new one."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # Windows pipes in an encoding that lacks most letters
            stream.reconfigure(errors="backslashreplace")


@main.command()
@click.argument("docs", type=click.Path(path_type=Path), required=False)
@click.option("--external", is_flag=True, help="Try the addresses of other hosts, too. Needs a network.")
@click.option("--site", type=click.Path(path_type=Path), metavar="DIR", help="Check the links of a built site instead.")
@click.option("--only", "names", multiple=True, metavar="NAME", help="Run this check alone; may stand several times.")
def check(docs: Path | None, site: Path | None, external: bool, names: tuple[str, ...]) -> None:
    """Check the leaflets without building the site.

    DOCS is the folder of the pages; without it, the one that mkdocs.yml names. Says what to mend, with file
    and line. Where there is no blank leaflet (templates/leaflet/) only links are checked: any MkDocs project
    will do. With --site a folder of HTML pages from any builder is checked. With --external the addresses of
    other hosts are tried, each once; the answers are kept in .cache/ for a week. With --only a check runs alone:
    its name stands in brackets at the end of its findings. Exit status: 0 nothing to mend, 1 something to mend,
    2 could not check.
    """
    for folder in (docs, site):
        if folder is not None and not folder.is_dir():
            stop(f"{folder}: no such folder")
    try:
        only = registry.chosen(names)
        if site is not None:
            if docs is not None:
                stop("give DOCS or --site DIR, not both")
            library, survey = surveys.of_folder(site, external)
            inputs = Inputs(links=survey, site=survey)
            size = report.number(len(survey.documents), "page")
        else:
            library = _library(docs)
            survey = surveys.of_library(library, external)
            inputs = Inputs(library=library, links=survey)
            size = report.number(len(library.pages), "page")
            leaflets = report.number(len(library.leaflets), "leaflet")
            size = f"{leaflets}, {size}" if library.contract else f"{size}, links only"
            if library.contract and (why := repository.why_none(library.settings.root)):
                click.echo(f"The checks of the repository did not run: {why}.", err=True)
            if library.contract and (why := engine.not_asked()):
                click.echo(f"Whether pictures can be printed was not tried: {why}", err=True)
        if external:
            from leaflets.links.external import try_all  # an HTTP library that no other command needs

            folder = Path.cwd() if site else library.settings.root
            answers = try_all(survey.outside, folder / CACHE, lambda line: click.echo(line, err=True))
            inputs = replace(inputs, answers=Answers(survey, answers))
        registry.must_run(only, inputs)
        diagnostics = verdict.of(library, registry.run(inputs, only), only)
        ignored = verdict.ignored(library)
        report.tell(diagnostics, lambda each: click.echo(f"{each.level}: {each}"), registry.checks(), ignored=ignored)
    except LeafletsError as error:
        stop(str(error))
    if words := report.ignores(library.settings.config_name, ignored):
        click.echo(words, err=True)
    click.echo(f"{size}: {report.count(diagnostics)}.", err=True)
    sys.exit(any(diagnostic.level == "warn" for diagnostic in diagnostics))


def _library(docs: Path | None) -> Library:
    """The library in a folder of pages, or of the mkdocs.yml around us, rendered."""
    ours = settings.read(settings.find(docs or Path.cwd()))
    if docs is not None:
        if ours.docs.resolve() in docs.resolve().parents:
            stop(f"{docs}: give the folder of all leaflets, {ours.shown(ours.docs)}, or nothing")
        ours.docs = docs.resolve()
    library = reader.read(ours)
    library.must_be_checkable()
    rendering.render_pages(library, generated.files(library))
    return library


@main.command()
def build() -> None:
    """Build the site, if nothing is left to mend.

    A build that is refused leaves the last good site as it was.
    """
    from leaflets.publish import build as building

    try:
        click.echo(building.build(settings.read(settings.find(Path.cwd()))))
    except building.RefusedError as refused:
        click.echo(str(refused), err=True)
        sys.exit(refused.status)
    except LeafletsError as error:
        stop(str(error))


@main.command()
def offline() -> None:
    """Build the site and pack it into offline/, as one zip for a computer without network.

    The zip holds the very files of the site, and START-HERE.html, which says until when they may be used: until the
    first leaflet is due for review. Where that day is past, or the build is refused, no zip is made and an older one
    stays as it was.
    """
    from leaflets.publish import build as building
    from leaflets.publish import offline as packing

    try:
        ours = settings.read(settings.find(Path.cwd()))
        library = reader.read(ours)
        if late := packing.overdue(library):
            click.echo(f"No offline copy: the review was due of {', '.join(late)}.", err=True)
            sys.exit(1)
        click.echo(building.build(ours))
        path = packing.pack(library, ours.site.resolve(), ours.root / "offline")
        size = f"{path.stat().st_size / 1e6:.1f} MB"
    except building.RefusedError as refused:
        click.echo(f"{refused} No offline copy was made.", err=True)
        sys.exit(refused.status)
    except LeafletsError as error:
        stop(str(error))
    click.echo(f"Offline copy: {ours.shown(path)}, {size}. Unpack it and open {packing.START}.")


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
@click.argument("name")
@click.argument("folder", type=click.Path(path_type=Path), required=False)
def booklet(name: str, folder: Path | None) -> None:
    """Make the booklets of the leaflet NAME without building the site.

    They are written into FOLDER, or into booklets/ beside mkdocs.yml. While nobody has signed the leaflet off they are
    marked as a draft, whatever `leaflets check` finds.
    """
    try:
        extras.require("leaflets booklet", "booklets")
        from leaflets.booklet import editions, imposition  # they need that extra

        library = _library(None)
        leaflet = _leaflet(library, name)
        booklets = editions.set_leaflet(library, leaflet, library.day)
        target = folder or library.settings.root / "booklets"
        for each in booklets:
            path = target / booklets.file(each)
            write(path, each.pdf)
            note = f"; {each.edition.note}" if each.edition.note else ""
            size = f"{each.edition.paper}, {report.number(each.pages, 'page')}, {each.size}"
            click.echo(f"{library.settings.shown(path)}: {each.edition.title.lower()}, {size}{note}")
            if each.edition is A5 and (thick := imposition.creep_note(each.pages)):
                click.echo(thick, err=True)
    except LeafletsError as error:
        stop(str(error))


@main.command("grades")
@click.argument("names", nargs=-1, metavar="[LEAFLET]...")
@click.option("--note", is_flag=True, help="Note the grades in grades.yml: of new pages, and of pages that are easier.")
def show_grades(names: tuple[str, ...], note: bool) -> None:
    """Show how hard each page is to read.

    Without LEAFLET, all leaflets. The grade is the school year in the US at which a reader can follow (Flesch-Kincaid).
    With --note each page is held to its grade from then on: `leaflets check` finds one that becomes harder. A number
    that is noted is never raised; do that by hand.
    """
    try:
        library = _library(None)
        for name in names:
            _leaflet(library, name)
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
            write(path, text.encode())
    except LeafletsError as error:
        stop(str(error))


def _leaflet(library: Library, name: str) -> Leaflet:
    """The leaflet with this name; stops where there is none."""
    names = [each.name for each in library.leaflets]
    if name not in names:
        stop(f"there is no leaflet '{name}'.{did_you_mean(name, names)} There are: {', '.join(names) or 'none'}")
    return library.leaflets[names.index(name)]


def write(path: Path, data: bytes) -> None:
    """Write a file whole. Raises LeafletsError where that can't be."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        new = path.with_name(f".{path.name}.{os.getpid()}")
        new.write_bytes(data)
        new.replace(path)
    except OSError as error:
        raise LeafletsError(f"{path}: cannot be written: {error.strerror}") from error


@main.command()
@click.argument("dest", type=click.Path(path_type=Path))
@click.option("--preview", is_flag=True, help="Let through what only publishing refuses; mark every page and booklet.")
@click.option("--keep", type=click.IntRange(min=2), default=5, show_default=True, help="How many releases stay.")
@click.option(
    "--cache",
    type=click.Path(path_type=Path),
    metavar="DIR",
    help="Keep finished booklets in DIR, outside the checkout, to publish sooner the next time.",
)
def publish(dest: Path, preview: bool, keep: int, cache: Path | None) -> None:
    """Show readers the site in DEST, once it is built and checked.

    Each site is a release there; a web server shows DEST/current. DEST is a new or empty folder, or one that this
    command has made. Refused are unsigned drafts, example values and overdue reviews too. Until the very last step
    readers see the old site. Of two at once the second is refused. Exit status: 0 published, or nothing has changed;
    1 refused by findings; 2 could not.
    """
    from leaflets.publish import build as building
    from leaflets.publish import publish as publishing

    try:
        publishing.publish(settings.read(settings.find(Path.cwd())), dest, preview, keep, click.echo, cache)
    except building.RefusedError as refused:
        click.echo(str(refused), err=True)
        sys.exit(refused.status)
    except LeafletsError as error:
        stop(str(error))


@main.command()
@click.argument("dest", type=click.Path(path_type=Path))
@click.argument("release", required=False, default="")
def rollback(dest: Path, release: str) -> None:
    """Show readers an older release in DEST.

    Without RELEASE it is the one before; the beginning of a release's id will do. A release that is not as it was
    published is refused. Exit status: 0 readers see it, 1 refused, 2 could not.
    """
    from leaflets.publish import publish as publishing
    from leaflets.publish.store import Store

    try:
        publishing.rollback(Store(dest), release, click.echo)
    except publishing.RefusedError as refused:
        click.echo(str(refused), err=True)
        sys.exit(1)
    except LeafletsError as error:
        stop(str(error))


@main.command()
@click.argument("dest", type=click.Path(path_type=Path))
def releases(dest: Path) -> None:
    """List the releases in DEST, oldest first."""
    from leaflets.publish import listing
    from leaflets.publish.store import Store

    try:
        for line in listing.lines(Store(dest)):
            click.echo(line)
    except LeafletsError as error:
        stop(str(error))


@main.command()
@click.argument("dest", type=click.Path(path_type=Path))
@click.option("--all", "every", is_flag=True, help="All releases, not only the one that readers see.")
def verify(dest: Path, every: bool) -> None:
    """Hold the files in DEST against what was published.

    Names what is missing, added or changed. Exit status: 0 as published, 1 something differs, 2 could not look.
    """
    from leaflets.publish import listing
    from leaflets.publish.store import Store

    try:
        faults = False
        for line, is_fault in listing.verdicts(Store(dest), every):
            click.echo(line, err=is_fault)
            faults |= is_fault
    except LeafletsError as error:
        stop(str(error))
    sys.exit(faults)


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
