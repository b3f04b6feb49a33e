"""Parts of a page of another host: `#…`."""

from __future__ import annotations

import gzip
import time
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from leaflets.links.external import Answer, page
from leaflets.links.external.page import Page, sought
from support.web_server import HTML, Say, WebServer

Attempt = Callable[..., dict[str, Answer]]


PAGE = """<!DOCTYPE html><html><head><title>&lt;b id=title></title><meta charset=utf-8>
<script>document.write("<p id='script'>")</script><style>/* <p id=style> */</style></head>
<body id=body><!-- <p id="comment"> --><p id="one">1</p><P ID=two>2</P><p class='a>b' id = 'three' hidden>3</p>
<a name="named">4</a><p name="no-anchor">5</p><p id="schön">6</p><p id="a&amp;b">7</p><p id="a b">8</p>
<p title=" id=title-text ">9</p><p data-id="data">10</p><br id=br/><h2 id="user-content-readme">11</h2>
<textarea><p id="textarea"></textarea><p id=it's>12</p><p id="100%25">13</p><p id="last">14</p>
<p>These words are here so that nobody takes this page for one that is drawn by its script. A page that is drawn by a
script has next to none before it runs, and a part that is missing from it may come later. This one has enough of them:
a few dozen do, since an empty frame holds little more than its own name and the advice to switch scripts on.</p>
</body></html>"""


@pytest.mark.parametrize(
    ("fragment", "there"),
    [
        ("one", True),
        ("two", True),
        ("three", True),
        ("named", True),
        ("schön", True),
        ("sch%C3%B6n", True),
        ("sch%c3%b6n", True),
        ("a&b", True),
        ("a%20b", True),
        ("100%25", True),
        ("br/", True),
        ("readme", True),
        ("it's", True),
        ("last", True),
        ("body", True),
        ("", True),
        ("top", True),
        ("TOP", True),
        (":~:text=anything", True),
        ("one:~:text=anything", True),
        ("page=3", True),
        ("!route", True),
        ("/route/to", True),
        ("L12-L15", True),
        ("absent", False),
        ("One", False),
        ("absent:~:text=anything", False),
        ("no-anchor", False),
        ("comment", False),
        ("script", False),
        ("style", False),
        ("title", False),
        ("title-text", False),
        ("textarea", False),
        ("data", False),
        ("topic", False),
        ("%zz", False),
        ("%ff", False),
    ],
)
def test_fragment(web: WebServer, attempt: Attempt, fragment: str, there: bool) -> None:
    """A fragment must be an id or an anchor's name in the page, as it is or percent-decoded."""
    web.on("/page", Say(body=PAGE.encode()))
    url = web.url(f"/page#{fragment}")
    answer = attempt(url)[url]
    assert answer.kind == ("fine" if there else "gone")
    assert there or answer.message == f"has no part '#{fragment}'"


@pytest.mark.parametrize(
    ("say", "kind"),
    [
        (Say(body=b"%PDF-1.7", headers={"Content-Type": "application/pdf"}), "fine"),
        (Say(body=b"<svg/>", headers={"Content-Type": "image/svg+xml"}), "fine"),
        (Say(body=b"<p id=y>", headers={}), "gone"),
        (Say(body=b"<p id=x>", headers={"Content-Type": "application/xhtml+xml"}), "fine"),
        (Say(body=gzip.compress(b"<p id=x>"), headers={**HTML, "Content-Encoding": "gzip"}), "fine"),
        (Say(body=gzip.compress(b"<p id=y>"), headers={**HTML, "Content-Encoding": "gzip"}), "gone"),
        (Say(body=b"this is no gzip", headers={**HTML, "Content-Encoding": "gzip"}), "unknown"),
        (Say(body=b"<p id=x>", length=1000), "fine"),
        (Say(body=b"<p id=y>", length=1000), "unknown"),
        (Say(body=b"<p id=y><p id=x>", length=8), "gone"),
        (Say(endless=b"<p id=y>" + b" " * 100_000), "unknown"),
        (Say(body=b"<p id=x>", endless=b" " * 100_000), "fine"),
        (Say(body=b"<p id=y>", endless=b" ", every=0.05), "unknown"),
        (Say(body=b"<div id=root></div><script src=app.js></script>"), "unknown"),
        (Say(body=b"<script src=app.js></script>" + b"<p>many words" * 50), "gone"),
        (Say(body="<p id='ärzte'>".encode("latin-1"), headers={"Content-Type": "text/html; charset=latin1"}), "fine"),
        (Say(404), "gone"),
        (Say(403), "forbidden"),
    ],
)
def test_fragment_of_a_body(web: WebServer, attempt: Attempt, say: Say, kind: str) -> None:
    """Only an HTML page that was read to its end, and that no script draws, can lack a part."""
    fragment = "x" if b"rzte" not in say.body else "%C3%A4rzte"
    web.on("/page", say)
    url = web.url(f"/page#{fragment}")
    assert attempt(url, request=1 if say.every else 20)[url].kind == kind
    assert web.methods("/page") == ["GET"]


