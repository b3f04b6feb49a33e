"""A risk or a benefit is only called "rare", "common" or "unlikely", without a number.

Each reader hears something else: 7 to 21 out of 100 people for "rare", 34 to 71 for "common". Say how many people out
of every 1,000. Where the source has only the word, say so beside it: "Our source calls this rare, but it gives no
number." Or say it once, in the first sentence of a box or in the paragraph before a list.

Bad:

    --- knee/risks.md
    # Risks

    !!! risk "What may go wrong"

        Infection may happen, but it is rare. [@guide risks.1]

Good:

    --- knee/risks.md
    # Risks

    !!! risk "What may go wrong"

        Infection may happen. Our source calls it rare, but it gives no number. [@guide risks.1]
"""

import re
from collections.abc import Iterator
from itertools import takewhile

from leaflets.checks.check import LIBRARY, needs
from leaflets.core.diagnostics import Finding
from leaflets.language.frequencies import frequencies, numbers, percentages, says_no_number
from leaflets.language.words import lower
from leaflets.library.model import Library
from leaflets.library.texts import Passage, any_of, passages, together

_VERY = r"(?:very |extremely |quite |fairly |exceptionally )?"
_DEGREE = (
    r"(?:very |extremely |quite |fairly |rather |really |only |so |too |relatively |exceptionally |vanishingly |not "
    r"|usually |generally |thought to be |said to be |also |still |a ){0,3}"
)
_BE = (
    r"(?:is|are|was|were|be|being|been|seems?|appears?(?: to be)?|remains?|stays?|it(?:['’]s)?|this|that|them"
    r"|calls?|called)"
)
_PROBLEM = (
    r"(?:side[ -]effects?|effects?|problems?|complications?|risks?|reactions?|symptoms?|infections?|bleeding|pain"
    r"|failures?|injur(?:y|ies)|outcomes?|results?|consequences?|events?|causes?|bruis\w+|swelling|sickness|nausea|clots?|leaks?"
    r"|fractures?|breaks?)"
)
_HAPPENS = r"(?:happens?|occurs?|causes?|leads?|reported|seen|experienced|get|have|develops?|affects?|results?)"
_CHANCE = r"(?:risks?|chances?|likelihood|probability|possibility|odds)"
_AMOUNT = (
    r"(?:low|small|slight|tiny|remote|minimal|negligible|slim|minute|minor|high|good|fair|strong|real|little"
    r"|significant)"
)
_RARE_THING = (
    r" (?:steak|meat|beef|burger|book|metal|earth|types?|forms?|kind|blood|gene|genetic|disease|disorder|condition"
    r"|illness|cancer|tumou?r|inherited|in the middle|or raw|chance to|bird)s?\b"
)
_COMMON_THING = (
    r" (?:to (?:use|ask|call|have a (?:scan|test))|practice|knowledge|sense|ground|name|use|room|bile|cold|law)"
)
_CHANCE_TO = r" (?:to |groups?|patients?|people|area|ward|factors?|assess)"
_WORD = re.compile(
    r"\b(?:"
    rf"{_VERY}rare(?:ly)?(?!{_RARE_THING})"
    rf"|{_VERY}(?:uncommon(?:ly)?|infrequent(?:ly)?|unlikely|seldom|improbable)"
    r"|very (?:common(?:ly)?|likely)|highly likely|extremely common"
    rf"|{_BE} {_DEGREE}common(?!{_COMMON_THING})"
    rf"|(?<!most )(?<!least )common (?:but \w+ |and \w+ |minor |serious |mild |early |late )?{_PROBLEM}"
    rf"|commonly {_HAPPENS}"
    rf"|{_DEGREE}{_AMOUNT} (?:but \w+ )?{_CHANCE}(?!{_CHANCE_TO})"
    rf"|{_CHANCE} (?:(?:of|to|for|from) [\w’' -]{{1,60}}? )?"
    rf"(?:is|are|was|were|be|seems?|appears?(?: to be)?|remains?)? ?{_DEGREE}{_AMOUNT}(?! as\b)"
    r")\b"
)
_HINT = any_of(*("rare", "common", "infrequen", "likel", "seldom", "probab", "risk", "chance", "possibility", "odds"))
_OTHER = re.compile(
    r"(?:steaks?|cooked|medium|meat|beef|if you|do you|you)(?: \w+)? (?:very |quite )?(?:rare|rarely|seldom)$"
    r"|in the unlikely$|(?:at|with a?) (?:very |a |an )?(?:high|low)(?:er)? risk$"
    r"|\b(?:in|have|nothing|much|something) common$|as (?:low|small) (?:a )?risk$|lower(?:s|ing)? \w+ risks?$"
)
_DONE = re.compile(
    r"(?:rarely|seldom|unlikely|infrequently) (?:used|done|performed|open|opens|eat|drink|go|leave|exercise|event)\b"
)


@needs(LIBRARY, level="info")
def check(library: Library) -> Iterator[Finding]:
    """Every such word with neither a number nor the words that there is none, beside it or above its list."""
    for passage in passages(library, _HINT):
        for match in _WORD.finditer(low := lower(passage.text)):
            if _OTHER.search(low[max(0, match.start() - 40) : match.end()]) or _DONE.match(low, match.start()):
                continue
            if (
                _asks(low, match.end())
                or _has_number(passage.around)
                or _counts(passage)
                or any(map(_has_number, _above(passage)))
            ):
                continue
            word = passage.text[match.start() : match.end()]
            message = (
                f"'{word}' tells each reader something else: say how many people, or that the source gives no number"
            )
            yield passage.at(word, match.start(), message)
            break


def _has_number(text: str) -> bool:
    return says_no_number(text) or bool(percentages(text)) or any(one.count for one in frequencies(text))


def _counts(passage: Passage) -> bool:
    """Whether another cell of the table's row holds a number: its whole may stand in the head."""
    return bool(passage.block and passage.block.row and numbers(passage.block.row.replace(passage.block.text, " ")))


def _asks(low: str, start: int) -> bool:
    """Whether the sentence around a place ends as a question."""
    end = re.compile(r"[.!?]").search(low, start)
    return end is not None and end[0] == "?"


def _above(passage: Passage) -> Iterator[str]:
    """What holds for a block beside its own text: the first sentences of its box, the paragraph that begins its list.

    For the title of a box or a heading: what stands under it.
    """
    block = passage.block
    if block is None:
        return
    box = next(group for group in together(passage.page) if any(one is block for one in group))
    blocks = passage.page.blocks
    here = next(index for index, one in enumerate(blocks) if one is block)
    if block.kind == "title":
        yield from (below.text for below in box[1:])
    elif block.level:
        yield from (below.text for below in takewhile(lambda below: not below.level, blocks[here + 1 :]))
    elif block.admonition:
        yield from (one.text for one in box[: 2 if box[0].kind == "title" else 1] if says_no_number(one.text))
    if block.kind == "li":
        lead = next((one for one in reversed(blocks[:here]) if one.kind != "li"), block)
        if lead.admonition == block.admonition and says_no_number(lead.text):
            yield lead.text
