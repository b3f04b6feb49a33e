"""An abbreviation in capitals that the glossary does not explain.

Readers on paper cannot look it up. Add it to docs/glossary.yml, or write it in words.

Bad:

    Infection may happen. Tell the ENT team.

Good:

    Infection may happen. Tell the ear, nose and throat team.
"""

import re
from collections.abc import Iterator

from leaflets.checks.check import LIBRARY, needs
from leaflets.core.diagnostics import Finding, did_you_mean
from leaflets.library import template
from leaflets.library.model import Library

_CAPITALS = re.compile(r"(?<!\w)[A-Z][A-Z0-9]+s?(?!\w|-[0-9])")
_ADDRESS = ("://", "@", "www.")
"""What makes a word an address, in which capitals mean nothing."""


@needs(LIBRARY, level="info")
def check(library: Library) -> Iterator[Finding]:
    """The first use on each page of a leaflet of every unknown word in capitals."""
    known = set(library.glossary.abbreviations)
    for leaflet in library.leaflets:
        for page in leaflet.pages:
            told: set[str] = set()
            for block in page.blocks:
                for word in _words("" if template.is_placeholder(block) else block.prose):
                    if {word, word.removesuffix("s"), f"{word}s"} & (known | told):
                        continue
                    told.add(word)
                    guess = did_you_mean(word, known)
                    yield page.at_word(block, word, f"the abbreviation '{word}' is not in the glossary.{guess}")


def _words(text: str) -> Iterator[str]:
    """The words with two capitals or more, outside addresses."""
    for part in text.split():
        if not any(sign in part for sign in _ADDRESS):
            yield from (word for word in _CAPITALS.findall(part) if sum(map(str.isupper, word)) > 1)
