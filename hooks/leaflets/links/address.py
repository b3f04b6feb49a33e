"""Whether an address can be followed at all, judged by its text alone.

An address is what stands in an attribute of the rendered HTML, with its entities decoded. Knows nothing of the site:
whether there is a file at a relative address is asked elsewhere. Reads as browsers do (WHATWG URL Standard), and asks
for more where other readers do: RFC 3986 for addresses as such, RFC 6068 for `mailto:`, RFC 3966 for `tel:`.
"""

from __future__ import annotations

import difflib
import ipaddress
import re
import unicodedata
from collections.abc import Callable
from typing import Literal, NamedTuple
from urllib.parse import unquote

_NAMES = """
    about blob callto chrome cid data dict did dns doi facetime fax feed finger geo git go gopher h323 im imap info
    ipfs ipns ipp irc irc6 ircs jabber jar ldap ldaps magnet maps market matrix message mid mms mumble news nfs ni
    nntp notes onenote openid otpauth payto pkg pop pres rsync rtmp rtsp rtsps sftp sgn shc sip sips skype smb smtp
    snews spotify ssh steam svn swh tag telnet tftp tn3270 turn urn view-source vnc vscode vscode-insiders webcal wifi
    xmpp
    android-app apt bitcoin fb-messenger figma ftps gotomeeting intent itms itms-apps jetbrains line mmsto msteams
    notion obsidian outlook sgnl signal slack smsto teams tg threema viber webcals webex webexteams wechat whatsapp
    zoommtg citrix dicom epichaiku epiccanto fhir horos ica osirix radiant rdp receiver weasis
"""
"""Registered with IANA; then those of programs. `pttp`, `tttps`, `hxxp` are registered too: here they are mistyped."""
_KNOWN = frozenset(_NAMES.split())
_FAMILY = re.compile(r"(?:ms-|web\+|x-|(?:git|svn)\+|(?:app|com|de|dev|io|net|org|uk)\.[a-z0-9-]+\.)[a-z0-9.+-]+")
_HOSTED = frozenset({"http", "https", "ftp", "ws", "wss"})
_SCRIPT = "is a script: nothing happens where scripts are off. Link a page."
_DISK = "is a file of one machine. Put it into the site and link its relative path."
_NETWORK = "is a file of one network. Put it into the site and link its relative path."
_ELSEWHERE = {"javascript": _SCRIPT, "vbscript": _SCRIPT, "file": _DISK}
_MEANT = ("https", "http", "mailto", "tel", "sms", "ftp", "file", "javascript")
_WORDS = {"phone": "tel", "telephone": "tel", "telefon": "tel", "call": "tel", "mobile": "tel"}

_ENDS = "".join(map(chr, range(33)))  # browsers take these off both ends, and the next out of the middle
_DROPPED = re.compile(r"[\t\n\r]")
_PLAIN = re.compile(
    r"(?![\x00- ]*+(?:[wW]{3}|[hH][tT]{2}[pP]))[^:;\\@/%\t\n\r]*+(?:(?:/(?!/)|%(?!3[aA]))[^:;\\@/%\t\n\r]*+)*"
    r"|https?://(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.){1,3}[a-z]{2,9}(?:[/?#][!#-\[\]-~]*+)?"
).fullmatch
"""No sign of anything but a path, or a usual web address: nearly all addresses are, so this must be fast."""
_DRIVE = re.compile(r"[/\\]?[A-Za-z]:[/\\]").match
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*+):").match
_OUTSIDE = re.compile(r"[\x00- ]*+(?:[/\\][\t\n\r]*+[/\\]|(?P<scheme>[A-Za-z][A-Za-z0-9+.\t\n\r-]*+):)").match
_AGAIN = re.compile(r"[/\\]*+(?:(?:https?(?::(?!\d)|//)|[^/?#@:]*?h[htps]{2,6}:(?=//))/*+)+", re.IGNORECASE).match
_HOST = re.compile(r"(?:\[(?P<ipv6>[^\]]*+)\]|(?P<name>(?!\[)[^:]*+))(?::(?P<port>.*))?", re.DOTALL).fullmatch
_NO_NAME = re.compile(r"[\x00-,/:-@\[-^`{-\xa0\xab\xbb\u1680\u2018-\u201f\u2028\u2029\u2039\u203a\ud800-\udfff\ufffd]")
_NO_LOCAL = re.compile(r"[\x00- \"(),:;<>\[\\\]\x7f-\x9f]|^\.|\.\.|\.$")
_PAUSE = re.compile(r"(?<=[\d)])[pw,]+(?=[\d*#])", re.IGNORECASE)  # then the phone dials on

