"""A chance is told as "1 in X", with an X of its own.

Readers compare the X, and take "1 in 200" for more than "1 in 40". Tell chances out of the same number of people: 100,
1,000, 10,000 or more. Then "1 in 40" is "25 out of every 1,000 people", "9 out of 10" is "900 out of every 1,000", and
"1 in 100", in a leaflet that tells its other chances out of 1,000, is "10 out of every 1,000".

Bad:

    --- knee/risks.md
    # Risks

    !!! risk "What may go wrong"

        Infection may happen to about 1 in 40 people. [@guide risks.1]

Good:

    --- knee/risks.md
    # Risks

    !!! risk "What may go wrong"

        Infection may happen to about 25 out of every 1,000 people. About 975 will have none. [@guide risks.1]
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from leaflets.checks.check import LIBRARY, needs
from leaflets.core.diagnostics import Finding
from leaflets.language.frequencies import Frequency, frequencies, may_tell, told
from leaflets.language.numerals import PER
from leaflets.library.model import Library
from leaflets.library.texts import MOST, Passage, passages


@needs(LIBRARY, level="info")
def check(library: Library) -> Iterator[Finding]:
    """Every proportion of a leaflet that is told for a number of people of its own."""
    leaflets: dict[str, list[tuple[Passage, Sequence[Frequency]]]] = {}
    for passage in passages(library, may_tell):
        found = frequencies(passage.text)
        if found and passage.page.leaflet:
            leaflets.setdefault(passage.page.leaflet.name, []).append((passage, found))
    for read in leaflets.values():
        of = _chosen(read)
        for passage, every in read:
            for one in islice((one for one in every if not _shared(one, of)), MOST):
                better = (
                    f"say '{told(one.share, of, one.op)}'" if one.count else f"tell chances out of every {of:,} people"
                )
                message = f"'{one.text}' is told for a number of people of its own: {better}"
                yield passage.at(one.text, one.start, message)


def _chosen(read: Iterable[tuple[Passage, Sequence[Frequency]]]) -> int:
    """The number of people that a leaflet tells most of its chances for; "1 in 100" alone chooses none."""
    every = [one for _, found in read for one in found if one.is_round]
    chosen = Counter(one.of for one in every if not one.is_one) or Counter(one.of for one in every)
    return chosen.most_common(1)[0][0] if chosen else PER


def _shared(one: Frequency, of: int) -> bool:
    return one.is_round and (one.of == of or not one.is_one)
