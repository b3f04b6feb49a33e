"""`leaflets source`: a text that a leaflet rests on is read once, locked, shown, held against its lock."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import click

from leaflets.commands import here
from leaflets.core import regular_file, text_file
from leaflets.core.diagnostics import LeafletsError, RefusedError, did_you_mean, of_system
from leaflets.core.paths import is_inside
from leaflets.core.settings import TEMPLATE, Settings
from leaflets.core.text import quote
from leaflets.data import sources_reader, sources_schema
from leaflets.data.sources import FILE, Range, Source, Sources, key_fault
from leaflets.sources import changes, entry, lock, locks, page, section_keys, splitter
from leaflets.sources.changes import Changes, Spot
from leaflets.sources.lock import Lock, LockError
from leaflets.sources.locks import Locks
from leaflets.sources.splitter import Section, SplitError

_LARGEST = 5_000_000  # bytes of a source
_LONGEST_FIRST_WORDS = 60
_OTHER_KINDS = {b"%PDF": "a PDF", b"PK\x03\x04": "a Word file or an archive", b"\xd0\xcf\x11\xe0": "an old Word file"}


@click.group()
def command() -> None:
    """Read a text that a leaflet rests on, and hold it.

    LEAFLET may be left out where there is only one. KEY is the short name under which pages cite the text: three or
    more letters. FILE is the text itself: plain text or Markdown, in UTF-8.
    """


@dataclass
class _Folder:
    """The folder of the leaflet that a command is about, and a source in it."""

    settings: Settings
    name: str
    key: str

    @property
    def path(self) -> Path:
        return self.settings.docs / self.name

    @property
    def shown(self) -> str:
        return self.settings.shown(self.path)

    @cached_property
    def sources(self) -> Sources:
        """What sources.yml says. Raises LeafletsError where it cannot be read as YAML."""
        text, path = _text_of(self.path / FILE), self.settings.shown(self.path / FILE)
        found = sources_reader.read(text or "", path) if text is not None else Sources(path)
        if fault := next((each for each in found.faults if each.message.startswith("not YAML")), None):
            raise LeafletsError(f"{fault.path}:{fault.line}: {fault.message}")
        return found

    @cached_property
    def locks(self) -> Locks:
        return locks.read(self.path, self.shown, _text_of)

    @property
    def source(self) -> Source:
        return self.sources.sources.get(self.key, Source(self.key))

    @property
    def lock_file(self) -> Path:
        return self.path / locks.FOLDER / f"{self.key}{lock.SUFFIX}"

    @property
    def kept_file(self) -> Path:
        return self.path / locks.FOLDER / f"{self.key}{locks.KEPT}"

    def lock(self) -> Lock:
        """The lock of the source. Raises LeafletsError where there is none that can be trusted."""
        if self.key not in self.locks.texts:
            guess = did_you_mean(self.key, self.locks.texts)
            raise LeafletsError(
                f"'{self.key}' has no lock in {self.shown}/{locks.FOLDER}/.{guess} "
                f"Make one with `{self.locks.command('add', self.key, 'FILE')}`"
            )
        try:
            return lock.read(self.locks.texts[self.key], self.key)
        except LockError as error:
            raise LeafletsError(f"{self.settings.shown(self.lock_file)}:{error.line}: {error}") from error

    def sections(self, file: Path, text: str) -> tuple[Section, ...]:
        """A text cut into its sections. Raises LeafletsError where it is none, or lacks a heading of sources.yml."""
        own = self.source.sections
        try:
            found = splitter.split(text, own)
        except SplitError as error:
            raise LeafletsError(f"{file}:{error.line}: {error}") from error
        headings = [heading for section in found for heading in (section.heading, *section.above) if heading]
        for key in section_keys.unknown([section.heading for section in found], own):
            guess = did_you_mean(own[key], headings)
            raise LeafletsError(
                f"{self.sources.path}: '{own[key]}' (key '{key}') is no heading with sentences in {file}.{guess}"
            )
        return found


def _folder(names: Sequence[str]) -> _Folder:
    """The leaflet and the source that a command names: `LEAFLET KEY` or, where there is one leaflet, `KEY`."""
    ours = here.read_settings()
    known = sorted(path.parent.name for path in ours.docs.glob("*/index.md") if path.parent.name != TEMPLATE)
    known = [name for name in known if name not in ours.not_leaflets]
    *given, key = names
    if given and given[0] not in known:
        raise LeafletsError(f"there is no leaflet '{given[0]}'.{did_you_mean(given[0], known)}")
    if not given and len(known) != 1:
        listed = ", ".join(known) or "none"
        raise LeafletsError(f"name the leaflet before the key. There are: {listed}")
    if wrong := key_fault(key):
        raise LeafletsError(f"'{key}' {wrong}")
    return _Folder(ours, given[0] if given else known[0], key)


def _text_of(path: Path) -> str | None:
    """A file's text; None where it is not there. Raises LeafletsError at one that is no text."""
    return _read(path) if path.exists() else None


