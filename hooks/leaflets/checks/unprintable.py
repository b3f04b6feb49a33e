"""A page holds something that no booklet can print: a video, a form, a picture from elsewhere, letters without a font.

Booklets are made of the same pages as the site. What paper cannot show would be lost there without a word.

Bad:

    --- knee/risks.md
    # Risks

    Watch this: <video src="knee.mp4"></video>

Good:

    --- knee/risks.md
    # Risks

    Ask the nurse to show you the film.
"""

from collections.abc import Iterator

from leaflets.booklet import printed
from leaflets.diagnostics import Finding
from leaflets.model import Library


def check(library: Library) -> Iterator[Finding]:
    """Every construct without a print rule, and every character that the booklets' fonts lack, in leaflets."""
    for leaflet in library.leaflets:
        for page in leaflet.pages:
            yield from printed.faults(page)
