"""One request to another host: how it is made, what comes back, and in words what went wrong.

Knows nothing of redirects, of other tries and of other requests (`visit.py`). Proxies and certificates
are what the environment says (HTTPS_PROXY, NO_PROXY, REQUESTS_CA_BUNDLE), as everywhere with `requests`.
"""

from __future__ import annotations

import errno
import http
import queue
import re
import socket
import ssl
import threading
import time
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from http.client import HTTPException, RemoteDisconnected
from importlib.metadata import version
from typing import TypeVar
from urllib.parse import urldefrag, urlsplit

import requests
import urllib3

from leaflets.links.external.answers import Answer, Kind
from leaflets.links.external.page import Page

T = TypeVar("T")

AGENT = f"leaflets/{version('leaflets')} (link check)"
_PIECE = 65_536  # bytes at most that are taken at once
_CONNECT = 0.3  # of the time for a request: a host with three dead addresses and a fourth that lives is reached

_OF_THE_PROXY = (requests.exceptions.ProxyError, requests.exceptions.InvalidURL, requests.exceptions.InvalidSchema)
"""An address that is asked for is well-formed (`canonical`): what these say of one is said of the proxy's."""
_HTML = ("text/html", "application/xhtml+xml")

_IGNORED = re.compile(r"[\t\r\n]")  # in addresses, by the URL standard (4.4)
_LONGEST_HOST = 253  # characters (RFC 1035, 2.3.4)

_NO_SUCH_HOST = {socket.EAI_NONAME, getattr(socket, "EAI_NODATA", socket.EAI_NONAME)}
_NO_WAY = {errno.ENETUNREACH, errno.EHOSTUNREACH, errno.ENETDOWN, errno.EADDRNOTAVAIL}
_CERTIFICATE: dict[int, tuple[Kind, str]] = {
    9: ("unknown", "has a certificate that is not yet valid by this machine's clock"),
    10: ("gone", "has a certificate that has expired: browsers warn of the page"),
    18: ("unknown", "has a certificate signed by itself: browsers warn of the page"),
    62: ("unknown", "has a certificate for another host: browsers warn of the page"),
    64: ("unknown", "has a certificate for another host: browsers warn of the page"),
}
"""OpenSSL's X509_V_ERR numbers. It looks at the date last: who hears "expired" has the right host and an issuer that
it trusts, so that every reader is warned. Any of the others may also be the doing of our own network, whose filter
puts itself in the place of the host."""


@dataclass(frozen=True)
class Reply:
    """What a host answered; `page` only where parts were looked for in an HTML page."""

    status: int
    location: str = ""
    retry_after: str = ""
    page: Page | None = None


class NoReplyError(Exception):
    """A request without a usable answer; `again` tells whether one more try may help."""

    def __init__(self, kind: Kind, message: str, again: bool = False) -> None:
        """Keep what is to be answered."""
        super().__init__(message)
        self.answer = Answer(kind, message)
        self.again = again


class NoHostError(NoReplyError):
    """A host whose name leads nowhere; so do all, where there is no network."""


class Session(requests.Session):
    """Connections that are kept open for a while. Sends no password, not even one from ~/.netrc or an address."""

    def __init__(self) -> None:
        """Introduce ourselves by our name."""
        super().__init__()
        self.headers["User-Agent"] = AGENT
        self.auth = _no_password

    def get_redirect_target(self, resp: requests.Response) -> str | None:
        """None: `requests` would read the whole body of a redirect, and raise where it leads nowhere."""
        return None


def _no_password(request: requests.PreparedRequest) -> requests.PreparedRequest:
    return request


def canonical(address: str) -> str:
    """The address as it is requested, without its fragment. Raises NoReplyError for what is no http(s) address."""
    plain = _IGNORED.sub("", address).strip()
    try:
        if urlsplit(plain).scheme not in {"http", "https"}:
            raise NoReplyError("unknown", "is not tried: only http and https addresses are")
        prepared = requests.Request("GET", urldefrag(plain)[0], auth=_no_password).prepare().url or ""
        parts = urlsplit(prepared)
        if not parts.hostname or len(parts.hostname) > _LONGEST_HOST or (parts.port or 1) < 1:
            raise ValueError
        parts.hostname.encode("idna")  # has no empty label and none of more than 63 characters
    except (requests.RequestException, urllib3.exceptions.HTTPError, ValueError) as error:
        raise NoReplyError("gone", "is not a well-formed address") from error
    return prepared


def ask(session: Session, method: str, address: str, names: Collection[str], seconds: float) -> Reply:
    """Send one request; look for `names` in the page that a GET brings. Raises NoReplyError.

    It takes `seconds` at most, whatever the host does: the timeouts of sockets begin anew with each byte, and
    looking up a name has none.
    """
    late = NoReplyError("unknown", f"gives no answer in {seconds:g} s", again=True)
    return _within(seconds * 1.2, lambda: _ask(session, method, address, names, seconds), late)


