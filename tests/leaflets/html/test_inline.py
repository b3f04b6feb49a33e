"""Inline scripts and styles of a theme become files; every other byte of a page stays."""

from __future__ import annotations

import re

import pytest
from leaflets.html import inline

PAGE = "<!doctype html>\n<html><head><title>A</title></head>\n<body>{}</body></html>\n"
HASH = re.compile(r"[0-9a-f]{16}")


def move(page: str, root: str) -> tuple[str, dict[str, str]]:
    """Move what may be moved of a page that the theme alone has made."""
    return inline.move(page, root, inline.parts(page))


def moved(body: str, root: str = "../") -> tuple[str, list[str]]:
    """What becomes of a page's body, hashes written as `#`, and the texts of its files."""
    page, files = move(PAGE.format(body), root)
    start, end = page.index("<body>") + len("<body>"), page.index("</body>")
    assert page[end:] == "</body></html>\n"
    assert all(f"{root}{name}" in page for name in files)
    return HASH.sub("#", page[start:end]), list(files.values())


SCRIPT = '<script src="../assets/inline/#.js"></script>'
MOVED = [
    ("<p>a</p><script>go()</script><p>b</p>", f"<p>a</p>{SCRIPT}<p>b</p>", "go()"),
    ("<script>if (a < b && '</p>') {}</script>", SCRIPT, "if (a < b && '</p>') {}"),
    ("<SCRIPT>go()</SCRIPT >", SCRIPT, "go()"),
    ("<script defer async>go()</script>", SCRIPT, "go()"),
    (
        '<script type="text/javascript">go()</script>',
        '<script type="text/javascript" src="../assets/inline/#.js"></script>',
        "go()",
    ),
    (
        '<script data-x="a &amp; &quot;b&quot;">go()</script>',
        '<script data-x="a &amp; &quot;b&quot;" src="../assets/inline/#.js"></script>',
        "go()",
    ),
    (
        '<style media="print">p { color: red }</style>',
        '<link rel="stylesheet" href="../assets/inline/#.css" media="print">',
        "p { color: red }",
    ),
    (
        "<style>p { background: url(data:image/png;base64,AAAA) }</style>",
        '<link rel="stylesheet" href="../assets/inline/#.css">',
        "p { background: url(data:image/png;base64,AAAA) }",
    ),
    (
        '<p style="color: red">a</p>',
        '<p class="style-#">a</p>',
        ".style-#:not(#_) { color: red }\n",
    ),
    (
        '<img alt="a > b" class="wide" style=\'content: "&amp;"\' src=x.png />',
        '<img alt="a &gt; b" src="x.png" class="wide style-#"/>',
        '.style-#:not(#_) { content: "&" }\n',
    ),
    ('<svg><path style="fill: red"/></svg>', '<svg><path class="style-#"/></svg>', ".style-#:not(#_) { fill: red }\n"),
    ('<p>ä\r\n</p>\r\n<script>"ü"</script>', f"<p>ä\r\n</p>\r\n{SCRIPT}", '"ü"'),
]
STAYS = [
    '<script src="a.js"></script>',
    '<script type="application/json">{"a": 1}</script>',
    '<script type="application/ld+json">{"a": 1}</script>',
    "<script></script><script> </script><style></style>",
    '<script type="module">go()</script>',
    '<script type="importmap">{}</script>',
    "<svg><script>go()</script><style>p { color: red }</style></svg>",
    "<style>p { background: url(a.png) }</style>",
    "<style>@import 'a.css';</style>",
    '<p style="background: url(a.png)">a</p>',
    '<button onclick="go()">Go</button>',
    "<!-- <script>go()</script> --><p>a < b &amp; c</p>",
    "<textarea><script>go()</script></textarea>",
    "<script>never closed",
]


@pytest.mark.parametrize(("body", "wanted", "text"), MOVED)
def test_moved(body: str, wanted: str, text: str) -> None:
    """A script or style becomes a file at the same place, with its attributes; nothing around it changes."""
    page, files = moved(body)
    assert page == wanted
    assert [HASH.sub("#", file) for file in files] == [text]


@pytest.mark.parametrize("body", STAYS)
def test_stays(body: str) -> None:
    """Data, text, files, and what would mean something else in a file stay as they are."""
    assert moved(body) == (body, [])


