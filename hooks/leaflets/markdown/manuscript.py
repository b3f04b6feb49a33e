"""A Markdown text as it is written, with what it includes.

Markdown is read as Python-Markdown and the usual extensions read it, without knowing which are in use: where they
differ, too much is listed. What shows as code, comments and escaped characters is not. Takes linear time.

pyromark (pulldown-cmark) has offsets and was tried. It reads CommonMark: no addresses with spaces, boxes, attribute
lists or bare addresses; and its offsets are those of a link, not of its address. Where it decided what is a link, an
image or an autolink, 29 of the 157 tests of what is written failed (28 where it read our segments one by one), and 1
(or 3) of the 834 labelled link cases.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cached_property

from leaflets.markdown.brackets import LONGEST, Brackets
from leaflets.markdown.includes import Includes
from leaflets.markdown.ranges import Range, blank
from leaflets.markdown.raw_html import QUOTED, TAG, RawHtml
from leaflets.markdown.segments import LEAD, Segments, fences
from leaflets.markdown.snippet_file import lines_of
from leaflets.markdown.unseen import code_spans, comments, decoded, escapes, softened, unescaped
from leaflets.markdown.written import Source, Written

_QUOTE = re.compile(r"^[ \t]*>[> \t]*", re.MULTILINE)
_DEFINITIONS = {
    "footnote definition": re.compile(rf"{LEAD}(?P<open>\[)\^(?P<label>[^\[\]\n]*)\]:[ \t]*(?P<meaning>[^\n]*)"),
    "abbreviation": re.compile(
        rf"{LEAD}(?P<open>\*)\[(?P<label>[^\]\\\n]*)\][ ]?:[ \t]*+(?:\n[ \t>]*+)?(?P<meaning>[^\n]*)"
    ),
    "definition": re.compile(
        rf"{LEAD}(?P<open>\[)(?P<label>[^\[\]\n]+)\]:[ \t]*+(?:\n[ \t>]*+)?(?P<meaning>\S++)"
        r"(?:[ \t]*+(?:\n[ \t>]*+)?(?:\"[^\n]*\"|'[^\n]*'|\([^\n]*\)))?[ \t]*$",
        re.MULTILINE,
    ),
}
_LABEL = re.compile(r"\s?\[([^\[\]]*)\]")
_IN_ANGLES = re.compile(rf"<(?P<address>[A-Za-z][A-Za-z0-9+.-]*+://[^<>]*+|[^<>\s!@]++@[^<>\s@]++)>|{TAG}")
_LIST = re.compile(r"\{:?[ ]*+([^{}\n]*+)\}")
_IN_LIST = re.compile(rf"""#(?P<id>\S++)|(?P<name>[^\s="'#.][^\s=]*+)={QUOTED}(?P<bare>[^\s=]++))|\S++""")
_BARE = re.compile(
    r"(?<![^\W_])(?P<web>(?:(?:https?|ftps?)://|www\.)(?=[^\W_])[-\w.?,!'(){}\[\]/+&@%$#=:\"|~;]++)"
    r"|(?<![-\w./+@])[-+\w]++(?:\.[-+\w]++)*+@[-\w]++(?:\.[-\w]++)++",
    re.IGNORECASE,
)
_NEWLINE = re.compile(r"\n[ \t>]*")
_MAYBE_BARE = re.compile(r"@|://|www\.", re.IGNORECASE)
_CODE_TAG = re.compile(r"<(?P<end>/?)(?P<tag>pre|code|kbd|samp)\b", re.IGNORECASE)


