"""Snippets: the lines of a page as `pymdownx.snippets` makes them, and includes that cannot be followed."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from leaflets.core.diagnostics import LeafletsError
from leaflets.markdown.includes import MOST_DEPTH, MOST_LINES, Includes
from markdown import Markdown
from pymdownx.snippets import SnippetExtension, SnippetMissingError

Reader = Callable[..., Includes]

FILES = {
    "parts/call.md": "Call us.\n[ward](ward.md)\n",
    "parts/long.md": "one\ntwo\nthree\nfour\nfive\n",
    "parts/cut.md": (
        "before\n<!-- --8<-- [start:first] -->\n  one\n  <!-- --8<-- [start:inner] -->\n  two\n"
        "<!-- --8<-- [end:first] -->\nthree\n# --8<-- [end:inner]\n;--8<-- [start:shown]\nfour\n"
    ),
    "parts/twice.md": "-8<- [start:a]\n1\n-8<- [start:a]\n2\n-8<- [end:a]\n3\n-8<- [start:a]\n4\n-8<- [end:a]\n",
    "parts/.hidden/nearly.md": "x",
    "parts/empty.md": "",
    "parts/bare.md": "no newline at the end",
    "parts/deep.md": 'above\n    --8<-- "parts/call.md"\nbelow\n',
    "parts/self.md": '1\n--8<-- "parts/self.md"\n2\n',
    "parts/a.md": 'a\n--8<-- "parts/b.md"\n',
    "parts/b.md": 'b\n  --8<-- "parts/a.md"\n',
    "parts/lost.md": 'x\n\t--8<-- "nowhere.txt"\n',
    "parts/folder/x.md": "x\n",
    "outside.md": "outside\n",
}


@pytest.fixture
def reader(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Reader:
    """Make an `Includes` of these options in a folder with the files above; `docs` is its base path."""
    for name, text in FILES.items():
        path = tmp_path / "docs" / name if name != "outside.md" else tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode())
    monkeypatch.chdir(tmp_path)
    return lambda **options: Includes({"base_path": ["docs"], **options}, tmp_path)


def real(text: str, **options: Any) -> list[str]:
    """The lines that the extension itself makes of a page."""
    snippets: Any = Markdown(extensions=[SnippetExtension(base_path=["docs"], **options)]).preprocessors["snippet"]
    made: list[str] = snippets.run(text.split("\n"))
    return made


PAGES = [
    "no include",
    '--8<-- "parts/call.md"',
    "a\n--8<-- 'parts/call.md'\nb",
    '   --8<-- "parts/call.md"',
    '                --8<-- "parts/call.md"',
    '\t-8<- "parts/deep.md"',
    '- x\n\n\t --8<-- "parts/deep.md"\n',
    '```\n--8<-- "parts/call.md"\n```',
    'text --8<-- "parts/call.md"',
    '--8<-- "parts/call.md" ',
    '--8<--"parts/call.md"',
    '--8<-- "parts/long.md:2:3"',
    '--8<-- "parts/long.md:2"',
    '--8<-- "parts/long.md::2"',
    '--8<-- "parts/long.md:-3:-2"',
    '--8<-- "parts/long.md:0:1"',
    '--8<-- "parts/long.md:1:1,4:5,-1"',
    '--8<-- "parts/long.md:"',
    '--8<-- "parts/bare.md:-1"',
    '--8<-- "parts/cut.md"',
    '--8<-- "parts/cut.md:first"',
    '--8<-- "parts/cut.md:inner"',
    '--8<-- "parts/twice.md:a"',
    '--8<-- "parts/empty.md"',
    '--8<-- "parts/empty.md:1:2"',
    '--8<-- "parts/self.md"',
    '--8<-- "parts/a.md"\n--8<-- "parts/b.md"',
    '--8<-- ";parts/gone.md"',
    '--8<--\nparts/call.md\n\n  parts/long.md:2:3\n; parts/gone.md\n--8<-- "parts/a.md"\n--8<--\nafter',
    "--8<--\nparts/call.md",
    "# --8<-- [start:here]\nx\n# --8<-- [end:here]",
    '--8<-- "parts/gone.md"\n--8<-- "https://a.example/x.md"\n--8<-- ":3"',
    "-----8<-----\nparts/bare.md\n-8<-",
]


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("options", [{}, {"dedent_subsections": True}, {"auto_append": ["parts/bare.md"]}])
def test_lines_are_those_of_the_extension(reader: Reader, page: str, options: dict[str, Any]) -> None:
    """A page is made of the lines that the extension itself makes, but for the `;` that escapes a marker."""
    lines, _ = reader(**options).lines(page, "docs/index.md")
    assert [line.text.replace(";--8<--", "--8<--") for line in lines] == real(page, **options)


@pytest.mark.parametrize("page", PAGES)
def test_every_line_stands_in_its_file(reader: Reader, tmp_path: Path, page: str) -> None:
    """Each line names its file, its line there, and the column at which its characters begin there."""
    (tmp_path / "docs/index.md").write_text(page)
    for options in ({}, {"dedent_subsections": True}):
        for line in reader(**options).lines(page, "docs/index.md")[0]:
            if text := line.text.lstrip():
                path, number, column = line.place(len(line.text) - len(text))
                assert (tmp_path / path).read_text().split("\n")[number - 1][column - 1 :] == text


@pytest.mark.parametrize(
    ("page", "shown"),
    [
        (';--8<-- "parts/call.md"', [';--8<-- "parts/call.md"']),
        ("x ;--8<-- [start:a]", ["x ;--8<-- [start:a]"]),
        (';--8<-- "parts/gone.md"\n;--8<--', [';--8<-- "parts/gone.md"', ";--8<--"]),
    ],
)
def test_an_escaped_include_is_text(reader: Reader, page: str, shown: list[str]) -> None:
    """`;` before the marker keeps it as text; it stays in the line, so that columns are true."""
    lines, uses = reader().lines(page, "docs/index.md")
    assert [line.text for line in lines] == shown
    assert not uses
    assert not list(reader().faults(page, "docs/index.md"))


def test_an_escaped_marker_in_a_section_is_text(reader: Reader, tmp_path: Path) -> None:
    """Of the markers in a section those of other sections go, and those that a `;` escapes stay."""
    text = "--8<-- [start:a]\n1\n--8<-- [start:b]\n;--8<-- [end:a]\n2\n--8<-- [end:a]\n3\n"
    (tmp_path / "docs/x.md").write_text(text)
    lines, _ = reader().lines('--8<-- "x.md:a"', "docs/index.md")
    assert [line.text for line in lines] == ["1", ";--8<-- [end:a]", "2"]
    assert real('--8<-- "x.md:a"') == ["1", "--8<-- [end:a]", "2"]


def test_uses(reader: Reader) -> None:
    """Each include is listed with its name and its place, those in included files, too; addresses are not fetched."""
    page = 'x\n  --8<-- " parts/deep.md:1:2 "\n--8<--\n\n  parts/call.md\nhttps://a.example/x.md\n--8<--\n'
    _, uses = reader(url_download=True).lines(page, "docs/index.md", first_line=5)
    assert [(number, name, ":".join(map(str, place))) for number, name, place in uses] == [
        (1, "parts/deep.md:1:2", "docs/index.md:6:12"),
        (2, "parts/call.md", "docs/parts/deep.md:2:13"),
        (6, "parts/call.md", "docs/index.md:9:3"),
        (9, "https://a.example/x.md", "docs/index.md:10:1"),
    ]
    assert not list(reader(url_download=True).faults(page, "docs/index.md"))


@pytest.mark.parametrize(
    ("page", "place", "message"),
    [
        (
            'x\n--8<-- "parts/cal.md"',
            "docs/index.md:2:9",
            "there is no file 'parts/cal.md' to include in docs. Did you mean 'parts/call.md'?",
        ),
        ("--8<--\n\n  nowhere.txt\n--8<--", "docs/index.md:3:3", "there is no file 'nowhere.txt' to include in docs."),
        (
            '--8<-- "../outside.md"',
            "docs/index.md:1:9",
            "'../outside.md' is outside the folders from which files may be included (base_path)",
        ),
        ('--8<-- "nearly.md"', "docs/index.md:1:9", "there is no file 'nearly.md' to include in docs."),
        ('--8<-- "parts/folder"', "docs/index.md:1:9", "'parts/folder' is no file"),
        ('--8<-- ":3:4"', "docs/index.md:1:9", "no file is named here"),
        (
            '--8<-- "https://a.example/x.md"',
            "docs/index.md:1:9",
            "'https://a.example/x.md' is not fetched: the option url_download of pymdownx.snippets is off",
        ),
        (
            '--8<-- "parts/cut.md:frist"',
            "docs/index.md:1:9",
            "'parts/cut.md' has no section 'frist'. Did you mean 'first'?",
        ),
        ('--8<-- "parts/empty.md:first"', "docs/index.md:1:9", "'parts/empty.md' has no section 'first'."),
        ('--8<-- "parts/long.md:6:9"', "docs/index.md:1:9", "'parts/long.md' has no lines 6:9"),
        ('--8<-- "parts/long.md:1:2,7"', "docs/index.md:1:9", "'parts/long.md' has no lines 7"),
        ('--8<-- "parts/long.md:4:2"', "docs/index.md:1:9", "'parts/long.md' has no lines 4:2"),
        ('--8<-- "parts/long.md:-"', "docs/index.md:1:9", "'parts/long.md' has no lines -"),
        (
            '--8<-- "parts/self.md"',
            "docs/parts/self.md:2:9",
            "'parts/self.md' includes itself (docs/parts/self.md > docs/parts/self.md): this include is left out",
        ),
        (
            '--8<-- "parts/a.md"',
            "docs/parts/b.md:2:11",
            "'parts/a.md' includes itself (docs/parts/a.md > docs/parts/b.md > docs/parts/a.md): "
            "this include is left out",
        ),
        (
            '--8<-- "parts/lost.md"\n--8<-- "parts/lost.md"',
            "docs/parts/lost.md:2:10",
            "there is no file 'nowhere.txt' to include in docs.",
        ),
        (
            "--8<--\nparts/call.md\n\nMore text.\n\nAnd more.",
            "docs/index.md:1:1",
            "the list of includes is never closed: put `--8<--` below it, else all that follows is left out",
        ),
        (f'--8<-- "{"x" * 600}"', "docs/index.md:1:9", f"there is no file '{'x' * 600}' to include in docs."),
        ('--8<-- "a\0b"', "docs/index.md:1:9", "there is no file 'a\0b' to include in docs."),
    ],
)
def test_fault(reader: Reader, page: str, place: str, message: str) -> None:
    """An include that cannot be followed is told once, at its name, with a guess."""
    (fault,) = reader().faults(page, "docs/index.md")
    assert f"{fault.path}:{fault.line}:{fault.column}" == place
    assert fault.message == message


@pytest.mark.parametrize(
    "page",
    [
        "no include",
        '--8<-- "parts/deep.md"',
        '--8<-- "parts/long.md:5:99"',
        '--8<-- "parts/long.md:-2"',
        '--8<-- "parts/cut.md:first"',
        '--8<-- "parts/empty.md"',
        '--8<-- ";parts/gone.md"',
        "--8<--\nparts/call.md",
        'a line --8<-- "parts/gone.md"',
    ],
)
def test_no_fault(reader: Reader, page: str) -> None:
    """What can be followed has no fault: nested files, lines in part, a section; nor what is no include."""
    assert not list(reader().faults(page, "docs/index.md"))


def test_a_list_that_is_never_closed(reader: Reader) -> None:
    """Only the names on the page itself may be text; what its files cannot include is told of them."""
    faults = reader().faults("--8<--\nparts/lost.md\n\nMore text.", "docs/index.md")
    assert [(fault.path, fault.line) for fault in faults] == [("docs/parts/lost.md", 2), ("docs/index.md", 1)]


def test_the_files_encoding_counts(reader: Reader, tmp_path: Path) -> None:
    """A file that is not in the extension's encoding is a fault, not a crash."""
    (tmp_path / "docs/latin.md").write_bytes("Ärzte".encode("latin-1"))
    (fault,) = reader().faults('--8<-- "latin.md"', "docs/index.md")
    assert fault.message == "'latin.md' cannot be read as UTF-8: save it again with this encoding"
    assert not list(reader(encoding="latin-1").faults('--8<-- "latin.md"', "docs/index.md"))
    (fault,) = reader(encoding="no-such").faults('--8<-- "latin.md"', "docs/index.md")
    assert "cannot be read as NO-SUCH" in fault.message


