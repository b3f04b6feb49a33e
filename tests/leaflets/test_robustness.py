"""Whatever stands in a library's files, reading, rendering and checking it ends, with findings at places that exist."""

from __future__ import annotations

from pathlib import Path

import library
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from leaflets import textfile
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


def judge(folder: Path) -> list[Diagnostic]:
    """All findings; a LeafletsError here would fail the test, since mkdocs.yml is sound."""
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
