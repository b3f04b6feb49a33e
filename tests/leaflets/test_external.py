"""Trying external addresses, against a real web server on this machine."""

from __future__ import annotations

import gzip
import json
import re
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import replace
from email.utils import formatdate
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from leaflets.external import Answer, Manners, page, try_all
from leaflets.external import answers as memory
from leaflets.external.page import Page, sought
from leaflets.external.request import AGENT, NoReplyError, canonical
from leaflets.external.visit import retry_after
from web_server import HTML, Certificates, Say, WebServer

QUICK = Manners(pause=0.01, request=10, back_off=0.02)
Attempt = Callable[..., dict[str, Answer]]


@pytest.fixture(autouse=True)
def _plain_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "NO_PROXY", "REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.lower(), raising=False)


@pytest.fixture
def web() -> Iterator[WebServer]:
    """A web server that has nothing to say yet."""
    with WebServer() as server:
        yield server


@pytest.fixture(scope="session")
def certificates(tmp_path_factory: pytest.TempPathFactory) -> Certificates:
    """An authority that nobody knows but who is told."""
    return Certificates(tmp_path_factory.mktemp("certificates"))


@pytest.fixture
def said() -> list[str]:
    """What was told beside the answers."""
    return []


@pytest.fixture
def attempt(tmp_path: Path, said: list[str]) -> Attempt:
    """Try addresses with quick manners, changed as named; `cache` is the same file each time."""

    def run(*addresses: str, **manners: float) -> dict[str, Answer]:
        return try_all(addresses, tmp_path / "answers.json", said.append, replace(QUICK, **manners))  # type: ignore[arg-type]

    return run


def redirect(status: int, location: str) -> Say:
    """An answer that leads elsewhere."""
    return Say(status, headers={"Location": location})


# What an answer means


@pytest.mark.parametrize(
    ("status", "kind", "message"),
    [
        (200, "fine", "answers 200 OK"),
        (204, "fine", "answers 204 No Content"),
        (206, "fine", "answers 206 Partial Content"),
        (404, "gone", "answers 404 Not Found"),
        (410, "gone", "answers 410 Gone"),
        (414, "gone", "answers 414 "),
        (401, "forbidden", "asks for a login (401)"),
        (402, "forbidden", "asks for payment (402)"),
        (403, "forbidden", "forbids access, to programs at least (403)"),
        (407, "forbidden", "is kept back by a proxy that asks for a login (407)"),
        (451, "forbidden", "is withheld for legal reasons (451)"),
        (999, "forbidden", "turns programs away (999)"),
        (400, "unknown", "answers 400 Bad Request"),
        (405, "unknown", "answers 405 Method Not Allowed"),
        (406, "unknown", "answers 406 Not Acceptable"),
        (408, "unknown", "answers 408 Request Timeout"),
        (429, "unknown", "answers 429 Too Many Requests"),
        (500, "unknown", "answers 500 Internal Server Error"),
        (501, "unknown", "answers 501 Not Implemented"),
        (503, "unknown", "answers 503 Service Unavailable"),
        (511, "unknown", "answers 511 Network Authentication Required"),
        (522, "unknown", "answers 522"),
        (300, "unknown", "answers 300 Multiple Choices"),
        (302, "unknown", "answers 302 Found and does not say where to"),
    ],
)
def test_status(web: WebServer, attempt: Attempt, status: int, kind: str, message: str) -> None:
    """A status that stays the same tells fine, gone, forbidden or that nothing is known."""
    url = web.on("/page", Say(status))
    answer = attempt(url)[url]
    assert answer.kind == kind
    assert answer.message.startswith(message)


@pytest.mark.parametrize(
    ("head", "get", "methods", "kind"),
    [
        ([Say()], [], ["HEAD"], "fine"),
        ([Say(405)], [Say()], ["HEAD", "GET"], "fine"),
        ([Say(404)], [Say()], ["HEAD", "GET"], "fine"),
        ([Say(403)], [Say()], ["HEAD", "GET"], "fine"),
        ([Say(406)], [Say()], ["HEAD", "GET"], "fine"),
        ([Say(501)], [Say()], ["HEAD", "GET"], "fine"),
        ([Say(302)], [Say()], ["HEAD", "GET"], "fine"),
        ([Say(raw=b"")], [Say()], ["HEAD", "GET"], "fine"),
        ([Say(raw=b"what?\r\n\r\n")], [Say()], ["HEAD", "GET"], "fine"),
        ([Say(500)], [Say()], ["HEAD", "GET"], "fine"),
        ([Say(429)], [Say()], ["HEAD", "GET"], "fine"),
        ([Say(404)], [Say(404)], ["HEAD", "GET"], "gone"),
        ([Say(404)], [Say(403)], ["HEAD", "GET"], "forbidden"),
        ([Say(500)], [Say(500), Say()], ["HEAD", "GET", "GET"], "fine"),
        ([Say(429)], [Say(429), Say()], ["HEAD", "GET", "GET"], "fine"),
        ([Say(502)], [Say(503), Say(504), Say()], ["HEAD", "GET", "GET", "GET"], "fine"),
        ([Say(503)], [Say(503)], ["HEAD", "GET", "GET", "GET"], "unknown"),
        ([Say(raw=b"")], [Say(raw=b""), Say(404)], ["HEAD", "GET", "GET"], "gone"),
        ([Say(raw=b"")], [Say(raw=b"")], ["HEAD", "GET", "GET", "GET"], "unknown"),
        ([Say(405)], [Say(405)], ["HEAD", "GET"], "unknown"),
        ([Say(404)], [Say(length=1000)], ["HEAD", "GET"], "fine"),
        ([Say(404)], [Say(endless=b"x" * 10_000)], ["HEAD", "GET"], "fine"),
    ],
)
def test_head_then_get(
    web: WebServer, attempt: Attempt, head: list[Say], get: list[Say], methods: list[str], kind: str
) -> None:
    """HEAD comes first; GET where HEAD is refused or not believed; again only what a later try may change."""
    web.on("/page", *head, method="HEAD")
    url = web.on("/page", *get, method="GET")
    assert attempt(url)[url].kind == kind
    assert web.methods("/page") == methods