@pytest.mark.parametrize(
    ("page", "content_type"),
    [
        ("<p id=ärzte>".encode(), ""),
        ("\ufeff<p id=ärzte>".encode(), "text/html; charset=latin-1"),
        ("<p id=ärzte>".encode("utf-16"), "text/html"),
        ("<p id=ärzte>".encode("latin-1"), "text/html; Charset='ISO-8859-1'"),
        ("<meta charset=latin-1><p id=ärzte>".encode("latin-1"), "text/html"),
        ("<meta http-equiv=x content='text/html; charset=cp1252'><p id=ärzte>".encode("cp1252"), ""),
        ("<meta charset=utf-16><p id=ärzte>".encode(), ""),
        ("<meta charset=no-such><p id=ärzte>".encode(), ""),
        ("<meta charset=punycode><p id=ärzte>".encode(), ""),
        ("<meta charset=utf-7><p id=ärzte>".encode(), ""),
        ("<meta charset=base64><p id=ärzte>".encode(), ""),
    ],
)
def test_charset(page: bytes, content_type: str) -> None:
    """The charset is that of the byte order mark, the header, the `<meta>`; else, or where it is none, UTF-8."""
    judged = Page({"ärzte"}, content_type)
    judged.add(page)
    judged.end(whole=True)
    assert not judged.missing


def test_address_over_two_lines(web: WebServer, attempt: Attempt) -> None:
    """Line ends and tabs in an address, and spaces around it, are no part of it, as in a browser."""
    url = f" {web.on('/page', Say())[:-2]}\n\tge "
    assert attempt(url)[url].kind == "fine"


def test_one_request_for_all_fragments(web: WebServer, attempt: Attempt) -> None:
    """An address is requested once, whatever fragments it is written with, and how often."""
    page = web.on("/page", Say(body=b"<p id=a><p id=b>" + b"<p>many words" * 50))
    addresses = [f"{page}#a", f"{page}#b", f"{page}#c", page, f"{page}#a", f"{page}#", page.replace("http", "HTTP")]
    answers = attempt(*addresses)
    assert [answers[address].kind for address in addresses] == ["fine", "fine", "gone", "fine", "fine", "fine", "fine"]
    assert list(answers) == list(dict.fromkeys(addresses))
    assert web.methods("/page") == ["GET"]


def test_long_page_is_left_once_the_part_is_found(web: WebServer, attempt: Attempt) -> None:
    """A page is read to the part that is looked for, not to its end."""
    url = web.on("/page", Say(body=b" " * 70_000 + b"<p id=x>", endless=b"<p>" * 4000, every=0.01)) + "#x"
    assert attempt(url)[url].kind == "fine"
    assert web.seen[-1].sent < page.MOST / 2


IDS = st.text(st.sampled_from("abz-_.:é&;<>=/ \"'"), min_size=1, max_size=6)
SOUP = st.lists(
    st.one_of(
        st.sampled_from(
            ["<p>", "</p>", "<!--", "-->", "<script>", "</script>", "<", ">", '"', "'", "=", " id=", "<a ", "&amp;"]
        ),
        IDS,
        IDS.map(lambda name: f"<p id={name}>"),
        IDS.map(lambda name: f'<p class=x id="{name}">'),
    ),
    max_size=30,
).map("".join)


def ids(text: str, whole: bool) -> set[str]:
    """Which of the short names a page has, or has so far."""
    names = {text[i : i + size] for i in range(len(text)) for size in range(1, 8)}
    page = Page(names)
    page.add(text.encode())
    page.end(whole)
    return names - page.missing


@given(SOUP, st.integers(0, 200))
def test_half_a_page_has_no_other_parts(soup: str, cut: int) -> None:
    """What is found in the beginning of a page is in the page: no half tag is taken for a whole one."""
    head = soup[:cut]
    assert ids(head, whole=False) <= ids(soup, whole=True)


NAMES = st.text(st.characters(codec="utf-8", exclude_characters="\"'&<%\0\r"), min_size=1)


@given(st.lists(st.tuples(NAMES, st.booleans())))
def test_every_id_is_found(entries: list[tuple[str, bool]]) -> None:
    """Any id in quotes is found; one in a script is not."""
    page = Page({name for name, _ in entries})
    for name, shown in entries:
        tag = f'<p title="<b>" id="{name}">'
        page.add((tag if shown else f"<script>'{tag}'</script>").encode())
    page.end(whole=True)
    assert page.missing == {name for name, _ in entries} - {name for name, shown in entries if shown}


@pytest.mark.parametrize(
    "unit",
    [
        "<",
        "<a ",
        '<a "',
        '<a b="',
        "<a =",
        "<!--",
        "<!-- --",
        "<script>",
        "</",
        "<!",
        "a=",
        "= ",
        "<b id=a>",
        "&amp;",
        " ",
    ],
)
def test_page_made_to_exhaust(unit: str) -> None:
    """A page of any shape takes time in proportion to its length."""
    begun = time.perf_counter()
    page = Page({"x"})
    page.add(f"<p {unit * (400_000 // len(unit))}".encode())
    page.add(f"{unit * (400_000 // len(unit))}".encode())
    page.end(whole=True)
    assert time.perf_counter() - begun < 5


@pytest.mark.parametrize(
    ("fragment", "name"),
    [
        ("x", "x"),
        ("", ""),
        ("top", ""),
        ("topic", "topic"),
        ("x:~:text=y", "x"),
        ("t=30", ""),
        ("Lung", "Lung"),
        ("L1", ""),
    ],
)
def test_sought(fragment: str, name: str) -> None:
    """Fragments that a viewer or a script reads, and the top, name no part of a page."""
    assert sought(fragment) == name
