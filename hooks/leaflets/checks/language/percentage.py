"""A chance is told as a percentage.

Many readers cannot picture one. Say how many people out of every 1,000: "10%" is "100 out of every 1,000 people". A
percentage may stand beside the same number of people. The strength of a product ("70% alcohol") is no chance.

Bad:

    --- knee/risks.md
    # Risks

    !!! risk "What may go wrong"

        Infection may happen to about 10% of people. [@guide risks.1]

Good:

    --- knee/risks.md
    # Risks

    !!! risk "What may go wrong"

        Infection may happen to about 100 out of every 1,000 people. About 900 will have none. [@guide risks.1]
"""

import re
from collections.abc import Iterator
from itertools import islice

from leaflets.checks.check import LIBRARY, needs
from leaflets.core.diagnostics import Finding
from leaflets.language.frequencies import Percentage, compares, frequencies, percentages, told
from leaflets.language.words import lower
from leaflets.library.model import Library
from leaflets.library.texts import MOST, Passage, any_of, passages

_HINT = any_of("%", "percent", "per cent", "pct")
_PRODUCT = re.compile(
    r"[ -]?(?:\w[\w-]*[ ]){0,2}?(?:alcohol|saline|solution|cream|gel|ointment|lotion|wash|wipes?|spray|drops|glucose"
    r"|dextrose|oxygen|chlorhexidine|iodine|lidocaine|lignocaine|hydrocortisone|peroxide|cotton|wool|silk|recycled"
    r"|strength|zoom|sure|certain|fat milk|juice|attention|effort|correct|off)\b"
)
_MEASURED = re.compile(r"\b(?:oxygen|saturation|humidity|battery|zoom|screen|volume|spf|brightness)\b[^.!?]{0,60}$")


@needs(LIBRARY, level="info")
def check(library: Library) -> Iterator[Finding]:
    """Every percentage of a leaflet, less strengths, measured levels and those told as people too."""
    for passage in passages(library, _HINT):
        for found in islice(_bare(passage), MOST):
            yield passage.at(found.text, found.start, _message(found))


def _bare(passage: Passage) -> Iterator[Percentage]:
    low = lower(passage.text)
    told_too = {one.share for one in frequencies(passage.around) if one.count}
    for found in percentages(passage.text):
        is_level = _MEASURED.search(low[max(0, found.start - 80) : found.start])
        is_strength = _PRODUCT.match(low, found.end)
        if not (is_level or is_strength or compares(low, found) or found.share in told_too):
            yield found


def _message(found: Percentage) -> str:
    if found.share.most > 1:
        return f"'{found.text}' is a percentage: say how many people, out of every 1,000"
    return f"'{found.text}' is a percentage: say '{told(found.share, 1000, found.op)}', and how many do not"
