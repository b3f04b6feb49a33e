"""How many words patients read of a leaflet: those in its record, page by page, as often as they stand there."""

from __future__ import annotations

import re
from collections.abc import Mapping

from leaflets.review.record import Record, shown

_READ = frozenset({"", "heading", "title", "caption", "figcaption", "picture-label"})
"""The kinds of lines that count. What is heard in place of a picture, terms and what stands around the pages don't."""
_VALUE = re.compile(r"\{local:\w+\}")
_ADDRESS = re.compile(r"(?<!\\)<[^<>\s]+>")
"""Where a link leads: no reader sees it."""
_WORD = re.compile(r"\S*\w\S*")


def of(record: Record) -> Mapping[str, int]:
    """The words of each page of a leaflet, by its file name, in their order.

    A word is what stands between two spaces and holds a letter or a digit; so a value of the hospital is one, be it
    filled or not. Text that is said on several pages counts on each.
    """
    counts: dict[str, int] = {}
    for passage in record.passages:
        if passage.page and passage.kind in _READ:
            counts[passage.page] = counts.get(passage.page, 0) + len(_WORD.findall(_words(passage.words)))
    return counts


def _words(written: str) -> str:
    return shown(_ADDRESS.sub("", _VALUE.sub("value", written)))
