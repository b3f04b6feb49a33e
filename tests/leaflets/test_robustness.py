"""Whatever stands in a library's files, reading, rendering and checking it ends, with findings at places that exist.

No file is opened but the library's own and Python's. A thing that takes minutes is stopped, and fails its test.
"""

from __future__ import annotations

import contextlib
import os
import signal
import sys
import sysconfig
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import library
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from leaflets import drawings, safehtml, textfile
from leaflets.diagnostics import LONGEST, Diagnostic

PIECES = [
    "# ",
    "## Risks",
    "\n",
    "\n\n",
    "    ",
    "- ",
    "1. ",
    "> ",
    "!!! risk",
    ' "Title"\n\n    ',
    "??? note",
    "```",
    "~~~",
    "`",
    "|",
    "| - |",
    '{ data-fact="infection" }',
    '{ data-fact="x y" }',
    "{{ local.ward_phone }}",
    "{{ local.",
    "}}",
    "{{",
    "{",
    "}",
    "<div>",
    "</div>",
    "<b",
    "<!--",
    "-->",
    '<a href="x">',
    "<script>",
    "&amp;",
    "&#0;",
    "[x](y.md)",
    "[x](risks.md#y)",
    "[](",
    "[x][y]",
    "[y]: z.md",
    "[y]: <",
    "[x] (y.md)",
    "(x)[y.md]",
    '<img src="',
    '<img srcset="a 1x, b',
    '<svg><use href="#a">',
    '<meta http-equiv="refresh" content="0; url=risks.html">',
    '<base href="//x]">',
    '<style>@import "x',
    '<p style="background: url(',
    '<label for="x">',
    '<map name="x">',
    '<p id="x">',
    "{ #x }",
    "{: href=y }",
    '--8<-- "',
    '\n--8<-- "docs/knee/risks.md"\n',
    "\n--8<--\n",
    'href="%zz#%C3%28',
    "javascript:x",
    "[x](mailto:a@b@c)",
    "[x](tel:x)",
    "[x](https://a..b:99999/%)",
    "[x](\\\\a\\b)",
    "[x](../../../y)",
    "![x](../../../../../../../../etc/passwd)",
    '<img src="/etc/hostname" alt="x">',
    '\n--8<-- "../../../../../../../../etc/passwd"\n',
    '\n--8<-- "/etc/hostname"\n',
    '<p onclick="x">',
    "<script>x</script>",
    '{ onclick="x" }',
    "[x]",
    "](",
    "[^1]",
    "\n[^1]: ",
    "*[ENT]: ",
    "ENT ENTs",
    "arthroscopy",
    "[arthroscopy](../glossary.md#arthroscopy)",
    "https://a.example]",
    "![a](b)",
    "**",
    "_",
    "~~",
    "\\",
    "---\n",
    "---\ntitle: x\n---\n",
    "TODO",
    "lorem ipsum",
    "Your medicines",
    "\ufeff",
    "\u200b",
    "\u2028",
    "\x0b",
    "\x00",
    "\x02",
    "\x03",
    "İı",
    "日本",
    "word word. Word",
    ":   ",
    "\t",
    "\r\n",
]
YAML_PIECES = [
    "a: ",
    "id: ",
    "- ",
    "  ",
    "\n",
    "\n  - ",
    "[",
    "]",
    "{",
    "}",
    ",",
    ": ",
    "&x ",
    "*x",
    "<<: ",
    "!!",
    "!ENV ",
    "|\n",
    ">\n",
    "'",
    '"',
    "#",
    "---\n",
    "...\n",
    "terms:\n",
    "facts:\n",
    "sources:\n",
    "left_out:\n",
    "pages:\n",
    "title: ",
    "local: ",
    "allow: ",
    "statement: ",
    "kind: risk",
    "document: ",
    "../../../../../../../../etc/passwd",
    "/etc/hostname",
    "1:59:59",
    "0x",
    "9" * 200,
    "[" * 150,
    "fact: ",
    "say: ",
    "definition: ",
    "term: ",
    "also: ",
    "index.md",
    "infection",
    "arthroscopy",
    "2027-02-31",
    "2027-01-31",
    "1.0",
    "yes",
    "~",
    "\t",
    "\u2028",
    "\x07",
    "🦴",
    "? ",
]


def soup(pieces: list[str]) -> st.SearchStrategy[bytes]:
    """Pieces of a language in any order, random text, or random bytes."""
    text = st.lists(st.sampled_from(pieces) | st.text(max_size=5), max_size=40).map("".join)
    return (text | st.text(max_size=200)).map(lambda t: t.encode("utf-8", "surrogatepass")) | st.binary(max_size=100)


