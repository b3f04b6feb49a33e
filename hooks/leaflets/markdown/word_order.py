"""The words of a page as they are written beside those that are shown: in order, none lost, none added.

Markdown drops words without a word of its own: a cell beyond the header of its table, the number of a list item. The
comparison knows no construct of Markdown but those whose words are not shown by design (addresses, attribute lists,
comments, labels), so that a loss which nobody thought of is seen, too.

What may move or be added is a closed list: footnotes stand at the end of the page; a local value, a statement that is
said again, a chance, a table of contents and the word for the kind of a box are the renderer's and are passed over.
Takes linear time.
"""

from __future__ import annotations

import bisect
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import NamedTuple

from leaflets.markdown import chances, statements
from leaflets.markdown.blocks import FOOTNOTE, Block
from leaflets.markdown.locator import Locator
from leaflets.markdown.statements import SAY

_WORD = re.compile(r"[^\W_]+")
_NUMBER = "\ua66e"
"""Before the number of a list item. A letter that no text holds but one about the history of Cyrillic."""
_LOOK = 300
"""Words that are looked at for the next place where both sides agree."""
_LOOK_BACK = 6
"""Words before a difference among which markup that is none may begin."""
_ALIKE = 3
"""So many words in a row that agree end a difference."""
_MOST = 20
"""Differences of one page that are told; the author mends them, and sees the next."""

_ITEM = re.compile(r"^([ >\t]*(?:[-*+:][ \t]+)*)(\d{1,9})[.)](?=[ \t]+\S)", re.MULTILINE)
_BARE_BOX = re.compile(r"^([ \t]*(?:!!!|\?\?\?\+?)[ \t]+[\w-]+)([^\n\"]*)$", re.MULTILINE)
_TARGET = re.compile(r"(?<=\])\(\s*(?:<[^<>\n]*>|[^\s()<>]+)(?=\s|\))")
_REFERRED = re.compile(r"\[\^[^\[\]\n]+\]")
_INNER_BOX = re.compile(r"^[ >\t]*(?:[-*+][ \t]+)?(?:!!!|\?\?\?\+?)[ \t][^\n\"]*(?=\")", re.MULTILINE)
_CONTENTS = re.compile(r"^[ >\t]*\[TOC\][ \t]*$", re.MULTILINE)
_CHANCES = re.compile(
    rf"^[ >\t]*(?P<ticks>`{{3,}}|~{{3,}})[ \t]*{chances.WORD}[ \t]*$[\s\S]*?(?:^[ >\t]*(?P=ticks)[ \t]*$|\Z)",
    re.MULTILINE,
)
_TWO_LINES = re.compile(r"^ {0,3}\[[^\[\]\n]+\]:[ \t]*\n[ \t]*\S+", re.MULTILINE)
_DEFINITION = re.compile(
    r"^ {0,3}\[(?!\^)[^\[\]\n]+\]:[ \t]*\n?[ \t]*\S+(?:[ \t]+|[ \t]*\n[ \t]*)(?P<title>[\"'(].*[\"')])[ \t]*$",
    re.MULTILINE,
)
"""A reference with a title (Python-Markdown's ReferenceProcessor): the caption of the pictures that use it."""
_TWO_LINE_LABEL = re.compile(r"(?<=\])\[[^\[\]\n]*\n[^\[\]\n]*\]")
_MAIL = re.compile(r"(?<=<)mailto:", re.IGNORECASE)
_LOCAL = re.compile(r"[\s\S]{0,6}\{\{\s*local\.\w+\s*\}\}")
"""The name of a statement, which often has the words of the statement itself."""
_SAID = re.compile(rf"(?:^[ >\t]*\d{{1,9}}[.)][ \t]+)?{SAY.pattern}", re.MULTILINE)
_NOTE = re.compile(r"[ >\t]*\[\^[^\]\n]+\]:")


class Word(NamedTuple):
    """A word as it is compared, the range of the source's text in which it stands, and the number of its list item.

    `number` is that of the item which the word begins, and `at` where it is written; else empty, and -1.
    """

    text: str
    start: int
    end: int
    number: str = ""
    at: int = -1


@dataclass(frozen=True)
class Difference:
    """Words that are written and not shown, and words that are shown in their place and not written there.

    `start` and `end` are the range of the source's text that holds the written ones; where nothing is written, both
    are the place. `number` where it is only the number of a list item: as it is written, and as it is shown (empty
    where no number is). `moved` where the same words are shown in another place of the page.
    """

    start: int
    end: int
    shown: str = ""
    number: tuple[str, str] | None = None
    moved: bool = False