_WWW = re.compile(r"www\d{0,2}\.[^\s/?#.:]+\.[^\s/?#.]", re.IGNORECASE).match
_SLIP = re.compile(
    r"(?P<stray>[^\w#?]{0,3})(?P<word>[a-z]{2,10})(?P<gap>\s*+(?:[;,.:|'\"\uff1a]|%3a)?\s*+)(?P<slashes>/*+)",
    re.IGNORECASE,
).match
_FILE = re.compile(r"(?:avif|css|gif|html?|ico|jpe?g|js|json|md|pdf|png|svg|txt|webp|xml|ya?ml|zip)", re.I).fullmatch


class Fault(NamedTuple):
    """Why an address cannot be followed.

    `malformed`: by nobody. `unportable`: on one machine or in one deployment only, or not where scripts are off.
    """

    kind: Literal["malformed", "unportable"]
    message: str


def fault(address: str) -> Fault | None:
    """What is wrong with an address, or None; also None for `data:`, which only its place can make wrong."""
    if _PLAIN(address) or address[:5].lower() == "data:":
        return None
    text = _DROPPED.sub("", address.strip(_ENDS))
    if _DRIVE(text):
        return _unportable(text, _DISK)
    if _WWW(text):
        return _malformed(text, "has no 'https://'.", _guess("https", text))
    found = _SCHEME(text)
    return _absolute(text, found[1].lower(), text[found.end() :]) if found else _relative(text)


def is_outside(address: str) -> bool:
    """Whether an address names another host or has a scheme of its own (`mailto:`), and so is no file of the site."""
    return _OUTSIDE(address) is not None


def is_web(address: str) -> bool:
    """Whether following an address is a request to another host: http, https or `//host`."""
    found = _OUTSIDE(address)
    return found is not None and _DROPPED.sub("", found["scheme"] or "http").lower() in {"http", "https"}


def _absolute(text: str, scheme: str, rest: str) -> Fault | None:
    if scheme in _ELSEWHERE:
        return _unportable(text, _ELSEWHERE[scheme])
    if scheme in _HOSTED:
        return _hosted(text, scheme, rest)
    if scheme == "mailto":
        return _mailto(text, rest)
    if scheme in {"tel", "sms"}:
        return _phone(text, scheme, rest)
    if scheme not in _KNOWN and not _FAMILY.match(scheme):
        return _unknown(text, scheme, rest)
    return _spaced(text)


