"""A leaflet shows words as code: between backticks, in a fence, or indented by four spaces.

Patients read no code. Words become code by accident, mostly because a paragraph is indented too far: then they stand in
other letters and count as no sentence. A paragraph in a list or a box is indented by four spaces for each level.

Bad:

    Wash your `knee` before.

Good:

    Wash your knee before.
"""

from collections.abc import Iterator

from leaflets.checks.check import LIBRARY, needs
from leaflets.core.diagnostics import Finding
from leaflets.core.text import quote
from leaflets.library.model import Library


@needs(LIBRARY)
def check(library: Library) -> Iterator[Finding]:
    """Every block of a leaflet that is code or holds some, at its place."""
    contract = library.contract
    for leaflet in library.leaflets:
        for page in leaflet.pages:
            blank = contract.pages.get(page.file) if contract else None
            unwritten = {block.text for block in blank.blocks} if blank else set()  # `empty-section` tells of it
            for block in page.blocks:
                if block.fence or block.text in unwritten or not (block.code or block.kind == "pre"):
                    continue
                start, end = block.code[0] if block.code and block.kind != "pre" else (0, len(block.text))
                words = block.text[start:end]
                if block.kind == "pre":
                    message = f"{quote(words, 60)} is shown as code: indent it by fewer spaces, or take the fence away"
                    yield page.at(block, message)
                else:
                    message = f"{quote(words, 60)} is shown as code: take the backticks away"
                    yield page.at_word(block, words, message, start)