def test_windows_newlines(reader: Reader, tmp_path: Path) -> None:
    """A file with CRLF has the same lines."""
    (tmp_path / "docs/crlf.md").write_bytes(b"one\r\ntwo\r\n")
    assert [line.text for line in reader().lines('--8<-- "crlf.md"', "i.md")[0]] == ["one", "two", ""]


def test_base_paths(reader: Reader, tmp_path: Path) -> None:
    """Files are looked up in each base path in turn; one may be a file; `restrict_base_path` may be off."""
    (tmp_path / "more").mkdir()
    (tmp_path / "more/only.md").write_text("only here\n")
    page = '--8<-- "parts/call.md"\n--8<-- "only.md"\n'
    assert len(list(reader().faults(page, "i.md"))) == 1
    assert not list(reader(base_path=["docs", "more"]).faults(page, "i.md"))
    assert not list(reader(base_path=["docs", "more/only.md"]).faults(page, "i.md"))
    lines, _ = reader(base_path="docs", restrict_base_path=False).lines('--8<-- "../more/only.md"', "i.md")
    assert lines[0].path == "more/only.md"
    (fault,) = reader(base_path=["docs", "docs/parts"]).faults('--8<-- "../outside.md"', "i.md")
    assert "is outside the folders" in fault.message


def test_a_page_may_include_a_section_of_itself(reader: Reader, tmp_path: Path) -> None:
    """Only a file that is met again while it is being included includes itself."""
    page = '# --8<-- [start:a]\nx\n# --8<-- [end:a]\n--8<-- "self.md:a"\n'
    (tmp_path / "docs/self.md").write_text(page)
    assert not list(reader().faults(page, "docs/self.md"))
    assert [line.text for line in reader().lines(page, "docs/self.md")[0]] == real(page)


