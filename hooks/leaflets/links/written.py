"""Links as they are written: every address, id, label and include in a Markdown or HTML source, with its place.

Faults are found in rendered pages; this says where their authors wrote them. Markdown is read as Python-Markdown and
the usual extensions read it, without knowing which are in use: where they differ, too much is listed. What shows as
code, comments and escaped characters is not. Knows nothing of what is right or wrong. Takes linear time.
"""

from __future__ import annotations

import html
import re
import sys
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate

from markdown.util import BLOCK_LEVEL_ELEMENTS

from leaflets.core.yaml_file import YamlFile
from leaflets.markdown.includes import Includes, Line, lines_of

Range = tuple[int, int]

_NOWHERE = sys.maxsize
_LONGEST = 300  # characters of a link's text, or of an address over several lines: these can stand in one another

_TAG = (
    r"""<(?P<end>/?)(?P<tag>[A-Za-z][^\s<>/"'=`@]*+)(?=[\s/>])"""
    r"""(?P<rest>(?:[^<>=]++|=\s*+(?:"[^"]*+"|'[^']*+'|(?=[^"'])))*+)>"""
)
"""As lenient as browsers, but for `<` outside quotes: with it, time would be quadratic."""
_QUOTED = r"""(?:"(?P<double>[^"]*+)"|'(?P<single>[^']*+)'|"""
_ATTRIBUTE = re.compile(rf"""(?P<name>[^\s"'<>/=]++)(?:\s*+=\s*+{_QUOTED}(?P<bare>[^\s<>]++)))?""")
_HTML = re.compile(rf"<!--|<\?|<!\[CDATA\[|{_TAG}")
_ENDS = {"<!--": re.compile("--!?>"), "<?": re.compile(r"\?>"), "<![CDATA[": re.compile(r"\]\]>")}
_BLOCKS = frozenset(BLOCK_LEVEL_ELEMENTS)
_NEVER_MARKDOWN = {"canvas", "math", "option", "pre", "script", "style", "textarea"}
_TEXT_ONLY = {"script", "style", "textarea", "title", "iframe", "xmp", "noembed", "noframes"}
"""Elements in which nothing is a tag (HTML standard, raw text elements)."""
_CODE_TAG = re.compile(r"<(?P<end>/?)(?P<tag>pre|code|kbd|samp)\b", re.IGNORECASE)

_FENCE = re.compile(r"(?P<prefix>[> ]*)(?P<fence>`{3,}(?=[^`]*\Z)|~{3,})")
_OPENER = re.compile(
    r"(?P<alone>#|!!!|\?\?\?|===[!+ ]*[\"']|///|(?:[-*_=][ \t]*+)++\Z)|:[ \t]|\*?\[[^\[\]]*\][ ]?:", re.ASCII
)
"""Lines that begin something new in a paragraph: no link or code reaches into them; `alone`: nor out of them."""
_BOX = re.compile(r"!!!|\?\?\?|===[!+ ]*[\"']")
_ITEM = re.compile(r"(?:[-*+]|\d+[.)])(?:[ \t]|\Z)")
_HOLDER = re.compile(r"(?:[-*+]|\d+[.)])[ \t]|!!!|\?\?\?|===[!+ ]*[\"']|[:/+@%&]{2}|:[ \t]|\[\^")
"""Lines below which indented text need not be code."""
_ROW = re.compile(r"[ \t>]*+\|?[ \t]*+:?-++:?[ \t]*+(?:\|[ \t]*+(?::?-++:?[ \t]*+)?)++\Z")
_QUOTE = re.compile(r"^[ \t]*>[> \t]*", re.MULTILINE)

