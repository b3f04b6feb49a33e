"""deploy/nginx.conf on a real nginx: what it answers, with which headers, and what it refuses and never writes down."""

from __future__ import annotations

import gzip
import http.client
import itertools
import os
import re
import socket
import ssl
import subprocess
import threading
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from leaflets.html import hashed_names
from leaflets.publish.store import Release, Store
from support import nginx_server
from support.publisher import put

LONG = "A text that is long enough to be sent small. " * 40
FILES = {
    "index.html": f"<h1>Home</h1>{LONG}",
    "404.html": "<h1>This page is not here</h1>",
    "knee/index.html": "<h1>Knee</h1>",
    "knee/knee-booklet.pdf": "%PDF-1.7\n",
    "knee/figures/knee.svg": "<svg xmlns='http://www.w3.org/2000/svg'/>",
    "knee/Über uns.html": "<h1>About</h1>",
    "assets/screen.css": LONG,
    "assets/screen.01234567.css": LONG,
    "assets/inline/0123456789abcdef.js": "go()",
    "assets/javascripts/bundle.a5f9d56c.min.js": "go()",
    "assets/javascripts/bundle.a5f9d56c.min.js.map": "{}",
    "assets/fonts/a.woff2": "wOF2",
    "assets/images/favicon.png": "PNG",
    "assets/images/20261128.png": "PNG",
    "assets/notes-20261128.js": "go()",
    "search/search_index.json": f'["{LONG}"]',
    "sitemap.xml": "<urlset/>",
    "sitemap.xml.gz": "gz",
    "notes.unknown": "?",
    ".git/config": "secret",
    "knee/.draft.html": "secret",
}
POLICY = {
    "default-src 'none'", "script-src 'self'", "style-src 'self'", "img-src 'self' data:", "font-src 'self'",
    "connect-src 'self'", "worker-src 'self'", "base-uri 'none'", "form-action 'none'", "frame-ancestors 'none'",
}  # fmt: skip


@dataclass
class Answer:
    """What the server said."""

    status: int
    headers: dict[str, str]
    body: bytes


@dataclass
class Server:
    """A running server, and the folder in which its site and its logs are."""

    folder: Path
    port: int
    path: str
    release: Release

    def ask(self, address: str, method: str = "GET", **headers: str) -> Answer:
        """Send a request exactly as written: no client in between that repairs the path."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)
        connection.putrequest(method, f"{self.path}{address}", skip_host="Host" in headers, skip_accept_encoding=True)
        for name, value in headers.items():
            connection.putheader(name.replace("_", "-"), value)
        connection.endheaders()
        response = connection.getresponse()
        answer = Answer(response.status, {k.lower(): v for k, v in response.getheaders()}, response.read())
        connection.close()
        return answer


def publish(folder: Path, files: dict[str, str], seconds: int = 0) -> Release:
    """Make these files a release in `www` below the folder, as `leaflets publish` does, and `current`."""
    site = folder / f"site-{seconds}"
    for name, text in files.items():
        (site / name).parent.mkdir(parents=True, exist_ok=True)
        (site / name).write_text(text, "utf-8")
    return put(folder / "www", site, seconds)


@pytest.fixture(scope="module", params=["/", "/patients/leaflets/"])
def server(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The shipped file at the root of a host, then below a path."""
    folder = tmp_path_factory.mktemp("nginx")
    release = publish(folder, FILES)
    for outside in (folder, folder / "www"):
        (outside / "outside.html").write_text("secret", "utf-8")
    port = nginx_server.free_port()
    text = nginx_server.yours(folder / "www/current", request.param, port, folder / "site.log")
    with nginx_server.nginx(folder, text, port):
        yield Server(folder, port, request.param, release)


