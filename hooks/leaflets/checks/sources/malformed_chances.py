"""A block of chances cannot be read, or holds a number that cannot be told out of 1,000 people.

The page then shows the block as it was written. Each chance begins with `- name:` or `- words:`.

Bad:

    ```chances
    - name: Infection
      number: about one or so
      have: get an infection
      have_not: do not
      from: guide risks.1
    ```

Good:

    ```chances
    - words: Infection may happen.
      from: guide risks.1
    ```
"""

from collections.abc import Iterator

from leaflets.checks.check import LIBRARY, needs
from leaflets.core.diagnostics import Finding
from leaflets.library.model import Library
from leaflets.markdown import chances


@needs(LIBRARY)
def check(library: Library) -> Iterator[Finding]:
    """Every fault of a block that could not be made, at its row."""
    for page in library.pages.values():
        for block in page.blocks:
            if block.kind != "pre" or not block.fence.startswith(f"{chances.WORD}-"):
                continue
            written = page.locator.fences.get(block.fence, [])
            rows = [row for _, row in written[1:]]
            for number, message in chances.read(rows).faults:
                place = written[min(number, len(written) - 1)][0] if written else None
                yield Finding(place, message) if place else page.at(block, message)