_LEAD = r"(?:[ \t>]|(?:[-*+:]|\d+[.)])[ \t])*+"
_PREFIX = re.compile(_LEAD)
_DEFINITIONS = {
    "footnote definition": re.compile(rf"{_LEAD}(?P<open>\[)\^(?P<label>[^\[\]\n]*)\]:[ \t]*(?P<meaning>[^\n]*)"),
    "abbreviation": re.compile(
        rf"{_LEAD}(?P<open>\*)\[(?P<label>[^\]\\\n]*)\][ ]?:[ \t]*+(?:\n[ \t>]*+)?(?P<meaning>[^\n]*)"
    ),
    "definition": re.compile(
        rf"{_LEAD}(?P<open>\[)(?P<label>[^\[\]\n]+)\]:[ \t]*+(?:\n[ \t>]*+)?(?P<meaning>\S++)"
        r"(?:[ \t]*+(?:\n[ \t>]*+)?(?:\"[^\n]*\"|'[^\n]*'|\([^\n]*\)))?[ \t]*$",
        re.MULTILINE,
    ),
}

_TICKS = re.compile("`+")
_SLASHES = re.compile(r"(?<!\\)\\++(?=`)")
_BACKSLASH = re.compile(r"\\[\s\S]")
_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()>#+\-.!|])")
_ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_INLINE_COMMENT = re.compile(r"<!--(?:(?!<!--|-->)[\s\S])*-->|<\?(?:(?!<\?|\?>)[\s\S])*\?>")
_ANGLE = re.compile(r"\(\s*+<(?P<address>[^<>]*+)>\s*+(?:(?:'[^']*+'|\"[^\"]*+\")\s*+)?\)")
_CLOSING = re.compile(r"[\"'](?= *+\))")
_LABEL = re.compile(r"\s?\[([^\[\]]*)\]")
_IN_ANGLES = re.compile(rf"<(?P<address>[A-Za-z][A-Za-z0-9+.-]*+://[^<>]*+|[^<>\s!@]++@[^<>\s@]++)>|{_TAG}")
_LIST = re.compile(r"\{:?[ ]*+([^{}\n]*+)\}")
_IN_LIST = re.compile(rf"""#(?P<id>\S++)|(?P<name>[^\s="'#.][^\s=]*+)={_QUOTED}(?P<bare>[^\s=]++))|\S++""")
_BARE = re.compile(
    r"(?<![^\W_])(?P<web>(?:(?:https?|ftps?)://|www\.)(?=[^\W_])[-\w.?,!'(){}\[\]/+&@%$#=:\"|~;]++)"
    r"|(?<![-\w./+@])[-+\w]++(?:\.[-+\w]++)*+@[-\w]++(?:\.[-\w]++)++",
    re.IGNORECASE,
)
_LINE = re.compile(r"[^\n\0]+")
_MARK = re.compile(r"[\[\]()\"']")
_SPACE = re.compile(r"\s*+")
_NEWLINE = re.compile(r"\n[ \t>]*")
_NOT_NEWLINE = re.compile(r"[^\n]")
_MAYBE_BARE = re.compile(r"@|://|www\.", re.IGNORECASE)
_SOFT = re.compile(r"[ \t]*\n[ \t]*>[> \t]*|\s+|&#?\w+;|[*_]+")
"""What may differ between a source and what a reader sees of it."""


@dataclass(frozen=True)
class Written:
    """Something that is written in a source.

    `kind` says what; `value` is the address, id or label, with its entities and escapes decoded:

    - link, image: the address; `label` is the text as written, at most 300 characters of it
    - definition `[label]: address`: the address
    - reference, image reference: the label; `label` is the text
    - autolink `<https://…>` or `<a@b.example>`; bare `https://…`, `www.…` or `a@b.example`
    - attribute: its value; `label` is its name, `tag` the element's; without `tag` it stands in an attribute list
    - id `{ #id }` of an attribute list
    - footnote, footnote definition, abbreviation: the label
    - include: the name, with lines or section
    - value, of YAML: the text; `label` is its key, with a dot between levels

    `meaning` is what a definition, footnote definition or abbreviation defines (its first line). `path`, `line`
    and `column` are the place of the value; where it is empty, of the attribute's name or of the bracket. `start` is
    where the whole begins.
    """

    kind: str
    value: str
    label: str
    tag: str
    path: str
    line: int
    column: int
    start: tuple[int, int]
    meaning: str = ""