def test_a_body_that_nobody_needs_is_not_read(web: WebServer, attempt: Attempt) -> None:
    """A GET that is only to see the status is ended once it is seen."""
    web.on("/film", Say(405), method="HEAD")
    url = web.on("/film", Say(endless=b"x" * 10_000, every=0.005), method="GET")
    assert attempt(url)[url].kind == "fine"
    patience = time.monotonic() + 5
    sent = -1
    while sent != web.seen[-1].sent and time.monotonic() < patience:
        sent = web.seen[-1].sent
        time.sleep(0.1)
    assert sent == web.seen[-1].sent


def test_the_body_of_a_redirect_is_not_read(web: WebServer, attempt: Attempt) -> None:
    """Only the page at the end of the way is looked into."""
    web.on("/end", Say(body=b"<p id=x>"))
    url = web.on("/page", Say(302, headers={**HTML, "Location": "/end"}, endless=b"x", every=0.05)) + "#x"
    begun = time.monotonic()
    assert attempt(url, request=8)[url].kind == "fine"
    assert time.monotonic() - begun < 5


def test_a_connection_is_used_again(web: WebServer, attempt: Attempt) -> None:
    """All HEADs to one host go over one connection."""
    attempt(*[web.on(f"/{name}", Say()) for name in ("a", "b", "c")])
    assert len({seen.connection for seen in web.seen}) == 1


def test_a_host_that_refuses_head_is_spared_it(web: WebServer, attempt: Attempt) -> None:
    """Once a GET told what a HEAD did not, the host's other addresses are asked for with GET only."""
    urls = []
    for name in ("a", "b", "c"):
        web.on(f"/{name}", Say(405), method="HEAD")
        urls.append(web.on(f"/{name}", Say(), method="GET"))
    attempt(*urls)
    assert sorted(seen.method for seen in web.seen) == ["GET", "GET", "GET", "HEAD"]


# Redirects

SITE = {
    "/end": Say(body=b"<h2 id='part'>Part</h2>"),
    "/for-good": redirect(301, "/end"),
    "/for-good-308": redirect(308, "/end"),
    "/for-now": redirect(302, "/end"),
    "/for-now-303": redirect(303, "/end"),
    "/for-now-307": redirect(307, "/end"),
    "/good-good": redirect(301, "/for-good-308"),
    "/good-now": redirect(301, "/for-now"),
    "/now-good": redirect(302, "/for-good"),
    "/good-good-now-good": redirect(308, "/good-now-good"),
    "/good-now-good": redirect(301, "/now-good"),
    "/slash": redirect(301, "/slash/"),
    "/slash/": Say(),
    "/own-part": redirect(301, "/end#part"),
    "/own-part-now": redirect(302, "/own-part"),
    "/query": redirect(301, "?page=2"),
    "/query?page=2": Say(),
    "/umlaut": redirect(301, "/ärzte"),
    "/%C3%A4rzte": Say(),
    "/there-and-back": redirect(301, "/back"),
    "/back": redirect(302, "/there-and-back"),
    "/round": redirect(302, "/round"),
    "/round-good": redirect(301, "/round-good"),
    "/to-gone": redirect(301, "/gone"),
    "/to-gone-now": redirect(302, "/gone"),
    "/to-closed": redirect(301, "/closed"),
    "/closed": Say(403),
    "/to-nowhere": redirect(301, "http://[broken"),
    "/to-mail": redirect(302, "mailto:ward@hospital.example"),
    "/to-account": redirect(302, "/account/login?back=%2Fto-account"),
    "/to-account-good": redirect(301, "/account/login?back=%2Fto-account"),
    "/account/login?back=%2Fto-account": Say(),
    "/deep/to-front": redirect(302, "/"),
    "/deep/to-front-good": redirect(301, "/"),
    "/index.html": redirect(301, "/"),
    "/login": redirect(302, "/account/login?back=%2Fto-account"),
    "/good-now-away": redirect(301, "/now-away"),
    "/now-away": redirect(302, "/gone"),
    "/good-now-front": redirect(301, "/deep/to-front"),
    "/": Say(),
    "/blog-in-short": redirect(301, "/catalogin"),
    "/catalogin": Say(),
}


