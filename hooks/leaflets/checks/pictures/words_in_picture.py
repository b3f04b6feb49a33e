"""A drawing shows words.

Words in a picture are not read out, not translated, not found, and too small on a phone. Show a number or a letter,
and say in the caption or in a list under the picture what it stands for. Every published SVG is read: a cover, a logo
(which may show the hospital's name), a file that no page shows. Title and description of a drawing that is no figure
of a page are words that nobody holds to a source.

Bad:

    ![Infection](knee.svg "Infection may happen.") [@guide risks.1]

    --- knee/knee.svg
    <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8">
      <title>Infection</title>
      <desc>Infection may happen.</desc>
      <text x="1" y="7">Infection</text>
    </svg>

Good:

    ![Infection](knee.svg "Infection (1) may happen.") [@guide risks.1]

    --- knee/knee.svg
    <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8">
      <title>Infection</title>
      <desc>Infection may happen.</desc>
      <text x="1" y="7">1</text>
    </svg>
"""

import re
from collections.abc import Iterator

from leaflets.checks.check import LIBRARY, needs
from leaflets.core.diagnostics import Finding, Place
from leaflets.library import figures
from leaflets.library.drawings import Drawing
from leaflets.library.model import Library

_WORD = re.compile(r"\w+")
_KEY = re.compile(r"\d{1,2}|[A-Z]")


@needs(LIBRARY)
def check(library: Library) -> Iterator[Finding]:
    """Every text in a drawing that is neither a number of one or two digits nor a capital letter."""
    settings = library.settings
    shown = set()
    for leaflet in library.leaflets:
        for page in leaflet.pages:
            for figure in figures.of(page, settings):
                shown.add(figure.path)
                drawing = figure.drawing(settings.docs)
                for text in drawing.written if drawing else ():
                    if not _KEY.fullmatch(text):
                        message = f"the drawing '{figure.name}' shows the words '{text[:60]}': say them in the caption"
                        yield Finding(figure.place, message)
    logo = str(settings.hospital.get("logo") or "")
    name = set(_WORD.findall(str(settings.hospital.get("name") or "").lower()))
    own = {leaflet.name for leaflet in library.leaflets}
    for path in library.files:
        if not path.lower().endswith(".svg") or path in shown:
            continue
        for text in _others(figures.drawing(settings.docs, path), in_leaflet=path.partition("/")[0] in own):
            if path != logo or not name.issuperset(_WORD.findall(text.lower())):
                message = f"the drawing holds the words '{text[:60]}': say them in the text of a page"
                yield Finding(Place(settings.shown(settings.docs / path)), message)


def _others(drawing: Drawing | None, in_leaflet: bool) -> Iterator[str]:
    """The words of a drawing that is no figure."""
    if drawing is None:
        return
    yield from (text for text in drawing.written if not _KEY.fullmatch(text))
    if in_leaflet:
        yield from filter(None, (drawing.title.strip(), drawing.description.strip()))
