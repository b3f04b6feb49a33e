"""The passive voice: a form of "be" or "get" and a past participle, by the lists of verbs.yml."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from leaflets.language.faults import Fault
from leaflets.language.verbs import lists, verb
from leaflets.language.words import lower

_BE = r"(?:am|is|are|was|were|be|been|being|isn't|aren't|wasn't|weren't|(?<=[a-z])'(?:re|m)|gets?|got|getting)"
_BETWEEN = (
    r"(?:(?:not|never|always|also|often|sometimes|then|now|only|still|already|soon|first|just|all|both|even|ever"
    r"|once|seldom|well|[a-z]{3,12}ly)[ ]){0,3}"
)
_PASSIVE = re.compile(rf"\b(?P<be>{_BE})(?: being)? {_BETWEEN}(?P<participle>[a-z]+(?:-[a-z]+)?)\b")
_BY = re.compile(
    r" by (?P<agent>(?:an?|the|your|our|their|his|her|its|this|these|another|some|most|many) (?:[a-z-]+ ){0,2}?[a-z-]+)"
    r"(?=[.,;:!?)]|$| (?:who|that|which|and|or|in|on|at|to|for|with|before|after|if|when|during)\b)"
)


@cache
def _participles() -> frozenset[str]:
    never_passive = {"been", "come", "become", "gone", "had", "got"}
    return frozenset(verb(base).participle for base in lists().irregular) - never_passive


@cache
def _fixed() -> re.Pattern[str]:
    return re.compile("|".join(rf"{re.escape(phrase)}\b" for phrase in lists().fixed))


def faults(text: str) -> Iterator[Fault]:
    """The passives of a text."""
    low = lower(text).replace("’", "'")
    for match in _PASSIVE.finditer(low):
        participle, at = match["participle"], match.start("participle")
        by = _BY.match(low, match.end())
        if not _is_participle(participle) or _fixed().match(low, at):
            continue
        if participle in lists().states and not low.startswith(" by ", match.end()):
            continue
        say = "say who does it"
        if by:
            agent = text[by.start("agent") : by.end("agent")]
            say = f"begin with who does it: '{agent[:1].upper()}{agent[1:]} …'"
        yield Fault(match.start("be"), match.end(), "is passive", say)


def _is_participle(word: str) -> bool:
    known = lists()
    last = word.rpartition("-")[2]
    if word in known.no_participles or last in known.no_participles:
        return False
    return last in _participles() or (len(last) > 3 and last.endswith("ed") and not word.startswith("un"))