def serve(web: WebServer) -> None:
    """Put SITE on the server; a header is bytes, and hosts write UTF-8 into it."""
    for path, say in SITE.items():
        headers = {name: value.encode().decode("latin-1") for name, value in say.headers.items()}
        web.on(path, replace(say, headers=headers))


@pytest.mark.parametrize(
    ("path", "kind", "final"),
    [
        ("/for-good", "moved", "/end"),
        ("/for-good-308", "moved", "/end"),
        ("/for-now", "fine", ""),
        ("/for-now-303", "fine", ""),
        ("/for-now-307", "fine", ""),
        ("/good-good", "moved", "/end"),
        ("/good-now", "moved", "/for-now"),
        ("/now-good", "fine", ""),
        ("/good-good-now-good", "moved", "/now-good"),
        ("/slash", "moved", "/slash/"),
        ("/query", "moved", "/query?page=2"),
        ("/umlaut", "moved", "/%C3%A4rzte"),
        ("/there-and-back", "gone", ""),
        ("/round", "gone", ""),
        ("/round-good", "gone", ""),
        ("/to-gone", "gone", ""),
        ("/to-gone-now", "gone", ""),
        ("/to-closed", "forbidden", ""),
        ("/to-nowhere", "gone", ""),
        ("/to-mail", "unknown", ""),
        ("/to-account", "forbidden", ""),
        ("/to-account-good", "forbidden", ""),
        ("/deep/to-front", "unknown", ""),
        ("/deep/to-front-good", "moved", "/"),
        ("/index.html", "moved", "/"),
        ("/blog-in-short", "moved", "/catalogin"),
        ("/login", "fine", ""),
        ("/good-now-front", "unknown", ""),
        # A fragment goes along, but one of the redirect's own wins.
        ("/for-good#part", "moved", "/end#part"),
        ("/good-good#part", "moved", "/end#part"),
        ("/for-now#part", "fine", ""),
        ("/for-good#absent", "gone", ""),
        ("/for-now#absent", "gone", ""),
        ("/own-part#absent", "moved", "/end#part"),
        ("/own-part", "moved", "/end#part"),
        ("/own-part-now#absent", "fine", ""),
    ],
)
def test_redirect(web: WebServer, attempt: Attempt, path: str, kind: str, final: str) -> None:
    """Permanent redirects are to be mended as far as they are permanent; temporary ones are left alone."""
    serve(web)
    url = web.url(path)
    answer = attempt(url)[url]
    assert (answer.kind, answer.final) == (kind, web.url(final) if final else "")
    if final:
        assert answer.message.startswith(f"moved for good to {answer.final}: ")


@pytest.mark.parametrize(
    ("path", "message"),
    [
        ("/for-good", r"moved for good to \S+/end: write that"),
        ("/for-now", r"leads for now to \S+/end"),
        ("/to-gone", r"moved for good to \S+/gone, which answers 404 Not Found"),
        ("/to-gone-now", r"leads to \S+/gone, which answers 404 Not Found"),
        ("/good-now-away", r"leads to \S+/gone, which answers 404 Not Found"),
        ("/to-closed", r"moved for good to \S+/closed, which forbids access, to programs at least \(403\)"),
        ("/for-good#absent", r"moved for good to \S+/end, which has no part '#absent'"),
        ("/to-nowhere", r"leads to http://\[broken, which is not a well-formed address"),
        ("/to-mail", r"leads to mailto:ward@hospital\.example, which is not tried: only http and https addresses are"),
        ("/round", r"leads in a circle"),
        ("/deep/to-front", r"leads to the front page \S+/: the page itself may be gone"),
        ("/deep/to-front-good", r"moved for good to \S+/: that is a front page: find where this page is now"),
        ("/index.html", r"moved for good to \S+/: write that"),
        ("/to-account", r"leads to a page for logging in, \S+/account/login\?back=%2Fto-account"),
    ],
)
def test_redirect_message(web: WebServer, attempt: Attempt, path: str, message: str) -> None:
    """The message names the address at the end, and what is wrong there."""
    serve(web)
    url = web.url(path)
    assert re.fullmatch(message, attempt(url)[url].message)


def test_redirect_to_https(
    web: WebServer, attempt: Attempt, certificates: Certificates, monkeypatch: pytest.MonkeyPatch
) -> None:
    """From http to https for good is a move like any other."""
    monkeypatch.setenv("REQUESTS_CA_BUNDLE", str(certificates.bundle))
    with WebServer(certificates.right()) as safe:
        safe.on("/page", Say())
        url = web.on("/page", redirect(301, safe.url("/page")))
        assert attempt(url)[url].final == safe.url("/page")


@pytest.mark.parametrize(
    ("host", "kind"), [("127.0.0.1", "unknown"), ("localhost", "fine")], ids=["the same site", "another site"]
)
def test_redirect_to_a_front_page(web: WebServer, attempt: Attempt, host: str, kind: str) -> None:
    """A page that gives way to its own site's front page may be gone; a short link to another site is what it is."""
    web.on("/", Say())
    url = web.on("/short/link", redirect(302, web.url("/", host)))
    assert attempt(url)[url].kind == kind


