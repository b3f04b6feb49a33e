"""Words that are written are not shown, or others are shown in their place, or in another order or with another number.

Markdown drops words without a word of its own. A row of a table with more cells than its first row loses the last ones,
on the page and on paper. A numbered list that is written as 1, 2, 4 is shown as 1, 2, 3. The words of every page are
compared with those that are shown, in order: what a reader gets is what was written, and what the checks have read.

Bad:

    --- knee/risks.md
    # Risks

    !!! risk "What may go wrong"

        Infection may happen.
        { data-fact="infection" }

    | You may | You may not |
    | --- | --- |
    | walk | drive | swim |

Good:

    --- knee/risks.md
    # Risks

    !!! risk "What may go wrong"

        Infection may happen.
        { data-fact="infection" }

    | You may | You may not | Ask first |
    | --- | --- | --- |
    | walk | drive | swim |
"""

import re
from collections.abc import Iterator

from leaflets.checks.check import LIBRARY, needs
from leaflets.core.diagnostics import Finding
from leaflets.core.text import quote
from leaflets.library.model import Library, Page
from leaflets.markdown.includes import Includes, Line
from leaflets.markdown.locator import Place, Source
from leaflets.markdown.render import SNIPPETS
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
    settings = library.settings
    includes = None
    if SNIPPETS in settings.extensions:
        includes = Includes(settings.extension_configs.get(SNIPPETS, {}), settings.root, settings.leaflets_only)
    for page in library.pages.values():
        if page.html is None:
            continue
        source, lines = page.source, None
        if includes and "8<" in page.front.body:
            lines, _ = includes.lines(page.front.body, page.path, page.front.body_line)
            source = Source("\n".join(line.text for line in lines))
        for difference in differences(source, page.blocks):
            yield _finding(page, source, lines, difference)
        for match in _SIGN.finditer(source.shown):
            place = source.place(match.start(1))
            yield _at(page, place, lines, f"'{match[1]}' begins a line, and no reader sees it: {_SAYS[match[1]]}")


def _finding(page: Page, source: Source, lines: list[Line] | None, difference: Difference) -> Finding:
    return _at(page, source.place(difference.start), lines, _message(source, difference))


def _at(page: Page, place: Place, lines: list[Line] | None, message: str) -> Finding:
    path, line, column = page.path, place.line, place.column
    if lines:
        path, line, column = lines[place.line - 1].place(place.column - 1)
    return Finding(path, line, column, message)


def _message(source: Source, difference: Difference) -> str:
    written = source.text[difference.start : difference.end]
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
    row = source.lines[source.place(difference.start).line - source.first_line]
    if "|" in row:
        why = "stands in a cell beyond those of the table's first row, and no reader sees it: add a column"
        return f"{quote(written, _SHORT)} {why}"
    return f"{quote(written, _SHORT)} is written, and no reader sees it"
