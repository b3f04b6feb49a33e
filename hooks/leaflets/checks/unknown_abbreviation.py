"""An abbreviation in capitals that the glossary does not explain.

Readers on paper cannot look it up. Add it to docs/glossary.yml, or write it in words.

Bad:

    --- knee/risks.md
    # Risks

    !!! risk "What may go wrong"

        Infection may happen. Tell the ENT team.
        { data-fact="infection" }

Good:

    --- knee/risks.md
    # Risks

    !!! risk "What may go wrong"

        Infection may happen. Tell the ear, nose and throat team.
        { data-fact="infection" }
"""

import re
from collections.abc import Iterator

from leaflets import sections
from leaflets.diagnostics import Finding, did_you_mean
from leaflets.model import Library

_CAPITALS = re.compile(r"(?<![\w./@-])[A-Z][A-Z0-9]*[A-Z][A-Z0-9]*s?(?![\w@-])")


def check(library: Library) -> Iterator[Finding]:
    """The first use on each page of a leaflet of every unknown word in capitals."""
    known = set(library.glossary.abbreviations)
    for leaflet in library.leaflets:
        for page in leaflet.pages:
            told: set[str] = set()
            for block in page.blocks:
                if block.kind == "pre" or sections.is_placeholder(block):
                    continue
                for match in _CAPITALS.finditer(block.text):
                    word = match[0]
                    if {word, word.removesuffix("s")} & (known | told):
                        continue
                    told.add(word)
                    guess = did_you_mean(word, known)
                    yield page.at_word(block, word, f"the abbreviation '{word}' is not in the glossary.{guess}")
