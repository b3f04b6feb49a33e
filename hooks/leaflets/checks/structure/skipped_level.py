"""A heading skips a level, such as `####` under `##`.

People who listen to a page move by heading levels; a gap sounds like something lost.

Bad:

    --- knee/risks.md
    # Risks

    ### Infection

    !!! risk "What may go wrong"

        Infection may happen. [@guide risks.1]

Good:

    --- knee/risks.md
    # Risks

    ## Infection

    !!! risk "What may go wrong"

        Infection may happen. [@guide risks.1]
"""

from collections.abc import Iterator

from leaflets.checks.check import LIBRARY, needs
from leaflets.core.diagnostics import Finding
from leaflets.library.model import Library


@needs(LIBRARY)
def check(library: Library) -> Iterator[Finding]:
    """Every heading more than one level below the one before it."""
    for page in library.pages.values():
        above = 0
        for heading in page.headings:
            if above and heading.level > above + 1:
                message = f"'{heading.text}' has level {heading.level} under a heading of level {above}"
                yield page.at(heading, f"{message}; write `{'#' * (above + 1)} {heading.text}`")
            above = heading.level
