"""Raw HTML in Markdown: the elements that are no Markdown, and the tags and attributes that are written in a text.

Read as Python-Markdown's `md_in_html` reads it, which takes HTML apart in the middle of a line differently from
HTML's standard, and so from every parser that follows that.
"""

from __future__ import annotations

import re
from collections import Counter
from enum import Enum, auto

from markdown.util import BLOCK_LEVEL_ELEMENTS

from leaflets.markdown.ranges import Range

TAG = (
    r"""<(?P<end>/?)(?P<tag>[A-Za-z][^\s<>/"'=`@]*+)(?=[\s/>])"""
    r"""(?P<rest>(?:[^<>=]++|=\s*+(?:"[^"]*+"|'[^']*+'|(?=[^"'])))*+)>"""
)
"""As lenient as browsers, but for `<` outside quotes: with it, time would be quadratic."""
QUOTED = r"""(?:"(?P<double>[^"]*+)"|'(?P<single>[^']*+)'|"""
ATTRIBUTE = re.compile(rf"""(?P<name>[^\s"'<>/=]++)(?:\s*+=\s*+{QUOTED}(?P<bare>[^\s<>]++)))?""")
HTML = re.compile(rf"<!--|<\?|<!\[CDATA\[|{TAG}")
ENDS = {"<!--": re.compile("--!?>"), "<?": re.compile(r"\?>"), "<![CDATA[": re.compile(r"\]\]>")}
_BLOCKS = frozenset(BLOCK_LEVEL_ELEMENTS)
_NEVER_MARKDOWN = {"canvas", "math", "option", "pre", "script", "style", "textarea"}
_TEXT_ONLY = {"script", "style", "textarea", "title", "iframe", "xmp", "noembed", "noframes"}
"""Elements in which nothing is a tag (HTML standard, raw text elements)."""


class _State(Enum):
    """What is read: Markdown, or an element in which there is none."""

    MARKDOWN = auto()
    RAW = auto()


class RawHtml:
    """The raw HTML of a text.

    As Python-Markdown and its `md_in_html` find it: from an element of a block's kind at the beginning of a line
    to its end. In one with the attribute `markdown` there is Markdown.
    """

    def __init__(self, text: str) -> None:
        """Read a text."""
        self.raw: list[Range] = []
        """What is no Markdown."""
        self.hidden: list[Range] = []
        """What of this no reader sees."""
        self.tags: list[re.Match[str]] = []
        """The start tags in it."""
        self._text = text
        self._state = _State.MARKDOWN
        self._at = 0
        self._opened: list[str] = []
        self._count: Counter[str] = Counter()  # of the names in `_opened`
        self._around = 0  # the number of elements that are open around the raw one
        self._begin = 0  # of the raw element
        self._inside = 0  # the end of the last start tag with `markdown`: a block may begin there
        self._line_end = 0  # of the last block: another may begin behind it
        self._unclosed: set[str] = set()
        self._read()

    def _read(self) -> None:
        while match := HTML.search(self._text, self._at):
            self._at = match.end()
            if not match["tag"]:
                is_read = self._comment(match)
            elif match["end"]:
                is_read = self._end_tag(match)
            else:
                is_read = self._start_tag(match)
            if is_read and self._line_end < self._at and not self._opened:
                end = self._text.find("\n", self._at)
                self._line_end = end if end >= 0 else len(self._text)
        if self._state is _State.RAW:
            self.raw.append((self._begin, len(self._text)))

    def _comment(self, match: re.Match[str]) -> bool:
        """Read a comment, or what is like one. Returns whether that is raw."""
        start, kind = match.start(), match[0]
        closing = None if kind in self._unclosed else ENDS[kind].search(self._text, self._at)
        if not closing:
            self._unclosed.add(kind)
            return False
        if self._state is _State.MARKDOWN and not self._begins_block(start):
            if kind == "<!--":
                self._at = closing.end()
            return False
        self._at = closing.end()
        self.hidden.append((start, self._at))
        self.raw.append((start, self._at))
        return True

    def _end_tag(self, match: re.Match[str]) -> bool:
        """Read an end tag, which closes what was opened last and all within it. Returns whether a block ends here."""
        name = match["tag"].lower()
        if not self._count[name]:
            return False
        last = ""
        while last != name:
            last = self._opened.pop()
            self._count[last] -= 1
        is_raw = self._state is _State.RAW
        if is_raw and len(self._opened) > self._around:
            return False
        self.raw.append((self._begin if is_raw else match.start(), self._at))
        self._state = _State.MARKDOWN
        return True

    def _start_tag(self, match: re.Match[str]) -> bool:
        """Read a start tag. Returns whether it is a block of its own."""
        name, start = match["tag"].lower(), match.start()
        was_raw = self._state is _State.RAW
        if not was_raw and not (name in _BLOCKS and (start == self._inside or self._begins_block(start))):
            return False
        self.tags.append(match)
        if not was_raw:
            self._begin = start
            self.raw.append((start, self._at))
        if name == "hr" or match["rest"].endswith("/"):
            return True
        if not was_raw and _is_markdown(match):
            self._inside = self._at
        elif not was_raw:
            self._state, self._around = _State.RAW, len(self._opened)
        self._opened.append(name)
        self._count[name] += 1
        if self._state is _State.RAW:
            begin, self._at = self._at, content_end(self._text, match)
            self.hidden.append((begin, self._at))
        return False

    def _begins_block(self, at: int) -> bool:
        """Whether a block may begin at a character: behind another, or after at most three spaces in its line."""
        if at < self._line_end:
            return True
        head = self._text[max(0, at - 4) : at]
        before = head.rfind("\n")
        return (before >= 0 or at < 4) and not head[before + 1 :].strip(" ")


def content_end(text: str, tag: re.Match[str]) -> int:
    """Where tags are read again after this one."""
    name = tag["tag"].lower()
    if name not in _TEXT_ONLY or tag["rest"].endswith("/"):
        return tag.end()
    closing = re.compile(f"</{name}", re.IGNORECASE).search(text, tag.end())
    return closing.start() if closing else len(text)


def _is_markdown(tag: re.Match[str]) -> bool:
    """Whether there is Markdown in an element (`md_in_html`)."""
    if tag["tag"].lower() in _NEVER_MARKDOWN:
        return False
    attributes = {match["name"].lower(): match[match.lastgroup or ""] for match in ATTRIBUTE.finditer(tag["rest"])}
    return attributes.get("markdown", "0") in ("markdown", "1", "block", "span")
