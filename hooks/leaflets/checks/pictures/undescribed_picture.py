"""A picture has no caption or stands amid text, or a drawing has no title or description of its own.

The caption says what the picture means, and cites its places. Title and description are for those who cannot see a
drawing, wherever its file goes; they say all that it shows (WCAG 2.2, 1.1.1).

Bad:

    ![Infection](knee.svg) [@guide risks.1]

    --- knee/knee.svg
    <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8"><path d="M0 0h8v8z"/></svg>

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
from leaflets.library import figures
from leaflets.library.drawings import Drawing
from leaflets.library.figures import Figure
from leaflets.library.model import Library


@needs(LIBRARY)
def check(library: Library) -> Iterator[Finding]:
    """What each picture on a line of its own lacks; decoration (`alt=""`) needs nothing."""
    for leaflet in library.leaflets:
        for page in leaflet.pages:
            for figure in figures.of(page, library.settings):
                for lacking in _lacking(figure, figure.drawing(library.settings.docs)):
                    yield Finding(figure.place, lacking)
            for name, place in figures.amid_text(page, library.settings):
                message = (
                    f"the picture '{name}' has a caption and stands amid text, so that no one sees the caption: "
                    "put the picture on a line of its own, with an empty line before and after"
                )
                yield Finding(place, message)


def _lacking(figure: Figure, drawing: Drawing | None) -> Iterator[str]:
    if not figure.caption:
        yield f"the picture '{figure.name}' has no caption: write it in quotes, ![…]({figure.name} \"…\")"
    if drawing and not drawing.unsafe:
        for name, tag, text in (("title", "title", drawing.title), ("description", "desc", drawing.description)):
            if not text.strip():
                yield f"the drawing '{figure.name}' has no {name}: write one in its file, <{tag}>…</{tag}>"