def _read(path: Path) -> str:
    """The text of a file. Raises LeafletsError, with what to do, at one that is no plain text in UTF-8."""
    if fault := regular_file.fault(path, _LARGEST):
        raise LeafletsError(f"{path} {fault}")
    try:
        data = path.read_bytes()
    except OSError as error:
        raise LeafletsError(of_system(error)) from error
    for start, kind in _OTHER_KINDS.items():
        if data.startswith(start):
            raise LeafletsError(f"{path} is {kind}: save its text as plain text (.txt, UTF-8) first")
    text, wrong = text_file.decode(data)
    if wrong:
        raise LeafletsError(f"{path}: {wrong}")
    return text


def _arguments(*names: str) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """`[LEAFLET] KEY` and what follows."""
    return click.argument("names", nargs=-1, required=True, metavar=" ".join(("[LEAFLET] KEY", *names)))


def _with_file(names: Sequence[str]) -> tuple[_Folder, Path]:
    """The folder and the file of `[LEAFLET] KEY FILE`."""
    if len(names) not in (2, 3):
        raise click.UsageError("Give [LEAFLET] KEY FILE.")
    return _folder(names[:-1]), Path(names[-1])


@command.command()
@_arguments("FILE")
@click.option("--title", default="", help="The title of the text, as it stands there.")
@click.option("--publisher", default="", help="Who published it.")
@click.option("--url", default="", help="The address of the very page.")
@click.option("--read", default="", metavar="DATE", help="The day when you read it, such as 2027-01-31.")
@click.option("--rights", default="", help="Who may copy it. Begins with 'public domain' or 'CC BY' where that is so.")
def add(names: tuple[str, ...], **values: str) -> None:
    """Read a text once: number its sentences, lock them, name it in sources.yml.

    The text is kept beside its lock only where its rights allow that.
    """
    folder, file = _with_file(names)
    text = _read(file)
    sections = folder.sections(file, text)
    made = lock.written(lock.make(folder.key, sections))
    if folder.locks.texts.get(folder.key, made) != made:
        again = folder.locks.command("update", folder.key, str(file))
        raise LeafletsError(f"'{folder.key}' is locked already, with another text. See what is new: `{again}`")
    new = None
    if folder.key not in folder.sources.sources:
        there = _text_of(folder.path / FILE)
        base = there if there is not None else entry.new_file(_schema_from(folder.path), folder.key)
        new = entry.added(base, folder.key, values, folder.sources.path)
        folder.sources.sources[folder.key] = sources_reader.read(new, folder.sources.path).sources[folder.key]
    elif any(values.values()):
        click.echo(f"{folder.sources.path} names '{folder.key}' already: what it says there stays.")
    _keep(folder, text)
    here.write(folder.lock_file, made.encode())
    if new is not None:
        here.write(folder.path / FILE, new.encode())
    _say_sections(sections)
    click.echo(f"{folder.settings.shown(folder.lock_file)} locks them.")
    lacking = [key for key in entry.KEYS if key != "url" and not getattr(folder.source, key)]
    if lacking:
        click.echo(f"Still to write in {folder.sources.path}, for '{folder.key}': {', '.join(lacking)}")


def _schema_from(folder: Path) -> str:
    """The path from a leaflet's folder to the schema that editors read."""
    return os.path.relpath(sources_schema.FILE, folder).replace(os.sep, "/")


def _keep(folder: _Folder, text: str) -> None:
    """Keep a text where its rights allow that, and say which it is."""
    shown = folder.settings.shown(folder.kept_file)
    if folder.source.kept:
        here.write(folder.kept_file, text.encode())
        click.echo(f"{shown} keeps the text: {folder.source.rights}.")
    else:
        click.echo("The text is not kept: its rights don't begin with 'public domain' or a free license.")


def _say_sections(sections: Sequence[Section]) -> None:
    """List the sections that were found, so that a heading which is none, or was missed, is seen."""
    width = max(len(section.key) for section in sections)
    for section in sections:
        count, words = len(section.sentences), section.heading or section.sentences[0].text
        click.echo(f"  {section.key:{width}} {count:4}  {quote(words, _LONGEST_FIRST_WORDS)[1:-1]}")
    total = sum(len(section.sentences) for section in sections)
    click.echo(f"{total} sentences and items in {len(sections)} sections.")


@command.command()
@_arguments("[FILE]")
@click.option("--html", "target", type=click.Path(path_type=Path), help="Where to write the page; never under docs/.")
def show(names: tuple[str, ...], target: Path | None) -> None:
    """Make a private page of a text, with the number of each sentence and a button that copies its citation.

    FILE is needed where the text is not kept.
    """
    folder, file = _with_file_or_not(names)
    if target and is_inside(folder.settings.docs, target.absolute()):
        raise LeafletsError(f"{target} lies in {folder.settings.shown(folder.settings.docs)}/, which is published")
    text = _read(file) if file else folder.locks.kept.get(folder.key)
    if text is None:
        again = folder.locks.command("show", folder.key, "FILE")
        raise LeafletsError(f"the text of '{folder.key}' is not kept here: name the file, `{again}`")
    sections = folder.sections(file or folder.kept_file, text)
    if folder.key in folder.locks.texts and changes.differs(folder.lock(), text, folder.source.sections):
        again = folder.locks.command("verify", folder.key, str(file or folder.kept_file))
        raise RefusedError(f"this is not the text that was locked: its numbers would be wrong. See `{again}`")
    path = target or _private_file(folder.key)
    here.write(path, page.html(folder.source, sections).encode())
    click.echo(f"Open {path.resolve()}")