def test_file_is_sound(tmp_path: Path) -> None:
    """`nginx -t` has nothing to say of the shipped file; only the port and the log are another, for who is not root."""
    text = nginx_server.yours(Path("/srv/leaflets/current"), "/", 8080, tmp_path / "log")
    nginx_server.whole(tmp_path, text)
    done = subprocess.run(nginx_server.command(tmp_path, "-t"), capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "warn" not in done.stderr


TYPES = {
    "": "text/html; charset=utf-8",
    "index.html": "text/html; charset=utf-8",
    "knee/": "text/html; charset=utf-8",
    "knee/knee-booklet.pdf": "application/pdf",
    "knee/figures/knee.svg": "image/svg+xml; charset=utf-8",
    "knee/%C3%9Cber%20uns.html": "text/html; charset=utf-8",
    "assets/screen.css": "text/css; charset=utf-8",
    "assets/inline/0123456789abcdef.js": "text/javascript; charset=utf-8",
    "assets/javascripts/bundle.a5f9d56c.min.js.map": "application/json; charset=utf-8",
    "assets/fonts/a.woff2": "font/woff2",
    "assets/images/favicon.png": "image/png",
    "search/search_index.json": "application/json; charset=utf-8",
    "sitemap.xml": "application/xml; charset=utf-8",
    "sitemap.xml.gz": "application/gzip",
    "notes.unknown": "application/octet-stream",
}


@pytest.mark.parametrize("address", TYPES)
def test_types(address: str, server: Server) -> None:
    """Each kind of file comes with its type, and text with its encoding: with `nosniff` a browser relies on it."""
    answer = server.ask(address)
    assert answer.status == 200
    assert answer.headers["content-type"] == TYPES[address]


@pytest.mark.parametrize(("address", "method", "status"), [
    ("index.html", "GET", 200), ("index.html", "HEAD", 200), ("no/such/page.html", "GET", 404),
    ("index.html", "POST", 405), ("knee/knee-booklet.pdf", "GET", 200), (".git/config", "GET", 404),
])  # fmt: skip
def test_headers_of_every_answer(address: str, method: str, status: int, server: Server) -> None:
    """Pages, errors and refusals carry the same protection; a version of nginx is in none."""
    answer = server.ask(address, method)
    assert answer.status == status
    assert set(answer.headers["content-security-policy"].split("; ")) == POLICY
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["referrer-policy"] == "no-referrer"
    assert "camera=()" in answer.headers["permissions-policy"]
    assert answer.headers["x-release"] == server.release.id
    assert answer.headers["cache-control"] == "no-cache"
    assert answer.headers["server"] == "nginx"
    assert "strict-transport-security" not in answer.headers  # this is not TLS
    assert answer.headers.get("allow") == ("GET, HEAD" if status == 405 else None)


@pytest.mark.parametrize(("address", "kept"), [
    ("index.html", False), ("knee/knee-booklet.pdf", False), ("assets/screen.css", False),
    ("assets/fonts/a.woff2", False), ("search/search_index.json", False), ("assets/inline/ffffffffffffffff.js", False),
    ("assets/images/20261128.png", False), ("assets/notes-20261128.js", False),
    ("assets/screen.01234567.css", True), ("assets/inline/0123456789abcdef.js", True),
    ("assets/javascripts/bundle.a5f9d56c.min.js", True),
])  # fmt: skip
def test_caching(address: str, kept: bool, server: Server) -> None:
    """What is named by its content is kept for a year; all else, and what is not there, is asked for each time."""
    answer = server.ask(address)
    assert answer.headers["cache-control"] == ("public, max-age=31536000, immutable" if kept else "no-cache")
    if answer.status == 200:
        assert hashed_names.bears_hash(address) == kept  # what is named so by the build, and stays reachable after it
        again = server.ask(address, If_None_Match=answer.headers["etag"])
        assert (again.status, again.body) == (304, b"")


@pytest.mark.parametrize("address", ["index.html", "assets/screen.css", "search/search_index.json"])
def test_text_is_sent_small(address: str, server: Server) -> None:
    """A browser that can unpack gets less; one that can't gets all."""
    plain, small = server.ask(address), server.ask(address, Accept_Encoding="gzip")
    assert small.headers["content-encoding"] == "gzip"
    assert "content-encoding" not in plain.headers
    assert gzip.decompress(small.body) == plain.body
    assert len(small.body) < len(plain.body) / 4
    assert plain.headers["vary"] == small.headers["vary"] == "Accept-Encoding"


def test_pdf_is_sent_as_it_is(server: Server) -> None:
    """A booklet is packed already, and can be fetched in parts."""
    answer = server.ask("knee/knee-booklet.pdf", Range="bytes=0-3", Accept_Encoding="gzip")
    assert (answer.status, answer.body) == (206, b"%PDF")
    assert "content-encoding" not in answer.headers


def test_head_has_no_body(server: Server) -> None:
    """The same headers as GET."""
    head, get = server.ask("index.html", "HEAD"), server.ask("index.html")
    assert head.body == b""
    assert head.headers["content-length"] == str(len(get.body))


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "CONNECT", "PROPFIND", "FOO"])
def test_reading_only(method: str, server: Server) -> None:
    """Any other method is refused, for what is there and for what is not."""
    for address in ("index.html", "no/such.html"):
        assert server.ask(address, method).status in ((400, 405) if method == "CONNECT" else (405,))
    assert server.ask("index.html").status == 200


