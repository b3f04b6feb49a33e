"""A line in `.gitattributes` hides changes of the leaflets, or makes their files differ from what was reviewed.

With such a line a changed dose is "binary files differ", or folded away as generated, in the very place where people
look at it. It may speak of pictures and other files that are no text, and of files that the site is not made of.

Bad:

    --- ../.gitattributes
    *.png binary
    docs/** -diff linguist-generated
    --- all is tracked by git

Good:

    --- ../.gitattributes
    * text=auto
    *.png binary
    requirements.lock linguist-generated
    --- all is tracked by git
"""

import os
from collections.abc import Iterator
from pathlib import Path

from leaflets.checks.check import LIBRARY, needs
from leaflets.core.diagnostics import Finding, Place
from leaflets.core.settings import Settings
from leaflets.git import attributes, repository
from leaflets.library.model import Library


@needs(LIBRARY)
def check(library: Library) -> Iterator[Finding]:
    """Every line of a file of attributes, git's own too, that hides something of what the site is made of."""
    settings = library.settings
    top = repository.top(settings.root)
    if top is None:
        return
    targets = [settings.docs, settings.theme_folder, settings.root / "hooks", settings.root / settings.config_name]
    places = {name: _names(path) for path in targets if path and (name := _below(path, top)) is not None}
    for file, folder in _files(settings, top):
        lines = attributes.read(file)
        if isinstance(lines, str):
            yield Finding(Place(settings.shown(file)), f"{lines}, so that nobody can say what it hides")
            continue
        for line in lines:
            harm = attributes.hiding(line)
            place = next((each for each in places if attributes.touches(line, folder, each, places[each])), None)
            if harm and place is not None:
                what = f"{harm}, also below {place or 'the folder of mkdocs.yml'}: remove it, or name other files alone"
                yield Finding(Place(settings.shown(file), line.number, 1), what)


def _files(settings: Settings, top: Path) -> Iterator[tuple[Path, str]]:
    """The files of attributes that may speak of the leaflets, each with the folder that its patterns start from."""
    if own := repository.own_attributes(settings.root):
        yield own, ""
    folders = {top}
    for path in filter(None, (settings.docs, settings.theme_folder, settings.root / "hooks")):
        if (name := _below(path, top)) is not None:
            folders |= {top.joinpath(*Path(name).parts[:end]) for end in range(len(Path(name).parts))}
            folders |= {Path(here) for here, _, _ in os.walk(top / name)}
    for folder in sorted(folders):
        try:
            names = sorted(each.name for each in folder.iterdir() if each.name.casefold() == attributes.NAME)
        except OSError:
            continue
        for name in names:
            yield (
                settings.root / os.path.relpath(folder / name, os.path.realpath(settings.root)),
                _below(folder, top) or "",
            )


def _below(path: Path, top: Path) -> str | None:
    """The path of a file from the top of the repository; None where it stands elsewhere."""
    name = Path(os.path.relpath(os.path.realpath(path), os.path.realpath(top))).as_posix()
    return (
        None
        if name == ".." or name.startswith("../")
        else name.removeprefix(".").removeprefix("/")
        if name == "."
        else name
    )


def _names(path: Path) -> list[str]:
    return sorted({name for _, _, names in os.walk(path) for name in names})
