"""Addresses that cannot be followed are told by their text; those that can are left alone."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from leaflets.links.address import fault, is_outside, is_web

LONG = 100_000
SECONDS = 0.5  # of processor time for LONG characters: at least four times what it takes

RELATIVE = [
    *(
        "mailto;x.md",
        "file;a@2x.png",
        "file;1",
        "logo@2x.abc",
        "a@b.c1",
        "call 2;3",
        "sms.1;2",
        "https;x.md",
        "httos//x",
    ),
    *("", ".", "..", "/", "/x", "x", " ", "prepare.md", "../x/#y", "#top", "#", "?q=1", "img/ok 1.png", "a//b.png"),
    *("./a:b.md", "x/a:b.md", "1:2.md", "2024-01:x", "a;b.md", "a,b.md", "it's.md", "100%.md", "a%20b.md", "a%3Ab.md"),
    *(
        "?u=https://x.org",
        "x.md?u=https;//x.org",
        "#https;//x.org",
        "#:~:text=a,b-",
        "x.md#a\\b",
        "x.md?q=a\\b",
        "#a b",
    ),
    *(
        "http.md",
        "https.md",
        "http.html",
        "http/x.md",
        "httpd//x.md",
        "../httpd//x.md",
        "http, explained.md",
        "ftp/x.md",
    ),
    *(
        "mailto.md",
        "mailto/x.md",
        "tel.md",
        "tel;x.md",
        "tel 1.md",
        "call 2",
        "sms 1",
        "file//x",
        "tests//x",
        "steps//x",
    ),
    *(
        "www",
        "www.md",
        "www.html",
        "www/x.html",
        "wwww.example.org",
        "www.example",
        "x/www.example.org",
        "example.org/x",
    ),
    *("logo@2x.png", "img/logo@2x.png", "mail/logo@2x.png", "mail icons/logo@2x.png", "email.logo@2x.png"),
    *("img@home.svg", "me@work.PDF", "@scope/pkg.js", "pkg@1.2.3/x.js", "pkg@latest/x.js", "a@b", "a@b.1", "a/x@y.org"),
]
WEB = [
    *(f"http://{'a' * 63}", "http://192.168.010.1", "http://0.0.0.0", "http://255.255.255.255"),
    *(
        "https://example.org",
        "HTTPS://EXAMPLE.ORG/",
        " https://example.org/ ",
        "https://example.org?x",
        "https://example.org#x",
    ),
    *(
        "https://exam\nple.org",
        "http://intranet",
        "http://intranet/x",
        "http://localhost:8000/",
        "https://example.org./x",
    ),
    *(
        "https://bücher.example/",
        "https://例え.jp",
        "https://例え。jp",
        "https://xn--bcher-kva.example",
        "https://i❤.ws",
    ),
    *("http://[::1]/", "http://[2001:db8::1]:8080/x", "http://[::ffff:1.2.3.4]", "http://127.0.0.1", "http://127.1"),
    *(
        "http://192.168.1.255:80/x",
        "http://3628126748",
        "http://0x7f.0.0.1",
        "http://1.2.3.4.",
        "http://user:p@host.org",
    ),
    *("http://my_host.example.org", "https://example.org:443", "https://example.org:/", "https://example.org:00443"),
    *("https://example.org:65535", "https://a-b.org", "https://r3---sn.example.org", "https://ex%61mple.org"),
    *(
        "https://example.org/a%20b",
        "https://example.org/100%",
        "https://example.org/a,b;c(d)[e]|{f}",
        "https://x.org//y",
    ),
    *(
        "https://web.archive.org/web/2020/https://example.org/",
        "https://example.org/?u=https://x.org",
        "https://https.org",
    ),
    *(
        "https://example.org?q=a\\b",
        "https://example.org/#a\\b",
        "https://https",
        "https://http:80/",
        "ftp://example.org/x",
    ),
    *(
        f"https://{'a' * 63}.org",
        f"https://{'.'.join(['a' * 49] * 5)}.org",
        "wss://example.org/x",
        "https://example.museum",
    ),
]
MAIL = [
    *(
        "mailto:a@b.org",
        "MAILTO:a@b.org",
        "mailto:a@b.org,c@d.org",
        "mailto:a@b.org%2Cc@d.org",
        "mailto:a@b.org,%20c@d.org",
    ),
    *(
        "mailto:a@b.org?subject=x%20y&body=1%0D%0A2",
        "mailto:?subject=x",
        "mailto:?to=a@b.org",
        "mailto:a.b+c_d-e@b.org",
    ),
    *(
        "mailto:o'neil@b.org",
        "mailto:a/b@c.org",
        "mailto:müller@bücher.example",
        "mailto:a@[192.168.0.1]",
        "mailto:a@b.org#x",
    ),
    # RFC 6068, 6
    *("mailto:gorby%25kremvax@example.com", "mailto:unlikely%3Faddress@example.com?blat=foop"),
    *("mailto:Mike%26family@example.org", "mailto:%22not%40me%22@example.org", "mailto:%22oh%5C%5Cno%22@example.org"),
    "mailto:%22%5C%5C%5C%22it's%5C%20ugly%5C%5C%5C%22%22@example.org",
    *('mailto:"a,b"@example.org', "mailto:user@%E7%B4%8D%E8%B1%86.example.org?subject=Test%20NATTO"),
]
PHONE = [
    *(
        "tel:+442079460000",
        "TEL:999",
        "tel:112",
        "tel:+44-20-7946-0000",
        "tel:+1(555)0100",
        "tel:(555)0100",
        "tel:+1.555.0100",
    ),
    *("tel:*31*555", "tel:*31*+442079460000", "tel:*%2306%23", "tel:*100#", "tel:+1555;ext=12", "tel:%2B442079460000"),
    *("tel:7042;phone-context=example.com", "tel:863-1234;phone-context=+1-914-555", "tel:00442079460000"),
    *("tel:+15550100,,123#", "tel:+15550100p123", "tel:+123456789012345", "tel:00123456789012345", "tel:999?x=y"),
    *(
        "sms:+15550100",
        "sms:+15550100?body=hi%20you",
        "sms:+15550100,+15550101?body=x",
        "sms:+1555;body=x",
        "sms:?body=x",
    ),
]
OTHER = [
    *("data:image/png;base64,AAAA", "data:image/svg+xml;utf8,<svg a='b c'>", "DATA:,x", "geo:51.5,-0.1", "urn:isbn:1"),
    *(
        "magnet:?xt=urn:btih:1",
        "webcal://example.org/x.ics",
        "about:blank",
        "skype:x?call",
        "git+ssh://x",
        "doi:10.1/x",
    ),
    *(
        "ms-word:ofe|u|https://example.org/x.docx",
        "web+x:y",
        "x-thing:y",
        "com.example.app://x",
        "zoommtg://x",
        "whatsapp://x",
    ),
    *(
        "chrome://x",
        "vscode://file/x",
        "view-source:x",
        "news:x",
        "nntp://x",
        "irc://x",
        "xmpp:a@b",
        "sips:a@b",
        "ldap:///x",
    ),
    *(
        "blob:x",
        "cid:x",
        "mid:x",
        "nfs://x",
        "smb://x/y",
        "ssh://x",
        "sftp://x",
        "ftps://x",
        "msteams:x",
        "facetime:x",
        "maps:x",
    ),
]


@pytest.mark.parametrize("address", [*RELATIVE, *WEB, *MAIL, *PHONE, *OTHER])
def test_no_fault(address: str) -> None:
    """What browsers, mail programs and telephones can follow has no fault; whether a file is there is not asked."""
    assert fault(address) is None


@pytest.mark.parametrize(
    ("address", "message"),
    [
        ("https://example]org", "names no host: ']' is in it."),
        ("https://", "names no host."),
        ("https:", "names no host."),
        ("https:///", "names no host."),
        ("https://?q", "names no host."),
        ("https://#x", "names no host."),
        ("https:#xy", "names no host."),
        ("https:?xy", "names no host."),
        ("ws://", "names no host."),
        ("https:///x", "names no host."),
        ("https:///www.example.org/x", "names no host. Did you mean 'https://www.example.org/x'?"),
        ("https://user@/x", "names no host."),
        ("https://:80/", "names no host."),
        ("//", "names no host."),
        ("ftp://", "names no host."),
        ("http:example.org", "has no '//' after 'http:'. Did you mean 'http://example.org'?"),
        ("https:/www.example.org", "has no '//' after 'https:'. Did you mean 'https://www.example.org'?"),
        ("https:\\\\www.example.org\\x", "has no '//' after 'https:'. Did you mean 'https://www.example.org/x'?"),
        ("https: //example.org", "has no '//' after 'https:'. Did you mean 'https://example.org'?"),
        ("http:://example.org", "has no '//' after 'http:'. Did you mean 'http://example.org'?"),
        ("https://www..example.org", "names no host: nothing stands before a dot."),
        ("https://.example.org", "names no host: nothing stands before a dot."),
        ("https://example.org../x", "names no host: nothing stands before a dot."),
        ("https://.", "names no host: nothing stands before a dot."),
        ("https://例え。。jp", "names no host: nothing stands before a dot."),
        ("https://exam ple.org", "names no host: a space is in it."),
        ("https:// example.org", "names no host: a space is in it."),
        ("https://exa%20mple.org", "names no host: a space is in it."),
        ("https://exa\xa0mple.org", "names no host: a space is in it."),
        ("https://exa%mple.org", "names no host: '%' is in it."),
        ("https://example.org%2Fx", "names no host: '/' is in it."),
        ("https://exam[ple.org", "names no host: '[' is in it."),
        ("https://example,org", "names no host: ',' is in it."),
        ("https://example.org)", "names no host: ')' is in it."),
        ("https://example.org”", "names no host: '”' is in it."),
        ("https://<host>/x", "names no host: '<' is in it."),
        ("https://*.example.org", "names no host: '*' is in it."),
        ("https://example；org", "names no host: ';' is in it."),
        ("https://\ud800.org", "names no host: '\ud800' is in it."),
        ("https://-example.org", "names no host: a part of it begins or ends with '-'."),
        ("https://www.example-.org", "names no host: a part of it begins or ends with '-'."),
        (f"https://{'a' * 64}", "names no host: it is longer than 63 characters between two dots, or 253 in all."),
        (f"https://{'ü' * 60}", "names no host: it is longer than 63 characters between two dots, or 253 in all."),
        (f"https://{'a.' * 126}aa", "names no host: it is longer than 63 characters between two dots, or 253 in all."),
        (f"https://{'a.' * 200}org", "names no host: it is longer than 253 characters."),
        ("https://256.1.1.1", "names no host: it is no IPv4 address (four numbers up to 255)."),
        ("https://1.1.1.256:80/x", "names no host: it is no IPv4 address (four numbers up to 255)."),
        ("https://1.2.3.4.0", "names no host: it is no IPv4 address (four numbers up to 255)."),
        ("https://1.2.3.4.5", "names no host: it is no IPv4 address (four numbers up to 255)."),
        ("https://192.168.08.1", "names no host: it is no IPv4 address (four numbers up to 255)."),
        ("https://example.123", "names no host: it is no IPv4 address (four numbers up to 255)."),
        ("https://4294967296", "names no host: it is no IPv4 address (four numbers up to 255)."),
        ("https://[::1", "names no host: between '[' and ']' stands an IPv6 address, and only there."),
        ("https://[zz]/", "names no host: between '[' and ']' stands an IPv6 address, and only there."),
        ("https://[::1%25eth0]/", "names no host: between '[' and ']' stands an IPv6 address, and only there."),
        ("https://[::1]x/", "names no host: between '[' and ']' stands an IPv6 address, and only there."),
        ("https://example.org:80a/", "has no port after its host: '80a' is no number from 1 to 65535."),
        ("https://example.org:65536", "has no port after its host: '65536' is no number from 1 to 65535."),
        ("https://example.org:0", "has no port after its host: '0' is no number from 1 to 65535."),
        ("https://example.org:8:9", "has no port after its host: '8:9' is no number from 1 to 65535."),
        ("https://example.org/a b", "has a space in it. Write 'https://example.org/a%20b'."),
        ("https://example.org/?q=a b", "has a space in it. Write 'https://example.org/?q=a%20b'."),
        ("skype:a b", "has a space in it. Write 'skype:a%20b'."),
    ],
)
def test_web_address(address: str, message: str) -> None:
    """An address with a host has one that can exist, a port that can, and no space."""
    assert fault(address) == ("malformed", f"'{address[:79] + '…' if len(address) > 80 else address}' {message}")


@pytest.mark.parametrize(
    ("address", "guess"),
    [
        ("https://https://example.org/", "https://example.org/"),
        ("http://https://example.org", "https://example.org"),
        ("https://https://https://example.org", "https://example.org"),
        ("http://http//example.org", "http://example.org"),
        ("https:https://example.org", "https://example.org"),
        ("https://https:example.org", "https://example.org"),
        ("https://https:/example.org", "https://example.org"),
        ("https://www.https://example.org", "https://example.org"),
        ("https://htps://example.org", "https://example.org"),
        ("https:\\\\https://example.org", "https://example.org"),
    ],
)
def test_doubled_scheme(address: str, guess: str) -> None:
    """A scheme that stands twice is one too many."""
    assert fault(address) == ("malformed", f"'{address}' has two schemes. Did you mean '{guess}'?")


@pytest.mark.parametrize(
    ("address", "guess"),
    [
        ("htps://example.org", "https://example.org"),
        ("htttp://example.org", "http://example.org"),
        ("hhtp:example.org", "http://example.org"),
        ("ttps://example.org", "https://example.org"),
        ("httpss://example.org", "https://example.org"),
        ("htpps://example.org", "https://example.org"),
        ("httos://example.org", "https://example.org"),
        ("HTTSP://example.org", "https://example.org"),
        ("httpshttps://example.org", "https://example.org"),
        ("https;//example.org", "https://example.org"),
        ("https.//example.org", "https://example.org"),
        ("https,//example.org", "https://example.org"),
        ("https：//example.org", "https://example.org"),
        ("htps;//example.org", "https://example.org"),
        ("https ://example.org", "https://example.org"),
        ("https//www.example.org", "https://www.example.org"),
        ("https/www.example.org", "https://www.example.org"),
        ("https;www.example.org", "https://www.example.org"),
        ("htps//example.org", "https://example.org"),
        ("http//", "http://…"),
        ("https%3A//example.org", "https://example.org"),
        ("https%3a%2F%2Fexample.org", "https://example.org"),
        ("ftp;//example.org", "ftp://example.org"),
        ("“https://example.org”", "https://example.org"),
        ("(https://example.org", "https://example.org"),
        ("/https://example.org", "https://example.org"),
        ("../https://example.org", "https://example.org"),
        ("://example.org", "https://example.org"),
        ("www.example.org", "https://www.example.org"),
        ("WWW.example.org/x?y", "https://WWW.example.org/x?y"),
        (" www2.example.org", "https://www2.example.org"),
        ("www.example.org:8080/x", "https://www.example.org:8080/x"),
        ("example.org:8080", "https://example.org:8080"),
        ("intranet:8080/x", "https://intranet:8080/x"),
        ("localhost:8000", "http://localhost:8000"),
        ("mailto;a@b.org", "mailto:a@b.org"),
        ("mailto,a@b.org", "mailto:a@b.org"),
        ("mailto a@b.org", "mailto:a@b.org"),
        ("mailto :a@b.org", "mailto:a@b.org"),
        ("mailto%3Aa@b.org", "mailto:a@b.org"),
        ("mailto//a@b.org", "mailto:a@b.org"),
        ("mailt0:a@b.org", "mailto:a@b.org"),
        ("mailot:a@b.org", "mailto:a@b.org"),
        ("mail:a@b.org", "mailto:a@b.org"),
        ("email:a@b.org", "mailto:a@b.org"),
        ("radiology@example.org", "mailto:radiology@example.org"),
        ("radiology@example.org?subject=x", "mailto:radiology@example.org?subject=x"),
        ("tel;", "tel:…"),
        ("tel;+4420", "tel:+4420"),
        ("tel :999", "tel:999"),
        ("tell:999", "tel:999"),
        *((f"{word}:999", "tel:999") for word in ("phone", "telephone", "telefon", "call", "mobile")),
        ("smss:999", "sms:999"),
        ("fiel:x", "file:x"),
        ("httos;//example.org", "https://example.org"),
        ("ftp//example.org", "ftp://example.org"),
        ("javscript:x", "javascript:x"),
    ],
)
def test_mistyped_scheme(address: str, guess: str) -> None:
    """A scheme that is mistyped, or missing where it is clear that one is meant, is told with the right one."""
    found = fault(address)
    assert found is not None
    assert found.kind == "malformed"
    assert found.message.startswith(f"'{address.strip()}' ")
    assert found.message.endswith(f" Did you mean '{guess}'?")


@pytest.mark.parametrize(
    ("address", "message"),
    [
        ("foo:bar", "begins with 'foo:', which nothing answers to."),
        ("note:1", "begins with 'note:', which nothing answers to."),
        ("my-app://x", "begins with 'my-app:', which nothing answers to."),
        ("C:x", "begins with 'c:', which nothing answers to."),
        ("https;//x", "is no address: 'https:' is written with a colon. Did you mean 'https://x'?"),
        ("https ://x", "has a space before its ':'. Did you mean 'https://x'?"),
        ("'https://x", "begins with '''. Did you mean 'https://x'?"),
        ("http;//x", "is no address: 'http:' is written with a colon. Did you mean 'http://x'?"),
        ("https www.x", "is no address: 'https:' is written with a colon. Did you mean 'https://www.x'?"),
        ("ftp;//x", "is no address: 'ftp:' is written with a colon. Did you mean 'ftp://x'?"),
        ("mailto;a@b.org", "is no address: 'mailto:' is written with a colon. Did you mean 'mailto:a@b.org'?"),
        ("mailto a@b.org", "is no address: 'mailto:' is written with a colon. Did you mean 'mailto:a@b.org'?"),
        ("mailto//a@b.org", "is no address: 'mailto:' is written with a colon. Did you mean 'mailto:a@b.org'?"),
        ("tel;555-0100", "is no address: 'tel:' is written with a colon. Did you mean 'tel:555-0100'?"),
        ("sms;555-0100", "is no address: 'sms:' is written with a colon. Did you mean 'sms:555-0100'?"),
        ("www.x.org", "has no 'https://'. Did you mean 'https://www.x.org'?"),
        ("a@b.org", "has no 'mailto:'. Did you mean 'mailto:a@b.org'?"),
        ("://x\\y", "has no scheme before its ':'. Did you mean 'https://x\\y'?"),
        ("x.org:80/", "has no scheme. Did you mean 'https://x.org:80/'?"),
    ],
)
def test_scheme_messages(address: str, message: str) -> None:
    """A scheme that nothing answers to is no address; the message says what is wrong with it."""
    assert fault(address) == ("malformed", f"'{address}' {message}")


@pytest.mark.parametrize(
    "name",
    ["https", "https.html", "http;x", "ftp;x", "mailto;x.md", "mail.logo", "tel;x", "call 2", "file;x", "javascript;x"],
)
def test_a_name_like_a_scheme_is_a_path(name: str) -> None:
    """What only begins like a scheme may be a file of the site."""
    assert fault(name) is None


@pytest.mark.parametrize(
    ("address", "message"),
    [
        ("mailto:", "names nobody to write to."),
        ("mailto:?", "names nobody to write to."),
        ("mailto:%20", "names nobody to write to."),
        ("mailto:,a@b.org", "names nobody to write to."),
        ("mailto:a@b.org,", "names nobody to write to."),
        ("mailto:b.org?subject=x", "names nobody to write to: 'b.org' has no '@'."),
        ("mailto:b.org", "names nobody to write to: 'b.org' has no '@'."),
        ("mailto:a(at)b.org", "names nobody to write to: 'a(at)b.org' has no '@'."),
        ("mailto:https://b.org", "names nobody to write to: 'https://b.org' has no '@'."),
        ("mailto:a@b@example.org", "has two '@'. Write ',' between two addresses."),
        ("mailto:a@b.org;c@d.org", "has two '@'. Write ',' between two addresses."),
        ("mailto:@b.org", "has nothing before its '@'."),
        ("mailto:a b@c.org", "has ' ' before its '@', where it cannot be."),
        ("mailto:a%20b@c.org", "has ' ' before its '@', where it cannot be."),
        ("mailto:.a@b.org", "has '.' before its '@', where it cannot be."),
        ("mailto:a.@b.org", "has '.' before its '@', where it cannot be."),
        ("mailto:a..b@c.org", "has '..' before its '@', where it cannot be."),
        ("mailto:mailto:a@b.org", "has ':' before its '@', where it cannot be."),
        ('mailto:"a@b.org', "has '\"' before its '@', where it cannot be."),
        ("mailto:a@", "names no mail server: '' has no dot."),
        ("mailto:a@localhost", "names no mail server: 'localhost' has no dot."),
        ("mailto:a@.org", "names no mail server: '.org' has no dot."),
        ("mailto:a@b.org.", "names no mail server: a dot is at its end."),
        ("mailto:a@b..org", "names no mail server: nothing stands before a dot."),
        ("mailto:a@-b.org", "names no mail server: a part of it begins or ends with '-'."),
        ("mailto:a@b.org&subject=x", "names no mail server: '&' is in it."),
        ("mailto: a@b.org", "has a space in it. Write 'mailto:a@b.org'."),
        ("mailto:a@b.org, c@d.org", "has a space in it. Write 'mailto:a@b.org,c@d.org'."),
        ("mailto:a@b.org?subject=x y", "has a space in it. Write 'mailto:a@b.org?subject=x%20y'."),
        ("mailto:?subject=x y", "has a space in it. Write 'mailto:?subject=x%20y'."),
        ("mailto://a@b.org", "has a '//' that 'mailto:' does not have. Did you mean 'mailto:a@b.org'?"),
        ("mailto:a%@b.org", "has a '%' without two hexadecimal digits. Write '%25' for a percent sign."),
        ("mailto:?subject=100%", "has a '%' without two hexadecimal digits. Write '%25' for a percent sign."),
    ],
)
def test_mailto(address: str, message: str) -> None:
    """RFC 6068: somebody to write to, at a mail server, all of it encoded."""
    assert fault(address) == ("malformed", f"'{address}' {message}")


NO_NUMBER = "names no number: digits stand there, and a '+' only before them."
NO_DIGIT = "in its number. Write digits, with '-' between them."


@pytest.mark.parametrize(
    ("address", "message"),
    [
        ("tel:", NO_NUMBER),
        ("tel:+", NO_NUMBER),
        ("tel:()", NO_NUMBER),
        ("tel:;ext=1", NO_NUMBER),
        ("tel:44+20", NO_NUMBER),
        ("tel:++44", NO_NUMBER),
        ("tel:+44+20", NO_NUMBER),
        ("sms:", NO_NUMBER),
        ("sms:+1555,?body=x", NO_NUMBER),
        ("tel:CALL-US", f"has 'C' {NO_DIGIT}"),
        ("tel:1-800-FLOWERS", f"has 'F' {NO_DIGIT}"),
        ("tel:999p", f"has 'p' {NO_DIGIT}"),
        ("tel:tel:999", f"has 't' {NO_DIGIT}"),
        ("tel:020/79", f"has '/' {NO_DIGIT}"),
        ("tel:+44‑20", f"has '‑' {NO_DIGIT}"),
        ("tel:٩٩٩", f"has '٩' {NO_DIGIT}"),
        ("tel:9%9", f"has '%' {NO_DIGIT}"),
        ("sms:HELLO", f"has 'H' {NO_DIGIT}"),
        ("tel:+44 20 7946", "has a space in its number. Did you mean 'tel:+44207946'?"),
        ("tel:+44%2020%207946", "has a space in its number. Did you mean 'tel:+44207946'?"),
        ("tel:+44\xa020", "has a space in its number. Did you mean 'tel:+4420'?"),
        ("sms:+44 20?body=a b", "has a space in its number. Did you mean 'sms:+4420'?"),
        ("tel://+4420", "has a '//' that 'tel:' does not have. Did you mean 'tel:+4420'?"),
        ("sms://+4420", "has a '//' that 'sms:' does not have. Did you mean 'sms:+4420'?"),
        ("tel:+1234567890123456", "has more than 15 digits, which no number has."),
        ("tel:001234567890123456", "has more than 15 digits, which no number has."),
    ],
)
def test_phone(address: str, message: str) -> None:
    """RFC 3966: a number of at most 15 digits, a plus only before it, no letters and no spaces."""
    assert fault(address) == ("malformed", f"'{address}' {message}")


SCRIPT = "is a script: nothing happens where scripts are off. Link a page."
DISK = "is a file of one machine. Put it into the site and link its relative path."
NETWORK = "is a file of one network. Put it into the site and link its relative path."


@pytest.mark.parametrize(
    ("address", "message"),
    [
        ("javascript:void(0)", SCRIPT),
        ("JavaScript:x()", SCRIPT),
        ("vbscript:x", SCRIPT),
        ("file:///home/me/x.pdf", DISK),
        ("FILE://server/x", DISK),
        ("C:\\x.pdf", DISK),
        ("c:/x.pdf", DISK),
        ("/C:/x.pdf", DISK),
        ("\\\\server\\share", NETWORK),
        ("/\\host", NETWORK),
        ("img\\ok.png", "has a '\\'. Write 'img/ok.png'."),
        ("..\\img\\ok.png#x", "has a '\\'. Write '../img/ok.png#x'."),
        ("//example.org/x", "gets its scheme from the page, 'file:' in a copy. Write 'https://example.org/x'."),
        ("///x", "gets its scheme from the page, 'file:' in a copy. Write 'https://x'."),
        ("https://x.org/a\\b", "holds a '\\', which some programs read as '/' and others do not. Write '/'."),
    ],
)
def test_unportable(address: str, message: str) -> None:
    """What works on one machine, in one place or only with scripts is told with what to do instead."""
    assert fault(address) == ("unportable", f"'{address}' {message}")


@pytest.mark.parametrize(
    "address", [" \n\tjavascript:x", "java\nscript:x", "j\ta\rvascript\n:x", "\x00\x1fjavascript:x"]
)
def test_hidden_script(address: str) -> None:
    """White space that browsers drop does not hide a script."""
    assert fault(address) == ("unportable", f"'javascript:x' {SCRIPT}")


def test_long_address_is_shortened() -> None:
    """A message shows the first 79 characters of an address that has more than 80."""
    assert fault("foo:" + "x" * 76) == ("malformed", f"'foo:{'x' * 76}' begins with 'foo:', which nothing answers to.")
    assert fault("foo:" + "x" * 77) == ("malformed", f"'foo:{'x' * 75}…' begins with 'foo:', which nothing answers to.")
    found = fault("https;//" + "x" * 1000)
    assert found is not None
    assert len(found.message) < 250  # the address and the guess
    assert found.message.count("…") == 2


@pytest.mark.parametrize(
    ("address", "outside", "web"),
    [
        ("https://example.org", True, True),
        ("HTTP:example.org", True, True),
        (" http://intranet", True, True),
        ("ht\ntps://x", True, True),
        ("//host/x", True, True),
        ("/\t/host/x", True, True),
        ("\\\\host\\x", True, True),
        ("mailto:a@b.org", True, False),
        ("tel:999", True, False),
        ("data:,x", True, False),
        ("javascript:x", True, False),
        ("C:\\x", True, False),
        ("httpx://x", True, False),
        ("prepare.md", False, False),
        ("../x/#y", False, False),
        ("/x", False, False),
        ("#a:b", False, False),
        ("?a:b", False, False),
        ("./a:b", False, False),
        ("1:2", False, False),
        ("", False, False),
        ("www.example.org", False, False),
        ("https;//x", False, False),
    ],
)
def test_outside(address: str, outside: bool, web: bool) -> None:
    """What a browser asks another host or program for is told from files of the site, mistyped or not."""
    assert (is_outside(address), is_web(address)) == (outside, web)


PIECES = [
    *"aht1+#?:/\\;@.%,-[]()\"'<>& \t\n\x00éü\u0301\u0316\ufdfa\ud800",
    *(
        "http",
        "https:",
        "//",
        "www.",
        "mailto:",
        "tel:",
        "sms:",
        "a@b.org",
        "a.",
        "%20",
        "%2C",
        '\\"',
        "::",
        "1,",
        "javascript:",
    ),
]


@given(st.lists(st.sampled_from(PIECES), max_size=20).map("".join))
def test_any_address_has_an_answer(address: str) -> None:
    """Nothing raises; what is no file of the site by its text is never called a path without a scheme."""
    found = fault(address)
    assert found is None or (found.kind in {"malformed", "unportable"} and found.message.startswith("'"))
    assert is_outside(address) or not is_web(address)


@given(
    st.sampled_from(
        ["", "https://", "https:", "https://[", "https://a:", "mailto:", 'mailto:"', "tel:1", "sms:", "//", "www."]
    ),
    st.lists(st.sampled_from(PIECES), min_size=1, max_size=3).map("".join),
)
def test_time_is_linear(start: str, unit: str) -> None:
    """An address made to exhaust takes no longer than another."""
    address = start + unit * (LONG // len(unit))
    began = time.process_time()
    fault(address)
    is_outside(address)
    is_web(address)
    assert time.process_time() - began < SECONDS


def test_relative_addresses_take_no_time() -> None:
    """A million relative addresses are judged in seconds."""
    addresses = ["../glossary/index.html#term-kyphoplasty", "img/a%20b.png"] * 25_000
    began = time.process_time()
    for address in addresses:
        fault(address)
    assert time.process_time() - began < 0.25  # 5 µs for each; it takes 0.3 µs