OUTSIDE = [
    "../manifest.json",
    "../../../outside.html",
    "../../../../outside.html",
    "%2e%2e/%2e%2e/%2e%2e/outside.html",
    "..%2f..%2f..%2foutside.html",
    "..%2fmanifest.json",
    "knee/../../../../outside.html",
    "knee/..%5c..%5c..%5coutside.html",
    "....//outside.html",
    "/etc/passwd",
    "knee/%00index.html",
    ".git/config",
    ".git/",
    "%2egit/config",
    "knee/.draft.html",
    "knee/%2Edraft.html",
]


@pytest.mark.parametrize("address", OUTSIDE)
def test_nothing_outside_and_nothing_hidden(address: str, server: Server) -> None:
    """No way of writing a path leads out of the site, and names that begin with a dot are not there."""
    answer = server.ask(address)
    assert answer.status in (400, 404)
    assert b"secret" not in answer.body
    assert b"sha256" not in answer.body
    assert b"root:" not in answer.body


@pytest.mark.parametrize("address", ["assets/", "search/", "assets/inline/", "knee/figures/", "assets/?C=M;O=D"])
def test_no_folder_is_listed(address: str, server: Server) -> None:
    """A folder without a page shows nothing of what is in it."""
    answer = server.ask(address)
    assert answer.status == 404
    assert answer.body.decode() == FILES["404.html"]
    assert set(answer.headers["content-security-policy"].split("; ")) == POLICY


def test_folder_without_its_slash(server: Server) -> None:
    """It leads to the folder's page, at the site's path and host, whatever the browser called the host."""
    answer = server.ask("knee")
    assert (answer.status, answer.headers["location"]) == (301, f"{server.path}knee/")


def test_missing_page(server: Server) -> None:
    """What is not there gets the site's own page with the status 404."""
    answer = server.ask("no/such/page.html")
    assert (answer.status, answer.body.decode()) == (404, FILES["404.html"])
    assert answer.headers["content-type"] == "text/html; charset=utf-8"


def test_nothing_is_served_beside_the_path(server: Server) -> None:
    """Below a path the site is there and nowhere else."""
    if server.path != "/":
        beside = Server(server.folder, server.port, "/", server.release)
        assert beside.ask("index.html").status == 404
        assert beside.ask("patients/leafletsindex.html").status == 404


def test_no_line_is_written_for_a_reader(server: Server) -> None:
    """After pages, searches with words in the address, faults and refusals the logs are empty."""
    for address in ("index.html?h=biopsy", "no/such.html", "assets/", ".git/config"):
        server.ask(address)
    server.ask("index.html", "POST")
    assert (server.folder / "site.log").read_text() == ""
    for log in ("error.log", "access.log"):
        assert "GET" not in (server.folder / log).read_text()


@pytest.fixture
def alone(tmp_path: Path) -> Iterator[Server]:
    """A server that a test may break."""
    release = publish(tmp_path, FILES)
    port = nginx_server.free_port()
    text = nginx_server.yours(tmp_path / "www/current", "/", port, tmp_path / "site.log")
    with nginx_server.nginx(tmp_path, text, port):
        yield Server(tmp_path, port, "/", release)


def test_nothing_is_served_where_no_site_is(alone: Server) -> None:
    """Without `current` there is no root, and never that of the disk; the next release is served at once."""
    (alone.folder / "www/current").unlink()
    for address in ("index.html", "etc/passwd", "etc/hostname", "proc/self/environ"):
        answer = alone.ask(address)
        assert answer.status == 503
        assert answer.headers["x-content-type-options"] == "nosniff"
    assert "realpath" in (alone.folder / "site.log").read_text()
    after = publish(alone.folder, {"index.html": "after"}, 1)
    assert alone.ask("index.html").headers["x-release"] == after.id != alone.release.id


@pytest.mark.parametrize(
    "target", ["/", "/etc", ".", "releases", "releases/{id}", "../site-0", "releases/{id}/site/.."]
)
def test_only_a_releases_site_is_served(alone: Server, target: str) -> None:
    """A `current` that leads to another folder shows nothing of it: not the store, its manifests, nor the disk."""
    (alone.folder / "www/current").unlink()
    (alone.folder / "www/current").symlink_to(target.format(id=alone.release.id))
    name = alone.release.id
    for address in ("", "index.html", "passwd", "etc/passwd", "manifest.json", f"releases/{name}/manifest.json",
                    f"{name}/manifest.json", f"{name}/site/index.html"):  # fmt: skip
        answer = alone.ask(address)
        assert answer.status == 503
        assert b"sha256" not in answer.body
        assert set(answer.headers["content-security-policy"].split("; ")) == POLICY