LEFT = [
    ("<script>go()</script>", ["a script: 'go()'"]),
    ('<script type="module">go()</script>', ["a script: 'go()'"]),
    ("<svg><script>go()</script></svg>", ["a script: 'go()'"]),
    ('<script type="application/json">{}</script><script src="a.js">x</script><script></script>', []),
    ("<style>p { background: url(a.png) }</style>", ["a style: 'p { background: url(a.png) }'"]),
    ('<p style="color: red">', ["`style='color: red'` on <p>"]),
    ('<p style="">', ["`style=''` on <p>"]),
    ("<button/ONCLICK=go()>", ["`onclick='go()'` on <button>"]),
    ('<p title="on=off">on = off</p><!-- onclick=go() --><textarea><p style="a"></textarea>', []),
    (f"<script>{'long ' * 30}</script>", [f"a script: '{('long ' * 12)[:59]}…'"]),
]


@pytest.mark.parametrize(("body", "wanted"), LEFT)
def test_left(body: str, wanted: list[str]) -> None:
    """What a policy without 'unsafe-inline' would stop is named."""
    assert list(inline.left(PAGE.format(body))) == wanted


@pytest.mark.parametrize(("body", "_", "__"), MOVED)
def test_nothing_is_left_of_what_was_moved(body: str, _: str, __: str) -> None:
    """The parser that moves and the parser that judges agree."""
    page, _files = move(PAGE.format(body), "")
    assert list(inline.left(page)) == []


def test_pages_share_their_files() -> None:
    """The same text has the same name on every page, another text another name."""
    names = [set(move(PAGE.format(f"<script>{text}</script>"), root)[1]) for text, root in
             (("a()", ""), ("a()", "/x/"), ("b()", ""))]  # fmt: skip
    assert names[0] == names[1] != names[2]


def test_two_styles_alike_are_one_rule() -> None:
    """A table with a hundred centered cells brings one rule."""
    page, files = moved('<p style="top: 0">a</p>' * 100 + '<p style="top: 1px">b</p>')
    assert page.count('class="style-#"') == 101
    assert [text.count("{") for text in files] == [2]


def test_empty_styles_go() -> None:
    """They style nothing, and a policy would stop them all the same."""
    assert moved("<p style>a</p><p style='' id=b>b</p>") == ('<p>a</p><p id="b">b</p>', [])


def test_styles_without_a_head_stay() -> None:
    """Where no style sheet can be named, attributes stay, and are told."""
    text = '<p style="top: 0">a</p>'
    assert move(text, "") == (text, {})
    assert list(inline.left(text)) == ["`style='top: 0'` on <p>"]


THEME = '<script>go()</script><style>p { color: red }</style><p style="top: 0">a</p>'
AUTHORS = [
    "<script>hit()</script>",
    "<script>go() </script><script>go ()</script>",
    "<SCRIPT type=text/javascript>hit()</SCRIPT>",
    "<script>p { color: red }</script>",
    "<script>top: 0</script>",
    "<style>go()</style>",
    "<style>body { display: none }</style>",
    '<p style="p { color: red }">a</p>',
    '<p style="display: none">a</p>',
    '<table><tr><td style="text-align: right;">a</td></tr></table>',
]


@pytest.mark.parametrize("body", AUTHORS)
def test_what_is_not_the_themes_stays(body: str) -> None:
    """However it is written, and where the theme has the same text as something else."""
    known = inline.parts(PAGE.format(THEME))
    page, files = inline.move(PAGE.format(body), "", known)
    if body.startswith("<script>go() <"):  # the space is none of the script's words
        assert list(files.values()) == ["go() "]
        assert "<script>go ()</script>" in page
    else:
        assert (page, files) == (PAGE.format(body), {})
    assert list(inline.left(page)) != []


def test_theme_is_known_again_however_it_is_written_out() -> None:
    """Line ends, quotation marks and references change when a page is parsed and written anew."""
    known = inline.parts("<script>\r\na()\r\n</script><p style='font-family: &quot;A&quot;'>a</p>")
    body = '<script>\na()\n</script><p style="font-family: &#34;A&#34;">a</p>'
    page, files = inline.move(PAGE.format(body), "", known)
    assert list(inline.left(page)) == []
    assert len(files) == 2