MARKDOWN = soup(PIECES)
YAML = soup(YAML_PIECES)
FRONT = st.tuples(YAML, MARKDOWN).map(lambda pair: b"---\n" + pair[0] + b"\n---\n" + pair[1])
FILES = {
    "knee/risks.md": MARKDOWN | FRONT,
    "knee/index.md": FRONT | MARKDOWN,
    "index.md": MARKDOWN,
    "knee/facts.yml": YAML,
    "glossary.yml": YAML,
    "templates/leaflet/index.md": FRONT | MARKDOWN,
    "templates/leaflet/risks.md": MARKDOWN | FRONT,
    "knee/guide.hashes": MARKDOWN,
}


_LIMIT = 120  # seconds for one input: more than any takes on a slow machine, less than anyone waits
_OWN = (sys.prefix, sys.base_prefix, sysconfig.get_path("stdlib"), str(library.ROOT / "hooks"))
_watched: list[str] = []
_strange: list[str] = []


def _note(event: str, arguments: tuple[Any, ...]) -> None:
    """Keep the name of a file that is opened outside the watched folder and Python's own."""
    if _watched and event == "open" and isinstance(arguments[0], str | os.PathLike):
        path = os.path.realpath(arguments[0])
        if not path.startswith((*_watched, *_OWN)):
            _strange.append(path)


sys.addaudithook(_note)


@contextlib.contextmanager
def watched(folder: Path) -> Iterator[None]:
    """Fails where a file outside a folder is opened, or where it takes too long."""

    def too_long(*_: Any) -> None:
        raise AssertionError(f"took more than {_LIMIT} seconds")

    before = signal.signal(signal.SIGALRM, too_long)
    signal.alarm(_LIMIT)
    _strange.clear()
    _watched.append(str(folder.resolve()))
    try:
        yield
    finally:
        _watched.clear()
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)
    assert _strange == []


def judge(folder: Path) -> list[Diagnostic]:
    """All findings; a LeafletsError here would fail the test, since mkdocs.yml is sound."""
    with watched(folder):
        return library.check(folder)


