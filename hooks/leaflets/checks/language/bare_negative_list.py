"""A list after "Do not:" or the like has items that lack their own "not".

Who hears one item, turns the page or translates line by line takes "lift heavy things" for advice. So each item says
its own "do not".

Bad:

    For two days you should not:

    - take a bath
    - go for a run

Good:

    For two days:

    - do not take a bath
    - do not go for a run
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from leaflets.checks.check import LIBRARY, needs
from leaflets.core.diagnostics import Finding
from leaflets.core.text import quote
from leaflets.language import sentences
from leaflets.library.model import Library, Page
from leaflets.library.texts import pages
from leaflets.markdown.blocks import Block

_NEGATIVE = re.compile(
    r"\b(?:not|never|cannot|avoid(?:ing)?|nobody|no one|none)\b|n['’]t\b|\b(?:no|without|stop(?: \w+ing)?)\s*:$",
    re.IGNORECASE,
)
_OTHERWISE = re.compile(
    # what follows the negative, where the items are conditions or exceptions, or nothing is forbidden or denied
    r"\b(?:if|when|unless|until|because|while|before|after|but|except|other than|apart from|only|just|always|"
    r"say|know|tell|mean|show|give|forget|hesitate|worry|mind|wait|sure|alone|why|how|need)\b",
    re.IGNORECASE,
)
_OR_NOT = re.compile(r"\b(?:if|or|why|whether)\s+not\s*:$", re.IGNORECASE)
_HEADING = re.compile(
    r"(?:what|who|things|foods?|drinks|medicines|activities)\b.*\b(?:not|never|avoid|cannot)\b"
    r"|(?:do not|don['’]t|never|avoid|you (?:should|must|can|may) ?not|it (?:is|may) not|not (?:for|to|right))\b",
    re.IGNORECASE,
)
_OWN = re.compile(
    r"\b(?:not|never|no|none|nor|neither|nobody|nothing|cannot|avoid\w*|without|stop\w*|instead)\b|n['’]t\b",
    re.IGNORECASE,
)
_FOLLOWING = re.compile(
    r"(?:(?<=not|n't)\s+do)?(?:\s+any\s+of)?\s+(?:the\s+following|these)(?:\s+things)?$", re.IGNORECASE
)
"""What only points to the list: "avoid the following" with "milk" is "avoid milk"."""
_POINTS = re.compile(r"\b(?:following|these|below|doing|any of|things?)\b", re.IGNORECASE)
"""Words after which an item makes no sentence: "any of these medicines"."""
_CLAUSE = re.compile(r"[,;–—(:]\s")


@needs(LIBRARY, level="info")
def check(library: Library) -> Iterator[Finding]:
    """Every such list, at its first bare item."""
    for page in pages(library):
        every = _items(page)
        for lead, number in _leads(page):
            clause = _negative_clause(lead)
            if not clause:
                continue
            items = list(every[number].values())
            bare = [item for item in items if not any(_OWN.search(block.text) for block in item)]
            if bare:
                yield page.at(bare[0][0], _message(lead, clause, bare, len(items)))


def _leads(page: Page) -> Iterator[tuple[Block, int]]:
    """Each block directly before a list, with the number of the list."""
    seen = 0
    for before, block in pairwise(page.blocks):
        if block.item[0] > seen:
            seen = block.item[0]
            yield before, seen


def _items(page: Page) -> dict[int, dict[int, list[Block]]]:
    """The blocks of each item of each list; a list within an item is not part of it."""
    items: dict[int, dict[int, list[Block]]] = {}
    for block in page.blocks:
        number, item = block.item
        items.setdefault(number, {}).setdefault(item, []).append(block)
    return items


def _negative_clause(lead: Block) -> str:
    """The words that deny what stands in the list: the last clause before its colon, or a heading. Or nothing."""
    if lead.level or (lead.kind == "title" and not lead.text.endswith(":")):
        match = _HEADING.match(lead.text)
        denies = match and not lead.text.endswith("?") and not _OTHERWISE.search(lead.text)
        return lead.text if denies else ""
    if not lead.text.endswith(":"):
        return ""
    found = sentences.split(lead.text)
    clause = _CLAUSE.split(found[-1][1])[-1] if found else ""
    match = _NEGATIVE.search(clause)
    if not match or _OTHERWISE.search(clause, match.end()) or _OR_NOT.search(clause):
        return ""
    return clause


def _message(lead: Block, clause: str, bare: list[list[Block]], number: int) -> str:
    item = bare[0][0].text
    told = f"{quote(lead.text, 80)} begins this list, and {len(bare)} of its {number} items lack their own 'not'"
    contrary = f"read alone, {quote(item, 60)} says the contrary"
    start = _FOLLOWING.sub("", clause.rstrip(": "))
    if not lead.text.endswith(":") or _POINTS.search(start):
        return f"{told}: {contrary}. Say 'not' in each item"
    whole = f"{start[:1].upper()}{start[1:]} {item[:1].lower() if item[1:2].islower() else item[:1]}{item[1:]}"
    return f"{told}: {contrary}. Write in each what it is not, such as {quote(whole, 80)}"