def differences(locator: Locator, blocks: Sequence[Block]) -> list[Difference]:
    """Where the words of a page's source and its rendered blocks differ, in the order of the source; at most 20."""
    blocks = _without_said(locator.text, blocks)
    words = _words(_plain(locator))
    notes = _notes(locator.text)
    starts = [start for start, _ in notes]

    def is_note(word: Word) -> bool:
        at = bisect.bisect_right(starts, word.start) - 1
        return at >= 0 and word.start < notes[at][1]

    main = [word for word in words if not notes or not is_note(word)]
    found = _compare(locator.text, main, _shown(block for block in blocks if block.hidden != FOOTNOTE))
    titles = {" ".join(_WORD.findall(title.lower())) for title in _DEFINITION.findall(locator.text)}
    found = [each for each in found if each.start < each.end or each.shown not in titles]  # of a picture by reference
    if notes:
        below = [word for word in words if is_note(word)]
        shown = _shown(block for block in blocks if block.hidden == FOOTNOTE)
        written = Counter(word.text for word in below)
        if written != Counter(word for word, _ in shown):  # they stand in the order of their numbers
            found += _compare(locator.text, below, shown)
    return sorted(_with_moves(locator.text, found), key=lambda each: each.start)[:_MOST]


def _without_said(text: str, blocks: Sequence[Block]) -> Sequence[Block]:
    """The blocks but for those that `{{ say.name }}` put there: their words are compared where they are written."""
    if not (said := statements.from_elsewhere(text)):
        return blocks
    return [block for block in blocks if not (block.citation and said.intersection(block.citation.names))]


def _plain(locator: Locator) -> str:
    """The source's text with spaces in place of what is not shown by design; as long as it."""
    text, blanked = locator.shown, list[tuple[int, int]]()
    for pattern, sign in ((_CHANCES, chances.WORD), (_DEFINITION, "]:")):
        for match in pattern.finditer(locator.text) if sign in locator.text else ():
            blanked.append((match.start(), match.end()))
    text = _without(text, blanked)
    for pattern in (_CONTENTS, _INNER_BOX, _TARGET, _REFERRED, _TWO_LINES, _TWO_LINE_LABEL, _MAIL, _SAID):
        text = _without(text, [match.span() for match in pattern.finditer(text)])
    text = _BARE_BOX.sub(lambda match: match[1] + " " * len(match[2]), text)
    return _ITEM.sub(lambda match: f"{match[1]}{_NUMBER}{match[2]}", text)


def _without(text: str, ranges: Iterable[tuple[int, int]]) -> str:
    """The text with spaces in place of ranges of it, but for line ends."""
    parts, end = [], 0
    for start, over in sorted(ranges):
        parts += [text[end:start], re.sub(r"[^\n]", " ", text[max(start, end) : over])]
        end = max(end, over)
    return "".join([*parts, text[end:]])


def _words(text: str) -> list[Word]:
    found: list[Word] = []
    number, at = "", -1
    for match in _WORD.finditer(text):
        if match[0].startswith(_NUMBER):
            number, at = match[0].removeprefix(_NUMBER), match.start()
        else:
            found.append(Word(match[0].lower(), *match.span(), number, at))
            number, at = "", -1
    return found


def _notes(text: str) -> list[tuple[int, int]]:
    """The ranges of the definitions of footnotes: to the end of a paragraph, and of those indented beneath it."""
    found: list[tuple[int, int]] = []
    at, begun, own, after_empty = 0, -1, 0, False
    for line in text.split("\n"):
        indent = len(line.expandtabs(4)) - len(line.expandtabs(4).lstrip(" >"))
        if _NOTE.match(line):
            if begun >= 0:
                found.append((begun, at))
            begun, own = at, indent
        elif begun >= 0 and line.strip() and after_empty and indent < own + 4:
            found.append((begun, at))
            begun = -1
        after_empty = not line.strip(" >\t")
        at += len(line) + 1
    return [*found, (begun, at)] if begun >= 0 else found


def _shown(blocks: Iterable[Block]) -> list[tuple[str, str]]:
    """The words of rendered blocks, each with the number that is shown before the list item which it begins."""
    found: list[tuple[str, str]] = []
    for block in blocks:
        if not block.fence:
            words = _WORD.findall(SAY.sub(" ", f"{block.picture} {block.written}").lower())
            found += [(word, "" if at else block.number) for at, word in enumerate(words)]
    return found


