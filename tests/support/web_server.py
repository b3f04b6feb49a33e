"""A real web server on the loopback interface that answers as it is told: also late, brokenly, or not at all.

It records every request, so that a test can say what was asked of it, when, and how much at the same time.
`Certificates` makes what a server needs for https, with the `openssl` command. Knows nothing of leaflets.
"""

from __future__ import annotations

import socket
import socketserver
import ssl
import subprocess
import threading
import time
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import TracebackType
from typing import Any

HTML = {"Content-Type": "text/html; charset=utf-8"}


@dataclass(frozen=True)
class Say:
    """One answer.

    `delay`: seconds before it. `length`: what Content-Length says, where that is not true. `raw`: these bytes in
    place of an answer, then the end of the connection. `endless`: sent again and again as a body, with `every`
    seconds between, until the other side goes.
    """

    status: int = 200
    body: bytes = b""
    headers: Mapping[str, str] = field(default_factory=lambda: HTML)
    delay: float = 0
    length: int | None = None
    raw: bytes | None = None
    endless: bytes = b""
    every: float = 0


@dataclass
class Seen:
    """One request: its method, host (without port), path, headers (names in lower case), and when it came.

    `connection` is the other side's port; `sent` counts what it got of an endless body.
    """

    method: str
    host: str
    path: str
    headers: dict[str, str]
    at: float
    connection: int
    sent: int = 0


def redirect(status: int, location: str) -> Say:
    """An answer that leads elsewhere."""
    return Say(status, headers={"Location": location})


