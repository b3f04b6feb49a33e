"""Patients as "the patient" or "patients", where a leaflet speaks to them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from leaflets.language.faults import Fault
from leaflets.language.words import lower

_WHO = re.compile(r"\b(?:patients?|service users?|individuals?|persons)\b")
_STUDY = re.compile(r"\b(?:study|studies|trials?|research|researchers|survey|found that)\b[^.!?]*$")
"""Before it in the sentence: then the text tells about others."""
_DO = (
    r"(?:should|must|may|might|can|cannot|could|will|shall|ought|needs?|have to|has to|are|is|gets?|have|has|feels?"
    r"|experiences?|report|receives?|requires?|takes?|do not|does not|often|usually|generally"
    r"|typically|sometimes|commonly|find|return|go|undergo|lie|lies|recover|tolerate|want|wish)"
)
_SOME = r"(?:most|some|many|few|all|other|certain|older|elderly|younger|such|these|those|selected|suitable|eligible)"
_OF_PATIENTS = r"(?:panels?|groups?|leaflets?|information|portals?|associations?|safety|forums?|representatives?)"
_ANY = r"(?!(?:so|your|they|and|or|but|that)\b)[a-z0-9'-]+"
_PERSONS = re.compile(
    rf"\b(?:(?P<the>the patient)\b(?P<genitive>'s)?(?! {_OF_PATIENTS}\b)"
    rf"|(?P<some>{_SOME}) patients\b(?! {_OF_PATIENTS}\b)"
    rf"|(?P<a>an? (?:patient|individual)|each patient|every patient) (?={_DO}\b|who\b)"
    rf"|(?P<plural>(?:patients|service users|individuals|persons))"
    rf"(?: (?:who|with|on|under|over|aged|having|taking)(?: {_ANY}){{1,6}}?)? (?P<do>{_DO})\b)"
)
_BEGINS = re.compile(
    r"(?:^|[.!?:;,(–—] ?"
    r"|\b(?:when|if|that|because|for|and|but|so|while|as|these|those|after|before|until) )$"
)
_WHAT = "speaks about the reader"
_YOU = {"is": "are", "has": "have", "needs": "need", "gets": "get", "feels": "feel", "takes": "take", "lies": "lie"}


def faults(text: str) -> Iterator[Fault]:
    """Where a text speaks about patients in place of to them."""
    low = lower(text).replace("’", "'")
    if not _WHO.search(low):
        return
    for match in _PERSONS.finditer(low):
        if _STUDY.search(low, max(0, match.start() - 200), match.start()):
            continue
        if match["genitive"]:
            yield Fault(*match.span(), _WHAT, "", "your")
        elif match["the"]:
            follows = re.compile(r" (is|has|needs|gets|feels|takes|lies|should|must|may|can|will)\b").match(
                low, match.end()
            )
            if follows:
                yield Fault(match.start(), follows.end(), _WHAT, "", f"you {_YOU.get(follows[1], follows[1])}")
            else:
                yield Fault(*match.span(), _WHAT, "say 'you'")
        elif match["some"]:
            yield Fault(*match.span(), _WHAT, "", f"{match['some']} people")
        elif match["a"]:
            yield Fault(match.start("a"), match.end("a"), _WHAT, "say 'you'")
        elif not _BEGINS.search(low, max(0, match.start() - 20), match.start()):
            yield Fault(match.start(), match.end("plural"), _WHAT, "say 'people'")
        elif low[match.start() : match.start("do")].strip() == match["plural"]:
            yield Fault(*match.span(), _WHAT, "", f"you {match['do']}")
        else:
            yield Fault(*match.span(), _WHAT, "say 'if you …', and then 'you'")