def written(text: str, path: str, first_line: int = 1, include: Includes | None = None) -> list[Written]:
    r"""What is written in Markdown (newlines as `\n`) that begins on `first_line` of its file, in reading order.

    `include` follows snippets: what an included file holds stands where it is included.
    """
    return Manuscript(text, path, first_line, include).written


def literal(text: str, phrase: str, first_line: int = 1, skip: int = 0) -> tuple[int, int] | None:
    """The line and column of a phrase that readers see as it is written: see `Manuscript.literal`."""
    place = Manuscript(text, "", first_line).literal(phrase, skip)
    return place and place[1:]


def in_html(text: str, path: str) -> list[Written]:
    """The attributes of the elements of an HTML file."""
    source = _Source(list(lines_of(text, path)))
    at = 0
    while match := _HTML.search(text, at):
        at = match.end()
        if not match["tag"]:
            closing = _ENDS[match[0]].search(text, match.start() + 2)
            at = closing.end() if closing else len(text)
        elif not match["end"]:
            source.attributes(match)
            at = _content_end(text, match)
    return source.written


def values(yaml: YamlFile, path: str, text: str = "") -> list[Written]:
    """The texts in YAML. Their places are found in the file's `text`; without it they are those of their keys."""
    found = []
    lines = text.split("\n")
    for keys, (line, column) in yaml.places.items():
        value = yaml.data
        for key in keys:
            value = value.get(key) if isinstance(value, dict) else value[int(key)] if isinstance(value, list) else None
        if not isinstance(value, str):
            continue
        begin = column - 1
        if isinstance(keys[-1], str) and line <= len(lines):
            begin = max(begin, lines[line - 1].find(":", begin + len(keys[-1])))
        for number, shown in enumerate(lines[line - 1 : line + 1]):
            at = shown.find(value.split("\n")[0], 0 if number else begin)
            if at >= 0:
                line, column = line + number, at + 1
                break
        found.append(Written("value", value, ".".join(map(str, keys)), "", path, line, column, (line, column)))
    return found


class _Source:
    """A text made of lines of files, and what is written in it."""

    def __init__(self, lines: list[Line]) -> None:
        self.lines = lines
        self.text = "\n".join(line.text for line in lines)
        self.begins = [0, *accumulate(len(line.text) + 1 for line in lines)]
        self.found: list[tuple[int, Written]] = []

    @property
    def written(self) -> list[Written]:
        """What was found, in reading order."""
        return [entry for _, entry in sorted(self.found, key=lambda found: found[0])]

    def place(self, at: int) -> tuple[str, int, int]:
        """The file, line and column of a character."""
        number = bisect_right(self.begins, at, hi=len(self.lines)) - 1
        return self.lines[number].place(at - self.begins[number])

    def add(
        self, kind: str, at: int, start: int, value: str, label: str = "", tag: str = "", meaning: str = ""
    ) -> None:
        """Note what is written at one character and begins at another."""
        _, line, column = self.place(start)
        self.found.append((start, Written(kind, value, label, tag, *self.place(at), (line, column), meaning)))

    def attributes(self, tag: re.Match[str], begin: int = 0) -> None:
        """Note the attributes of a tag that was found in the text from character `begin` on."""
        for match in _ATTRIBUTE.finditer(tag["rest"]):
            self.attribute(match, begin + tag.start("rest"), begin + tag.start(), tag["tag"].lower(), _decoded)

    def attribute(self, match: re.Match[str], begin: int, start: int, tag: str, decode: Callable[[str], str]) -> None:
        """Note one attribute that was found in the text from character `begin` on."""
        group = match.lastgroup or "name"
        at, end = match.span(group)
        name = match["name"].lower()
        value = "" if group == "name" else decode(self.text[begin + at : begin + end])
        at = begin + (at if value else match.start("name"))
        if tag or name != "id":
            self.add("attribute", at, start, value, name, tag)
        else:
            self.add("id", at, start, value)