@pytest.mark.parametrize(("count", "kind"), [(20, "fine"), (21, "gone")])
def test_many_redirects(web: WebServer, attempt: Attempt, count: int, kind: str) -> None:
    """As many redirects are followed as browsers follow: twenty."""
    for number in range(count):
        web.on(f"/{number}", redirect(302, f"/{number + 1}"))
    web.on(f"/{count}", Say())
    url = web.url("/0")
    assert attempt(url)[url].kind == kind


def test_circle_of_head_only(web: WebServer, attempt: Attempt) -> None:
    """A host that leads only a HEAD in a circle is asked with GET before its page is called gone."""
    web.on("/page", redirect(302, "/page"), method="HEAD")
    url = web.on("/page", Say(), method="GET")
    assert attempt(url)[url].kind == "fine"


def test_cookie_on_the_way(web: WebServer, attempt: Attempt) -> None:
    """A host that sets a cookie and leads back is followed with it; no other visit sends that cookie."""
    taste = Say(302, headers={"Location": "/page", "Set-Cookie": "taste=1"})
    url = web.on("/page", taste, Say())
    other = web.on("/other", Say())
    attempt(url, other)
    assert {path: answer.kind for path, answer in attempt(url, other).items()} == {url: "fine", other: "fine"}
    assert [(seen.method, seen.path, seen.headers.get("cookie")) for seen in web.seen] == [
        ("HEAD", "/page", None),
        ("HEAD", "/page", "taste=1"),
        ("HEAD", "/other", None),
    ]


# Fragments

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


# Faults of the network


def closed_port() -> int:
    """A port on which nothing listens."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
        return port


@pytest.mark.parametrize(
    ("say", "message"),
    [
        (Say(delay=5), "gives no answer in 0.3 s"),
        (Say(raw=b""), "closes the connection without an answer"),
        (Say(raw=b"220 mail ready\r\n"), "gives an answer that is not HTTP"),
        (Say(raw=b"HTTP/1.1 200 OK\r\n" + b"X: 1\r\n" * 200 + b"\r\n"), "gives an answer that is not HTTP"),
        (Say(raw=b"HTTP/1.1 200 OK\r\nX: " + b"x" * 70_000), "gives an answer that is not HTTP"),
    ],
    ids=["slow", "closed", "garbage", "many headers", "long header"],
)
def test_no_answer(web: WebServer, attempt: Attempt, say: Say, message: str) -> None:
    """What is no answer is asked for again, then nothing is known; no host can keep us longer."""
    url = web.on("/page", say)
    begun = time.monotonic()
    assert attempt(url, request=0.3 if say.delay else 10)[url] == Answer("unknown", message)
    assert time.monotonic() - begun < 10
    assert web.methods("/page") == ["HEAD", "GET", "GET", "GET"]


def test_header_that_drips(attempt: Attempt) -> None:
    """A host that sends its header byte by byte for ever is left when the time for a request is over."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        ended = threading.Event()

        def drip() -> None:
            held = []
            while not ended.is_set():
                listening.settimeout(0.05)
                try:
                    held.append(listening.accept()[0])
                except TimeoutError:
                    for connection in held:
                        connection.send(b"H" if len(held) == 1 else b"T")
            for connection in held:
                connection.close()

        thread = threading.Thread(target=drip)
        thread.start()
        try:
            url = f"http://127.0.0.1:{listening.getsockname()[1]}/"
            begun = time.monotonic()
            assert attempt(url, request=0.3, tries=1)[url] == Answer("unknown", "gives no answer in 0.3 s")
            assert time.monotonic() - begun < 5
        finally:
            ended.set()
            thread.join()


def test_refused(attempt: Attempt, said: list[str]) -> None:
    """A host on which nothing listens may be up again tomorrow; of the network one host tells nothing."""
    url = f"http://127.0.0.1:{closed_port()}/"
    assert attempt(url)[url] == Answer("unknown", "cannot be reached: its host refuses the connection")
    assert said == []


def test_no_such_host(web: WebServer, attempt: Attempt) -> None:
    """A host without a name is gone, where other hosts answer; RFC 6761 keeps `.invalid` free of hosts."""
    url = "http://no-such-host.invalid/page"
    assert attempt(url, web.on("/", Say()))[url] == Answer(
        "gone", "names a host that does not exist: no-such-host.invalid"
    )


def test_no_network(attempt: Attempt, said: list[str], tmp_path: Path) -> None:
    """Where no host answers, none is called gone; that is said once, and nothing is kept."""
    answers = attempt("http://a.no-such-host.invalid/#x", "http://b.no-such-host.invalid/")
    assert {answer.kind for answer in answers.values()} == {"unknown"}
    assert answers["http://b.no-such-host.invalid/"].message == (
        "names a host that does not exist: b.no-such-host.invalid; nor did any other host answer: is there a network?"
    )
    assert said == [
        "No host answered: is there a network, and are HTTPS_PROXY and REQUESTS_CA_BUNDLE as they should be?"
    ]
    assert not list(tmp_path.iterdir())


