"""A source's text cut into sections and numbered sentences: the places that pages cite.

The same text gives the same numbers forever: `SPLITTER` is the version of these rules, locks hold it, and golden files
pin it. So the rules are our own. NLTK's punkt needs a model that is fetched, spaCy and stanza weigh hundreds of
megabytes, and their answers change with their models; pysbd is rules, but has had no release since 2021. None of them
knows headings, lists, or lines that a program has wrapped: they begin where this file ends.

What ends a sentence is asked of `language/sentences.py`; here stand headings, paragraphs, lists and wrapped lines.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import pairwise

from leaflets.language import sentences
from leaflets.sources import section_keys

SPLITTER = 1
"""The version of the rules. Whoever changes a number of any text raises it; all locks are then made anew."""

MOST_WORDS = 500
MOST_CHARACTERS = 5_000
"""A sentence of more is none: the text is no plain text, or its lines have lost their stops."""
MOST_SENTENCES = 9_999
"""In one section: a citation has four digits."""
MOST_HEADING_WORDS = 12
_LONGEST_HEADING = 100
_FEWEST_IN_LIST = 3
"""So many short lines in a row are a list, not headings."""

_ATX = re.compile(r" {0,3}#{1,6}\s+(?P<text>.*?)\s*#*$")
_SETEXT = re.compile(r" {0,3}(?:={3,}|-{3,})$")
_RULE = re.compile(r"\s*(?:(?:[-*_=~]\s?){3,})$")
_TABLE_RULE = re.compile(r"[\s|:-]+$")
_QUOTED = re.compile(r"^\s*(?:>\s?)+(?!\s?\d)")
"""The marks of a quotation; "> 5 mm" is none."""
_ITEM = re.compile(r"\s*(?:[-*+•‣◦·–]|(?P<number>\d{1,3})[.)])\s+(?=\S)")
_STOP = re.compile(r"[.!?…。！？।؟۔][\"”’)\]」』）*_]*$")
_NO_HEADING = re.compile(
    r"[.:;,!…。：；，！।۔]$|://|@|\b(?:a|an|the|and|or|of|with|at|by|from|into|than|your|our|their|its|is|are)$"
)
_FOREIGN = re.compile(r"[。！？।؟۔]+(?![」』])[\"”’)）]*\s*(?=\S)")
"""The end of a sentence in scripts that put no space after it; what is said within 「」 goes on."""
_CAPITAL = re.compile(r"\s*[\"“‘(\[*_]*(?=(?P<letter>[^\W\d_]))")
_OTHER_CAPITAL = re.compile(r"(?<=[\w)\]”\"’]{2}[.!?…])[\"”’)»]*\s+(?=[\"“‘«„(]*(?P<letter>[^\W\d_A-Za-z]))")
"""The end of a sentence before a letter of another alphabet, or with an accent, where that is a capital."""
_LABEL = re.compile(r"(?:(?:Figure|Fig\.|Table|Box|Step|Chapter|Part|Panel)\s+)?(?:\d{1,3}[a-z]?|[A-Za-z])[.)]")
_ADDRESS = re.compile(r"\s*\(<https?://[^<>\s]*>\)")
_LINK = re.compile(r"!?\[(?P<text>[^\[\]]*)\]\((?:[^()\s]|\([^()\s]*\))*(?:\s+\"[^\"]*\")?\)")
_EMPHASIS = re.compile(r"(?<![\w*_])(?:\*{1,3}|_{1,3})(?=\S)|(?<=\S)(?:\*{1,3}|_{1,3})(?![\w*_])")
_LETTER = re.compile(r"[^\W\d_]")


class SplitError(ValueError):
    """A text that is none: the message says why, `line` where."""

    def __init__(self, message: str, line: int = 1) -> None:
        """Keep the place beside the message."""
        super().__init__(message)
        self.line = line


@dataclass(frozen=True)
class Sentence:
    """One place of a text: a sentence, an item of a list, a row of a table; it begins on `line`."""

    text: str
    line: int
    is_item: bool = False


@dataclass(frozen=True)
class Section:
    """A heading with the sentences below it. `above` are headings before it that have no sentences of their own."""

    key: str
    heading: str
    line: int
    sentences: tuple[Sentence, ...]
    above: tuple[str, ...] = ()


@dataclass
class _Block:
    """Lines that belong together, each with its number."""

    kind: str
    """paragraph, item, row or heading"""
    lines: list[tuple[int, str]]
    number: int = 0
    """Of an item in a numbered list."""
    is_alone: bool = False
    """Whether blank lines, or the text's begin, are around it."""

    @property
    def text(self) -> str:
        return " ".join(line.strip() for _, line in self.lines)

    @property
    def line(self) -> int:
        return self.lines[0][0]


@dataclass
class _Draft:
    heading: str
    line: int
    above: tuple[str, ...] = ()
    sentences: list[Sentence] = field(default_factory=list)