class Manuscript(_Source):
    """A Markdown text as it is written, with what it includes."""

    def __init__(self, text: str, path: str, first_line: int = 1, include: Includes | None = None) -> None:
        """Read a text that begins on `first_line` of its file."""
        lines, uses = include.lines(text, path, first_line) if include else (list(lines_of(text, path, first_line)), [])
        super().__init__(lines)
        for number, name, (file, line, column) in uses:
            entry = Written("include", name, "", "", file, line, column, (line, column))
            self.found.append((self.begins[number], entry))
        fences = list(_fences(line.text for line in lines))
        for first, _ in fences:
            self._lists(self.begins[first], lines[first].text)
        self._unseen = [(self.begins[first], self.begins[last + 1] - 1) for first, last in fences]
        markdown = _blank(self.text, self._unseen)
        raw, hidden, tags = _raw_html(markdown)
        for tag in tags:
            self.attributes(tag)
        markdown = _blank(markdown, raw)
        segments, code = _segments(markdown)
        self._unseen += [*hidden, *code]
        self._tags = [tag.span() for tag in tags]
        for begin, end in segments:
            self._piece(begin, markdown[begin:end])

    def literal(self, phrase: str, skip: int = 0) -> tuple[str, int, int] | None:
        """The file, line and column of a phrase that readers see as it is written, such as `[how] (prepare.md)`.

        White space and emphasis may differ. `skip` uses are passed over. None where it is not there, or only in code
        or comments, or with backslashes, and so is meant.
        """
        plain, origin = self._shown
        wanted = _softened(phrase.strip())[0].strip()
        at = -1
        for _ in range(skip + 1):
            at = plain.find(wanted, at + 1) if wanted else -1
            if at < 0:
                return None
        return self.place(origin(at))

    @cached_property
    def _shown(self) -> tuple[str, Callable[[int], int]]:
        """What readers see as text, and where its characters come from."""
        text = _blank(self.text, self._unseen)
        opening: re.Match[str] | None = None
        code = [*self._tags]
        for match in _CODE_TAG.finditer(text):
            if not match["end"]:
                opening = match
            elif opening and match["tag"].lower() == opening["tag"].lower():
                code.append((opening.start(), match.start()))
        return _softened(_blank(text, code))

    def _piece(self, begin: int, text: str) -> None:
        """Read a piece of Markdown, which links, code and tags cannot leave."""
        if ">" in text:
            text = _QUOTE.sub(lambda match: " " * len(match[0]), text)
        if "]:" in text or "] :" in text:
            text = _blank(text, self._definition(begin, text))
        for sign, hidden in (("`", _code_spans), ("\\", _escapes), ("<", _inline_comments)):
            if sign in text:
                ranges = hidden(text)
                self._unseen += [(begin + start, begin + end) for start, end in ranges]
                text = _blank(text, ranges)
        for sign, found in (("[", self._brackets), ("<", self._angles), ("{", self._lists)):
            if sign in text:
                text = _blank(text, found(begin, text))
        for match in _BARE.finditer(text) if _MAYBE_BARE.search(text) else ():
            value = match[0].rstrip("_.?,!'(){}[]&%:\"|~;" if match["web"] else "_.-0123456789")
            self.add("bare", begin + match.start(), begin + match.start(), _decoded(value))

    def _definition(self, begin: int, text: str) -> list[Range]:
        """Note the definition that a piece begins with. Returns what is no text of the piece."""
        for kind, pattern in _DEFINITIONS.items():
            if match := pattern.match(text):
                meaning = _decoded(match["meaning"].strip())
                if kind == "definition":
                    value = match["meaning"].lstrip("<")
                    at, label = match.end("meaning") - len(value), match["label"]
                    meaning = value = _decoded(value.rstrip(">"))
                else:
                    value = label = match["label"]
                    at = match.start("label")
                self.add(kind, begin + at, begin + match.start("open"), value, label, meaning=meaning)
                end = match.start("meaning") if kind == "footnote definition" else match.end()
                self._unseen.append((begin, begin + end))
                return [(0, end)]
        return []

    def _brackets(self, begin: int, text: str) -> list[Range]:
        """Note links, images, references and footnotes. Returns where the marks of links stand."""
        marks = _Marks(text)
        taken = bytearray(len(text))  # by something that begins further left: 1 an address, 2 a label
        found: list[Range] = []
        for opening, closing, is_innermost in sorted(marks.pairs):
            if taken[opening] == 1:
                continue
            is_image = text[opening - 1 : opening] == "!"
            start = begin + opening - is_image
            label = self.text[begin + opening + 1 : begin + min(closing, opening + 1 + _LONGEST)]
            if text[opening + 1] == "^" and is_innermost:
                self.add("footnote", begin + opening + 2, start, label[1:])
            if target := marks.target(closing + 1):
                first, last, end = target
                found += [(opening, opening + 1), (closing, last)]
                if not marks.has_newline(closing, end):
                    taken[closing:end] = b"\1" * (end - closing)
                value = self._value(begin + first, begin + last)
                at = first if value else opening
                self.add("image" if is_image else "link", begin + at, start, value, label)
            if target or taken[opening]:
                continue
            second = _LABEL.match(text, closing + 1)
            if second:
                taken[closing : second.end()] = b"\2" * (second.end() - closing)
            at, end = second.span(1) if second and second[1] else (opening + 1, closing)
            value = " ".join(self._value(begin + at, begin + end).split())
            if value and value[0] != "^" and (is_innermost or (second and second[1])):
                self.add("image reference" if is_image else "reference", begin + at, start, value, label)
        return found

    def _angles(self, begin: int, text: str) -> list[Range]:
        """Note autolinks and the attributes of tags. Returns where they stand."""
        found = []
        for match in _IN_ANGLES.finditer(text):
            found.append(match.span())
            if match["address"]:
                at, end = match.span("address")
                self.add("autolink", begin + at, begin + at - 1, self._value(begin + at, begin + end))
            else:
                self._tags.append((begin + match.start(), begin + match.end()))
                if not match["end"]:
                    self.attributes(match, begin)
        return found

    def _lists(self, begin: int, text: str) -> list[Range]:
        """Note the attributes of attribute lists. Returns where they stand."""
        found = []
        for match in _LIST.finditer(text):
            found.append(match.span())
            for entry in _IN_LIST.finditer(match[1]):
                if entry["id"]:
                    at = begin + match.start(1) + entry.start("id")
                    self.add("id", at, begin + match.start(), self._value(at, at + len(entry["id"])))
                elif entry["name"]:
                    self.attribute(entry, begin + match.start(1), begin + match.start(), "", _unescaped)
        return found

    def _value(self, first: int, last: int) -> str:
        """What stands in a part of the text."""
        value = self.text[first:last]
        return _unescaped(_NEWLINE.sub("\n", value) if "\n" in value else value)


