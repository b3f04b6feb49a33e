"""A file among the leaflets can act, is not what its name says, or is a link to a file elsewhere.

Every file under docs/ is published as it is. HTML, scripts and a drawing that is more than one would run code in the
hospital's name; a file that is named `.txt` or `.png` and holds HTML does so in some browsers. A PDF may show pages and
links, no more. A link to a file of the machine that builds the site would publish that; a pipe would never end.

Bad:

    --- knee/form.html
    <!doctype html><title>Form</title><script>alert(1)</script>

Good:

    --- knee/knee.svg
    <svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0h8v8z"/></svg>
"""

from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from leaflets.checks.check import LIBRARY, needs
from leaflets.core import paths, regular_file, urls
from leaflets.core.diagnostics import Finding, Place
from leaflets.core.paths import way_out
from leaflets.library import drawings, file_kinds
from leaflets.library.model import Library
from leaflets.links import hosts

_READ = 10_000_000
"""Bytes of a text or a PDF that are read; of other kinds the beginning tells enough."""
_HEAD = 4096


@needs(LIBRARY)
def check(library: Library) -> Iterator[Finding]:
    """Every link that leads out of docs/, every file that is none, and every published one not known to be passive."""
    settings = library.settings
    told = set()
    allowed = hosts.allowed(settings, library.leaflets) if settings.hosts else None
    for path in paths.below(settings.docs, stay=True):
        file = settings.docs / path
        if out := way_out(settings.docs, path):
            if out not in told:
                told.add(out)
                yield _outside(settings.docs / out, settings.shown(settings.docs / out), settings.shown(settings.docs))
        elif not settings.kept_off(path) and (finding := _fault(file, settings.shown(file), allowed)):
            yield finding
    yield from _folders(library)


def _folders(library: Library) -> Iterator[Finding]:
    """Folders that have the name of a page or of a file: MkDocs and readers of the repository take them for one."""
    settings = library.settings
    for folder in paths.folders(settings.docs):
        suffix = PurePosixPath(folder).suffix
        if suffix.lower() in (*urls.MARKDOWN, *file_kinds.PASSIVE, ".yml", ".html") and not settings.kept_off(
            f"{folder}/x"
        ):
            message = f"is a folder with the name of a file ('{suffix}'): give it another name"
            yield Finding(Place(settings.shown(settings.docs / folder)), message)


def _outside(link: Path, shown: str, docs: str) -> Finding:
    where = link.readlink().as_posix() if link.is_symlink() else "…"
    what = f"is a link to '{where}', outside {docs}/: it is neither read nor published. Put the file itself here"
    return Finding(Place(shown), what)


def _fault(file: Path, shown: str, allowed: set[str] | None) -> Finding | None:
    name = PurePosixPath(file.name)
    suffix = name.suffix.lower()
    if fault := regular_file.fault(file):
        # what is named like a page is told as one that cannot be read
        return None if name.suffix in urls.MARKDOWN else Finding(Place(shown), fault)
    if suffix in urls.MARKDOWN:
        if name.suffix in urls.MARKDOWN:
            return None
        message = f"is published as it is and no page, since it ends in '{name.suffix}': name it '{name.stem}.md'"
        return Finding(Place(shown), message)
    if suffix not in file_kinds.PASSIVE:
        kind = f"of the kind '{suffix}'" if suffix else "without an ending"
        what = f"a file {kind} can hold code; among leaflets may stand {', '.join(file_kinds.PASSIVE)}"
        return Finding(Place(shown), what)
    try:
        with file.open("rb") as opened:
            whole = suffix in (file_kinds.DRAWING, ".pdf", *file_kinds.TEXTS)
            data = opened.read(_READ + 1 if whole else _HEAD)
    except OSError as error:
        return Finding(Place(shown), f"cannot be read: {error.strerror}")
    if suffix == file_kinds.DRAWING:
        unsafe = drawings.read(data).unsafe
        return Finding(Place(shown, unsafe[1], unsafe[2]), unsafe[0]) if unsafe else None
    if len(data) > _READ:
        return Finding(Place(shown), f"is larger than {_READ // 1_000_000} MB")
    said = file_kinds.fault(suffix, data) or (_document(data, allowed) if suffix == ".pdf" and data else "")
    return Finding(Place(shown), said) if said else None


def _document(data: bytes, allowed: set[str] | None) -> str:
    """What is wrong with a PDF, or nothing."""
    fault, addresses = file_kinds.document_fault(data)
    for address in sorted(addresses) if not fault else ():
        if not address.lower().startswith(("https://", "http://")):
            return f"links to '{address[:60]}': a PDF may link to pages only"
        if allowed is not None and hosts.of(address) not in allowed:
            return f"links to '{hosts.of(address)}', which extra.hosts does not list"
    return fault