def _hosted(text: str, scheme: str, rest: str) -> Fault | None:
    """The faults of `scheme://host:port/path`."""
    if again := _AGAIN(rest):
        meant = "https" if "https" in again[0].lower() else scheme
        return _malformed(text, "has two schemes.", _guess(meant, rest[again.end() :]))
    bare = rest.lstrip(":/\\ ").replace("\\", "/")
    authority = re.split(r"[/?#\\]", rest[2:], maxsplit=1)[0]  # RFC 3986, 3.2
    found = _HOST(authority.rpartition("@")[2])
    if bare[:1] not in {"", "?", "#"} and not rest.startswith("//"):
        return _malformed(text, f"has no '//' after '{scheme}:'.", _guess(scheme, bare))
    if not rest.startswith("//") or (found and found["name"] == ""):
        return _malformed(text, "names no host.", _guess(scheme, bare) if re.match(r"[^/?#:@]+\.", bare) else "")
    if not found or (found["name"] is None and not _is_ipv6(found["ipv6"])):
        return _malformed(text, "names no host: between '[' and ']' stands an IPv6 address, and only there.")
    if found["name"] and (reason := _no_name(found["name"])):
        return _malformed(text, f"names no host: {reason}.")
    port = found["port"] or "80"
    if not re.fullmatch("0*[0-9]{1,5}", port) or not 0 < int(port[-5:]) < 65536:
        return _malformed(text, f"has no port after its host: {_quote(port)} is no number from 1 to 65535.")
    if "\\" in re.split("[?#]", text, maxsplit=1)[0]:
        return _unportable(text, "holds a '\\', which some programs read as '/' and others do not. Write '/'.")
    return _spaced(text)


def _no_name(host: str) -> str:
    """What is wrong with the name or IPv4 address of a host, or "" (WHATWG URL Standard, 3.5; RFC 1123, 2.1)."""
    host = unquote(host)
    if len(host) > 254:  # also because normalizing takes quadratic time
        return "it is longer than 253 characters"
    host = unicodedata.normalize("NFKC", host).replace("\u3002", ".")
    if bad := _NO_NAME.search(host):
        return "a space is in it" if bad[0].isspace() else f"{_quote(bad[0])} is in it"
    labels = host.removesuffix(".").split(".")
    if "" in labels:
        return "nothing stands before a dot"
    if any(label[0] == "-" or label[-1] == "-" for label in labels):
        return "a part of it begins or ends with '-'"
    lengths = [len(x) if x.isascii() else 4 + len(x.encode("punycode")) for x in labels]
    if max(lengths) > 63 or sum(lengths) + len(lengths) > 254:
        return "it is longer than 63 characters between two dots, or 253 in all"
    if re.fullmatch(r"[0-9]+|0[xX][0-9a-fA-F]*", labels[-1]) and not _is_ipv4(labels):
        return "it is no IPv4 address (four numbers up to 255)"
    return ""


def _is_ipv6(text: str) -> bool:
    try:
        return "%" not in text and bool(ipaddress.IPv6Address(text))
    except ValueError:
        return False


def _is_ipv4(labels: list[str]) -> bool:
    """Whether browsers take these parts for an IPv4 address: also with fewer numbers, octal and hexadecimal ones."""
    try:
        numbers = [int(re.sub("^0(?=[0-9])", "0o", label), 0) for label in labels]
    except ValueError:
        return False
    return len(numbers) < 5 and max(numbers[:-1], default=0) < 256 and numbers[-1] < 256 ** (5 - len(numbers))


def _mailto(text: str, rest: str) -> Fault | None:
    to, asked, headers = rest.partition("#")[0].partition("?")
    if rest.startswith("//"):
        return _malformed(text, "has a '//' that 'mailto:' does not have.", _guess("mailto", rest))
    if re.search("%(?![0-9A-Fa-f]{2})", rest):
        return _malformed(text, "has a '%' without two hexadecimal digits. Write '%25' for a percent sign.")
    if headers and not to:
        return _spaced(text)  # the reader chooses whom to write to
    names = re.sub(r"(?s)\\.", "_", unquote(to))
    for name in re.sub('"[^"]*"', "_", names).split(","):
        if reason := _no_mailbox(name.strip()):
            return _malformed(text, reason)
    return _spaced(text, f"mailto:{to.replace(' ', '')}{asked}{headers}")


