"""A leaflet holds something that no booklet can print: a video, a form, a picture in CMYK, letters without a font.

Booklets are made of the same pages as the site. What paper cannot show would be lost there without a word, or would
stop the build. The engine that sets the booklets is asked about every picture and every rare sign.

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

from leaflets.booklet import printed, refusals
from leaflets.checks.check import LIBRARY, needs
from leaflets.core.diagnostics import Finding
from leaflets.library.model import Library


@needs(LIBRARY)
def check(library: Library) -> Iterator[Finding]:
    """Every construct without a print rule, every character that the fonts lack, every picture that is refused."""
    for leaflet in library.leaflets:
        for page in leaflet.pages:
            yield from printed.faults(page)
        yield from refusals.of_leaflet(library, leaflet)
