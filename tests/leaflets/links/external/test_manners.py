"""How hosts are treated: one request at a time, with pauses, and patience within bounds."""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from email.utils import formatdate
from itertools import pairwise
from pathlib import Path

import pytest
from leaflets.links.external import Answer
from leaflets.links.external.request import AGENT
from leaflets.links.external.visit import retry_after
from support.web_server import Say, WebServer, closed_port, redirect

Attempt = Callable[..., dict[str, Answer]]


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
