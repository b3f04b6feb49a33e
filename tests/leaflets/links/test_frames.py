"""What stands around an author's text: read quickly, and found all the same."""

from __future__ import annotations

import posixpath
import time
import tracemalloc
from collections import Counter
from pathlib import Path
from typing import get_args

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from leaflets.core import urls
from leaflets.core.settings import Settings
from leaflets.links.documents import Document
from leaflets.links.faults import Kind
from leaflets.links.frames import Frames
from leaflets.links.published import Published
from leaflets.links.survey import Survey

LONG = 100_000
SECONDS = 0.5  # of processor time for LONG characters: at least five times what it takes
SETTINGS = Settings(Path(), "mkdocs.yml", Path("docs"), Path("site"), [], {})


def again(lines: str, *pages: str) -> list[list[str]]:
    """The fresh addresses of the same frame on some pages, one after the other."""
    frames = Frames()
    found = []
    for page in pages:
        found.append(sorted(frames.fresh(lines, page)[0]))
        frames.remember()
    return found


@pytest.mark.parametrize(
    ("html", "addresses"),
    [
        ('<a href="x">w</a><img src="y">', ["x", "y"]),
        ("<a href='x'>w</a>", ["x"]),
        ("<a href=x>w</a>", ["x"]),
        ("<A HREF = x>w</A>", ["x"]),
        ('<a\nhref="x"\nclass="y">w</a>', ["x"]),
        ('<use xlink:href="x"/>', ["x"]),
        ('<a title="y"href="x">w</a>', ["x"]),
        ("<form action=x><button formaction=y></button></form>", ["x", "y"]),
        ('<video poster="x"></video><object data="y"></object><td background="z"><q cite="q">', ["q", "x", "y", "z"]),
        ('<a data-href="x" hrefs="y">href</a>', []),
        ("<p>href: x</p>", []),
        ("", []),
    ],
)
def test_addresses_of_a_frame(html: str, addresses: list[str]) -> None:
    """The addresses in the lines of a frame, however they are written, on one line or over several."""
    assert again(html, "a.html") == [addresses]


@pytest.mark.parametrize(
    ("html", "more"),
    [
        ('<a href="https://a.example">w</a>', False),
        ('<a href="//a.example"><b>w</b></a>', False),
        ('<form action="https://a.example">', False),
        ('<link rel="canonical" href="https://a.example/">', False),
        ('<link href="https://a.example/" rel=next>', False),
        ('<link rel="stylesheet" href="https://a.example/x.css">', True),
        ('<script src="//a.example/x.js">', True),
        ('<script async src=" HTTPS://a.example/x.js">', True),
        ('<img alt="a > b" src="https://a.example/x.png">', True),
        ('<script\n  src="https://a.example/x.js">', True),
        ('<img srcset="a 1x">', True),
        ('<p style="background: URL(a)">', True),
        ("<style>a{b:url(c)}</style>", True),
        ("<style>@import 'a'</style>", True),
        ('<base href="/">', True),
        ('<a href="a?b=1&amp;c=2">w</a>', True),
        ('<img src=\n"x">', True),
        ('<img src="x\ny">', True),
        ('<img src\n="x">', True),
        ("<script>let a =\n1</script>", False),
        ('<p class="a" title="b">w</p>', False),
    ],
)
def test_what_cannot_be_read_in_one_step(html: str, more: bool) -> None:
    """Lists of addresses, styles, entities, attributes over lines, requests to others: then all is parsed."""
    assert Frames().fresh(html, "a.html")[1] == more


def test_ids_of_frames_are_noted() -> None:
    """An author's heading must not take the id of a theme's element."""
    frames = Frames()
    frames.fresh("<p id='a' class=b>w</p><nav\nid=c data-id='d' paid=e>", "a.html")
    assert frames.ids == {"a", "c"}