def _within(seconds: float, work: Callable[[], T], late: NoReplyError) -> T:
    """The result of `work`, or `late` raised. Work that is late is left to itself: a thread cannot be ended."""
    done: queue.SimpleQueue[T | BaseException] = queue.SimpleQueue()

    def run() -> None:
        try:
            done.put(work())
        except BaseException as error:  # raised again where it is waited for
            done.put(error)

    threading.Thread(target=run, daemon=True).start()
    try:
        result = done.get(timeout=seconds)
    except queue.Empty:
        raise late from None
    if isinstance(result, BaseException):
        raise result
    return result


def _ask(session: Session, method: str, address: str, names: Collection[str], seconds: float) -> Reply:
    end = time.monotonic() + seconds
    stream = method != "HEAD"  # a HEAD has nothing to stream, and its connection is used again
    limits = (seconds * _CONNECT, seconds)
    try:
        with session.request(method, address, allow_redirects=False, stream=stream, timeout=limits) as response:
            content_type = response.headers.get("Content-Type", "text/html")
            page = None
            is_page = response.status_code < 300 and content_type.lower().startswith(_HTML)
            if names and is_page:
                page = Page(names, content_type)
                page.end(whole=_read(response, page, end))
            location, retry_after = (response.headers.get(name, "") for name in ("Location", "Retry-After"))
            return Reply(response.status_code, location, retry_after, page)
    except (requests.RequestException, urllib3.exceptions.HTTPError, HTTPException, OSError, ValueError) as error:
        raise _explain(error, address, seconds) from error


def _read(response: requests.Response, page: Page, end: float) -> bool:
    """Read as much of the body as the page needs; tell whether that was all of it."""
    try:
        while piece := response.raw.read1(_PIECE, decode_content=True):  # what has come, so that the clock is looked at
            if not page.add(piece) or time.monotonic() > end:
                return False
    except (requests.RequestException, urllib3.exceptions.HTTPError, HTTPException, OSError, ValueError):
        return False
    return True


def phrase(status: int) -> str:
    """`404 Not Found`: the standard's words, whatever the host writes there."""
    try:
        return f"{status} {http.HTTPStatus(status).phrase}"
    except ValueError:
        return str(status)


def _explain(error: Exception, address: str, seconds: float) -> NoReplyError:
    """A fault of the network in words: the causes inside an error of `requests` say more than it does."""
    if isinstance(error, _OF_THE_PROXY):
        return _explain_proxy(error)
    if isinstance(error, requests.ConnectTimeout):
        return NoReplyError("unknown", f"cannot be reached: no connection in {seconds * _CONNECT:g} s", again=True)
    if isinstance(error, requests.Timeout):
        return NoReplyError("unknown", f"gives no answer in {seconds:g} s", again=True)
    for cause in _causes(error):
        if isinstance(cause, socket.gaierror):
            if cause.errno in _NO_SUCH_HOST:
                return NoHostError("gone", f"names a host that does not exist: {urlsplit(address).hostname}")
            return NoReplyError("unknown", "cannot be reached: the name of its host cannot be looked up", again=True)
        if isinstance(cause, ssl.SSLCertVerificationError):
            unknown: tuple[Kind, str] = ("unknown", "has a certificate from an issuer that this machine does not trust")
            return NoReplyError(*_CERTIFICATE.get(cause.verify_code, unknown))
        if isinstance(cause, ssl.SSLError):
            return NoReplyError("unknown", "cannot be reached: no secure connection can be made", again=True)
        if isinstance(cause, ConnectionRefusedError):
            return NoReplyError("unknown", "cannot be reached: its host refuses the connection", again=True)
        if isinstance(cause, RemoteDisconnected | ConnectionResetError | BrokenPipeError | ConnectionAbortedError):
            return NoReplyError("unknown", "closes the connection without an answer", again=True)
        if isinstance(cause, HTTPException):
            return NoReplyError("unknown", "gives an answer that is not HTTP", again=True)
        if isinstance(cause, OSError) and cause.errno in _NO_WAY:
            return NoReplyError("unknown", "cannot be reached: no network leads to its host", again=True)
    if "CA certificate bundle" in str(error):
        return NoReplyError("unknown", "cannot be tried: REQUESTS_CA_BUNDLE or CURL_CA_BUNDLE names no file")
    return NoReplyError("unknown", f"cannot be reached: {type(error).__name__}", again=True)


def _explain_proxy(error: Exception) -> NoReplyError:
    """What a proxy says instead of the host."""
    match = re.search(r"Tunnel connection failed: (\d{3})", " ".join(str(cause) for cause in _causes(error)))
    if match and match[1] in {"401", "403", "407", "451"}:
        return NoReplyError("forbidden", f"is kept back by the proxy, which answers {phrase(int(match[1]))}")
    said = f", which answers {phrase(int(match[1]))}" if match else ""
    return NoReplyError("unknown", f"cannot be reached through the proxy{said}", again=True)


def _causes(error: BaseException | None) -> Iterator[BaseException]:
    """An error and what caused it, innermost last; twenty at most."""
    for _ in range(20):
        if error is None:
            return
        yield error
        error = error.__cause__ or error.__context__