def closed_port() -> int:
    """A port on which nothing listens."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
        return port


class WebServer:
    """A server on 127.0.0.1, which `localhost` leads to, too. Use it in a `with`."""

    def __init__(self, certificate: tuple[Path, Path] | None = None) -> None:
        """Take a free port; with a certificate and its key the server speaks TLS."""
        self.seen: list[Seen] = []
        self.most_at_once: Counter[str] = Counter()
        self.closing = threading.Event()
        self._at_once: Counter[str] = Counter()
        self._plan: dict[tuple[str, str], list[Say]] = {}
        self._lock = threading.Lock()
        self._server = _Server(("127.0.0.1", 0), _Handler)
        self._server.web = self
        self.port = self._server.server_address[1]
        self.scheme = "https" if certificate else "http"
        if certificate:
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(*certificate)
            self._server.socket = context.wrap_socket(self._server.socket, server_side=True)
        self._thread = threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)

    def __enter__(self) -> WebServer:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.closing.set()
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    def on(self, path: str, *says: Say, method: str = "") -> str:
        """Answer requests for `path` with each of `says` in turn, then always with the last; return the address."""
        self._plan[method, path] = list(says)
        return self.url(path)

    def url(self, path: str, host: str = "127.0.0.1") -> str:
        """The address of a path, at one of the names of this machine."""
        return f"{self.scheme}://{host}:{self.port}{path}"

    def methods(self, path: str) -> list[str]:
        """The methods with which a path was asked for, in order."""
        return [seen.method for seen in self.seen if seen.path == path]

    def begin(self, seen: Seen) -> Say:
        """Record a request and find its answer; 404 for a path that was not planned."""
        with self._lock:
            self.seen.append(seen)
            for name in (seen.host, "all"):
                self._at_once[name] += 1
                self.most_at_once[name] = max(self.most_at_once[name], self._at_once[name])
            path = seen.path.removeprefix(f"http://{seen.headers.get('host')}")  # so a proxy is asked
            says = self._plan.get((seen.method, path)) or self._plan.get(("", path)) or [Say(404)]
            return says.pop(0) if len(says) > 1 else says[0]

    def end(self, seen: Seen) -> None:
        """The answer is about to be sent: from now on the other side may ask again."""
        with self._lock:
            for name in (seen.host, "all"):
                self._at_once[name] -= 1


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    web: WebServer

    def server_bind(self) -> None:
        """Bind without looking up the machine's name, which takes seconds where there is no network."""
        socketserver.TCPServer.server_bind(self)
        self.server_name, self.server_port = "localhost", self.server_address[1]

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say nothing: that the other side goes early is what some tests want."""


class _Handler(BaseHTTPRequestHandler):
    server: _Server
    protocol_version = "HTTP/1.1"
    timeout = 10

    def do_GET(self) -> None:
        headers = {name.lower(): value for name, value in self.headers.items()}
        host = headers.get("host", "").partition(":")[0]
        seen = Seen(self.command, host, self.path, headers, time.monotonic(), self.client_address[1])
        web = self.server.web
        say = web.begin(seen)
        web.closing.wait(say.delay)
        web.end(seen)
        if say.raw is not None:
            self.wfile.write(say.raw)
            self.close_connection = True
            return
        self.send_response(say.status)
        for name, value in say.headers.items():
            self.send_header(name, value)
        if say.endless or say.length is not None:
            self.close_connection = True
        if not say.endless:
            self.send_header("Content-Length", str(len(say.body) if say.length is None else say.length))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(say.body)
            while say.endless and not web.closing.wait(say.every):
                self.wfile.write(say.endless)
                seen.sent += len(say.endless)

    do_HEAD = do_GET  # noqa: N815
    do_CONNECT = do_GET  # noqa: N815

    def log_message(self, format: str, *args: Any) -> None:
        """Keep quiet."""


_CONFIGURATION = """\
[req]
distinguished_name = name
[name]
[ca]
default_ca = test
[test]
database = index.txt
serial = serial
new_certs_dir = .
certificate = authority.pem
private_key = authority.key
default_md = sha256
policy = any
unique_subject = no
[any]
commonName = supplied
[authority]
basicConstraints = critical, CA:TRUE
keyUsage = critical, keyCertSign, cRLSign
subjectKeyIdentifier = hash
[here]
subjectAltName = IP:127.0.0.1, DNS:localhost
authorityKeyIdentifier = keyid
[elsewhere]
subjectAltName = DNS:elsewhere.example
authorityKeyIdentifier = keyid
"""


class Certificates:
    """An authority of our own and what it has signed, in a folder."""

    def __init__(self, folder: Path) -> None:
        """Make the authority; `bundle` is the file that a client must trust."""
        self._folder = folder
        self.bundle = folder / "authority.pem"
        (folder / "openssl.cnf").write_text(_CONFIGURATION)
        (folder / "index.txt").touch()
        (folder / "serial").write_text("01\n")
        self._key("authority")
        self._self_signed("authority", "authority")

    def right(self) -> tuple[Path, Path]:
        """For this machine, valid now."""
        return self._signed("right", "here", -1, 1)

    def expired(self) -> tuple[Path, Path]:
        """For this machine, until yesterday."""
        return self._signed("expired", "here", -3, -1)

    def elsewhere(self) -> tuple[Path, Path]:
        """For another machine."""
        return self._signed("elsewhere", "elsewhere", -1, 1)

    def by_itself(self) -> tuple[Path, Path]:
        """For this machine, signed by nobody else."""
        self._key("itself")
        return self._self_signed("itself", "here")

    def _key(self, name: str) -> None:
        self._run("ecparam", "-name", "prime256v1", "-genkey", "-noout", "-out", f"{name}.key")

    def _self_signed(self, name: str, extensions: str) -> tuple[Path, Path]:
        self._run(
            *("req", "-x509", "-new", "-key", f"{name}.key", "-subj", f"/CN={name}", "-days", "2", "-sha256"),
            *("-config", "openssl.cnf", "-extensions", extensions, "-out", f"{name}.pem"),
        )
        return self._folder / f"{name}.pem", self._folder / f"{name}.key"

    def _signed(self, name: str, extensions: str, first_day: int, last_day: int) -> tuple[Path, Path]:
        self._key(name)
        common = ("-config", "openssl.cnf", "-out")
        self._run("req", "-new", "-key", f"{name}.key", "-subj", f"/CN={name}", *common, f"{name}.csr")
        self._run(
            *("ca", "-batch", "-notext", "-in", f"{name}.csr", "-extensions", extensions),
            *("-startdate", _day(first_day), "-enddate", _day(last_day), *common, f"{name}.pem"),
        )
        return self._folder / f"{name}.pem", self._folder / f"{name}.key"

    def _run(self, *arguments: str) -> None:
        done = subprocess.run(["openssl", *arguments], cwd=self._folder, capture_output=True, text=True, check=False)
        if done.returncode:
            raise RuntimeError(f"openssl {' '.join(arguments)}: {done.stderr}")


def _day(days: int) -> str:
    """The time so many days from now, as `openssl ca` reads it."""
    return time.strftime("%Y%m%d%H%M%SZ", time.gmtime(time.time() + days * 86_400))
