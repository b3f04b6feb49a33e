"""`leaflets check`: what the checks find, without a build."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

import click

from leaflets.booklet import engine
from leaflets.checks import registry, report, verdict
from leaflets.checks.check import Answers, Inputs, Questions
from leaflets.commands import here
from leaflets.core.diagnostics import LeafletsError
from leaflets.git import repository
from leaflets.library import source_texts
from leaflets.library.model import Library
from leaflets.site import surveys

CACHE = Path(".cache/external.json")
"""Where the answers of other hosts are kept, below the folder of mkdocs.yml."""


@click.command()
@click.argument("docs", type=click.Path(path_type=Path), required=False)
@click.option("--external", is_flag=True, help="Try the addresses of other hosts, too. Needs a network.")
@click.option("--site", type=click.Path(path_type=Path), metavar="DIR", help="Check the links of a built site instead.")
@click.option("--publish", is_flag=True, help="Ask all that publishing asks, too; nothing is built.")
@click.option("--questions", is_flag=True, help="Ask where a page and its source may say otherwise.")
@click.option("--sources", type=click.Path(path_type=Path), metavar="DIR", help="A folder with your texts, KEY.txt.")
@click.option("--only", "names", multiple=True, metavar="NAME", help="Run this check alone; may stand several times.")
def command(
    docs: Path | None, site: Path | None, external: bool, publish: bool, questions: bool, sources: Path | None,
    names: tuple[str, ...],
) -> None:  # fmt: skip
    """Check the leaflets without building the site.

    DOCS is the folder of the pages; without it, the one that mkdocs.yml names. Says what to mend, with file
    and line. Where there is no blank leaflet (templates/leaflet/) only links are checked: any MkDocs project
    will do. With --site a folder of HTML pages from any builder is checked. With --external the addresses of
    other hosts are tried, each once; the answers are kept in .cache/ for a week. With --only a check runs alone:
    its name stands in brackets at the end of its findings. With --publish findings count as they do for patients:
    whether roles have agreed, whether the hospital is an example. With --questions the words of a page stand beside
    those of its source, where that is at hand: kept in the repository, or in the folder --sources. Exit status: 0
    nothing to mend, 1 something to mend, 2 could not check.
    """
    for folder in (docs, site):
        if folder is not None and not folder.is_dir():
            raise LeafletsError(f"{folder}: no such folder")
    if docs is not None and site is not None:
        raise LeafletsError("give DOCS or --site DIR, not both")
    if publish and site is not None:
        raise LeafletsError("--publish reads the leaflets as they are written: leave out --site")
    only = registry.chosen(names)
    library, inputs, size = _look_at_site(site, external) if site else _look_at_library(docs, external, publish)
    if questions:
        inputs = replace(inputs, questions=_questions(library, sources))
    if external:
        inputs = _with_answers(inputs, Path.cwd() if site else library.settings.root)
    registry.must_run(only, inputs)
    diagnostics = verdict.of(library, registry.run(inputs, only), only)
    ignored = verdict.ignored(library)
    report.tell(diagnostics, lambda each: click.echo(f"{each.level}: {each}"), registry.checks(), ignored=ignored)
    if words := report.ignores(library.settings.config_name, ignored):
        click.echo(words, err=True)
    click.echo(f"{size}: {report.count(diagnostics)}.", err=True)
    sys.exit(any(diagnostic.level == "warn" for diagnostic in diagnostics))


def _look_at_site(site: Path, external: bool) -> tuple[Library, Inputs, str]:
    """A built site as the checks read it, and how large it is."""
    library, survey = surveys.of_folder(site, external)
    return library, Inputs(links=survey, site=survey), report.number(len(survey.documents), "page")


def _look_at_library(docs: Path | None, external: bool, publish: bool) -> tuple[Library, Inputs, str]:
    """The sources as the checks read them, and how large they are."""
    library = here.read_library(docs, "publish" if publish else "")
    inputs = Inputs(library=library, links=surveys.of_library(library, external))
    size = report.number(len(library.pages), "page")
    size = f"{report.number(len(library.leaflets), 'leaflet')}, {size}" if library.contract else f"{size}, links only"
    if library.contract and (why := repository.why_none(library.settings.root)):
        click.echo(f"The checks of the repository did not run: {why}.", err=True)
    if library.contract and (why := engine.not_asked()):
        click.echo(f"Whether pictures can be printed was not tried: {why}", err=True)
    return library, inputs, size


def _questions(library: Library, folder: Path | None) -> Questions:
    """The sentences of the sources; says of which source they are not at hand."""
    found = source_texts.sentences(library, folder)
    for leaflet in library.leaflets:
        at_hand = {key for key, *_ in found[leaflet.name]}
        for key in leaflet.sources.sources if leaflet.sources else ():
            if key not in at_hand:
                told = f"Nothing was asked about '{key}' of {leaflet.name}: its text is not here. Give --sources DIR"
                click.echo(told, err=True)
    return Questions(library, found)


def _with_answers(inputs: Inputs, folder: Path) -> Inputs:
    """The same, with what other hosts answer to the links."""
    from leaflets.links.external import try_all  # an HTTP library that nothing else here needs

    assert inputs.links
    answers = try_all(inputs.links.outside, folder / CACHE, lambda line: click.echo(line, err=True))
    return replace(inputs, answers=Answers(inputs.links, answers))