def _with_file_or_not(names: Sequence[str]) -> tuple[_Folder, Path | None]:
    """The folder and the file of `[LEAFLET] KEY [FILE]`: of two names the first is a leaflet where there is one."""
    two, three = 2, 3
    if len(names) > three:
        raise click.UsageError("Give [LEAFLET] KEY [FILE].")
    is_leaflet = len(names) == two and (here.read_settings().docs / names[0] / "index.md").is_file()
    if len(names) == 1 or is_leaflet:
        return _folder(names), None
    return _folder(names[:-1]), Path(names[-1])


def _private_file(key: str) -> Path:
    """A file that only its owner can read."""
    return Path(tempfile.mkdtemp(prefix="leaflets-")) / f"{key}.html"


@command.command()
@_arguments("FILE")
def verify(names: tuple[str, ...]) -> None:
    """Prove that a text is the one that was locked. Ends with 0 where it is, with 1 where it is not."""
    folder, file = _with_file(names)
    locked, sections = folder.lock(), folder.sections(file, _read(file))
    new = lock.make(folder.key, sections)
    if lock.written(new) == lock.written(locked):
        click.echo(f"{file} is the text of '{folder.key}': all {len(locked.places)} places have the same words.")
        return
    _say(changes.between(locked, new), new, sections, folder.key)
    raise RefusedError(f"{file} is not the text of '{folder.key}' that was locked")


@command.command()
@_arguments("FILE")
@click.option("--write", is_flag=True, help="Lock the new text.")
def update(names: tuple[str, ...], write: bool) -> None:
    """Show which places of a text a new edition changed; with --write lock it."""
    folder, file = _with_file(names)
    text = _read(file)
    sections = folder.sections(file, text)
    new = lock.make(folder.key, sections)
    if locked := _trusted(folder):
        found = changes.between(locked, new)
        _say(found, new, sections, folder.key)
        _say_named(folder.sources, found, folder.key)
    if write:
        _keep(folder, text)
        here.write(folder.lock_file, lock.written(new).encode())
        click.echo(f"{folder.settings.shown(folder.lock_file)} locks the new text.")


def _trusted(folder: _Folder) -> Lock | None:
    """The lock of a source; None where it is there but cannot be trusted, which is said: a new one takes its place."""
    try:
        return folder.lock()
    except LeafletsError as error:
        if folder.key not in folder.locks.texts:
            raise
        click.echo(f"{error}\nWhat changed cannot be told.")
        return None


def _say(found: Changes, new: Lock, sections: Sequence[Section], key: str) -> None:
    """List what differs, with the new words; the old ones nobody has any more."""
    texts = {
        (section.key, number): sentence.text
        for section in sections
        for number, sentence in enumerate(section.sentences, 1)
    }
    for old, spot in found.changed:
        click.echo(f"  changed  {_both(old, spot)}: {quote(texts[spot])}")
    for spot in found.added:
        click.echo(f"  added    {changes.named(spot)}: {quote(texts[spot])}")
    for spot in found.removed:
        click.echo(f"  removed  {changes.named(spot)}")
    for before, after in changes.runs(found.moved):
        click.echo(f"  moved    {before} -> {after}")
    count = len(found.changed) + len(found.added) + len(found.removed) + len(found.moved)
    same = len(new.places) - len(found.changed) - len(found.added) - len(found.moved)
    if count:
        differ = "1 place differs" if count == 1 else f"{count} places differ"
        click.echo(f"'{key}': {differ}, {same} {'is' if same == 1 else 'are'} the same.")
    else:
        click.echo(f"'{key}': no place differs.")


def _both(old: Spot, new: Spot) -> str:
    return changes.named(old) if old == new else f"{changes.named(old)} -> {changes.named(new)}"


def _say_named(sources: Sources, found: Changes, key: str) -> None:
    """List what sources.yml says about places that are gone, or have other words or another number."""
    what = {old: f"has other words (now `{changes.named(new)}`)" for old, new in found.changed}
    what |= {old: f"is now `{changes.named(new)}`" for old, new in found.moved}
    what |= dict.fromkeys(found.removed, "is gone")
    entries: list[tuple[int, str, Sequence[Range]]] = [
        *((entry.line, f"the safety statement '{entry.name}'", entry.places) for entry in sources.must_say),
        *((entry.line, "what is left out", entry.places) for entry in sources.left_out),
        *((entry.line, f"the question '{entry.id}'", entry.places) for entry in sources.questions),
    ]
    for line, name, places in entries:
        for place in places:
            for source, section, number in place:
                if source == key and (section, number) in what:
                    click.echo(f"{sources.path}:{line}: {name}: `{section}.{number}` {what[section, number]}")
