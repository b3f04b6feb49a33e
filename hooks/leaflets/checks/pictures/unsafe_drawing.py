"""A drawing with a caption holds more than shapes, so that a page cannot take it in.

The site takes drawings into its pages, so that they have the page's colors. A style or a gradient in one would stand in
the page, too. A drawing is shapes, groups, digits, a title and a description. What acts is told by `unsafe-file`.

Bad:

    ![Infection](knee.svg "Infection may happen.") [@guide risks.1]

    --- knee/knee.svg
    <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8">
      <title>Infection</title>
      <desc>Infection may happen.</desc>
      <path d="M0 0h8v8z" style="fill: red"/>
    </svg>

Good:

    ![Infection](knee.svg "Infection may happen.") [@guide risks.1]

    --- knee/knee.svg
    <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8">
      <title>Infection</title>
      <desc>Infection may happen.</desc>
      <path class="ink" d="M0 0h8v8z"/>
    </svg>
"""

from collections.abc import Iterator

from leaflets.checks.check import LIBRARY, needs
from leaflets.core.diagnostics import Finding
from leaflets.core.text import listed
from leaflets.library import figures
from leaflets.library.drawings import Drawing
from leaflets.library.model import Library


@needs(LIBRARY)
def check(library: Library) -> Iterator[Finding]:
    """The faults of every drawing with a caption, at the picture, with the lines in its own file; and of the cover."""
    docs = library.settings.docs
    for leaflet in library.leaflets:
        path = figures.cover(leaflet)
        if told := _told(figures.drawing(docs, path)):
            yield leaflet.at(f"the drawing '{path}' {told}")
        for page in leaflet.pages:
            for figure in figures.of(page, library.settings):
                if told := _told(figure.drawing(docs) if figure.caption else None):
                    message = f"the drawing '{figure.name}' {told}"
                    yield Finding(figure.place, message)


def _told(drawing: Drawing | None) -> str:
    """All faults of a drawing as the end of one sentence, each kind once."""
    if not drawing or drawing.unsafe or not drawing.faults:
        return ""
    lines: dict[str, list[int]] = {}
    for line, fault in drawing.faults:
        lines.setdefault(fault, []).append(line)
    each = [f"{fault} (its line {at[0]}{f', and {len(at) - 1} more' if at[1:] else ''})" for fault, at in lines.items()]
    return f"{listed(each)}: a drawing in a page is shapes alone; save it as plain SVG without styles"