class Manuscript(Source):
    """A Markdown text as it is written, with what it includes."""

    def __init__(self, text: str, path: str, first_line: int = 1, include: Includes | None = None) -> None:
        """Read a text that begins on `first_line` of its file."""
        lines, uses = include.lines(text, path, first_line) if include else (list(lines_of(text, path, first_line)), [])
        super().__init__(lines)
        for number, name, (file, line, column) in uses:
            entry = Written("include", name, "", "", file, line, column, (line, column))
            self.found.append((self.begins[number], entry))
        fenced = list(fences(line.text for line in lines))
        for first, _ in fenced:
            self._lists(self.begins[first], lines[first].text)
        self._unseen = [(self.begins[first], self.begins[last + 1] - 1) for first, last in fenced]
        markdown = blank(self.text, self._unseen)
        html = RawHtml(markdown)
        for tag in html.tags:
            self.attributes(tag)
        markdown = blank(markdown, html.raw)
        segments = Segments(markdown)
        self._unseen += [*html.hidden, *segments.code]
        self._tags = [tag.span() for tag in html.tags]
        for begin, end in segments.text:
            self._piece(begin, markdown[begin:end])

    def literal(self, phrase: str, skip: int = 0) -> tuple[str, int, int] | None:
        """The file, line and column of a phrase that readers see as it is written, such as `[how] (prepare.md)`.

        White space and emphasis may differ. `skip` uses are passed over. None where it is not there, or only in code
        or comments, or with backslashes, and so is meant.
        """
        plain, origin = self._shown
        wanted = softened(phrase.strip())[0].strip()
        at = -1
        for _ in range(skip + 1):
            at = plain.find(wanted, at + 1) if wanted else -1
            if at < 0:
                return None
        return self.place(origin(at))

    @cached_property
    def _shown(self) -> tuple[str, Callable[[int], int]]:
        """What readers see as text, and where its characters come from."""
        text = blank(self.text, self._unseen)
        opening: re.Match[str] | None = None
        code = [*self._tags]
        for match in _CODE_TAG.finditer(text):
            if not match["end"]:
                opening = match
            elif opening and match["tag"].lower() == opening["tag"].lower():
                code.append((opening.start(), match.start()))
        return softened(blank(text, code))

    def _piece(self, begin: int, text: str) -> None:
        """Read a piece of Markdown, which links, code and tags cannot leave."""
        if ">" in text:
            text = _QUOTE.sub(lambda match: " " * len(match[0]), text)
        if "]:" in text or "] :" in text:
            text = blank(text, self._definition(begin, text))
        for sign, hidden in (("`", code_spans), ("\\", escapes), ("<", comments)):
            if sign in text:
                ranges = hidden(text)
                self._unseen += [(begin + start, begin + end) for start, end in ranges]
                text = blank(text, ranges)
        for sign, found in (("[", self._brackets), ("<", self._angles), ("{", self._lists)):
            if sign in text:
                text = blank(text, found(begin, text))
        for match in _BARE.finditer(text) if _MAYBE_BARE.search(text) else ():
            value = match[0].rstrip("_.?,!'(){}[]&%:\"|~;" if match["web"] else "_.-0123456789")
            self.add("bare", begin + match.start(), begin + match.start(), decoded(value))

    def _definition(self, begin: int, text: str) -> list[Range]:
        """Note the definition that a piece begins with. Returns what is no text of the piece."""
        for kind, pattern in _DEFINITIONS.items():
            if match := pattern.match(text):
                meaning = decoded(match["meaning"].strip())
                if kind == "definition":
                    value = match["meaning"].lstrip("<")
                    at, label = match.end("meaning") - len(value), match["label"]
                    meaning = value = decoded(value.rstrip(">"))
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
        marks = Brackets(text)
        taken = bytearray(len(text))  # by something that begins further left: 1 an address, 2 a label
        found: list[Range] = []
        for opening, closing, is_innermost in sorted(marks.pairs):
            if taken[opening] == 1:
                continue
            is_image = text[opening - 1 : opening] == "!"
            start = begin + opening - is_image
            label = self.text[begin + opening + 1 : begin + min(closing, opening + 1 + LONGEST)]
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
                    self.attribute(entry, begin + match.start(1), begin + match.start(), "", unescaped)
        return found

    def _value(self, first: int, last: int) -> str:
        """What stands in a part of the text."""
        value = self.text[first:last]
        return unescaped(_NEWLINE.sub("\n", value) if "\n" in value else value)