def _compare(text: str, written: list[Word], shown: list[tuple[str, str]]) -> list[Difference]:
    """Walk both sides at once; where they part, go on where the next words agree."""
    end = [Word(f"\x00{number}", len(text), len(text)) for number in range(_ALIKE)]
    ours, theirs = [*written, *end], [*shown, *((word.text, "") for word in end)]
    if [word.text for word in ours] == [word for word, _ in theirs]:
        return _numbers(zip(written, shown, strict=True))
    found: list[Difference] = []
    same: list[tuple[Word, tuple[str, str]]] = []
    i = j = 0
    while i < len(written) or j < len(shown):
        if ours[i].text == theirs[j][0]:
            same.append((ours[i], theirs[j]))
            i, j = i + 1, j + 1
            continue
        to_i, to_j = _agree(ours, theirs, i, j)
        instead = [word for word, _ in theirs[j:to_j]]
        if difference := _difference(text, ours, i, to_i, instead):
            found.append(difference)
            if len(found) > _MOST:
                break
        if instead and to_i < len(written) and instead[-1] == ours[to_i].number:  # no list: its number is text
            same.append((ours[to_i], (theirs[to_j][0], instead[-1])))
            i, j = to_i + 1, to_j + 1
        else:
            i, j = to_i, to_j
    return found + _numbers(same)


def _numbers(same: Iterable[tuple[Word, tuple[str, str]]]) -> list[Difference]:
    """List items whose number is not shown as it is written, the first of those that are wrong by the same.

    `1.` before each item is none: Markdown counts.
    """
    found: list[Difference] = []
    before, wrong_by = "", 0
    for word, (_, shown) in same:
        if word.number:
            by = int(word.number) - int(shown) if shown else -1
            if by and by != wrong_by and not word.number == before == "1":
                found.append(Difference(word.at, word.start, number=(word.number, shown)))
            before, wrong_by = word.number, by
    return found


def _agree(ours: list[Word], theirs: list[tuple[str, str]], i: int, j: int) -> tuple[int, int]:
    """The nearest places from (i, j) on at which some words in a row are the same on both sides."""
    reach = range(j, min(j + _LOOK, len(theirs) - _ALIKE + 1))
    there: dict[tuple[str, ...], int] = {}
    for at in reach:
        there.setdefault(tuple(word for word, _ in theirs[at : at + _ALIKE]), at)
    best = (min(i + _LOOK, len(ours) - _ALIKE), min(j + _LOOK, len(theirs) - _ALIKE))
    nearest = best[0] - i + best[1] - j + 1
    for at in range(i, min(i + _LOOK, len(ours) - _ALIKE + 1)):
        if at - i >= nearest:
            break
        same = there.get(tuple(word.text for word in ours[at : at + _ALIKE]))
        if same is not None and at - i + same - j < nearest:
            best, nearest = (at, same), at - i + same - j
    return best


def _difference(text: str, ours: list[Word], i: int, end: int, instead: list[str]) -> Difference | None:
    """What a gap says; None where it is only another way to cut words, or what is written is shown as it is."""
    gap = ours[i:end]
    if gap and gap[0].text == "local" and instead and _LOCAL.match(text, max(0, gap[0].start - 6)):
        return None  # a hospital's value in a caption
    as_shown = " ".join(instead)
    if "".join(word.text for word in gap) == "".join(instead):
        if _cuts([word.text for word in gap]) <= _cuts(instead):
            return None
        return Difference(gap[0].start, gap[-1].end, as_shown)  # 2*3*4 is shown as 234
    near = max(0, i - _LOOK_BACK)
    raw, there = iter(_WORD.findall(text[ours[near].start : ours[end].start].lower())), iter(instead)
    if all(word.text in there for word in gap) and all(word in raw for word in instead):
        return None  # what looks like markup, and is none, is shown as it is written
    if not gap:
        before = ours[i - 1].end if i else 0
        return Difference(before, before, as_shown)
    return Difference(gap[0].start, gap[-1].end, as_shown)


def _cuts(words: list[str]) -> set[int]:
    """The places between two words, in signs from the beginning, at which two digits meet."""
    found, at = set[int](), 0
    for word, after in pairwise(words):
        at += len(word)
        if word[-1].isdigit() and after[0].isdigit():
            found.add(at)
    return found


def _with_moves(text: str, found: list[Difference]) -> list[Difference]:
    """The differences; words that are lost in one place and added in another are told once, as moved."""
    added = {each.shown: each for each in found if each.shown and each.start == each.end}
    result = []
    for each in found:
        words = " ".join(_WORD.findall(text[each.start : each.end].lower()))
        if words and not each.shown and words in added:
            result.append(replace(each, moved=True))
            added.pop(words)
        else:
            result.append(each)
    moved = {" ".join(_WORD.findall(text[each.start : each.end].lower())) for each in result if each.moved}
    return [each for each in result if not (each.start == each.end and each.shown in moved)]
