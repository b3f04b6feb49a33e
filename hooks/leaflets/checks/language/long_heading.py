"""A heading has more than 65 characters.

The NHS service manual: a heading is read at a glance. A longer one is cut off in search results, and fills a phone.

Bad:

    ## What you should know about the skin of your knee after the treatment

    Keep it dry.

Good:

    ## The skin of your knee

    Keep it dry.
"""

from collections.abc import Iterator

from leaflets.checks.check import LIBRARY, needs
from leaflets.core.diagnostics import Finding
from leaflets.core.text import quote
from leaflets.library.model import Library

MOST = 65


@needs(LIBRARY, level="info")
def check(library: Library) -> Iterator[Finding]:
    """Every such heading on any page."""
    for page in library.pages.values():
        for heading in page.headings:
            if len(heading.text) > MOST:
                rest = f"say it in {MOST} or fewer, and the rest under it: {quote(heading.text)}"
                yield page.at(heading, f"a heading of {len(heading.text)} characters; {rest}")