@pytest.mark.parametrize("target", ["releases/{id}/site", "{www}/releases/{id}/site", "releases/{id}/site/"])
def test_each_way_to_a_releases_site_is_served(alone: Server, target: str) -> None:
    """A link from the root of the disk, or with a slash at its end, is as good."""
    (alone.folder / "www/current").unlink()
    (alone.folder / "www/current").symlink_to(target.format(id=alone.release.id, www=alone.folder / "www"))
    answer = alone.ask("index.html")
    assert (answer.status, answer.headers["x-release"]) == (200, alone.release.id)


@pytest.mark.parametrize(
    "request_line", ["GET /a%00b HTTP/1.1", "GET / HTTP/9.9", "NONSENSE", "GET /%zz HTTP/1.1", "GET /.. HTTP/1.1"]
)
def test_policy_stands_on_a_bad_request(alone: Server, request_line: str) -> None:
    """Also what nginx can't read is answered with the policy, where it is answered with a page."""
    with socket.create_connection(("127.0.0.1", alone.port), timeout=10) as connection:
        connection.sendall(f"{request_line}\r\nHost: x\r\nConnection: close\r\n\r\n".encode())
        answer = b"".join(iter(lambda: connection.recv(65536), b"")).decode("latin-1")
    head, _, body = answer.partition("\r\n\r\n")
    assert re.match(r"HTTP/1\.1 (400|404|505) ", head), head
    assert "Content-Security-Policy: default-src 'none'" in head
    assert "secret" not in body


def test_answer_is_of_the_release_that_it_names(alone: Server) -> None:
    """While `current` moves without a pause, each answer is whole, and of the release that its header names."""
    store, made = Store(alone.folder / "www"), {alone.release.id: FILES["index.html"]}
    for number in range(1, 4):
        text = f"release {number} " * 50
        made[publish(alone.folder, {"index.html": text}, number).id] = text
    stop = threading.Event()

    def move() -> None:
        for release in itertools.cycle(store.releases):
            store.switch(release)
            if stop.is_set():
                return

    mover = threading.Thread(target=move)
    mover.start()
    seen: Counter[str] = Counter()
    try:
        for _ in range(20_000 if os.environ.get("LEAFLETS_LONG") else 1_000):
            assert mover.is_alive()
            answer = alone.ask("index.html")
            assert answer.status == 200
            assert answer.body.decode() == made[answer.headers["x-release"]]
            seen[answer.headers["x-release"]] += 1
    finally:
        stop.set()
        mover.join()
    assert set(seen) == set(made)


def with_tls(text: str, folder: Path, port: int, old_port: int) -> str:
    """What the end of the file says about TLS, done."""
    before, words = text.split("# TLS on this server.")
    lines = [line.removeprefix("#") for line in words.splitlines()]
    first, second = (index for index, line in enumerate(lines) if "listen" in line and "`" not in line)
    tls = "\n".join(lines[first : first + 4]).replace("/etc/ssl/leaflets", str(folder))
    tls = tls.replace("listen 443", f"listen 127.0.0.1:{port}")
    redirect = "\n".join(lines[second - 1 :]).replace("listen 80;", f"listen 127.0.0.1:{old_port};")
    return re.sub(r"listen 127\.0\.0\.1:\d+;", lambda _: tls, before) + redirect


def test_tls(tmp_path: Path) -> None:
    """With the lines for TLS the site says HSTS, and the old address leads to the new one."""
    release = publish(tmp_path, FILES)
    command = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-subj", "/CN=localhost", "-days", "2"]
    command += ["-keyout", str(tmp_path / "key.pem"), "-out", str(tmp_path / "fullchain.pem")]
    subprocess.run(command, check=True, capture_output=True)
    port, old_port = nginx_server.free_port(), nginx_server.free_port()
    text = nginx_server.yours(tmp_path / "www/current", "/", port, tmp_path / "site.log")
    with nginx_server.nginx(tmp_path, with_tls(text, tmp_path, port, old_port), port):
        trusted = ssl.create_default_context(cafile=str(tmp_path / "fullchain.pem"))
        trusted.check_hostname = False
        connection = http.client.HTTPSConnection("127.0.0.1", port, context=trusted, timeout=10)
        connection.request("GET", "/index.html")
        response = connection.getresponse()
        assert response.status == 200
        assert response.getheader("Strict-Transport-Security") == "max-age=31536000"
        connection.close()
        for host in ("leaflets.hospital.example", "evil.example", "leaflets.hospital.example.evil.example:99"):
            answer = Server(tmp_path, old_port, "/", release).ask("knee/?a=b", Host=host)
            assert answer.status == 301
            assert answer.headers["location"] == "https://leaflets.hospital.example/knee/?a=b"
