"""A citation could not be read, or does not stand at the end of a block: readers see it as it is written.

`[@guide prepare.4 #name]` ends a paragraph, a list item, a cell or the line of a picture. In a heading, the title of a
box, the text of a link, a caption's quotes, HTML or code it cites nothing.

Bad:

    Infection may happen [@guide risks.1] after any treatment.

Good:

    Infection may happen after any treatment. [@guide risks.1]
"""

import re
from collections.abc import Iterator

from leaflets.checks.check import LIBRARY, needs
from leaflets.core.diagnostics import Finding
from leaflets.data.sources import parse_citation
from leaflets.library.model import Library
from leaflets.markdown.blocks import Block
from leaflets.markdown.citations import WRITTEN

_BEGIN = re.compile(r"(\[@)")


@needs(LIBRARY)
def check(library: Library) -> Iterator[Finding]:
    """Every block of a leaflet that shows a citation to the reader, in its words or in those of its picture."""
    for leaflet in library.leaflets:
        for page in leaflet.pages:
            for block in page.blocks:
                for match in _BEGIN.finditer(f"{block.text} {block.picture}"):
                    whole = WRITTEN.match(block.text, match.start()) if match.start() < len(block.text) else None
                    place = page.locator.of_pattern(_BEGIN.pattern, block.place._replace(column=1))
                    why = _fault(block, whole[1] if whole else None)
                    yield Finding(place or block.place, f"the citation is shown to readers: {why}")


def _fault(block: Block, inside: str | None) -> str:
    """Why a citation was not taken; `inside` is what stands in its brackets, None where they are not closed."""
    if inside is None:
        return "its bracket is not closed on the same line, or it stands in the words of a picture"
    read = parse_citation(inside)
    if isinstance(read, str):
        return read[:1].lower() + read[1:].rstrip(".")
    if block.level or block.kind == "title":
        return "a heading needs none. Put it at the end of a paragraph beneath"
    if block.kind == "figcaption":
        return "put it behind the closing bracket of the picture, not into the caption's quotes"
    if block.kind == "pre" or not block.prose[block.text.find("[@") :].startswith("[@"):
        return "in code nothing is read. Put it at the end of a paragraph"
    return "put it at the end of its paragraph, list item or cell, outside of links, bold words and HTML"
