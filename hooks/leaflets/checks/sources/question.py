"""A page and its source may not say the same: a person should look at both sentences.

Asked is where one denies and the other does not, where they name opposite sides (before and after, more and less),
where only the source says "may" or the like, and where a number is the same but not "at least" or "about". Nothing of
this refuses anything: words cannot tell whether two sentences mean the same. Each sentence is held against the one of
its places that it is most like.

Bad:

    --- knee/how-to-prepare.md
    # How to prepare

    ## Your medicines

    Bring a list of your medicines. [@guide prepare.1]

    ## Eating and drinking

    You can eat on the day. [@guide prepare.2 #do-not-eat]

Good:

    --- knee/how-to-prepare.md
    # How to prepare

    ## Your medicines

    Bring a list of your medicines. [@guide prepare.1]

    ## Eating and drinking

    Do not eat on the day. [@guide prepare.2 #do-not-eat]
"""

from collections.abc import Iterator

from leaflets.checks.check import QUESTIONS, Questions, needs
from leaflets.core.diagnostics import Finding
from leaflets.data.sources import Citation, written
from leaflets.library import citations
from leaflets.sources import questions


@needs(QUESTIONS, level="info")
def check(read: Questions) -> Iterator[Finding]:
    """Every question about a block whose places have their sentences at hand."""
    for leaflet in read.library.leaflets:
        sentences = read.sentences.get(leaflet.name, {})
        for page, block in citations.blocks(leaflet):
            cited = block.citation or Citation()
            singles = list(cited.singles)
            source = [sentences[single] for single in singles if single in sentences]
            if block.level or block.fence or not 0 < len(source) == len(singles):
                continue
            for question in questions.asked(block.claims, source, is_listed=bool(block.lead)):
                yield page.at(block, f"is this what {written(cited.places)} says? {question.text}")