def _no_mailbox(name: str) -> str:
    """What is wrong with one address of a mailbox (RFC 5322, 3.4.1), or "". Those of quoted parts are not looked at."""
    local, at, domain = name.rpartition("@")
    if not at:
        return f"names nobody to write to: {_quote(name)} has no '@'." if name else "names nobody to write to."
    if "@" in local:
        return "has two '@'. Write ',' between two addresses."
    if not local:
        return "has nothing before its '@'."
    if bad := _NO_LOCAL.search(local):
        return f"has {_quote(bad[0])} before its '@', where it cannot be."
    if re.fullmatch(r"\[[^\[\]]+\]", domain):
        return ""
    if "." not in domain.strip("."):
        return f"names no mail server: {_quote(domain)} has no dot."
    reason = "a dot is at its end" if domain.endswith(".") else _no_name(domain)
    return reason and f"names no mail server: {reason}."


def _phone(text: str, scheme: str, rest: str) -> Fault | None:
    """The faults of `tel:` and of `sms:` (RFC 5724), which may have several numbers and a text."""
    written = re.split("[;?&]", rest, maxsplit=1)[0]
    if written.startswith("//"):
        return _malformed(text, f"has a '//' that '{scheme}:' does not have.", _guess(scheme, rest))
    if scheme == "sms" and rest and not written:
        return None
    number = unquote(written)
    if re.search(r"\s", number):
        return _malformed(text, "has a space in its number.", _guess(scheme, "".join(number.split())))
    for one in number.split(",") if scheme == "sms" else [number]:
        dialled = _PAUSE.split(one)
        if bad := re.search("[^0-9+().*#-]", "".join(dialled)):
            return _malformed(text, f"has {_quote(bad[0])} in its number. Write digits, with '-' between them.")
        if not re.search("[0-9]", one) or re.search(r"[^*#]\+", one):
            return _malformed(text, "names no number: digits stand there, and a '+' only before them.")
        if any(len(re.sub("[^0-9]", "", part).removeprefix("00")) > 15 for part in re.split("[*#]", dialled[0])):
            return _malformed(text, "has more than 15 digits, which no number has.")
    return None


def _unknown(text: str, scheme: str, rest: str) -> Fault:
    if re.match(r"[0-9]{1,5}(?:[/?#]|$)", rest) and ("." in scheme or "/" in rest or scheme == "localhost"):
        return _malformed(text, "has no scheme.", _guess("http" if scheme == "localhost" else "https", text))
    what = f"begins with {_quote(scheme + ':')}, which nothing answers to."
    return _malformed(text, what, _guess(meant, rest) if (meant := _nearest(scheme)) else "")


def _nearest(word: str) -> str:
    """The scheme that somebody may have meant by a word, or ""."""
    if set(word) <= set("https") and "t" in word and len(word) > 2:
        return "https" if "s" in word else "http"
    near = difflib.get_close_matches(word[:20], _MEANT, n=1, cutoff=0.65)
    return _WORDS.get(word, near[0] if near else "")


def _relative(text: str) -> Fault | None:
    """The faults of what has no scheme."""
    head = re.split("[?#]", text, maxsplit=1)[0]
    if re.match(r"//+[^/\\]", text):
        right = _quote("https://" + text.lstrip("/"))
        return _unportable(text, f"gets its scheme from the page, 'file:' in a copy. Write {right}.")
    if re.match(r"[/\\]{2}", head):
        return _unportable(text, _NETWORK) if "\\" in head else _malformed(text, "names no host.")
    slipped = _slipped(text, head)
    if "\\" in head and not slipped:
        return _unportable(text, f"has a '\\'. Write {_quote(text.replace(chr(92), '/'))}.")
    return slipped