@pytest.mark.parametrize(
    ("address", "pages", "fresh"),
    [
        ("x", ("a/b.html", "a/c.html"), [1, 0]),
        ("x", ("a/b.html", "b/c.html"), [1, 1]),
        ("x", ("404.html", "index.html"), [1, 0]),
        ("x", ("a/b/index.html", "a/c/index.html"), [1, 1]),
        ("../x", ("a/b/index.html", "a/c/index.html"), [1, 0]),
        ("../x", ("a/b/index.html", "b/c/index.html"), [1, 1]),
        ("../x", ("a/index.html", "index.html"), [1, 1]),
        ("/x", ("a/b/index.html", "a/c/index.html"), [1, 0]),
        ("https://a.example", ("a/b/index.html", "a/c/index.html"), [1, 0]),
        (
            "x",
            ("a/1.html", "b/1.html", "c/1.html", "d/1.html", "a/2.html", "e/1.html", "a/3.html"),
            [1, 1, 1, 1, 0, 1, 1],
        ),
    ],
)
def test_what_is_fresh(address: str, pages: tuple[str, ...], fresh: list[int]) -> None:
    """A line is read once in a folder, and once for neighbors with a folder each where it leads to the same place."""
    assert [len(found) for found in again(f'<a href="{address}">w</a>', *pages)] == fresh


@pytest.mark.parametrize("html", ['<base href="/">', '<img src="\nx">', "<img src=\nx>"])
def test_what_changes_other_lines_is_always_fresh(html: str) -> None:
    """A base, or an address that goes on in the next line, is looked at on each page."""
    frames = Frames()
    for page in ("a.html", "b.html"):
        assert frames.fresh(html, page)[1]
        frames.remember()


def test_a_line_is_fresh_until_it_is_remembered() -> None:
    """Lines with a fault are read on each page, so that the pages can be counted."""
    frames = Frames()
    assert [frames.fresh("<a href=x>w</a>", page)[0] for page in ("a.html", "b.html")] == [["x"], ["x"]]


class _Full(Frames):
    """Frames that are parsed on every page."""

    def fresh(self, html: str, page: str) -> tuple[list[str], bool]:
        """Say that there may be more than can be read; the ids are noted as ever."""
        super().fresh(html, page)
        return [], True


PAGES = [posixpath.join(folder, name) for folder in ("", "a", "b", "a/c") for name in ("index", "x", "y")]
FILES = ["style.css", "a/style.css", "img/logo.png", "a/img/logo.png", "b/x.png"]
TO_ROOT = ["{root}style.css", "{root}gone.css", "{root}a/gone.css", "{root}img/logo.png", "{root}gone/"]
AS_IS = ["gone.png", "../gone.png", "../img/logo.png", "/gone.css", "x/", "../x/", "x.html", "?q", "", "a%20b.png"]
AS_IS += ["#gone", "https://a.example/x.js", "//a.example/y.png", "mailto:a@b.example", "./style.css", "gone.css"]
LINES = [
    '<a href="{}">w</a>', '<img src="{}" alt="w">', "<link rel=stylesheet href='{}'>", "<script src={}></script>",
    '<img srcset="{} 1x" alt="w">', "<style>a{{background:url({})}}</style>", '<p style="background:url({})">w</p>',
    '<source\n src="{}">', '<img alt=""\nsrc="{}">', '<a href="{}#x"><img src="{}" alt="x"></a>', "<a\nhref={}>w</a>",
    '<object\n  data=\n "{}"></object>', "<script\n src='{}'></script>", '<a href="{}" id="k">w</a>',
    '<a href="{}?a=1&amp;b=2">w</a>', '<td background="{}">', '<base href="{}">', "<svg><use xlink:href='{}'/></svg>",
]  # fmt: skip
lines = st.lists(st.tuples(st.sampled_from(LINES), st.sampled_from(TO_ROOT + AS_IS)), max_size=3)
texts = st.sampled_from(['<p id="k">w</p>', "<p>w</p>", '<label for="k">w</label>', '<a href="gone.css">why</a>'])
Lines = list[tuple[str, str]]
Own = dict[str, tuple[Lines, str]]


