"""A leaflet's headings held against the contract's: which is fulfilled, by which heading, with what under it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from leaflets.core.diagnostics import Place
from leaflets.library.model import Library, Page, heading_text
from leaflets.markdown.blocks import Block

_PLACEHOLDER = re.compile(r"(?:TODO|TBC|TBD|TBA)\b.*|(?i:todo|tbc|tbd|tba|xxx*|to be (?:confirmed|written|done))", re.S)
_LOREM = re.compile(r"\W*lorem ipsum\b", re.IGNORECASE)
_ALIKE = str.maketrans(
    "АВЕКМНОРСТУХЅІЈаеорсухѕіјһԁԛԝΑΒΕΖΗΙΚΜΝΟΡΤΥΧανορυ",
    "ABEKMHOPCTYXSIJaeopcyxsijhdqwABEZHIKMNOPTYXavopu",
)
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
_HEADING = re.compile(r"\s*(#{1,6})[ \t]+(\S.*)")


_NUMBERED = re.compile(r"(?:_\d+)?")  # no id, or one that only says the how-manieth such heading it is


@dataclass
class Required:
    """A heading of the contract and the headings of a page that fulfil it, in order."""

    heading: Block
    found: list[Block]


def pairs(library: Library) -> Iterator[tuple[Page, Page]]:
    """Each page of a leaflet that could be rendered, with its page of the contract."""
    if library.contract is None:
        return
    for leaflet in library.leaflets:
        for file in library.contract.files:
            if (page := leaflet.page(file)) and page.html is not None:
                yield page, library.contract.pages[file]


def required(page: Page, blank: Page) -> list[Required]:
    """The contract's headings of one page and what fulfils them: the same id or the same text.

    The h1 of index.md is the leaflet's title and so no heading of the contract.
    """
    wanted = [h for h in blank.headings if not (blank.file == "index.md" and h.level == 1)]
    found = []
    for heading in wanted:
        ids = {plain(heading.text)}
        if not _NUMBERED.fullmatch(heading.id):
            ids.add(heading.id)
        matches = [h for h in page.headings if h.id in ids or plain(h.text) in ids]
        found.append(Required(heading, matches))
    return found


def plain(text: str) -> str:
    """A heading's text for comparison: case, spaces and a final colon do not count."""
    return " ".join(text.split()).rstrip(":").strip().casefold()


def skeleton(text: str) -> str:
    """A heading's text with look-alike letters made Latin and invisible characters dropped."""
    return plain(unicodedata.normalize("NFKC", _INVISIBLE.sub("", text)).translate(_ALIKE))


def under(page: Page, heading: Block) -> list[Block]:
    """The blocks below a heading, up to the next one of its level or higher; headings among them."""
    blocks = page.blocks
    start = next(index for index, block in enumerate(blocks) if block is heading) + 1
    end = start
    while end < len(blocks) and not 0 < blocks[end].level <= heading.level:
        end += 1
    return blocks[start:end]


def is_content(block: Block, blank: Page) -> bool:
    """Whether a block says something: no heading, no box title, no placeholder, no text of the blank leaflet.

    A picture alone says nothing to who reads aloud or listens.
    """
    if block.level or block.kind in ("title", "img"):
        return False
    return not is_placeholder(block) and not is_blank_text(block, blank)


def is_placeholder(block: Block) -> bool:
    """Whether a block is only "TODO", "TBC", "lorem ipsum …" or the like."""
    text = _INVISIBLE.sub("", block.text).strip(" *_[]()!.:…-–—")
    return not text or bool(_PLACEHOLDER.fullmatch(text) or _LOREM.match(text))


def unwritten(library: Library, page: Page) -> set[str]:
    """The texts of the blank leaflet's page, which are nobody's words yet; none where it has no such page."""
    blank = library.contract.pages.get(page.file) if library.contract else None
    return {block.text for block in blank.blocks} if blank else set()


def is_blank_text(block: Block, blank: Page) -> bool:
    """Whether the same words stand in the blank leaflet's page; a hospital's value alone is no text of either."""
    words = " ".join(block.written.split())
    if block.locals and words in ("", " ".join(f"local {key}" for key in block.locals)):  # "": a further text of a list
        return False
    return any(" ".join(b.written.split()) == words for b in blank.blocks if not b.level and b.kind != "title")


def empty(page: Page, blank: Page) -> list[Block]:
    """The fulfilling headings with nothing under them; the innermost only, so that each gap is told once."""
    hollow: list[Block] = []
    for wanted in reversed(required(page, blank)):
        for heading in wanted.found:
            below = under(page, heading)
            if any(block is other for block in below for other in hollow):
                continue
            if not any(is_content(block, blank) for block in below):
                hollow.append(heading)
    return sorted(hollow, key=lambda block: block.line)


def strange_letter(text: str, right: str) -> str:
    """` ('о', CYRILLIC SMALL LETTER O)`: the first character of `text` that only looks like one of `right`."""
    if plain(text) == plain(right) or skeleton(text) != skeleton(right):
        return ""
    for character in text:
        if character not in right and (not character.isascii() or _INVISIBLE.match(character)):
            return f" ('{character}', {unicodedata.name(character, 'unnamed')})"
    return ""


@dataclass
class Lookalike:
    """What stands where a required heading should, and why it is none."""

    place: Place
    why: str
    is_heading: bool = False  # else the section is missing all the same


def lookalike(page: Page, heading: Block) -> Lookalike | None:
    """Something that a reader may take for the missing `heading`, but that is no such heading."""
    name = plain(heading.text)
    for block in page.headings:
        if skeleton(block.text) == skeleton(heading.text):
            why = f"is written with a character that only looks right{strange_letter(block.text, heading.text)}"
            return Lookalike(block.place, why, is_heading=True)
    for line in page.locator.lines:
        match = _HEADING.match(line.text)
        if match and plain(heading_text(match[2])) == name:
            why = "stands in code or in a comment, where it is no heading"
            return Lookalike(Place(*line.place(match.start(1))), why)
    for block in page.blocks:
        if not block.level and plain(block.text) == name:
            return Lookalike(block.place, "is plain or bold text and no heading")
    return None
