"""One block, box or table tells chances out of two different numbers of people.

"2 in 100" and "15 in 1,000" cannot be compared at a glance: many readers take the second for more. Tell all of them for
the same number of people.

Bad:

    --- knee/risks.md
    # Risks

    !!! risk "What may go wrong"

        - Infection happens to 2 out of every 100 people. 98 have none. [@guide risks.1]
        - Swelling happens to 15 out of every 1,000 people. 985 have none. [@guide risks.1]

Good:

    --- knee/risks.md
    # Risks

    !!! risk "What may go wrong"

        - Infection happens to 20 out of every 1,000 people. 980 have none. [@guide risks.1]
        - Swelling happens to 15 out of every 1,000 people. 985 have none. [@guide risks.1]
"""

from collections.abc import Iterator
from itertools import islice

from leaflets.checks.check import LIBRARY, needs
from leaflets.core.diagnostics import Finding
from leaflets.language.frequencies import Frequency, frequencies, may_tell
from leaflets.library.model import Library, Page
from leaflets.library.texts import MOST, Passage, passages, together


@needs(LIBRARY, level="info")
def check(library: Library) -> Iterator[Finding]:
    """Every proportion whose number of people is not the first one of its block, box or table."""
    pages: dict[str, tuple[Page, dict[int, Passage]]] = {}
    for passage in passages(library, may_tell):
        if passage.block is None:
            yield from _mixed([(passage, one) for one in frequencies(passage.text)])
        else:
            pages.setdefault(passage.page.path, (passage.page, {}))[1][id(passage.block)] = passage
    for page, told in pages.values():
        for group in together(page):
            here = [told[id(block)] for block in group if id(block) in told]
            yield from _mixed([(passage, one) for passage in here for one in frequencies(passage.text)])


def _mixed(found: list[tuple[Passage, Frequency]]) -> Iterator[Finding]:
    first = found[0][1] if found else None
    others = ((passage, one) for passage, one in found if first and one.of != first.of)
    for passage, one in islice(others, MOST):
        message = f"'{one.text}' stands beside '{found[0][1].text}': tell both for the same number of people"
        yield passage.at(one.text, one.start, message)
