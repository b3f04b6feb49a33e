"""`formerly:` names what is no file name, a page of today, an address of two pages, or a heading that is not there.

Old addresses live on in bookmarks, printed codes and other sites. `formerly:` in a page's front matter lists the file
names that it had, so that each leads to it. `equipment.md: the-tools` leads to the heading with that id. `index.md` may
also name former folders of the leaflet: `spine-cement/`.

Bad:

    ---
    formerly: [how-to-prepare.md]
    ---

Good:

    ---
    formerly: [dangers.md, side-effects.md: risks]
    ---
"""

from collections.abc import Iterator

from leaflets.checks.check import LIBRARY, needs
from leaflets.core.diagnostics import Finding
from leaflets.library import former
from leaflets.library.model import Library


@needs(LIBRARY)
def check(library: Library) -> Iterator[Finding]:
    """Every entry on a page of a leaflet."""
    yield from former.faults(library)