def stands(folder: Path, found: Diagnostic) -> bool:
    """Whether a place exists: the file, the line, and the column, which may be the end of the line."""
    path = folder / found.path
    if found.line is None:
        return path.exists() or path.name == "index.md"
    lines = textfile.decode(path.read_bytes())[0].split("\n")
    return 1 <= found.line <= len(lines) and 1 <= (found.column or 1) <= len(lines[found.line - 1]) + 1


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One copy of the example for all examples of a property: each writes one file and puts it back."""
    return library.copy(tmp_path_factory.mktemp("robust"))


def check_with(folder: Path, path: str, data: bytes) -> None:
    """Check the example with other bytes in one of its files."""
    file = folder / "docs" / path
    before = file.read_bytes() if file.exists() else None
    file.write_bytes(data)
    try:
        for diagnostic in judge(folder):
            assert stands(folder, diagnostic), diagnostic
            assert "\n" not in diagnostic.message, diagnostic
            assert len(diagnostic.message) <= LONGEST, diagnostic
    finally:
        file.unlink() if before is None else file.write_bytes(before)


@pytest.mark.parametrize("path", FILES)
@given(data=st.data())
def test_any_content(path: str, folder: Path, data: st.DataObject) -> None:
    """Random Markdown, HTML, YAML and bytes in each kind of file: findings at places that exist, never an error."""
    check_with(folder, path, data.draw(FILES[path]))


PATHOLOGICAL = [
    *("#[({<`*_>-|!~:;.&\\ \t\n'\"A1=@/"),
    "A ",
    "a\n\n",
    "# ",
    "## x\n\n",
    "](",
    "- ",
    "{{",
    "{ data-fact=",
    "<!--",
    "<b>",
    "<http://",
    "<div>",
    "[^",
    "``` \n",
    "|x",
    "!!! ",
    "A.",
    "1,",
    "word ",
    "…",
    ".)",
    "İ",
    "a: ",
    "- - ",
    "[a, ",
    "{a: ",
    "&a ",
    "*a ",
    "'",
    "aA",
    "tumor ",
    "x{",
    "ENT ",
]


@pytest.mark.parametrize("path", FILES)
@pytest.mark.parametrize("sign", PATHOLOGICAL)
def test_one_sign_over_and_over(path: str, sign: str, folder: Path) -> None:
    """A thousand times the same sign is read in the time of any page that long."""
    check_with(folder, path, ("# Risks\n\n" + sign * 1000 + "x\n").encode())


@given(
    st.lists(
        st.sampled_from(["index.md", "risks.md", "facts.yml", "how-to-prepare.md", "more/risks.md", "more/index.md"]),
        max_size=6,
    )
)
@example([])
def test_any_set_of_files(names: list[str]) -> None:
    """Whichever files a leaflet has, empty ones too, it is judged."""
    import tempfile

    with tempfile.TemporaryDirectory() as temporary:
        copy = library.copy(Path(temporary))
        for name in names:
            file = copy / "docs/hip" / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text("")
        assert all(stands(copy, diagnostic) for diagnostic in judge(copy))


def test_reading_outside_would_be_seen(tmp_path: Path) -> None:
    """The watch sees a file that is opened elsewhere, so that its silence means something."""
    with pytest.raises(AssertionError, match="/etc/"), watched(tmp_path):
        Path("/etc/passwd").read_bytes()


SVG_PIECES = [
    '<svg xmlns="http://www.w3.org/2000/svg">',
    '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">',
    "</svg>",
    "<svg>",
    "<g>",
    "</g>",
    '<path d="M0 0"/>',
    "<script>x()</script>",
    '<a href="javascript:x()">',
    "</a>",
    '<use xlink:href="x.svg#a"/>',
    '<use href="#a"/>',
    '<image href="/etc/passwd"/>',
    "<foreignObject>",
    "</foreignObject>",
    '<p xmlns="http://www.w3.org/1999/xhtml">',
    "<style>",
    "</style>",
    "@import 'x';",
    "url(x)",
    " onload='x()'",
    '<g onclick="x()">',
    "<!DOCTYPE svg [",
    '<!ENTITY a "b">',
    '<!ENTITY a SYSTEM "file:///etc/passwd">',
    "]>",
    "&a;",
    "&#60;script&#62;",
    "<![CDATA[<script>]]>",
    "<?xml version='1.0'?>",
    "<?xml version='1.0' encoding='utf-7'?>",
    "<?xml version='1.0' encoding='nowhere'?>",
    "<?xml-stylesheet href='x'?>",
    "<!-- ",
    " -->",
    "<x:y>",
    "\0",
]


@given(data=soup(SVG_PIECES))
@example("<svg xmlns='http://www.w3.org/2000/svg' onload='x()'/>".encode("utf-16"))
@example(b"<svg xmlns='http://www.w3.org/2000/svg'>" + b"<g>" * 10_000)
@example(b"<svg xmlns='http://www.w3.org/2000/svg'" + b" a='b'" * 10_000 + b"/>")
def test_any_drawing(data: bytes) -> None:
    """Random XML: refused or a drawing, in which another reader finds nothing that acts."""
    with watched(library.EXAMPLE):
        drawing = drawings.read(data)
    if drawing.unsafe:
        what, line, column = drawing.unsafe
        assert what
        assert (line is None) == (column is None)
    else:
        for element in ElementTree.fromstring(data).iter():
            assert element.tag.rpartition("}")[2] not in {"script", "foreignObject", "image", "a", "set", "p"}
            assert not any(name.rpartition("}")[2].startswith("on") for name in element.attrib)


HTML_PIECES = [piece for piece in PIECES if "<" in piece] + [
    "<p ", "onerror=x ", " href='java", "&#115;cript:x'", "script:x'", ">", "'", '"', "=", "/", "<svg ", "<b>", "</b>",
    "<table>", "<td>", "<title>", "<textarea>", "<math>", "<style>", "<noscript>", "<template>", "<select>", "<body ",
    "<img ", "<a ", "<!-->", "--!>", "<![CDATA[", "]]>", "<plaintext>", "\t", "\n",
]  # fmt: skip


class Acting(HTMLParser):
    """Looks at HTML with another parser: what acts in it."""

    def __init__(self) -> None:
        """Begin with nothing found."""
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note scripts, events and addresses that run code."""
        if tag in {"script", "iframe", "form", "object", "embed", "base", "meta", "link", "style"}:
            self.found.append(tag)
        for name, value in attrs:
            if name.startswith("on") or "script:" in "".join((value or "").split()).lower():
                self.found.append(f"{name}={value}")


@given(html=st.lists(st.sampled_from(HTML_PIECES) | st.text(max_size=3), max_size=15).map("".join))
def test_any_html(html: str) -> None:
    """What passes as safe holds nothing that acts, to another parser either, and does not swallow what follows."""
    if not list(safehtml.faults(html)):
        parser = Acting()
        parser.feed(f"{html}<p>")
        assert parser.found == [], html
