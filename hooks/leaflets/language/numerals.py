"""Numbers in English text: each amount with its operator, range, denominator and unit.

Reads "about 750 out of every 1,000 people", "2 or 3 days", "at least six weeks", "fewer than 1", "half", "several".
Knows language only; what a number may be is judged by the checks, from the numbers of the sources. Exact arithmetic.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

PER = 1000
"""The one denominator on which chances are told: "about 750 out of every 1,000 people"."""
UNITS = frozenset(
    "second minute hour day night week month year percent mg g kg ml l liter litre mm cm m inch foot pound".split()
)
"""Units that measure; any other noun after a number only says what is counted."""
VAGUE = frozenset("several few couple half twice double triple thrice third quarter dozens hundreds thousands".split())
"""Words that stand for a number, or change one."""

_ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
)
_WORDS = {word: number for number, word in enumerate(f"{_ONES} eighteen nineteen".split())}
_WORDS |= {word: 20 + 10 * n for n, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split())}
_WORDS["dozen"] = 12
_TIMES = {"hundred": 100, "thousand": 1000, "million": 1_000_000}
_MONTHS = "january february march april may june july august september october november december".split()

_TOKEN = re.compile(
    r"(?P<number>(?<![\w.,-])\d{1,3}(?:,\d{3}){1,5}(?![\d,]*\d)(?:\.\d{1,15})?|(?<![\w.,])\d{1,15}(?!\d)(?:\.\d{1,15}(?!\d))?)"
    r"|(?P<word>[A-Za-zÀ-ɏ]+(?:['’][A-Za-zÀ-ɏ]+)*)|(?P<mark>[%–—/-])|(?P<stop>[.,;:!?()])"
)
_HINT_WORDS = frozenset([*_WORDS, *_TIMES, *VAGUE, "after"])
_DIGIT = re.compile(r"\d")
_PLAIN = re.compile(r"[a-z]+")
_BEFORE = {
    "~": ("about", "around", "roughly", "nearly", "almost", "approximately", "some"),
    "<": ("fewer than", "less than", "under", "below"),
    ">": ("more than", "over", "above", "greater than", "longer than"),
    "<=": (
        *("at most", "at the most", "up to", "up to the", "no more than", "not more than", "within", "within the"),
        *("only", "only for", "no longer than", "not longer than", "as many as", "until"),
    ),
    ">=": ("at least", "no less than", "not less than", "no fewer than", "a minimum of"),
    "after": ("after",),
}
_OPERATORS = {tuple(phrase.split()): op for op, phrases in _BEFORE.items() for phrase in phrases}
_AFTER = {
    ("or", "more"): ">=", ("or", "longer"): ">=", ("or", "over"): ">=", ("or", "above"): ">=", ("at", "least"): ">=",
    ("or", "less"): "<=", ("or", "fewer"): "<=", ("or", "under"): "<=", ("at", "most"): "<=",
}  # fmt: skip
_PEOPLE = frozenset("people person persons patients patient".split())
_OTHERS = frozenset("adults men women children bones vertebrae treatments operations cases doctors hospitals".split())
"""What a proportion may be of, if not of people."""
_COUNTING = frozenset("third quarter".split())
_PLURALS = {"feet": "foot", "inches": "inch"}
_PARTS = {"half": 2, "halves": 2, "third": 3, "thirds": 3, "quarter": 4, "quarters": 4}
"""Parts of a whole, by how many there are: "three quarters", "a third of people"."""
_NOT_A_NUMBER = frozenset("no any each every this that the another some either which other".split())
_NO_THING = frozenset("of another who is that for".split())
_SKIPPED = frozenset("full whole more extra small big different good long short such".split())


@dataclass(frozen=True)
class Amount:
    """One number of a text, from `start` to `end` in it.

    `op` is =, ~, <, <=, >, >=, range, after, vague or date. `low` is the value, or the lower end of a range up to
    `high`. `of` is the denominator. `unit` is a measure in the singular, or the noun that is counted. `word` is what
    stands for a number ("several", "half").
    """

    start: int
    end: int
    op: str
    low: Fraction | None = None
    high: Fraction | None = None
    of: Fraction | None = None
    unit: str = ""
    word: str = ""

    @property
    def measured(self) -> bool:
        """Whether the unit is a measure, such as hours."""
        return self.unit in UNITS

    @property
    def bare_denominator(self) -> bool:
        """Whether it only says of how many: "out of every 1,000 people"."""
        return self.of is not None and self.low is None and not self.word

    @property
    def parts(self) -> tuple[Fraction | None, Fraction | None]:
        """`low` and `high` as parts of the denominator, where there is one."""
        if self.of:
            return (
                self.low / self.of if self.low is not None else None,
                self.high / self.of if self.high is not None else None,
            )
        return self.low, self.high


_Token = tuple[str, str, int, int]  # kind, text in lower case, start, end


def amounts(text: str) -> list[Amount]:
    """The amounts of a text, in their order. A bare denominator ("out of every 1,000 people") has no `low`."""
    plain = text.lower()
    if not _DIGIT.search(plain) and _HINT_WORDS.isdisjoint(_PLAIN.findall(plain)):
        return []
    tokens = [(str(m.lastgroup), m[0].lower(), m.start(), m.end()) for m in _TOKEN.finditer(text)]
    return list(_Parser(tokens).read())


def spelled(text: str) -> list[tuple[int, int, int]]:
    """The numbers of a text that are words ("two", "twenty-one", "a hundred"): from where to where, and the value."""
    if _HINT_WORDS.isdisjoint(_PLAIN.findall(text.lower())):
        return []
    parser = _Parser([(str(m.lastgroup), m[0].lower(), m.start(), m.end()) for m in _TOKEN.finditer(text)])
    found, at = [], 0
    while at < len(parser.tokens):
        value, after = parser.number(at)
        is_times = parser.word(at) in _TIMES
        if value is not None and parser.tokens[at][0] == "word" and not (is_times and parser.word(at - 1) != "a"):
            first = at - is_times  # "a hundred": the "a" belongs to it
            found.append((parser.tokens[first][2], parser.tokens[after - 1][3], int(value)))
        at = max(after, at + 1)
    return found


class _Parser:
    def __init__(self, tokens: list[_Token]) -> None:
        self.tokens = tokens

    def read(self) -> Iterator[Amount]:
        at = 0
        while at < len(self.tokens):
            found, after = self.amount(at)
            if found:
                yield found
            at = after

    def word(self, at: int) -> str:
        return self.tokens[at][1] if 0 <= at < len(self.tokens) and self.tokens[at][0] != "stop" else ""

    def number(self, at: int) -> tuple[Fraction | None, int]:
        """The number that begins at a token, and the token after it."""
        if at >= len(self.tokens):
            return None, at
        kind, text, *_ = self.tokens[at]
        if kind == "number":
            value, at = Fraction(text.replace(",", "")), at + 1
        elif text in _WORDS:
            value, at = Fraction(_WORDS[text]), at + 1
            skip = 1 if self.word(at) == "-" else 0
            if value >= 20 and value % 10 == 0 and 0 < _WORDS.get(self.word(at + skip), 0) < 10:
                value, at = value + _WORDS[self.word(at + skip)], at + skip + 1
        elif text in _TIMES and self.word(at - 1) in {"a", "every", "each"}:
            value = Fraction(1)
        else:
            return None, at
        for _ in range(2):  # "two hundred thousand"
            if self.word(at) in _TIMES:
                value, at = value * _TIMES[self.word(at)], at + 1
        return value, at

    def amount(self, at: int) -> tuple[Amount | None, int]:
        start = self.tokens[at][2]
        value, after = self.number(at)
        if value is None:
            word = self.word(at)
            if word in UNITS and self.word(at - 1) == "the" and self.word(at + 1) == "after":
                return Amount(start, self.tokens[at][3], "=", Fraction(1), unit=word), at + 1  # "the day after"
            return self.vague(at, word) if word in VAGUE else (None, at + 1)
        if self.tokens[at][1] == "one" and self.is_pronoun(at, after):
            return None, after
        if date := self.date(at, after, value):
            return date
        if parts := self.parts(after):
            return Amount(start, self.tokens[parts - 1][3], self.operator(at), value, of=self.whole(parts)), parts
        if self.is_denominator(at):
            unit = self.word(after)
            return Amount(start, self.tokens[after - 1][3], "=", of=value, unit=unit if unit in _PEOPLE else ""), after
        op = self.operator(at)
        high: Fraction | None = None
        if self.word(after) in {"to", "or", "–", "—", "-"} or (self.word(after) == "and" and op == "between"):
            second, end = self.number(after + 1)
            if second is not None:
                high, after, op = second, end, "range"
        of, after = self.denominator(after)
        if not of:
            op, after = self.suffix(op, after)
        unit, after = (self.word(after) if self.word(after) in _OTHERS else "", after) if of else self.unit(after)
        if self.word(after - 1) == "%" or unit == "percent":
            of, unit = Fraction(100), ""
        op, after = self.suffix(op, after)
        op = "=" if op == "between" else op
        end = self.tokens[after - 1][3]
        if op == "=" and value == PER and unit == "people":  # "the pictures show 1,000 people each"
            return Amount(start, end, op, of=value, unit=unit), after
        return Amount(start, end, op, value, high, of, unit), after

    def vague(self, at: int, word: str) -> tuple[Amount | None, int]:
        start, after = self.tokens[at][2], at + 1
        if word in _PARTS and word != "half" and self.word(at - 1) == "a" and self.word(after) == "of":
            return Amount(start, self.tokens[at][3], self.operator(at), Fraction(1), of=Fraction(_PARTS[word])), after
        if word == "half" and self.word(after) in {"a", "an"} and self.unit(after + 1)[0] in UNITS:
            unit, end = self.unit(after + 1)
            return Amount(start, self.tokens[end - 1][3], self.operator(at), Fraction(1, 2), unit=unit), end
        if word == "couple" and self.word(after) == "of":
            after += 1
        of, after = self.denominator(after)
        unit, end = self.unit(after)
        if word in _COUNTING and unit not in UNITS | _PEOPLE:
            return None, after  # "a third way", "a quarter to nine"
        after = end if unit in UNITS else after
        return Amount(start, self.tokens[after - 1][3], "vague", of=of, unit=unit, word=word), after

    def parts(self, at: int) -> int:
        """The token after "quarters" or "-thirds", where that stands here and is no time of day; else 0."""
        at += self.word(at) == "-"
        return at + 1 if self.word(at) in _PARTS and self.word(at + 1) not in {"past", "to"} else 0

    def whole(self, after: int) -> Fraction:
        """Of how many parts the word before a token speaks."""
        return Fraction(_PARTS[self.word(after - 1)])

    def date(self, at: int, after: int, day: Fraction) -> tuple[Amount, int] | None:
        if self.word(after) not in _MONTHS or day > 31:
            return None
        year, end = self.number(after + 1)
        month = _MONTHS.index(self.word(after)) + 1
        text = f"{int(year):04}-{month:02}-{int(day):02}" if year else f"{month:02}-{int(day):02}"
        end = end if year else after + 1
        return Amount(self.tokens[at][2], self.tokens[end - 1][3], "date", word=text), end

    def is_pronoun(self, at: int, after: int) -> bool:
        """Whether "one" stands for a thing: "no one", "one of them", "this one."."""
        if self.denominator(after)[0] or (self.word(after) in {"to", "or"} and self.number(after + 1)[0] is not None):
            return False  # "one of every ten", "the one to two hours"
        following = self.tokens[after] if after < len(self.tokens) else ("stop", "", 0, 0)
        beside = following[0] in {"stop", "mark"} and self.operator(at) == "=" and following[1] != "-"
        return self.word(at - 1) in _NOT_A_NUMBER or following[1] in _NO_THING or beside

    def operator(self, at: int) -> str:
        if self.word(at - 1) in {"between", "a", "an", "the"} and self.word(at - 1) != "between":
            at = at - 1
        for length in (3, 2, 1):
            phrase = tuple(self.word(at - length + n) for n in range(length))
            if op := _OPERATORS.get(phrase):
                return op
        return "between" if self.word(at - 1) == "between" else "="

    def suffix(self, op: str, at: int) -> tuple[str, int]:
        """The operator with what stands after the number, "or more", and the token after that."""
        found = _AFTER.get((self.word(at), self.word(at + 1)))
        return (found, at + 2) if found and op in {"=", "~"} else (op, at)

    def is_denominator(self, at: int) -> bool:
        """Whether "out of every" stands before the number, with no number before that."""
        at -= self.word(at - 1) in {"every", "each", "a"}
        return self.word(at - 1) == "of" and self.word(at - 2) == "out"

    def denominator(self, at: int) -> tuple[Fraction | None, int]:
        """The number after "out of every", "in", "of", "per" or "/", and the token after it."""
        after = at + (self.word(at) in _PEOPLE | _OTHERS)
        if self.word(after) == "out" and self.word(after + 1) == "of":
            after += 2
        elif self.word(after) in {"in", "of", "per", "/"}:
            after += 1
        else:
            return None, at
        after += self.word(after) in {"every", "each", "a"}
        value, end = self.number(after)
        if value is None or value < 2 or self.unit(end)[0] in UNITS:
            return None, at
        return value, end

    def unit(self, at: int) -> tuple[str, int]:
        """The unit after a number in the singular, and the token after it."""
        at += self.word(at) == "-"
        at += self.word(at) in _SKIPPED and bool(self.word(at + 1))
        word = self.word(at)
        if word == "%":
            return "percent", at + 1
        if word == "per" and self.word(at + 1) == "cent":
            return "percent", at + 2
        single = _PLURALS.get(word) or (word[:-1] if word.endswith("s") and len(word) > 2 else word)
        if single in UNITS:
            return single, at + 1
        return (single, at) if word.isalpha() else ("", at)
