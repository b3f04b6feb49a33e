"""One look at all pages: what is wrong with their links, each fault once."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import get_args

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from leaflets.core.settings import Settings
from leaflets.links.documents import Document
from leaflets.links.faults import Fault, Kind
from leaflets.links.judge_page import SoundLinks
from leaflets.links.published import Published
from leaflets.links.survey import Survey

Look = Callable[..., Survey]
SETTINGS = Settings(Path(), "mkdocs.yml", Path("docs"), Path("site"), [], {})
KINDS: list[Kind] = [kind for kind in get_args(Kind) if kind != "elsewhere"]
LONG = 20_000
SECONDS = 6.0  # of processor time for LONG links; a tenth of it is usual


def judged(
    pages: Mapping[str, str], around: str = "", made: Mapping[str, str] | None = None, collect: bool = False
) -> Survey:
    """The survey of authors' pages in one frame, and of pages that a theme `made`; `x.png` is there."""
    sources = {f"{path[:-5]}.md": path for path in pages}
    html = {**pages, **(made or {})}
    files = dict.fromkeys([*html, "x.png"])
    survey = Survey(SETTINGS, Published(files, sources, html_of=lambda path: html[path] + around), collect)
    for path, text in sorted(html.items()):
        authored = path in pages
        document = Document(path, f"docs/{path}", text, f"{path[:-5]}.md" if authored else "", text, authored=authored)
        survey.look(document, around if authored else "")
    survey.finish()
    return survey


def faults(survey: Survey) -> list[tuple[str, str, str]]:
    """The kind, page and address of each fault."""
    return sorted((fault.kind, fault.document.published, fault.address) for fault in survey.of(*KINDS))


@pytest.mark.parametrize(
    ("html", "kind"),
    [
        ('<a href="none.html">w</a>', "missing"),
        ('<a href="x.png">w</a>', ""),
        ('<a href="../x">w</a>', "outside"),
        ('<a href="/b.html">w</a>', "absolute"),
        ('<a href="/none.html">w</a>', "absolute"),
        ('<a href="b.html#none">w</a>', "anchor"),
        ('<a href="b.html#b">w</a>', ""),
        ('<a href="#menu">w</a>', ""),
        ('<a href="#top">w</a>', ""),
        ('<a href="x.png#b">w</a>', "part of a file"),
        ('<img src="x.png#only-light" alt="w">', ""),
        ('<img src="b.html" alt="w">', "unsound"),
        ('<a href="https://h.example">w</a>', ""),
        ('<img src="https://h.example/x.png" alt="w">', "request"),
        ('<iframe src="//h.example/x"></iframe>', "unportable"),
        ('<video src="https://h.example/x"></video>', "request"),
        ('<p style="background: url(https://h.example/x)">w</p>', "request"),
        ('<q cite="https://h.example/x">w</q>', ""),
        ('<a href="javascript:x">w</a>', "unportable"),
        ('<a href="mailto:">w</a>', "malformed"),
        ('<span data-broken="https://a]b">w</span>', "malformed"),
        ('<a href="">w</a>', "no address"),
        ('<a href="x.png"></a>', "no text"),
        ('<a href="x.png">Read more…</a>', "vague"),
        ('<a href="x.png">Read more of it</a>', ""),
        ('<img src="x.png">', "no alternative"),
        ('<img src="x.png" alt="">', "empty alternative"),
        ('<img src="x.png" alt=" ">', "blank alternative"),
        ('<img src="x.png" alt="X.PNG">', "file name"),
        ('<img src="x.png" alt="x">', ""),
        ('<p id="b">w</p><p id="b">w</p>', "repeated id"),
        ('<p id="menu">w</p>', "repeated id"),
        ('<label for="none">w</label>', "dangling"),
        ('<label for="menu">w</label>', ""),
        ('<img src="x.png" alt="w" usemap="#plan">', ""),
        ('<img src="x.png" alt="w" usemap="#none">', "dangling"),
        ('<svg><use href="#none"/></svg>', "dangling"),
        ('<svg><use href="#menu"/></svg>', "dangling"),
    ],
)
def test_kind(html: str, kind: str) -> None:
    """Each fault has its kind, and what is next to it is none."""
    frame = '<nav id="menu"></nav><map name="plan"></map>'
    survey = judged({"a.html": html, "b.html": '<h1 id="b">B</h1>'}, frame)
    found = {found for found, page, _ in faults(survey) if page == "a.html"}
    assert found == {kind} - {""}