def split(text: str, keys: Mapping[str, str] | None = None) -> tuple[Section, ...]:
    """Cut a text into its sections; `keys` are the author's own keys, each with the heading that it stands for.

    Raises SplitError at a text without words, and at a sentence or a section that is too long to be one.
    """
    blocks = _blocks(unicodedata.normalize("NFC", text))
    _find_headings(blocks)
    drafts = _sections(_joined(blocks))
    if not drafts:
        raise SplitError("holds no words")
    names = section_keys.of([draft.heading for draft in drafts], keys or {})
    return tuple(
        Section(name, draft.heading, draft.line, tuple(draft.sentences), draft.above)
        for name, draft in zip(names, drafts, strict=True)
    )


def _blocks(text: str) -> list[_Block]:
    """The paragraphs, items, rows and Markdown headings of a text, in order."""
    blocks: list[_Block] = []
    open_block: _Block | None = None
    blank = True
    for number, raw in enumerate(text.split("\n"), 1):
        line = _QUOTED.sub("", raw.expandtabs(4).rstrip(), count=1)
        if not line.strip():
            open_block, blank = None, True
            continue
        if _SETEXT.match(line) and open_block and open_block.kind == "paragraph" and len(open_block.lines) == 1:
            open_block.kind, open_block = "heading", None
        elif _RULE.match(line):
            open_block = None
        elif heading := _ATX.match(line):
            open_block = None
            blocks.append(_Block("heading", [(number, _plain(heading["text"]))]))
        elif line.lstrip().startswith("|"):
            open_block = None
            if not _TABLE_RULE.match(line):
                blocks.append(_Block("row", [(number, _row(line))]))
        elif item := _item(line, open_block):
            entry = " " * item.end() + line[item.end() :]
            open_block = _Block("item", [(number, entry)], int(item["number"] or 0))
            blocks.append(open_block)
        elif open_block:
            open_block.lines.append((number, line))
        else:
            open_block = _Block("paragraph", [(number, line)], is_alone=blank)
            blocks.append(open_block)
        blank = False
    return blocks


def _item(line: str, before: _Block | None) -> re.Match[str] | None:
    """Whether a line begins an item. Within a paragraph it may also be a line that was wrapped before "12. " or "- ".

    CommonMark 0.31, 5.3: only a list that begins with 1 can interrupt a paragraph.
    """
    item = _ITEM.match(line)
    if item is None or before is None:
        return item
    if item["number"]:
        return item if int(item["number"]) == before.number + 1 else None
    is_range = before.lines[-1][1][-1:].isdigit() and line[item.end()].isdigit()
    return None if is_range and before.kind == "paragraph" else item


def _row(line: str) -> str:
    cells = (cell.strip() for cell in line.strip().strip("|").split("|"))
    return " | ".join(cell for cell in cells if cell)


def _find_headings(blocks: list[_Block]) -> None:
    """Turn short lines that stand alone into headings, in a text that has no Markdown headings."""
    if any(block.kind == "heading" for block in blocks):
        return
    run: list[int] = []
    for at in range(len(blocks) + 1):
        if at < len(blocks) and _may_be_heading(blocks, at):
            run.append(at)
        elif run:
            for one in _headings_of(run, blocks):
                blocks[one].kind = "heading"
            run = []


def _may_be_heading(blocks: list[_Block], at: int) -> bool:
    """Whether a block is one short line with blank lines around that begins like a sentence and has no stop but `?`."""
    block = blocks[at]
    if block.kind != "paragraph" or len(block.lines) > 1 or not block.is_alone or at + 1 == len(blocks):
        return False
    after = blocks[at + 1]
    if after.line == block.line + 1 or (after.kind == "paragraph" and _begins_lower(after.text)):
        return False  # a list follows at once, or the sentence goes on
    text = _plain(block.text)
    is_short = len(text) <= _LONGEST_HEADING and len(text.split()) <= MOST_HEADING_WORDS
    return is_short and not _begins_lower(text) and not _NO_HEADING.search(text) and bool(_LETTER.search(text))


def _headings_of(run: list[int], blocks: list[_Block]) -> list[int]:
    """Those of some short lines in a row that are headings; after "You may need:" they are the entries of a list."""
    before = blocks[run[0] - 1] if run[0] else None
    is_led = before is not None and before.kind == "paragraph" and not _STOP.search(before.text)
    if is_led and len(run) == 1 and not blocks[run[0]].text.endswith("?"):
        return []
    return run[-1:] if is_led or len(run) >= _FEWEST_IN_LIST else run


def _joined(blocks: list[_Block]) -> Iterator[_Block]:
    """Blocks, where a sentence runs on over a blank line as one: it has no stop, and the next begins in lower case."""
    last: _Block | None = None
    for block in blocks:
        if last and last.kind == block.kind == "paragraph" and _runs_on(last.text) and _begins_lower(block.text):
            last.lines += block.lines
            continue
        if last:
            yield last
        last = block
    if last:
        yield last


