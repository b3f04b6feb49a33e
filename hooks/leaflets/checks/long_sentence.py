"""A sentence has more than 20 words.

The NHS service manual: split it, one thought to a sentence. Each item of a list counts as a sentence.

Bad:

    --- knee/risks.md
    # Risks

    !!! risk "What may go wrong"

        Infection may happen if you do not keep the skin of your knee clean and dry in the first few days after you
        go home.
        { data-fact="infection" }

Good:

    --- knee/risks.md
    # Risks

    !!! risk "What may go wrong"

        Infection may happen. Keep the skin of your knee clean and dry in the first few days at home.
        { data-fact="infection" }
"""

from collections.abc import Iterator

from leaflets import readability
from leaflets.diagnostics import Finding
from leaflets.model import Library

MOST = 20
_READ = {"p", "li", "dd", "td", "figcaption", "div", "blockquote"}


def check(library: Library) -> Iterator[Finding]:
    """Every sentence of a leaflet with more than 20 words."""
    for leaflet in library.leaflets:
        for page in leaflet.pages:
            for block in page.blocks:
                if block.kind not in _READ:
                    continue
                for sentence in readability.sentences(block.text):
                    words = readability.words(sentence)
                    if len(words) > MOST:
                        start = " ".join(words[:6])
                        message = f"a sentence of {len(words)} words; split it: '{start} …'"
                        yield page.at_word(block, " ".join(words[:3]), message)
