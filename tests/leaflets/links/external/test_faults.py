"""Faults of the network and of TLS."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from leaflets.links.external import Answer
from leaflets.links.external.request import NoReplyError, canonical
from support.web_server import Certificates, Say, WebServer, closed_port

Attempt = Callable[..., dict[str, Answer]]


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
