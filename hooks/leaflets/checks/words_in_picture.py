"""A drawing shows words.

Words in a picture are not read out, not translated, not found, and too small on a phone. Show a number or a letter,
and say in the caption or in a list under the picture what it stands for.

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
      <text x="1" y="7">Infection</text>
    </svg>

Good:

    --- knee/risks.md
    # Risks

    !!! risk "What may go wrong"

        Infection may happen.
        { data-fact="infection" }

    ![Infection](knee.svg "Infection (1) may happen.")
    { data-fact="infection" }
    --- knee/knee.svg
    <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8">
      <title>Infection</title>
      <desc>Infection may happen.</desc>
      <text x="1" y="7">1</text>
    </svg>
"""

import re
from collections.abc import Iterator

from leaflets import figures
from leaflets.diagnostics import Finding
from leaflets.model import Library

_KEY = re.compile(r"\d{1,2}|[A-Z]")


def check(library: Library) -> Iterator[Finding]:
    """Every text in a drawing that is neither a number of one or two digits nor a capital letter."""
    for leaflet in library.leaflets:
        for page in leaflet.pages:
            for figure in figures.of(page, library.settings):
                drawing = figure.drawing(library.settings.docs)
                for text in drawing.written if drawing else ():
                    if not _KEY.fullmatch(text):
                        message = f"the drawing '{figure.name}' shows the words '{text[:60]}': say them in the caption"
                        yield Finding(page.path, figure.place.line, figure.place.column, message)
