"""A real nginx on this machine, with the file that admins get: deploy/nginx.conf. Knows nothing of leaflets."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from support import real_parts
from support.library import ROOT

SHIPPED = (ROOT / "deploy/nginx.conf").read_text("utf-8")


def yours(root: Path, path: str, port: int, log: Path, text: str = SHIPPED) -> str:
    """The shipped file as an admin changes it: where it listens, the folder, the path; and its log is the test's."""
    for shipped, ours in (
        ("listen 80;", f"listen 127.0.0.1:{port};"),
        ("root /srv/leaflets/current;", f'root "{root}";'),
        ('location ~ "^/(?<', f'location ~ "^{path}(?<'),
        ("/var/log/nginx/leaflets.error.log", f'"{log}"'),
    ):
        assert shipped in text, shipped
        text = text.replace(shipped, ours, 1)
    return text


def shown(site: Path, folder: Path) -> Path:
    """A store in a folder with a copy of a finished site as its only release; what `current` is in it."""
    shutil.copytree(site, folder / "releases/one/site")
    (folder / "current").symlink_to("releases/one/site")
    return folder / "current"


def free_port() -> int:
    """A port of this machine that nobody listens on."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


def whole(folder: Path, sites: str) -> Path:
    """An nginx.conf around the servers of `sites`, as a distribution has it; all that it writes is in `folder`."""
    user = "user root;" if os.geteuid() == 0 else ""
    kinds = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    temporary = "".join(f'{kind}_temp_path "{folder}/{kind}"; ' for kind in kinds)
    config = folder / "nginx.conf"
    config.write_text(
        f"""{user} daemon off; worker_processes 1; pid "{folder}/pid"; error_log "{folder}/error.log" notice;
        events {{ worker_connections 64; }}
        http {{ access_log "{folder}/access.log"; {temporary}
        {sites}
        }}""",
        "utf-8",
    )
    return config


def command(folder: Path, *arguments: str) -> list[str]:
    """The command line of nginx with the nginx.conf in `folder`."""
    config = ["-p", str(folder), "-c", str(folder / "nginx.conf"), "-e", str(folder / "error.log")]
    return [real_parts.nginx(), *config, *arguments]


@contextmanager
def nginx(folder: Path, sites: str, port: int) -> Iterator[None]:
    """Serve `sites` until the block ends."""
    whole(folder, sites)
    server = subprocess.Popen(command(folder), stderr=subprocess.PIPE, text=True)
    try:
        while server.poll() is None:
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", port)) == 0:
                    break
        assert server.poll() is None, server.communicate()[1]
        yield
    finally:
        server.terminate()
        server.communicate()
