"""What an answer of another host means."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest
from leaflets.links.external import Answer
from support.web_server import HTML, Say, WebServer

Attempt = Callable[..., dict[str, Answer]]


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