class _Slip(NamedTuple):
    """A mistyped scheme at the beginning of an address: `https;//x`, `mailto ;a@b.org`."""

    match: re.Match[str]
    meant: str
    text: str

    @property
    def gap(self) -> str:
        """What stands where the colon should: anything but a space or a dot is wrong there."""
        return self.match["gap"]

    @property
    def is_wrong(self) -> bool:
        """Whether the gap cannot be meant, as in `mail.logo@2x.png` or `call 2`."""
        return bool(self.gap.strip(". "))

    @property
    def has_host(self) -> bool:
        """Whether a host follows, as after a scheme of the web."""
        return len(self.match["slashes"]) > 1 or self.rest.lower().startswith(("www.", "%2f"))

    @property
    def rest(self) -> str:
        """What follows the scheme, without a quotation mark that closes what stands before it."""
        rest = self.text[self.match.end() :]
        return rest.rstrip("\"'\u201d\u2019\u00bb>)") if self.match["stray"] else rest

    def fault(self) -> Fault:
        """What is wrong with the scheme, and how it should be written."""
        stray = self.match["stray"]
        what = f"is no address: '{self.meant}:' is written with a colon."
        if ":" in self.gap:
            what = f"begins with {_quote(stray)}." if stray else "has a space before its ':'."
        return _malformed(self.text, what, _guess(self.meant, unquote(self.rest) if "%" in self.gap else self.rest))


def _is_web(slip: _Slip) -> bool:
    """`https;//x`, `https www.x`: a scheme of the web and a host."""
    word = slip.match["word"].lower()
    return slip.has_host and (bool(slip.gap) or set(word) <= set("https") or word == slip.meant)


def _is_mail(slip: _Slip) -> bool:
    """`mailto;a@b.org`, `mailto a@b.org`, `mailto//a@b.org`: nothing follows, or a mailbox."""
    is_word = slip.match["word"].lower() == slip.meant and (bool(slip.gap) or slip.has_host)
    return (slip.is_wrong or is_word) and ("@" in slip.rest or not slip.rest)


def _is_phone(slip: _Slip) -> bool:
    """`tel;555-0100`: nothing but a number follows."""
    return slip.is_wrong and re.fullmatch(r"[\s\d()+*.-]*", slip.rest) is not None


def _is_none(slip: _Slip) -> bool:
    """`file;x`, `java.html`: too much like a name."""
    return False


_SLIPS: dict[str, Callable[[_Slip], bool]] = {
    "https": _is_web,
    "http": _is_web,
    "ftp": _is_web,
    "mailto": _is_mail,
    "tel": _is_phone,
    "sms": _is_phone,
    "file": _is_none,
    "javascript": _is_none,
}
"""By the scheme that is meant, whether an address has a slip that it cannot be read with."""


def _slipped(text: str, head: str) -> Fault | None:
    """The fault of an absolute address whose scheme is missing, or mistyped so that there is none."""
    if re.match(":/+", head):
        return _malformed(text, "has no scheme before its ':'.", _guess("https", text))
    match = _SLIP(head)
    if match and (meant := _nearest(match["word"].lower())):
        slip = _Slip(match, meant, text)
        if _SLIPS[meant](slip):
            return slip.fault()
    name, _, domain = head.partition("@")
    ending = domain.rpartition(".")[2]
    if "/" in name or domain[:1].isdigit() or not ending.isalpha() or _FILE(ending) or _no_mailbox(head):
        return None  # `logo@2x.png`
    return _malformed(text, "has no 'mailto:'.", _guess("mailto", text))


def _spaced(text: str, right: str = "") -> Fault | None:
    right = _quote((right or text).replace(" ", "%20"))
    return _malformed(text, f"has a space in it. Write {right}.") if " " in text else None


def _guess(scheme: str, rest: str) -> str:
    """` Did you mean 'https://example.org'?`, for what follows a scheme and its slashes."""
    start = f"{scheme}://" if scheme in _HOSTED else f"{scheme}:"
    return f" Did you mean {_quote(start + (rest.lstrip(':/') or '…'))}?"


def _malformed(text: str, what: str, guess: str = "") -> Fault:
    return Fault("malformed", f"{_quote(text)} {what}{guess}")


def _unportable(text: str, what: str) -> Fault:
    return Fault("unportable", f"{_quote(text)} {what}")


def _quote(text: str) -> str:
    return f"'{text}'" if len(text) <= 80 else f"'{text[:79]}…'"
