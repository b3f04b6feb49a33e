"""`leaflets redline`: what differs between two states of what patients read."""

from __future__ import annotations

import datetime
import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from urllib.parse import quote, urlencode

import click

from leaflets.booklet import engine, pages
from leaflets.commands import here
from leaflets.core.diagnostics import LeafletsError, did_you_mean
from leaflets.git import repository
from leaflets.git.repository import NoRepositoryError
from leaflets.library import source_texts
from leaflets.library.model import Leaflet, Library
from leaflets.review import compare, record, redline, redline_page, shared, sign_offs, standing, words
from leaflets.review.compare import Comparison
from leaflets.review.record import Fault, Record
from leaflets.review.redline import Redline, SignOffFile
from leaflets.review.sign_offs import Signed

_AS_THEY_ARE = "the files as they are"
_SHORT = "the history here is cut off (a shallow clone): older words are not in it"


@click.command()
@click.argument("names", nargs=-1, metavar="[LEAFLET]... [BASE..HEAD]")
@click.option("--since", "role", metavar="ROLE", help="Compare with the words to which this role agreed.")
@click.option("--html", type=click.Path(path_type=Path), metavar="FILE", help="Write a page for reviewers.")
@click.option("--sources", type=click.Path(path_type=Path), metavar="DIR", help="A folder with your texts, KEY.txt.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON, for other programs.")
@click.option("--markdown", is_flag=True, help="Print Markdown, for the summary of a pull request.")
def command(
    names: tuple[str, ...], role: str | None, html: Path | None, sources: Path | None, as_json: bool, markdown: bool
) -> None:
    """Show what differs for patients between two states of the leaflets.

    BASE..HEAD are two commits, as git names them; `BASE..` compares with the files as they are. --since ROLE compares
    with the words to which a role agreed last. Without any of them it is the review sheet: all that patients read.
    The page for reviewers shows the sentences of the sources beside the words, where they are at hand: kept in the
    repository, or in the folder --sources. Without LEAFLET, all leaflets. Exit status: 0, whatever differs; 2 where it
    cannot be compared.
    """
    ranges = [name for name in names if ".." in name]
    if len(ranges) > 1 or (ranges and role):
        raise LeafletsError("give one range BASE..HEAD, or --since ROLE")
    library = here.read_library()
    asked = [name for name in names if name not in ranges]
    for name in asked:
        if not ranges:
            here.find_leaflet(library, name)
    if role and role not in (roles := library.settings.sign_off.roles):
        raise LeafletsError(
            f"there is no role '{role}'.{did_you_mean(role, roles)} There are: {', '.join(roles) or 'none'}"
        )
    try:
        found = list(_redlines(library, asked, ranges[0] if ranges else "", role))
    except NoRepositoryError as error:
        what = f"{ranges[0]}: {error}" if ranges else str(error)
        shallow = f". Perhaps {_SHORT}" if repository.is_shallow(library.settings.root) else ""
        raise LeafletsError(f"nothing can be compared: {what}{shallow}") from error
    at_hand = source_texts.sentences(library, sources)
    found = [replace(_printed(library, each), sentences=at_hand.get(each.leaflet, {})) for each in found]
    if html:
        here.write(html, redline_page.html(found).encode())
        click.echo(f"Written: {html}", err=True)
    if as_json:
        click.echo(redline.as_json(found))
    elif markdown:
        click.echo(redline.as_markdown(found))
    elif not html:
        _tell(found)


def _printed(library: Library, each: Redline) -> Redline:
    """The same with the pages of the booklets, where the words are those that would be printed now."""
    leaflet = next((one for one in library.leaflets if one.name == each.leaflet), None)
    if leaflet is None or each.sheet or not any(item.new and item.new.at for item in each.items) or engine.not_asked():
        return each
    files = {page.path: page.file for page in leaflet.pages}
    try:
        found = pages.of(library, leaflet, library.day)
    except LeafletsError as error:
        return replace(each, notes=(*each.notes, f"The pages of the booklets are not known: {error}"))
    booklets = {
        edition.title: {(files[path], line): page for (path, line), page in there.items() if path in files}
        for edition, there in found.items()
    }
    return replace(each, booklets=booklets)


def _redlines(library: Library, asked: list[str], span: str, role: str | None) -> Iterator[Redline]:
    base, _, head = span.partition("..")
    head = head.removeprefix(".")  # `BASE...HEAD`, as others write it
    names = {leaflet.name: leaflet for leaflet in library.leaflets}
    for name in asked or _all_names(library, head) if head else asked or list(names):
        leaflet = names.get(name)
        if span:
            yield _between(library, name, leaflet, base or "HEAD", head)
        elif leaflet:
            yield _since(library, leaflet, role) if role else _sheet(library, leaflet)
    if span and not asked:
        yield _shared(library, base or "HEAD", head)


def _all_names(library: Library, head: str) -> list[str]:
    """The folders with words of record at a commit."""
    settings = library.settings
    found = repository.files_at(settings.root, head, settings.docs)
    return [Path(path).parent.name for path in found if Path(path).name == record.FILE]


def _between(library: Library, name: str, leaflet: Leaflet | None, base: str, head: str) -> Redline:
    """From one commit to another, or to the files as they are."""
    settings, notes = library.settings, []
    if head:
        data = repository.file_at(settings.root, head, settings.docs / name / record.FILE)
        if data is None:
            raise LeafletsError(f"'{name}' has no {record.FILE} at {head}: `leaflets words --write`, then commit it")
        now = _sound(record.parse(words.decoded(data)), f"{name} at {head}")
    else:
        assert leaflet is not None
        now = standing.of(library, leaflet).record
    old = words.at(settings, name, now, base)
    if old is None:
        notes.append(f"There are no words of record at {base}: everything is new.")
    before = Record(()) if old is None else _sound(old, f"{name} at {base}")
    made = compare.compare(name, before, now)
    return _redline(library, name, base, head or _AS_THEY_ARE, made, now, tuple(notes))