def _runs_on(text: str) -> bool:
    """Whether a paragraph begins like a sentence and does not end as one; a colon is an end here."""
    return not _begins_lower(text) and not _STOP.search(text) and not text.endswith((":", "："))


def _begins_lower(text: str) -> bool:
    first = _LETTER.search(text)
    digit = re.search(r"\d", text)
    return first is not None and first[0].islower() and not (digit and digit.start() < first.start())


def _begins_upper(text: str) -> bool:
    first = _CAPITAL.match(text)
    return first is not None and first["letter"].isupper()


def _sections(blocks: Iterator[_Block]) -> list[_Draft]:
    """The sections that have sentences; what stands before the first heading has none."""
    drafts = [_Draft("", 1)]
    for block in blocks:
        if block.kind == "heading":
            empty = drafts[-1] if not drafts[-1].sentences else None
            above = (*empty.above, empty.heading) if empty and empty.heading else ()
            if empty:
                drafts.pop()
            drafts.append(_Draft(_plain(block.text), block.line, above))
        else:
            drafts[-1].sentences += _sentences(block)
            if len(drafts[-1].sentences) > MOST_SENTENCES:
                message = f"has more than {MOST_SENTENCES:,} sentences below one heading; give it headings"
                raise SplitError(message, block.line)
    return [draft for draft in drafts if draft.sentences]


def _sentences(block: _Block) -> Iterator[Sentence]:
    for piece in _pieces(block.lines):
        text, lines = _as_one(piece)
        for at, sentence in _split(text):
            if len(sentence.split()) > MOST_WORDS or len(sentence) > MOST_CHARACTERS:
                count = len(sentence.split())
                size = f"{count:,} words" if count > MOST_WORDS else f"{len(sentence):,} characters"
                message = f"a sentence of {size} begins here: is this plain text, with stops and blank lines?"
                raise SplitError(message, _line_of(at, lines))
            yield Sentence(" ".join(sentence.split()), _line_of(at, lines), block.kind == "item")


def _pieces(lines: list[tuple[int, str]]) -> Iterator[list[tuple[int, str]]]:
    """The lines of a block, cut where an author began a new line on purpose.

    That is where the next word would still have fit on the line, which no program that wraps leaves out, and it begins
    with a capital: the entries of a list without marks. A line that ends a sentence needs no cut. Who breaks a line by
    hand before a name gets a cut too many.
    """
    widest = max(len(line) for _, line in lines)
    piece = lines[:1]
    for (_, before), (number, line) in pairwise(lines):
        would_fit = len(before) + 1 + len(line.split()[0]) <= widest
        if would_fit and not _STOP.search(before) and _begins_upper(line):
            yield piece
            piece = []
        piece.append((number, line))
    yield piece


def _as_one(lines: list[tuple[int, str]]) -> tuple[str, list[tuple[int, int]]]:
    """Wrapped lines as one text without markup, and where in it each line begins."""
    text = ""
    starts: list[tuple[int, int]] = []
    for number, line in lines:
        plain = _plain(line)
        text += _joint(text, plain)
        starts.append((len(text), number))
        text += plain
    return text, starts


def _joint(before: str, after: str) -> str:
    """What stands between two lines: nothing after a hyphen, between signs that are written without spaces."""
    if not before or not after:
        return ""
    if re.search(r"[^\W\d_]-$", before) and _begins_lower(after[:1]):
        return ""
    return "" if _is_wide(before[-1]) and _is_wide(after[0]) else " "


def _is_wide(sign: str) -> bool:
    return unicodedata.east_asian_width(sign) in {"W", "F"}


def _line_of(at: int, starts: list[tuple[int, int]]) -> int:
    return max(number for start, number in starts if start <= at)


def _more_cuts(text: str) -> Iterator[int]:
    """Where sentences of other scripts begin."""
    yield from (match.end() for match in _FOREIGN.finditer(text))
    yield from (match.end() for match in _OTHER_CAPITAL.finditer(text) if match["letter"].isupper())


def _plain(line: str) -> str:
    """A line of Markdown as it is read: without emphasis, without the addresses of links."""
    return _EMPHASIS.sub("", _LINK.sub(r"\g<text>", _ADDRESS.sub("", line.replace("\xad", "")))).strip()


def _split(text: str) -> Iterator[tuple[int, str]]:
    """The sentences of a text and where each begins; what has no letter belongs to the sentence before it."""
    starts = [at for at, _ in sentences.split(text)]
    if not starts:
        if re.search(r"\w", text):
            yield 0, text
        return
    starts[0] = 0
    cuts = sorted({*starts, *_more_cuts(text)})
    begin = 0
    for end in [*cuts[1:], len(text)]:
        if end == len(text) or not _LABEL.fullmatch(text[begin:end].strip()):
            yield begin, text[begin:end]
            begin = end