def test_auto_append(reader: Reader) -> None:
    """What is wrong with `auto_append` is no page's fault: it is told of the configuration, or of the file."""
    includes = reader(auto_append=["parts/gone.md", "parts/lost.md"])
    assert not list(includes.faults("x", "docs/index.md"))
    first, second = includes.appended_faults("mkdocs.yml")
    assert (first.path, first.line, first.column) == ("mkdocs.yml", None, None)
    assert (second.path, second.line) == ("docs/parts/lost.md", 2)
    _, uses = includes.lines("x", "docs/index.md")
    assert [place[0] for _, _, place in uses] == ["docs/parts/lost.md"]


@pytest.mark.parametrize("options", [{"no_such": 1}, {"base_path": 3}, {"base_path": [None]}])
def test_options_that_are_none(reader: Reader, options: dict[str, Any]) -> None:
    """An option that the extension refuses stops the work in one line."""
    with pytest.raises(LeafletsError, match=r"pymdownx\.snippets cannot be set up"):
        reader(**options)


def test_files_without_end(reader: Reader, tmp_path: Path) -> None:
    """Files that include one another without end, or too often, end; both are faults."""
    for number in range(MOST_DEPTH + 1):
        (tmp_path / f"docs/d{number}.md").write_text(f'x\n--8<-- "d{number + 1}.md"\n')
    (fault,) = reader().faults('--8<-- "d0.md"', "i.md")
    assert (fault.path, fault.message) == (f"docs/d{MOST_DEPTH - 1}.md", "more than 100 files within one another")
    for number in range(9):
        (tmp_path / f"docs/w{number}.md").write_text(f'--8<-- "w{number + 1}.md"\n' * 9)
    (tmp_path / "docs/w9.md").write_text("x\n")
    (fault,) = reader().faults('--8<-- "w0.md"\n' * 9, "i.md")
    assert (fault.line, fault.message) == (1, f"more than {MOST_LINES} lines are included")


