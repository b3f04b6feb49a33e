"""A page or file outside the leaflets is published, and nobody answers for what it says.

A leaflet has an owner and a day of review; the start page, a page of its own or a file that somebody adds has neither.
Nor does any check read a PDF or a film within a leaflet, and no booklet holds it. List it under `extra.pages` in
`mkdocs.yml` with the role that answers for it; a name that ends in `/` is a folder.

Bad:

    --- driving.md
    # Driving

    You can drive again after two days.

Good:

    --- driving.md
    # Driving

    Each leaflet says when you can drive again.
    --- ../mkdocs.yml
    extra:
      pages:
        index.md: Lead nurse (example)
        driving.md: Lead nurse (example)
"""

from collections.abc import Iterator

from leaflets.checks.check import LIBRARY, needs
from leaflets.core.diagnostics import Finding, Place
from leaflets.library.model import Library

_UNREAD = (".pdf", ".txt", ".csv", ".ics", ".vtt", ".mp3", ".m4a", ".ogg", ".mp4", ".webm")
"""Files that say something to readers, and that no check reads."""


@needs(LIBRARY)
def check(library: Library) -> Iterator[Finding]:
    """Every published file that no leaflet answers for and that stands under no entry of `extra.pages`."""
    settings = library.settings
    if not settings.hospital and not settings.owners:
        return  # no library of a hospital: nobody has roles there
    own = {leaflet.name for leaflet in library.leaflets}
    logo = settings.hospital.get("logo")
    for path in library.files:
        if path.partition("/")[0] in own and "/" in path and not path.lower().endswith(_UNREAD):
            continue
        if path != logo and not settings.owner(path):
            what = f"nobody answers for what it says: under extra.pages in {settings.config_name} write `{path}: ROLE`"
            yield Finding(Place(settings.shown(settings.docs / path)), what)
