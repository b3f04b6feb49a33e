"""Redirects of another host: for good, for now, in circles."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

import pytest
from leaflets.links.external import Answer
from support.web_server import Certificates, Say, WebServer, redirect

Attempt = Callable[..., dict[str, Answer]]


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