@pytest.mark.parametrize(
    "text",
    [
        "-" * 100_000,
        ";" * 100_000,
        "-8<" * 50_000,
        "--8<-- " * 20_000,
        ";-8<- [start:a" * 10_000,
        '--8<-- "' + '\\"' * 50_000,
        '--8<-- "' + ":1,1" * 50_000 + '"',
        '--8<-- "x' + ":1,1" * 100 + 'x"\n' * 200,
        "--8<--\n" + "x.md\n" * 5_000,
        '--8<-- "parts/cut.md:none"\n' * 5_000,
        "\n" * 200_000,
    ],
)
def test_linear_time(reader: Reader, text: str) -> None:
    """However a page is made, it is read in time that grows with its length."""
    list(reader().faults(text + "8<-", "i.md"))
    reader().lines(text, "i.md")


NAMES = ["a.md", "b.md", "c.md", "gone.md", "sub/d.md", "../x.md", "sub"]
SPECS = ["", "", "", ":2:3", ":s", ":t", ":9:9", ":-1", ":1:1,2"]
LINE = st.one_of(
    st.sampled_from(
        ["text", "", "  text", "--8<--", "# --8<-- [start:s]", "-- --8<-- [end:s]", "x --8<-- [start:t] y"]
    ),
    st.builds(
        '{}--8<-- "{}{}"'.format, st.sampled_from(["", "  ", "\t"]), st.sampled_from(NAMES), st.sampled_from(SPECS)
    ),
    st.builds("{}{}".format, st.sampled_from(NAMES), st.sampled_from(SPECS)),
)
PAGE = st.lists(LINE, max_size=7).map("\n".join)


@given(page=PAGE, files=st.fixed_dictionaries(dict.fromkeys(["a.md", "b.md", "c.md", "sub/d.md"], PAGE)))
def test_faults_are_those_of_the_extension(page: str, files: dict[str, str]) -> None:
    """What is missing is what the extension raises for with `check_paths`; the lines are those that it makes."""
    with tempfile.TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        for name, text in files.items():
            path = Path(folder, "docs", name)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text)
        includes = Includes({"base_path": ["docs"]}, Path(folder))
        faults = [fault.message for fault in includes.faults(page, "i.md")]
        lines = [line.text for line in includes.lines(page, "i.md")[0]]
        signs = ("there is no file", "no file is named", "is outside", "has no section", "is never closed")
        missing = [message for message in faults if any(sign in message for sign in signs)]
        try:
            made = real(page, check_paths=True)
        except SnippetMissingError:
            assert missing
        except IsADirectoryError:
            assert any("is no file" in message or message in missing for message in faults)
        else:
            assert lines == made
            assert not [m for m in missing if "has no section" not in m or "" not in files.values()]