def test_what_a_theme_made_is_told_once_with_the_number_of_pages() -> None:
    """A dead link of the frame is one fault of all its pages; two links to one place are one fault."""
    frame = '<a href="none.html">1</a>\n<a href="none.html#x">2</a>\n<img src="none.html">'
    found = list(judged({f"{name}.html": "<p>w</p>" for name in "abcde"}, frame).of(*KINDS))
    assert [(fault.target.fragment, fault.count, fault.on_pages) for fault in found] == [
        ("", 5, " (on 5 pages)"),
        ("x", 5, " (on 5 pages)"),
    ]
    (fault,) = judged({"a.html": "<p>w</p>"}, "<img src=none.png>").of(*KINDS)
    assert (fault.document.published, fault.on_pages) == ("a.html", "")


def test_of_what_a_theme_made_only_the_dead_is_told() -> None:
    """Words, alternatives, ids and absolute addresses of a theme are its maker's affair; a dead link is ours."""
    made = '<a href="/x.png">here</a><a href="/x.png"></a><img src="/x.png"><p id=a><p id=a><a href="#none">w</a>'
    assert faults(judged({}, made={"404.html": made})) == []
    assert faults(judged({"a.html": "<p>w</p>"}, made)) == []
    assert faults(judged({}, made={"404.html": '<a href="/none">w</a>'})) == [("missing", "404.html", "/none")]


def test_link_that_is_in_the_frame_too_is_the_authors() -> None:
    """A dead link that an author wrote and a theme repeats is told where the author wrote it."""
    link = '<a href="none.html">w</a>'
    assert faults(judged({"a.html": link}, link)) == [("missing", "a.html", "none.html")]
    assert [fault.count for fault in judged({"a.html": link, "b.html": link}, link).of("missing")] == [1, 1]


def test_redirects_and_links_to_them() -> None:
    """A page that sends its reader astray is a fault, and each link to it; where both are redirects, once."""
    refresh = '<meta http-equiv="refresh" content="0; url={}">'
    made = {
        "1.html": refresh.format("none.html"),
        "2.html": refresh.format("1.html"),
        "3.html": refresh.format("a.html"),
    }
    survey = judged({"a.html": '<a href="1.html">w</a> <a href="3.html">w</a>'}, made=made)
    assert [(page, where) for _, page, where in faults(survey)] == [
        ("1.html", "none.html"),
        ("2.html", "1.html"),
        ("a.html", "1.html"),
    ]
    notes = [fault.note for fault in survey.of("redirect")]
    assert notes[1] == "leads to a page that sends the reader to 'none.html', which is not there"


def test_redirect_to_a_part() -> None:
    """The part that a redirect leads to must be there, too."""
    made = {f"{part}.html": f'<meta http-equiv=refresh content="0;a.html#{part}">' for part in ("a1", "none")}
    assert faults(judged({"a.html": '<p id="a1">w</p>'}, made=made)) == [("anchor", "none.html", "a.html#none")]


def test_links_to_other_hosts_are_kept_where_they_are_wanted() -> None:
    """Each place of each address is kept for those who try them; well-formed ones of the web only."""
    links = '<a href="https://h.example/x">why</a>' * 2 + '<a href="mailto:a@b.example">w</a><a href="https://[">w</a>'
    pages = {"a.html": links, "b.html": links}
    assert judged(pages).outside == {}
    assert {where: len(found) for where, found in judged(pages, collect=True).outside.items()} == {
        "https://h.example/x": 4
    }


def test_footnote_that_nothing_calls_is_told_once(survey: Look) -> None:
    """The way back from it leads nowhere, but that it is never used says all."""
    assert list(survey("text\n\n[^1]: a note").of(*KINDS)) == []
    html = {"a.html": '<p id="fn:1">w <a href="#fnref:1">back</a></p>'}
    assert faults(judged(html)) == [("anchor", "a.html", "#fnref:1")]


def test_style_sheets(survey: Look) -> None:
    """What a style sheet asks for must be there, and on this host; its own parts and data are fine."""
    css = (
        """@import "none.css"; a { b: url(x.png) url(#x) url(data:,) url(https://h.example) url(https://[) url("") }"""
    )
    found = survey({"a.css": css}).of(*KINDS)
    assert [(fault.kind, fault.address) for fault in found] == [
        ("malformed", "https://["),
        ("missing", "none.css"),
        ("request", "https://h.example"),
    ]


class _Forgetful(SoundLinks):
    """No memory: each link is looked at again."""

    def holds(self, document: Document, where: str) -> bool:
        return False


