"""What the replies on the way to a page, and the page at its end, say of the address that a leaflet names.

Knows nothing of how and when requests are made (`visit.py`).
"""

from __future__ import annotations

import contextlib
import re
from dataclasses import dataclass
from urllib.parse import urldefrag, urljoin, urlsplit

from leaflets.links.external.answers import Answer
from leaflets.links.external.page import Page
from leaflets.links.external.request import NoReplyError, Reply, canonical, phrase

PERMANENT = {301, 308}
REDIRECTS = PERMANENT | {302, 303, 307}
_GONE = {404, 410, 414}
"""Only these speak of the address; other 4xx speak of the request, and programs get them where readers do not."""
_FORBIDDEN = {
    401: "asks for a login (401)",
    402: "asks for payment (402)",
    403: "forbids access, to programs at least (403)",
    407: "is kept back by a proxy that asks for a login (407)",
    451: "is withheld for legal reasons (451)",
    999: "turns programs away (999)",
}
_LOGIN = re.compile(r"(?i)(?:^|[/._-])(?:log|sign)[._-]?(?:in|on)(?:\.\w+)?/?$|/(?:sso|saml2?|oauth2?|adfs)(?:/|$)")
_LOGIN_HOST = re.compile(r"(?:login|signin|sso|idp|auth|accounts?)\.")
_FRONT = re.compile(r"(?i)(?:/[a-z]{2}(?:[-_][a-z]{2})?)?/?(?:(?<=/)(?:index|default|home)(?:\.\w+)?/?)?$")
"""The path of a front page, also of one language."""


@dataclass
class Trail:
    """The redirects of a visit: what it leads to, for good or for now. Addresses are without fragments."""

    start: str
    end: str
    permanent: str = ""
    only_permanent: bool = True
    fragment: str = ""
    hops: int = 0

    def add(self, status: int, target: str, fragment: str) -> None:
        """Follow one redirect. A fragment of the target is kept until another comes (RFC 9110, 10.2.2)."""
        self.only_permanent &= status in PERMANENT
        self.fragment = fragment or self.fragment
        self.end = target
        self.hops += 1
        if self.only_permanent:
            self.permanent = target + (f"#{self.fragment}" if self.fragment else "")

    def tell(self, answer: Answer) -> Answer:
        """An answer of the end as one of the start."""
        if not self.hops:
            return answer
        if self.permanent and urldefrag(self.permanent)[0] == self.end:
            return Answer(answer.kind, f"moved for good to {self.permanent}, which {answer.message}")
        return Answer(answer.kind, f"leads to {self.end}, which {answer.message}")


def target(reply: Reply, here: str) -> tuple[str, str]:
    """Where a redirect leads: the address and its fragment. Raises NoReplyError for what is no http(s) address."""
    if not reply.location:
        raise NoReplyError("unknown", f"answers {phrase(reply.status)} and does not say where to")
    location = reply.location
    with contextlib.suppress(UnicodeError):
        location = location.encode("latin-1").decode("utf-8")  # headers are read as Latin-1; hosts write UTF-8
    try:
        address, fragment = urldefrag(urljoin(here, location.strip()))
    except ValueError as error:
        raise NoReplyError("gone", f"leads to {location}, which is not a well-formed address") from error
    try:
        return canonical(address), fragment
    except NoReplyError as error:
        raise NoReplyError(error.answer.kind, f"leads to {location}, which {error.answer.message}") from error


def judge(trail: Trail, reply: Reply) -> Answer:
    """What the reply at the end of a trail says of its start."""
    status = reply.status
    if status in _GONE:
        return trail.tell(Answer("gone", f"answers {phrase(status)}"))
    if status in _FORBIDDEN:
        return trail.tell(Answer("forbidden", _FORBIDDEN[status]))
    if not 200 <= status < 300:
        return trail.tell(Answer("unknown", f"answers {phrase(status)}"))
    if trail.end == trail.start:
        return Answer("fine", f"answers {phrase(status)}")
    start, end = urlsplit(trail.start), urlsplit(trail.end)
    if _is_login(trail.end) and not _is_login(trail.start):
        return Answer("forbidden", f"leads to a page for logging in, {trail.end}")
    front = _FRONT.match(end.path) and not end.query and not (_FRONT.match(start.path) and not start.query)
    if front and not trail.only_permanent and _site(start.hostname) == _site(end.hostname):
        return Answer("unknown", f"leads to the front page {trail.end}: the page itself may be gone")
    if trail.permanent:
        advice = "that is a front page: find where this page is now" if front else "write that"
        return Answer("moved", f"moved for good to {trail.permanent}: {advice}", trail.permanent)
    return Answer("fine", f"leads for now to {trail.end}")


def _is_login(address: str) -> bool:
    parts = urlsplit(address)
    return bool(_LOGIN.search(parts.path) or _LOGIN_HOST.match(parts.hostname or ""))


def _site(host: str | None) -> str:
    return (host or "").removeprefix("www.")


def judge_part(answer: Answer, trail: Trail, page: Page | None, fragment: str, name: str) -> Answer:
    """The answer for one fragment of an address: it is kept over redirects that have none of their own."""
    if answer.kind not in {"fine", "moved"} or trail.fragment or not fragment:
        return answer
    if page and name in page.missing:
        if page.drawn_by_script:
            return trail.tell(Answer("unknown", f"is drawn by a script: it may have the part '#{fragment}' or not"))
        if not page.whole:
            return trail.tell(Answer("unknown", f"was not read to its end: it may have the part '#{fragment}' or not"))
        return trail.tell(Answer("gone", f"has no part '#{fragment}'"))
    if answer.final:
        final = f"{answer.final}#{fragment}"
        return Answer(answer.kind, answer.message.replace(answer.final, final, 1), final)
    return answer