class _Marks:
    """Brackets, parentheses and quotes of a piece of Markdown: which belong together."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.pairs: list[tuple[int, int, bool]] = []  # of square brackets; whether there are none in between
        self._closes: dict[int, int] = {}
        self._parens: list[int] = []
        self._depths: list[int] = []
        self._quotes: dict[str, list[int]] = {"'": [], '"': []}
        self._ends: dict[str, list[int]] = {"'": [], '"': []}  # quotes before a `)`
        squares: list[int] = []
        rounds: list[int] = []
        last_square = -1
        for match in _MARK.finditer(text):
            mark, at = match[0], match.start()
            if mark in "[]":
                if mark == "[":
                    squares.append(at)
                elif squares:
                    opening = squares.pop()
                    self.pairs.append((opening, at, opening == last_square))
                last_square = at
            elif mark in "()":
                self._parens.append(at)
                self._depths.append((self._depths[-1] if self._depths else 0) + (1 if mark == "(" else -1))
                if mark == "(":
                    rounds.append(at)
                elif rounds:
                    self._closes[rounds.pop()] = at
            else:
                self._quotes[mark].append(at)
        self._newlines = [match.start() for match in re.finditer("\n", text)]
        for match in _CLOSING.finditer(text):
            self._ends[match[0]].append(match.start())

    def target(self, at: int) -> tuple[int, int, int] | None:
        """Where an address begins and ends that stands in the parentheses from `at` on, and where these end.

        As `LinkInlineProcessor.getLink` of Python-Markdown finds it.
        """
        if self.text[at : at + 1] != "(":
            return None
        if match := _ANGLE.match(self.text, at):
            return self._stripped(*match.span("address"), match.end())
        first = at + 1
        quote = min(_next(self._quotes["'"], first), _next(self._quotes['"'], first))
        close = self._closes.get(at, _NOWHERE)
        if close == _NOWHERE == quote:
            return None
        if close < quote:
            return self._stripped(first, close, close + 1)
        other = _next(self._quotes["'" if self.text[quote] == '"' else '"'], quote)
        titles = [(_next(self._ends[self.text[q]], q + 1), q) for q in (quote, other) if q != _NOWHERE]
        end, start = min(titles)
        if end != _NOWHERE:
            return self._stripped(first, start, self.text.index(")", end) + 1)
        # no title: as many parentheses must follow as are open
        opened, before = bisect_right(self._parens, at), bisect_left(self._parens, quote)
        number = before + self._depths[before - 1] - self._depths[opened - 1]
        close = self._parens[number] if number < len(self._parens) else _NOWHERE
        return self._stripped(first, close, close + 1) if close != _NOWHERE and self.text[close] == ")" else None

    def _stripped(self, first: int, last: int, end: int) -> tuple[int, int, int] | None:
        """The same without white space at the ends; None where an address is too long over lines to be meant."""
        if last - first > _LONGEST and self.has_newline(first, last):
            return None
        while last > first and self.text[last - 1].isspace():
            last -= 1
        return min(_after(self.text, first), last), last, end

    def has_newline(self, first: int, last: int) -> bool:
        """Whether there is more than one line in a part."""
        return _next(self._newlines, first) < last


def _next(places: list[int], at: int) -> int:
    """The first of some places that is not before `at`."""
    index = bisect_left(places, at)
    return places[index] if index < len(places) else _NOWHERE


def _after(text: str, at: int) -> int:
    """The first character from `at` on that is no white space."""
    match = _SPACE.match(text, at)
    return match.end() if match else at


def _decoded(text: str) -> str:
    return _ENTITY.sub(lambda match: html.unescape(match[0]), text) if "&" in text else text


def _unescaped(text: str) -> str:
    return _decoded(_ESCAPE.sub(r"\1", text))


def _blank(text: str, ranges: Iterable[Range]) -> str:
    """The text with NUL in place of what is not to be read; newlines stay."""
    parts = []
    at = 0
    for start, end in sorted(ranges):
        if end > at:
            start = max(start, at)
            parts += [text[at:start], _NOT_NEWLINE.sub("\0", text[start:end])]
            at = end
    return "".join([*parts, text[at:]])


def _softened(text: str) -> tuple[str, Callable[[int], int]]:
    """The text without what may differ from what readers see; and where its characters come from."""
    parts = []
    made, origins = [0], [0]
    at = length = 0
    for match in _SOFT.finditer(text):
        new = " " if match[0][0].isspace() else html.unescape(match[0]) if match[0][0] == "&" else ""
        parts += [text[at : match.start()], new]
        length += match.start() - at
        made += [length, length + len(new)]
        origins += [match.start(), match.end()]
        length += len(new)
        at = match.end()

    def origin(index: int) -> int:
        last = bisect_right(made, index) - 1
        return origins[last] + index - made[last]

    return "".join([*parts, text[at:]]), origin


def _fences(lines: Iterable[str]) -> Iterator[Range]:
    """The first and last lines of fenced code, as `pymdownx.superfences` finds them."""
    first, mark, width, quotes = -1, "", 0, 0
    is_after_blank = False
    for number, line in enumerate(lines):
        line = line.expandtabs(4)
        if first < 0:
            if ("```" in line or "~~~" in line) and (match := _FENCE.match(line)):
                first, mark = number, match["fence"]
                width, quotes = len(match["prefix"]), match["prefix"].count(">")
                is_after_blank = False
            continue
        prefix = line[:width]
        prefix = prefix[: len(prefix) - len(prefix.lstrip("> "))]
        content, depth = line[len(prefix) :], prefix.count(">")
        if not (content if quotes else line.strip()):
            is_after_blank = True
            is_lost = depth > quotes
        elif quotes:
            is_lost = depth > quotes or len(prefix) < width or (is_after_blank and depth < quotes)
        else:
            is_lost = depth > 0 or len(prefix) < width
        if content.startswith(mark) and not content[len(mark) :].strip(" ") and not is_lost:
            yield first, number
        elif not is_lost:
            is_after_blank = is_after_blank and not content
            continue
        first = -1


def _content_end(text: str, tag: re.Match[str]) -> int:
    """Where tags are read again after this one."""
    name = tag["tag"].lower()
    if name not in _TEXT_ONLY or tag["rest"].endswith("/"):
        return tag.end()
    closing = re.compile(f"</{name}", re.IGNORECASE).search(text, tag.end())
    return closing.start() if closing else len(text)


def _raw_html(text: str) -> tuple[list[Range], list[Range], list[re.Match[str]]]:
    """What is no Markdown, what of this no reader sees, and the tags in it.

    As Python-Markdown and its `md_in_html` find it: from an element of a block's kind at the beginning of a line
    to its end. In one with the attribute `markdown` there is Markdown.
    """
    raw: list[Range] = []
    hidden: list[Range] = []
    tags: list[re.Match[str]] = []
    opened: list[str] = []
    count: Counter[str] = Counter()
    unclosed: set[str] = set()
    bottom = -1  # how many elements are open around the raw one; -1 where there is none
    begin = at = inner = 0
    line_end = 0  # of what was raw last: a block may begin behind it
    while match := _HTML.search(text, at):
        start, at = match.span()
        name = (match["tag"] or "").lower()
        is_raw = bottom >= 0
        is_block = start < line_end or _begins_line(text, start)
        is_empty = name == "hr" or (match["rest"] or "").endswith("/")
        if not name:
            closing = None if match[0] in unclosed else _ENDS[match[0]].search(text, at)
            if not closing:
                unclosed.add(match[0])
                continue
            if not is_raw and not is_block:
                at = closing.end() if match[0] == "<!--" else at
                continue
            at = closing.end()
            hidden.append((start, at))
            raw.append((start, at))
        elif match["end"]:
            if not count[name]:
                continue
            while True:
                last = opened.pop()
                count[last] -= 1
                if last == name:
                    break
            if is_raw and len(opened) > bottom:
                continue
            raw.append((begin if is_raw else start, at))
            bottom = -1
        elif is_raw or (name in _BLOCKS and (is_block or start == inner)):
            tags.append(match)
            if not is_raw:
                begin = start
                raw.append((start, at))
            if not is_empty:
                if not is_raw and _is_markdown(match):
                    inner = at
                elif not is_raw:
                    bottom = len(opened)
                opened.append(name)
                count[name] += 1
                if bottom >= 0:
                    hidden.append((at, _content_end(text, match)))
                    at = hidden[-1][1]
                continue
        else:
            continue
        if line_end < at and not opened:
            line_end = text.find("\n", at) % (len(text) + 1)  # the end of the text where there is none
    if bottom >= 0:
        raw.append((begin, len(text)))
    return raw, hidden, tags


def _begins_line(text: str, at: int) -> bool:
    """Whether a character begins its line, after at most three spaces."""
    head = text[max(0, at - 4) : at]
    before = head.rfind("\n")
    return (before >= 0 or at < 4) and not head[before + 1 :].strip(" ")


def _is_markdown(tag: re.Match[str]) -> bool:
    """Whether there is Markdown in an element (`md_in_html`)."""
    if tag["tag"].lower() in _NEVER_MARKDOWN:
        return False
    attributes = {match["name"].lower(): match[match.lastgroup or ""] for match in _ATTRIBUTE.finditer(tag["rest"])}
    return attributes.get("markdown", "0") in ("markdown", "1", "block", "span")


def _segments(text: str) -> tuple[list[Range], list[Range]]:
    """The parts of a Markdown text which links and code cannot leave; and indented code.

    Indented text is taken for code only where a plain paragraph or nothing stands above it.
    """
    parts: dict[bool, list[Range]] = {False: [], True: []}  # by whether they are code
    begin = last_indent = 0
    at = -1  # the end of the last line
    is_first = True  # line of a block
    is_alone = is_second = is_quote = is_list = is_table = is_code = False
    is_holder = is_box = False  # what stands above may hold indented text, and only such
    for match in _LINE.finditer(text):
        line = match[0]
        is_first = is_first or match.start() - at > 1  # after empty lines, or what is hidden
        at = match.start()
        body = line.lstrip(" \t>")
        lead = line[: len(line) - len(body)]
        indent = len(lead.partition(">")[0].expandtabs(1 if at and text[at - 1] == "\0" else 4))
        if not body.strip():
            is_first, at = True, match.end()
            continue
        was_code, is_alone = is_code, is_alone and not is_first
        is_fresh = is_first or is_alone or (indent < 4 and (is_code or is_box))
        if is_fresh:
            is_holder = is_holder and (indent > 3 or is_alone)
            is_code = indent > 3 and not is_holder and (is_first or last_indent < 4)
            is_list = is_table = is_second = False
        opener, is_item = _OPENER.match(body), bool(_ITEM.match(body))
        prefix = _PREFIX.match(line)
        was_quote, is_quote = is_quote, bool(prefix and ">" in prefix[0])
        is_fresh = is_fresh or (is_quote and not was_quote)
        is_list = is_list or (is_item and is_fresh)
        is_table = is_table or (is_second and bool(_ROW.match(line)))
        is_new = not is_code and (is_fresh or bool(opener) or is_table or (is_list and is_item))
        if indent < 4:
            is_box = bool(_BOX.match(body))
            is_holder = is_holder or bool(_HOLDER.match(body))
        is_first, is_second, last_indent = False, is_fresh, indent
        is_alone = bool(opener and opener["alone"])
        if is_new or is_code != was_code:
            parts[was_code].append((begin, at))
            begin = at
        at = match.end()
    parts[is_code].append((begin, len(text)))
    return parts[False], parts[True]


def _code_spans(text: str) -> list[Range]:
    """Code, as `BacktickInlineProcessor` of Python-Markdown finds it."""
    runs = [match.span() for match in _TICKS.finditer(text)]
    starts = [start for start, _ in runs]
    by_length: dict[int, list[int]] = defaultdict(list)
    for start, end in runs:
        by_length[end - start].append(start)
    longest = [*accumulate((end - start for start, end in reversed(runs)), max)][::-1]
    escaped = {match.end() for match in _SLASHES.finditer(text) if len(match[0]) % 2}
    found = []
    at = 0
    while match := _TICKS.search(text, at):
        start, at = match.span()
        if start in escaped:
            at = start + 1
            continue
        length = at - start
        closing = _next(by_length[length], at) if length in by_length else _NOWHERE
        following = bisect_left(starts, at)
        if closing == _NOWHERE and following < len(starts) and longest[following] < length:
            length = longest[following]
            closing = _next(by_length[length], at)
        if closing != _NOWHERE:
            at = closing + length
            found.append((start, at))
        else:
            at += length  # the processor goes too far here
    return found


def _escapes(text: str) -> list[Range]:
    return [match.span() for match in _BACKSLASH.finditer(text) if _ESCAPE.match(match[0])]


def _inline_comments(text: str) -> list[Range]:
    return [match.span() for match in _INLINE_COMMENT.finditer(text)]
