"""A chance is told only against another one: "doubles", "half the risk", "50% lower", "more likely than".

A risk that doubles may go from 1 to 2 out of every 1,000 people, or from 100 to 200. Readers see the same danger in
both. Give both numbers in the same block: "20 instead of 10 out of every 1,000 people". Where the source has none, tell
the direction only: "can lower the chance", "are more likely to".

Bad:

    --- knee/risks.md
    # Risks

    !!! risk "What may go wrong"

        Infection may happen. Smoking doubles the risk. [@guide risks.1]

Good:

    --- knee/risks.md
    # Risks

    !!! risk "What may go wrong"

        Infection may happen. Smoking can raise the risk. [@guide risks.1]
"""

import re
from collections.abc import Iterator

from leaflets.checks.check import LIBRARY, needs
from leaflets.core.diagnostics import Finding
from leaflets.language.frequencies import compares, frequencies, percentages
from leaflets.language.frequency_patterns import NUMBER
from leaflets.language.words import lower
from leaflets.library.model import Library
from leaflets.library.texts import any_of, passages

_CHANCE = r"(?:risks?|chances?|odds|likelihood|probability|danger|possibility|rates?)"
_FEW = r"(?:[\w’'-]+ ){0,%d}"
_SIZE = rf"(?:doubl\w+|tripl\w+|trebl\w+|quadrupl\w+|halv\w+|two-?fold|three-?fold|{NUMBER}[- ]?fold)"
_PART = r"(?:a|one|two|three) (?:third|quarter|fifth|tenth)s?"
_TIMES = rf"(?:twice|double|triple|thrice|half|{_PART}|(?:{NUMBER}|many|several) times)"
_OF_THE = (
    r"(?:(?:the|your|their|his|her|that|this) "
    r"|as (?:much|great|high|big|large) (?:a |of a )?|(?:high|low|great|small)er )"
)
_LIKELY = r"(?:likely|unlikely|common|probable|frequent|risky|dangerous|safe|high|low|great|small)"
_COMPARED = r"(?:higher|lower|greater|smaller|bigger|larger|less|more|increased|reduced|raised|worse)"
_THAN = (
    r"\bthan\b(?! (?:not\b|\d|(?:about |around )?(?:one|two|five|ten|a hundred)\b|(?:that|this)\b[.!?]"
    r"|(?:the |any |its |their )?(?:likely |possible )?benefits?\b))"
)
_MUCH = (
    r"(?:much|far|a lot|many times|greatly|strongly|sharply|significantly|considerably|substantially|dramatically"
    r"|slightly|a little|a bit|markedly)"
)
_PEOPLE = r"(?:people|patients|infections|problems|deaths|fractures|breaks|women|men)"

_RELATIVE = re.compile(
    r"\b(?:"
    # "doubles your risk", "the risk is doubled", "twice the risk", "a threefold risk"
    rf"{_SIZE} (?:of )?{_FEW % 4}{_CHANCE}\b"
    rf"|{_CHANCE} {_FEW % 6}{_SIZE}\b(?! (?:dose|check|bed|room|vision|layer))"
    rf"|{_TIMES} (?:of )?{_OF_THE}{_FEW % 2}{_CHANCE}\b"
    # "twice as likely", "three times more common"
    rf"|{_TIMES} (?:as|more|less|so) {_LIKELY}\b"
    rf"|{_TIMES} as many {_FEW % 1}{_PEOPLE}\b"
    # "lowers the risk by a third", "cuts the risk in half"
    rf"|{_CHANCE} {_FEW % 8}(?:by|in) (?:{_FEW % 2})?(?:half|{_PART}|{NUMBER} times)\b"
    # "more likely than", "a higher risk of infection than", "the risk is lower than"
    rf"|(?:more|less) (?:likely|common|probable)\b (?:{_FEW % 8}){_THAN}"
    rf"|(?:likelier|safer|riskier) {_THAN}"
    rf"|{_COMPARED} {_FEW % 1}{_CHANCE}\b (?:{_FEW % 8}){_THAN}"
    rf"|{_CHANCE} {_FEW % 8}{_COMPARED}\b (?:{_FEW % 6}){_THAN}"
    # "a much lower risk", "greatly reduces the chance"
    rf"|{_MUCH} (?:{_COMPARED} {_FEW % 1}{_CHANCE}|(?:more|less) (?:likely|common))\b"
    rf"|{_MUCH} (?:increas|rais|lower|reduc|cut|decreas)\w* {_FEW % 2}{_CHANCE}\b"
    rf"|(?:increas|rais|lower|reduc|cut|decreas)\w* {_FEW % 6}{_CHANCE} {_FEW % 6}{_MUCH}\b"
    r")"
)
_SIZES = any_of(
    *(
        "doubl",
        "tripl",
        "trebl",
        "quadrupl",
        "halv",
        "fold",
        "twice",
        "thrice",
        "half",
        "times",
        "than",
        "%",
        "percent",
    ),
    *("per cent", "pct", "third", "quarter", "fifth", "tenth", "much ", "far ", "a lot", "greatly", "strongly"),
    *("sharply", "significant", "considerabl", "substantial", "dramatic", "slight", "a little", "a bit", "markedly"),
)
_CHANCES = any_of(
    *(
        "risk",
        "chance",
        "odds",
        "likel",
        "probab",
        "danger",
        "possibility",
        "rate",
        "common",
        "frequent",
        "safe",
        "many",
    ),
    *("%", "cent", "pct"),
)
_NO_CHANCE = re.compile(
    r" (?:salt|sugar|fat|fluids?|water|food|weight|size|pressure|oxygen|time|energy|light|space|power|dose|strength)\b"
)


@needs(LIBRARY, level="info")
def check(library: Library) -> Iterator[Finding]:
    """Every comparison of chances in whose block no chance is told as a number of people."""
    for passage in passages(library, lambda low: _CHANCES(low) and _SIZES(low)):
        found = next(_comparisons(lower(passage.text)), None)
        if found and not any(one.count for one in frequencies(passage.around)):
            start, end = found
            word = passage.text[start:end]
            message = f"'{word}' compares chances: give both numbers out of every 1,000 people, or only the direction"
            yield passage.at(word, start, message)


def _comparisons(low: str) -> Iterator[tuple[int, int]]:
    for match in _RELATIVE.finditer(low):
        yield match.span()
    for found in percentages(low):
        if compares(low, found) and not _NO_CHANCE.match(low, _end_of_word(low, found.end)):
            yield found.start, _end_of_word(low, found.end)


def _end_of_word(low: str, end: int) -> int:
    match = re.compile(r"[ -]\w+").match(low, end)
    return match.end() if match else end