def _redline(
    library: Library, name: str, base: str, head: str, made: Comparison, now: Record, notes: tuple[str, ...] = ()
) -> Redline:
    """With the way to agree to the words of `now`."""
    return Redline(name, now.title or name, base, head, made, notes, _files(library, name, now), now.fingerprint)


def _shared(library: Library, base: str, head: str) -> Redline:
    """The words that leaflets share, from one commit to another, or to the files as they are."""
    settings = library.settings
    file = settings.docs / shared.FILE
    texts = [repository.file_at(settings.root, each, file) if each else None for each in (base, head)]
    before, now = (
        Record(()) if text is None else _sound(record.parse(words.decoded(text)), f"{shared.FILE} at {each}")
        for text, each in zip(texts, (base, head), strict=True)
    )
    if not head:
        now = shared.of(library)
    made = compare.compare(shared.FILE.removesuffix(".txt"), before, now)
    notes = () if texts[0] is not None or not made.items else (f"There are no shared words at {base}: all are new.",)
    shows = (
        f"{shown} passages of the leaflets as they are show the value '{key}'."
        for key in dict.fromkeys(item.new.kind.removeprefix("value:") for item in made.items if item.new)
        if (shown := _showing(library, key))
    )
    return Redline(made.leaflet, "Words that all leaflets share", base, head or _AS_THEY_ARE, made, (*notes, *shows))


def _showing(library: Library, key: str) -> int:
    """How many passages show a value of the hospital."""
    records = (standing.of(library, leaflet).record for leaflet in library.leaflets)
    return sum(f"{{local:{key}}}" in passage.words for each in records for passage in each.passages)


def _sound(found: Record | list[Fault], where: str) -> Record:
    """A record that could be read. Raises LeafletsError with the line of the first fault."""
    if isinstance(found, Record):
        return found
    raise LeafletsError(f"{where}: {record.FILE}:{found[0].line}: {found[0].message}")


def _since(library: Library, leaflet: Leaflet, role: str) -> Redline:
    """From the words to which a role agreed; all is to be read where those are not known."""
    stands = standing.of(library, leaflet)
    heads = stands.heads[role]
    if len(heads) == 1 and (old := words.signed(library, leaflet, heads[0].words)):
        made = compare.compare(leaflet.name, old, stands.record)
        base = f"the words to which the {role} agreed on {heads[0].date} ({heads[0].words[:8]})"
        return _redline(library, leaflet.name, base, _AS_THEY_ARE, made, stands.record)
    why = {0: f"The {role} has not agreed to any words yet.", 1: f"The words to which the {role} agreed are not here"}
    note = why.get(len(heads), f"The {role} agreed to two texts that were merged.")
    if len(heads) == 1:
        note += f": {_SHORT}." if repository.is_shallow(library.settings.root) else " in the history."
    return _sheet(library, leaflet, (f"{note} Read the whole leaflet.",))


def _sheet(library: Library, leaflet: Leaflet, notes: tuple[str, ...] = ()) -> Redline:
    now = standing.of(library, leaflet).record
    made = compare.compare(leaflet.name, Record(()), now)
    return replace(_redline(library, leaflet.name, "nothing", _AS_THEY_ARE, made, now, notes), sheet=now)


def _files(library: Library, name: str, now: Record) -> tuple[SignOffFile, ...]:
    """The files by which the roles would agree that have not."""
    leaflet = next((each for each in library.leaflets if each.name == name), None)
    if leaflet is None:
        return ()
    stands, day, files = standing.of(library, leaflet), datetime.datetime.now(datetime.UTC).date(), []
    for role, heads in stands.heads.items():
        if [one.words for one in heads] == [now.fingerprint]:
            continue
        replaces = tuple(dict.fromkeys(head.words for head in heads if head.words != now.fingerprint))
        read = "changes" if heads else "whole"
        version = str(leaflet.meta.get("version") or "")
        one = Signed("", now.fingerprint, role, day, replaces, version, read, evidence="the pull request")
        path = library.settings.shown(library.settings.docs / name / sign_offs.FOLDER / sign_offs.name(one))
        files.append(SignOffFile(role, path, sign_offs.written(one), _editor(path, sign_offs.written(one))))
    return tuple(files)


def _editor(path: str, text: str) -> str:
    """The address at which GitHub or Gitea opens an editor with a new file; empty outside a pull request's pipeline."""
    about = [os.environ.get(f"GITHUB_{name}", "") for name in ("SERVER_URL", "REPOSITORY", "HEAD_REF")]
    if not all(about):
        return ""
    server, repository_name, branch = about
    query = urlencode({"filename": path, "value": text})
    return f"{server}/{repository_name}/new/{quote(branch)}?{query}"


def _tell(found: list[Redline]) -> None:
    """The same in words for a terminal."""
    for each in found:
        if each.sheet:
            click.echo(f"{each.title}: {len(each.sheet.passages)} passages to read. For a page: --html FILE")
            for note in each.notes:
                click.echo(f"  {note}")
            click.echo(each.sheet.text)
            continue
        click.echo(f"{each.title}: {redline.headline([each])}")
        for item in each.items:
            click.echo(f"  {item.n}. {redline.told(item)}. {redline.where(item)}")
            click.echo(f"     before: {record.shown(item.before) or '(nothing)'}")
            click.echo(f"     now:    {record.shown(item.now) or '(gone)'}")
            if moved := redline.ways(item):
                click.echo(f"     {moved}")
