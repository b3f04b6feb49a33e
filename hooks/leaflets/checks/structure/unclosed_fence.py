"""A code fence is opened and never closed.

Everything below it is shown as code, or the fence itself as text.

Bad:

    ```
    Call us.

Good:

    ```
    Call us.
    ```
"""

import re
from collections.abc import Iterator

from leaflets.checks.check import LIBRARY, needs
from leaflets.core.diagnostics import Finding, Place
from leaflets.library.model import Library

_FENCE = re.compile(r"^(?P<indent>[ >]*)(?P<fence>`{3,}|~{3,})(?P<info>.*)$")


@needs(LIBRARY)
def check(library: Library) -> Iterator[Finding]:
    """The line of every fence that is still open at the end of its page."""
    for page in library.pages.values():
        fence = ""
        start = 0
        for line in page.locator.lines:
            match = _FENCE.match(line.text)
            if not match:
                continue
            if not fence:
                if "`" not in match["info"] or match["fence"][0] == "~":
                    fence, start = match["fence"], line.line
            elif match["fence"].startswith(fence) and not match["info"].strip():
                fence = ""
        if fence:
            yield Finding(Place(page.path, start, 1), f"the fence {fence} is never closed; put {fence} after the code")