TAGS = ['<a href="{}">words</a>', '<img src="{}" alt="w">', '<a href="{}">here</a>', '<iframe src="{}"></iframe>']
TAGS += ['<a href="{}" hreflang="es">w</a>', '<base href="{}">', '<svg><use href="{}"/></svg>', '<q cite="{}">w</q>']
ADDRESSES = ["none.html", "x.png", "../x.png", "/x.png", "a.html", "a.html#a", "a.html#none", "a", "sub/", "sub/b.html"]
ADDRESSES += ["#a", "#none", "", "?", "https://h.example", "r.html", "../a.html", "b.html", "draft.html", "en/c.html"]
PAGES = ["a.html", "b.html", "sub/b.html", "sub/index.html", "en/c.html", "es/c.html"]
links = st.lists(st.builds(str.format, st.sampled_from(TAGS), st.sampled_from(ADDRESSES)), max_size=4).map("".join)


@given(st.dictionaries(st.sampled_from(PAGES), links, min_size=1, max_size=5))
@example({"a.html": '<a href="x.png">w</a>', "b.html": '<base href="/sub/"><a href="x.png">w</a>'})
@example({"a.html": '<a href="a.html">w</a>', "b.html": '<img src="a.html" alt="w">'})
def test_what_is_remembered_of_a_folder_hides_nothing(pages: dict[str, str]) -> None:
    """A link that was fine on one page is looked at on the next where it may be a fault there."""
    found = []
    for memory in (SoundLinks, _Forgetful):
        sources = {f"{path[:-5]}.md": path for path in pages}
        refresh = {"r.html": '<meta http-equiv=refresh content="0;none.html">', "x.png": ""}
        there = Published(
            dict.fromkeys({**pages, **refresh}), sources, {"draft.md": "is a draft"}, directory_urls=False
        )
        survey = Survey(SETTINGS, there, collect=True)
        survey._page._sound = memory()
        for path, text in sorted(pages.items()):
            survey.look(Document(path, path, f'<p id="a">w</p>{text}', f"{path[:-5]}.md", text))
        survey.look(Document("r.html", "r.html", refresh["r.html"], authored=False))
        survey.finish()
        found.append((faults(survey), {where: len(found) for where, found in survey.outside.items()}))
    assert found[0] == found[1]


@pytest.mark.parametrize(
    ("kind", "first", "second"),
    [
        ("built", "[words](c.md)", "[words](c.html)"),
        ("language", "[words](../es/a.md){ hreflang=es }", "[words](../es/a.md)"),
        ("vague", "[words](c.md)", "[here](c.md)"),
        ("unsound", "[words](c.md)", "![words](c.md)"),
    ],
)
def test_same_address_may_be_fine_on_one_page_only(survey: Look, kind: str, first: str, second: str) -> None:
    """What an author wrote counts, not only what became of it."""
    files = {"docs/en/a.md": first, "docs/en/b.md": second, "docs/en/c.md": "# C"}
    if kind == "language":
        files["docs/es/a.md"] = "# A"
    found = survey(files, "use_directory_urls: false\n")
    assert [fault.document.path for fault in found.of(*KINDS)] == ["docs/en/b.md"]
    assert [fault.document.path for fault in found.of(kind)] == ["docs/en/b.md"]


_PIECES = [
    "<a href=",
    "<img src=",
    "<img srcset=",
    "<base href=",
    "<meta http-equiv=refresh content='0;",
    "<style>url(",
]
_PIECES += ["<p id=", "<label for=", "<map name=", "<span data-broken=", '"', "'", ">", " ", "https://", "[", "]", "#"]
_PIECES += ["a", "%", "%ff", "\\", "/", "..", "?", ":", "\0", "\ud800", "mailto:", "tel:", "javascript:", "data:", "ä"]


@given(st.lists(st.lists(st.sampled_from(_PIECES), max_size=12).map("".join), min_size=1, max_size=3))
def test_any_page_is_judged(texts: list[str]) -> None:
    """Whatever stands in pages: the survey ends, and each fault has a known kind and a place in an existing file."""
    survey = judged({f"{number}.html": text for number, text in enumerate(texts)}, texts[-1], {"m.html": texts[0]})
    assert set(survey._notes._faults) <= set(KINDS)
    for fault, spot in survey.told(*KINDS):
        assert isinstance(fault, Fault)
        assert spot.path in {"mkdocs.yml", fault.document.path}


@pytest.mark.parametrize(
    "link", ['<a href="{}.html">w</a>', '<a href="a.html#{}">w</a>', '<p id="{}">w</p>', "<img src={}>"]
)
def test_thousands_of_links_on_a_page_take_linear_time(link: str) -> None:
    """A page of nothing but dead links is judged in seconds, and so are their places."""
    html = "\n".join(link.format(number) for number in range(LONG))
    start = time.process_time()
    survey = judged({"a.html": html})
    assert len(list(survey.of(*KINDS))) % LONG == 0
    assert time.process_time() - start < SECONDS
