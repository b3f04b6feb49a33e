"""Whether a page of another site has the part that a link names, judged while the page comes in.

No tree is made: a foreign page may be built to exhaust one. Tags are read one after the other, each character
once, as the HTML standard (13.2.5, tokenization) says.
"""

from __future__ import annotations

import codecs
import html
import re
from collections.abc import Iterable
from urllib.parse import unquote

MOST = 5_000_000
"""Bytes of a page that are read. The longest pages of reference works have about 3 MB."""

_FIRST_LOOK = 64_000  # bytes; then at each fourfold length: the work stays below one and a half times the last look
_FEW_WORDS = 50  # a page with fewer, and with a script, is drawn by the script
_NOT_SOUGHT = re.compile(r"(?i:top)$|[!/]|[^=]*=|L\d|lines?-\d", re.ASCII)
"""Fragments that no element needs to have: the top, routes and states of scripts (`#!x`, `#/x`, `#gid=0`), viewers'
(`#page=3`, `#t=30`), and lines of source code."""

_TOKEN = re.compile(
    r"""
    <!--(?:-?>|[\s\S]*?(?:--!?>|\Z))
  | <[/!?][^>]*+>?
  | <(?P<name>[A-Za-z][^\s/>]*+)
     (?P<attributes>(?:[^=>]++|=\s*+(?:"[^"]*+(?:"|\Z)|'[^']*+(?:'|\Z)|[^\s"'>][^\s>]*+)?)*+)(?P<closed>>)?
    """,
    re.VERBOSE,
)
_ATTRIBUTE = re.compile(r"""([^\s/=]++)(?:\s*+=\s*+("[^"]*+"|'[^']*+'|(?!["'])\S*+)?)?""")
_RAW = {
    name: re.compile(f"</{name}", re.IGNORECASE)
    for name in ("script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes")
}
"""Elements whose text holds no tags, and what ends them."""
_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?([\w.:-]{1,40})""", re.IGNORECASE)
_NO_TEXT = {"idna", "punycode", "undefined", "unicode_escape", "raw_unicode_escape", "utf-7"}
"""What Python can decode and no browser does; two of them take quadratic time."""


def sought(fragment: str) -> str:
    """The part of a URL's fragment (without `#`) that an element must have as its id; empty where none must.

    A text fragment is cut off (`x:~:text=y`, https://wicg.github.io/scroll-to-text-fragment/).
    """
    name = fragment.partition(":~:")[0]
    return "" if _NOT_SOUGHT.match(name) else name


class Page:
    """An HTML page of which some parts are looked for while its bytes come in."""

    def __init__(self, names: Iterable[str], content_type: str = "") -> None:
        """Look for `names`, as they stand in addresses; `content_type` is the header that came with the page."""
        self.missing = set(names)
        self.whole = False
        self.drawn_by_script = False
        self._declared = content_type
        self._bytes = bytearray()
        self._next_look = _FIRST_LOOK

    def add(self, piece: bytes) -> bool:
        """Take a piece of the page in; tell whether more is needed."""
        self._bytes += piece
        if len(self._bytes) >= self._next_look:
            self._next_look *= 4
            self._look()
        return bool(self.missing) and len(self._bytes) < MOST

    def end(self, whole: bool) -> None:
        """Judge what came in; `whole` says whether that is all of the page."""
        self.whole = whole
        if self.missing:
            self._look()

    def _look(self) -> None:
        found, words, scripts = _read(_decode(bytes(self._bytes), self._declared))
        self.missing = {name for name in self.missing if not _forms(name) & found}
        self.drawn_by_script = scripts and words < _FEW_WORDS


def _forms(name: str) -> set[str]:
    """The ids that a fragment may mean (HTML standard, 7.4.6.4): as it is, percent-decoded; GitHub's with a prefix."""
    plain = {name, unquote(name)}
    return plain | {f"user-content-{form}" for form in plain}


def _read(text: str) -> tuple[set[str], int, bool]:
    """The ids and anchor names of a page, the number of words that it shows, and whether it has scripts."""
    ids: set[str] = set()
    words = position = 0
    scripts = False
    while match := _TOKEN.search(text, position):
        words += len(text[position : match.start()].split())
        position = match.end()
        if not match["closed"]:  # a comment, an end tag, or a tag that the page ends in: as browsers do, it is dropped
            continue
        tag = match["name"].lower()
        for key, value in _ATTRIBUTE.findall(match["attributes"]):
            if key.lower() == "id" or (tag == "a" and key.lower() == "name"):
                ids.add(html.unescape(value[1:-1] if value[:1] in {'"', "'"} else value))
        scripts |= tag == "script"
        if tag in _RAW:
            end = _RAW[tag].search(text, position)
            position = end.start() if end else len(text)
    return ids, words + len(text[position:].split()), scripts


def _decode(data: bytes, content_type: str) -> str:
    """A page's text, in the charset of its byte order mark, its header or its `<meta>`; else UTF-8."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return data.decode("utf-16", "replace")
    if data.startswith(codecs.BOM_UTF8):
        return data.decode("utf-8-sig", "replace")
    header = re.search(r"""charset\s*=\s*["']?([\w.:-]{1,40})""", content_type, re.IGNORECASE)
    meta = _CHARSET.search(data[:2048])
    name = header[1] if header else meta[1].decode("ascii", "replace") if meta else "utf-8"
    try:
        if codecs.lookup(name).name in _NO_TEXT or (not header and name.lower().startswith("utf-16")):
            name = "utf-8"  # a `<meta>` that could be read is not in UTF-16
        return data.decode(name, "replace")
    except (LookupError, ValueError):
        return data.decode("utf-8", "replace")