def frame(lines: Lines, page: str) -> str:
    """What a theme makes of its lines on a page: some of its addresses know the way to the site's root."""
    root = "../" * page.count("/")
    return "\n".join(line.format(where, where) for line, where in lines).replace("{root}", root)


def faults(common: Lines, own: Own, directory_urls: bool, frames: Frames) -> Counter[tuple[str, str, str, str, int]]:
    """What is wrong with the links of a site."""
    sources = {f"{page}.md": urls.published_as(f"{page}.md", directory_urls) for page in PAGES}
    html = {
        sources[f"{page}.md"]: (text, frame(common + lines, sources[f"{page}.md"]))
        for page, (lines, text) in own.items()
    }
    files = dict.fromkeys([*sources.values(), *FILES])
    survey = Survey(SETTINGS, Published(files, sources, html_of=lambda path: "".join(html[path])))
    survey._theme._frames = survey._page._frames = frames
    for path, (text, around) in sorted(html.items()):
        survey.look(Document(path, path, text, markdown=text), around)
    survey.finish()
    return Counter(
        (fault.kind, fault.target.path or fault.address, fault.target.fragment, fault.document.published, fault.count)
        for fault in survey.of(*get_args(Kind))
    )


@given(lines, st.dictionaries(st.sampled_from(PAGES), st.tuples(lines, texts), min_size=1, max_size=5), st.booleans())
@example([(LINES[5], "gone.css")], {"x": ([], "<p>w</p>")}, False)
@example([(LINES[5], "./style.css")], {"a/index": ([], "<p>w</p>"), "b/index": ([], "<p>w</p>")}, True)
@example([(LINES[10], "gone.png")], {"x": ([], "<p>w</p>")}, True)
@example([(LINES[0], "../x/")], {"a/index": ([], "<p>w</p>"), "index": ([], "<p>w</p>")}, True)
@example([(LINES[0], "{root}gone/")], {"a/x": ([], "<p>w</p>"), "a/y": ([], "<p>w</p>")}, False)
@example([(LINES[0], "gone.css")], {"x": ([], '<a href="gone.css">why</a>'), "y": ([], "<p>w</p>")}, False)
def test_quick_reading_finds_what_parsing_finds(common: Lines, own: Own, directory_urls: bool) -> None:
    """The same faults on the same numbers of pages as if each frame of the site were parsed in full."""
    assert faults(common, own, directory_urls, Frames()) == faults(common, own, directory_urls, _Full())


def test_pages_without_line_ends_do_not_fill_the_memory() -> None:
    """A page that a plugin made small is one line, which no other page has: nothing of it is kept."""
    frames = Frames()
    tracemalloc.start()
    for number in range(30):
        frames.fresh(f"<p>{number}</p>" + "<a href='https://h.example'>w</a>" * (LONG // 33), f"{number}.html")
        frames.remember()
    kept, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert kept < 2 * LONG


@pytest.mark.parametrize(
    "line",
    [
        "=" + " " * LONG + "x",
        "href=" + " " * LONG + "x",
        "href" + " " * LONG + "x",
        " href=\"x'" * (LONG // 9),
        "<link" * (LONG // 5) + "=//",
        "<b =//" * (LONG // 6),
        "=" * LONG,
        "='" * (LONG // 2),
        "<" * LONG + "=",
        "id=" * (LONG // 3),
        "a =\n" * (LONG // 4),
    ],
    ids=lambda line: line[:12].strip(),
)
def test_a_long_line_takes_linear_time(line: str) -> None:
    """A line that is made to exhaust the patterns is read as quickly as any."""
    start = time.process_time()
    Frames().fresh(line, "a.html")
    assert time.process_time() - start < SECONDS
