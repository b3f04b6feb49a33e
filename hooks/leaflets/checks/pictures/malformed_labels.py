"""The labels of a drawing (`knee.yml` beside `knee.svg`) cannot be read, lie outside of it, or nobody sees them.

Labels are words that patients read, and to which people agree. A label names what is drawn, in the words of the page;
numbers stay in the text. They show where the drawing has a caption and stands on a line of its own.

Bad:

    ![Infection](figures/knee.svg "Infection may happen.") [@guide risks.1]

    --- knee/figures/knee.svg
    <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 80 80">
      <title>Infection</title>
      <desc>Infection may happen.</desc>
      <path class="ink" d="M0 0h80v80z"/>
    </svg>

    --- knee/figures/knee.yml
    - {text: kneecap, x: 40, y: 400}

Good:

    ![Infection](figures/knee.svg "Infection may happen.") [@guide risks.1]

    --- knee/figures/knee.svg
    <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 80 80">
      <title>Infection</title>
      <desc>Infection may happen.</desc>
      <path class="ink" d="M0 0h80v80z"/>
    </svg>

    --- knee/figures/knee.yml
    - {text: kneecap, x: 40, y: 40}
"""

import posixpath
from collections.abc import Iterator

from leaflets.booklet import fonts
from leaflets.checks.check import LIBRARY, needs
from leaflets.core import paths
from leaflets.core.diagnostics import Finding, Place
from leaflets.library import figures
from leaflets.library.model import Leaflet, Library

FOLDER = "figures"


@needs(LIBRARY)
def check(library: Library) -> Iterator[Finding]:
    """What is wrong in each file of labels; files without a drawing; drawings whose labels no page shows."""
    settings = library.settings
    for leaflet in library.leaflets:
        shown = {f.path for page in leaflet.pages for f in figures.of(page, settings) if f.caption}
        for picture in _pictures(library, leaflet):
            at = settings.shown(settings.docs / figures.labels_path(picture))
            drawing = figures.drawing(settings.docs, picture)
            found = figures.labels_of(settings.docs, picture, drawing) if drawing else None
            if drawing is None or found is None:
                name = posixpath.basename(picture)
                yield Finding(Place(at), f"there is no drawing '{name}' beside it: give both one name, or delete this")
                continue
            yield from (Finding(fault.place._replace(path=at), fault.message) for fault in found.faults)
            if lacking := fonts.missing("".join(label.text for label in found.labels)):
                yield Finding(Place(at), f"the booklets' fonts lack {', '.join(lacking[:20])}")
            if picture not in shown:
                what = f"no page of the leaflet shows '{posixpath.basename(picture)}' with a caption"
                yield Finding(Place(at), f"{what}, so that no one sees these labels")


def _pictures(library: Library, leaflet: Leaflet) -> Iterator[str]:
    """The drawing for each file of labels: one in a folder called `figures`, or beside a drawing anywhere in a leaflet.

    The drawing of the first may be missing.
    """
    docs = library.settings.docs
    for path in sorted(paths.below(docs / leaflet.name, stay=True)):
        stem, suffix = posixpath.splitext(posixpath.join(leaflet.name, path))
        in_folder = posixpath.basename(posixpath.dirname(stem)) == FOLDER
        if suffix == ".yml" and (in_folder or (docs / f"{stem}.svg").is_file()):
            yield f"{stem}.svg"
