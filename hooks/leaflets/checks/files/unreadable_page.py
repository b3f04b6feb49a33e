r"""A file cannot be read as text, or a page cannot be rendered or would take minutes.

Pages are UTF-8. MkDocs itself stops at such a file without naming the line. A page with lines, paragraphs or lists
within lists beyond all measure, or with many brackets that nothing closes, is not shown at all.

Bad:

    Infection may happen. Ask for a caf\xe9.

Good:

    Infection may happen. Ask for a café.
"""

from collections.abc import Iterator

from leaflets.checks.check import PAGES, needs
from leaflets.core.diagnostics import Finding
from leaflets.library.model import Library


@needs(PAGES)
def check(library: Library) -> Iterator[Finding]:
    """What reading and rendering noted."""
    yield from library.unreadable
