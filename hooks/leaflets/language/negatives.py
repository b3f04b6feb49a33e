"""Two negatives where one positive would do: "not uncommon", "do not fail to", "no fewer than"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from leaflets.language.faults import Fault
from leaflets.language.words import lower

_POSITIVE = {
    "uncommon": "common", "unusual": "usual", "unlikely": "likely", "infrequent": "frequent",
    "infrequently": "often", "impossible": "possible", "unimportant": "important", "insignificant": "important",
    "unreasonable": "reasonable", "unable": "able", "unnecessary": "needed", "incorrect": "right", "untrue": "true",
    "unknown": "known", "dissimilar": "like", "unaware": "aware", "unsafe": "safe", "inadequate": "enough",
    "insufficient": "enough", "untreatable": "treatable", "uncertain": "certain", "unwilling": "willing",
    "unaffected": "affected", "unpleasant": "pleasant", "unhelpful": "helpful", "inappropriate": "right",
    "unsuccessful": "successful", "unacceptable": "acceptable", "irrelevant": "important", "unclear": "clear",
    "unheard": "known", "unrelated": "related", "negligible": "large", "abnormal": "normal", "atypical": "typical",
}  # fmt: skip
_NOT = r"(?:not|n't|cannot)"
_DEGREE = r"(?:(?:at all|an?|the|very|too|so|that|entirely|completely|altogether|quite) )?"
_NOT_UN = re.compile(rf"\bnot {_DEGREE}(?P<negative>{'|'.join(_POSITIVE)})\b")
_WORDS = r"(?:(?!(?:and|or|but|if|when|because|so|while|as|unless|until|though|although|than|whether)\b)[a-z'-]+ )"
_FORMS: list[tuple[re.Pattern[str], str, str | None]] = [
    (re.compile(r"\b(?:do not|don't|must not|should not|never) fail to\b"), "say what to do", ""),
    (re.compile(r"\b(?:cannot|can't|can not|does not|did not|will not) fail to\b"), "say what happens", None),
    (re.compile(r"\bnever fails? to\b"), "say what always happens", None),
    (re.compile(r"\b(?:no|not) (?:fewer|less) than\b"), "", "at least"),
    (re.compile(r"\bnot without (?!(?:your|a|an|the|food|water|asking|help)\b)"), "say what there is", None),
    (
        re.compile(rf"\b(?:no|none|nobody|nothing|no one|never|neither) {_WORDS}{{0,3}}?(?:not|cannot|[a-z]+n't)\b"),
        "say it without the second 'not'", None,
    ),
    (
        re.compile(rf"\b(?:not|cannot|[a-z]+n't) {_WORDS}{{0,3}}?(?:nothing|nobody|no one|none|never|no longer not)\b"),
        "say it with one 'not'", None,
    ),
    (
        re.compile(r"\b(?:do not|don't|should not|shouldn't|must not|mustn't|never) (?:avoid|refuse|deny|lack)\b"),
        "say what to do, not what not to avoid", None,
    ),
    (
        re.compile(
            rf"\b(?:cannot|can't|can not|could not|couldn't|is not|isn't|are not|aren't) {_WORDS}{{1,8}}?"
            r"(?:unless|except (?:if|when|with)|without)\b"
        ),
        "say 'only if', 'only when' or 'need'", None,
    ),
]  # fmt: skip
_HINT = re.compile(r"\b(?:no|not|never|none|nothing|nobody|neither|cannot)\b|n't\b")


def faults(text: str) -> Iterator[Fault]:
    """The double negatives of a text, in their order; none stands in another."""
    low = lower(text).replace("’", "'")
    if not _HINT.search(low):
        return
    found = [
        Fault(match.start(), match.end(), _WHAT, f"say '{_POSITIVE[match['negative']]}'", _instead(match))
        for match in _NOT_UN.finditer(low)
    ]
    for pattern, say, instead in _FORMS:
        found += (Fault(match.start(), match.end(), _WHAT, say, instead) for match in pattern.finditer(low))
    end = 0
    for fault in sorted(found, key=lambda fault: (fault.start, -fault.end)):
        if fault.start >= end:
            yield fault
            end = fault.end


_WHAT = "is a double negative"


def _instead(match: re.Match[str]) -> str | None:
    """The positive word, where nothing stands between the two negatives."""
    return _POSITIVE[match["negative"]] if match[0] == f"not {match['negative']}" else None
