"""A page includes a text that is not there, or one that includes itself.

The place stays empty without a word, and a safety instruction may be lost.

Bad:

    --8<-- "knee/shared.txt"

Good:

    --8<-- "knee/shared.txt"

    --- knee/shared.txt
    Bring this leaflet.
"""

from collections.abc import Iterator

from leaflets.checks.check import LINKS, needs
from leaflets.core.diagnostics import Finding
from leaflets.links.survey import Survey
from leaflets.markdown.snippets import SNIPPETS


@needs(LINKS)
def check(survey: Survey) -> Iterator[Finding]:
    """Every include that leads to nothing, where the project includes texts at all (pymdownx.snippets).

    Nothing is said where each page has its own folder of texts (`base_path: !relative`).
    """
    if SNIPPETS not in survey.settings.extensions or survey.settings.includes_beside_pages:
        return
    for document in survey.documents:
        if "8<-" in document.markdown:
            front = document.front
            yield from survey.places.includes.faults(front.body, document.path, front.body_line)
