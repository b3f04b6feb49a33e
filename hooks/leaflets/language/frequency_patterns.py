"""The patterns by which `frequencies.py` reads proportions, for text in lower case.

Every repetition in them has a bound, so that no text takes long to read.
"""

from __future__ import annotations

import re

_ONES = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
SMALL = {word: number for number, word in enumerate(f"{_ONES} eighteen nineteen".split(), 1)}
TENS = {
    word: 20 + 10 * n
    for n, word in enumerate(["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"])
}
BIG = {"hundred": 100, "thousand": 1000, "million": 1_000_000}
PARTS = {"half": 2, "third": 3, "quarter": 4, "fifth": 5, "tenth": 10}

_any = "|".join
_S = r"[ \u00a0\u2009\u202f]"
_DIGITS = r"(?<![\w.,:/])(?:\d{1,3}(?:[,\u00a0\u2009\u202f]\d{3}|[ ]000){1,3}|\d{1,9}(?:\.\d{1,6})?)(?![\d])(?![,.]\d)"
_WORD = (
    rf"(?:(?:a|{_any(SMALL)}|(?:{_any(TENS)})(?:[ -](?:{_any(SMALL)}))?|\d{{1,3}}){_S}(?:hundred|thousand|million)"
    rf"(?:{_S}(?:thousand|million))?|(?:{_any(TENS)})(?:[ -](?:{_any(SMALL)}))?|{_any(reversed(SMALL))}|{_any(BIG)})"
)
NUMBER = rf"(?:\b{_WORD}\b|{_DIGITS})"
"""A number as digits, with or without commas, or as words."""

_PEOPLE = (
    rf"(?:\w[\w-]{{0,20}}{_S}){{0,2}}?(?:people|persons?|patients?|adults?|wom[ae]n|m[ae]n|child(?:ren)?|babies|bab(?:y)"
    r"|infants?|smokers?|users?|cases?|births?|pregnancies|operations?|procedures?|treatments?|vaccinations?|of them"
    r"|of us|others)\b"
)
_NO_PROPORTION = (
    rf"(?!{_S}?(?:%|°|percent\b|per{_S}cent\b))"
    rf"(?!{_S}?-?{_S}?(?:full{_S})?(?:seconds?|sec|minutes?|mins?|hours?|hrs?|days?|nights?|weeks?|months?|years?|am|pm|a\.m|p\.m"
    r"|o'clock|o’clock|decades?|mg|mcg|g|kg|ml|cm|mm|km|m|inch(?:es)?|feet|foot|miles?|pounds?|lbs?|litres?|liters?"
    r"|degrees?|mornings?|evenings?|places?|parts?|steps?|pieces?|stages?|rooms?|ways?|doses?|visits?|layers?|sizes?"
    r"|sessions?|languages?|colou?rs?|boxes|rows?|lines?|pages?|sections?|options?|choices|points?|hands?|sets?|groups"
    r"|goes?|directions?|batches|shifts?|trips?|cups?|glass(?:es)?|tablets?|pills?|times?|squashed|bones?|levels?)\b)"
)
"""What stands after a number that counts no people: a unit, or a thing with parts."""

COUNTS = re.compile(rf"{NUMBER}{_NO_PROPORTION}")
_OPERATOR = (
    rf"(?:about|around|roughly|approximately|nearly|almost|some|up{_S}to|at{_S}(?:least|most)|(?:fewer|less|more){_S}than"
    r"|over|under|below|above|only|just|[<>~≤≥])"
)
RANGE = rf"(?:between{_S}{NUMBER}{_S}and{_S}{NUMBER}|{NUMBER}(?:{_S}?(?:-|–|—|\bto\b|\bor\b){_S}?{NUMBER})?)"
_COUNT = rf"(?:(?P<op>{_OPERATOR}){_S}?)?(?P<count>{RANGE})(?:{_S}or{_S}(?P<or>fewer|less|more))?"
_JOINT = (
    rf"(?P<joint>[ \u00a0-](?:out[ -]of|in|of|per|for|from|among)[ \u00a0-](?:(?P<each>every|each|all){_S}(?:the{_S})?"
    rf"|a{_S}(?!hundred|thousand|million)|the{_S})?(?:(?:about|around|some|roughly){_S})?|(?<=\d)[/:](?=\d))"
)
_OF = rf"(?P<of>(?:(?<=[/:])\d{{1,3}}(?:,\d{{3}}){{0,3}}\b(?![,./:\d]*\d)|{NUMBER}))"