def test_host_that_answered_last_week_shows_that_there_is_a_network(web: WebServer, attempt: Attempt) -> None:
    """When all others come from the cache, a host without a name is still gone."""
    good, bad = web.on("/", Say()), "http://no-such-host.invalid/"
    attempt(good)
    assert attempt(good, bad)[bad].kind == "gone"
    assert len(web.seen) == 1


@pytest.mark.parametrize(
    ("made", "trusted", "kind", "message"),
    [
        ("right", True, "fine", "answers 200 OK"),
        ("right", False, "unknown", "has a certificate from an issuer that this machine does not trust"),
        ("expired", True, "gone", "has a certificate that has expired: browsers warn of the page"),
        ("expired", False, "unknown", "has a certificate from an issuer that this machine does not trust"),
        ("elsewhere", True, "unknown", "has a certificate for another host: browsers warn of the page"),
        ("by_itself", True, "unknown", "has a certificate signed by itself: browsers warn of the page"),
    ],
)
@pytest.mark.parametrize("host", ["127.0.0.1", "localhost"])
def test_certificate(
    attempt: Attempt,
    certificates: Certificates,
    monkeypatch: pytest.MonkeyPatch,
    made: str,
    trusted: bool,
    kind: str,
    message: str,
    host: str,
) -> None:
    """TLS is always verified, with the bundle that the environment names; only "expired" is surely the host's fault."""
    if trusted:
        monkeypatch.setenv("REQUESTS_CA_BUNDLE", str(certificates.bundle))
    with WebServer(getattr(certificates, made)()) as web:
        web.on("/", Say())
        url = web.url("/", host)
        assert attempt(url)[url] == Answer(kind, message)  # type: ignore[arg-type]
        assert len(web.seen) == (kind == "fine")


def test_https_at_a_host_that_speaks_http(web: WebServer, attempt: Attempt) -> None:
    """A host without TLS is told as such."""
    url = web.on("/", Say()).replace("http:", "https:")
    assert attempt(url)[url] == Answer("unknown", "cannot be reached: no secure connection can be made")


def test_missing_bundle(attempt: Attempt, monkeypatch: pytest.MonkeyPatch) -> None:
    """A bundle that is not there is not the host's fault."""
    monkeypatch.setenv("REQUESTS_CA_BUNDLE", "/no/such/file.pem")
    url = f"https://127.0.0.1:{closed_port()}/"
    assert attempt(url)[url] == Answer("unknown", "cannot be tried: REQUESTS_CA_BUNDLE or CURL_CA_BUNDLE names no file")


@pytest.mark.parametrize(
    ("address", "kind"),
    [
        ("https://example]org", "gone"),
        ("http://", "gone"),
        ("http://[::1", "gone"),
        ("http://exa mple.org/", "gone"),
        ("http://example.org:port/", "gone"),
        ("http://example.org:99999/", "gone"),
        (f"http://{'a' * 64}.example/", "gone"),
        (f"http://{'a.' * 130}example/", "gone"),
        ("http://a..example/", "gone"),
        (f"http://{'a' * 100_000}.example/", "gone"),
        (f"http://{'ü' * 100_000}.example/", "gone"),
        (f"http://{'@' * 100_000}", "gone"),
        ("http://[" * 15_000, "gone"),
        ("mailto:ward@hospital.example", "unknown"),
        ("ftp://files.example/", "unknown"),
        ("file:///etc/passwd", "unknown"),
        ("javascript:alert(1)", "unknown"),
        ("httpx://example.org/", "unknown"),
        ("//example.org/", "unknown"),
        ("page.md", "unknown"),
        ("", "unknown"),
    ],
    ids=lambda value: value[:30],
)
def test_no_address(attempt: Attempt, address: str, kind: str) -> None:
    """What is no http(s) address is answered without a request, and without a crash."""
    begun = time.monotonic()
    assert attempt(address)[address].kind == kind
    assert time.monotonic() - begun < 5


@pytest.mark.parametrize("path", ["/a" * 10_000, "/" + "%" * 10_000, "/" + "ä" * 10_000, "/?" + "&a=b" * 5_000])
def test_long_path(web: WebServer, attempt: Attempt, path: str) -> None:
    """A path of any length is asked for; what the server says to it counts."""
    url = web.url(path)
    assert attempt(url)[url].kind in {"gone", "unknown"}


@given(st.one_of(st.text(), st.text().map("http://{}".format), st.text().map("https://h.example/{}".format)))
def test_canonical_of_anything(text: str) -> None:
    """Any text is an address that can be asked for, or is told to be none."""
    with suppress(NoReplyError):
        assert canonical(text).startswith(("http://", "https://"))


# Manners


