r"""A picture or a page is larger than readers' devices, or those who check it, can take.

A picture has at most 10 MB and 25 megapixels: a phone would run out of memory. A page has at most 2,000 links. A page
of more than 1 MB is told by `unreadable-page`, a drawing that copies itself by `unsafe-file`.

Bad:

    --- knee/knee.png
    \x89PNG\x0d\x0a\x1a\x0a\x00\x00\x00\x0dIHDR\x00\x00\x750\x00\x00\x750\x08\x02\x00\x00\x00\xe9E\x6f\xed\x00\x00\x00\x08IDAT\x78\x9c\x03\x00\x00\x00\x00\x01H\x06\x89\xd2\x00\x00\x00\x00IEND\xaeB\x60\x82

Good:

    --- knee/knee.svg
    <svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0h8v8z"/></svg>
"""

from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from leaflets.checks.check import LIBRARY, needs
from leaflets.core import regular_file
from leaflets.core.diagnostics import Finding, Place
from leaflets.library import file_kinds, pixels
from leaflets.library.model import Library

MOST_BYTES = 10_000_000
MOST_PIXELS = 25_000_000
MOST_LINKS = 2_000


@needs(LIBRARY)
def check(library: Library) -> Iterator[Finding]:
    """Every picture and every page over its budget."""
    settings = library.settings
    for path in library.files:
        is_picture = PurePosixPath(path).suffix.lower() in file_kinds.PICTURES
        if is_picture and (fault := _fault(settings.docs / path)):
            yield Finding(Place(settings.shown(settings.docs / path)), fault)
    for page in library.pages.values():
        links = (page.html or "").count("<a ")
        if links > MOST_LINKS:
            yield Finding(Place(page.path, 1, 1), f"holds {links:,} links, at most {MOST_LINKS:,}: split the page")


def _fault(file: Path) -> str:
    if regular_file.fault(file):
        return ""  # `unsafe-file` tells it
    size = file.stat().st_size
    if size > MOST_BYTES:
        return f"has {size / 1_000_000:.1f} MB, at most {MOST_BYTES // 1_000_000} MB: make the picture smaller"
    width, height = pixels.of(file)
    if width * height > MOST_PIXELS:
        most = MOST_PIXELS // 1_000_000
        return f"has {width:,} × {height:,} pixels, at most {most} million: make the picture smaller"
    return ""
