"""Words that are written are not shown, or others are shown in their place, or in another order or with another number.

Markdown drops words without a word of its own. A row of a table with more cells than its first row loses the last ones,
on the page and on paper. A numbered list that is written as 1, 2, 4 is shown as 1, 2, 3. The words of every page are
compared with those that are shown, in order: what a reader gets is what was written, and what the checks have read.

Bad:

    | You may | You may not |
    | --- | --- |
    | walk | drive | swim |

Good:

    | You may | You may not | Ask first |
    | --- | --- | --- |
    | walk | drive | swim |
"""

import re
from collections.abc import Iterator

from leaflets.checks.check import LIBRARY, needs
from leaflets.core.diagnostics import Finding
from leaflets.core.text import quote
from leaflets.library import rendering
from leaflets.library.model import Library
from leaflets.markdown.includes import Includes
from leaflets.markdown.locator import Locator
from leaflets.markdown.word_order import Difference, differences

_SHORT = 80
_SIGN = re.compile(r"^[ \t]*(?:[-*+][ \t]+|\d{1,9}\.[ \t]+)?(>|\+(?=[ \t])|\#(?=\d))[ \t]*=?[ \t]*\d", re.MULTILINE)
"""Markdown takes the sign before a number for a quotation, a list item or a heading."""
_SAYS = {
    ">": "write 'more than'",
    "+": "write the sign within the line",
    "#": "write 'number', or a space for a heading",
}


@needs(LIBRARY)
def check(library: Library) -> Iterator[Finding]:
    """Each difference between the words of a page and those that are shown, on any page."""
    includes = Includes.of(library.settings)
    for page in library.pages.values():
        if page.html is None:
            continue
        locator = rendering.laid_out(library, page, includes)
        for difference in differences(locator, page.blocks):
            yield Finding(locator.place(difference.start), _message(locator, difference))
        for match in _SIGN.finditer(locator.shown):
            why = f"'{match[1]}' begins a line, and no reader sees it: {_SAYS[match[1]]}"
            yield Finding(locator.place(match.start(1)), why)


def _message(locator: Locator, difference: Difference) -> str:
    written = locator.text[difference.start : difference.end]
    if difference.number:
        number, shown = difference.number
        how = f"shown as '{shown}'" if shown else "not shown"
        return f"the number '{number}' of this item is {how}: number the items of a list one after the other"
    if not written:
        return f"{quote(difference.shown, _SHORT)} is shown here, and is not written here"
    if difference.moved:
        return f"{quote(written, _SHORT)} is shown in another place than it is written"
    if difference.shown:
        return f"{quote(written, _SHORT)} is written, and {quote(difference.shown, _SHORT)} is shown in its place"
    row = locator.line_at(difference.start)
    if "|" in row:
        why = "stands in a cell beyond those of the table's first row, and no reader sees it: add a column"
        return f"{quote(written, _SHORT)} {why}"
    return f"{quote(written, _SHORT)} is written, and no reader sees it"
