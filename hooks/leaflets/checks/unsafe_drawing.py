"""A drawing is no well-formed SVG, or holds more than shapes.

The site takes drawings into its pages, so that they have the page's colors. A script, a style, a picture from elsewhere
or a reference in one would stand in the page, too. A drawing is shapes, groups, digits, a title and a description.

Bad:

    --- knee/risks.md
    # Risks

    !!! risk "What may go wrong"

        Infection may happen.
        { data-fact="infection" }

    ![Infection](knee.svg "Infection may happen.")
    { data-fact="infection" }
    --- knee/knee.svg
    <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8">
      <title>Infection</title>
      <desc>Infection may happen.</desc>
      <path d="M0 0h8v8z" onclick="alert(1)"/>
    </svg>

Good:

    --- knee/risks.md
    # Risks

    !!! risk "What may go wrong"

        Infection may happen.
        { data-fact="infection" }

    ![Infection](knee.svg "Infection may happen.")
    { data-fact="infection" }
    --- knee/knee.svg
    <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8">
      <title>Infection</title>
      <desc>Infection may happen.</desc>
      <path class="ink" d="M0 0h8v8z"/>
    </svg>
"""

from collections.abc import Iterator

from leaflets import figures
from leaflets.booklet import pictures
from leaflets.diagnostics import Finding
from leaflets.drawings import Drawing
from leaflets.model import Library


def check(library: Library) -> Iterator[Finding]:
    """Every fault of every drawing with a caption, at the picture, with the line in its own file; and of the cover."""
    for leaflet in library.leaflets:
        path = pictures.cover(leaflet)
        for line, fault in _faults(figures.drawing(library.settings.docs / path)):
            yield leaflet.at(f"the drawing '{path}' {fault} (its line {line})")
        for page in leaflet.pages:
            for figure in figures.of(page, library.settings):
                drawing = figure.drawing(library.settings.docs) if figure.caption else None
                for line, fault in _faults(drawing):
                    message = f"the drawing '{figure.name}' {fault} (its line {line})"
                    yield Finding(page.path, figure.place.line, figure.place.column, message)


def _faults(drawing: Drawing | None) -> list[tuple[int, str]]:
    return drawing.faults if drawing else []
