"""The lock of a source: which places a text has, with a hash of the words of each and the numbers in it.

`docs/<leaflet>/sources/KEY.lock` is plain text, a line for each place, so that any forge's diff shows what changed:

    leaflets-lock/1
    splitter 1, numbers 1
    [prepare] How should I prepare?
    prepare.1 0b8ee32fa5a9c9a1 12
    prepare.2 7d3c1b0f7a6b5d4e 9 | <= 6 hour | ~ 75/100
    runs
    5fb2ef21aa01 0c99d13e4b77
    checksum 91d4…

The text cannot be read from it: what stands there in words are numbers and headings, of which a long one is cut. The
checksum finds a lock that was edited. One that was forged with its checksum only the text itself finds: `leaflets
source verify`.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from typing import NoReturn

from leaflets.core.diagnostics import did_you_mean
from leaflets.data.sources import WHOLE_SECTION, Range, Single
from leaflets.language.numerals import Amount, amounts
from leaflets.sources import section_keys, words
from leaflets.sources.splitter import SPLITTER, Section

FORMAT = "leaflets-lock/1"
NUMBERS = 1
"""The version of how numbers are read. Whoever changes an amount that `language/numerals.py` reads raises it."""
SUFFIX = ".lock"
_VERSIONS = re.compile(r"splitter (?P<splitter>\d{1,6}), numbers (?P<numbers>\d{1,6})")
_SECTION = re.compile(r"\[(?P<key>[a-z0-9]+(?:-[a-z0-9]+)*)\](?: (?P<heading>.+))?")
_PLACE = re.compile(
    r"(?P<section>[a-z0-9-]+)\.(?P<number>[1-9]\d{0,3}) (?P<hash>[0-9a-f]{16}) (?P<words>\d{1,6})"
    r"(?P<amounts>(?: \| .+)?)"
)
_RUN = re.compile(r"[0-9a-f]{12}")
_NUMBER = r"\d+(?:\.\d+)?"
_AMOUNT = re.compile(
    rf"(?P<op>=|~|<|<=|>|>=|range|after|vague|date)(?: (?P<low>{_NUMBER}))?(?:\.\.(?P<high>{_NUMBER}))?"
    rf"(?: ?/(?P<of>{_NUMBER}))?(?: (?P<unit>[^\W\d_]+))?(?: '(?P<word>[^']+)')?"
)
_CONFLICT = re.compile(r"(?:<{7}|={7}|>{7}|\|{7})(?: |$)")
_RUNS_IN_LINE = 8
_RUNS = "runs"
_CHECKSUM = "checksum "
_HEAD = 2
"""Lines before the first section."""


class LockError(ValueError):
    """A lock that cannot be trusted: the message says why and what to do, `line` where."""

    def __init__(self, message: str, line: int = 1) -> None:
        """Keep the place beside the message."""
        super().__init__(message)
        self.line = line


@dataclass(frozen=True)
class LockedPlace:
    """What is known of a sentence without its text. The amounts stand in its order, from 0 to 0 in it."""

    hash: str
    words: int
    amounts: tuple[Amount, ...] = ()


@dataclass(frozen=True)
class Lock:
    """The places of one text by section and number, and the hashes of its runs of words."""

    key: str
    sections: Mapping[str, str]
    """The key of each section with its heading, in the order of the text."""
    places: Mapping[tuple[str, int], LockedPlace]
    runs: frozenset[str]

    @cached_property
    def counts(self) -> Mapping[str, int]:
        """How many sentences each section has."""
        return Counter(section for section, _ in self.places)

    def has(self, place: Range) -> bool:
        """Whether the text has each of some places."""
        count = self.counts.get(place.section, 0)
        return count > 0 if place.last == WHOLE_SECTION else place.last <= count

    def lacks(self, place: Range) -> str:
        """What the text does not have of some places, as a sentence with a guess; nothing where it has all."""
        if self.has(place):
            return ""
        count = self.counts.get(place.section)
        if count is None:
            sections = ", ".join(self.sections)
            guess = did_you_mean(place.section, self.sections) or f" There are: {sections}."
            return f"'{self.key}' has no section '{place.section}'.{guess}"
        return f"the section '{place.section}' of '{self.key}' ends with `{place.section}.{count}`: no `{place.short}`."

    def expand(self, use: Sequence[Range]) -> tuple[Single, ...]:
        """The places in use, in the order of the text: those of the ranges, or all where there are none."""
        return tuple(
            (self.key, section, number)
            for section, number in self.places
            if not use or any(place.section == section and place.holds(number) for place in use)
        )


def make(key: str, sections: Sequence[Section]) -> Lock:
    """The lock of a text that was cut into sections."""
    places: dict[tuple[str, int], LockedPlace] = {}
    every: list[str] = []
    for section in sections:
        for number, sentence in enumerate(section.sentences, 1):
            found = words.words(sentence.text)
            every += found
            places[section.key, number] = LockedPlace(words.digest(found), len(found), _amounts(sentence.text))
    headings = {section.key: section_keys.short(section.heading) for section in sections}
    return Lock(key, headings, places, words.winnowed(every))


def _amounts(text: str) -> tuple[Amount, ...]:
    """The amounts of a sentence as the lock tells them: not where they stand."""
    return tuple(
        Amount(0, 0, each.op, each.low, each.high, each.of, each.unit, each.word.replace("'", "’"))
        for each in amounts(text)
    )


def written(lock: Lock) -> str:
    """The text of a lock."""
    lines = [FORMAT, f"splitter {SPLITTER}, numbers {NUMBERS}"]
    section = None
    for (key, number), place in lock.places.items():
        if key != section:
            lines.append(f"[{key}] {lock.sections[key]}".rstrip())
            section = key
        parts = [f"{key}.{number} {place.hash} {place.words}", *map(_amount_text, place.amounts)]
        lines.append(" | ".join(parts))
    lines.append(_RUNS)
    runs = sorted(lock.runs)
    lines += [" ".join(runs[at : at + _RUNS_IN_LINE]) for at in range(0, len(runs), _RUNS_IN_LINE)]
    body = "".join(f"{line}\n" for line in lines)
    return f"{body}{_CHECKSUM}{_checksum(body)}\n"


def _amount_text(amount: Amount) -> str:
    """An amount in few signs, without loss: `<= 6 hour`, `~ 75/100`, `range 2..3 day`, `vague 'several'`."""
    low, high, of = (_decimal(value) for value in (amount.low, amount.high, amount.of))
    number = (f" {low}" if low else "") + (f"..{high}" if high else "")
    if of:
        number += f"/{of}" if number else f" /{of}"
    unit, word = f" {amount.unit}" if amount.unit else "", f" '{amount.word}'" if amount.word else ""
    return f"{amount.op}{number}{unit}{word}"


def _decimal(value: Fraction | None) -> str:
    """A number of a text: always one of finitely many decimals."""
    if value is None:
        return ""
    whole, rest = divmod(value, 1)
    digits = ""
    while rest:
        digit, rest = divmod(rest * 10, 1)
        digits += str(digit)
    return f"{whole}.{digits}" if digits else str(whole)


def _checksum(body: str) -> str:
    return hashlib.sha256(body.encode()).hexdigest()


def read(text: str, key: str, remake: str = "leaflets source update LEAFLET KEY FILE --write") -> Lock:
    """Read a lock; `remake` is the command that makes it anew, for messages.

    Raises LockError at one that was cut off, edited, merged or made by another version.
    """
    lines = text.split("\n")
    again = f"make it anew: `{remake}`"
    for number, line in enumerate(lines, 1):
        if _CONFLICT.match(line):
            raise LockError(f"holds the conflict marks of a merge; {again}", number)
    if lines[0] != FORMAT:
        raise LockError(f"is no lock: its first line is not `{FORMAT}`; {again}")
    versions = _VERSIONS.fullmatch(lines[1]) if len(lines) > 1 else None
    last = max((number for number, line in enumerate(lines, 1) if line), default=1)
    if versions is None or not lines[last - 1].startswith(_CHECKSUM) or lines[last:] != [""]:
        raise LockError(f"is cut off: its last line is not the checksum; {again}", last)
    body = "".join(f"{line}\n" for line in lines[: last - 1])
    if lines[last - 1] != _CHECKSUM + _checksum(body):
        raise LockError(f"was edited: its checksum is that of other lines. Take the old file back, or {again}", last)
    if (int(versions["splitter"]), int(versions["numbers"])) != (SPLITTER, NUMBERS):
        raise LockError(f"was made by another version of Leaflets, which numbers sentences otherwise; {again}", 2)
    return _parsed(lines[: last - 1], key, again)


def _parsed(lines: Sequence[str], key: str, again: str) -> Lock:
    """A lock from lines whose checksum is right; also those may be no lock, where somebody computed it."""

    def wrong(number: int) -> NoReturn:
        raise LockError(f"this line is none of a lock; {again}", number)

    sections: dict[str, str] = {}
    places: dict[tuple[str, int], LockedPlace] = {}
    runs: list[str] = []
    in_runs = False
    for number, line in enumerate(lines[_HEAD:], _HEAD + 1):
        if in_runs:
            runs += line.split(" ")
            if not all(map(_RUN.fullmatch, line.split(" "))):
                wrong(number)
        elif line == _RUNS:
            in_runs = True
        elif (section := _SECTION.fullmatch(line)) and section["key"] not in sections:
            sections[section["key"]] = section["heading"] or ""
        else:
            place = _PLACE.fullmatch(line)
            here = next(reversed(sections), "")
            if not place or place["section"] != here or not _follows(places, here, int(place["number"])):
                wrong(number)
            found = tuple(_read_amounts(place["amounts"]))
            if None in found:
                wrong(number)
            known = tuple(each for each in found if each)
            places[here, int(place["number"])] = LockedPlace(place["hash"], int(place["words"]), known)
    if not in_runs or not places:
        wrong(len(lines))
    return Lock(key, sections, places, frozenset(runs))


def _follows(places: Mapping[tuple[str, int], LockedPlace], section: str, number: int) -> bool:
    """Whether a place is the next one of its section."""
    return (section, number) not in places and (number == 1 or (section, number - 1) in places)


def _read_amounts(text: str) -> Iterator[Amount | None]:
    for part in text.split(" | ")[1:]:
        match = _AMOUNT.fullmatch(part)
        if match is None:
            yield None
            continue
        low, high, of = (Fraction(match[name]) if match[name] else None for name in ("low", "high", "of"))
        yield Amount(0, 0, match["op"], low, high, of, match["unit"] or "", match["word"] or "")
