"""A visit to an external address: its tries and redirects, and what they mean, with good manners towards each host.

Knows nothing of the other addresses, nor of what earlier runs found (`__init__.py`).
"""

from __future__ import annotations

import math
import threading
import time
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from email.utils import parsedate_to_datetime
from urllib.parse import urlsplit

from leaflets.links.external import request
from leaflets.links.external.answers import Answer
from leaflets.links.external.page import sought
from leaflets.links.external.request import NoHostError, NoReplyError, Reply, Session, phrase
from leaflets.links.external.verdict import REDIRECTS, Trail, judge, judge_part, target

_AGAIN = {408, 425, 429, *range(500, 600)} - {501, 505, 511}
"""Answers that a later try may change: too early, too often, or a fault of the host that may pass."""


@dataclass(frozen=True)
class Manners:
    """How hosts are treated. Times are in seconds.

    pause: between two requests to one host, from the end of the first: at most two a second, as a person who
    clicks about; 200 addresses at one host take three minutes. hosts: tried at the same time; more would only press
    on our own line. request: for one whole request; a reader has left by then. tries: GETs at most. back_off: before
    the second, and twice as long before each further one. wait: the longest Retry-After that is waited for: most
    hosts that limit requests count them by the minute. visit: after so long no further try begins. in_vain: a host
    that took so long since its last good answer is left alone. redirects: as many as browsers follow (Fetch
    standard, 4.4). progress: between two words about it.
    """

    pause: float = 0.5
    hosts: int = 16
    request: float = 20
    tries: int = 3
    back_off: float = 1
    wait: float = 60
    visit: float = 90
    in_vain: float = 180
    redirects: int = 20
    progress: float = 2


class StoppedError(Exception):
    """The run was ended while this visit waited."""


class _CircleError(NoReplyError):
    """Redirects that lead nowhere."""


@dataclass
class _Host:
    """A host: whose turn it is, from when on it may be asked again, and how long it was tried in vain."""

    turn: threading.Lock = field(default_factory=threading.Lock)
    free_at: float = 0
    in_vain: float = 0
    takes_head: bool = True


class Visitor:
    """Visits addresses, from any number of threads. No two requests to one host ever run at the same time."""

    def __init__(self, manners: Manners, stop: threading.Event) -> None:
        """Once `stop` is set, no further request is made.

        `answered` tells whether any host was reached; `without_host` holds the addresses that name no host.
        """
        self.answered = False
        self.without_host: set[str] = set()
        self._manners = manners
        self._stop = stop
        self._hosts: dict[str, _Host] = {}
        self._new_host = threading.Lock()

    def visit(self, session: Session, address: str, fragments: Iterable[str]) -> dict[str, Answer]:
        """The answer for an address (canonical, without fragment) with each of the fragments. Raises StoppedError.

        A session is for one thread; the cookies in it are of one visit.
        """
        session.cookies.clear()
        names = {fragment: sought(fragment) for fragment in fragments}
        wanted = {name for name in names.values() if name}
        for only_get in (False, True):
            trail = Trail(address, address)
            try:
                reply = self._follow(session, trail, wanted, only_get)
                break
            except _CircleError as error:
                if wanted or only_get:  # it is surely one only where a GET is led round as well
                    return dict.fromkeys(names, error.answer)
            except NoReplyError as error:
                if isinstance(error, NoHostError):
                    self.without_host.add(address)
                return dict.fromkeys(names, trail.tell(error.answer))
        answer = judge(trail, reply)
        return {fragment: judge_part(answer, trail, reply.page, fragment, name) for fragment, name in names.items()}

    def _follow(self, session: Session, trail: Trail, names: Collection[str], only_get: bool) -> Reply:
        """The reply at the end of all redirects."""
        no_try_after = time.monotonic() + self._manners.visit
        met = set()
        while True:
            # A host that sets a cookie and leads back to the same address is led on by the cookie.
            here = (trail.end, *sorted(f"{cookie.domain} {cookie.name}={cookie.value}" for cookie in session.cookies))
            if here in met or trail.hops > self._manners.redirects:
                raise _CircleError("gone", "leads in a circle" if here in met else "leads on and on")
            met.add(here)
            reply = self._reply(session, trail.end, names, only_get, no_try_after)
            if reply.status not in REDIRECTS:
                return reply
            trail.add(reply.status, *target(reply, trail.end))

    def _reply(
        self, session: Session, address: str, names: Collection[str], only_get: bool, no_try_after: float
    ) -> Reply:
        """The reply to a HEAD, or to a GET where that is refused, unsure, or parts are looked for."""
        manners, host = self._manners, self._host(address)
        if host.in_vain > manners.in_vain:
            raise NoReplyError("unknown", f"is not tried: its host was tried in vain for {_span(host.in_vain)}")
        head = not names and not only_get and host.takes_head
        back_off = manners.back_off
        methods = ["HEAD"] * head + ["GET"] * manners.tries
        for left, method in zip(reversed(range(len(methods))), methods, strict=True):
            try:
                reply = self._ask(session, host, method, address, names)
            except NoReplyError as error:
                wait = host.free_at - time.monotonic()
                if not (error.again and left) or wait > manners.wait:
                    raise
                if method == "GET":
                    wait = max(wait, back_off)
                    back_off *= 2
                if time.monotonic() + wait > no_try_after:
                    raise
                host.free_at = max(host.free_at, time.monotonic() + wait)
            else:
                well = reply.status < 300 or bool(reply.location)
                if well and head and method == "GET":
                    host.takes_head = False  # spare it the next ones
                if well or method == "GET":
                    return reply
        raise AssertionError("the last try returns or raises")

    def _ask(self, session: Session, host: _Host, method: str, address: str, names: Collection[str]) -> Reply:
        """One request in its turn. What a later try may change is raised, too."""
        with host.turn:
            wait = host.free_at - time.monotonic()
            if wait > self._manners.wait:
                raise NoReplyError("unknown", f"is not tried: its host asks to come back in {_span(wait)}")
            if self._stop.wait(max(0, wait)):
                raise StoppedError
            begun = time.monotonic()
            asked = 0.0
            try:
                reply = request.ask(session, method, address, names, self._manners.request)
                self.answered = True
                if reply.status in _AGAIN:
                    asked = retry_after(reply.retry_after, time.time())
                    later = f" and asks to come back in {_span(asked)}" if asked else ""
                    raise NoReplyError("unknown", f"answers {phrase(reply.status)}{later}", again=True)
                host.in_vain = 0
                return reply
            except NoReplyError:
                host.in_vain += time.monotonic() - begun + min(asked, self._manners.wait)
                raise
            finally:
                host.free_at = time.monotonic() + max(self._manners.pause, asked)

    def _host(self, address: str) -> _Host:
        with self._new_host:
            return self._hosts.setdefault(urlsplit(address).hostname or "", _Host())


def retry_after(header: str, now: float) -> float:
    """The seconds that a `Retry-After` asks for, as a number or an HTTP date (RFC 9110, 10.2.3); 0 for nonsense."""
    header = header.strip()
    if header.isascii() and header.isdigit():
        return float(header[:10])
    try:
        return max(0.0, parsedate_to_datetime(header).timestamp() - now)
    except (ValueError, OverflowError, OSError):
        return 0.0


def _span(seconds: float) -> str:
    """A time in words: `90 s`, `25 min`, `3 h`."""
    for size, unit in ((3600, "h"), (60, "min")):
        if seconds >= 2 * size:
            return f"{math.ceil(seconds / size)} {unit}"
    return f"{math.ceil(seconds)} s"