FREQUENCY = re.compile(
    rf"{_COUNT}(?P<who>{_S}{_PEOPLE})?{_JOINT}{_OF}(?![\d:/])(?:{_S}(?P<people>{_PEOPLE})|{_NO_PROPORTION})"
)
JOINTS = re.compile(
    " (?:of|in|per|among|if|imagine|suppose|picture|(?:for|from) (?:every|each|all)) "
    "(?:(?:every|each|all|an?|the|about|around|some|roughly) ){0,3}"
    "(?:[0-9]|one|tw[eo]|ten|thr|thir|thou|fou?r|fi[fv]|six|sev|eig|ele|nin|hund|mill)"
)
SLASHES = re.compile("[0-9][/:][0-9]")
WHOLE = re.compile(
    rf"\b(?:(?:out{_S}of|of|in|for|per|among){_S}(?:every|each|all){_S}(?P<every>{NUMBER})(?:{_S}{_PEOPLE}|{_NO_PROPORTION})"
    rf"|(?:out{_S}of|per|among|if|imagine|suppose|picture){_S}(?:(?:about|around){_S})?(?P<some>{NUMBER}){_S}{_PEOPLE})"
)
AFTER_WHOLE = re.compile(rf"[^.!?\d]{{0,100}}?(?<![\d,.]){_COUNT}{_NO_PROPORTION}")
FRACTION = re.compile(
    rf"(?:(?P<op>{_OPERATOR}){_S})?\b(?:(?P<times>a|one|two|three|four){_S})?(?P<part>{_any(PARTS)})s?{_S}(?:of{_S})?"
    rf"(?:(?:all|the|our|these|those){_S}){{0,2}}{_PEOPLE}"
)
PERCENT = re.compile(
    rf"(?:(?P<op>{_OPERATOR}){_S}?)?(?P<count>{NUMBER}(?:{_S}?(?:%|percent|per{_S}cent)?{_S}?(?:-|–|—|\bto\b|\bor\b|\band\b)"
    rf"{_S}?{NUMBER})?){_S}?-?(?:%|percent(?:age{_S}points?)?\b|per{_S}cent\b|pct\b)"
)

NO_NUMBER = re.compile(
    r"\b(?:no|without(?: a| any)?|nor a) (?:exact |clear |sure |good |reliable )?(?:numbers?|figures?)\b"
    r"|\b(?:not|never|nobody|no one|cannot|\w{2,9}n[’']t) (?:[\w’']+ ){0,3}"
    r"(?:a number|numbers|any number|figures|a figure|how (?:often|many|likely|common|rare))\b"
    r"|\b(?:numbers?|figures?) (?:is|are) (?:not (?:known|given)|unknown|missing)\b"
)
MORE_OR_LESS = re.compile(
    r"[ -](?:relative )?(?:lower|higher|less|more|fewer|greater|smaller|larger|bigger|better|worse|safer|reduction"
    r"|increased?|decreased?|reduced|drop|rise|fall|cut|improvement|as (?:likely|common|many|high|often))\b"
)
BY = re.compile(rf"\bby{_S}(?:(?:a|as{_S}much{_S}as|between|the|{_OPERATOR}){_S}){{0,2}}$")
OF_PEOPLE = re.compile(rf"{_S}of{_S}(?:all{_S}|the{_S})?{_PEOPLE}")
COUNTS_THINGS = re.compile(
    r"(?:step|page|part|stage|type|grade|phase|chapter|figure|table|room|ward|floor|section|question|day|week|visit|dose"
    r"|line|item|version|group|level|number|the|this|that|new|another|which|each|last|first|next|old|any)[ :#]*$"
)
THE_ONE = re.compile(r"\b(?:the|this|that|new|another|which|each|last|first|next|only|every|any) $")
SCALE = re.compile(
    r"\b(?:scores?|scales?|rate|rates|rating|rated|marks?|stars?|pain (?:is|of|at|as)|exam|test result)\b"
)
DILUTION = re.compile(r"\b(?:mix|dilut\w+|adrenaline|epinephrine|solution|strength|ratio|map)\b")
ODDS = re.compile(r"\b(?:risks?|chances?|odds|happens?|about|complications?)\b")
