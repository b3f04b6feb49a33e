"""Link markup that the renderer did not read: a reader sees the brackets. Found in what is shown, outside code."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import Literal, NamedTuple

from selectolax.lexbor import LexborHTMLParser

from leaflets.markdown import blocks

Kind = Literal["footnote", "reference", "spaced", "open", "turned", "unclosed"]

_LIKE_ADDRESS = (
    r"(?:https?:|mailto:|tel:|www\.|\.{0,2}/|\#)[^\s()\[\]<>]*"
    r"|[^\s()\[\]<>]+\.(?:md|markdown|html?|pdf|png|jpe?g|gif|svg|webp)(?:[?\#][^\s()\[\]<>]*)?"
)
_PATTERNS: dict[Kind, str] = {
    "footnote": r"\[\^(?P<footnote>[^\[\]\s]{1,80})\]",
    "reference": r"(?<![\w\]])!?\[(?P<words>[^\[\]]{1,200})\](?P<reference>\[[^\[\]]{0,200}\])",
    "spaced": rf"\[[^\[\]]{{1,200}}\][ ]+\((?:{_LIKE_ADDRESS})[ ]?\)",
    "open": r"\[[^\[\]]{0,200}\]\([^\s()]{0,200}",
    "turned": rf"\([^()\[\]]{{1,200}}\)\[(?:{_LIKE_ADDRESS})\]",
    "unclosed": rf"\[[^\[\]()]{{1,200}}\((?:{_LIKE_ADDRESS})\)(?!\])",
}
_ANY = re.compile("|".join(f"(?P<_{name}>{pattern})" for name, pattern in _PATTERNS.items()), re.IGNORECASE)


class Leftover(NamedTuple):
    """Markup that is shown; `label` is what it names, where it names a reference or a footnote."""

    kind: Kind
    shown: str
    label: str = ""


def read(html: str) -> Iterator[Leftover]:
    """The leftovers of a rendered page in reading order."""
    if "[" not in html:
        return
    for block in blocks.read(_text(html)):
        text = block.prose
        if "[" not in text:
            continue
        starts = [start for start, _, _ in block.linked]
        for match in _ANY.finditer(text):
            link = bisect_right(starts, match.start()) - 1
            if link >= 0 and match.start() < block.linked[link][1]:
                continue  # these are the words of a link
            kind = next(name for name in _PATTERNS if match[f"_{name}"])
            if kind == "reference" and not _is_reference(match["words"], match["reference"][1:-1]):
                continue
            label = match["footnote"] or (match["reference"] or "")[1:-1] or match["words"] or ""
            yield Leftover(kind, match[0], label)


def _text(html: str) -> str:
    """The HTML without what holds brackets of its own: formulas, keys, forms."""
    tree = LexborHTMLParser(f"<!doctype html><body>{html}</body>")
    for node in tree.css(".arithmatex, math, kbd, samp, var, textarea, script, style, .mermaid"):
        node.decompose()
    return (tree.body.inner_html or "") if tree.body else ""


def _is_reference(words: str, label: str) -> bool:
    """Whether two pairs of brackets are meant as a link: `[0][1]` is an index of a list of lists."""
    return any(char.isalpha() for char in words + label) and bool(words.strip())