def test_introduction(web: WebServer, attempt: Attempt, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """We say who we are, and send no password: not one in the address, nor one that the user keeps for the host."""
    netrc = tmp_path / "netrc"
    netrc.write_text("machine 127.0.0.1 login me password secret\n")
    monkeypatch.setenv("NETRC", str(netrc))
    web.on("/", Say())
    attempt(web.url("/"), web.url("/").replace("//", "//me:secret@"))
    assert [seen.headers["user-agent"] for seen in web.seen] == [AGENT, AGENT]
    assert re.fullmatch(r"leaflets/\d+\.\d+\.\d+ \(link check\)", AGENT)
    assert not any("authorization" in seen.headers for seen in web.seen)


def test_one_request_at_a_time(web: WebServer, attempt: Attempt) -> None:
    """A host has never two requests at once, though redirects lead to it from others; it has a pause between them."""
    for number in range(6):
        web.on(f"/page{number}", Say(delay=0.03))
        web.on(f"/away{number}", redirect(302, web.url(f"/page{number}", "localhost")))
    urls = [web.url(f"/away{number}") for number in range(3)]
    urls += [web.url(f"/page{number}", "localhost") for number in range(3, 6)]
    attempt(*urls, pause=0.1)
    assert web.most_at_once["localhost"] == 1
    assert web.most_at_once["127.0.0.1"] == 1
    times = [seen.at for seen in web.seen if seen.host == "localhost"]
    assert len(times) == 6
    assert min(later - earlier for earlier, later in pairwise(times)) >= 0.1


def test_hosts_side_by_side(web: WebServer, attempt: Attempt) -> None:
    """Hosts do not wait for one another."""
    web.on("/slow", Say(delay=0.5))
    urls = [web.url("/slow"), web.url("/slow", "localhost")]
    attempt(*urls)
    assert web.most_at_once["all"] == 2


def test_no_more_hosts_than_that(web: WebServer, attempt: Attempt) -> None:
    """No more hosts are asked at once than the manners say; those with most addresses come first."""
    web.on("/slow", Say(delay=0.1))
    attempt(web.url("/slow"), web.url("/slow", "localhost"), web.url("/", "localhost"), hosts=1)
    assert web.most_at_once["all"] == 1
    assert [seen.host for seen in web.seen] == ["localhost", "localhost", "localhost", "127.0.0.1"]


@pytest.mark.parametrize(("status", "form"), [(429, "date"), (503, "seconds")])
def test_retry_after(web: WebServer, attempt: Attempt, status: int, form: str) -> None:
    """A host that asks to be left alone for a while is, for all its addresses; then it is asked again."""
    later = formatdate(time.time() + 2, usegmt=True)
    busy = Say(status, headers={"Retry-After": "1" if form == "seconds" else later})
    url = web.on("/busy", busy, Say())
    other = web.on("/other", Say())
    answers = attempt(url, other)
    assert {answer.kind for answer in answers.values()} == {"fine"}
    times = [seen.at for seen in web.seen]
    assert min(times[1:]) - times[0] >= 0.95


def test_retry_after_too_long(web: WebServer, attempt: Attempt) -> None:
    """A host that asks for more than we wait is not asked again, for none of its addresses."""
    busy = Say(429, headers={"Retry-After": "3600"})
    urls = [web.on(f"/{name}", busy) for name in ("a", "b", "c")]
    answers = attempt(*urls)
    assert len(web.seen) == 1
    assert {answer.kind for answer in answers.values()} == {"unknown"}
    assert answers[urls[0]].message == "answers 429 Too Many Requests and asks to come back in 60 min"
    assert answers[urls[1]].message == "is not tried: its host asks to come back in 60 min"


def test_retry_after_just_too_long(web: WebServer, attempt: Attempt) -> None:
    """Though there is time left for the address, no longer wait than that of the manners is made."""
    url = web.on("/busy", Say(503, headers={"Retry-After": "2"}), Say())
    assert attempt(url, wait=1)[url].message == "answers 503 Service Unavailable and asks to come back in 2 s"
    assert len(web.seen) == 1


def test_host_that_answers_now_and_then(web: WebServer, attempt: Attempt) -> None:
    """What was tried in vain before a good answer does not count."""
    urls = [
        web.on("/a", Say(503, delay=0.25)),
        web.on("/b", Say()),
        web.on("/c", Say(503, delay=0.25)),
        web.on("/d", Say()),
    ]
    answers = attempt(*urls, in_vain=1.9)
    assert [answers[url].kind for url in urls] == ["unknown", "fine", "unknown", "fine"]


def test_host_that_is_tried_in_vain(web: WebServer, attempt: Attempt) -> None:
    """A host that costs much time and never answers is left alone; one that answers is not."""
    silent = [web.on(f"/{name}", Say(raw=b"", delay=0.1)) for name in ("a", "b", "c")]
    good = web.url("/", "localhost")
    web.on("/", Say())
    answers = attempt(*silent, good, in_vain=0.3)
    assert [answers[url].message.partition(":")[0] for url in silent] == [
        "closes the connection without an answer",
        "is not tried",
        "is not tried",
    ]
    assert answers[good].kind == "fine"


def test_back_off(web: WebServer, attempt: Attempt) -> None:
    """Each further try comes twice as late as the one before."""
    url = web.on("/page", Say(503))
    attempt(url, back_off=0.2)
    _head, first, second, third = (seen.at for seen in web.seen)
    assert second - first >= 0.2
    assert third - second >= 0.4


def test_no_try_after(web: WebServer, attempt: Attempt) -> None:
    """When the time for an address is over, no further try begins."""
    url = web.on("/page", Say(503))
    assert attempt(url, back_off=0.3, visit=0.2)[url].kind == "unknown"
    assert web.methods("/page") == ["HEAD", "GET"]


@pytest.mark.parametrize(
    ("header", "seconds"),
    [
        ("120", 120),
        (" 0 ", 0),
        ("9" * 10_000, 9_999_999_999),
        ("Sun, 22 Nov 2026 00:02:00 GMT", 120),
        ("Sun, 22 Nov 2026 00:00:00 GMT", 0),
        ("Sat, 21 Nov 2026 00:00:00 GMT", 0),
        ("Sunday, 22-Nov-26 00:02:00 GMT", 120),
        ("-5", 0),
        ("1.5", 0),
        ("soon", 0),
        ("²", 0),
        ("Sun, 99 Nov 99999 00:00:00 GMT", 0),
        ("", 0),
    ],
    ids=lambda value: str(value)[:30],
)
def test_retry_after_header(header: str, seconds: float) -> None:
    """The header is a number of seconds or an HTTP date; nonsense and the past are no wait."""
    assert retry_after(header, now=1795305600) == seconds


def test_proxy(web: WebServer, attempt: Attempt, monkeypatch: pytest.MonkeyPatch) -> None:
    """Requests go through the proxy that the environment names, and it looks up the hosts."""
    monkeypatch.setenv("http_proxy", web.url(""))
    url = "http://hospital.invalid/page"
    web.on("/page", Say())
    assert attempt(url)[url].kind == "fine"
    assert [(seen.host, seen.path) for seen in web.seen] == [("hospital.invalid", url)]


@pytest.mark.parametrize(
    ("status", "answer"),
    [
        (403, Answer("forbidden", "is kept back by the proxy, which answers 403 Forbidden")),
        (502, Answer("unknown", "cannot be reached through the proxy, which answers 502 Bad Gateway")),
    ],
)
def test_proxy_that_refuses(
    web: WebServer, attempt: Attempt, monkeypatch: pytest.MonkeyPatch, status: int, answer: Answer
) -> None:
    """What a proxy refuses is not the host's fault."""
    monkeypatch.setenv("https_proxy", web.url(""))
    web.on("hospital.invalid:443", Say(status))
    assert attempt("https://hospital.invalid/")["https://hospital.invalid/"] == answer


@pytest.mark.parametrize(
    "proxy", ["http://127.0.0.1:{port}", "http://no-such-host.invalid:1", "nonsense://x:y", "socks5://x"]
)
def test_proxy_that_is_not_there(attempt: Attempt, monkeypatch: pytest.MonkeyPatch, proxy: str) -> None:
    """Without its proxy this machine knows nothing of any host."""
    monkeypatch.setenv("http_proxy", proxy.format(port=closed_port()))
    answer = attempt("http://hospital.invalid/")["http://hospital.invalid/"]
    assert answer == Answer("unknown", "cannot be reached through the proxy")


# Progress, the cache and the end


def test_progress(web: WebServer, attempt: Attempt, said: list[str]) -> None:
    """Progress is told now and then, not for each address."""
    urls = [web.on(f"/{number}", Say(delay=0.02)) for number in range(30)]
    begun = time.monotonic()
    attempt(*urls, progress=0.3)
    assert 1 <= len(said) <= (time.monotonic() - begun) / 0.3
    assert all(re.fullmatch(r"\d+ of 30 addresses tried", line) for line in said)


def test_cache(web: WebServer, attempt: Attempt, said: list[str], tmp_path: Path) -> None:
    """What was answered is not asked again; each fragment is remembered by itself; what was unknown is tried again."""
    serve(web)
    web.on("/down", Say(503))
    urls = [web.url(path) for path in ("/end", "/end#part", "/end#absent", "/for-good", "/closed", "/down")]
    first = attempt(*urls)
    assert "/down" not in (tmp_path / "answers.json").read_text()
    asked = len(web.seen)
    assert attempt(*urls) == first
    assert {seen.path for seen in web.seen[asked:]} == {"/down"}
    asked = len(web.seen)
    assert attempt(web.url("/end#other"))[web.url("/end#other")].kind == "gone"
    assert len(web.seen) == asked + 1
    assert said == []


@pytest.mark.parametrize(
    ("kind", "days", "kept"),
    [
        ("fine", 6.9, True),
        ("fine", 7.1, False),
        ("moved", 6.9, True),
        ("moved", 7.1, False),
        ("gone", 0.04, True),
        ("gone", 0.05, False),
        ("forbidden", 0.04, True),
        ("forbidden", 0.05, False),
        ("unknown", 0.0, False),
        ("fine", -1, False),
    ],
)
def test_age(tmp_path: Path, kind: str, days: float, kept: bool) -> None:
    """What opens is believed for a week, a fault for an hour, the unknown never; nor is an answer from the future."""
    cache = tmp_path / "answers.json"
    memory.write(cache, {"http://x.example/": Answer("fine", "x")}, print)
    data = json.loads(cache.read_text())
    until = time.time() - days * 86_400 + memory.KEEP[kind]
    data["answers"]["http://x.example/"].update(kind=kind, until=until)
    cache.write_text(json.dumps(data))
    assert bool(memory.read(cache, print)) == kept
    memory.write(cache, {}, print)
    assert ("x.example" in cache.read_text()) == kept


@pytest.mark.parametrize(
    ("content", "word"),
    [
        (b"", "is damaged and is not used"),
        (b"\xff\xfe", "is damaged and is not used"),
        (b"{", "is damaged and is not used"),
        (b"[" * 100_000, "is damaged and is not used"),
        (b"[]", "is damaged and is not used"),
        (b"7", "is damaged and is not used"),
        (b"{}", "is damaged and is not used"),
        (b'{"format": 1, "answers": []}', "is damaged and is not used"),
        (b'{"format": 1, "answers": {"http://x/": 1}}', "is damaged and is not used"),
        (b'{"format": 1, "answers": {"http://x/": {}}}', "is damaged and is not used"),
        (
            b'{"format": 1, "answers": {"http://x/": {"kind": "good", "message": "", "final": "", "until": 9}}}',
            "is damaged and is not used",
        ),
        (
            b'{"format": 1, "answers": {"http://x/": {"kind": "fine", "message": [], "final": "", "until": 9}}}',
            "is damaged and is not used",
        ),
        (b'{"format": 99, "answers": {}}', "was written by another version and is not used"),
    ],
    ids=lambda value: value[:40] if isinstance(value, bytes) else "",
)
def test_damaged_cache(
    web: WebServer, attempt: Attempt, said: list[str], tmp_path: Path, content: bytes, word: str
) -> None:
    """A cache that cannot be read is left aside with a word, and is whole again after the run."""
    cache = tmp_path / "answers.json"
    cache.write_bytes(content)
    url = web.on("/", Say())
    assert attempt(url)[url].kind == "fine"
    assert said == [f"{cache}: {word}"]
    attempt(url)
    assert len(web.seen) == 1


def test_cache_that_cannot_be_written(web: WebServer, tmp_path: Path, said: list[str]) -> None:
    """A run without a place for its cache ends well, with a word."""
    (tmp_path / "file").touch()
    url = web.on("/", Say())
    cache = tmp_path / "file" / "answers.json"
    assert try_all([url], cache, said.append, QUICK)[url].kind == "fine"
    assert said == [f"{cache}: cannot be read: Not a directory", f"{cache}: the answers cannot be kept: File exists"]


def test_cache_is_a_folder(web: WebServer, tmp_path: Path, said: list[str]) -> None:
    """Nothing is left lying about where the cache cannot be replaced."""
    url = web.on("/", Say())
    assert try_all([url], tmp_path, said.append, QUICK)[url].kind == "fine"
    assert len(said) == 2
    assert not list(tmp_path.parent.glob(f".{tmp_path.name}-*"))


def test_two_runs_at_once(tmp_path: Path) -> None:
    """However many runs write at the same time, the file is whole, and has all that the last one knew."""
    cache = tmp_path / "answers.json"

    def write(name: int) -> None:
        for number in range(20):
            memory.write(cache, {f"http://{name}.example/{number}": Answer("fine", "x")}, print)
            words: list[str] = []
            memory.read(cache, words.append)
            assert words == []

    threads = [threading.Thread(target=write, args=(name,)) for name in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    kept = memory.read(cache, print)
    assert any(f"http://{name}.example/19" in kept for name in range(4))
    assert [path.name for path in tmp_path.iterdir()] == ["answers.json"]


INTERRUPTED = """
import sys
from pathlib import Path
from leaflets.external import Manners, try_all
try:
    try_all(sys.argv[2:], Path(sys.argv[1]), print, Manners(pause=0.01, request=60))
except KeyboardInterrupt:
    print("interrupted")
"""


def test_interrupt(web: WebServer, tmp_path: Path) -> None:
    """Ctrl-C ends a run at once, though a host has not answered; what others answered is kept."""
    cache = tmp_path / "answers.json"
    good, slow = web.on("/good", Say()), web.url("/slow", "localhost")
    web.on("/slow", Say(delay=60))
    command = [sys.executable, "-c", INTERRUPTED, str(cache), good, slow]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        while len(web.seen) < 2:
            time.sleep(0.05)
        time.sleep(0.3)
        begun = time.monotonic()
        process.send_signal(signal.SIGINT)
        output, _ = process.communicate(timeout=20)
    assert time.monotonic() - begun < 10
    assert output == "interrupted\n"
    assert process.returncode == 0
    assert list(memory.read(cache, print)) == [good]


def test_nothing_is_asked_after_the_end(web: WebServer, tmp_path: Path) -> None:
    """A run that is broken off makes no further request, though its program goes on."""

    def break_off(line: str) -> None:
        raise KeyboardInterrupt(line)

    urls = [web.on(f"/{number}", Say(delay=0.02)) for number in range(300)]
    with pytest.raises(KeyboardInterrupt):
        try_all(urls, tmp_path / "answers.json", break_off, replace(QUICK, progress=0.2))
    time.sleep(0.2)
    asked = len(web.seen)
    time.sleep(0.3)
    assert len(web.seen) == asked < 300


def test_nothing_to_try(attempt: Attempt, said: list[str], tmp_path: Path) -> None:
    """Without addresses nothing is said and nothing is written."""
    assert attempt() == {}
    assert said == []
    assert not list(tmp_path.iterdir())
