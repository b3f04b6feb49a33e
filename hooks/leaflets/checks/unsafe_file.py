"""A file among the leaflets can act, or is a link to a file elsewhere: HTML, scripts, SVG that is more than a drawing.

Every file under docs/ is published as it is. One that runs code would run it in the hospital's name; a link to
a file of the machine that builds the site would publish that.

Bad:

    --- knee/form.html
    <!doctype html><title>Form</title><script>alert(1)</script>

Good:

    --- knee/knee.svg
    <svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0h8v8z"/></svg>
"""

from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from leaflets import drawings
from leaflets.diagnostics import Finding
from leaflets.inside import way_out
from leaflets.links import published, urls
from leaflets.model import Library

_PASSIVE = (
    *(".svg", ".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif", ".ico"),
    *(".pdf", ".txt", ".csv", ".ics", ".mp4", ".webm", ".mp3", ".m4a", ".ogg", ".vtt"),
)


def check(library: Library) -> Iterator[Finding]:
    """Every link that leads out of docs/, and every published file that is not known to be passive."""
    settings = library.settings
    told = set()
    for path in published.below(settings.docs, stay=True):
        file = settings.docs / path
        if out := way_out(settings.docs, path):
            if out not in told:
                told.add(out)
                yield _outside(settings.docs / out, settings.shown(settings.docs / out), settings.shown(settings.docs))
        elif not settings.kept_off(path) and (finding := _fault(file, settings.shown(file))):
            yield finding


def _outside(link: Path, shown: str, docs: str) -> Finding:
    where = link.readlink().as_posix() if link.is_symlink() else "…"
    what = f"is a link to '{where}', outside {docs}/: it is neither read nor published. Put the file itself here"
    return Finding(shown, None, None, what)


def _fault(file: Path, shown: str) -> Finding | None:
    suffix = PurePosixPath(file.name).suffix.lower()
    if suffix in urls.MARKDOWN:
        return None
    if suffix not in _PASSIVE:
        kind = f"of the kind '{suffix}'" if suffix else "without an ending"
        what = f"a file {kind} can hold code; among leaflets may stand {', '.join(_PASSIVE)}"
        return Finding(shown, None, None, what)
    if suffix != ".svg":
        return None
    try:
        with file.open("rb") as opened:
            data = opened.read(drawings.LARGEST + 1)
    except OSError as error:
        return Finding(shown, None, None, f"cannot be read: {error.strerror}")
    unsafe = drawings.read(data).unsafe
    return Finding(shown, unsafe[1], unsafe[2], unsafe[0]) if unsafe else None
