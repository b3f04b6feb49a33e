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
        for path in _files(library, leaflet):
            at = settings.shown(settings.docs / path)
            drawing = figures.drawing(settings.docs, picture := f"{posixpath.splitext(path)[0]}.svg")
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


def _files(library: Library, leaflet: Leaflet) -> Iterator[str]:
    """The files in folders called `figures` of a leaflet, and beside a drawing anywhere in it, that end in `.yml`."""
    docs = library.settings.docs
    for path in sorted(paths.below(docs / leaflet.name, stay=True)):
        folder, name = posixpath.split(path)
        if name.endswith(".yml") and (
            posixpath.basename(folder) == FOLDER or (docs / leaflet.name / folder / f"{name[:-4]}.svg").is_file()
        ):
            yield posixpath.join(leaflet.name, path)
